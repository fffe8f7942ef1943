"""What a rule can ask: tests over one course of a symptom, over what goes with it, and over the person.

Nothing here knows a sign. Every field that is None or empty asks nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followup.domain.words import Answer, Side
from followup.signs.summary import EpisodeSummary, Stretch

ONE_SIDE = frozenset({Side.LEFT, Side.RIGHT})


@dataclass(frozen=True, slots=True)
class SymptomTest:
    """What one course of a symptom must be like.

    symptoms, places: ids. Places hold every part of the places named in the file; "" stands for a place not said.
    side: "one", "both", or "" for any; answers count beside the side of the entry. "not_one" and "not_both" rule out.
    lasts: whole days that a stretch must have lasted at least, or None.
    comes_and_goes: whole days that it has been coming and going for at least, or None.
    noted: whole days between the first and the last entry of a run that has days nobody knows of, or None.
    as_one: the courses of the symptoms count as one: loose and slow bowels in turn are one change.
    yes, yes_any, no: answers needed (all, one of, all). unless_yes, unless_no: answers that rule the course out.
    trend: "worse", "steadily_worse", "easing", "not_easing" or "".
    severity_from: the newest number of the run at least; where one entry is enough, also one not longer ago than the
    rule looks back, so that a lower number of the next day takes nothing away.
    never_before: no number as high as `severity_from` over two weeks earlier.
    """

    symptoms: frozenset[str]
    places: frozenset[str] = frozenset()
    side: str = ""
    lasts: int | None = None
    comes_and_goes: int | None = None
    noted: int | None = None
    as_one: bool = False
    yes: tuple[str, ...] = ()
    yes_any: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    unless_yes: tuple[str, ...] = ()
    unless_no: tuple[str, ...] = ()
    trend: str = ""
    severity_from: int | None = None
    never_before: bool = False


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that can go with a symptom: told by an answer, by an entry of its own, or by the weighings.

    `lost` is the part of the weight lost, in thousandths, that also counts as this feature.
    """

    id: str
    answers: frozenset[str] = frozenset()
    symptoms: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    lost: int | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """How many of some features must go with the course, and how many days may lie between the entries."""

    features: tuple[Feature, ...]
    at_least: int
    within_days: int


@dataclass(frozen=True, slots=True)
class Recall:
    """Whether one entry is enough, and for how many days it counts after it has passed."""

    once: bool
    days: int


def is_alive(course: EpisodeSummary, recall: Recall, today: date) -> bool:
    """Return whether a course can still meet a rule: it is open or, where one entry is enough, not long past."""
    if course.is_open:
        return True
    last_on = course.last_on
    return recall.once and last_on is not None and (today - last_on).days <= recall.days


def answered_yes(course: EpisodeSummary, question: str, recall: Recall, today: date) -> bool:
    """Return whether a question counts as answered yes.

    For a lasting rule the newest answer decides. Where one entry is enough, a yes within the run, or not longer ago
    than the rule looks back, is not taken away by a later no.
    """
    if course.said_yes(question):
        return True
    said_on = course.yes_on.get(question) if recall.once else None
    if said_on is None:
        return False
    in_run = course.is_open and course.first_on is not None and said_on >= course.first_on
    return in_run or (today - said_on).days <= recall.days


def fits(test: SymptomTest, course: EpisodeSummary, recall: Recall, today: date) -> bool:
    """Return whether a course is of the right symptom, place and side, with the answers and the trend asked for."""
    return (
        course.symptom in test.symptoms
        and (not test.places or course.place in test.places)
        and _side_fits(test.side, course)
        and _answers_fit(test, course, recall, today)
        and _trend_fits(test.trend, course)
        and _numbers_fit(test, course, recall, today)
        and _comes_and_goes(test.comes_and_goes, course)
        and _is_noted(test.noted, course)
    )


def span(test: SymptomTest, course: EpisodeSummary) -> Stretch | None:
    """Return the stretch that meets the days asked for, or None; without days asked for, the newest stretch."""
    return course.lasting(test.lasts or 0)


def is_one_sided(course: EpisodeSummary) -> bool:
    """Return whether the entry's side, or an answer, says that it is on one side only."""
    if course.said_yes("both_sides") or course.side is Side.BOTH:
        return False
    return course.side in ONE_SIDE or course.said_yes("one_sided")


def is_both_sided(course: EpisodeSummary) -> bool:
    """Return whether the entry's side, or an answer, says that it is on both sides."""
    return course.side is Side.BOTH or course.said_yes("both_sides")


def _side_fits(side: str, course: EpisodeSummary) -> bool:
    if not side:
        return True
    if side in {"one", "not_one"}:
        return is_one_sided(course) == (side == "one")
    return is_both_sided(course) == (side == "both")


def _answers_fit(test: SymptomTest, course: EpisodeSummary, recall: Recall, today: date) -> bool:
    answers = course.answers
    return (
        all(answered_yes(course, question, recall, today) for question in test.yes)
        and (not test.yes_any or any(answered_yes(course, question, recall, today) for question in test.yes_any))
        and all(answers.get(question) is Answer.NO for question in test.no)
        and not any(answers.get(question) is Answer.YES for question in test.unless_yes)
        and not any(answers.get(question) is Answer.NO for question in test.unless_no)
    )


def _trend_fits(wanted: str, course: EpisodeSummary) -> bool:
    if not wanted:
        return True
    if wanted == "not_easing":
        return not course.trend.easing
    return bool(getattr(course.trend, wanted))


def _numbers_fit(test: SymptomTest, course: EpisodeSummary, recall: Recall, today: date) -> bool:
    least, newest = test.severity_from, course.trend.newest
    if test.never_before and least is not None and (course.trend.usual_highest or 0) >= least:
        return False
    if least is None or (newest is not None and newest >= least):
        return True
    days = (day for number, day in course.trend.newest_on.items() if number >= least)
    return recall.once and any((today - day).days <= recall.days for day in days)


def _comes_and_goes(days: int | None, course: EpisodeSummary) -> bool:
    if days is None:
        return True
    since, until = course.comes_since, course.last_on
    return since is not None and until is not None and (until - since).days >= days


def _is_noted(days: int | None, course: EpisodeSummary) -> bool:
    if days is None:
        return True
    return len(course.stretches) > 1 and (course.stretches[-1].until - course.stretches[0].since).days >= days
