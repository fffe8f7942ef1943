"""What every part of the sheet asks of the log: names, authors, the period and how each episode went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from followup.domain.facts import UNKNOWN
from followup.domain.log_view import EpisodeView
from followup.domain.records import THE_PERSON, Author, Episode, Fact, Observation, Record
from followup.domain.wording import Translate
from followup.domain.words import Role
from followup.report.care.record import CareView
from followup.report.compose.course import Course, Level, Seen, course_of
from followup.report.inputs import SheetInput
from followup.report.said import seen_day
from followup.report.wording import clipped, day_words, joined, near_day, side_words, span_words

FROM_MEMORY = 7
"""Days after which an entry counts as written from memory: what an observation speaks for (`OBSERVATION_COVERS`)."""


LONGEST_NAME = 70
"""Characters of the person's own words that stand as a title; all of them are in the part about changes."""


@dataclass(frozen=True)
class Reading:
    """The input with the reader's language, and answers that several parts need.

    With `whole_days` every day is named with its year, so that words do not change because time went by.
    """

    view: SheetInput
    tr: Translate
    whole_days: bool = False

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """Every episode that the period touches, as it went; those that were only ever denied are left out."""
        first, last = self.view.from_on, self.view.to_on
        found = (
            course_of(episode, first, last, self.is_own, self._seen(episode)) for episode in self.view.log.episodes
        )
        return tuple(course for course in found if course is not None)

    def _seen(self, view: EpisodeView) -> Seen | None:
        """What the team has seen of an episode, or None where they were given no sheet to go by."""
        sheet, said = self.view.since_sheet, self.view.seen
        if sheet is None or said is None:
            return None
        symptom = said.by_episode.get(view.episode.id)
        if symptom is not None:
            day = seen_day(symptom)
            return Seen(None if day is None or symptom.level is None else Level(day, symptom.level), is_listed=True)
        entered, made = view.episode.entered_at, sheet.entered_at
        typed_later = entered is not None and made is not None and entered > made
        return Seen(None, is_listed=False, is_unseen=said.is_whole and typed_later)

    def with_whole_days(self) -> Reading:
        """Return the same log read with the year of every day."""
        other = replace(self, whole_days=True)
        # A frozen record cannot be assigned to; its cache can, and going through ten years twice takes time.
        other.__dict__["courses"] = self.courses
        return other

    def day(self, day: date | None, *, about: bool = False) -> str:
        """Return a day in words, or "unknown"."""
        return self.tr("unknown") if day is None else day_words(day, self.tr, about=about)

    def near(self, day: date | None, *, about: bool = False) -> str:
        """Return a day in words, without its year where that goes without saying, or "unknown"."""
        if self.whole_days:
            return self.day(day, about=about)
        return self.tr("unknown") if day is None else near_day(day, self.view.today, self.tr, about=about)

    def span(self, since: date) -> str:
        """Return how long ago a day is from the day of the sheet."""
        return span_words((self.view.today - since).days, self.tr)

    def in_period(self, day: date | None) -> bool:
        """Return whether a day belongs to the period."""
        return day is not None and self.view.from_on <= day <= self.view.to_on

    def title(self, episode: Episode) -> str:
        """Return the title of an episode with place and side, such as "Pain, lower back, left"."""
        return joined([self.name(episode), self.where(episode)])

    def name(self, episode: Episode) -> str:
        """Return the title of the symptom, or the person's own words where the catalogue has none."""
        name = self.view.symptom_title(episode.symptom) if episode.symptom else ""
        return name or clipped(episode.words, LONGEST_NAME) or self.tr("Something without a name")

    def where(self, episode: Episode) -> str:
        """Return place and side, such as "lower back, left"; a place that the title names already is left out."""
        name, place = self.name(episode).casefold(), self.view.place_title(episode.place) if episode.place else ""
        parts = [part.strip() for part in place.split(",")]
        said = [part for part in parts if part and part.casefold() not in name]
        return joined([part[:1].lower() + part[1:] for part in said] + [side_words(episode.side, self.tr)])

    def is_own(self, record: Record) -> bool:
        """Return whether the person wrote it, and not somebody who cares for them."""
        author = self.view.authors.get(record.author_id)
        return record.author_id == THE_PERSON if author is None else author.role is Role.PERSON

    def author(self, record: Record, *, short: bool = False) -> str:
        """Return who wrote it, as the sheet names them."""
        return self.author_name(record.author_id, short=short)

    def author_name(self, author_id: int, *, short: bool = False) -> str:
        """Return the name of an author with what they are to the person, or, in short, the name alone."""
        author = self.view.authors.get(author_id)
        if author is None or not author.name.strip():
            return self.person() if author_id == THE_PERSON else self.tr("a caregiver")
        return author.name.strip() if short else _named(author, self.tr)

    def person(self) -> str:
        """Return the person's name, or "the person" where it is not known."""
        fact = self.fact("name")
        return self.tr("the person") if fact is None or fact.value == UNKNOWN else fact.value.strip()

    @cached_property
    def care(self) -> CareView:
        """The care record as the screen reads it too."""
        view = self.view
        return CareView(
            today=view.today,
            profile=view.log.profile,
            facts=view.facts,
            diagnoses=view.diagnoses,
            treatments=view.log.treatments,
            medicines=view.log.medicines,
            weights=view.log.weights,
            measures=view.measures,
            steps=view.steps,
            treats=view.treats,
        )

    def facts(self, name: str, diagnosis_id: int | None = None) -> tuple[Fact, ...]:
        """Return the facts of a name in the order they were given: of the first cancer, or of a later one."""
        return tuple(one for one in self.view.facts if one.name == name and one.diagnosis_id == diagnosis_id)

    def fact(self, name: str) -> Fact | None:
        """Return the last fact of a name, or None."""
        return next(iter(reversed(self.facts(name))), None)

    def from_memory(self, observation: Observation) -> bool:
        """Return whether it was typed in more than seven days after the day it is about."""
        entered = observation.entered_at
        return entered is not None and (entered.date() - observation.observed_on).days > FROM_MEMORY

    def noted_days(self) -> tuple[int, int]:
        """Return on how many days of the period something was noted or a check-in done, and how many entries."""
        days = [day for day in self._days() if self.in_period(day)]
        gone_through = {check_in.done_on for check_in in self.view.check_ins if self.in_period(check_in.done_on)}
        return len(set(days) | gone_through), len(days)

    def _days(self) -> Iterable[date]:
        view = self.view
        for episode in view.log.episodes:
            yield from (observation.observed_on for observation in episode.observations)
        yield from (weight.measured_on for weight in view.log.weights)
        yield from (overall.observed_on for overall in view.overalls)
        yield from (note.noted_on for note in view.notes)


def _named(author: Author, tr: Translate) -> str:
    if author.role is Role.PERSON or not author.relation:
        return author.name
    return tr("{name} ({relation})").format(name=author.name, relation=author.relation)
