"""Edges of the plans: sides, endings, medicines that were stopped, and the team's own plan beside a published one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.days import add_months
from followup.domain.profile import Profile
from followup.domain.records import DosePeriod, Exam, ExamPlan, Medicine, Treatment
from followup.domain.words import ExamKind, Side, TreatmentKind
from followup.paths import resource
from followup.services.log import OpenLog
from followup.services.plan_days import PlanDays, Rest
from followup.services.plan_person import PlanPerson, gone_breasts
from followup.services.plans import load_schedules
from tests.services.conftest import TODAY, Calendar

SCHEDULES = load_schedules(resource("plans.toml"))
ENDED = date(2024, 2, 29)
MAMMOGRAMS = ExamPlan(
    id=1,
    exam=ExamKind.MAMMOGRAM,
    name="Mammogram",
    every_months=12,
    starts_on=date(2026, 5, 1),
    side=Side.BOTH,
    template="acs_asco_mammogram",
)
VISITS = ExamPlan(
    id=2,
    exam=ExamKind.CLINIC_VISIT,
    name="Clinic visit",
    every_months=6,
    starts_on=date(2025, 1, 1),
    template="acs_asco_visits",
)


def days(*plans: ExamPlan, exams: tuple[Exam, ...] = (), today: date = TODAY, **profile: object) -> PlanDays:
    """Return what works out the days of somebody in the United States."""
    person = Profile(region="us", treatment_ended_on=ENDED, **profile)  # type: ignore[arg-type]
    return PlanDays(SCHEDULES, PlanPerson(person), plans, exams, today)


def team(**changes: object) -> ExamPlan:
    """Return a mammogram plan of the team's own."""
    values = {
        "id": 9,
        "exam": ExamKind.MAMMOGRAM,
        "name": "As the team says",
        "every_months": 6,
        "starts_on": date(2026, 8, 1),
    }
    return ExamPlan(**{**values, **changes})  # type: ignore[arg-type]


def test_the_teams_plan_for_one_side_leaves_the_other_to_the_schedule() -> None:
    """For both sides it takes its place altogether."""
    found = days(MAMMOGRAMS, team(side=Side.RIGHT)).all_due()
    assert [(due.side, due.plan and due.plan.id) for due in found] == [(Side.LEFT, 1), (Side.RIGHT, 9)]

    whole = days(MAMMOGRAMS, team())
    assert [due.plan and due.plan.id for due in whole.all_due()] == [9]
    assert whole.rests(MAMMOGRAMS) is Rest.TEAM_PLAN


def test_the_schedule_comes_back_when_the_teams_plan_has_ended_or_rests() -> None:
    """Nothing has to be added again."""
    for gone in (team(active=False), team(starts_on=date(2025, 1, 1), ends_on=date(2026, 1, 1))):
        assert 1 in {due.plan.id for due in days(MAMMOGRAMS, gone).all_due() if due.plan is not None}


def test_a_plan_with_an_end_is_not_due_after_it() -> None:
    """What was booked before it ended stays."""
    ending = team(ends_on=date(2026, 7, 1))
    assert (days(ending).all_due(), days(ending).rests(ending)) == ((), Rest.ENDED)
    booked = Exam(id=3, exam=ExamKind.MAMMOGRAM, name="m", plan_id=9, booked_on=date(2026, 7, 20))
    assert days(ending, exams=(booked,)).all_due()[0].booked_on == date(2026, 7, 20)


@pytest.mark.parametrize(
    ("surgery", "rebuilt", "gone"),
    [
        ({Side.LEFT: {"mastectomy"}}, set(), {Side.LEFT}),
        ({Side.LEFT: {"lumpectomy"}}, set(), set()),
        ({}, {Side.RIGHT}, {Side.RIGHT}),
        ({}, {Side.BOTH}, {Side.LEFT, Side.RIGHT}),
        ({Side.LEFT: {"lumpectomy"}}, {Side.LEFT}, set()),
        ({Side.LEFT: {"lumpectomy", "mastectomy"}}, set(), {Side.LEFT}),
        ({Side.NONE: {"mastectomy"}}, set(), set()),
    ],
)
def test_a_removed_or_rebuilt_breast_has_no_mammogram(
    surgery: dict[Side, set[str]], rebuilt: set[Side], gone: set[Side]
) -> None:
    """A lumpectomy keeps the breast; a side that nobody knows says nothing."""
    known = {side: frozenset(kinds) for side, kinds in surgery.items()}
    assert gone_breasts(Profile(surgery=known, reconstructed=frozenset(rebuilt))) == gone


