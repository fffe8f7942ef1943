"""What is said of a photo, on the screen and to screen readers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from followup.domain.photos import Photo
from followup.ui.kit.dates import plain_day, short_day


def day_words(photo: Photo, today: date) -> str:
    """Return the day of a photo, as people say it."""
    day = short_day(photo.taken_on, today)
    return _tr("about {day}").format(day=day) if photo.about else day


def caption(photo: Photo) -> str:
    """Return the day and the words of a photo."""
    day = plain_day(photo.taken_on)
    day = _tr("about {day}").format(day=day) if photo.about else day
    return f"{day}. {photo.words}" if photo.words else day


def spoken(photo: Photo) -> str:
    """Return what a photo is called for who does not see it."""
    return _tr("Photo, {caption}").format(caption=caption(photo))


def _tr(text: str) -> str:
    return QCoreApplication.translate("photos", text)
