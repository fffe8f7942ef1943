"""Where a new picture comes from: a file that was chosen or dropped, or what was copied."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

Source = Path | QImage
"""A picture file, or a picture out of another program."""

_FORMS = "*.jpg *.jpeg *.png *.webp *.heic *.heif *.JPG *.JPEG *.PNG *.WEBP *.HEIC *.HEIF"


def chosen(parent: QWidget) -> list[Source]:
    """Return the files that the person chooses, none where they change their mind."""
    title = _tr("Which photo?")
    files, _ = QFileDialog.getOpenFileNames(parent, title, "", f"{_tr('Photos')} ({_FORMS});;{_tr('All files')} (*)")
    return [Path(file) for file in files]


def pasted() -> list[Source]:
    """Return what was copied, where that is a picture or picture files."""
    mime: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none at all on some systems, whatever Qt says
    return sources_in(mime) if mime is not None else []


def sources_in(mime: QMimeData) -> list[Source]:
    """Return the files or the picture that something dropped or copied holds."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []
    if files:
        return list(files)
    image = mime.imageData() if mime.hasImage() else None
    return [image] if isinstance(image, QImage) and not image.isNull() else []


def has_picture(mime: QMimeData) -> bool:
    """Return whether something that is dragged may be a picture; looked into only when it is let go."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def content_of(source: Source) -> Path | bytes:
    """Return what the services read: the file, or the picture as the bytes of one; may run on a thread."""
    if isinstance(source, Path):
        return source
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    source.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def image_of(picture: bytes) -> QImage:
    """Return a kept picture, decoded in memory; a null one where it is none. May run on a thread."""
    return QImage.fromData(picture)


def save_place(parent: QWidget, name: str) -> Path | None:
    """Return the file into which a picture is to be written, None where the person changes their mind."""
    file, _ = QFileDialog.getSaveFileName(parent, _tr("Where should it go?"), name, f"{_tr('Photos')} (*.jpg)")
    return Path(file) if file else None


def first_words(sources: Sequence[Source]) -> str:
    """Return what is said while a picture is read."""
    return _tr("Reading the picture.") if len(sources) < 2 else _tr("Reading the first picture.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("photos", text)
