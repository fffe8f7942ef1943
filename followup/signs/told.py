"""The person's tick that the team knows: what it keeps quiet, and what makes a flag speak again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from followup.domain.log_view import Edit, LogView
from followup.domain.records import Observation, Told
from followup.domain.words import Answer, Change
from followup.signs.matching import Match
from followup.signs.trend import MARKED
from followup.signs.weights import weight_loss

LOST_SINCE = 20
"""Thousandths of the usual weight lost since the tick that are news. Our own default."""


class ToldBook:
    """Every tick of a log up to a day, with what is needed to see whether things got worse since."""

    def __init__(self, log: LogView, today: date) -> None:
        self._today = today
        self._views = {view.episode.id: view for view in log.episodes} if log.told else {}
        self._weights = log.weights
        self._edits: dict[int, list[Edit]] = {}
        for edit in log.edits:
            self._edits.setdefault(edit.before.id, []).append(edit)
        self._told: dict[str, list[Told]] = {}
        for record in sorted(log.told, key=lambda record: (record.told_on, record.id), reverse=True):
            if record.told_on <= today:
                self._told.setdefault(record.sign, []).append(record)

    def quiets(self, match: Match) -> Told | None:
        """Return the tick that keeps a match quiet, or None when there is none or something is new since.

        The newest tick that knew of every course of the match decides. New is: a more pressing tier; a newer version
        of the rule; an episode the tick did not know; a number two or more above that of the tick; "worse"; a first
        yes to a question the sign reads; a further event, where each entry is one; more weight lost. It counts whether
        it was noted after the tick, typed after it for an earlier day, or changed after it.
        """
        for told in self._told.get(match.sign.id, ()):
            if _knew_all(told, match):
                return None if self._is_news(told, match) else told
        return None

    def _is_news(self, told: Told, match: Match) -> bool:
        return (
            match.tier.rank < told.tier.rank
            or match.sign.version > told.rule_version
            or any(self._got_worse(told, match, episodes) for episodes in (c.episodes for c in match.courses))
            or self._lost_more(told, match)
        )

    def _got_worse(self, told: Told, match: Match, episodes: tuple[int, ...]) -> bool:
        known = sorted(self._observations(episodes), key=lambda seen: (seen.observed_on, seen.id))
        after = [seen for seen in known if _is_after(seen, told)]
        then = [(self._as_told(seen, told), seen) for seen in known if not _is_after(seen, told)]
        before = [was for was, _ in then]
        changed = [(was, now) for was, now in then if was != now]
        if not after and not changed:
            return False
        new = [*after, *(now for _, now in changed)]
        return (
            any(seen.change is Change.WORSE for seen in after)
            or any(_reads_worse(told, was, now) for was, now in changed)
            or (match.rule.is_event and any(seen.present for seen in after))
            or _rose(told, before, after)
            or not match.sign.answers.isdisjoint(_yes(new) - _yes(before))
        )

    def _as_told(self, seen: Observation, told: Told) -> Observation:
        """Return an observation as it stood when the person ticked that the team knows."""
        if told.entered_at is None:
            return seen
        return next((edit.before for edit in self._edits.get(seen.id, ()) if edit.at >= told.entered_at), seen)

    def _observations(self, episodes: tuple[int, ...]) -> Iterator[Observation]:
        for episode in episodes:
            for seen in self._views[episode].observations:
                if seen.observed_on <= self._today:
                    yield seen

    def _lost_more(self, told: Told, match: Match) -> bool:
        if match.loss is None:
            return False
        then = weight_loss(self._weights, told.told_on)
        lightest = then.newest.grams if then is not None else match.loss.highest.grams
        return (lightest - match.loss.newest.grams) * 1000 >= LOST_SINCE * match.loss.highest.grams


def _knew_all(told: Told, match: Match) -> bool:
    """Return whether a tick knew of every course of a match; one without episodes knew of all there were."""
    if not told.episodes:
        return all(course.first_on is not None and course.first_on <= told.told_on for course in match.courses)
    return all(not set(told.episodes).isdisjoint(course.episodes) for course in match.courses)


def _is_after(seen: Observation, told: Told) -> bool:
    """Return whether an observation is of a later day than the tick, or was typed after it."""
    if seen.observed_on > told.told_on:
        return True
    return seen.entered_at is not None and told.entered_at is not None and seen.entered_at > told.entered_at


def _reads_worse(told: Told, was: Observation, now: Observation) -> bool:
    """Return whether a changed observation says more than it did: there at all, "worse", or a number two above."""
    if now.present and not was.present:
        return True
    if now.change is Change.WORSE and was.change is not Change.WORSE:
        return True
    least = max(number for number in (was.severity, told.severity, -MARKED) if number is not None)
    return now.severity is not None and least >= 0 and now.severity - least >= MARKED


def _rose(told: Told, before: list[Observation], after: list[Observation]) -> bool:
    numbers = [seen.severity for seen in after if seen.severity is not None]
    if not numbers:
        return False
    # The number of the tick is that of the worst episode; where it knew several, each is held against its own.
    known = [seen.severity for seen in before if seen.severity is not None]
    then = told.severity if len(told.episodes) <= 1 or not known else known[-1]
    return then is not None and numbers[-1] - then >= MARKED


def _yes(observations: list[Observation]) -> set[str]:
    return {question for seen in observations for question, answer in seen.answers if answer is Answer.YES}
