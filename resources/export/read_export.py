"""Read an export of Followup with nothing but Python 3: no Followup, no other package, no network.

    python3 read_export.py                 every entry, oldest day first, as plain text
    python3 read_export.py medicine        the entries of one kind
    python3 read_export.py --csv medicine  the same as CSV, for a spreadsheet
    python3 read_export.py --check         count entries and pictures, and say whether every file reads
    python3 read_export.py --history       what was changed, when and by whom

Run it in the folder of the export, or name the folder as the last word.
"""

import csv
import json
import sys
from pathlib import Path

OTHER = {"history", "trash", "wish", "answer", "erasure", "draft", "log"}
LEFT_OUT = {"id", "rev", "author_id", "entered_at", "removed_at"}


def load(folder: Path) -> dict:
    """Return the entries of each kind; raises ValueError with the name of a file that does not read."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        try:
            found[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise ValueError(f"{path.name} does not read: {error}") from None
    return found


def day_of(entry: dict) -> str:
    """Return the first day that an entry names, else the day it was typed."""
    days = (value for name, value in entry.items() if name.endswith("_on") and isinstance(value, str) and value)
    return next(days, str(entry.get("entered_at") or "")[:10])


def in_words(kind: str, entry: dict, authors: dict) -> str:
    """Return one entry as one line of plain text."""
    said = []
    for name, value in entry.items():
        if name not in LEFT_OUT and value not in (None, "", [], {}):
            said.append(f"{name.replace('_', ' ')}: {value}")
    who = authors.get(entry.get("author_id"), "")
    return f"{day_of(entry)}  {kind} {entry.get('id', '')}  " + "; ".join(said) + (f"  (noted by {who})" if who else "")


def as_csv(entries: list) -> None:
    """Print entries as CSV; a cell that a spreadsheet could run gets an apostrophe in front."""
    names = list(dict.fromkeys(name for entry in entries for name in entry))
    writer = csv.writer(sys.stdout)
    writer.writerow(names)
    for entry in entries:
        cells = [json.dumps(v, ensure_ascii=False) if isinstance(v, (dict, list)) else v for v in map(entry.get, names)]
        writer.writerow(
            ["'" + c if isinstance(c, str) and c[:1] in ("=", "+", "-", "@", "\t", "\r") else c for c in cells]
        )


def report(found: dict, folder: Path) -> int:
    """Print how many entries of each kind there are, and how many pictures lie beside them."""
    for kind, entries in found.items():
        print(f"{kind}: {len(entries)}")
    photos = found.get("photo", []) + [one for one in found.get("trash", []) if one.get("kind") == "photo"]
    there = sum(bool(one.get("file")) and (folder / one["file"]).is_file() for one in photos)
    if photos:
        print(f"pictures: {there}")
        print(f"pictures missing: {len(photos) - there}")
    return 0


def happened(found: dict) -> int:
    """Print the history, oldest first."""
    for line in found.get("history", []):
        print(f"{line.get('at')}  {line.get('action')} {line.get('kind')} {line.get('id', line.get('record_id'))}")
    return 0


def main(words: list) -> int:
    """Carry out what was asked."""
    folder = Path(words.pop()) if words and Path(words[-1]).is_dir() else Path(__file__).resolve().parent
    try:
        found = load(folder)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    kinds = {kind: entries for kind, entries in found.items() if kind not in OTHER}
    if not kinds:
        print("There is no export in this folder.", file=sys.stderr)
        return 1
    authors = {a["id"]: a.get("name") for a in kinds.get("author", []) if a.get("id") != 1}
    if words in (["--check"], ["--history"]):
        return report(found, folder) if words == ["--check"] else happened(found)
    wanted = [word for word in words if not word.startswith("--")] or list(kinds)
    for kind in wanted:
        if kind not in kinds:
            print(f"There is no {kind}.json here. There are: {', '.join(kinds)}", file=sys.stderr)
            return 1
    if "--csv" in words:
        as_csv([entry for kind in wanted for entry in kinds[kind]])
        return 0
    lines = sorted((day_of(entry), in_words(kind, entry, authors)) for kind in wanted for entry in kinds[kind])
    for _, line in lines:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
