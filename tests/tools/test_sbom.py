"""The list of what Followup is made of."""

import re
from pathlib import Path

from sbom import sbom

_LOCK = """# a comment
reportlab==5.1.0 \\
    --hash=sha256:{a} \\
    --hash=sha256:{b}
tzdata==2026.6 ; sys_platform == 'win32' \\
    --hash=sha256:{a}
""".format(a="a" * 64, b="b" * 64)


def test_every_package_is_there_with_its_hashes() -> None:
    """Also one for another system."""
    found = sbom(_LOCK, "1.0")
    components = found["components"]
    assert isinstance(components, list)
    assert [one["purl"] for one in components] == ["pkg:pypi/reportlab@5.1.0", "pkg:pypi/tzdata@2026.6"]
    assert [len(one["externalReferences"][0]["hashes"]) for one in components] == [2, 1]
    assert sbom(_LOCK, "1.0") == found


def test_the_list_of_the_real_lock_is_complete(root: Path) -> None:
    """As many components as locked packages, each with at least one hash."""
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    components = sbom(lock, "1.0")["components"]
    assert isinstance(components, list)
    assert len(components) == len(re.findall(r"^[a-z0-9-]+==", lock, re.MULTILINE | re.IGNORECASE)) >= 15
    assert all(one["externalReferences"][0]["hashes"] for one in components)
