"""Who is offered to lean on and when, who stands in the panel for urgent help, and which medicines treat cancer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from followup.domain.care_words import ContactRole, Measured
from followup.domain.errors import Refused
from followup.domain.records import Contact, Measure, Overall, Weight
from followup.domain.words import TreatmentKind
from followup.services.care import MUCH_WORRY, WORRY_COUNTS
from followup.services.log import OpenLog
from followup.services.symptom_entry import SymptomEntry
from tests.services.conftest import TODAY

SISTER = Contact(name="Nia", role=ContactRole.FAMILY)
DOCTOR = Contact(name="Dr Holm", role=ContactRole.ONCOLOGIST, phone="01632 960100")


def worry(log: OpenLog, value: int, *, ago: timedelta = timedelta()) -> None:
    """Note a worry."""
    log.entries.add(Measure(measured=Measured.WORRY, measured_on=TODAY - ago, value=value))


@pytest.mark.parametrize(
    ("value", "ago", "is_offered"),
    [
        (MUCH_WORRY, timedelta(), True),
        (MUCH_WORRY - 1, timedelta(), False),
        (10, WORRY_COUNTS, True),
        (10, WORRY_COUNTS + timedelta(days=1), False),
    ],
)
def test_people_are_offered_while_a_high_worry_is_fresh(
    log: OpenLog, value: int, ago: timedelta, *, is_offered: bool
) -> None:
    """For a week, from the number on that the card names."""
    worry(log, value, ago=ago)
    assert (log.care.offer(()) is not None) == is_offered


def test_the_last_worry_counts(log: OpenLog) -> None:
    """Somebody who feels better is left in peace."""
    worry(log, 9, ago=timedelta(days=3))
    worry(log, 2)
    assert log.care.offer(()) is None


def test_an_urgent_flag_offers_people_and_no_others_than_those_to_lean_on(log: OpenLog) -> None:
    """Doctors are in the panel for urgent help."""
    for contact in (SISTER, DOCTOR, Contact(name="Shop", role=ContactRole.OTHER)):
        log.entries.add(contact)
    assert log.care.offer(log.flags.today()) is None
    log.journal.note(SymptomEntry(symptom="seizure", observed_on=TODAY))
    offer = log.care.offer(log.flags.today())
    assert offer is not None
    assert offer.worry is None
    assert [contact.name for contact in offer.people] == ["Nia"]


def test_the_panel_has_the_team_with_a_number(log: OpenLog) -> None:
    """Somebody without a number cannot be called."""
    for contact in (Contact(name="Nurse", role=ContactRole.NURSE), DOCTOR, SISTER):
        log.entries.add(contact)
    assert [contact.name for contact in log.care.team()] == ["Dr Holm"]
    assert [contact.name for contact in log.care.contacts()] == ["Dr Holm", "Nurse", "Nia"]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Femara", {TreatmentKind.HORMONE}),
        ("Tamoxifen", {TreatmentKind.HORMONE}),
        ("Kadcyla", {TreatmentKind.TARGETED}),
        ("Denosumab", {TreatmentKind.BONE}),
        ("Paracetamol", set()),
        ("Yoga", set()),
    ],
)
def test_a_medicine_treats_what_the_list_says(log: OpenLog, name: str, kinds: set[TreatmentKind]) -> None:
    """By brand or by substance."""
    assert log.care.treats(name) == kinds


def test_the_numbers_of_a_day_are_kept_together_or_not_at_all(log: OpenLog) -> None:
    """One that cannot be kept takes the others with it."""
    good = Measure(measured=Measured.SLEEP, measured_on=TODAY, value=5)
    bad = Measure(measured=Measured.WORRY, measured_on=TODAY, value=11)
    with pytest.raises(Refused):
        log.care.keep_day((good, bad), weight=Weight(measured_on=TODAY, grams=60_000))
    assert log.care.last_noted() is None
    log.care.keep_day((good,), overall=Overall(observed_on=TODAY, value=6))
    assert log.care.last_noted() == TODAY
