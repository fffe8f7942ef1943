"""A photo beside a symptom: what the log says of it. The picture itself lies apart, under the hash of its bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from followup.domain.base import Record
from followup.domain.errors import Refused
from followup.domain.words import Side

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Record):
    """How a symptom looked on one day.

    `sha256` names the bytes of the picture (a JPEG of `size` bytes), which never change: another picture is another
    photo. `on_sheet` says that the person wants it on the summary for a visit.
    """

    kind: ClassVar[str] = "photo"

    episode_id: int
    taken_on: date
    about: bool = False
    words: str = ""
    place: str = ""
    side: Side = Side.NONE
    on_sheet: bool = False
    sha256: str
    size: int


def check_photo(record: Photo) -> None:
    """Raise `Refused` for a photo without a picture."""
    if _HASH.fullmatch(record.sha256) is None or record.size < 1:
        raise Refused("A photo is added with its picture. Please choose the picture file.", field="sha256")
