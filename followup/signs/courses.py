"""Courses: the episodes of a log as rules see them, those that follow each other with one free day joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from followup.domain.log_view import EpisodeView
from followup.signs.summary import EpisodeSummary, Stretch, keep_ends
from followup.signs.timeline import FREE_DAYS, WIDEST_GAP, says_changed, summarise

_NO_DAY = date.min
_JOINS = timedelta(days=FREE_DAYS + 1)


def courses_of(
    views: Iterable[EpisodeView], today: date, summaries: Mapping[int, EpisodeSummary] | None = None
) -> tuple[EpisodeSummary, ...]:
    """Return what the rules look at, in a fixed order: by first day, then id.

    `summaries` are summaries kept from before, by episode id; what is missing is made here. An episode in the
    person's own words, or one that was only denied, is left out: no rule can speak of it.
    """
    kept = summaries or {}
    groups: defaultdict[tuple[str, str, str], list[EpisodeSummary]] = defaultdict(list)
    for view in views:
        episode = view.episode
        if episode.symptom:
            summary = kept.get(episode.id) or summarise(view, today)
            if summary.stretches:
                groups[episode.symptom, episode.place, episode.side].append(summary)
    found = [course for group in groups.values() for course in _joined(group)]
    found.sort(key=_place_in_time)
    return tuple(found)


def near(views: Iterable[EpisodeView], since: date) -> tuple[EpisodeView, ...]:
    """Return the episodes that may count on a day: those not known to be over before `since`, and what they go on from.

    A log of ten years has ten times as many, and nothing of them needs to be worked out. As `near_view` of the storage.
    """
    views = tuple(views)
    spans = {view.episode.id: _span(view) for view in views}
    kept: set[int] = set()
    reach: dict[str, date] = {}
    grows = True
    while grows:
        grows = False
        for view in views:
            id_, symptom = view.episode.id, view.episode.symptom
            began, over = spans[id_]
            if id_ not in kept and (over is None or over >= reach.get(symptom, since)):
                kept.add(id_)
                reach[symptom] = min(began - _JOINS, reach.get(symptom, since))
                grows = True
    return tuple(view for view in views if view.episode.id in kept)


def _span(view: EpisodeView) -> tuple[date, date | None]:
    """Return the first day of an episode and the day it was over, None while nobody said so on its last day."""
    if not view.observations:
        return view.episode.began_on, None
    days = [seen.observed_on for seen in view.observations]
    last_on = max(days)
    is_over = not any(seen.present for seen in view.observations if seen.observed_on == last_on)
    return min(view.episode.began_on, *days), last_on if is_over else None


def _place_in_time(course: EpisodeSummary) -> tuple[date, tuple[int, ...]]:
    return course.first_on or _NO_DAY, course.episodes


def _joined(group: list[EpisodeSummary]) -> Iterator[EpisodeSummary]:
    if len(group) == 1:
        yield group[0]
        return
    group.sort(key=_place_in_time)
    before = group[0]
    for summary in group[1:]:
        if _follows(before, summary):
            before = _join(before, summary)
        else:
            yield before
            before = summary
    yield before


def _follows(before: EpisodeSummary, after: EpisodeSummary) -> bool:
    """Return whether the later episode goes on where the earlier one had a single free day."""
    last, first = before.last_on, after.first_on
    if last is None or first is None or not (before.may_be_followed and after.may_follow):
        return False
    return 0 < (first - last).days <= FREE_DAYS + 1


def _join(before: EpisodeSummary, after: EpisodeSummary) -> EpisodeSummary:
    *earlier, last = before.stretches
    first, *later = after.stretches
    answers = {**before.answers, **after.answers}
    return replace(
        after,
        episodes=(*before.episodes, *after.episodes),
        stretches=(*earlier, Stretch(last.since, first.until), *later),
        answers=answers,
        yes_on={**before.yes_on, **after.yes_on},
        yes_in={**before.yes_in, **after.yes_in},
        noted=keep_ends([*before.noted, *after.noted]),
        is_usual=after.is_usual or (before.is_usual and _nothing_new(after)),
        may_follow=before.may_follow,
    )


def as_one(courses: Iterable[EpisodeSummary]) -> EpisodeSummary | None:
    """Return several courses as one that was there whenever one of them was; the newest speaks for how it is now."""
    ordered = sorted(courses, key=lambda course: (course.last_on or _NO_DAY, course.episodes))
    if len(ordered) < 2:
        return ordered[0] if ordered else None
    newest = ordered[-1]
    return replace(
        newest,
        episodes=tuple(sorted({episode for course in ordered for episode in course.episodes})),
        is_open=any(course.is_open for course in ordered),
        stretches=_merged(stretch for course in ordered for stretch in course.stretches),
        answers={question: answer for course in ordered for question, answer in course.answers.items()},
        yes_on={question: day for course in ordered for question, day in course.yes_on.items()},
        yes_in={question: seen for course in ordered for question, seen in course.yes_in.items()},
        noted=keep_ends(sorted({seen for course in ordered for seen in course.noted})),
        is_usual=all(course.is_usual for course in ordered),
    )


def _merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return stretches with those joined that leave no day unknown between them."""
    merged: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda one: (one.since, one.until)):
        if merged and (stretch.since - merged[-1].until).days <= WIDEST_GAP:
            merged[-1] = Stretch(merged[-1].since, max(merged[-1].until, stretch.until))
        else:
            merged.append(stretch)
    return tuple(merged)


def _nothing_new(after: EpisodeSummary) -> bool:
    """Return whether a later episode leaves the person's own normal as it was said before."""
    unsaid = "long_standing" not in after.answers and not says_changed(after.answers)
    return unsaid and not after.trend.beyond_usual
