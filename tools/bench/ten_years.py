"""A log of ten years with some 30,000 observations, inserted in bulk: saving them one by one would take a minute."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path

import sqlalchemy as sa

from followup.domain.codec import to_plain
from followup.domain.records import (
    THE_PERSON,
    DosePeriod,
    Episode,
    Exam,
    ExamPlan,
    Fact,
    Medicine,
    Observation,
    Visit,
    Weight,
)
from followup.domain.words import AllAlong, Change, Clinician, ExamKind, Side
from followup.storage.database import Database
from followup.storage.engine import WRITING
from followup.storage.mapping import table_of, to_row
from followup.storage.store import Store
from followup.storage.tables import history

UNTIL = date(2026, 10, 30)
DAYS = 3_652
OBSERVATIONS = 30_000

SYMPTOMS: tuple[tuple[str, str, Side], ...] = (
    ("fatigue", "", Side.NONE),
    ("joint_pain", "hand", Side.BOTH),
    ("hot_flashes", "", Side.NONE),
    ("arm_swelling", "arm", Side.LEFT),
    ("numbness_tingling", "foot", Side.BOTH),
    ("insomnia", "", Side.NONE),
    ("low_mood", "", Side.NONE),
    ("breast_pain", "breast", Side.LEFT),
    ("headache", "head", Side.NONE),
    ("back_pain", "spine_lower", Side.MIDDLE),
    ("nausea", "", Side.NONE),
    ("hip_pain", "hip", Side.RIGHT),
)
_WORDS = ("", "", "", "", "worse at night", "after the physio", "woke twice, settled with paracetamol", "as yesterday")


@dataclass
class _Course:
    """One symptom on its way through ten years: how bad it is, and the days of silence that are left."""

    symptom: str
    place: str
    side: Side
    level: float
    silent: int = 0
    episode_id: int = 0


@dataclass
class _Day:
    """What is noted on one day."""

    on: date
    seen: list[tuple[_Course, int, bool, str]] = field(default_factory=list)


def build(folder: Path) -> Path:
    """Make the log in a folder (which must not hold one) and return it."""
    moment = datetime.combine(UNTIL, time(8), UTC)
    database, _ = Database.create(folder, clock=lambda: moment)
    try:
        with database.transaction(wish="ten years") as store:
            _keep_record(store)
            wish_id = store.wish_id
        records = list(_episodes_and_observations(moment))
        with database.engine.execution_options(**{WRITING: True}).begin() as connection:
            _insert(connection, records, wish_id)
    finally:
        database.close()
    return folder


def _insert(connection: sa.Connection, records: list[Episode | Observation], wish_id: int) -> None:
    """Insert in bulk what the store would insert one by one: the rows and their history."""
    for kind in (Episode, Observation):
        rows = [to_row(record) for record in records if isinstance(record, kind)]
        connection.execute(sa.insert(table_of(kind.kind)), rows)
    entries = [
        {
            "wish_id": wish_id,
            "at": record.entered_at,
            "author_id": THE_PERSON,
            "action": "add",
            "kind": record.kind,
            "record_id": record.id,
            "after": json.dumps(to_plain(record), separators=(",", ":")),
        }
        for record in records
    ]
    connection.execute(sa.insert(history), entries)


def _episodes_and_observations(moment: datetime) -> Iterator[Episode | Observation]:
    episode_ids, observation_ids = count(1), count(1)
    for day in _days(random.Random(7)):  # noqa: S311 - the same log each time is what is wanted
        for course, severity, ends, words in day.seen:
            if not course.episode_id:
                course.episode_id = next(episode_ids)
                yield Episode(
                    id=course.episode_id,
                    rev=1,
                    entered_at=moment,
                    symptom=course.symptom,
                    place=course.place,
                    side=course.side,
                    began_on=day.on,
                )
            yield Observation(
                id=next(observation_ids),
                rev=1,
                entered_at=moment,
                episode_id=course.episode_id,
                observed_on=day.on,
                present=not ends,
                severity=None if ends else severity,
                change=Change.GONE if ends else Change.SAME,
                all_along=AllAlong.YES,
                note=words,
            )
            course.episode_id = 0 if ends else course.episode_id


def _days(chance: random.Random) -> Iterator[_Day]:
    """Yield days in order until there are as many observations as wanted: streaks with gaps in which a symptom ends."""
    courses = [_Course(*one, level=chance.uniform(1, 6)) for one in SYMPTOMS]
    left = OBSERVATIONS
    share = OBSERVATIONS / DAYS / len(courses) * 1.105
    for ago in range(DAYS - 1, -1, -1):
        day = _Day(UNTIL - timedelta(days=ago))
        for course in courses:
            if course.silent:
                course.silent -= 1
            elif left and (chance.random() < share or ago == 0):
                course.level = min(9.5, max(0.5, course.level + chance.gauss(0, 0.6)))
                ends = chance.random() < 0.006
                day.seen.append((course, round(course.level), ends, chance.choice(_WORDS)))
                course.silent = chance.randint(5, 40) if ends else 0
                left -= 1
        yield day


def _keep_record(store: Store) -> None:
    ended = UNTIL - timedelta(days=DAYS)
    facts = {
        "name": "Ten Years",
        "birth_date": "1962-05-17",
        "sex": "female",
        "region": "uk",
        "menopause": "after",
        "surgery": "lumpectomy",
        "surgery_side": "left",
        "cancer_side": "left",
        "treatment_ended_on": ended.isoformat(),
    }
    for name, value in facts.items():
        store.add(Fact(name=name, value=value))
    for number in range(60):
        medicine = store.add(Medicine(name=f"Medicine {number}"))
        start = ended + timedelta(days=60 * number)
        store.add(
            DosePeriod(medicine_id=medicine.id, dose="one a day", started_on=start, ended_on=start + timedelta(40))
        )
    plan = store.add(ExamPlan(exam=ExamKind.MAMMOGRAM, name="Mammogram", every_months=12, starts_on=ended))
    for year in range(10):
        on = ended + timedelta(days=365 * year + 20)
        store.add(Exam(exam=ExamKind.MAMMOGRAM, name="Mammogram", plan_id=plan.id, done_on=on, result="No change."))
        store.add(Visit(visit_on=on, clinician="Dr Hart", role=Clinician.ONCOLOGIST, happened=True))
    for month in range(120):
        on = ended + timedelta(days=30 * month)
        store.add(Weight(measured_on=on, grams=70_000 + month % 9 * 100))
