"""Where the window was, kept in the settings of the window; nothing medical is there."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QWidget

FIRST_SIZE = QSize(1100, 760)
LEAST_SIZE = QSize(640, 480)


def restore(window: QWidget, settings: QSettings | None) -> None:
    """Put the window where it was, or give it its first size."""
    window.setMinimumSize(LEAST_SIZE)
    window.resize(FIRST_SIZE)
    stored = settings.value("window/geometry") if settings is not None else None
    if isinstance(stored, QByteArray):
        window.restoreGeometry(stored)


def save(window: QWidget, settings: QSettings | None) -> None:
    """Remember where the window is."""
    if settings is not None:
        settings.setValue("window/geometry", window.saveGeometry())
