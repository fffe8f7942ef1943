"""CSV files as they come."""

import io
import json
from pathlib import Path

import pytest

from followup.exchange import table
from followup.exchange.table import Table, UnreadableFile, read_table


def _table(data: bytes, *known: str) -> Table:
    return read_table(io.BytesIO(data), lambda name: not known or name in known)


def _cells(data: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in _table(data).lines]


def _refusal(data: bytes, *known: str) -> str:
    with pytest.raises(UnreadableFile) as refusal:
        _table(data, *known)
    return refusal.value.sentence


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("separator", [b",", b";"])
def test_file_is_read_with_any_mark_line_end_and_separator(mark: bytes, end: bytes, separator: bytes) -> None:
    """Spreadsheets differ; the table is the same."""
    lines = [separator.join(cells) for cells in ((b"what", b"note"), (b"cough", b"dry"))]
    found = read_table(io.BytesIO(mark + end.join(lines) + end), {"what", "note"}.__contains__)
    assert (found.header, [line.cells for line in found.lines]) == (("what", "note"), [("cough", "dry")])


def test_separator_is_the_one_that_names_more_columns() -> None:
    """A comma inside a heading does not make a semicolon file a comma file."""
    found = read_table(
        io.BytesIO(b'what;"note, if any";kind\ncough;dry, at night;symptom\n'), {"what", "kind"}.__contains__
    )
    assert found.lines[0].cells == ("cough", "dry, at night", "symptom")


def test_tab_inside_a_text_is_part_of_it() -> None:
    """Only a header that is separated by tabs makes a file of tabs."""
    found = read_table(io.BytesIO(b"what,note\ncough,dry\tat night\n\tache,\n"), {"what", "note"}.__contains__)
    assert [line.cells for line in found.lines] == [("cough", "dry\tat night"), ("\tache", "")]


def test_line_numbers_are_those_of_the_file() -> None:
    """Blank lines and line breaks inside quotes are counted, as an editor counts them."""
    data = b'what,note\n\ncough,"dry\nand long"\n,\nheadache,\n'
    assert [line.number for line in _table(data).lines] == [3, 6]


def test_line_that_says_how_cells_are_separated_is_left_out() -> None:
    """Some spreadsheets begin a file with "sep=;"."""
    assert _cells(b"sep=;\nwhat;note\ncough;dry\n") == [("cough", "dry")]


def test_line_breaks_and_quotes_inside_a_text_stay() -> None:
    """What stands between quotation marks is the person's text, its line ends too."""
    assert _cells(b'what,note\ncough,"a ""dry"" one\r\nat night"\n') == [("cough", 'a "dry" one\r\nat night')]


@pytest.mark.parametrize(
    ("rows", "number", "says"),
    [
        (b'a,"b\nc,d\n', 2, "never closes"),
        (b'a,"b"x\nc,d\n', 2, "quotation marks"),
        (b'ok,ok\na,"b" "c"\n', 3, "quotation marks"),
    ],
)
def test_row_with_broken_quotation_marks_is_named_and_the_others_are_read(rows: bytes, number: int, says: str) -> None:
    """One bad row is refused with its line; what can be read after it is read."""
    lines = _table(b"what,note\n" + rows).lines
    assert [line.number for line in lines if line.fault] == [number]
    assert says in next(line.fault for line in lines if line.fault)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("what\nmüde\n".encode("utf-16"), "UTF-8"),
        ("what\nmüde\n".encode("latin-1"), "UTF-8"),
        (b"PK\x03\x04rest", "spreadsheet"),
        (b"\xd0\xcf\x11\xe0rest", "spreadsheet"),
        (b"", "first row"),
        (b"\n\n", "first row"),
        (b"cough,dry\n", "first row"),
        (b"cough\tdry\n", "first row"),
        (b"what\tnote\ncough\tdry\n", "tabs between its cells"),
        (b'sep=\t\n"what"\t"note"\ncough\tdry, at night\n', "tabs between its cells"),
        (b"\tnote\ncough\tdry\n", "tabs between its cells"),
    ],
)
def test_file_that_is_no_table_is_refused_with_one_sentence(data: bytes, says: str) -> None:
    """Other encodings, spreadsheets and files without a header row each get their sentence."""
    assert says in _refusal(data, "what", "note")


def test_file_over_a_limit_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Size, rows and columns have limits, each with its sentence."""
    monkeypatch.setattr(table, "MOST_BYTES", 1024)
    assert "larger" in _refusal(b"what\n" + b"a\n" * 1000)
    monkeypatch.setattr(table, "MOST_ROWS", 10)
    assert "more than 10 rows" in _refusal(b"what\n" + b"a\n" * 11)
    assert len(_table(b"what\n" + b"a\n" * 10).lines) == 10
    monkeypatch.setattr(table, "MOST_COLUMNS", 3)
    assert "more than 3 columns" in _refusal(b"what,a,b,c\n")


def test_a_line_of_nothing_but_cells_is_refused_before_it_is_parsed() -> None:
    """Nineteen million of them took five seconds and most of the memory."""
    assert "more than 100 columns" in _refusal(b"kind,what\n" + b"," * 300_000)


def test_text_longer_than_the_reader_can_hold_is_refused_alone() -> None:
    """A cell of many thousand characters is named, and the next row is read."""
    lines = _table(b"what,note\ncough," + b"x" * 200_000 + b"\nheadache,\n").lines
    assert [bool(line.fault) for line in lines] == [True, False]


def test_public_collection_of_odd_tables_is_read_as_it_says(shared: Path) -> None:
    """csv-spectrum: commas, quotes, line breaks and empty cells come out as its JSON says."""
    folder = shared / "data" / "csv" / "csv-spectrum"
    for path in sorted((folder / "csvs").glob("*.csv")):
        wanted = json.loads((folder / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))
        found = _table(path.read_bytes())
        rows = [dict(zip(found.header, line.cells, strict=True)) for line in found.lines]
        if path.stem == "location_coordinates":  # the collection's own CSV and JSON give two phone numbers
            wanted = {**wanted, "Contact Phone Number": rows[0]["Contact Phone Number"]}
        assert rows == (wanted if isinstance(wanted, list) else [wanted]), path.name
