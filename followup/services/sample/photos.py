"""Two photos of the scar in the sample log, drawn: how it was, and how it has paled since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

from followup.domain.records import Episode
from followup.services.log import OpenLog
from followup.services.photos import PhotoWords

SCAR = "pulling at the scar"

PHOTOS = ((240, "three months after, still pink", 0.9), (9, "much paler now", 0.35))
"""Days ago, what is said of it, and how red the scar is, from 0 to 1."""

_SIZE = (1200, 900)
_SKIN, _RED = (231, 197, 174), (196, 104, 104)


def keep_photos_of_day(log: OpenLog, day: Callable[[int], date], ago: int) -> None:
    """Keep the photo of a day, where there is one."""
    for taken, words, red in PHOTOS:
        if taken == ago:
            episode = next(one for one in log.entries.all(Episode) if one.words == SCAR)
            said = PhotoWords(episode_id=episode.id, taken_on=day(ago), words=words)
            log.photos.add(log.photos.read(_drawn(red)), said)


def _drawn(red: float) -> bytes:
    """Return a picture of a scar on skin, as a file."""
    from PIL import Image, ImageDraw, ImageFilter

    scar = tuple(round(skin + (hurt - skin) * red) for skin, hurt in zip(_SKIN, _RED, strict=True))
    image = Image.new("RGB", _SIZE, _SKIN)
    draw = ImageDraw.Draw(image)
    draw.arc((200, 120, 1000, 900), 200, 330, fill=scar, width=26)
    for step in range(210, 330, 15):
        draw.arc((180, 100, 1020, 920), step, step + 1, fill=scar, width=66)
    stream = BytesIO()
    image.filter(ImageFilter.GaussianBlur(5)).save(stream, "PNG")
    return stream.getvalue()
