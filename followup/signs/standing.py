"""How an emergency stands some time later: help now, one to call about, or one that the team should know of.

A card that asks for help now about a day long past is soon read by nobody; a log that holds a fit and says "nothing
matches" is worse. So an emergency never turns calm by itself: it only asks for something else. All numbers are ours.

* Up to the recall of its sign, and for 30 days at least while nobody said how it went on: help now.
* After that, while nobody said how it went on: call within 24 hours, until it is answered or the person ticks that the
  team knows.
* After that, once the log says that it passed: bring it to the next visit, for 400 days after it was noted. By then a
  yearly visit has had it on its sheet.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from followup.domain.words import Answer
from followup.signs.conditions import Recall
from followup.signs.sign import Rule
from followup.signs.summary import EpisodeSummary, Stretch

UNANSWERED_AFTER = 30
"""Days for which an emergency asks for help now at least while nobody says how it went on. Our own default."""

PAST_KEPT = 400
"""Days for which an emergency that has passed is still one the team should know of. Our own default."""

LONGEST = Recall(once=True, days=PAST_KEPT)


class Standing(StrEnum):
    """What a rule that is met asks for by now."""

    NOW = "now"
    UNANSWERED = "unanswered"
    PAST = "past"


def standing_of(
    rule: Rule, course: EpisodeSummary, company: tuple[EpisodeSummary, ...], today: date
) -> Standing | None:
    """Return how an emergency stands today, or None when it passed too long ago.

    company: the other courses that the rule needs beside this one.
    """
    on = noted_on(rule, course, company)
    days = (today - on).days
    if days <= rule.recall.days:
        return Standing.NOW
    if not _has_passed(rule, course, company, on):
        return Standing.NOW if days <= UNANSWERED_AFTER else Standing.UNANSWERED
    return Standing.PAST if days <= PAST_KEPT else None


def noted_on(rule: Rule, course: EpisodeSummary, company: tuple[EpisodeSummary, ...]) -> date:
    """Return the last day on which what makes it an emergency was noted: an answer, a number, or what goes with it."""
    last_on = course.last_on or date.min
    days = [course.yes_on[question] for question in _own_yes(rule, course)]
    least = rule.symptom.severity_from if rule.symptom else None
    if least is not None:
        days += [day for number, day in course.trend.newest_on.items() if number >= least]
    beside = [course.yes_on[question] for question in _yes_beside(rule, course)]
    beside += [other.last_on for other in company if other.last_on is not None]
    return min(max(days, default=last_on), max(beside, default=last_on))


def answers_behind(rule: Rule, course: EpisodeSummary) -> list[str]:
    """Return the questions whose yes made a course meet a rule."""
    return [*_own_yes(rule, course), *_yes_beside(rule, course)]


def stretch_of(course: EpisodeSummary, day: date) -> Stretch:
    """Return the stretch of a course that holds a day; the day alone where it lies in a run before this one."""
    held = (stretch for stretch in course.stretches if stretch.since <= day <= stretch.until)
    return next(held, Stretch(day, day))


def _own_yes(rule: Rule, course: EpisodeSummary) -> list[str]:
    test = rule.symptom
    return [question for question in (*test.yes, *test.yes_any) if question in course.yes_on] if test else []


def _yes_beside(rule: Rule, course: EpisodeSummary) -> list[str]:
    features = rule.together.features if rule.together else ()
    return sorted({question for feature in features for question in feature.answers if question in course.yes_on})


def _has_passed(rule: Rule, course: EpisodeSummary, company: tuple[EpisodeSummary, ...], on: date) -> bool:
    """Return whether the log says that it is over: gone, answered no since, or a lower number since."""
    if not course.is_open or (course.first_on is not None and on < course.first_on):
        return True
    asked = answers_behind(rule, course)
    if asked or company:
        answered_no = all(course.answers.get(question) is Answer.NO for question in asked)
        return answered_no and not any(other.is_open for other in company)
    least, newest = rule.symptom.severity_from if rule.symptom else None, course.trend.newest
    return least is not None and newest is not None and newest < least