def test_a_breast_that_is_removed_later_leaves_the_plan_for_the_other(log: OpenLog) -> None:
    """Also where the plan never said a side; with both gone it rests and says why."""
    for side in (Side.BOTH, Side.NONE):
        plan = ExamPlan(id=1, exam=ExamKind.MAMMOGRAM, name="m", every_months=12, starts_on=TODAY, side=side)
        one = days(plan, surgery={Side.LEFT: frozenset({"mastectomy"})})
        assert [due.side for due in one.all_due()] == [Side.RIGHT]
        both = days(plan, reconstructed=frozenset({Side.BOTH}))
        assert (both.all_due(), both.rests(plan)) == ((), Rest.BREAST_GONE)


def test_a_mammogram_of_one_breast_does_not_count_for_both() -> None:
    """It counts for a plan of that side, and for both once the other breast is gone."""
    left = Exam(id=5, exam=ExamKind.MAMMOGRAM, name="m", side=Side.LEFT, done_on=date(2026, 6, 1))
    assert days(MAMMOGRAMS, exams=(left,)).all_due()[0].due_on == date(2026, 5, 1)
    alone = days(MAMMOGRAMS, exams=(left,), surgery={Side.RIGHT: frozenset({"mastectomy"})})
    assert alone.all_due()[0].due_on == date(2027, 6, 1)


def test_an_exam_for_the_time_of_a_medicine_rests_when_it_is_stopped(log: OpenLog, calendar: Calendar) -> None:
    """And what fits the person then is on offer; a pause of some weeks is no end."""
    log.record.set("region", "us")
    log.record.set("menopause", "after")
    period = DosePeriod(medicine_id=0, dose="2.5 mg", started_on=date(2025, 1, 1))
    medicine = log.medicines.start(Medicine(name="Femara"), period).medicine
    offer = next(one for one in log.exams.suggested() if one.plan.exam is ExamKind.BONE_DENSITY)
    plan = log.exams.accept(offer)
    assert isinstance(plan, ExamPlan)
    log.medicines.pause(medicine.id, TODAY)
    assert log.exams.days().rests(plan) is None

    log.medicines.stop(medicine.id, TODAY)
    calendar.day = TODAY + timedelta(days=1)
    assert log.exams.days().rests(plan) is Rest.NOT_NOW
    again = next(one for one in log.exams.suggested() if one.plan.exam is ExamKind.BONE_DENSITY)
    assert again.schedule.who == ("after_menopause",)


def test_what_a_guideline_does_not_ask_for_without_symptoms_is_said_and_kept(log: OpenLog) -> None:
    """By region, with its source; nothing is refused."""
    log.record.set("region", "au")
    said = log.exams.without_symptoms(ExamKind.PET)
    assert said is not None
    assert said.source.publisher == "Cancer Australia"
    assert log.exams.without_symptoms(ExamKind.MAMMOGRAM) is None
    log.entries.add(Exam(exam=ExamKind.PET, name="PET", done_on=TODAY))
    assert len(log.exams.done()) == 1


def test_a_question_for_the_team_is_settled_by_their_own_plan(log: OpenLog) -> None:
    """In the United Kingdom visits have no gap until the team names one."""
    log.record.set("region", "uk")
    assert [ask.id for ask in log.exams.team_questions()] == ["visits_uk"]
    log.exams.plan(ExamPlan(exam=ExamKind.CLINIC_VISIT, name="Visit", every_months=6, starts_on=TODAY))
    assert log.exams.team_questions() == ()


_DAYS = st.dates(ENDED, date(2040, 12, 31))


