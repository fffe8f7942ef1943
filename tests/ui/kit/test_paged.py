"""Tables that page through the log instead of holding all of it."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from followup.ui.kit.paged_model import PagedModel
from followup.ui.kit.paged_table import PagedTable

ROWS = [f"row {number}" for number in range(25)]


class Rows(PagedModel[str]):
    """A model over a list that stands for a table of the log."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []
        super().__init__(["What", "Length"], self._take, page=10)
        self.reload()

    def words(self, row: str, column: int) -> str:
        """Return the row, or how long it is."""
        return row if column == 0 else str(len(row))

    def _take(self, offset: int, limit: int) -> list[str]:
        self.asked.append((offset, limit))
        return ROWS[offset : offset + limit]


def test_a_model_as_qt_wants_it(qtmodeltester: ModelTester) -> None:
    """The model keeps Qt's rules."""
    qtmodeltester.check(Rows())


def test_only_what_is_needed_is_fetched() -> None:
    """One page at first, then one more each time, and no asking beyond the end."""
    model = Rows()
    assert model.rowCount() == 10
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == len(ROWS)
    assert model.asked == [(0, 10), (10, 10), (20, 10)]


def test_reload_starts_over() -> None:
    """A search begins again at the first page."""
    model = Rows()
    model.fetchMore(QModelIndex())
    model.reload()
    assert model.rowCount() == 10


def test_a_cell_says_what_it_is() -> None:
    """A screen reader hears the header with the words."""
    model = Rows()
    index = model.index(3, 0)
    assert model.data(index, Qt.ItemDataRole.DisplayRole) == "row 3"
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "What: row 3"


def test_enter_opens_a_row(qtbot: QtBot) -> None:
    """Enter and a double click open the record, not a cell."""
    table = PagedTable(Rows(), "Rows")
    qtbot.addWidget(table)
    table.show()
    table.selectRow(4)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["row 4"]
    assert table.current() == "row 4"


def test_a_disk_that_went_away_ends_neither_the_list_nor_the_program(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that cannot be read leaves the rows as they are; a reset that is begun is never left without its end."""
    model = Rows()
    table = PagedTable(model, "Rows")
    qtbot.addWidget(table)
    table.show()

    def gone(_offset: int, _limit: int) -> list[str]:
        raise OSError("gone")

    monkeypatch.setattr(model, "_fetch", gone)
    with pytest.raises(OSError, match="gone"):
        model.reload()
    assert model.rowCount() == 10
    table.selectRow(3)
    assert table.currentIndex().data() == "row 3"


def test_the_column_that_matters_stays_readable_where_little_room_is_left(qtbot: QtBot) -> None:
    """In large type on a small screen the name of a symptom was two letters wide; the table scrolls instead."""
    table = PagedTable(Rows(), "Rows")
    qtbot.addWidget(table)
    table.stretch(0)
    table.resize(60, 300)
    with qtbot.waitExposed(table):
        table.show()
    least = table.fontMetrics().horizontalAdvance(ROWS[0])
    qtbot.waitUntil(lambda: table.columnWidth(0) >= min(least, table.viewport().width() * 4 // 5))
    table.resize(900, 300)
    qtbot.waitUntil(lambda: table.columnWidth(0) + table.columnWidth(1) == table.viewport().width())
