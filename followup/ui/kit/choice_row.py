"""A row of buttons of which one may be chosen, and, unlike radio buttons, also none."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from followup.ui.kit.buttons import Button
from followup.ui.kit.flow import Flow


class ChoiceRow(QWidget):
    """Words to choose from; nothing is chosen beforehand and a second press takes the choice back.

    The arrow keys go from button to button, Space and Enter choose. `chosen` carries the value, "" for none.
    """

    chosen = Signal(str)

    def __init__(self, choices: Iterable[tuple[str, str]], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._buttons: dict[str, Button] = {}
        flow = Flow(self)
        for value, words in choices:
            button = Button(words, "choice")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, value=value: self._press(value))
            button.installEventFilter(self)
            self._buttons[value] = button
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if name:
            self.setAccessibleName(name)
        self.setFocusProxy(next(iter(self._buttons.values())))

    def setAccessibleName(self, name: str) -> None:
        """Name the row; each button says its own words and the name of the row."""
        super().setAccessibleName(name)
        for button in self._buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")

    @property
    def value(self) -> str:
        """The chosen value, "" while none is."""
        return self._value

    def set_value(self, value: str) -> None:
        """Choose without telling anybody."""
        self._value = value if value in self._buttons else ""
        for own, button in self._buttons.items():
            button.setChecked(own == self._value)

    def button(self, value: str) -> Button:
        """Return the button of a value."""
        return self._buttons[value]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the arrow keys and choose with Enter."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(watched, Button):
            steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
            if event.key() in steps:
                buttons = list(self._buttons.values())
                buttons[(buttons.index(watched) + steps[Qt.Key(event.key())]) % len(buttons)].setFocus()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                watched.click()
                return True
        return super().eventFilter(watched, event)

    def _press(self, value: str) -> None:
        self.set_value("" if value == self._value else value)
        self.chosen.emit(self._value)
