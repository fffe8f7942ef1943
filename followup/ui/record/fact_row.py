"""One fact: its title and value on a line, and, when asked for, the form to change it in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from followup.ui.kit.buttons import Button, link_button
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import STEP, TIGHT, bare, text_width
from followup.ui.kit.text import Text, second, small
from followup.ui.record.fact_editor import FactEditor
from followup.ui.record.form_model import FactForm, FactLine, shown
from followup.ui.record.words import title, word

_SIDE_BY_SIDE = 50
"""Characters of width from which the value stands beside its name."""


class FactRow(QWidget):
    """Title at the left, value beside it, and a button that opens the form below.

    `saved` carries the form, `taken_away` the line whose fact is to go.
    """

    saved = Signal(object, object)
    taken_away = Signal(object)

    def __init__(self, line: FactLine, today: Callable[[], date], *, more: bool = False) -> None:
        super().__init__()
        self.line, self._today = line, today
        self.name = title(line.fact_name.name)
        self.editor: FactEditor | None = None
        self.value = Text(self._value_words(), "text" if line.is_known else "second")
        self.change = self._button(self._change_words(), self.edit)
        self.another = self._button(self.tr("Add another"), lambda: self.edit(FactLine(line.fact_name, None)))
        self._takes_more = more
        self._column = QVBoxLayout(self)
        bare(self._column, TIGHT)
        self._column.addLayout(self._line())

    @property
    def is_typed_in(self) -> bool:
        """Whether the form is open with something that is not kept yet."""
        return self.editor is not None and self.editor.is_typed_in

    @property
    def is_editing(self) -> bool:
        """Whether the form is open."""
        return self.editor is not None

    def edit(self, line: FactLine | None = None) -> None:
        """Open the form for this fact, or for another one of the same name, unless one is open and typed in."""
        if self.editor is not None and self.editor.is_typed_in:
            self.editor.focus_first()
            return
        self.close_editor()
        self.editor = FactEditor(line or self.line, self._today)
        self.editor.saved.connect(self._on_saved)
        self.editor.taken_away.connect(lambda: self.taken_away.emit(self.line))
        self.editor.closed.connect(self.close_editor)
        self._column.addWidget(self.editor)
        self.editor.focus_first()

    def close_editor(self) -> None:
        """Close the form without keeping anything."""
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
            self.change.setFocus()

    def _on_saved(self, form: FactForm) -> None:
        self.saved.emit(self, form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the value under its name where both would be squeezed."""
        super().resizeEvent(event)
        self._place(under=self.width() < text_width(self, _SIDE_BY_SIDE))

    def _line(self) -> QGridLayout:
        grid = self._grid = QGridLayout()
        bare(grid, TIGHT)
        grid.setHorizontalSpacing(STEP)
        self._title = second(self.name)
        self._title.setMinimumWidth(self._title.fontMetrics().averageCharWidth() * 12)
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self._title, 0, 0, middle)
        grid.addWidget(self.change, 0, 2, middle | Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 4)
        self._lines: list[QWidget] = [self.value]
        fact = self.line.fact
        if fact is not None and fact.source:
            self._lines.append(small(self.tr("From: {source}").format(source=fact.source)))
        if self._takes_more:
            # Inside a flow, which may grow: a button alone would hold its whole column to its own width.
            self._lines.append(row_of(self.another))
        self._place(under=False)
        return grid

    def _place(self, *, under: bool) -> None:
        for row, widget in enumerate(self._lines):
            if under:
                self._grid.addWidget(widget, row + 1, 0, 1, 3)
            else:
                self._grid.addWidget(widget, row, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self._title, 0, 0, 1, 2 if under else 1, Qt.AlignmentFlag.AlignVCenter)

    def _button(self, words: str, on_click: Callable[[], object]) -> Button:
        button = link_button(words, on_click)
        button.setAccessibleName(f"{words}: {self.name}")
        return button

    def _change_words(self) -> str:
        return self.tr("Change") if self.line.is_known else self.tr("Fill in")

    def _value_words(self) -> str:
        return shown(self.line, word, lambda on: short_day(on, self._today())) or self.tr("Not filled in")
