"""From signs, a log and a day to the flags of that day. Pure: the same input gives the same flags in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from followup.domain.log_view import EpisodeView, LogView
from followup.domain.records import Told
from followup.signs.courses import courses_of, near
from followup.signs.flag import Flag
from followup.signs.matching import Match, Situation, matches
from followup.signs.person import Person
from followup.signs.sign import Later, Sign, Signs
from followup.signs.standing import PAST_KEPT, answers_behind
from followup.signs.summary import EpisodeSummary, Noted, covers, keep_ends
from followup.signs.timeline import counted, summarise
from followup.signs.told import ToldBook

__all__ = ["EpisodeSummary", "evaluate", "summarise", "to_check_in"]


def evaluate(
    signs: Signs,
    log: LogView,
    today: date,
    summaries: Mapping[int, EpisodeSummary] | None = None,
    person: Person | None = None,
) -> tuple[Flag, ...]:
    """Return the flags of a day: one for each sign that is met, the most pressing first, quiet ones with their tick.

    An episode that met its rule and then went silent keeps its flag, with the days as far as they are known, until the
    person says that it is gone, or that the team knows. One that went silent before never meets it.

    summaries: by episode id, where the caller keeps them; `summarise` makes one. They must be those of `log`, as must
    the person, where the caller keeps that.
    """
    furthest = furthest_recall(signs)
    views = log.episodes if summaries else near(log.episodes, today - timedelta(days=furthest))
    courses = courses_of(views, today, summaries)
    situation = Situation(log, courses, today, furthest, person or Person(log, signs.medicines))
    book = ToldBook(log, today)
    flags = [flag for sign in signs.signs if (flag := _flag_of(sign, situation, book, signs.later)) is not None]
    flags.sort(key=lambda flag: (flag.tier.rank, _hours(flag), flag.is_quiet))
    return tuple(_folded(signs, flags))


def furthest_recall(signs: Signs) -> int:
    """Return for how many days at most an episode that has passed still counts for a sign."""
    return max((PAST_KEPT, *(sign.recall_days for sign in signs.signs)))


def to_check_in(log: LogView, today: date) -> tuple[EpisodeView, ...]:
    """Return the open episodes whose last observation no longer speaks for today, the longest silent first."""
    silent = []
    for view in log.episodes:
        known = counted(view.observations, today)
        last_on = known[-1].observed_on if known else view.episode.began_on
        if (not known or known[-1].present) and last_on <= today and not covers(last_on, today):
            silent.append((last_on, view.episode.id, view))
    return tuple(view for *_, view in sorted(silent, key=lambda row: row[:2]))


def _hours(flag: Flag) -> int:
    return flag.hours or 0


def _flag_of(sign: Sign, situation: Situation, book: ToldBook, later: Mapping[str, Later]) -> Flag | None:
    met = [match for rule in sign.rules for match in matches(sign, rule, situation)]
    if not met:
        return None
    met.sort(key=lambda match: match.order)
    ticks = [(match, book.quiets(match)) for match in met]
    loud = [match for match, told in ticks if told is None]
    if loud:
        return _flag(loud, None, situation.today, later)
    return _flag(met, ticks[0][1], situation.today, later)


def _flag(met: list[Match], told: Told | None, today: date, later: Mapping[str, Later]) -> Flag:
    """Build the flag of a sign: the first match decides, those of the same tier add the entries they rest on."""
    lead = met[0]
    sign, rule, tier = lead.sign, lead.rule, lead.tier
    courses = {course.episodes: course for match in met if match.tier is tier for course in match.courses}.values()
    of_then = later.get(lead.standing)
    noted = [seen for course in courses for seen in course.noted]
    numbers = [course.severity for course in courses if course.severity is not None]
    loss = lead.loss
    return Flag(
        sign=sign.id,
        title=sign.title,
        clinical=sign.clinical,
        tier=tier,
        hours=lead.hours,
        since=lead.stretch.since,
        days=_days(lead, today),
        rule=rule.id,
        rule_version=sign.version,
        why=of_then.why if of_then else rule.why,
        sooner=of_then.sooner if of_then else sign.sooner,
        causes=tuple(cause.words for cause in sign.causes),
        questions=sign.questions,
        sources=rule.sources,
        observations=_ids((*noted, *_said(lead)) if of_then else noted),
        episodes=tuple(sorted({episode for course in courses for episode in course.episodes})),
        weights=(loss.highest.id, loss.newest.id) if loss is not None else (),
        severity=max(numbers, default=None),
        told=told,
        last_on=lead.stretch.until,
        is_of_now=of_then is None,
    )


def _said(match: Match) -> Iterator[Noted]:
    """Yield the entries with the answers that made it an emergency; they may lie in a run before this one."""
    for course in match.courses[:1]:
        yield from (course.yes_in[question] for question in answers_behind(match.rule, course))


def _ids(noted: Iterable[Noted]) -> tuple[int, ...]:
    return tuple(observation for _, observation in keep_ends(sorted(set(noted))))


def _days(match: Match, today: date) -> int:
    """Return the whole days so far: to today while the last entry still speaks for it, else to that entry."""
    stretch = match.stretch
    course = match.courses[0] if match.courses else None
    goes_on = course is not None and course.is_open and stretch is course.stretches[-1]
    if goes_on and covers(stretch.until, today):
        return (today - stretch.since).days
    return stretch.days


def _folded(signs: Signs, flags: Iterable[Flag]) -> list[Flag]:
    """Return the flags; one that a more pressing flag says already, on the same episodes, names that flag."""
    given: list[Flag] = []
    for flag in flags:
        larger = next((other.sign for other in given if _says_it(signs, other, flag)), "")
        given.append(replace(flag, within=larger) if larger else flag)
    return given


def _says_it(signs: Signs, larger: Flag, flag: Flag) -> bool:
    covered = flag.sign in signs.sign(larger.sign).covers and not larger.within
    return (
        covered
        and larger.is_quiet == flag.is_quiet
        and bool(flag.episodes)
        and set(flag.episodes) <= set(larger.episodes)
    )
