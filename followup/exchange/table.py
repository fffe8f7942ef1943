"""A CSV file as a header and rows of text, read with limits and without trusting it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from followup.exchange.foreign import UnreadableFile

__all__ = ["LONGEST_CELL", "MOST_BYTES", "MOST_COLUMNS", "MOST_ROWS", "Line", "Table", "UnreadableFile", "read_table"]

MOST_BYTES = 20 * 1024 * 1024
"""Bytes a file may have: a hundred times the diary of ten years."""

MOST_ROWS = 100_000
MOST_COLUMNS = 100
LONGEST_CELL = 100_000

_SEPARATORS = ",;"
_TAB = "\t"
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the line of the file it begins on (1 is the first) and its cells, or why it has none."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of the header row and the rows below it; rows without any text are left out."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]


def read_table(stream: BinaryIO, known: Callable[[str], bool]) -> Table:
    """Return the table in a file; `known` says whether a word of the header is a column that we know.

    Raises `UnreadableFile` when it is too large, no UTF-8 text, separated by tabs, or has no header row with a known
    column.
    """
    text = _decode(_read(stream))
    tables = [_header(text, separator) for separator in _SEPARATORS + _TAB]
    header, separator = max(tables, key=lambda found: sum(map(known, found[0].cells)))
    if separator == _TAB:
        raise UnreadableFile("This file has tabs between its cells. Save it again as “CSV UTF-8”, with commas.")
    if not any(map(known, header.cells)):
        raise UnreadableFile(
            "The first row must name the columns, such as: kind, observed_on, what. Please add that row."
        )
    if len(header.cells) > MOST_COLUMNS:
        raise UnreadableFile("This file has more than {most} columns. Please check the file.", most=MOST_COLUMNS)
    lines = tuple(line for line in _lines(text, separator) if line.number > header.number)
    return Table(header.cells, lines)


def _read(stream: BinaryIO) -> bytes:
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableFile(
            "This file is larger than {most} MB. Please split it into smaller files.", most=MOST_BYTES // 1024**2
        )
    return data


def _decode(data: bytes) -> str:
    if data.startswith(_SPREADSHEETS):
        raise UnreadableFile("This is a spreadsheet. Open it and save it as “CSV UTF-8”, then import that file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile("This file is not UTF-8 text. Save it again as “CSV UTF-8” and try once more.") from None


def _header(text: str, separator: str) -> tuple[Line, str]:
    for line in _lines(text, separator):
        if not line.fault:
            return line, separator
    return Line(0, ()), separator


def _lines(text: str, separator: str) -> Iterator[Line]:
    # newline="": line breaks inside quotes stay as the person typed them.
    reader = csv.reader(_no_endless_line(io.StringIO(text, newline=""), separator), delimiter=separator, strict=True)
    rows = 0
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Line(number, (), _fault(error))
            continue
        if number == 1 and cells and cells[0].startswith("sep=") and not any(cells[1:]):
            continue  # some spreadsheets say here how cells are separated
        if not any(cell.strip() for cell in cells):
            continue
        rows += 1
        if rows > MOST_ROWS + 1:
            raise UnreadableFile("This file has more than {most} rows. Please split it.", most=MOST_ROWS)
        yield Line(number, tuple(cells))


def _no_endless_line(lines: Iterable[str], separator: str) -> Iterator[str]:
    """Raise `UnreadableFile` before a line is parsed that has more cells, or a longer one, than any row may have."""
    for line in lines:
        if len(line) > LONGEST_CELL and line.count(separator) > LONGEST_CELL + MOST_COLUMNS:
            raise UnreadableFile("This file has more than {most} columns. Please check the file.", most=MOST_COLUMNS)
        yield line


def _fault(error: csv.Error) -> str:
    if "unexpected end of data" in str(error):
        return "A quotation mark opens here and never closes, so the rest of the file was not read."
    if "field larger than" in str(error):
        return "This text is too long, or a quotation mark opens here and never closes."
    return "The quotation marks in this row do not match. Please check them."
