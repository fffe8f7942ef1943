"""The sample log: what it tells, and that it is told as a real one would be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from followup.domain.records import CheckIn, DosePeriod, Fact, Note, Observation, Told, Visit, Weight
from followup.domain.words import ExamKind, MedicineKind
from followup.services.log import OpenLog
from followup.services.sample.shapes import working_day
from followup.services.sample.writer import SampleClock, write_sample
from followup.services.sheets import SheetChoices
from followup.storage.database import Database

UNTIL = date(2028, 2, 29)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory, resources: Path) -> Iterator[OpenLog]:
    """The sample log that ends on a leap day."""
    clock = SampleClock(UNTIL)
    database, _ = Database.create(tmp_path_factory.mktemp("sample") / "log", clock=clock.now)
    log = OpenLog(database, resources, clock.today)
    write_sample(log, clock)
    yield log
    log.close()


def test_it_tells_of_three_years_and_ends_today(log: OpenLog) -> None:
    """The first entry is three years old, the last one of yesterday, and none is made after its day."""
    entered = [entry.at for entry in log.entries.history()]
    assert (UNTIL - min(entered).date()).days in {1094, 1095}
    assert max(entered) < datetime.combine(UNTIL, time(12), UTC)
    assert entered == sorted(entered, reverse=True)


def test_two_things_are_worth_telling_and_nothing_else(log: OpenLog) -> None:
    """The hip that wakes and the cough that lasts; old and told things give no flag that speaks up."""
    loud = [flag for flag in log.flags.today() if not flag.is_quiet]
    assert [flag.sign for flag in loud] == ["bone_pain", "persistent_cough"]
    assert [flag.severity for flag in loud] == [6, 3]
    assert {flag.sign for flag in log.flags.today() if flag.is_quiet} == {"breast_armpit_pain"}


def test_the_hip_gets_worse_over_more_than_two_weeks(log: OpenLog) -> None:
    """From 3 to 6, noted by the person and once by the daughter."""
    (hip,) = log.journal.episodes(words="hip")
    numbers = [seen.severity for seen in hip.observations if seen.severity is not None]
    assert (numbers[0], numbers[-1]) == (3, 6)
    assert numbers == sorted(numbers)
    assert (UNTIL - hip.episode.began_on).days >= 16
    by = {author.id: author.name for author in log.record.authors()}
    assert {by[seen.author_id] for seen in hip.observations} == {"", "Anna"}


def test_some_of_it_was_noted_from_memory(log: OpenLog) -> None:
    """A few entries were typed more than a week after their day."""
    late = [
        seen
        for seen in log.entries.all(Observation)
        if seen.entered_at is not None and (seen.entered_at.date() - seen.observed_on).days > 7
    ]
    assert late
    assert all(seen.about for seen in late)


def test_letrozole_was_paused_for_three_weeks(log: OpenLog) -> None:
    """One medicine with three stretches that follow each other day by day."""
    view = next(view for view in log.medicines.all() if view.medicine.name == "Letrozole")
    first, pause, again = view.periods
    assert pause.paused
    assert pause.started_on is not None
    assert pause.ended_on is not None
    assert (pause.ended_on - pause.started_on).days + 1 == 21
    assert first.ended_on == pause.started_on - timedelta(days=1)
    assert again.started_on == pause.ended_on + timedelta(days=1)
    assert again.ended_on is None


def test_there_is_something_of_each_kind(log: OpenLog) -> None:
    """Check-ins, weighings, facts, notes, ticks, and medicines of every sort."""
    for kind, least in ((CheckIn, 60), (Weight, 30), (Fact, 20), (Note, 3), (Told, 2), (DosePeriod, 10)):
        assert log.entries.count(kind) >= least, kind.kind
    assert {view.medicine.medicine for view in log.medicines.all()} == set(MedicineKind)
    weights = [weight.grams for weight in log.entries.all(Weight) if (UNTIL - weight.measured_on).days <= 365]
    assert max(weights) - min(weights) < 0.02 * max(weights)


def test_visits_are_on_days_on_which_clinics_are_open(log: OpenLog) -> None:
    """None on a weekend; the next one lies ahead with a companion and questions, own ones first."""
    assert all(visit.visit_on.weekday() < 5 for visit in log.entries.all(Visit))
    ahead = log.visits.next()
    assert ahead is not None
    assert 3 < (ahead.visit_on - UNTIL).days < 10
    assert ahead.companion == "Anna"
    chosen = [question for question in log.visits.questions(ahead.id) if question.chosen]
    assert [bool(question.key) for question in chosen] == sorted(bool(question.key) for question in chosen)
    assert sum(bool(question.key) for question in chosen) == 2


def test_exams_are_done_due_and_overdue(log: OpenLog) -> None:
    """The mammogram comes up within two months; the bone density is late."""
    due = {one.exam: one for one in log.exams.due()}
    assert timedelta(0) < due[ExamKind.MAMMOGRAM].due_on - UNTIL < timedelta(days=60)
    assert due[ExamKind.BONE_DENSITY].overdue
    assert due[ExamKind.CLINIC_VISIT].booked_on is not None
    assert len(log.exams.done()) >= 8


def test_its_sheet_can_be_drawn_and_nothing_on_it_is_missing(log: OpenLog) -> None:
    """Page 1 and some more, every sign printable."""
    drawn = log.sheets.draw(log.sheets.make(SheetChoices()))
    assert drawn.pages >= 2
    assert drawn.undrawable == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 13), date(2026, 3, 13)),
        (date(2026, 3, 14), date(2026, 3, 13)),
        (date(2026, 3, 15), date(2026, 3, 13)),
        (date(2026, 3, 16), date(2026, 3, 16)),
    ],
)
def test_a_weekend_becomes_the_friday_before(day: date, expected: date) -> None:
    """Other days stay."""
    assert working_day(day) == expected
