"""Photos of one symptom, large: one after the other by the arrow keys, or two days side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.photos import Photo
from followup.domain.records import Episode
from followup.services.changes import Topic
from followup.services.photos import PhotoWords
from followup.ui.kit.buttons import Button, link_button, quiet_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import STEP, bare, text_width
from followup.ui.kit.text import second
from followup.ui.photos.form import PhotoForm, changed, form_for
from followup.ui.photos.pane import PhotoPane
from followup.ui.photos.taking import save_place
from followup.ui.screen import BaseScreen
from followup.ui.today.words import episode_title

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

SIDE_BY_SIDE = 60
"""Characters of width below which two photos stand one under the other."""


class Screen(BaseScreen):
    """`open_target(photo)` shows a photo among those of its symptom. Esc goes back to the story."""

    topics = frozenset({Topic.SYMPTOMS})

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today, reading=False)
        self.set_title(self.tr("Photos"))
        self.photos: tuple[Photo, ...] = ()
        self._episode: Episode | None = None
        self._at, self._beside = 0, 0
        self.form: PhotoForm | None = None
        self.back = link_button(self.tr("Back to the symptom"), self.go_back, icon="arrow-left")
        self.earlier = quiet_button(self.tr("Earlier"), lambda: self.step(-1), icon="arrow-left")
        self.later = quiet_button(self.tr("Later"), lambda: self.step(1), icon="arrow-right")
        self.compare = Button(self.tr("Two days"), "choice", self._turn_compare)
        self.compare.setAccessibleName(self.tr("Two days side by side"))
        self.compare.setCheckable(True)
        self.place = second()
        self.edit = quiet_button(self.tr("Change"), self._change, icon="pencil")
        self.write = quiet_button(self.tr("Save as file"), self._write, icon="download")
        self.delete = link_button(self.tr("Delete"), self._delete, icon="trash-2")
        self.panes = (PhotoPane(services.photos), PhotoPane(services.photos))
        for pane in self.panes:
            pane.stepped.connect(self.step)
        self.panes[1].hide()
        self._lay_out()
        self._set_shown(shown=False)

    def open_target(self, target: object) -> None:
        """Show a photo, and those of its symptom before and after it."""
        if isinstance(target, Photo):
            self._close_form()
            self.compare.setChecked(False)
            self._read(target.episode_id, target.id)

    def first_field(self) -> QWidget:
        """Return the picture, which takes the arrow keys."""
        return self.panes[0].view

    def refresh(self) -> None:
        """Read again; a photo that was deleted gives way to the next one, the last one to the story."""
        if self._episode is not None and self.photos:
            self._read(self._episode.id, self.photos[self._at].id)

    def step(self, by: int) -> None:
        """Go to an earlier or later photo; with two days side by side, the second one goes."""
        if not self.photos:
            return
        last = len(self.photos) - 1
        self._close_form()
        if self.compare.isChecked():
            self._beside = min(max(self._beside + by, 0), last)
        else:
            self._at = min(max(self._at + by, 0), last)
        self._show()

    def escape(self) -> None:
        """Close the form, then go back to the story."""
        if not self._close_form():
            self.go_back()

    def go_back(self) -> None:
        """Go back to the story of the symptom."""
        self.navigation.go("symptoms", self._episode)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the pictures: nobody looks at them now."""
        super().hideEvent(event)
        for pane in self.panes:
            pane.clear()

    def showEvent(self, event: object) -> None:
        """Show again what was shown."""
        super().showEvent(event)
        if self.photos:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put two photos under each other where the page is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= text_width(self, SIDE_BY_SIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._pictures.setDirection(across if wide else down)
        QTimer.singleShot(0, self, self._level)  # once the panes have their width

    def _level(self) -> None:
        """Keep two photos side by side at one height, also where the words under one of them are longer."""
        beside = self.panes[1].isVisible() and self._pictures.direction() is QBoxLayout.Direction.LeftToRight
        height = max(pane.words_height() for pane in self.panes) if beside else 0
        for pane in self.panes:
            pane.says.setMinimumHeight(height)

    def _read(self, episode_id: int, photo_id: int) -> None:
        found = self.services.entries.all(Episode, id=episode_id)
        self._episode = found[0] if found else None
        before, self.photos = self._at, self.services.photos.of(episode_id) if found else ()
        if not self.photos:
            self.go_back()
            return
        places = [at for at, photo in enumerate(self.photos) if photo.id == photo_id]
        self._at = places[0] if places else min(before, len(self.photos) - 1)
        self._beside = min(self._beside, len(self.photos) - 1)
        if self._episode is not None:
            view = self.services.journal.episode(episode_id)
            self.set_title(self.tr("Photos: {symptom}").format(symptom=episode_title(view, self.services)))
        self._show()

    def _set_shown(self, *, shown: bool) -> None:
        """Show nothing that acts on a photo while there is none."""
        for part in (self.panes[0], self.earlier, self.later, self.compare, self.edit, self.write, self.delete):
            part.setVisible(shown)

    def _show(self) -> None:
        self._set_shown(shown=True)
        side_by_side, last = self.compare.isChecked(), len(self.photos) - 1
        shown = sorted({self._at, self._beside}) if side_by_side else [self._at]
        for pane, at in zip(self.panes, shown, strict=False):
            pane.show_photo(self.photos[at])
        self.panes[1].setVisible(len(shown) > 1)
        if len(shown) == 1:
            self.panes[1].clear()
        for button in (self.edit, self.write, self.delete):
            button.setVisible(not side_by_side)
        moving = self._beside if side_by_side else self._at
        self.earlier.setEnabled(moving > 0)
        self.later.setEnabled(moving < last)
        self.compare.setVisible(last > 0)
        words = self.tr("Photo {number} of {count}. The arrow keys go to the next one.")
        self.place.setText(words.format(number=moving + 1, count=last + 1))
        self.place.setVisible(last > 0)
        QTimer.singleShot(0, self, self._level)

    def _turn_compare(self) -> None:
        """Begin with the first photo beside the one that is shown, the earlier one before the later one."""
        self._close_form()
        self._beside = 0 if self._at else len(self.photos) - 1
        self._show()

    def _change(self) -> None:
        self._close_form()
        form = form_for(self.photos[self._at], self.tr("Change what is said of this photo"), self.today)
        form.sent.connect(self._keep)
        form.closed.connect(self._close_form)
        self.form = form
        self._form_place.addWidget(form)
        form.focus_first()
        QTimer.singleShot(0, form, lambda: self.scroll_to(form))  # once it has its place

    def _keep(self, said: PhotoWords) -> None:
        photo, form = self.photos[self._at], self.form
        try:
            self.services.entries.change(changed(photo, said))
        except FollowupError as error:
            if form is None or not form.explain(error):
                self.navigation.show_error(error)
            return
        self._close_form()

    def _close_form(self) -> bool:
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.deleteLater()
        return form is not None

    def _write(self) -> None:
        photo = self.photos[self._at]
        place = save_place(self, f"photo-{photo.id}_{photo.taken_on.isoformat()}.jpg")
        if place is None:
            return
        words = self.tr("The picture is in {place}. It is not locked there.").format(place=place)
        self.navigation.run(
            lambda _asked: self.services.photos.write(photo, place),
            lambda _nothing: self.navigation.say(words),
            self.tr("Writing the picture."),
        )

    def _delete(self) -> None:
        self._close_form()
        self.services.entries.remove(Photo.kind, self.photos[self._at].id)

    def _lay_out(self) -> None:
        self._pictures = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        bare(self._pictures, STEP)
        for pane in self.panes:
            self._pictures.addWidget(pane, 1)
        self._form_place = QVBoxLayout()
        bare(self._form_place)
        self.add(row_of(self.back))
        self.add(row_of(self.earlier, self.later, self.compare))
        self.add(self._form_place)
        self.add(self._pictures, stretch=1)
        self.add(self.place)
        self.add(row_of(self.edit, self.write, self.delete))
