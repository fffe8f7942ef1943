"""The pages as pictures, as they come out of the printer; in grey when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from followup.ui.kit.busy import Asked, Work
from followup.ui.kit.page import put_into
from followup.ui.kit.space import STEP, clear
from followup.ui.sheet.form_model import PREVIEW_SCALE

if TYPE_CHECKING:
    from followup.report.pdf import PagePictures, Picture

KEPT = 6
"""Pages above and below those in sight that stay drawn; a sheet of ten years has a thousand."""

Drawn = tuple[int, bool]
"""How a page was drawn: its width in pixels, and whether in grey."""


def image_of(picture: Picture) -> QImage:
    """Return a page as an image of its own."""
    pixels, kind = picture.pixels, QImage.Format.Format_RGB888
    return QImage(pixels, picture.width, picture.height, picture.stride, kind).copy()


class Preview(QScrollArea):
    """Pages below each other, as wide as there is room for; Page Up and Page Down go through them.

    Only what is in sight is drawn, page by page on a thread: the window never waits for it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: PagePictures | None = None
        self._grey = False
        self._drawn: dict[int, Drawn] = {}
        self._drawing: Work | None = None
        self.pages: list[QLabel] = []
        inside = QWidget()
        inside.setObjectName("page_body")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(STEP, STEP, STEP, STEP)
        self._column.setSpacing(STEP)
        put_into(self, inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Preview of the pages"))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw_next)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._soon.start())

    def show_pages(self, pictures: PagePictures) -> None:
        """Show these pages; the place that was scrolled to stays where it can."""
        self._pictures = pictures
        self._drawn.clear()
        self._set_count(len(pictures))
        self._fit()

    def set_grey(self, wanted: bool) -> None:
        """Show the pages as a printer without colour gives them."""
        self._grey = wanted
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _set_count(self, count: int) -> None:
        """Have as many places for pages; those that are there keep their picture until the new one is drawn."""
        if count < len(self.pages):
            clear(self._column)
            self.pages = []
        elif self.pages:
            self._column.takeAt(self._column.count() - 1)  # the room at the end
        while len(self.pages) < count:
            page = QLabel()
            page.setAlignment(Qt.AlignmentFlag.AlignCenter)
            page.setProperty("kind", "paper")
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(page)
        self._column.addStretch(1)
        for number, page in enumerate(self.pages, 1):
            page.setAccessibleName(self.tr("Page {number} of {count}").format(number=number, count=count))

    def _page_size(self) -> tuple[int, int]:
        """The width and height of a page in the window."""
        wide, tall = self._pictures.size if self._pictures is not None else (1.0, 1.0)
        room = self.viewport().width() - 2 * STEP
        width = max(min(room, round(wide * PREVIEW_SCALE)), 1)
        return width, max(round(width * tall / wide), 1)

    def _fit(self) -> None:
        size = self._page_size()
        for page in self.pages:
            page.setFixedSize(*size)
        self._soon.start()

    def _in_sight(self) -> range:
        """The numbers of the pages in sight, counted from 0."""
        tall = self._page_size()[1] + STEP
        top = self.verticalScrollBar().value()
        first = max((top - STEP) // tall, 0)
        last = max((top + self.viewport().height()) // tall, first)
        return range(first, min(last + 1, len(self.pages)))

    def _draw_next(self) -> None:
        """Draw a page that is in sight and not drawn, or not as it is wanted now; let far ones go."""
        pictures, sight = self._pictures, self._in_sight()
        if pictures is None or self._drawing is not None:
            return
        for far in [one for one in self._drawn if not sight.start - KEPT <= one < sight.stop + KEPT]:
            del self._drawn[far]
            self.pages[far].clear()
        ratio = self.devicePixelRatioF()
        wanted: Drawn = (round(self._page_size()[0] * ratio), self._grey)
        missing = [one for one in sight if self._drawn.get(one) != wanted]
        if missing:
            self._begin(pictures, missing[0], wanted, ratio)

    def _begin(self, pictures: PagePictures, number: int, wanted: Drawn, ratio: float) -> None:
        def work(_asked: Asked) -> QImage:
            image = image_of(pictures.picture(number, wanted[0] / pictures.size[0]))
            image = image.convertToFormat(QImage.Format.Format_Grayscale8) if wanted[1] else image
            image.setDevicePixelRatio(ratio)
            return image

        def show(image: QImage) -> None:
            if pictures is self._pictures and number < len(self.pages):
                self.pages[number].setPixmap(QPixmap.fromImage(image))
                self._drawn[number] = wanted

        self._drawing = Work(work, self)
        self._drawing.done.connect(show)
        self._drawing.failed.connect(lambda _error: self._drawn.update({number: wanted}))  # never tried again and again
        self._drawing.finished.connect(self._on_drawn)
        self._drawing.start()

    def _on_drawn(self) -> None:
        work, self._drawing = self._drawing, None
        if work is not None:
            work.deleteLater()
        self._draw_next()
