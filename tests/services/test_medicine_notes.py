"""Days taken or missed, side effects, and one substance under two names."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.care_words import Taken
from followup.domain.errors import Refused
from followup.domain.records import DosePeriod, Episode, Intake, Medicine
from followup.services.log import OpenLog
from followup.storage.errors import Missing
from tests.services.conftest import TODAY


def letrozole(log: OpenLog, name: str = "Letrozole") -> int:
    """Take letrozole; return its id."""
    return log.medicines.start(Medicine(name=name), DosePeriod(medicine_id=0, dose="2.5 mg")).medicine.id


def test_a_day_is_noted_changed_and_not_known_again(log: OpenLog) -> None:
    """One note a day; a day without one is not a missed one."""
    medicine = letrozole(log)
    log.medicine_notes.note_day(medicine, TODAY, Taken.NO)
    log.medicine_notes.note_day(medicine, TODAY, Taken.YES)
    log.medicine_notes.note_day(medicine, date(2026, 5, 31), Taken.PARTLY)
    assert log.medicine_notes.month(medicine, TODAY) == {TODAY: Taken.YES}
    assert log.medicine_notes.noted() == {medicine}
    log.medicine_notes.note_day(medicine, TODAY, None)
    assert log.medicine_notes.month(medicine, TODAY) == {}
    assert len(log.entries.all(Intake)) == 1


def test_a_day_to_come_cannot_be_noted(log: OpenLog) -> None:
    """Nobody has taken it yet."""
    medicine = letrozole(log)
    with pytest.raises(Refused, match="future"):
        log.medicine_notes.note_day(medicine, date(2026, 7, 1), Taken.YES)


def test_a_symptom_is_noted_as_a_side_effect_once(log: OpenLog) -> None:
    """It stands beside the medicine until the symptom or the medicine goes."""
    medicine = letrozole(log)
    episode = log.entries.add(Episode(symptom="joint_pain", began_on=date(2026, 6, 1)))
    log.medicine_notes.link(medicine, episode.id, "the nurse thinks so too")
    ((link, symptom),) = log.medicine_notes.side_effects()
    assert (link.medicine_id, symptom, link.note) == (medicine, episode, "the nurse thinks so too")
    with pytest.raises(Refused, match="already"):
        log.medicine_notes.link(medicine, episode.id)
    with pytest.raises(Missing):
        log.medicine_notes.link(medicine, 999)
    log.entries.remove(Episode.kind, episode.id)
    assert log.medicine_notes.side_effects() == ()


def test_a_side_effect_quiets_no_flag(log: OpenLog) -> None:
    """What somebody thinks it comes from changes nothing in what is worth telling."""
    medicine = letrozole(log)
    episode = log.entries.add(Episode(symptom="breast_lump", place="breast", began_on=TODAY))
    before = log.flags.today()
    log.medicine_notes.link(medicine, episode.id)
    assert [flag.sign for flag in log.flags.today()] == [flag.sign for flag in before]


def test_the_same_substance_is_found_under_another_name(log: OpenLog) -> None:
    """Femara beside letrozole; Kadcyla is not Herceptin."""
    medicine = letrozole(log)
    letrozole(log, "Herceptin")
    assert [view.medicine.id for view in log.medicine_notes.same_substance("Femara 2.5 mg")] == [medicine]
    assert log.medicine_notes.same_substance("Femara", but=medicine) == ()
    assert log.medicine_notes.same_substance("Kadcyla") == ()
    assert log.medicine_notes.same_substance("my own tea") == ()
