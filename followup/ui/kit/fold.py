"""A fold: what is rarely needed stays closed until it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from followup.ui.kit.buttons import Button
from followup.ui.kit.space import SNUG, TIGHT, bare


class Fold(QWidget):
    """A button that opens and closes what is below it; `inside` is the column to fill.

    With `own_row=False` the caller puts `button` among other buttons. A screen reader adds `about` to its words. What
    `fill` returns is put inside when the fold is first opened: most folds never are.
    """

    turned = Signal(bool)

    def __init__(
        self,
        words: str,
        parent: QWidget | None = None,
        *,
        words_open: str = "",
        about: str = "",
        own_row: bool = True,
        fill: Callable[[], Iterable[QWidget]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._about = (words, words_open or words), about
        self._own_row, self._fill = own_row, fill
        self.button = Button(words, "fold", self._turn, icon="chevron-down")
        self.button.setCheckable(True)
        self.content = QWidget()
        self.inside = QVBoxLayout(self.content)
        bare(self.inside, SNUG)
        column = QVBoxLayout(self)
        bare(column, TIGHT)
        if own_row:
            column.addWidget(self.button)
        column.addWidget(self.content)
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        """Whether the inside can be seen."""
        return self.button.isChecked()

    def add(self, part: QWidget | QLayout) -> None:
        """Add a part to the inside."""
        if isinstance(part, QWidget):
            self.inside.addWidget(part)
        else:
            self.inside.addLayout(part)

    def say(self, words: str) -> None:
        """Change the words of the button, closed and open."""
        self._words = (words, words)
        self.button.setText(words)
        self.button.setAccessibleName(f"{words} {self._about}".strip())

    def set_open(self, wanted: bool) -> None:
        """Open or close."""
        if wanted and self._fill is not None:
            fill, self._fill = self._fill, None
            for part in fill():
                self.add(part)
        self.button.setChecked(wanted)
        self.content.setVisible(wanted)
        if not self._own_row:
            self.setVisible(wanted)
        self.button.set_icon("chevron-up" if wanted else "chevron-down")
        self.button.setText(self._words[wanted])
        self.button.setAccessibleName(f"{self._words[wanted]} {self._about}".strip())
        state = self.tr("Open. Press to close.") if wanted else self.tr("Closed. Press to open.")
        self.button.setAccessibleDescription(state)
        self.turned.emit(wanted)

    def _turn(self) -> None:
        self.set_open(self.button.isChecked())
