"""The sheet that was handed over: what it said stays, and the next one counts from it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup.domain.errors import Refused
from followup.domain.records import Observation, Sheet, Visit, Weight
from followup.domain.words import Clinician
from followup.services.handover import said_on, sheet_to_hand
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.services.sheet_input import NO_VISIT
from followup.services.sheets import SheetChoices
from followup.storage.errors import Missing
from tests.services.conftest import TODAY, Calendar


def _visit(log: OpenLog, days: int, *, happened: bool = False) -> Visit:
    return log.entries.add(Visit(visit_on=TODAY + timedelta(days=days), happened=happened, clinician="Dr Smith"))


def _made(log: OpenLog, visit: Visit | None = None, reader: str = "oncologist") -> Sheet:
    document = log.sheets.make(SheetChoices(visit_id=visit.id if visit else None, reader=reader))
    return log.sheets.keep_printed(document, log.sheets.draw(document))


def _hip(log: OpenLog, severity: int, days: int = 0) -> Observation:
    entry = SymptomEntry(symptom="hip_pain", observed_on=TODAY + timedelta(days=days), severity=severity)
    return log.journal.note(entry).observation


def test_next_sheet_begins_where_the_one_handed_over_ended(log: OpenLog, calendar: Calendar) -> None:
    """Not at the visit, which may have been later; a sheet that was only made does not count."""
    visit = _visit(log, 3)
    sheet = _made(log, visit)
    calendar.day = TODAY + timedelta(days=3)
    log.visits.finish(visit.id)
    calendar.day = TODAY + timedelta(days=60)
    assert log.sheets.make().from_on == visit.visit_on
    log.handovers.hand_over(sheet.id, visit.visit_on)
    assert log.sheets.make().from_on == TODAY
    since = log.handovers.since()
    assert since is not None
    assert since.sheet is not None
    assert (since.sheet.id, since.sheet.whom) == (sheet.id, "Dr Smith")


def test_sheet_of_the_visit_itself_is_printed_again_whole(log: OpenLog, calendar: Calendar) -> None:
    """Handing it over before the visit does not empty a second print."""
    visit = _visit(log, 3)
    before = log.sheets.make().from_on
    log.handovers.hand_over(_made(log, visit).id)
    assert log.sheets.make(SheetChoices(visit_id=visit.id)).from_on == before
    calendar.day = TODAY + timedelta(days=2)
    assert log.sheets.make(SheetChoices(visit_id=visit.id)).from_on < TODAY - timedelta(days=170)


def test_what_the_pharmacist_saw_the_oncologist_has_not_seen(log: OpenLog, calendar: Calendar) -> None:
    """Each reader counts from their own sheet."""
    log.handovers.hand_over(_made(log, None, "pharmacist").id)
    calendar.day = TODAY + timedelta(days=10)
    assert log.sheets.make(SheetChoices(reader="pharmacist")).from_on == TODAY
    assert log.sheets.make(SheetChoices(reader="oncologist")).from_on < TODAY


def test_a_visit_with_somebody_else_is_not_when_this_reader_saw_the_log(log: OpenLog) -> None:
    """A blood pressure check at the family doctor's told the oncologist nothing; a visit with nobody said counts."""
    for days, role in ((-60, Clinician.ONCOLOGIST), (-20, Clinician.GP)):
        log.entries.add(Visit(visit_on=TODAY + timedelta(days=days), happened=True, role=role))
    since = {reader: log.sheets.make(SheetChoices(reader=reader)).from_on for reader in ("oncologist", "gp", "surgeon")}
    assert since == {
        "oncologist": TODAY - timedelta(days=60),
        "gp": TODAY - timedelta(days=20),
        "surgeon": TODAY - timedelta(days=20),
    }
    log.entries.add(Visit(visit_on=TODAY - timedelta(days=5), happened=True))
    assert log.sheets.make(SheetChoices(reader="oncologist")).from_on == TODAY - timedelta(days=5)