@given(_DAYS)
def test_the_next_visit_lies_within_the_gap_of_the_year_it_falls_in(last: date) -> None:
    """Never sooner than three months, never later than a year, whatever the day."""
    done = Exam(id=3, exam=ExamKind.CLINIC_VISIT, name="v", plan_id=2, done_on=last)
    (due,) = days(VISITS, exams=(done,), today=last).all_due()
    assert due.due_from is not None
    assert add_months(last, 3) <= due.due_from <= due.due_on <= add_months(last, 12)
    year = PlanPerson(Profile(treatment_ended_on=ENDED)).year(due.due_on) or 0
    longest = 6 if year <= 3 else 12
    assert due.due_on == add_months(last, longest)


@given(_DAYS, st.integers(1, 120))
def test_the_teams_own_gap_is_kept_to_the_day(last: date, every: int) -> None:
    """The same day of the month, or the last day of a shorter one; no schedule meddles."""
    plan = ExamPlan(id=7, exam=ExamKind.CLINIC_VISIT, name="v", every_months=every, starts_on=ENDED)
    done = Exam(id=3, exam=ExamKind.CLINIC_VISIT, name="v", plan_id=7, done_on=last)
    (due,) = days(VISITS, plan, exams=(done,), today=last).all_due()
    assert due.due_on == add_months(last, every)


@pytest.mark.parametrize("plan_id", [None, 9])
def test_a_plan_of_the_team_begins_on_the_day_they_named(plan_id: int | None) -> None:
    """What was done long before does not pull it forward; what was done shortly before is the first one.

    The day may be moved later, so this holds for what was done under the plan too.
    """
    plan = team(every_months=12, starts_on=date(2027, 3, 1))
    for done_on, due_on in ((date(2026, 6, 1), date(2027, 3, 1)), (date(2026, 10, 1), date(2027, 10, 1))):
        done = Exam(id=3, exam=ExamKind.MAMMOGRAM, name="m", plan_id=plan_id, done_on=done_on)
        assert [due.due_on for due in days(plan, exams=(done,)).all_due()] == [due_on]


def test_an_exam_that_was_booked_without_its_plan_stands_once() -> None:
    """Not beside the plan as a second one; one whose day lies before the last that was done is another matter."""
    booked = Exam(id=3, exam=ExamKind.MAMMOGRAM, name="m", booked_on=date(2026, 9, 1))
    (due,) = days(MAMMOGRAMS, exams=(booked,)).all_due()
    assert (due.plan, due.entry, due.booked_on) == (MAMMOGRAMS, booked, date(2026, 9, 1))
    later = Exam(id=4, exam=ExamKind.MAMMOGRAM, name="m", done_on=date(2026, 9, 2))
    found = days(MAMMOGRAMS, exams=(booked, later)).all_due()
    assert {due.entry and due.entry.id for due in found} == {None, 3}


def test_a_hormone_treatment_of_the_record_counts_as_taken(log: OpenLog) -> None:
    """Until it ends, or the list of medicines says that it was stopped."""
    log.record.set("region", "us")
    letrozole = Treatment(treatment=TreatmentKind.HORMONE, name="Letrozole", started_on=date(2025, 1, 1))
    log.entries.add(letrozole)
    assert [one.schedule.who for one in log.exams.suggested() if one.plan.exam is ExamKind.BONE_DENSITY] == [
        ("aromatase",)
    ]
    stopped = DosePeriod(medicine_id=0, dose="2.5 mg", started_on=date(2025, 1, 1), ended_on=date(2026, 1, 1))
    log.medicines.start(Medicine(name="Femara"), stopped)
    assert all(one.plan.exam is not ExamKind.BONE_DENSITY for one in log.exams.suggested())


@pytest.mark.parametrize("name", ["AC-T", "FEC x 6", "dose-dense EC, then paclitaxel", "TCHP"])
def test_the_letters_of_a_course_say_what_is_in_it(log: OpenLog, name: str) -> None:
    """The heart is asked about; the same letters in the name of a medicine say nothing."""
    log.medicines.start(Medicine(name="Metformin AC"), DosePeriod(medicine_id=0, dose="1 tablet"))
    assert "heart" not in {ask.id for ask in log.exams.team_questions()}
    log.entries.add(Treatment(treatment=TreatmentKind.CHEMOTHERAPY, name=name))
    assert "heart" in {ask.id for ask in log.exams.team_questions()}
