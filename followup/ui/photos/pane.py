"""One photo, as large as there is room for, with its day and words under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.photos import Photo
from followup.ui.kit.busy import Asked, Work
from followup.ui.kit.sentences import sentence
from followup.ui.kit.space import TIGHT, bare
from followup.ui.kit.text import Text
from followup.ui.photos.taking import image_of
from followup.ui.photos.words import caption, spoken

if TYPE_CHECKING:
    from followup.services.photos import PhotoAlbum

LEAST = QSize(220, 260)


class PictureView(QWidget):
    """Draws a picture in its own shape. The arrow keys ask for the photo before and after."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Ask for a good part of the page."""
        return QSize(640, 480)

    def show_image(self, image: QImage) -> None:
        """Draw another picture; a null one leaves the place empty."""
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, scaled down for this window alone; nothing of it is kept elsewhere."""
        super().paintEvent(event)
        if self.image.isNull():
            return
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        size = size.boundedTo(self.image.size())
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        place.moveBottom(self.rect().bottom())  # on its words, which stand under it
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        painter.drawImage(place, self.image.scaled(size * ratio, keep, smooth))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go to the photo before and after, in reading direction."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.stepped.emit(-step if mirrored else step)


class PhotoPane(QWidget):
    """Reads its picture on a thread and lets go of it when it is hidden."""

    stepped = Signal(int)

    def __init__(self, album: PhotoAlbum) -> None:
        super().__init__()
        self._album = album
        self._reading: Work | None = None
        self.photo: Photo | None = None
        self.view = PictureView()
        self.view.stepped.connect(self.stepped)
        self.says = Text()
        self.says.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.problem = Text("", "error")
        self.problem.hide()
        column = QVBoxLayout(self)
        bare(column, TIGHT)
        column.addWidget(self.view, 1)
        column.addWidget(self.problem)
        column.addWidget(self.says)

    def show_photo(self, photo: Photo) -> None:
        """Show a photo; its words at once, its picture when it is read."""
        same_picture = self.photo is not None and self.photo.sha256 == photo.sha256 and not self.view.image.isNull()
        self.photo = photo
        self.says.setText(caption(photo))
        self.view.setAccessibleName(spoken(photo))
        if same_picture:
            return
        self._let_go()
        album = self._album

        def work(_asked: Asked) -> QImage:
            return image_of(album.picture(photo))

        self._reading = Work(work, self)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._reading.finished.connect(self._reading.deleteLater)
        self._reading.start()

    def words_height(self) -> int:
        """Return how high its words are at this width."""
        return self.says.heightForWidth(self.width())

    def clear(self) -> None:
        """Let go of the picture."""
        self._let_go()
        self.photo = None

    def _let_go(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self.problem.hide()
        self.view.show_image(QImage())

    def _on_read(self, image: QImage) -> None:
        self._reading = None
        self.view.show_image(image)

    def _on_failed(self, error: BaseException) -> None:
        self._reading = None
        if not isinstance(error, FollowupError):
            raise error
        self.problem.setText(sentence(error))
        self.problem.show()
