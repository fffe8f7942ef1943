"""What was chosen for a sheet is remembered in the log, for each reader apart."""

from datetime import date

import pytest

from followup.domain.records import Setting
from followup.services.log import OpenLog
from followup.services.sheet_habits import SheetHabit
from followup.services.sheets import SheetChoices, choices_of
from tests.services.conftest import TODAY


def test_each_reader_has_a_choice_of_their_own(log: OpenLog) -> None:
    """The oncologist's sheet stays as it was when the pharmacist's changes."""
    habits = log.sheets.habits
    kept = SheetHabit(left_out=frozenset({"log", "rules"}), months=3, paper="letter", large_print=True)
    habits.keep("pharmacist", kept)
    habits.keep("gp", SheetHabit(since=date(2026, 1, 1)))
    assert habits.of("pharmacist") == kept
    assert habits.of("gp").since == date(2026, 1, 1)
    assert habits.of("oncologist") == SheetHabit()
    assert habits.last_reader() == "gp"


def test_keeping_the_same_again_writes_nothing(log: OpenLog) -> None:
    """One setting for a reader, and no second line in the history."""
    log.sheets.habits.keep("gp", SheetHabit(months=6))
    before = log.entries.all(Setting)
    log.sheets.habits.keep("gp", SheetHabit(months=6))
    assert log.entries.all(Setting) == before


@pytest.mark.parametrize(
    "value", ["", "no json", "[]", '{"months": "many"}', '{"since": "soon"}', '{"left_out": 3}', "[" * 9_000]
)
def test_a_setting_that_cannot_be_read_counts_as_none(log: OpenLog, value: str) -> None:
    """A sheet can always be made."""
    log.entries.add(Setting(name="sheet_for_gp", value=value))
    assert log.sheets.habits.of("gp") == SheetHabit()


def test_the_remembered_choice_makes_the_sheet(log: OpenLog) -> None:
    """Its period and its parts; without a choice each reader gets the usual ones."""
    choices = choices_of(SheetHabit(months=3, left_out=frozenset({"rules"})), "gp")
    document = log.sheets.make(choices)
    assert document.from_on == date(TODAY.year, TODAY.month - 3, TODAY.day)
    assert "rules" not in {part.id for part in document.sections}
    usual = log.sheets.make(SheetChoices(reader="pharmacist"))
    assert [part.id for part in usual.sections] == ["medicines", "over_time", "since", "questions", "rules"]
