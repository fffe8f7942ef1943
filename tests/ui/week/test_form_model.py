"""What keys make of a cell, and what is kept of the cells."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.errors import Refused
from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode, Observation, Weight
from followup.domain.words import Change, Side
from followup.services.weeks import Week
from followup.ui.today.form_model import Offer
from followup.ui.week.form_model import Cell, GridRow, Kind, WeekForm, pressed, settled

MONDAY = date(2026, 3, 2)
DAYS = tuple(MONDAY + timedelta(days=number) for number in range(7))


def typed(keys: str, kind: Kind = Kind.SYMPTOM) -> Cell | None:
    """A cell after some keys."""
    cell = None
    for key in keys:
        cell = pressed(cell, key, kind)
    return cell


@pytest.mark.parametrize(
    ("keys", "number", "change", "gone"),
    [
        ("6", 6, "", False),
        ("X", 10, "", False),
        ("10", 10, "", False),
        ("110", 10, "", False),
        ("20", 0, "", False),
        ("5w", 5, "worse", False),
        ("w5", 5, "worse", False),
        ("b", None, "better", False),
        ("n", None, "gone", True),
        ("5n", None, "gone", True),
        ("n4s", 4, "same", False),
        ("1w0", 0, "worse", False),
    ],
)
def test_keys(keys: str, number: int | None, change: str, gone: bool) -> None:
    """Digits, X for ten, a 1 with a 0 right after it, n for not there, b, s and w."""
    cell = typed(keys)
    assert cell is not None
    assert (cell.number, cell.change, cell.gone) == (number, change, gone)


def test_a_nought_in_a_cell_that_was_left_is_no_ten() -> None:
    """Coming back to a 1 and typing 0 means 0."""
    one = typed("1")
    assert one is not None
    assert pressed(settled(one), "0", Kind.SYMPTOM) == Cell(0)


@given(st.text(max_size=6))
def test_whatever_is_typed_a_number_stays_between_0_and_10(keys: str) -> None:
    """Letters of any script mean nothing, and nothing is ever a number that the scale does not have."""
    cell = typed(keys)
    assert cell is None or cell.number is None or 0 <= cell.number <= 10


def form(**cells: Cell) -> WeekForm:
    """Hip pain with an entry on Tuesday, a new rash, a weight of Friday, and cells such as e1_0 for its Monday."""
    seen = Observation(id=7, episode_id=1, observed_on=DAYS[1], severity=4, change=Change.SAME, note="stairs")
    hip = EpisodeView(Episode(id=1, symptom="hip_pain", side=Side.LEFT, began_on=MONDAY), (seen,))
    rows = [
        GridRow("e1", "Hip pain, left", view=hip),
        GridRow("new0", "Rash", offer=Offer("itchy rash", symptom="rash", side=Side.RIGHT)),
        GridRow("weight", "Weight", Kind.WEIGHT),
    ]
    week = Week(DAYS, (hip,), {}, {DAYS[4]: Weight(id=3, measured_on=DAYS[4], grams=70_000)})
    placed = {(key.rsplit("_", 1)[0], DAYS[int(key[-1])]): cell for key, cell in cells.items()}
    return WeekForm(week, rows, placed)


def test_an_empty_day_takes_an_entry_of_its_own_day() -> None:
    """In the episode of its row, as somebody who noted it that day would have."""
    (row,) = form(e1_0=Cell(6, Change.WORSE)).typed().rows
    (entry,) = row
    assert (entry.episode_id, entry.observed_on, entry.severity, entry.change) == (1, DAYS[0], 6, "worse")


def test_a_day_with_an_entry_is_changed_and_keeps_what_the_cell_does_not_say() -> None:
    """Its note stays, and a letter alone leaves its number."""
    kept = form(e1_1=Cell(change=Change.WORSE)).typed()
    assert kept.rows == ()
    (changed,) = kept.changed
    assert (changed.id, changed.severity, changed.change, changed.note) == (7, 4, "worse", "stairs")


def test_the_days_of_something_new_are_one_row_in_the_own_words() -> None:
    """They will share an episode."""
    (row,) = form(new0_2=Cell(3), new0_0=Cell(5)).typed().rows
    assert [(entry.observed_on, entry.words, entry.side) for entry in row] == [
        (DAYS[0], "itchy rash", Side.RIGHT),
        (DAYS[2], "itchy rash", Side.RIGHT),
    ]


def test_a_weight_is_read_in_the_unit_of_the_log_and_refused_when_it_is_none() -> None:
    """A dot or a comma; an existing one is changed in its own unit."""
    kept = form(weight_0=Cell(text="71,5"), weight_4=Cell(text="70.2")).typed()
    assert [weight.grams for weight in kept.weights] == [71_500]
    assert [weight.grams for weight in kept.changed] == [70_200]
    with pytest.raises(Refused, match="weight"):
        form(weight_0=Cell(text="7.1.5")).typed()
