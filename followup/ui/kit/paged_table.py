"""A calm table over a paged model: whole rows, fixed widths, Enter opens, and what to do first when it is empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from followup.ui.kit.icons import REDRAW
from followup.ui.kit.paged_model import PagedModel
from followup.ui.kit.space import TARGET


class PagedTable(QTableView):
    """Shows rows; `opened` carries the record that was double-clicked or chosen with Enter."""

    opened = Signal(object)

    def __init__(self, model: PagedModel[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
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
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
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
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(0)

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

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(TARGET + 4, round(self.fontMetrics().height() * 2.1)))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.record(index.row()))
