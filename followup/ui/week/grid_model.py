"""The table behind the grid: what is in the log stands quietly, what was typed stands out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from followup.domain.records import THE_PERSON, Observation, Overall, Weight
from followup.domain.words import Change
from followup.services.weeks import Week
from followup.ui.kit.dates import short_weekday, weekday_day
from followup.ui.week.form_model import Cell, GridRow, Kind, existing, pressed, settled, without_last

NAME_CHARACTERS = 19
"""Characters of the name of a row on each of its two lines."""

TYPED = Qt.ItemDataRole.UserRole + 1
"""Whether a cell was typed and is not kept yet."""

Index = QModelIndex | QPersistentModelIndex


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)


def change_words(change: Change) -> str:
    """Return how it compares, in lower case, "" where that was not said."""
    return {Change.BETTER: _tr("better"), Change.SAME: _tr("same"), Change.WORSE: _tr("worse")}.get(change, "")


class GridModel(QAbstractTableModel):
    """Rows are symptoms and measures, columns the days of a week. Typed cells stay until they are kept."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.week = Week((), (), {}, {})
        self.rows: list[GridRow] = []
        self.cells: dict[tuple[str, date], Cell] = {}
        self.author_id = THE_PERSON
        self._known: dict[str, GridRow] = {}

    def show(self, week: Week, rows: Sequence[GridRow]) -> None:
        """Show a week; what was typed into it before is still there."""
        self.beginResetModel()
        self.week, self.rows = week, list(rows)
        self._known |= {row.key: row for row in rows}
        self.endResetModel()

    def forget(self, days: Sequence[date]) -> None:
        """Take away what was typed for these days."""
        self.cells = {key: cell for key, cell in self.cells.items() if key[1] not in days}

    def typed_here(self) -> int:
        """Return how many cells of the shown week were typed."""
        return sum(key[1] in self.week.days for key in self.cells)

    def typed_words(self) -> list[tuple[str, str]]:
        """Return each typed cell, of whatever week: its row and its day, and what was typed."""
        return [
            (_about(self._known[key], day), _cell_words(cell, self._known[key].kind))
            for (key, day), cell in sorted(self.cells.items(), key=lambda typed: (typed[0][1], typed[0][0]))
        ]

    def type_again(self, about: str, words: str) -> bool:
        """Type a cell of the shown week as `typed_words` told it; return whether it is in this week."""
        for at, row in enumerate(self.rows):
            for column, day in enumerate(self.week.days):
                if _about(row, day) == about:
                    index = self.index(at, column)
                    typed = [self.press(index, key) for key in _keys(words, row.kind)]
                    self.leave(index)
                    return any(typed)
        return False

    def day(self, column: int) -> date:
        """Return the day of a column."""
        return self.week.days[column]

    def is_ahead(self, column: int) -> bool:
        """Return whether a day is still to come, so that nothing can be noted for it."""
        return self.day(column) > self._today()

    def press(self, index: Index, key: str) -> bool:
        """Type a key into a cell; return whether it meant anything."""
        row, place = self.rows[index.row()], self._place(index)
        before = self.cells.get(place)
        after = pressed(before, key, row.kind)
        if self.is_ahead(index.column()) or after is None or after == before:
            return False
        self.cells[place] = after
        self.dataChanged.emit(index, index)
        return True

    def take_back(self, index: Index) -> bool:
        """Take the last key back; return whether there was anything."""
        place = self._place(index)
        cell = self.cells.pop(place, None)
        if cell is None:
            return False
        shorter = without_last(cell, self.rows[index.row()].kind)
        if shorter is not None:
            self.cells[place] = shorter
        self.dataChanged.emit(index, index)
        return True

    def leave(self, index: Index) -> None:
        """A cell was left: what is typed in it next begins anew."""
        place = self._place(index)
        if place in self.cells:
            self.cells[place] = settled(self.cells[place])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many days there are."""
        return 0 if parent.isValid() else len(self.week.days)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell and how they stand."""
        if not index.isValid():
            return None
        typed = self.cells.get(self._place(index))
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index, typed)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self.sentence(index)
        return typed is not None if role == TYPED else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a day or the name of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return "\n".join(wrap(self.rows[section].title, NAME_CHARACTERS)[:2])
        return short_weekday(self.day(section)).replace(" ", "\n", 1)

    def sentence(self, index: Index) -> str:
        """Return all there is to say of a cell, for reading aloud."""
        row, day = self.rows[index.row()], self.day(index.column())
        head = _tr("{what}, {day}.").format(what=row.title, day=weekday_day(day))
        if self.is_ahead(index.column()):
            return _tr("{head} This day is still to come.").format(head=head)
        before, typed = self._before(index), self.cells.get(self._place(index))
        parts = [head]
        if before:
            parts.append(_tr("In your log: {words}.").format(words=before))
        if typed is not None:
            words = _cell_words(typed, row.kind)
            said = _tr("This changes it to: {words}.") if before else _tr("Typed now: {words}.")
            parts.append(said.format(words=words))
        return " ".join(parts if len(parts) > 1 else [head, _tr("Empty.")])

    def _words(self, index: Index, typed: Cell | None) -> str:
        kind, before = self.rows[index.row()].kind, self._before(index)
        if self.is_ahead(index.column()):
            return "·"
        if typed is None:
            return _short(before)
        now = _cell_words(typed, kind)
        if not before:
            return _short(now)
        return _tr("{now}\nwas {before}").format(
            now=_short(now).replace("\n", " "), before=_short(before).split("\n")[0]
        )

    def _before(self, index: Index) -> str:
        row = self.rows[index.row()]
        found = existing(row, self.day(index.column()), self.week, self.author_id)
        return "" if found is None else _record_words(found)

    def _place(self, index: Index) -> tuple[str, date]:
        return self.rows[index.row()].key, self.day(index.column())


def _about(row: GridRow, day: date) -> str:
    return f"{row.title}, {day.isoformat()}"


def _keys(words: str, kind: Kind) -> list[str]:
    """Return the keys that make a cell say these words."""
    if kind is Kind.WEIGHT:
        return list(words)
    said = {change_words(change): key for change, key in _CHANGE_KEYS.items()} | {"10": "x"}
    return ["n"] if words == _tr("not there") else [said.get(word, word) for word in words.split(" ")]


_CHANGE_KEYS = {Change.BETTER: "b", Change.SAME: "s", Change.WORSE: "w"}


def _short(words: str) -> str:
    """What a cell has room for: the number over how it compares."""
    return _tr("none") if words == _tr("not there") else words.replace(" ", "\n", 1)


def _cell_words(cell: Cell, kind: Kind) -> str:
    if kind is Kind.WEIGHT:
        return cell.text
    if cell.gone:
        return _tr("not there")
    number = "" if cell.number is None else str(cell.number)
    return " ".join(part for part in (number, change_words(cell.change)) if part)


def _record_words(found: Observation | Overall | Weight) -> str:
    if isinstance(found, Overall):
        return str(found.value)
    if isinstance(found, Weight):
        from followup.report.weights import weight_words

        return weight_words(found.grams, found.unit, _tr)
    if not found.present:
        return _tr("not there")
    number = "" if found.severity is None else str(found.severity)
    return " ".join(part for part in (number, change_words(found.change)) if part) or _tr("noted")
