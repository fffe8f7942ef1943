"""Rows of the diary file."""

import contextlib
import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.days import Day
from followup.domain.words import AllAlong, Answer, Change, Side
from followup.exchange.diary import Diary, DiaryKind, DiaryRow, read_diary, write_diary
from followup.exchange.table import UnreadableFile

DAY = Day(date(2026, 3, 12))


def _read(text: str) -> Diary:
    return read_diary(io.BytesIO(text.encode("utf-8")))


def _written(*rows: DiaryRow) -> bytes:
    stream = io.BytesIO()
    write_diary(rows, stream)
    return stream.getvalue()


def test_columns_may_stand_in_any_order_and_with_capitals() -> None:
    """The header row says what is where."""
    diary = _read("Severity,What,Observed On,SIDE\n6,sore hip,2026-03-12,Left\n")
    assert diary.rows == (DiaryRow(line=2, severity=6, what="sore hip", observed_on=DAY, side=Side.LEFT),)
    assert (diary.refused, diary.notes) == ((), ())


@pytest.mark.parametrize("text", ["a\0b", "\0", "\0\0x", "x\0"])
def test_null_in_a_text_is_kept_and_not_dropped(text: str) -> None:
    """What the log can hold goes out and in unchanged, even a sign that nobody sees."""
    row = DiaryRow(line=2, kind=DiaryKind.NOTE, observed_on=DAY, what=text, note=text)
    assert read_diary(io.BytesIO(_written(row))) == Diary((row,))
    assert _read(f"kind,observed_on,note\nnote,2026-03-12,{text}\n").rows[0].note == text


def test_every_column_is_read() -> None:
    """One row with all that the format describes."""
    diary = _read(
        "kind,observed_on,what,where,side,began_on,about,present,change,all_along,severity,answers,value,unit,dose,"
        "from,to,reason,author,note\n"
        "symptom,2026-03-12,sore hip,hip,left,2026-03,yes,yes,worse,came_and_went,6,wakes_at_night=yes;fell=no,1,kg,"
        "20 mg,2025,2026-03-11,joints,Ada,since the walk\n"
    )
    (row,) = diary.rows
    assert (row.began_on, row.from_on) == (Day(date(2026, 3, 1), about=True), Day(date(2025, 1, 1), about=True))
    assert (row.about, row.present, row.change, row.all_along) == (True, True, Change.WORSE, AllAlong.CAME_AND_WENT)
    assert row.answers == (("fell", Answer.NO), ("wakes_at_night", Answer.YES))
    assert (row.value, row.unit, row.dose, row.to_on) == ("1", "kg", "20 mg", Day(date(2026, 3, 11)))
    assert (row.reason, row.author, row.note, row.place) == ("joints", "Ada", "since the walk", "hip")


def test_empty_cells_say_nothing() -> None:
    """No number is not 0, and nothing said about being there is not "no"."""
    (row,) = _read("kind,observed_on,what,severity,present\n,2026-03-12,cough,,\n").rows
    assert (row.kind, row.severity, row.present, row.change) == (DiaryKind.SYMPTOM, None, None, Change.NONE)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("symptom,2026-03-12,cough,11,,,,", "severity"),
        ("symptom,12/03/2026,cough,,,,,", "observed_on"),
        ("symptom,,cough,,,,,", "observed_on"),
        ("symptom,2026-03-12,,,,,,", "what"),
        ("symptom,2026-03-12,cough,,up,,,", "side"),
        ("symptom,2026-03-12,cough,,,sometimes,,", "present"),
        ("symptom,2026-03-12,cough,,,,awful,", "change"),
        ("poem,2026-03-12,cough,,,,,", "kind"),
        ("weight,2026-03-12,,,,,,", "value"),
        ("overall,,,,,,,5", "observed_on"),
        ("exam,,mammogram,,,,,", "observed_on"),
        ("medicine,,,,,,,", "what"),
        ("profile,,surgery,,,,,", "value"),
        ("note,2026-03-12,,,,,,", "note"),
        ("symptom,2026-03-12,cough,,,,,,,one cell too many", ""),
    ],
)
def test_row_that_cannot_be_read_is_refused_with_line_column_and_reason(row: str, column: str) -> None:
    """The rows around it are read."""
    diary = _read(
        "kind,observed_on,what,severity,side,present,change,value\n"
        f"symptom,2026-03-11,headache,,,,,\n{row}\nsymptom,2026-03-13,headache,,,,,\n"
    )
    assert [read.line for read in diary.rows] == [2, 4]
    assert [(refused.line, refused.column) for refused in diary.refused] == [(3, column)]
    assert diary.refused[0].reason.endswith((".", "no"))


