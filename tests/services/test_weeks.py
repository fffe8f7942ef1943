"""A week that was written by hand, kept in one wish."""

from datetime import date, timedelta

import pytest

from followup.domain.errors import Refused
from followup.domain.records import Note, Observation, Overall, Weight
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.services.weeks import TypedWeek
from followup.storage.errors import Conflict
from tests.services.conftest import TODAY

MONDAY = date(2026, 6, 22)
"""Of the week before the day on which these tests take place."""


def rash(day: int, severity: int) -> SymptomEntry:
    """A new rash on a day of the week."""
    return SymptomEntry(words="itchy rash", observed_on=MONDAY + timedelta(days=day), severity=severity)


def test_a_week_shows_what_was_there_and_nothing_that_was_only_denied(log: OpenLog) -> None:
    """Open from before, gone within the week, and its measures; a denial is no row."""
    log.journal.note(SymptomEntry(symptom="cough", observed_on=MONDAY - timedelta(days=30), severity=2))
    log.journal.note(SymptomEntry(symptom="headache", observed_on=MONDAY, severity=4))
    log.journal.deny("headache", MONDAY + timedelta(days=2))
    log.journal.deny("seizure", MONDAY)
    log.entries.add(Overall(observed_on=MONDAY, value=6))
    log.entries.add(Weight(measured_on=MONDAY - timedelta(days=1), grams=70_000))
    week = log.weeks.read(MONDAY)
    assert [view.episode.symptom for view in week.episodes] == ["headache", "cough"]
    assert (week.days[0], week.days[-1]) == (MONDAY, MONDAY + timedelta(days=6))
    assert [one.value for one in week.overalls.values()] == [6]
    assert dict(week.weights) == {}


def test_the_days_of_something_new_share_one_episode_and_undo_takes_all(log: OpenLog) -> None:
    """Also where another rash is open on the other side of the log."""
    said = []
    log.changes.listen(said.append)
    typed = TypedWeek(
        rows=((rash(0, 3), rash(2, 5)),),
        overalls=(Overall(observed_on=MONDAY, value=7),),
        note=Note(noted_on=MONDAY, words="a walk"),
        questions=("May I swim?",),
    )
    assert log.weeks.keep(typed) == 5
    (view,) = log.journal.episodes()
    assert [seen.severity for seen in view.observations] == [3, 5]
    assert all(seen.entered_at is not None for seen in view.observations)
    assert [change.words for change in said] == ["The week is kept."]
    log.entries.undo(said[0].wish_id)
    assert (log.journal.episodes(), log.entries.all(Overall), log.entries.all(Note)) == ((), (), ())


def test_nothing_and_a_day_to_come_are_refused_whole(log: OpenLog) -> None:
    """Nothing is kept of a week that cannot be."""
    with pytest.raises(Refused, match="Nothing is typed"):
        log.weeks.keep(TypedWeek())
    ahead = SymptomEntry(words="itchy rash", observed_on=TODAY + timedelta(days=1), severity=3)
    with pytest.raises(Refused, match="still to come"):
        log.weeks.keep(TypedWeek(rows=((rash(0, 3),), (ahead,))))
    assert log.entries.all(Observation) == ()


def test_an_entry_that_changed_meanwhile_is_not_written_over(log: OpenLog) -> None:
    """Somebody else was quicker: the whole week waits."""
    seen = log.journal.note(rash(0, 3)).observation
    log.entries.change(seen)
    with pytest.raises(Conflict):
        log.weeks.keep(TypedWeek(rows=((rash(2, 4),),), changed=(seen,)))
    assert len(log.entries.all(Observation)) == 1
