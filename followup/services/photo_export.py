"""Pictures as open files: each under the number of its photo and its day, which say nothing of what is to be seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from followup.services.files import about_the_file, write_file

if TYPE_CHECKING:
    from followup.storage.database import Database
    from followup.storage.photo_file import Picture

FOLDER = "photos"

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_MISSING = """The pictures of these photos could not be read. What was written about them is in photo.json.

{names}
"""


class PictureFiles:
    """The pictures of one export: `files` is every file that was written, and `file_of` tells a photo's own."""

    def __init__(self, folder: Path, rows: Iterable[Mapping[str, object]], pictures: Iterable[Picture]) -> None:
        self.files: list[Path] = []
        self._names: dict[object, str] = {}
        wanted: dict[str, list[Mapping[str, object]]] = {}
        for row in rows:
            wanted.setdefault(str(row["sha256"]), []).append(row)
        if wanted:
            self._write(folder, wanted, pictures)

    def file_of(self, kind: str, entry: dict[str, object]) -> dict[str, object]:
        """Return an entry as it is exported: a photo says which file is its picture, None where there is none."""
        return {**entry, "file": self._names.get(entry["id"])} if kind == "photo" else entry

    def _write(self, folder: Path, wanted: dict[str, list[Mapping[str, object]]], pictures: Iterable[Picture]) -> None:
        from followup.storage import durable

        with about_the_file(folder):
            durable.new_folder(folder / FOLDER)
        for one in pictures:
            for row in wanted.pop(one.sha256, ()):
                name = f"{FOLDER}/{_neutral(row)}.jpg"
                write_file(folder / name, one.picture)
                self.files.append(folder / name)
                self._names[row["id"]] = name
        if wanted:
            lost = sorted(_neutral(row) for rows in wanted.values() for row in rows)
            self.files.append(folder / FOLDER / "missing.txt")
            write_file(self.files[-1], _MISSING.format(names="\n".join(lost)).encode("utf-8"))


def pictures_of(
    database: Database, folder: Path, each: Callable[[float], object] = lambda _share: None
) -> PictureFiles:
    """Write every picture of an open log, the trash included, into a folder of an export.

    One that is lost is named as missing. Any other trouble with them, such as a disk that went away, is raised: what
    only could not be read now must not be called lost. `each` is told the share done, from 0 to 1, before each picture;
    what it raises ends the writing.
    """
    from followup.storage.errors import PhotoMissing, PhotosDamaged, TooNew
    from followup.storage.photos import Photos

    photos = Photos(database)
    rows = photos.listed()

    def pictures() -> Iterator[Picture]:
        names = sorted({str(row["sha256"]) for row in rows})
        for at, name in enumerate(names):
            each(at / len(names))
            with suppress(PhotoMissing, PhotosDamaged, TooNew):
                yield photos.get(name)

    return PictureFiles(folder, rows, pictures())


def _neutral(row: Mapping[str, object]) -> str:
    day = str(row["taken_on"])
    return f"photo-{row['id']}_{day if _DAY.fullmatch(day) else 'no-day'}"
