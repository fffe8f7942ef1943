"""The photos of one symptom, small, in its story: press one to see it large, add one by button, drop or paste."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.log_view import EpisodeView
from followup.domain.photos import Photo
from followup.ui.kit.busy import Asked, Work
from followup.ui.kit.buttons import link_button, quiet_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import SNUG, TIGHT, bare, clear
from followup.ui.kit.text import section, small
from followup.ui.photos.adding import Adding
from followup.ui.photos.taking import chosen, has_picture, image_of, pasted, sources_in
from followup.ui.photos.words import day_words, spoken

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

FIRST = 24
"""Photos shown at first, the newest; a button shows the rest."""

THUMB = QSize(144, 108)


class PhotoStrip(QWidget):
    """`opened` carries the photo that is to be seen large. Small pictures are read on a thread, into memory alone."""

    opened = Signal(object)

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        self._view: EpisodeView | None = None
        self._all = False
        self._reading: Work | None = None
        self.thumbs: dict[int, QToolButton] = {}
        self.adding = Adding(services, navigation, today)
        self.add_button = quiet_button(self.tr("Add a photo"), self.add, icon="camera")
        self.paste_button = quiet_button(self.tr("Paste"), self.paste, icon="clipboard-paste")
        self.paste_button.setAccessibleName(self.tr("Paste a picture that you copied"))
        self.hint = small(self.tr("Or drop a picture here. It is kept inside your log."))
        self.more = link_button("", self._show_all, icon="chevron-down")
        self._place = QVBoxLayout()
        bare(self._place)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(section(self.tr("Photos")))
        column.addLayout(self._place)
        column.addWidget(row_of(self.more))
        column.addWidget(row_of(self.add_button, self.paste_button))
        column.addWidget(self.hint)
        column.addWidget(self.adding)

    def show_of(self, view: EpisodeView) -> None:
        """Show the photos of a symptom."""
        if self._view is None or self._view.episode.id != view.episode.id:
            self.adding.close()
            self._all = False
        self._view = view
        self._fill()

    def add(self) -> None:
        """Let the person choose a photo, and ask what it shows."""
        if self._view is not None:
            self.adding.take(chosen(self), self._view)

    def paste(self) -> bool:
        """Take the picture that was copied; return whether there was one."""
        sources = pasted()
        if not sources:
            self._navigation.say(self.tr("There is no picture to paste. Copy one first."))
        elif self._view is not None:
            self.adding.take(sources, self._view)
        return bool(sources)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what may be a picture."""
        if has_picture(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Copy what was dropped; the file stays where it was."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self._view is not None:
            self.adding.take(sources_in(event.mimeData()), self._view)

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _fill(self) -> None:
        view = self._view
        if view is None:
            return
        photos = self._services.photos.of(view.episode.id)
        shown = photos if self._all else photos[-FIRST:]
        clear(self._place)
        self.thumbs = {photo.id: self._thumb(photo) for photo in shown}
        if shown:
            self._place.addWidget(row_of(*self.thumbs.values(), spacing=TIGHT))
        self.more.setVisible(len(shown) < len(photos))
        self.more.say(self.tr("Show all {count} photos").format(count=len(photos)))
        self._read(shown)

    def _thumb(self, photo: Photo) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "photo")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(THUMB)
        button.setText(day_words(photo, self._today()))
        button.setAccessibleName(spoken(photo))
        button.setAccessibleDescription(self.tr("Shows it large"))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.opened.emit(photo))
        return button

    def _read(self, photos: tuple[Photo, ...]) -> None:
        """Read the small pictures on a thread; those of a symptom that is no longer shown are dropped."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if not photos:
            return
        album, ratio = self._services.photos, self.devicePixelRatioF()
        size = THUMB * ratio

        def work(asked: Asked) -> dict[int, QImage | None]:
            found: dict[int, QImage | None] = {}
            for photo in photos:
                if asked.is_set():
                    break
                try:
                    image = image_of(album.preview(photo))
                except FollowupError:
                    found[photo.id] = None
                    continue
                keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                found[photo.id] = image.scaled(size, keep, smooth)
                found[photo.id].setDevicePixelRatio(ratio)  # type: ignore[union-attr]
            return found

        self._reading = Work(work, self)
        self._reading.done.connect(self._show_pictures)
        self._reading.failed.connect(self._navigation.show_error)
        self._reading.finished.connect(self._reading.deleteLater)
        self._reading.start()

    def _show_pictures(self, found: dict[int, QImage | None]) -> None:
        self._reading = None
        for number, image in found.items():
            button = self.thumbs.get(number)
            if button is None:
                continue
            if image is None or image.isNull():
                button.setText(self.tr("{day}: picture missing").format(day=button.text()))
                button.setAccessibleName(self.tr("{name}: picture missing").format(name=button.accessibleName()))
            else:
                button.setIcon(QIcon(QPixmap.fromImage(image)))
