"""Twelve deliberate faults, planted one at a time in a copy of the program: the suite must catch each of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from .result import Result

ROOT = Path(__file__).resolve().parents[2]
_PARTS = ("followup", "tests", "tools", "migrations", "resources", "main.py", "pyproject.toml", "README.md")


class Fault(NamedTuple):
    """A fault: the text it replaces in a file, and the tests of ours that are meant to see it."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


FAULTS = (
    Fault(
        "synchronous lowered",
        "followup/storage/driver.py",
        '("synchronous", "EXTRA", 3)',
        '("synchronous", "NORMAL", 1)',
        ("tests/storage/test_database.py",),
    ),
    Fault(
        "fsync dropped",
        "followup/storage/copying.py",
        "    durable.sync_path(target)\n    durable.forget(target)\n",
        "    durable.forget(target)\n",
        ("tests/storage/test_backup.py",),
    ),
    Fault(
        "default Alembic environment",
        "followup/storage/engine.py",
        '    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")',
        "    del connection, writing",
        ("tests/storage/test_upgrade.py", "tests/storage/test_migrate.py", "tests/storage/test_database.py"),
    ),
    Fault(
        "chunked import",
        "followup/services/exchange.py",
        "            rows.take_all(diary.rows, each)",
        "            link = wish.store._link._connection\n"
        "            rows.take_all(diary.rows, lambda share: (link.commit(), link.begin(), each(share)))",
        ("tests/services/test_exchange.py",),
    ),
    Fault(
        "copy-over restore",
        "followup/storage/arriving.py",
        "        target.put_leftovers_aside()\n",
        "",
        ("tests/storage/test_backup.py",),
    ),
    Fault(
        "parameters shown in exceptions",
        "followup/storage/engine.py",
        "hide_parameters=True",
        "hide_parameters=False",
        ("tests/storage/test_errors.py", "tests/storage/test_engine.py", "tests/storage/test_strange_text.py"),
    ),
    Fault(
        "umask",
        "followup/storage/durable.py",
        "FILE_MODE, FOLDER_MODE = 0o600, 0o700",
        "FILE_MODE, FOLDER_MODE = 0o644, 0o755",
        ("tests/storage/test_durable.py",),
    ),
    Fault(
        "raw words in the page",
        "followup/report/pdf/ink.py",
        "(font.getSubsetInternalName(subset, document), escape(text))",
        "(font.getSubsetInternalName(subset, document), text)",
        ("tests/report/pdf/test_hostile.py",),
    ),
    Fault(
        "extractall",
        "followup/services/files.py",
        "import secrets\n",
        "import secrets\nimport tarfile\n\ntarfile.open('archive').extractall()\n",
        ("ruff",),
    ),
    Fault(
        "key file written in place",
        "followup/storage/durable.py",
        '    temporary = path.with_name(path.name + ".new")\n    temporary.unlink(missing_ok=True)\n    try:\n'
        "        descriptor = new_file(temporary)\n",
        "    path.write_bytes(content)\n    return\n    try:\n        descriptor = new_file(path)\n",
        ("tests/storage/test_keys.py", "tests/storage/test_durable.py", "tests/storage/test_crash.py"),
    ),
    Fault(
        "no revision check",
        "followup/storage/store.py",
        "        if before.rev != record.rev:\n            raise Conflict\n",
        "",
        ("tests/storage/test_store.py", "tests/services/test_entries.py"),
    ),
    Fault(
        "blind thinning",
        "followup/storage/thinning.py",
        "    counted = [one for one in ordered if one.made_at <= newest.made_at + LATER]\n",
        "    counted = ordered\n",
        ("tests/storage/test_thinning.py",),
    ),
)


def run(scale: float, place: Path) -> Result:
    """Plant the faults (a smaller scale plants fewer) and count those that are not caught."""
    chosen = FAULTS[: max(round(len(FAULTS) * min(scale, 1)), 1)]
    result = Result("planted", {"faults": len(chosen)})
    for fault in chosen:
        result.done["faults"] += 1
        caught = catches(fault, place / "tree")
        result.bad[f"not caught ({fault.name})"] += not caught
    # The control: without a fault the same tests pass, so that it is the fault that they see.
    tests = tuple(dict.fromkeys(name for fault in chosen for name in fault.tests if name != "ruff"))
    result.control = not catches(chosen[0]._replace(new=chosen[0].old, tests=tests), place / "tree")
    return result


def catches(fault: Fault, tree: Path) -> bool:
    """Return whether the suite fails in a copy of the program with the fault in it."""
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    tree.parent.chmod(0o755)  # some tests go on as somebody who is not root
    for part in _PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, tree / part)
    path = tree / fault.file
    content = path.read_text(encoding="utf-8")
    if fault.old not in content:
        raise LookupError(fault.name)
    path.write_text(content.replace(fault.old, fault.new, 1), encoding="utf-8")
    if fault.tests == ("ruff",):
        checked = subprocess.run(
            [sys.executable, "-m", "ruff", "check", "-q", "followup"], cwd=tree, stdout=subprocess.DEVNULL, check=False
        )
        return checked.returncode != 0
    tests = [name for name in fault.tests if (tree / name).exists()]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-n", "0", *tests]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    return done.returncode == 1