def test_the_sheet_given_at_a_visit_is_the_one_for_whom_it_is_with(log: OpenLog) -> None:
    """Also where one for the pharmacist was printed later; that one was not given to the oncologist."""
    visit = log.entries.add(Visit(visit_on=TODAY, clinician="Dr Smith", role=Clinician.ONCOLOGIST))
    own, other = _made(log, visit), _made(log, visit, "pharmacist")
    assert sheet_to_hand(log.handovers.of_visit(visit.id), visit) == own
    assert log.handovers.hand_over(other.id).whom == ""
    assert log.handovers.hand_over(own.id).whom == "Dr Smith"


def test_the_sheet_of_a_deleted_visit_can_still_be_taken_back(log: OpenLog) -> None:
    """It is found with those for no visit until the visit comes back."""
    visit = _visit(log, 3)
    sheet = log.handovers.hand_over(_made(log, visit).id)
    log.entries.remove(Visit.kind, visit.id)
    assert [one.id for one in log.handovers.of_visit(None)] == [sheet.id]
    assert log.handovers.keep_back(sheet.id).handed_on is None


def test_a_sheet_for_no_visit_is_for_none_also_where_one_is_ahead(log: OpenLog) -> None:
    """The next visit is only taken where nothing was said."""
    visit = _visit(log, 3)
    assert log.sheets.make().visit_id == visit.id
    assert log.sheets.make(SheetChoices(visit_id=NO_VISIT)).visit_id is None


def test_handing_over_can_be_taken_back(log: OpenLog, calendar: Calendar) -> None:
    """By undo, and by saying so."""
    sheet = _made(log)
    calendar.day = TODAY + timedelta(days=5)
    log.handovers.hand_over(sheet.id)
    log.handovers.keep_back(sheet.id)
    assert log.handovers.handed() == ()
    log.entries.undo(log.entries.history("sheet")[0].wish_id)
    assert [one.id for one in log.handovers.handed()] == [sheet.id]


def test_handing_over_tomorrow_or_what_is_not_there_is_one_sentence(log: OpenLog) -> None:
    """Nothing is kept of it."""
    sheet = _made(log)
    with pytest.raises(Refused, match="future"):
        log.handovers.hand_over(sheet.id, TODAY + timedelta(days=1))
    with pytest.raises(Missing):
        log.handovers.hand_over(99)
    assert log.handovers.handed() == ()


def test_a_written_file_is_kept_with_what_it_said(log: OpenLog, tmp_path: Path) -> None:
    """The version of the signs, the period and the symptoms."""
    _hip(log, 6)
    sheet = log.sheets.write(log.sheets.make(), tmp_path / "sheet.pdf")
    said = said_on(sheet)
    assert said is not None
    assert [(symptom.title, symptom.level) for symptom in said.symptoms] == [("Hip pain", 6)]
    assert sheet.handed_on is None


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.sampled_from(["worse", "edit", "remove", "weigh", "answer", "undo"]), max_size=5))
def test_what_was_seen_does_not_change_with_the_log(log: OpenLog, acts: list[str]) -> None:
    """Whatever is added, changed, removed or undone afterwards."""
    seen = _hip(log, 3, -1)
    sheet = _made(log)
    log.handovers.hand_over(sheet.id)
    said = said_on(log.entries.get(Sheet, sheet.id))
    for act in acts:
        _do(log, act, seen)
    after = log.entries.get(Sheet, sheet.id)
    assert said_on(after) == said
    assert after.sha256 == sheet.sha256


def _do(log: OpenLog, act: str, seen: Observation) -> None:
    there = log.entries.all(Observation, id=seen.id)
    if act == "worse":
        _hip(log, 9)
    elif act == "edit" and there:
        log.entries.change(replace(there[0], severity=8, note="changed"))
    elif act == "remove" and there:
        log.entries.remove("observation", seen.id)
    elif act == "weigh":
        log.entries.add(Weight(measured_on=TODAY, grams=70_000))
    elif act == "undo":
        newest = log.entries.history()[0]
        if newest.kind in {"observation", "weight"} and newest.id != seen.id:
            log.entries.undo(newest.wish_id)
