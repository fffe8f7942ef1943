"""A believable log of three years, kept through the same services as a real one.

The same day gives the same log. Entries are made on the days the story says, so that what was typed later shows as
typed later.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from followup.domain.care_words import Measured
from followup.domain.records import THE_PERSON
from followup.domain.words import AllAlong, Answer, Change
from followup.services.journal import CheckInAnswers, StillThere, SymptomEntry
from followup.services.log import OpenLog
from followup.services.sample import person
from followup.services.sample.appointments import NOTES, PREPARED, VISITS
from followup.services.sample.person import DAUGHTER, RELATION
from followup.services.sample.photos import keep_photos_of_day
from followup.services.sample.record import (
    keep_days_taken,
    keep_record,
    keep_record_of_day,
    medicine_named,
    record_days,
)
from followup.services.sample.shapes import CHECK_INS, FIRST_EVENING, Course, Point
from followup.services.sample.symptoms import COURSES, DENIED
from followup.services.sample.visits import keep_visit, prepare_visit

_EVENING, _DAWN = time(20, 10, tzinfo=UTC), time(4, 30, tzinfo=UTC)


class SampleClock:
    """A clock that stands on a day of the story, at first its first; each look at it is some seconds later."""

    def __init__(self, until: date) -> None:
        self.until = until
        self._moment = datetime.combine(self.day(FIRST_EVENING), _EVENING)

    def turn_to(self, ago: int) -> None:
        """Go on to the evening of a day, or to the dawn of the last one, which may not be over yet; never go back."""
        self._moment = max(self._moment, datetime.combine(self.day(ago), _EVENING if ago else _DAWN))

    def day(self, ago: int) -> date:
        """Return a day of the story; a negative number lies ahead."""
        return self.until - timedelta(days=ago)

    def now(self) -> datetime:
        """Return the moment of the story."""
        self._moment += timedelta(seconds=20)
        return self._moment

    def today(self) -> date:
        """Return the day of the story."""
        return self._moment.date()


def write_sample(log: OpenLog, clock: SampleClock) -> None:
    """Fill an empty log whose moments and whose today come from this clock, and leave the clock on the last day."""
    clock.turn_to(FIRST_EVENING)
    writer = _Writer(log, clock, log.record.add_caregiver(DAUGHTER, RELATION).id)
    keep_record(log, clock.day)
    for ago in sorted(writer.days(), reverse=True):
        clock.turn_to(ago)
        writer.keep_day(ago)
    clock.turn_to(0)


class _Writer:
    """Keeps one day of the story after the other."""

    def __init__(self, log: OpenLog, clock: SampleClock, daughter: int) -> None:
        self._log = log
        self._clock = clock
        self._daughter = daughter
        self._episodes: dict[Course, int] = {}

    def days(self) -> set[int]:
        """Return every day on which something is entered."""
        points = {_typed(point) for course in COURSES for point in course.points}
        visits, notes = {met.ago for met in VISITS}, {ago for ago, _ in NOTES}
        return points | visits | notes | record_days() | set(CHECK_INS) | {PREPARED}

    def keep_day(self, ago: int) -> None:
        """Keep what the story has for one day."""
        keep_record_of_day(self._log, self._clock.day, ago)
        for noted_on, words in NOTES:
            if noted_on == ago:
                self._log.journal.add_note(words, self._clock.day(ago))
        for course, point in _points_typed(ago):
            if ago not in CHECK_INS or point.by_daughter:
                self._note(course, point)
        if ago in CHECK_INS:
            self._check_in(ago)
        for met in VISITS:
            if met.ago == ago:
                keep_visit(self._log, self._clock.day, met)
        self._keep_beside_medicines(ago)
        keep_photos_of_day(self._log, self._clock.day, ago)
        if ago == PREPARED:
            prepare_visit(self._log, self._clock.day)

    def _keep_beside_medicines(self, ago: int) -> None:
        """Keep the days a medicine was taken, and the symptom that may come from it."""
        if ago == person.DAYS_NOTED[0]:
            keep_days_taken(self._log, self._clock.day)
        on, symptom, name, note = person.SIDE_EFFECT
        if ago != on:
            return
        episode = next(id_ for course, id_ in self._episodes.items() if course.symptom == symptom)
        self._log.medicine_notes.link(medicine_named(self._log, name), episode, note)

    def _note(self, course: Course, point: Point) -> None:
        self._episodes[course] = self._log.journal.note(self._entry(course, point)).episode.id

    def _check_in(self, ago: int) -> None:
        """Go through the open episodes; what began on this day is added as new, and so is what was asked and denied."""
        mine = [(course, point) for course, point in _points_typed(ago) if not point.by_daughter]
        going_on = tuple(
            _still_there(self._episodes[course], point) for course, point in mine if course in self._episodes
        )
        begun = [(course, point) for course, point in mine if course not in self._episodes]
        denied = [symptom for day, symptoms in DENIED if day == ago for symptom in symptoms]
        on = self._clock.day(ago)
        self._log.journal.check_in(
            CheckInAnswers(
                done_on=on,
                symptoms=going_on,
                new=tuple(self._denied(symptom, on) for symptom in denied),
                weight_grams=_grams(ago) if _is_weighed(ago) else None,
                trying_to_lose=Answer.NO if _is_weighed(ago) else None,
                overall=_overall(ago),
                measures=_measures(ago),
            )
        )
        for course, point in begun:
            self._note(course, point)

    def _denied(self, symptom: str, on: date) -> SymptomEntry:
        return SymptomEntry(symptom=symptom, observed_on=on, present=False)

    def _entry(self, course: Course, point: Point) -> SymptomEntry:
        return SymptomEntry(
            words="" if course in self._episodes else course.words,
            symptom=course.symptom,
            place=course.place,
            side=course.side,
            observed_on=self._clock.day(point.ago),
            began_on=self._clock.day(course.began),
            began_about=course.began_about,
            about=point.about,
            present=point.change is not Change.GONE,
            change=point.change,
            all_along=AllAlong.UNKNOWN if point.change is Change.NEW else point.all_along,
            severity=point.severity,
            answers=_answers(point),
            note=point.note,
            author_id=self._daughter if point.by_daughter else THE_PERSON,
            episode_id=self._episodes.get(course),
        )


def _typed(point: Point) -> int:
    return point.ago if point.typed is None else point.typed


def _points_typed(ago: int) -> list[tuple[Course, Point]]:
    """Return what is entered on a day, oldest day first."""
    found = [(course, point) for course in COURSES for point in course.points if _typed(point) == ago]
    return sorted(found, key=lambda pair: -pair[1].ago)


def _still_there(episode_id: int, point: Point) -> StillThere:
    return StillThere(
        episode_id=episode_id,
        change=point.change,
        all_along=point.all_along,
        severity=point.severity,
        answers=_answers(point),
        note=point.note,
    )


def _answers(point: Point) -> tuple[tuple[str, Answer], ...]:
    pairs = (pair.partition("=") for pair in point.answers.split(";") if pair)
    return tuple((question, Answer(answer)) for question, _, answer in pairs)


def _is_weighed(ago: int) -> bool:
    """Whether somebody steps on the scales: at each monthly check-in, and at every fourth weekly one."""
    return ago > 365 or ago % 28 == 2


def _grams(ago: int) -> int:
    """A slow, small change over three years, up and down a little from one weighing to the next."""
    return 71_000 + round(ago * 1.3 / 100) * 100 + (ago * 37 % 5 - 2) * 100


def _measures(ago: int) -> tuple[tuple[Measured, int], ...]:
    """More worry and less sleep since the hip hurts; about two hours of walking a week before that."""
    of_late = ago < 16
    return (
        (Measured.WORRY, 6 if of_late else 2 + ago % 3),
        (Measured.SLEEP, 4 if of_late else 7 - ago % 2),
        (Measured.ENERGY, 5 if of_late else 6 + ago % 2),
        (Measured.APPETITE, 8),
        (Measured.EXERCISE, 60 if of_late else 100 + 10 * (ago % 5)),
    )


def _overall(ago: int) -> int:
    """How things are: lower while the hands were sore, and again of late."""
    if ago < 12 or 520 < ago < 600:
        return 6
    return 8 if ago % 5 else 7
