"""Photos: taking a picture file in, and writing the picture of one out."""

from __future__ import annotations

from pathlib import Path

from followup.cli.call import Call
from followup.cli.entries import answer, author_id, record_of
from followup.cli.opened import opened
from followup.domain.codec import Plain
from followup.domain.errors import Refused
from followup.domain.photos import Photo
from followup.services.photos import PhotoWords

OF_THE_PICTURE = ("sha256", "size")
"""Fields that come from the picture itself."""

_NO_PICTURE_YET = {"sha256": "0" * 64, "size": 1}


def add(call: Call) -> int:
    """Keep a picture file beside a symptom and print the id of the photo.

    The day is the given one, or the one the camera wrote into the picture, or today.
    """
    given = call.given()
    file = _file(call, given)
    writer = given.pop("author", "")
    if not isinstance(writer, str):
        raise Refused("The field {name} must be text.", field="author", name="author")
    with opened(call) as log:
        has_day = "taken_on" in given
        said = _said({"taken_on": call.today().isoformat(), **given})
        clean = log.photos.read(file)
        kept = log.photos.add(
            clean,
            PhotoWords(
                episode_id=said.episode_id,
                taken_on=said.taken_on if has_day else log.photos.day_offered(clean) or said.taken_on,
                about=said.about,
                words=said.words,
                place=said.place,
                side=said.side,
                on_sheet=said.on_sheet,
                author_id=author_id(log, writer) if writer else said.author_id,
            ),
        )
        answer(call, kept)
    if not call.as_json:
        call.terminal.text(
            call.tr("The place and all else a camera hides in a picture was left out. The file itself is still there.")
        )
    return 0


def write_picture(call: Call, number: int, out: Path) -> int:
    """Write the picture of a photo into a file and print its path."""
    with opened(call) as log:
        log.photos.write(log.entries.get(Photo, number), out)
    if call.as_json:
        call.terminal.record({"file": str(out)})
    else:
        call.terminal.line(str(out))
    return 0


def _file(call: Call, given: Plain) -> Path:
    named = given.pop("file", "")
    file: Path | None = call.arguments.file
    if file is not None:
        return file
    if not isinstance(named, str) or not named or "\0" in named:
        raise Refused("Name the picture with --file, or as file in the JSON object.", field="file")
    return Path(named).expanduser()


def _said(given: Plain) -> Photo:
    for name in OF_THE_PICTURE:
        if name in given:
            raise Refused("The picture gives a photo its {name}. Please leave it out.", field=name, name=name)
    record = record_of(Photo.kind, {**_NO_PICTURE_YET, **given})
    if not isinstance(record, Photo):
        raise TypeError
    return record
