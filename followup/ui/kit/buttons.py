"""Buttons: one main button for what to do next, quiet ones beside it, links for the rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from followup.ui.kit.icons import REDRAW, put_icon
from followup.ui.kit.openers import note_press


class Button(QPushButton):
    """A button of a kind that is named for screen readers, takes Enter, and keeps its icon in the theme's colours."""

    def __init__(
        self,
        text: str,
        kind: str = "quiet",
        on_click: Callable[[], object] | None = None,
        *,
        icon: str = "",
        icon_role: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon, self._icon_role = icon, icon_role or _ICON_ROLES.get(kind, "text")
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())
        self._draw_icon()

    def nextCheckState(self) -> None:
        """Take the press, and let the page know which button it was, before it does what it does."""
        super().nextCheckState()
        if self.property("kind") in _OPENERS:
            note_press(self)

    def say(self, text: str) -> None:
        """Change the words, for eyes and screen readers alike."""
        self.setText(text)
        self.setAccessibleName(text)

    def set_icon(self, icon: str) -> None:
        """Change the icon."""
        self._icon = icon
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when colours or text size change."""
        super().changeEvent(event)
        if event.type() in REDRAW:
            self._draw_icon()

    def minimumSizeHint(self) -> QSize:
        """Return the full size: words on buttons are never cut."""
        return self.sizeHint()

    def _draw_icon(self) -> None:
        if getattr(self, "_icon", ""):
            put_icon(self, self._icon, self._icon_role, "accent")


_OPENERS = frozenset({"main", "quiet", "link"})
"""Kinds of buttons that may open a form; those to choose with never do."""

_ICON_ROLES = {"main": "on_accent", "link": "accent", "fold": "accent"}


def main_button(text: str, on_click: Callable[[], object] | None = None, *, icon: str = "") -> Button:
    """Return the one button of a page that does what the person most likely wants."""
    return Button(text, "main", on_click, icon=icon)


def quiet_button(text: str, on_click: Callable[[], object] | None = None, *, icon: str = "") -> Button:
    """Return an ordinary button."""
    return Button(text, "quiet", on_click, icon=icon)


def link_button(text: str, on_click: Callable[[], object] | None = None, *, icon: str = "") -> Button:
    """Return a button that looks like a link, for what is rarely needed."""
    return Button(text, "link", on_click, icon=icon)
