"""The keys of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from followup.ui.kit.theme import Theme
from followup.ui.screens import SCREENS


def numbered_screens() -> list[str]:
    """Return the screens that Ctrl+1 and so on show, in order."""
    return [entry.id for entry in SCREENS.values() if entry.in_navigation and not entry.at_bottom]


def bind(window: QWidget, keys: dict[str, Callable[[], object]]) -> None:
    """Bind keys to wishes; a text field keeps its own keys, such as Ctrl+Z, while it has the focus."""
    for sequence, wish in keys.items():
        shortcut = QShortcut(QKeySequence(sequence), window)
        shortcut.activated.connect(wish)


def text_size_keys(theme: Theme) -> dict[str, Callable[[], object]]:
    """Return the keys that change the text size."""
    return {
        "Ctrl++": theme.larger,
        "Ctrl+=": theme.larger,
        "Ctrl+-": theme.smaller,
        "Ctrl+0": lambda: theme.choose_scale(100),
    }
