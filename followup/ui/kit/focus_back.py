"""Where the focus goes when what had it is taken away or drawn anew: to where it was, not to the top of the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget


def focused_in(part: QWidget) -> str:
    """Return the accessible name of what has the focus in this part of the window, "" where it is elsewhere."""
    focused: QWidget | None = part.window().focusWidget()
    return focused.accessibleName() if focused is not None and part.isAncestorOf(focused) else ""


def holds_focus(part: QWidget) -> bool:
    """Return whether the focus is in this part of the window."""
    focused: QWidget | None = part.window().focusWidget()
    return focused is not None and part.isAncestorOf(focused)


def focus_back(part: QWidget, name: str) -> None:
    """Put the focus on the button with this accessible name, or on the first one; with the next event.

    Only then are rows shown that were drawn anew, and only where they were before this is called.
    """
    QTimer.singleShot(0, part, partial(_focus, part, name))


def _focus(part: QWidget, name: str) -> None:
    buttons = [one for one in part.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    same = [one for one in buttons if one.accessibleName() == name]
    for button in (same or buttons)[:1]:
        button.setFocus()
