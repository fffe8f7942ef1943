"""The pages as pictures, as they come out of the printer; in grey when asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from followup.ui.kit.space import STEP, clear


class Preview(QScrollArea):
    """Pages below each other, as wide as there is room for; Page Up and Page Down go through them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: list[QImage] = []
        self._grey = False
        self.pages: list[QLabel] = []
        inside = QWidget()
        inside.setObjectName("page_body")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(STEP, STEP, STEP, STEP)
        self._column.setSpacing(STEP)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Preview of the pages"))

    def show_pages(self, pictures: Sequence[bytes]) -> None:
        """Show these PNG pictures; the place that was scrolled to stays where it can."""
        self._images = [QImage.fromData(picture) for picture in pictures]
        clear(self._column)
        self.pages = []
        for number, _ in enumerate(self._images, 1):
            page = QLabel()
            page.setAccessibleName(self.tr("Page {number} of {count}").format(number=number, count=len(self._images)))
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(page)
        self._column.addStretch(1)
        self._fit()

    def set_grey(self, wanted: bool) -> None:
        """Show the pages as a printer without colour gives them."""
        self._grey = wanted
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() - 2 * STEP
        ratio = self.devicePixelRatioF()
        for page, image in zip(self.pages, self._images, strict=True):
            shown = image.convertToFormat(QImage.Format.Format_Grayscale8) if self._grey else image
            width = max(min(room, round(shown.width() / ratio)), 1)
            picture = QPixmap.fromImage(
                shown.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
            )
            picture.setDevicePixelRatio(ratio)
            page.setPixmap(picture)
