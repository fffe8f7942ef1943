"""How bad it is: eleven wide buttons, with words under 0, 3, 5, 8 and 10, and the choice to give no number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from followup.ui.kit.buttons import Button, link_button
from followup.ui.kit.space import HAIR, TIGHT, bare
from followup.ui.kit.text import Label

_WORST = 10


class SeverityRow(QWidget):
    """A number from 0 to 10, higher is worse, or none.

    Keys 0 to 9 choose a number and X chooses ten from any of its buttons, the arrows move, Backspace takes the number
    away. `chosen` carries the number or None; `accepted` is sent when Enter is pressed.
    """

    chosen = Signal(object)
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None
        self._buttons = [self._button(number) for number in range(_WORST + 1)]
        self.none = link_button(self.tr("No number"), lambda: self._choose(None))
        self.none.setAutoDefault(False)
        self.none.installEventFilter(self)
        grid = QGridLayout()
        bare(grid, HAIR)
        grid.setHorizontalSpacing(HAIR)
        for number, button in enumerate(self._buttons):
            grid.addWidget(button, 0, number)
            grid.setColumnStretch(number, 1)
        column = QVBoxLayout(self)
        bare(column, TIGHT)
        column.addLayout(grid)
        column.addWidget(_Captions(self._words()))
        column.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._buttons[0])
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.tr("How bad is it, from 0 to 10? Higher is worse."))

    @property
    def value(self) -> int | None:
        """The number, or None while none is given."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a number without telling anybody."""
        self._value = value
        for number, button in enumerate(self._buttons):
            button.setChecked(number == value)

    def button(self, number: int) -> Button:
        """Return the button of a number."""
        return self._buttons[number]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take digits, X, arrows, Backspace and Enter on every button of the row."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the same keys on the row itself."""
        if not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        key, text = Qt.Key(event.key()), event.text()
        if len(text) == 1 and text in "0123456789":
            self._choose(int(text))
        elif key is Qt.Key.Key_X:
            self._choose(_WORST)
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._choose(None)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step(-1 if key is Qt.Key.Key_Left else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accepted.emit()
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        focused = next((n for n, button in enumerate(self._buttons) if button.hasFocus()), 0)
        self._buttons[min(max(focused + step, 0), _WORST)].setFocus()

    def _choose(self, value: int | None) -> None:
        self.set_value(value)
        if value is not None:
            self._buttons[value].setFocus()
        self.chosen.emit(value)

    def _button(self, number: int) -> Button:
        button = Button(str(number), "number_choice", lambda: self._choose(number))
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = self._words().get(number)
        button.setAccessibleName(f"{number}, {words}" if words else str(number))
        button.installEventFilter(self)
        return button

    def _words(self) -> dict[int, str]:
        return {
            0: self.tr("Not at all"),
            3: self.tr("Mild"),
            5: self.tr("Medium"),
            8: self.tr("Severe"),
            10: self.tr("Worst"),
        }


class _Captions(QWidget):
    """Words centred under their buttons, kept inside at both ends; where they would touch, only three stay."""

    def __init__(self, words: dict[int, str]) -> None:
        super().__init__()
        self._labels = {number: Label(text, "small", self) for number, text in words.items()}

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(1, next(iter(self._labels.values())).sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: the words go with their buttons."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put each word under its button."""
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Put each word under its button once the font is known."""
        super().showEvent(event)
        self._place()

    def _place(self) -> None:
        room = self.width() // (_WORST + 1)
        tight = sum(label.sizeHint().width() for label in self._labels.values()) > self.width() - 2 * room
        for number, label in self._labels.items():
            width = label.sizeHint().width()
            left = room * number + room // 2 - width // 2
            label.setGeometry(min(max(left, 0), self.width() - width), 0, width, self.height())
            label.setVisible(not tight or number in {0, 5, _WORST})
