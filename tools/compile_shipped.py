"""Writes `resources/compiled.json`, from which a start reads the shipped TOML; run it after changing any of that."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from followup.signs.shipped_files import COMPILED, compiled  # noqa: E402 - the checkout is put on the path first


def main() -> None:
    """Compile the shipped files of this checkout and say how large the result is."""
    folder = ROOT / "resources"
    rows = compiled(folder)
    # One line for each file, so that a change of one of them is a change of one line.
    lines = [f"{json.dumps(name)}:{json.dumps(row, separators=(',', ':'))}" for name, row in rows.items()]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (folder / COMPILED).write_text(text, encoding="utf-8")
    print(f"{len(rows)} files, {len(text) // 1024} KB")


if __name__ == "__main__":
    main()
