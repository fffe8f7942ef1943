"""The grid: digits, letters and arrows, nothing else needed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from followup.ui.kit.icons import REDRAW
from followup.ui.kit.roles import roles_now
from followup.ui.kit.space import TARGET
from followup.ui.week.grid_model import TYPED, GridModel, Index


class CellPaint(QStyledItemDelegate):
    """Draws a cell without the padding of longer tables: what was typed stands out, what is in the log stands back."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the ring of the cell at hand and its words."""
        view, roles, typed = self.parent(), roles_now(), bool(index.data(TYPED))
        rect: QRect = getattr(option, "rect")  # noqa: B009 - PySide's stubs leave the fields of options out
        if typed:
            painter.fillRect(rect, QColor(roles.soft))
        if isinstance(view, QTableView) and view.currentIndex() == index:
            painter.setPen(QPen(QColor(roles.accent), 2.5))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        font = QFont(view.font() if isinstance(view, QTableView) else QFont())
        font.setBold(typed)
        painter.setFont(font)
        painter.setPen(QColor(roles.text if typed else roles.second))
        flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(rect.adjusted(3, 1, -3, -1), flags, str(index.data() or ""))


class Grid(QTableView):
    """Once something is typed, Tab goes to the next day and, after the last cell, to the next field; Enter goes down.

    `moved` and `typed` say that another cell, or what stands in it, is to be described; `save_requested` is Ctrl+Enter.
    """

    moved = Signal()
    typed = Signal()
    save_requested = Signal()

    def __init__(self, model: GridModel, name: str) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalHeader().setSectionsClickable(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setItemDelegate(CellPaint(self))
        model.modelReset.connect(self._fit)
        self._fit()

    def current_sentence(self) -> str:
        """Return what there is to say of the cell at hand."""
        index = self.currentIndex()
        return self._model.sentence(index) if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type into the cell at hand, or go on."""
        index, key = self.currentIndex(), Qt.Key(event.key())
        control = bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
        enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and control:
            self.save_requested.emit()
        elif control or not index.isValid():
            super().keyPressEvent(event)
        elif enter:
            self._go(index.row() + 1, index.column())
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._model.take_back(index)
            self.typed.emit()
        elif event.text().strip() or (key == Qt.Key.Key_Space and event.text()):
            self._model.press(index, event.text())
            self.typed.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go through the cells row by row once something is typed; an untouched grid is one stop among others."""
        index, columns = self.currentIndex(), self._model.columnCount()
        if index.isValid() and columns and self._model.typed_here():
            place = index.row() * columns + index.column() + (1 if forward else -1)
            if 0 <= place < self._model.rowCount() * columns:
                self._go(place // columns, place % columns)
                return True
        return bool(super().focusNextPrevChild(forward))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another cell is at hand."""
        super().currentChanged(current, previous)
        if previous.isValid() and previous.row() < self._model.rowCount():
            self._model.leave(previous)
        self.moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep rows and names fitting in larger text."""
        super().changeEvent(event)
        if event.type() in REDRAW and hasattr(self, "_model"):
            self._fit()

    def _go(self, row: int, column: int) -> None:
        index = self._model.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)

    def _fit(self) -> None:
        """Rows of two lines, all of them seen; no day so narrow that its words are cut: the grid scrolls instead."""
        line, wide = self.fontMetrics().height(), self.fontMetrics().horizontalAdvance("22 MMM ")
        high = max(TARGET + 8, round(line * 2.9))
        self.verticalHeader().setDefaultSectionSize(high)
        self.horizontalHeader().setMinimumSectionSize(wide + 14)
        rows = self._model.rowCount()
        self.setMinimumHeight(min(rows, 9) * high + round(line * 3.4) + 8)
