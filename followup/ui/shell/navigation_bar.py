"""The navigation at the left: full words in a wide window, icons with short words in a narrow one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from followup.ui.kit.icons import REDRAW
from followup.ui.kit.page import put_into
from followup.ui.kit.space import HAIR, SNUG, STEP, TIGHT, WIDE
from followup.ui.kit.text import Text, section
from followup.ui.screens import SCREENS, ScreenEntry
from followup.ui.shell.nav_button import NavButton

_WIDE, _NARROW = 208, 96
"""Widths in pixels at 100 % text."""

_RING = 6
"""Room around the buttons, so that the ring of the focus is never cut."""


class NavigationBar(QFrame):
    """Buttons for the screens; `If it's urgent` stays in sight however small the window is."""

    screen_chosen = Signal(str)
    emergency_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._narrow, self._current = False, "today"
        self.brand = section("Followup")
        self.owner = Text("", "small")
        self.owner.hide()
        listed = [entry for entry in SCREENS.values() if entry.in_navigation]
        self.buttons = {entry.id: self._button(entry) for entry in listed}
        self.urgent = NavButton(self.tr("If it's urgent"), self.tr("Urgent"), "siren", "urgent")
        self.urgent.setProperty("urgent", "true")
        self.urgent.setToolTip(self.tr("Numbers to call, and what counts as urgent (F2)"))
        self.urgent.clicked.connect(lambda _checked=False: self.emergency_chosen.emit())
        self._column = QVBoxLayout(self)
        self._column.setSpacing(HAIR)
        self._lay_out(listed)
        self.set_current("today")
        self._fit()

    def set_owner(self, name: str) -> None:
        """Say whose log is open; an empty name says nothing."""
        self.owner.setText(self.tr("{name}'s log").format(name=name) if name else "")
        self._show_head()

    def set_current(self, screen: str) -> None:
        """Mark the screen that is shown."""
        self._current = screen
        for name, button in self.buttons.items():
            button.setChecked(name == screen)
        self._show_current()

    def set_narrow(self, narrow: bool) -> None:
        """Change between full words and icons with short words."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for button in (*self.buttons.values(), self.urgent):
            button.set_narrow(narrow)
        self._show_head()
        self._fit()

    def set_usable(self, usable: bool) -> None:
        """Show or hide the screens: without an open log only `If it's urgent` can be pressed."""
        for button in self.buttons.values():
            button.setVisible(usable)

    def show_icons(self) -> None:
        """Draw the icons."""
        for button in (*self.buttons.values(), self.urgent):
            button.show_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Keep widths in step with the text size."""
        super().changeEvent(event)
        if event.type() in REDRAW and hasattr(self, "_column"):
            self._fit()

    def _lay_out(self, listed: list[ScreenEntry]) -> None:
        inside = QWidget()
        buttons = QVBoxLayout(inside)
        buttons.setContentsMargins(_RING, _RING, _RING, _RING)
        buttons.setSpacing(HAIR)
        for entry in listed:
            if entry.at_bottom:
                buttons.addStretch(1)
            buttons.addWidget(self.buttons[entry.id])
        foot = QVBoxLayout()
        foot.setContentsMargins(_RING, 0, _RING, 0)
        foot.addWidget(self.urgent)
        self._column.addWidget(self.brand)
        self._column.addWidget(self.owner)
        self._column.addSpacing(STEP)
        self._scroll = _scrolling(inside)
        self._column.addWidget(self._scroll, 1)
        self._column.addLayout(foot)

    def _button(self, entry: ScreenEntry) -> NavButton:
        button = NavButton(entry.words(), entry.words(short=True), entry.icon)
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False: self._on_pressed(entry.id))
        return button

    def _on_pressed(self, screen: str) -> None:
        self.set_current(self._current)
        self.screen_chosen.emit(screen)

    def _show_current(self) -> None:
        """Bring the button of the screen that is shown into sight: large text in a small window hides some."""
        button = self.buttons.get(self._current)
        if button is not None and button.isVisible():
            self._scroll.ensureWidgetVisible(button, 0, _RING)

    def _show_head(self) -> None:
        self.brand.setVisible(not self._narrow)
        self.owner.setVisible(not self._narrow and bool(self.owner.text()))

    def _fit(self) -> None:
        edge = 0 if self._narrow else TIGHT
        self._column.setContentsMargins(edge, TIGHT if self._narrow else WIDE, edge, SNUG)
        for widget in (self.brand, self.owner):
            widget.setContentsMargins(_RING + HAIR, 0, _RING + HAIR, 0)
        letter = self.fontMetrics().averageCharWidth()
        self.setFixedWidth(self._widest() if self._narrow else max(_WIDE, letter * 24))

    def _widest(self) -> int:
        """Return the room the longest short word needs with the padding of its button: no word is ever cut."""
        buttons = (*self.buttons.values(), self.urgent)
        for button in buttons:
            button.ensurePolished()
        return max(_NARROW, *(button.sizeHint().width() + 2 * _RING for button in buttons))


def _scrolling(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    put_into(scroll, inside)
    return scroll
