"""Exams, their plans and the published schedules."""

from datetime import date
from pathlib import Path

import pytest

from followup.domain.profile import Profile
from followup.domain.records import DosePeriod, Exam, ExamPlan, Medicine
from followup.domain.words import ExamKind, Side
from followup.services.log import OpenLog
from followup.services.plans import ELSEWHERE, PlansError, load_schedules
from tests.services.conftest import TODAY, Calendar

LEFT = {Side.LEFT: frozenset({"mastectomy"})}
ENDED = date(2025, 3, 1)


def _plan(**changes: object) -> ExamPlan:
    values = {"exam": ExamKind.MAMMOGRAM, "name": "Mammogram", "every_months": 12, "starts_on": date(2026, 5, 1)}
    return ExamPlan(**{**values, **changes})  # type: ignore[arg-type]


def _suggested(log: OpenLog, profile: Profile) -> dict[tuple[ExamKind, Side], ExamPlan]:
    return {(one.plan.exam, one.plan.side): one.plan for one in log.exams.suggested(profile)}


def test_plan_without_an_exam_is_due_on_its_first_day(log: OpenLog) -> None:
    """And overdue from the day after."""
    plan = log.exams.plan(_plan(starts_on=TODAY))
    (due,) = log.exams.due()
    assert (due.plan, due.due_on, due.overdue) == (plan, TODAY, False)
    assert log.exams.due(date(2026, 7, 1))[0].overdue


def test_next_day_counts_from_the_last_exam_done(log: OpenLog) -> None:
    """Not from the day it had been due; an exam of the same kind counts without being named to the plan."""
    log.exams.plan(_plan())
    (due,) = log.exams.due()
    log.exams.complete_due(due, date(2026, 6, 20), "normal")
    assert log.exams.due()[0].due_on == date(2027, 6, 20)
    log.entries.add(Exam(exam=ExamKind.MAMMOGRAM, name="mammogram", done_on=date(2026, 6, 28)))
    assert log.exams.due()[0].due_on == date(2027, 6, 28)
    assert [exam.result for exam in log.exams.done()] == ["", "normal"]


def test_month_that_is_shorter_ends_on_its_last_day(log: OpenLog) -> None:
    """Six months after 31 August is the last day of February."""
    plan = log.exams.plan(_plan(every_months=6, starts_on=date(2025, 8, 31)))
    log.entries.add(Exam(exam=ExamKind.MAMMOGRAM, name="m", plan_id=plan.id, done_on=date(2025, 8, 31)))
    assert log.exams.due()[0].due_on == date(2026, 2, 28)


def test_booked_day_is_shown_and_not_overdue_before_it(log: OpenLog) -> None:
    """Booking keeps the day that it had been due."""
    log.exams.plan(_plan())
    exam = log.exams.book(log.exams.due()[0], date(2026, 7, 15), "City clinic")
    (due,) = log.exams.due()
    assert (due.booked_on, due.overdue, due.due_on) == (date(2026, 7, 15), False, date(2026, 5, 1))
    log.exams.complete(exam.id, TODAY, "normal")
    assert log.exams.due()[0].due_on == date(2027, 6, 30)


def test_single_exam_with_a_day_is_due_without_a_plan(log: OpenLog) -> None:
    """Soonest first; done ones are no longer due."""
    log.entries.add(Exam(exam=ExamKind.MRI, name="MRI", due_on=date(2026, 9, 1)))
    log.entries.add(Exam(exam=ExamKind.BLOOD_TEST, name="Blood test", booked_on=date(2026, 7, 2)))
    log.entries.add(Exam(exam=ExamKind.CT, name="CT", due_on=date(2026, 3, 1), done_on=date(2026, 3, 2)))
    assert [due.name for due in log.exams.due()] == ["Blood test", "MRI"]
    assert [due.name for due in log.exams.upcoming(30)] == ["Blood test"]


def test_no_mammogram_is_due_for_a_breast_that_was_removed(log: OpenLog) -> None:
    """A plan for both sides goes on for the other one."""
    for side in (Side.LEFT, Side.BOTH):
        log.exams.plan(_plan(side=side))
    log.record.set("surgery", "mastectomy", Side.LEFT)
    assert [due.side for due in log.exams.due()] == [Side.RIGHT]


def test_resting_plan_is_not_due(log: OpenLog) -> None:
    """It is kept, and can go on later."""
    log.exams.plan(_plan(active=False))
    assert (log.exams.due(), len(log.exams.plans())) == ((), 1)


@pytest.mark.parametrize(
    ("region", "year", "months"),
    [
        ("us", 2, 6),
        ("us", 4, 12),
        ("us", 9, 12),
        ("au", 2, 6),
        ("au", 3, 12),
        ("eu", 2, 6),
        ("", 2, 6),
        ("uk", 2, None),
    ],
)
def test_visits_follow_the_schedule_of_the_region_and_the_year(
    log: OpenLog, calendar: Calendar, region: str, year: int, months: int | None
) -> None:
    """The longest gap a source allows; the United Kingdom has no fixed one."""
    calendar.day = date(ENDED.year + year - 1, 6, 30)
    found = _suggested(log, Profile(region=region, treatment_ended_on=ENDED)).get((ExamKind.CLINIC_VISIT, Side.NONE))
    assert (found.every_months if found else None) == months


