"""What is asked of a new photo, and of one that is there: its day, a line of words, whether the doctor gets it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel

from followup.domain.days import Day
from followup.domain.photos import Photo
from followup.services.photos import PhotoWords
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import TickBox
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.text import small
from followup.ui.kit.who_row import WhoRow

if TYPE_CHECKING:
    from followup.domain.records import Author

SMALL_SIDE = 200


class PhotoForm(FormCard):
    """`read` returns what was typed, for a new photo."""

    def __init__(self, title: str, today: Callable[[], date], episode_id: int, day: Day) -> None:
        super().__init__(title, nested=False)
        self._episode_id = episode_id
        self.day_field = DateField(today, name=self.tr("When was it taken?"))
        self.day_field.set_day(day)
        self.words = self.line()
        self.words.setPlaceholderText(self.tr("e.g. after a shower"))
        self.on_sheet = TickBox(self.tr("Put it on my summary"))
        self.who = WhoRow()
        self.who.label.setText(self.tr("Who took it?"))
        self.who.who.setAccessibleName(self.tr("Who took it?"))
        self.form.add("taken_on", self.tr("When was it taken?"), self.day_field)
        self.form.add("words", self.tr("What can be seen?"), self.words)
        self.form.add_plain(self.on_sheet)
        self.form.take_row("author_id", self.who)
        self.form.add_plain(self.who)

    def show_picture(self, image: QImage) -> None:
        """Show the new picture above the buttons, with what became of it and of its file."""
        picture = QLabel()
        picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        side = round(SMALL_SIDE * self.devicePixelRatioF())
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        pixmap = QPixmap.fromImage(image.scaled(side, side, keep, smooth))
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        picture.setPixmap(pixmap)
        picture.setAccessibleName(self.tr("The new photo"))
        self.add(picture)
        kept = self.tr("Only what can be seen is kept. Hidden notes, such as the place, are left out.")
        self.add(small(kept))
        self.add(small(self.tr("The file itself stays where it is. Delete it there if nobody else should see it.")))

    def offer(self, authors: tuple[Author, ...]) -> None:
        """Ask who took it, where somebody else writes in this log too."""
        self.who.offer(authors)

    def finish(self) -> None:
        """Add the buttons."""
        self.end(self.words)

    def read(self) -> PhotoWords:
        """Return what was typed; raises `Refused` while the day is none."""
        day = self.day("taken_on", self.day_field)
        assert day is not None  # noqa: S101 - this field is never empty
        return PhotoWords(
            episode_id=self._episode_id,
            taken_on=day.on,
            about=day.about,
            words=self.words.text().strip(),
            on_sheet=self.on_sheet.isChecked(),
            author_id=self.who.author_id,
        )


def form_for(photo: Photo, title: str, today: Callable[[], date]) -> PhotoForm:
    """Return the form to change what is said of a photo."""
    form = PhotoForm(title, today, photo.episode_id, Day(photo.taken_on, about=photo.about))
    form.words.setText(photo.words)
    form.on_sheet.setChecked(photo.on_sheet)
    form.finish()
    return form


def changed(photo: Photo, said: PhotoWords) -> Photo:
    """Return a photo with what was typed into its form."""
    return replace(photo, taken_on=said.taken_on, about=said.about, words=said.words, on_sheet=said.on_sheet)
