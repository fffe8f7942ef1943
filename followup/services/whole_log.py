"""The whole log as open files: one JSON file for each kind of entry, how to read them, and a reader for it."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain.codec import to_plain
from followup.domain.errors import Refused
from followup.domain.records import KINDS
from followup.paths import resource
from followup.services.files import about_the_file, write_file
from followup.services.photo_export import PictureFiles, pictures_of

if TYPE_CHECKING:
    from followup.storage.database import Database
    from followup.storage.photo_file import Picture

_README = """This folder holds one whole log, written by Followup. It is not locked: anybody who has it can read it.

One file for each kind of entry, named after it: observation.json, medicine.json and so on. Each is UTF-8 text and
holds one JSON list; an entry is an object.

Every entry has: id (its number within its kind), rev (how often it was saved), author_id (the id of who entered it,
in author.json; 1 is the person) and entered_at (when it was typed, with the offset from UTC).

Days are written as year-month-day. "about": true says that a day is a guess.
An observation belongs to an episode (episode_id), a dose period to a medicine (medicine_id), a question to a visit
(visit_id, null while it waits for the next one). "severity" goes from 0 to 10, higher is worse, null is "no number".
Weights are in grams; "unit" is the unit that was typed.

photos/ holds the pictures, named by the number of the photo and its day. In photo.json "file" says which one it is; it
is null where the picture could not be read, and photos/missing.txt names those.

trash.json holds entries that were deleted and can still be brought back, each with its kind and the moment.
history.json holds every change, oldest first: when (at), who (author_id), what was done (action), to which entry
(kind, id), and the entry before and after. An entry that was erased for good has neither.

diary.csv holds what a spreadsheet can show: symptoms, weight, medicines, exams done, notes and facts. Followup can
import it again.

read_export.py reads this folder with Python 3 alone:  python3 read_export.py
"""

_AS_IT_LAY = """
This export was made in safe mode: every row is as it lay in the file (form {revision}), and what could not be read is
not here. Yes and no are 1 and 0, answers to short questions are in answer.json, and there is no diary.csv.
"""

_UNFINISHED = "unfinished-"

_NOT_EXPORTED = frozenset({"draft", "log", "alembic_version"})


def write_json(
    database: Database, folder: Path, each: Callable[[float], object] = lambda _share: None
) -> tuple[Path, ...]:
    """Write each kind that has entries, the trash and the history into an empty folder; return the files.

    `each` is told the share done, from 0 to 1, before each picture and each kind; what it raises ends the writing.
    """
    each(0.0)
    pictures = pictures_of(database, folder, lambda share: each(share / 2))
    files = pictures.files
    with database.reading() as store:
        for at, (kind, record_type) in enumerate(KINDS.items()):
            each((1 + at / len(KINDS)) / 2)
            records = [pictures.file_of(kind, to_plain(record)) for record in store.all(record_type)]
            if records:
                files.append(_write(folder, kind, records))
        trash = [
            {"kind": one.kind, "removed_at": one.removed_at.isoformat()}
            | pictures.file_of(one.kind, to_plain(store.get(KINDS[one.kind], one.id, removed=True)))
            for one in store.trash()
        ]
        happened = [
            {
                "seq": line.seq,
                "at": line.at.isoformat(),
                "author_id": line.author_id,
                "action": str(line.action),
                "kind": line.kind,
                "id": line.id,
                "before": line.before,
                "after": line.after,
            }
            for line in reversed(store.history())
        ]
    return (*files, _write(folder, "trash", trash), _write(folder, "history", happened))


def write_rows(
    rows: Mapping[str, Iterable[dict[str, object]]], pictures: Iterable[Picture], revision: str, folder: Path
) -> tuple[Path, ...]:
    """Write the rows of a log just as they lay there, what is in the trash apart; return the files."""
    written = PictureFiles(folder, rows.get("photo", ()), pictures)
    files, trash = written.files, list[Mapping[str, object]]()
    for table, lay in rows.items():
        found = [written.file_of(table, row) for row in lay]
        live = [row for row in found if row.get("removed_at") is None]
        trash += [{"kind": table, **row} for row in found if row.get("removed_at") is not None]
        if live and table not in _NOT_EXPORTED:
            files.append(_write(folder, table, live))
    return (*files, _write(folder, "trash", trash), *write_readme(folder, _AS_IT_LAY.format(revision=revision)))


def require_empty(folder: Path) -> None:
    """Make the folder where it is not there; raises `Refused` when it holds anything."""
    from followup.storage import durable

    with about_the_file(folder):
        durable.new_folder(folder)
        if any(folder.iterdir()):
            raise Refused("This folder is not empty. Please choose an empty or a new folder.")


@contextmanager
def complete(folder: Path) -> Iterator[Path]:
    """Hand out a place to write an export in; at the end all of it stands in a new or empty folder, or nothing of it.

    It lies in a folder of its own until then, whose name says that it is not finished: a power cut leaves that behind.
    What somebody else puts into `folder` meanwhile stays.
    """
    from followup.storage import durable

    was_there = folder.is_dir()
    require_empty(folder)
    room, moved = folder / f"{_UNFINISHED}{secrets.token_hex(4)}", list[Path]()
    try:
        with about_the_file(folder):
            durable.new_folder(room)
        yield room
        with about_the_file(folder):
            for path in sorted(room.iterdir()):
                durable.replace(path, folder / path.name)
                moved.append(folder / path.name)
            room.rmdir()
    except BaseException:
        for path in (room, *moved):
            with suppress(OSError):
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        if not was_there:
            with suppress(OSError):
                folder.rmdir()
        raise


def write_readme(folder: Path, more: str = "") -> tuple[Path, Path]:
    """Write the page that says what is in the folder, and the program that reads it; return both."""
    page, reader = folder / "README.txt", folder / "read_export.py"
    write_file(page, (_README + more).encode("utf-8"))
    write_file(reader, resource("export", "read_export.py").read_bytes())
    return page, reader


def _write(folder: Path, name: str, content: Iterable[object]) -> Path:
    path = folder / f"{name}.json"
    write_file(path, json.dumps(list(content), ensure_ascii=False, indent=1).encode("utf-8"))
    return path