def test_mammograms_are_suggested_for_each_breast_that_is_left(log: OpenLog) -> None:
    """Both after breast-sparing surgery, the other one after a mastectomy, none after two."""

    def sides(surgery: dict[Side, frozenset[str]]) -> list[Side]:
        found = _suggested(log, Profile(region="us", surgery=surgery))
        return [side for exam, side in found if exam is ExamKind.MAMMOGRAM]

    assert sides({Side.LEFT: frozenset({"lumpectomy"})}) == [Side.BOTH]
    assert sides(LEFT) == [Side.RIGHT]
    assert sides({**LEFT, Side.RIGHT: frozenset({"mastectomy"})}) == []
    assert sides({}) == [Side.NONE]
    assert sides({Side.NONE: frozenset({"mastectomy"})}) == [Side.NONE]


def test_yearly_mammograms_stop_after_five_years_in_the_united_kingdom(log: OpenLog) -> None:
    """From then on the screening programme sends for people."""
    early, late = date(2022, 1, 1), date(2020, 1, 1)
    assert _suggested(log, Profile(region="uk", treatment_ended_on=early))
    assert not _suggested(log, Profile(region="uk", treatment_ended_on=late))


def test_first_mammogram_waits_for_half_a_year_after_radiotherapy(log: OpenLog) -> None:
    """ACS/ASCO: six months or more after radiotherapy."""
    profile = Profile(region="us", treatment_ended_on=date(2025, 7, 1), radiotherapy_ended_on=date(2026, 5, 20))
    assert _suggested(log, profile)[ExamKind.MAMMOGRAM, Side.NONE].starts_on == date(2026, 11, 20)


def test_suggested_day_is_never_in_the_past(log: OpenLog) -> None:
    """The log does not know what was done before it began."""
    profile = Profile(region="us", treatment_ended_on=date(2015, 3, 1))
    assert all(plan.starts_on >= TODAY for plan in _suggested(log, profile).values())


@pytest.mark.parametrize(
    ("medicine", "profile", "kind", "expected"),
    [
        ("Tamoxifen 20", Profile(region="us"), ExamKind.GYNAECOLOGICAL, True),
        ("tamoxifen", Profile(region="us", uterus="removed"), ExamKind.GYNAECOLOGICAL, False),
        ("tamoxifen", Profile(region="us", sex="male"), ExamKind.GYNAECOLOGICAL, False),
        ("Letrozole", Profile(region="us"), ExamKind.BONE_DENSITY, True),
        ("aspirin", Profile(region="us"), ExamKind.BONE_DENSITY, False),
        ("aspirin", Profile(region="us", menopause="after"), ExamKind.BONE_DENSITY, True),
    ],
)
def test_medicines_taken_bring_their_own_checks(
    log: OpenLog, medicine: str, profile: Profile, kind: ExamKind, expected: bool
) -> None:
    """Bone density with aromatase inhibitors, a gynaecological check with tamoxifen while the womb is there."""
    log.medicines.start(Medicine(name=medicine), DosePeriod(medicine_id=0, started_on=date(2026, 1, 1)))
    assert ((kind, Side.NONE) in _suggested(log, profile)) is expected


@pytest.mark.parametrize(("began", "due_on"), [(date(2023, 6, 1), date(2023, 6, 1)), (TODAY, TODAY), (None, TODAY)])
def test_scan_asked_for_once_is_due_when_its_treatment_starts(log: OpenLog, began: date | None, due_on: date) -> None:
    """After three years on letrozole it was due long ago; where the first day is not known, today is all there is."""
    log.record.set("region", "uk")
    log.medicines.start(Medicine(name="letrozole"), DosePeriod(medicine_id=0, started_on=began))
    offer = next(one for one in log.exams.suggested() if one.plan.exam is ExamKind.BONE_DENSITY)
    log.exams.accept(offer)
    (due,) = log.exams.due()
    assert (due.due_on, due.overdue) == (due_on, due_on < TODAY)


def test_suggestion_is_not_repeated_once_it_is_taken(log: OpenLog) -> None:
    """Each names its source; the plan is the person's own from then on."""
    log.record.set("region", "au")
    suggestion = next(one for one in log.exams.suggested() if one.plan.exam is ExamKind.CLINIC_VISIT)
    assert "Cancer Australia" in suggestion.plan.source
    log.exams.plan(suggestion.plan)
    assert ExamKind.CLINIC_VISIT not in {one.plan.exam for one in log.exams.suggested()}


def test_every_shipped_schedule_has_a_source_and_sound_years(resources: Path) -> None:
    """No gap shorter than allowed, no year before the first, regions of ours or everywhere else."""
    regions = {"us", "ca", "uk", "ie", "au", "nz", "eu", ELSEWHERE}
    for schedule in load_schedules(resources / "plans.toml").schedules:
        assert schedule.source.publisher, schedule.id
        assert schedule.at_least_months <= schedule.every_months, schedule.id
        assert schedule.until_year == 0 or 1 <= schedule.from_year <= schedule.until_year, schedule.id
        assert schedule.regions, schedule.id
        assert set(schedule.regions) <= regions, schedule.id


def test_unknown_key_in_the_schedules_is_refused_by_file_and_entry(resources: Path, tmp_path: Path) -> None:
    """A typing error in shipped data never passes silently."""
    text = (resources / "plans.toml").read_text(encoding="utf-8")
    path = tmp_path / "plans.toml"
    path.write_text(text.replace("at_least_months = 24", "at_last_months = 24", 1), encoding="utf-8")
    with pytest.raises(PlansError, match=r"plans\.toml, bone_density_aromatase"):
        load_schedules(path)
