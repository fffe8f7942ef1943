"""A table model that pages through SQL: it asks for the next rows only when they are about to be seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

PAGE = 256
"""Rows fetched at a time: several screens full, and one small query."""


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Rows of records, fetched in pages by `fetch(offset, limit)`; a subclass says what each column shows.

    Searching and sorting belong into `fetch`, that is into SQL: `reload()` starts over.
    """

    def __init__(
        self,
        headers: Sequence[str],
        fetch: Callable[[int, int], Sequence[Row]],
        parent: QObject | None = None,
        *,
        page: int = PAGE,
    ) -> None:
        super().__init__(parent)
        self._headers, self._fetch, self._page = tuple(headers), fetch, page
        self._rows: list[Row] = []
        self._more = True

    def words(self, row: Row, column: int) -> str:
        """Return what a cell shows; to be written by the subclass."""
        raise NotImplementedError

    def spoken(self, row: Row, column: int) -> str:
        """Return what a screen reader says of a cell; its header and its words unless the subclass knows better."""
        return f"{self._headers[column]}: {self.words(row, column)}"

    def record(self, row: int) -> Row:
        """Return the record of a row."""
        return self._rows[row]

    def reload(self) -> None:
        """Start over with the first page."""
        # Fetched first: a reset that is begun and never ended, because the disk went away, ends the program.
        first = list(self._fetch(0, self._page))
        self.beginResetModel()
        self._rows, self._more = first, len(first) == self._page
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows have been fetched."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headers)

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether there may be more rows."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        """Fetch the next page."""
        if parent.isValid() or not self._more:
            return
        rows = list(self._fetch(len(self._rows), self._page))
        self._more = len(rows) == self._page
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, or what is said of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, index.column())
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self.spoken(row, index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the header of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None
