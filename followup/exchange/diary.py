"""The diary file: rows of a CSV as a person or another program writes them, in and out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.wording import Translate, untranslated
from followup.domain.words import AllAlong, Change, Side
from followup.exchange import cells
from followup.exchange.diary_row import Diary, DiaryKind, DiaryRow, RefusedRow
from followup.exchange.protect import protect, unprotect
from followup.exchange.table import LONGEST_CELL, Line, Table, read_table

__all__ = ["Diary", "DiaryKind", "DiaryRow", "RefusedRow", "is_own_header", "read_diary", "write_diary"]


@dataclass(frozen=True, slots=True)
class _Column:
    field: str
    read: Callable[[str, str], Any]


def _text(cell: str, _column: str) -> str:
    return cell


def _trimmed(cell: str, _column: str) -> str:
    return cell.strip()


def _flag(cell: str, column: str) -> bool:
    return bool(cells.yes_or_no(cell, column))


def _kind(cell: str, column: str) -> DiaryKind:
    return cells.word(cell, column, DiaryKind) if cell.strip() else DiaryKind.SYMPTOM


def _side(cell: str, column: str) -> Side:
    return cells.word(cell, column, Side)


def _change(cell: str, column: str) -> Change:
    return cells.word(cell, column, Change)


def _all_along(cell: str, column: str) -> AllAlong:
    return cells.word(cell, column, AllAlong)


_COLUMNS: Mapping[str, _Column] = {
    "kind": _Column("kind", _kind),
    "observed_on": _Column("observed_on", cells.day),
    "what": _Column("what", _text),
    "where": _Column("place", _text),
    "side": _Column("side", _side),
    "began_on": _Column("began_on", cells.day),
    "about": _Column("about", _flag),
    "present": _Column("present", cells.yes_or_no),
    "change": _Column("change", _change),
    "all_along": _Column("all_along", _all_along),
    "severity": _Column("severity", cells.severity),
    "answers": _Column("answers", cells.answers),
    "value": _Column("value", _text),
    "unit": _Column("unit", _trimmed),
    "dose": _Column("dose", _text),
    "from": _Column("from_on", cells.day),
    "to": _Column("to_on", cells.day),
    "reason": _Column("reason", _text),
    "author": _Column("author", _text),
    "note": _Column("note", _text),
}

_ADDED: Mapping[str, _Column] = {
    "symptom": _Column("symptom", _trimmed),
    "words": _Column("words", _text),
    "episode": _Column("episode", _trimmed),
    "episode_words": _Column("episode_words", _text),
    "episode_note": _Column("episode_note", _text),
    "began_about": _Column("began_about", cells.yes_or_no),
    "sort": _Column("sort", _trimmed),
    "paused": _Column("paused", _flag),
    "purpose": _Column("purpose", _text),
    "source": _Column("source", _text),
    "diagnosis": _Column("diagnosis", _trimmed),
    "parts": _Column("parts", _trimmed),
    "relation": _Column("relation", _text),
    "phone": _Column("phone", _text),
    "phone_out_of_hours": _Column("phone_out_of_hours", _text),
    "email": _Column("email", _text),
    "address": _Column("address", _text),
    "may_see": _Column("may_see", _flag),
    "frequency": _Column("frequency", _text),
    "as_needed": _Column("as_needed", _flag),
    "tapering": _Column("tapering", _flag),
    "therapy": _Column("therapy", _trimmed),
    "helped": _Column("helped", _trimmed),
    "helped_words": _Column("helped_words", _text),
    "team_knows": _Column("team_knows", _trimmed),
    "medicine_note": _Column("medicine_note", _text),
    "body_part": _Column("body_part", _text),
    "outcome": _Column("outcome", _trimmed),
}
"""Columns that an export adds at the end, each only when some row has something in it; `symptom` is only read."""

_NEEDED: Mapping[DiaryKind, tuple[str, ...]] = {
    DiaryKind.SYMPTOM: ("observed_on",),
    DiaryKind.WEIGHT: ("observed_on", "value"),
    DiaryKind.OVERALL: ("observed_on", "value"),
    DiaryKind.MEDICINE: ("what",),
    DiaryKind.THERAPY: ("what",),
    DiaryKind.EXAM: ("observed_on", "what"),
    DiaryKind.TREATMENT: ("what",),
    DiaryKind.VACCINE: (),
    DiaryKind.NOTE: (),
    DiaryKind.PROFILE: ("what", "value"),
    DiaryKind.DIAGNOSIS: ("what",),
    DiaryKind.MEASURE: ("observed_on", "what", "value"),
    DiaryKind.CONTACT: ("what",),
    DiaryKind.STEP: ("what",),
    DiaryKind.INTAKE: ("observed_on", "what"),
    DiaryKind.SIDE_EFFECT: ("what",),
}

_SHOWN = 40
"""Characters of a column's name that a remark repeats."""


