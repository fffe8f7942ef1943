"""A calm table over a paged model: whole rows, fixed widths, Enter opens, and what to do first when it is empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from followup.ui.kit.icons import REDRAW
from followup.ui.kit.paged_model import PagedModel
from followup.ui.kit.space import TARGET

_MODE = QHeaderView.ResizeMode


class PagedTable(QTableView):
    """Shows rows; `opened` carries the record that was double-clicked or chosen with Enter."""

    opened = Signal(object)

    def __init__(self, model: PagedModel[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._stretched = -1
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(_MODE.Interactive)
        self.doubleClicked.connect(self._open)
        self._fit_rows()

    def set_widths(self, characters: Sequence[int]) -> None:
        """Give each column its width in characters; measuring all rows would cost more than it is worth."""
        for column, count in enumerate(characters):
            self.setColumnWidth(column, self.fontMetrics().averageCharWidth() * count + 24)

    def stretch(self, column: int) -> None:
        """Let one column take what the others leave; they are as wide as the rows that can be seen."""
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_MODE.ResizeToContents)
        header.setSectionResizeMode(column, _MODE.Stretch)
        header.setResizeContentsPrecision(0)
        self._stretched = column
        header.sectionResized.connect(self._on_resized)
        self._fit_stretched()

    def current(self) -> Any:
        """Return the record of the chosen row, or None."""
        index = self.currentIndex()
        return self._model.record(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen row with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep rows high enough for larger text."""
        super().changeEvent(event)
        if event.type() in REDRAW and hasattr(self, "_model"):
            self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the column that takes what is left its width."""
        super().resizeEvent(event)
        self._fit_stretched()

    def _on_resized(self, column: int, _before: int, _now: int) -> None:
        if column != self._stretched:
            self._fit_stretched()

    def _fit_stretched(self) -> None:
        """Keep its words readable where little is left; the table is then wider than its place, and scrolls."""
        column, header = self._stretched, self.horizontalHeader()
        if column < 0:
            return
        others = sum(header.sectionSize(other) for other in range(header.count()) if other != column)
        place = self.viewport().width()
        least = min(max(self.sizeHintForColumn(column), header.sectionSizeHint(column)), place * 4 // 5)
        narrow = place - others < least
        header.setSectionResizeMode(column, _MODE.Fixed if narrow else _MODE.Stretch)
        if narrow:
            header.resizeSection(column, least)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(TARGET + 4, round(self.fontMetrics().height() * 2.1)))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.record(index.row()))
