"""The navigation at the left: full words in a wide window, icons with short words in a narrow one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from followup.ui.kit.buttons import Button
from followup.ui.kit.icons import REDRAW, put_icon
from followup.ui.kit.space import HAIR, SNUG, STEP, TIGHT, WIDE
from followup.ui.kit.text import Text, section
from followup.ui.screens import SCREENS, ScreenEntry

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
        self._narrow, self._usable, self._current = False, True, "today"
        self.brand = section("Followup")
        self.owner = Text("", "small")
        self.owner.hide()
        self.buttons: dict[str, QAbstractButton] = {}
        self.urgent: QAbstractButton = Button("")
        self._inside = QWidget()
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(_RING, _RING, _RING, _RING)
        self._list.setSpacing(HAIR)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(HAIR)
        self._build_frame()
        self._fill()

    def set_owner(self, name: str) -> None:
        """Say whose log is open; an empty name says nothing."""
        self.owner.setText(self.tr("{name}'s log").format(name=name) if name else "")
        self._show_head()

    def set_current(self, screen: str) -> None:
        """Mark the screen that is shown."""
        self._current = screen
        for name, button in self.buttons.items():
            button.setChecked(name == screen)

    def set_narrow(self, narrow: bool) -> None:
        """Change between full words and icons with short words."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fill()

    def set_usable(self, usable: bool) -> None:
        """Show or hide the screens: without an open log only `If it's urgent` can be pressed."""
        self._usable = usable
        for button in self.buttons.values():
            button.setVisible(usable)

    def changeEvent(self, event: QEvent) -> None:
        """Keep widths and icons in step with text size and colours."""
        super().changeEvent(event)
        if event.type() in REDRAW and hasattr(self, "_column"):
            self._fit()

    def _build_frame(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inside)
        self._column.addWidget(self.brand)
        self._column.addWidget(self.owner)
        self._column.addSpacing(STEP)
        self._column.addWidget(scroll, 1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(_RING, 0, _RING, 0)
        self._column.addLayout(self._foot)

    def _fill(self) -> None:
        for old in (*self.buttons.values(), self.urgent):
            old.hide()
            old.deleteLater()
        while self._list.takeAt(0) is not None:
            pass
        listed = [entry for entry in SCREENS.values() if entry.in_navigation]
        self.buttons = {entry.id: self._button(entry) for entry in listed}
        for entry in listed:
            if entry.at_bottom:
                self._list.addStretch(1)
            self._list.addWidget(self.buttons[entry.id])
        self.urgent = self._urgent_button()
        self._foot.addWidget(self.urgent)
        self.set_current(self._current)
        self.set_usable(self._usable)
        self._show_head()
        self._fit()

    def _button(self, entry: ScreenEntry) -> QAbstractButton:
        button = self._make(entry.words(self._narrow), entry.icon)
        button.setAccessibleName(entry.words())
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False: self._on_pressed(entry.id))
        return button

    def _urgent_button(self) -> QAbstractButton:
        button = self._make(self.tr("Urgent") if self._narrow else self.tr("If it's urgent"), "siren", "urgent")
        button.setProperty("urgent", "true")
        button.setAccessibleName(self.tr("If it's urgent"))
        button.setToolTip(self.tr("Numbers to call, and what counts as urgent (F2)"))
        button.clicked.connect(lambda _checked=False: self.emergency_chosen.emit())
        return button

    def _make(self, words: str, icon: str, role: str = "text") -> QAbstractButton:
        button: QAbstractButton = (
            NarrowButton(words, icon, role) if self._narrow else Button(words, "nav", icon=icon, icon_role=role)
        )
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _on_pressed(self, screen: str) -> None:
        self.set_current(self._current)
        self.screen_chosen.emit(screen)

    def _show_head(self) -> None:
        self.brand.setVisible(not self._narrow)
        self.owner.setVisible(not self._narrow and bool(self.owner.text()))

    def _fit(self) -> None:
        edge = 0 if self._narrow else TIGHT
        self._column.setContentsMargins(edge, TIGHT if self._narrow else WIDE, edge, SNUG)
        inside = _RING if self._narrow else _RING + HAIR
        for widget in (self.brand, self.owner):
            widget.setContentsMargins(inside, 0, inside, 0)
        letter = self.fontMetrics().averageCharWidth()
        self.setFixedWidth(max(_NARROW, letter * 12) if self._narrow else max(_WIDE, letter * 24))


class NarrowButton(QToolButton):
    """An icon with a short word under it."""

    def __init__(self, words: str, icon: str, role: str) -> None:
        super().__init__()
        self._icon, self._role = icon, role
        self.setProperty("kind", "nav")
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        put_icon(self, icon, role, "accent")

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when colours or text size change."""
        super().changeEvent(event)
        if event.type() in REDRAW and hasattr(self, "_icon"):
            put_icon(self, self._icon, self._role, "accent")
            self._fit_height()

    def showEvent(self, event: QShowEvent) -> None:
        """Make room once the stylesheet has been taken in."""
        super().showEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """Hold the height of icon and word; the stylesheet would give the button a least height that cuts the word."""
        self.setFixedHeight(self.iconSize().height() + self.fontMetrics().height() + 2 * SNUG)
