"""An entry of any kind in a line or two: for the trash, the history and what a backup holds."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from followup.domain.codec import Plain
from followup.domain.facts import FACTS
from followup.domain.records import (
    CheckItem,
    Diagnosis,
    Episode,
    Fact,
    Measure,
    Observation,
    Overall,
    Photo,
    Record,
    Sheet,
    Step,
    Told,
    Weight,
)
from followup.domain.wording import Translate
from followup.report.care.words import diagnosis_words, measure_title, steps
from followup.report.wording import day_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from followup.signs.catalogue import Catalogue
    from followup.signs.sign import Signs

_OWN = frozenset({"id", "rev", "author_id", "entered_at"})
_FOR_THE_PROGRAM = frozenset({"said", "sha256", "size", "became_id", "key", "template"})
"""Fields that hold what no person reads as it stands."""

_LINES = 3
"""How many of an entry's own texts stand in its line."""


class Titles:
    """Says what an entry is, in words of this program and in the person's own."""

    def __init__(self, catalogue: Catalogue, signs: Signs, tr: Translate) -> None:
        self._catalogue, self._signs, self._tr = catalogue, signs.by_id, tr

    def kind(self, kind: str) -> str:
        """Return what a kind of entry is called."""
        tr = self._tr
        known = {
            "author": tr("Somebody who writes here"),
            "fact": tr("Fact about you"),
            "treatment": tr("Treatment"),
            "episode": tr("Symptom"),
            "observation": tr("What was seen on a day"),
            "weight": tr("Weight"),
            "overall": tr("How things are"),
            "check_in": tr("Check-in"),
            "note": tr("Note"),
            "medicine": tr("Medicine"),
            "dose_period": tr("Dose"),
            "exam_plan": tr("Exam plan"),
            "exam": tr("Exam"),
            "visit": tr("Visit"),
            "question": tr("Question"),
            "check_item": tr("Line of a checklist"),
            "prepared_answer": tr("Answer for your doctor"),
            "agreed": tr("Agreed at a visit"),
            "record_request": tr("Records asked for"),
            "told": tr("Told to your team"),
            "sheet": tr("Summary for a visit"),
            "setting": tr("Choice"),
            "diagnosis": tr("Later cancer"),
            "measure": tr("How things are"),
            "contact": tr("Person"),
            "step": tr("What is being done"),
            "intake": tr("Dose taken or not"),
            "side_effect": tr("Side effect"),
            "photo": tr("Photo"),
        }
        return known.get(kind) or kind.replace("_", " ").capitalize()

    def line(self, record: Record, episode: Callable[[int], Episode | None] = lambda _id: None) -> str:
        """Return what an entry says, in one line; `episode` finds the symptom that an observation is of."""
        said = self._special(record, episode) or self._care(record) or self._texts(record)
        day = self.day(record)
        return self._tr(", ").join(filter(None, said)) or (day_words(day, self._tr) if day is not None else "")

    def day(self, record: Record) -> date | None:
        """Return the first day that an entry names, or None."""
        days = (getattr(record, field.name) for field in fields(record))
        return next((day for day in days if isinstance(day, date) and not isinstance(day, datetime)), None)

    def field(self, name: str) -> str:
        """Return what a field is called."""
        return name.replace("_on", " on").replace("_", " ").replace(" id", "").capitalize()

    def value(self, value: object) -> str:
        """Return a plain value of the history as a person reads it."""
        tr = self._tr
        if value is True or value is False:
            return tr("yes") if value else tr("no")
        if value in (None, "", [], {}):
            return tr("nothing")
        if isinstance(value, dict):
            return tr(", ").join(f"{key}: {self.value(item)}".replace("_", " ") for key, item in value.items())
        if isinstance(value, list):
            return tr(", ").join(map(str, value))
        return str(value)

    def _value_of(self, name: str, value: object) -> str:
        if name.endswith("_on") and isinstance(value, str):
            with suppress(ValueError):  # a row of another version may hold anything
                return day_words(date.fromisoformat(value), self._tr)
        return self.value(value)

    def changed(self, before: Plain, after: Plain) -> list[tuple[str, str, str]]:
        """Return field, old and new value for each field of an entry that differs."""
        names = [name for name in (*before, *after) if name not in _OWN]
        return [
            (self.field(name), self._value_of(name, before.get(name)), self._value_of(name, after.get(name)))
            for name in dict.fromkeys(names)
            if before.get(name) != after.get(name) and name not in _FOR_THE_PROGRAM
        ]

    def _special(self, record: Record, episode: Callable[[int], Episode | None]) -> list[str]:
        tr = self._tr
        if isinstance(record, Episode):
            known = self._catalogue.symptom_by_id.get(record.symptom)
            return [tr(known.title) if known else record.words]
        if isinstance(record, Observation):
            of = episode(record.episode_id)
            said = self._special(of, episode) if of is not None else []
            if not record.present:
                said.append(tr("gone"))
            if record.severity is not None:
                said.append(tr("{number} of 10").format(number=record.severity))
            return said + [text for text in (record.words, record.note) if text]
        if isinstance(record, Photo):
            of = episode(record.episode_id)
            said = self._special(of, episode) if of is not None else []
            return [*said, day_words(record.taken_on, tr), record.words]
        if isinstance(record, Weight):
            return [tr("{kilos} kg").format(kilos=f"{record.grams / 1000:g}")]
        if isinstance(record, Overall):
            return [tr("{number} of 10").format(number=record.value)]
        if isinstance(record, Fact):
            fact = FACTS.get(record.name)
            return [tr(fact.title) if fact else record.name.replace("_", " "), record.value]
        if isinstance(record, Told):
            sign = self._signs.get(record.sign)
            return [tr(sign.title) if sign else record.sign]
        return self._of_visit(record)

    def _of_visit(self, record: Record) -> list[str]:
        if isinstance(record, Sheet):
            first, last = (day_words(day, self._tr) for day in (record.from_on, record.to_on))
            return [self._tr("{first} to {last}").format(first=first, last=last), record.whom]
        return [record.words or record.key.replace("/", " ")] if isinstance(record, CheckItem) else []

    def _care(self, record: Record) -> list[str]:
        """What an entry of the care record says that has no words of its own."""
        tr = self._tr
        if isinstance(record, Diagnosis):
            return [part for part in (diagnosis_words(record.diagnosis, tr), record.note) if part]
        if isinstance(record, Measure):
            return [measure_title(record.measured, tr), str(record.value)]
        if isinstance(record, Step):
            return [part for part in (steps(tr)[record.step], record.words) if part]
        return []

    def _texts(self, record: Record) -> list[str]:
        names = [field.name for field in fields(record) if field.name not in _OWN | _FOR_THE_PROGRAM]
        found = [getattr(record, name) for name in names]
        texts = [text for text in found if isinstance(text, str) and not isinstance(text, StrEnum) and text.strip()]
        return texts[:_LINES]
