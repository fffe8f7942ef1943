"""A picture file of the person's: read in a process of its own, and made anew from its bare pixels.

Nothing that stood in the file goes on into the log: not the place where it was taken, not the name of the camera, not a
hidden small picture of what was cut away. Decoding a file of unknown making is the most dangerous thing this program
does, so it happens in `picture_child`; this process only ever sees a number of pixels, and makes its own JPEG of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from threading import Timer

from followup.domain.errors import Refused
from followup.exchange.picture_child import LONGEST_SIDE, SECONDS

MOST_BYTES = 40 * 1024 * 1024
"""Bytes a picture file may have, looked at before it is opened; a good phone makes 25 million."""

CHILD_WORD = "--decode-picture"
"""What a program packed into one file is started with, to decode one picture and end."""

PREVIEW_SIDE = 320
_QUALITY, _PREVIEW_QUALITY = 85, 80
_MOST_HEAD = 200
_MOST_PIXEL_BYTES = LONGEST_SIDE * LONGEST_SIDE * 3

_WHY = {
    "unknown": "This file is no photo that Followup can read. JPEG, PNG, WebP and HEIC can be read.",
    "heic": (
        "This photo is of the kind HEIC, which cannot be read on this computer. "
        "On the phone, open it, press Share, and save it as JPEG."
    ),
    "pixels": "This picture has more than 60 million points. Please save it smaller, then add it again.",
    "heavy": "This picture is too large to open. Please save it smaller, then add it again.",
    "broken": "This picture is damaged or not whole. Please copy it from the phone or camera again.",
}


@dataclass(frozen=True, slots=True, repr=False)
class CleanPicture:
    """A picture with nothing in it but what is to be seen: a JPEG, a small one of it, and the day a camera wrote."""

    picture: bytes
    preview: bytes
    width: int
    height: int
    taken_on: date | None


def read_picture(path: Path) -> CleanPicture:
    """Return a picture file cleaned; raises `Refused` with one sentence for what is none. It takes a second or two."""
    try:
        if not path.is_file():
            raise Refused("There is no picture file at this place. Please choose it again.", field="file")
        if path.stat().st_size > MOST_BYTES:
            raise Refused("This file is larger than 40 MB. Please choose a photo.", field="file")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError:
        raise Refused("This file cannot be read. Please choose it again.", field="file") from None
    return clean_picture(content)


def clean_picture(content: bytes) -> CleanPicture:
    """Return the bytes of a picture cleaned; raises as `read_picture`."""
    if len(content) > MOST_BYTES:
        raise Refused("This file is larger than 40 MB. Please choose a photo.", field="file")
    return _made_anew(_asked_of_child(content))


def _asked_of_child(content: bytes, seconds: float = SECONDS) -> bytes:
    """Return what the child says of a picture: at most a line and as many pixels as a kept picture has."""
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    child = subprocess.Popen(  # noqa: S603 - this very Python and a file of ours
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=hidden,
        # One arena of memory: else each thread of a decoder would take 64 MB of what it may have.
        env={**os.environ, "MALLOC_ARENA_MAX": "1"},
    )
    late = Timer(seconds, child.kill)
    late.start()
    try:
        assert child.stdin is not None  # noqa: S101 - asked for above
        assert child.stdout is not None  # noqa: S101 - asked for above
        with suppress(OSError):  # a child that ended early is told from what it said
            child.stdin.write(content)
        with suppress(OSError):
            child.stdin.close()
        return child.stdout.read(_MOST_HEAD + _MOST_PIXEL_BYTES + 1)
    finally:
        late.cancel()
        child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_WORD]
    return [sys.executable, "-P", str(Path(__file__).with_name("picture_child.py"))]


def _made_anew(answer: bytes) -> CleanPicture:
    """Return the picture that the child's pixels make; whatever else it says is taken for a damaged picture."""
    head, _, pixels = answer.partition(b"\n")
    try:
        said = json.loads(head[:_MOST_HEAD])
        if "refused" in said:
            raise _refused(str(said["refused"]))
        width, height = int(said["width"]), int(said["height"])
        taken = date.fromisoformat(said["taken"]) if said["taken"] else None
    except (ValueError, KeyError, TypeError, OverflowError):  # JSON in Python has a number called Infinity
        raise _refused("broken") from None
    if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE) or len(pixels) != width * height * 3:
        raise _refused("broken")
    from PIL import Image

    image = Image.frombytes("RGB", (width, height), pixels)
    picture = _jpeg(image, _QUALITY)
    image.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE), Image.Resampling.LANCZOS)
    return CleanPicture(picture, _jpeg(image, _PREVIEW_QUALITY), width, height, taken)


def _jpeg(image: object, quality: int) -> bytes:
    stream = BytesIO()
    image.save(stream, "JPEG", quality=quality, optimize=True)  # type: ignore[attr-defined]
    return stream.getvalue()


def _refused(why: str) -> Refused:
    return Refused(_WHY.get(why, _WHY["broken"]), field="file")
