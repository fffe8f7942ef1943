"""Whatever somebody types is kept exactly, in every field of every kind."""

import json
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from followup.domain.care_words import DiagnosisKind, Measured, StepKind
from followup.domain.errors import Refused
from followup.domain.records import (
    KINDS,
    Agreed,
    Author,
    CheckIn,
    CheckItem,
    Contact,
    Diagnosis,
    DosePeriod,
    Episode,
    Exam,
    ExamPlan,
    Fact,
    Intake,
    Measure,
    Medicine,
    Note,
    Observation,
    Overall,
    Photo,
    PreparedAnswer,
    Question,
    Record,
    RecordRequest,
    Setting,
    Sheet,
    SideEffect,
    Step,
    Told,
    Treatment,
    Visit,
    Weight,
)
from followup.domain.words import DoctorAsks, ExamKind, Tier, TreatmentKind
from followup.services.log import OpenLog
from tests.services.conftest import TODAY

OURS = (
    "a\x00b",
    "\x00",
    "'; DROP TABLE episode; --",
    "%s %(x)s {0} {name} \\",
    "zero\u200bwidth\u2060joiner",
    "👩🏽‍⚕️ e\u0301 \u202eright to left\u202c",
    "line\r\nbreak\rand\u2028more\x85",
    "=1+1\t",
    "ﷺ" * 100,
    "\ufeffmark",
    "\ud7ff\ue000\U0010ffff",
    "' quote",
)
DAY = date(2026, 3, 1)
EXAMPLES: tuple[Record, ...] = (
    Author(name="x"),
    Fact(name="allergy", value="x"),
    Treatment(treatment=TreatmentKind.OTHER, name="x"),
    Episode(began_on=DAY),
    Observation(episode_id=1, observed_on=DAY),
    Weight(measured_on=DAY, grams=60_000),
    Overall(observed_on=DAY, value=5),
    CheckIn(done_on=DAY),
    Note(noted_on=DAY, words="x"),
    Medicine(name="x"),
    DosePeriod(medicine_id=1),
    ExamPlan(exam=ExamKind.OTHER, name="x", every_months=12, starts_on=DAY),
    Exam(exam=ExamKind.OTHER, name="x"),
    Visit(visit_on=DAY),
    Question(words="x"),
    Told(sign="x", rule="x", rule_version=1, told_on=DAY, tier=Tier.CALL),
    Sheet(made_on=DAY, from_on=DAY, to_on=DAY, sha256="x"),
    Setting(name="x", value="x"),
    CheckItem(visit_id=1, key="x"),
    PreparedAnswer(visit_id=1, asks=DoctorAsks.PAIN, words="x", written_on=DAY),
    Agreed(visit_id=1, words="x"),
    RecordRequest(institution="x"),
    Diagnosis(diagnosis=DiagnosisKind.UNKNOWN),
    Measure(measured=Measured.SLEEP, measured_on=DAY, value=5),
    Contact(name="x"),
    Step(step=StepKind.OTHER),
    Intake(medicine_id=1, taken_on=DAY),
    SideEffect(medicine_id=1, episode_id=1),
    Photo(episode_id=1, taken_on=DAY, sha256="0" * 64, size=1),
)
PARENTS: tuple[Record, ...] = (Episode(began_on=DAY), Medicine(name="x"), Visit(visit_on=DAY))
NOT_FREE = {
    ("visit", "at"),
    ("exam", "at"),
    ("fact", "name"),
    ("weight", "unit"),
    ("check_item", "key"),
    ("agreed", "became"),
    ("photo", "sha256"),
}
"""Texts that are no free text: a time, the name of a fact, a unit."""


def _free_texts(record: Record) -> list[str]:
    hints: dict[str, Any] = get_type_hints(type(record))
    names = [field.name for field in fields(record) if hints[field.name] is str]
    return [name for name in names if (record.kind, name) not in NOT_FREE]


def _keep_everywhere(log: OpenLog, texts: tuple[str, ...], *, thin: bool = False) -> int:
    """Keep the texts in every kind, read them back from the disk, and return how many records were kept.

    Each text goes into each field; where `thin` is set, each into one field of every kind.
    """
    kept: list[Record] = []
    with log.database.transaction() as store:
        for parent in PARENTS:
            store.add(parent)
        for example in EXAMPLES:
            names = _free_texts(example)
            for first in range(0, len(texts), len(names) or 1 if thin else 1):
                values = {name: texts[(first + at) % len(texts)] for at, name in enumerate(names)}
                kept.append(store.add(replace(example, **values)))
    with log.database.reading() as store:
        for record in kept:
            assert store.get(type(record), record.id) == record
    return len(kept)


def test_every_kind_has_an_example_here() -> None:
    """A new kind cannot be forgotten."""
    assert {example.kind for example in EXAMPLES} == set(KINDS)


def test_awkward_text_is_kept_exactly_in_every_field(log: OpenLog) -> None:
    """Nulls, marks of direction, line ends of every kind, signs outside the first plane."""
    assert _keep_everywhere(log, OURS) == len(EXAMPLES) * len(OURS)


def test_big_list_of_naughty_strings_is_kept_exactly_in_every_kind(log: OpenLog, shared: Path) -> None:
    """The public list of texts that have upset programs."""
    texts = json.loads((shared / "data" / "strings" / "blns.json").read_text(encoding="utf-8"))
    assert _keep_everywhere(log, tuple(filter(str.strip, texts)), thin=True) > 1000


def test_big_list_of_naughty_strings_goes_out_and_in_through_the_diary(
    log: OpenLog, shared: Path, tmp_path: Path
) -> None:
    """As notes and as symptoms; nothing is refused and nothing is added again."""
    texts = [*json.loads((shared / "data" / "strings" / "blns.json").read_text(encoding="utf-8")), *OURS]
    with log.database.transaction() as store:
        for text in filter(str.strip, texts):
            store.add(Note(noted_on=DAY, words=text))
            episode = store.add(Episode(symptom="", words=text, began_on=DAY))
            store.add(Observation(episode_id=episode.id, observed_on=DAY, words=text, note=text))
    log.exchange.export_diary(tmp_path / "diary.csv")
    before = len(log.entries.history())
    report = log.exchange.import_diary(tmp_path / "diary.csv")
    assert (report.taken, report.refused, report.notes) == (0, (), ())
    assert len(log.entries.history()) == before


def test_half_a_character_is_refused_with_one_sentence(log: OpenLog) -> None:
    """What no file can hold; the log stays as it was."""
    with pytest.raises(Refused, match="type it again"):
        log.entries.add(Note(noted_on=TODAY, words="\ud800"))
    assert log.entries.all(Note) == ()
