"""What cannot be kept is refused in one sentence that names the field."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from followup.domain.care_words import Measured, Operation, RadiotherapyField, StepKind
from followup.domain.checks import LONGEST_TEXT, check, overlap
from followup.domain.errors import Refused
from followup.domain.records import (
    Contact,
    DosePeriod,
    Exam,
    ExamPlan,
    Fact,
    Measure,
    Medicine,
    Note,
    Observation,
    Record,
    Step,
    Treatment,
    Visit,
    Weight,
)
from followup.domain.words import ExamKind, TreatmentKind

TODAY = date(2026, 3, 12)
BORN = date(1968, 4, 2)


def refused_field(record: Record) -> str:
    """Return the field for which a record is refused."""
    with pytest.raises(Refused) as refused:
        check(record, today=TODAY, birth_date=BORN)
    return refused.value.field


@pytest.mark.parametrize("severity", [None, 0, 10])
def test_a_number_from_zero_to_ten_or_none_is_kept(severity: int | None) -> None:
    """Not given is not nought."""
    observation = Observation(episode_id=1, observed_on=TODAY, severity=severity)

    assert check(observation, today=TODAY, birth_date=BORN) is None


@pytest.mark.parametrize("severity", [-1, 11])
def test_a_number_outside_the_scale_is_refused(severity: int) -> None:
    """Eleven is not on the scale."""
    assert refused_field(Observation(episode_id=1, observed_on=TODAY, severity=severity)) == "severity"


def test_tomorrow_is_refused_and_today_is_not() -> None:
    """Nothing can have been felt in the future."""
    check(Observation(episode_id=1, observed_on=TODAY), today=TODAY)

    assert refused_field(Observation(episode_id=1, observed_on=TODAY + timedelta(days=1))) == "observed_on"


def test_a_planned_exam_may_lie_ahead_but_a_done_one_may_not() -> None:
    """Plans look forward."""
    ahead = TODAY + timedelta(days=30)
    check(Exam(exam=ExamKind.MAMMOGRAM, name="Mammogram", due_on=ahead, booked_on=ahead), today=TODAY)

    assert refused_field(Exam(exam=ExamKind.MAMMOGRAM, name="Mammogram", done_on=ahead)) == "done_on"


def test_a_day_before_birth_is_refused() -> None:
    """A year typed wrong is caught."""
    check(Observation(episode_id=1, observed_on=BORN), today=TODAY, birth_date=BORN)

    assert refused_field(Observation(episode_id=1, observed_on=BORN - timedelta(days=1))) == "observed_on"


def test_a_day_in_the_year_26_is_refused() -> None:
    """A year with two digits missing is caught even with no birth date."""
    with pytest.raises(Refused):
        check(Observation(episode_id=1, observed_on=date(26, 3, 2)), today=TODAY)


def test_a_note_of_ten_thousand_characters_of_any_script_is_kept() -> None:
    """Long notes are welcome."""
    check(Note(noted_on=TODAY, words="Ж字ا🙂" * 2_500), today=TODAY)

    assert refused_field(Note(noted_on=TODAY, words="x" * (LONGEST_TEXT + 1))) == "words"


def test_a_broken_character_is_refused() -> None:
    """Half a surrogate pair cannot be stored as UTF-8."""
    assert refused_field(Note(noted_on=TODAY, words="half \ud83d")) == "words"


@pytest.mark.parametrize("grams", [19_999, 400_001])
def test_a_weight_in_the_wrong_unit_is_refused(grams: int) -> None:
    """Pounds typed as kilograms, or a slipped point, are caught at the edges."""
    assert refused_field(Weight(measured_on=TODAY, grams=grams)) == "grams"


def test_a_dose_period_ends_on_or_after_its_first_day() -> None:
    """One day is a period; backwards is not."""
    check(DosePeriod(medicine_id=1, started_on=TODAY, ended_on=TODAY), today=TODAY)

    assert refused_field(DosePeriod(medicine_id=1, started_on=TODAY, ended_on=TODAY - timedelta(days=1))) == "ended_on"


def test_a_name_is_needed() -> None:
    """Blanks are no name."""
    assert refused_field(Medicine(name="  ")) == "name"


def test_a_fact_of_choices_takes_only_those() -> None:
    """The answer "unknown" is one of its own."""
    check(Fact(name="surgery", value="unknown"), today=TODAY)

    assert refused_field(Fact(name="surgery", value="bypass")) == "value"


def test_a_birth_lies_in_the_past() -> None:
    """Every other day is held against it: one ahead would refuse all that is noted from then on."""
    check(Fact(name="birth_date", value="1968"), today=TODAY)
    check(Fact(name="birth_date", value="unknown"), today=TODAY)

    assert refused_field(Fact(name="birth_date", value="2026-03-13")) == "value"
    assert refused_field(Fact(name="birth_date", value="1868-03-13")) == "value"


def test_a_weight_has_a_unit_that_can_be_written_again() -> None:
    """Kilograms, pounds or stones; nothing else could be printed or exported."""
    for unit in ("kg", "lb", "st"):
        check(Weight(measured_on=TODAY, grams=65_000, unit=unit), today=TODAY)

    assert refused_field(Weight(measured_on=TODAY, grams=65_000, unit="furlong")) == "unit"


def test_a_fact_with_a_name_of_its_own_is_kept() -> None:
    """The list of facts may grow in a later version without losing what an older log holds."""
    assert check(Fact(name="favourite_nurse", value="Ann"), today=TODAY) is None


@pytest.mark.parametrize("at", ["25:00", "10.30", "10:7", "ten", "9:", ":30", "²:00", "٩:٠٠", "009:00"])
def test_a_time_of_day_is_hours_and_minutes(at: str) -> None:
    """Anything else is refused, and the sentence shows how to write it."""
    assert refused_field(Visit(visit_on=TODAY, at=at)) == "at"


@pytest.mark.parametrize("at", ["", "9:05", "10:30", "23:59"])
def test_a_good_time_of_day_is_kept(at: str) -> None:
    """Empty is allowed."""
    assert check(Visit(visit_on=TODAY, at=at), today=TODAY) is None


@pytest.mark.parametrize("months", [0, 121])
def test_a_plan_repeats_after_one_month_to_ten_years(months: int) -> None:
    """Never is not a plan."""
    assert (
        refused_field(ExamPlan(exam=ExamKind.MAMMOGRAM, name="Mammogram", every_months=months, starts_on=TODAY))
        == "every_months"
    )


def test_periods_that_share_a_day_overlap_and_neighbours_do_not() -> None:
    """The last day of one and the first day of the next are different days."""
    first = DosePeriod(id=1, medicine_id=7, started_on=TODAY - timedelta(days=9), ended_on=TODAY - timedelta(days=1))

    assert overlap([first], DosePeriod(medicine_id=7, started_on=TODAY)) is None
    assert first == overlap([first], DosePeriod(medicine_id=7, started_on=TODAY - timedelta(days=1)))
    assert overlap([first], DosePeriod(medicine_id=8, started_on=TODAY - timedelta(days=1))) is None
    assert overlap([first], first) is None


def test_a_period_without_an_end_overlaps_every_later_one() -> None:
    """A running dose must end before the next begins."""
    running = DosePeriod(id=1, medicine_id=7, started_on=TODAY - timedelta(days=9))

    assert running == overlap([running], DosePeriod(medicine_id=7, started_on=TODAY))


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Fact(name="nodes_positive", value="two"), "value"),
        (Fact(name="nodes_positive", value="-1"), "value"),
        (Fact(name="nodes_examined", value="9000"), "value"),
        (Fact(name="height", value="tall"), "value"),
        (Fact(name="height", value="16"), "value"),
        (Fact(name="name", value="Ann", diagnosis_id=1), "diagnosis_id"),
        (Treatment(treatment=TreatmentKind.BONE, name="x", operations=(Operation.MASTECTOMY,)), "operations"),
        (Treatment(treatment=TreatmentKind.SURGERY, name="x", fields=(RadiotherapyField.BONE,)), "fields"),
        (Measure(measured=Measured.WORRY, measured_on=TODAY, value=11), "value"),
        (Measure(measured=Measured.EXERCISE, measured_on=TODAY, value=-1), "value"),
        (Measure(measured=Measured.SLEEP, measured_on=TODAY + timedelta(1), value=5), "measured_on"),
        (Contact(name=" "), "name"),
        (Step(step=StepKind.EXERCISE, started_on=TODAY, ended_on=TODAY - timedelta(1)), "ended_on"),
        (Exam(exam=ExamKind.CT, name="x", at="25:00"), "at"),
        (ExamPlan(exam=ExamKind.CT, name="x", every_months=6, starts_on=TODAY, ends_on=BORN), "ends_on"),
    ],
)
def test_what_the_care_record_cannot_keep_is_refused_by_field(record: Record, field: str) -> None:
    """One sentence beside the field to mend."""
    assert refused_field(record) == field


@pytest.mark.parametrize("value", ["0", "24", "unknown"])
def test_a_number_of_nodes_or_unknown_is_kept(value: str) -> None:
    """None at all is a number, and not knowing is an answer."""
    check(Fact(name="nodes_positive", value=value), today=TODAY, birth_date=BORN)


def test_a_week_of_exercise_is_counted_in_minutes() -> None:
    """It is no scale from 0 to 10."""
    check(Measure(measured=Measured.EXERCISE, measured_on=TODAY, value=420), today=TODAY, birth_date=BORN)