def test_unknown_columns_are_named_and_the_rows_read() -> None:
    """The report says what was left out, shortened and without signs that would upset a screen."""
    diary = _read(f"what,observed_on,mood,{'x' * 60}\u202e\ncough,2026-03-12,low,\n")
    assert len(diary.rows) == 1
    assert diary.notes == (f"These columns are not known and were left out: mood, {'x' * 40}.",)


def test_column_that_stands_twice_is_named() -> None:
    """The first cell that is filled in counts."""
    diary = _read("what,observed_on,note,note\ncough,2026-03-12,,second\n")
    assert diary.rows[0].note == "second"
    assert "twice" in diary.notes[0]


def test_written_file_has_the_columns_of_the_format_and_others_only_when_needed() -> None:
    """Columns of ours come at the end, each only where some row has something in it."""
    plain = _written(DiaryRow(observed_on=DAY, what="cough")).decode().splitlines()[0]
    assert plain == (
        "kind,observed_on,what,where,side,began_on,about,present,change,all_along,severity,answers,value,unit,dose,"
        "from,to,reason,author,note"
    )
    more = _written(DiaryRow(observed_on=DAY, what="cough", words="dry", paused=True, began_about=False))
    assert more.decode().splitlines()[0] == f"{plain},words,began_about,paused"


TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=20)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2026, 6, 30)).map(Day)
ROWS = st.builds(
    DiaryRow,
    kind=st.sampled_from(DiaryKind),
    observed_on=st.dates(date(1900, 1, 1), date(2026, 6, 30)).map(Day),
    what=TEXT.filter(str.strip),
    place=TEXT,
    side=st.sampled_from(Side),
    began_on=DAYS,
    about=st.booleans(),
    present=st.sampled_from([None, True, False]),
    change=st.sampled_from(Change),
    all_along=st.sampled_from(AllAlong),
    severity=st.none() | st.integers(0, 10),
    answers=st.dictionaries(st.sampled_from(["fever", "fell", "at_rest"]), st.sampled_from(Answer)).map(
        lambda given_answers: tuple(sorted(given_answers.items()))
    ),
    value=TEXT.filter(str.strip),
    unit=st.sampled_from(["", "kg", "lb", "st"]),
    dose=TEXT,
    from_on=DAYS,
    to_on=DAYS,
    reason=TEXT,
    author=TEXT,
    note=TEXT,
    words=TEXT,
    began_about=st.sampled_from([None, True, False]),
    paused=st.booleans(),
    purpose=TEXT,
)


@given(st.lists(ROWS, max_size=5))
def test_rows_written_are_the_rows_read(rows: list[DiaryRow]) -> None:
    """Any text in any cell comes back exactly: line breaks, quotes, formulas, other scripts."""
    diary = read_diary(io.BytesIO(_written(*rows)))
    assert (diary.refused, diary.notes) == ((), ())
    assert [_without_line(row) for row in diary.rows] == rows


def _without_line(row: DiaryRow) -> DiaryRow:
    return DiaryRow(**{name: getattr(row, name) for name in DiaryRow.__slots__ if name != "line"})


def test_no_cell_written_can_be_taken_for_a_formula(shared: Path) -> None:
    """Known payloads are marked in the file and come back as they were."""
    payloads = (shared / "data" / "csv" / "csv-injection-payload.txt").read_text(encoding="utf-8").splitlines()
    rows = [DiaryRow(kind=DiaryKind.NOTE, observed_on=DAY, note=line) for line in payloads if line.strip()]
    data = _written(*rows)
    for cells in csv.reader(io.StringIO(data.decode("utf-8"), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert [row.note for row in read_diary(io.BytesIO(data)).rows] == [row.note for row in rows]


def _as_file(text: str) -> bytes:
    return f"what,observed_on,note\n{text}".encode("utf-8", "replace")


@given(st.binary(max_size=200) | st.text().map(_as_file))
def test_any_bytes_are_read_or_refused_with_one_sentence(data: bytes) -> None:
    """Never a traceback, whatever the file; a refused row says where it is and why."""
    with contextlib.suppress(UnreadableFile):
        diary = read_diary(io.BytesIO(data))
        assert all(refused.reason and refused.line > 1 for refused in diary.refused)