def read_diary(stream: BinaryIO, tr: Translate = untranslated) -> Diary:
    """Return the rows of a diary file; raises `UnreadableFile` when it is none."""
    table = read_table(stream, lambda name: _name(name) in _COLUMNS)
    names = [_name(cell) for cell in table.header]
    rows, refused = [], []
    for line in table.lines:
        try:
            rows.append(_row(names, line))
        except Refused as fault:
            refused.append(RefusedRow(line.number, fault.field, tr(fault.template).format(**fault.values)))
    return Diary(tuple(rows), tuple(refused), _remarks(table, tr))


def is_own_header(line: str) -> bool:
    """Return whether the first line of a file is the one that `write_diary` writes."""
    names = line.removeprefix("\ufeff").strip().split(",")
    known = list(_COLUMNS)
    return names[: len(known)] == known and set(names[len(known) :]) <= set(_ADDED)


def _name(cell: str) -> str:
    return "_".join(cell.strip().casefold().replace("-", " ").split())


def _remarks(table: Table, tr: Translate) -> tuple[str, ...]:
    names = [_name(cell) for cell in table.header]
    unknown = [
        "".join(filter(str.isprintable, cell.strip()))[:_SHOWN]
        for cell in table.header
        if _name(cell) not in {*_COLUMNS, *_ADDED, ""}
    ]
    twice = sorted({name for name in names if name and names.count(name) > 1 and name in {*_COLUMNS, *_ADDED}})
    remarks = []
    if unknown:
        said = tr("These columns are not known and were left out: {columns}.")
        remarks.append(said.format(columns=", ".join(unknown)))
    if twice:
        said = tr("These columns stand twice; the first that is filled in counts: {columns}.")
        remarks.append(said.format(columns=", ".join(twice)))
    return tuple(remarks)


def _row(names: list[str], line: Line) -> DiaryRow:
    if line.fault:
        raise Refused(line.fault)
    if any(cell.strip() for cell in line.cells[len(names) :]):
        raise Refused("This row has more cells than the first row. Put texts with a comma into quotation marks.")
    values: dict[str, Any] = {}
    for name, cell in zip(names, line.cells, strict=False):
        column = _COLUMNS.get(name) or _ADDED.get(name)
        if column is None or not cell or column.field in values:
            continue
        if len(cell) > LONGEST_CELL:
            raise Refused("This text is longer than {most} characters.", field=name, most=LONGEST_CELL)
        values[column.field] = column.read(unprotect(cell), name)
    row = DiaryRow(line=line.number, **values)
    _check_needed(row)
    return row


def _check_needed(row: DiaryRow) -> None:
    for name in _NEEDED[row.kind]:
        value = getattr(row, _COLUMNS[name].field)
        if not (value.strip() if isinstance(value, str) else value):
            raise Refused("This row needs something in the column {column}.", field=name, column=name)
    if row.kind is DiaryKind.SYMPTOM and not (row.what.strip() or row.symptom or row.words.strip()):
        raise Refused("This row does not say which symptom it is.", field="what")
    if row.kind is DiaryKind.NOTE and not (row.note.strip() or row.what.strip()):
        raise Refused("This note has no words.", field="note")


def write_diary(rows: Iterable[DiaryRow], stream: BinaryIO) -> None:
    """Write the rows as a diary file: UTF-8 without a mark, commas, the columns in their order."""
    kept = tuple(rows)
    added = {name: column for name, column in _ADDED.items() if any(_is_filled(row, column) for row in kept)}
    columns = {**_COLUMNS, **added}
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in kept:
        writer.writerow([_cell(row, column) for column in columns.values()])
    text.detach()


def _is_filled(row: DiaryRow, column: _Column) -> bool:
    return getattr(row, column.field) not in ("", None) and not (
        column.read is _flag and not getattr(row, column.field)
    )


def _cell(row: DiaryRow, column: _Column) -> str:
    value = getattr(row, column.field)
    if not _is_filled(row, column):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Day):
        return value.on.isoformat()
    if isinstance(value, tuple):
        return cells.write_answers(value)
    return protect(str(value))
