"""Holding one rule against a log: which courses meet it, and what goes with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, KeysView
from dataclasses import dataclass
from datetime import date

from followup.domain.log_view import LogView
from followup.domain.words import Side, Tier
from followup.signs.conditions import Feature, Recall, SymptomTest, Together, answered_yes, fits, is_alive, span
from followup.signs.courses import as_one
from followup.signs.person import Person
from followup.signs.sign import Rule, Sign, WeightTest, pressing
from followup.signs.standing import LONGEST, Standing, noted_on, standing_of, stretch_of
from followup.signs.summary import EpisodeSummary, Stretch
from followup.signs.weights import WeightLoss, weight_loss

_LATER: dict[Standing, tuple[Tier, int | None]] = {
    Standing.UNANSWERED: (Tier.CALL, 24),
    Standing.PAST: (Tier.NEXT_VISIT, None),
}
"""What an emergency asks for when it is no longer of now."""


@dataclass(frozen=True, slots=True)
class Match:
    """One rule met once: by a course (with those that go with it), or by the weight."""

    sign: Sign
    rule: Rule
    stretch: Stretch
    courses: tuple[EpisodeSummary, ...] = ()
    loss: WeightLoss | None = None
    standing: Standing = Standing.NOW

    @property
    def tier(self) -> Tier:
        """Return what is asked for by now."""
        return self._asks[0]

    @property
    def hours(self) -> int | None:
        """Return within how many hours to call by now, or None."""
        return self._asks[1]

    @property
    def _asks(self) -> tuple[Tier, int | None]:
        return _LATER.get(self.standing, (self.rule.tier, self.rule.hours))

    @property
    def order(self) -> tuple[int, int, int, tuple[int, ...]]:
        """Return what sorts matches of one sign: the most pressing, then the longest, then the oldest."""
        episodes = self.courses[0].episodes if self.courses else ()
        return (*pressing(*self._asks), -self.stretch.days, episodes)


class Situation:
    """A log on one day, made ready for the rules; everything is worked out once and shared by all of them."""

    def __init__(
        self, log: LogView, courses: Iterable[EpisodeSummary], today: date, furthest: int, person: Person
    ) -> None:
        self.today = today
        self.person = person
        self.loss = weight_loss(log.weights, today)
        self._by_symptom: defaultdict[str, list[EpisodeSummary]] = defaultdict(list)
        widest = Recall(once=True, days=furthest)
        for course in courses:
            if is_alive(course, widest, today):
                self._by_symptom[course.symptom].append(course)

    @property
    def symptoms(self) -> KeysView[str]:
        """Return the symptoms that have a course today."""
        return self._by_symptom.keys()

    def with_symptoms(self, symptoms: frozenset[str]) -> Iterator[EpisodeSummary]:
        """Yield the courses of some symptoms, in a fixed order."""
        if len(symptoms) > len(self._by_symptom):
            for symptom, courses in self._by_symptom.items():
                if symptom in symptoms:
                    yield from courses
            return
        for symptom in sorted(symptoms):
            yield from self._by_symptom.get(symptom, ())


def matches(sign: Sign, rule: Rule, situation: Situation) -> Iterator[Match]:
    """Yield each way in which a rule is met."""
    if rule.symptom is not None:
        if rule.symptom.symptoms.isdisjoint(situation.symptoms):
            return
        yield from _by_symptom(sign, rule, rule.symptom, situation)
    elif rule.weight is not None:
        yield from _by_weight(sign, rule, rule.weight, situation)


def _by_symptom(sign: Sign, rule: Rule, test: SymptomTest, situation: Situation) -> Iterator[Match]:
    may_be_past = rule.tier is Tier.URGENT and rule.recall.once
    recall, today = LONGEST if may_be_past else rule.recall, situation.today
    for course in _courses_for(test, situation):
        if not is_alive(course, recall, today) or not fits(test, course, recall, today):
            continue
        if not _counts(rule, test, course) or not _is_for(sign, rule, situation, course):
            continue
        stretch = span(test, course)
        company = _company(rule, course, situation, recall)
        if stretch is None or company is None:
            continue
        standing = standing_of(rule, course, company, today) if may_be_past else Standing.NOW
        if standing is None:
            continue
        if standing is not Standing.NOW:
            stretch = stretch_of(course, noted_on(rule, course, company))
        yield Match(sign, rule, stretch, (course, *company), standing=standing)


def _courses_for(test: SymptomTest, situation: Situation) -> Iterable[EpisodeSummary]:
    found = situation.with_symptoms(test.symptoms)
    if not test.as_one:
        return found
    whole = as_one(course for course in found if course.is_open)
    return () if whole is None else (whole,)


def _counts(rule: Rule, test: SymptomTest, course: EpisodeSummary) -> bool:
    """Return whether neither the person's own normal nor a known cause that eases holds a rule back.

    A symptom with a known cause that eases waits its normal days: only rules that hurry are held back.
    """
    if course.is_usual and not rule.even_if_usual:
        return False
    hurries = test.lasts is None and test.comes_and_goes is None and not rule.recall.once
    return not (hurries and course.trend.easing and course.said_yes("clear_cause"))


def _is_for(sign: Sign, rule: Rule, situation: Situation, course: EpisodeSummary) -> bool:
    person, noted = situation.person, Stretch(course.stretches[0].since, course.stretches[-1].until)
    return person.passes(sign.person, course.side, noted) and person.passes(rule.person, course.side, noted)


def _company(
    rule: Rule, course: EpisodeSummary, situation: Situation, recall: Recall
) -> tuple[EpisodeSummary, ...] | None:
    """Return the other courses that a rule needs beside this one, or None when too few features are there."""
    wanted = rule.together
    if wanted is None:
        return ()
    found: dict[tuple[int, ...], EpisodeSummary] = {}
    there = 0
    for feature in wanted.features:
        others = _with_feature(feature, course, wanted, recall, situation)
        if others is not None:
            there += 1
            found.update((other.episodes, other) for other in others)
    return tuple(found.values()) if there >= wanted.at_least else None


def _with_feature(
    feature: Feature, course: EpisodeSummary, wanted: Together, recall: Recall, situation: Situation
) -> tuple[EpisodeSummary, ...] | None:
    today = situation.today
    if any(answered_yes(course, question, recall, today) for question in feature.answers):
        return ()
    if _is_of(feature, course):
        return ()
    for other in situation.with_symptoms(feature.symptoms):
        if other is not course and _is_of(feature, other) and _goes_with(course, other, wanted, recall, today):
            return (other,)
    lost = situation.loss
    if feature.lost is not None and lost is not None and not lost.is_wanted and lost.is_at_least(feature.lost):
        return ()
    return None


def _is_of(feature: Feature, course: EpisodeSummary) -> bool:
    return course.symptom in feature.symptoms and (not feature.places or course.place in feature.places)


def _goes_with(course: EpisodeSummary, other: EpisodeSummary, wanted: Together, recall: Recall, today: date) -> bool:
    if other.is_usual or not is_alive(other, recall, today):
        return False
    return any(one.days_to(two) <= wanted.within_days for one in course.stretches for two in other.stretches)


def _by_weight(sign: Sign, rule: Rule, test: WeightTest, situation: Situation) -> Iterator[Match]:
    loss = situation.loss
    if loss is None or not loss.is_at_least(test.lost) or (test.unless_wanted and loss.is_wanted):
        return
    stretch = Stretch(loss.highest.measured_on, loss.newest.measured_on)
    if all(situation.person.passes(test, Side.NONE, stretch) for test in (sign.person, rule.person)):
        yield Match(sign, rule, stretch, loss=loss)
