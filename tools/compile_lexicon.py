"""Writes `resources/lexicon/compiled.json`, from which the finder starts quickly; run it after changing the lexicon."""

import json
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from followup.signs.lexicon import load_lexicon  # noqa: E402 - the checkout is put on the path first
from followup.signs.vocabulary import COMPILED, compiled, fingerprint  # noqa: E402


def main() -> None:
    """Compile the lexicon of this checkout and say how large the result is."""
    folder = ROOT / "resources" / "lexicon"
    places = tomllib.loads((folder.parent / "places.toml").read_text(encoding="utf-8"))["places"]
    symptoms = tomllib.loads((folder.parent / "symptoms.toml").read_text(encoding="utf-8"))["symptoms"]
    names = {place: row["names"] for place, row in places.items()}
    parents = {place: row.get("part_of", "") for place, row in places.items()}
    plain = compiled(load_lexicon(folder, names, frozenset(symptoms)), parents)
    whole = {"fingerprint": fingerprint(folder, names, parents), **plain}
    lines = [f"{json.dumps(key)}:{json.dumps(part, separators=(',', ':'))}" for key, part in whole.items()]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (folder / COMPILED).write_text(text, encoding="utf-8")
    print(f"{len(plain['rows'])} phrases, {len(text) // 1024} KB")


if __name__ == "__main__":
    main()
