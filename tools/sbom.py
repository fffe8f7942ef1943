"""Write what Followup is made of as CycloneDX 1.6 (ECMA-424): every locked package with its version and hashes.

    python tools/sbom.py [requirements.lock] > sbom.json

The lock is the source, so the list holds what is installed and nothing else. The licences are those that the installed
packages state of themselves. Nothing is fetched.
"""

import json
import re
import sys
import uuid
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def sbom(lock: str, version: str) -> dict[str, object]:
    """Return the bill of materials of a lock file."""
    components: list[dict[str, object]] = []
    hashes: list[dict[str, str]] = []
    for line in lock.splitlines():
        if found := _PACKAGE.match(line):
            hashes = []
            components.append(_component(found[1], found[2], hashes))
        hashes += [{"alg": "SHA-256", "content": digest} for digest in _HASH.findall(line)]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, f"followup {version} {lock}")
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "followup",
                "name": "followup",
                "version": version,
                "licenses": [{"license": {"id": "GPL-3.0-or-later"}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": "followup", "dependsOn": [str(one["bom-ref"]) for one in components]}],
    }


def _component(name: str, version: str, hashes: list[dict[str, str]]) -> dict[str, object]:
    purl = f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{version}"
    component: dict[str, object] = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    licence = _licence(name)
    if licence:
        component["licenses"] = [{"license": {"name": licence}}]
    # One hash of each file that may be installed; CycloneDX has no better place for the hashes of wheels.
    component["externalReferences"] = [{"type": "distribution", "url": purl, "hashes": hashes}]
    return component


def _licence(name: str) -> str:
    try:
        stated = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    words = next((stated[name] for name in ("License-Expression", "License") if name in stated), "")
    return words.strip().splitlines()[0][:80] if words.strip() else ""


def main(words: list[str]) -> int:
    """Print the bill of materials."""
    sys.path.insert(0, str(ROOT))
    from followup import __version__

    lock = Path(words[0]) if words else ROOT / "requirements.lock"
    print(json.dumps(sbom(lock.read_text(encoding="utf-8"), __version__), indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
