"""Sheets that are hard to write: everything too long and too many, and a log of ten years."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from followup.domain.log_view import EpisodeView, MedicineView
from followup.domain.records import (
    Author,
    DosePeriod,
    Episode,
    Fact,
    Medicine,
    Question,
)
from followup.domain.words import (
    Change,
    MedicineKind,
    Role,
    Side,
)
from followup.report.inputs import ExamDue, SheetInput
from followup.signs.flag import Flag
from tests.report.history import flags
from tests.report.records import ANNA, TITLES, TODAY, seen, weekly
from tests.report.samples import maria


def _long(words: str, times: int) -> str:
    return " ".join([words] * times)


def worst_case(paper: str = "a4") -> SheetInput:
    """Everything too long and too many: names, medicines, flags, questions, examinations, facts."""
    base = maria()
    name = _long("Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley von und zu Hohenlohe", 4)
    episodes = [_worst_episode(number) for number in range(1, 31)]
    views = [_worst_medicine(number) for number in range(1, 41)] + [
        _worst_medicine(number, "vitamin") for number in range(41, 61)
    ]
    facts_ = [
        replace(fact, value=_long(fact.value, 12)) if fact.name in {"tumour_size", "nodes"} else fact
        for fact in base.facts
    ]
    facts_ = [replace(fact, value=name) if fact.name == "name" else fact for fact in facts_]
    extra = [Fact(id=200 + n, name="surgery", value="mastectomy", side=Side.RIGHT) for n in range(5)]
    return replace(
        base,
        paper=paper,
        log=replace(
            base.log,
            episodes=(*episodes, *(_worst_denied(number) for number in range(60, 90))),
            medicines=tuple(views),
            treatments=tuple(replace(t, id=n, name=_long(t.name, 6)) for n in range(9) for t in base.log.treatments),
        ),
        flags=tuple(_worst_flag(number) for number in range(1, 13)),
        facts=(*facts_, *extra),
        questions=tuple(
            Question(id=n, words=_long(f"Question {n}: what could explain this, and what happens next?", 9), rank=n)
            for n in range(30)
        ),
        exams=tuple(
            replace(exam, id=n, name=_long(exam.name, 8), result=_long(exam.result, 15))
            for n in range(9)
            for exam in base.exams
        ),
        due=tuple(ExamDue(_long(f"Examination {n}", 8), date(2025, 10, n + 1), overdue=True) for n in range(9)),
        visit=replace(
            base.visit,
            clinician=_long("Professor Doctor Bartholomew Montgomery-Smythe", 4),
            companion=_long("Anastasia", 12),
        ),
        authors={
            1: Author(id=1, name=name, role=Role.PERSON),
            ANNA: Author(id=ANNA, name=_long("Anna-Karenina", 9), relation="daughter"),
        },
    )


def _worst_episode(number: int) -> EpisodeView:
    words = _long(f"a dull dragging ache number {number} that nobody can name", 8)
    values = [(number + step) % 11 for step in range(12)]
    observations = weekly(date(2025, 6, 1), values, number)
    observations.append(seen(number, date(2025, 9, 6), 9, author_id=ANNA, note=_long("It goes on and on.", 30)))
    began = date(2025, 6, 1) + timedelta(days=number)
    episode = Episode(id=number, words=words, place="spine_lower", side=Side.LEFT, began_on=began)
    return EpisodeView(episode, tuple(sorted(observations, key=lambda one: one.observed_on)))


def _worst_denied(number: int) -> EpisodeView:
    episode = Episode(id=number, words=_long(f"denied thing {number}", 5), began_on=TODAY)
    return EpisodeView(episode, (seen(number, TODAY, None, present=False),))


def _worst_flag(number: int) -> Flag:
    return replace(
        flags()[0],
        sign=f"sign_{number}",
        title=_long(f"A sign with a long title {number}", 5),
        why=_long("Pain that lasts is one to tell your team", 8),
        episodes=(number,),
    )


def _worst_medicine(number: int, kind: str = "prescription") -> MedicineView:
    name = _long(f"Longnamedmycin{number} hydrochloride", 6)
    first = DosePeriod(
        id=number, medicine_id=number, dose=_long("2.5 mg", 9), started_on=date(2025, 1, 1), ended_on=date(2025, 5, 1)
    )
    second = DosePeriod(
        id=100 + number,
        medicine_id=number,
        dose=_long("5 mg", 9),
        started_on=date(2025, 5, 2),
        reason=_long("sore joints", 20),
    )
    return MedicineView(Medicine(id=number, name=name, medicine=MedicineKind(kind)), (first, second))


def ten_years(rows: int = 5000) -> SheetInput:
    """A log of ten years: forty episodes and some thousand entries, all of it in the period."""
    chance = random.Random(7)
    base = maria()
    first = date(2015, 9, 20)
    episodes = []
    symptoms = list(TITLES)
    for number in range(1, 41):
        began = first + timedelta(days=chance.randrange(0, 3300))
        count = max(rows // 40, 1)
        days = sorted(began + timedelta(days=chance.randrange(0, (TODAY - began).days)) for _ in range(count))
        observations = [
            seen(
                number,
                day,
                chance.randrange(0, 9),
                note="Worse after walking, eased by rest." if chance.random() < 0.2 else "",
            )
            for day in days
        ]
        observations.append(
            seen(number, TODAY, None, present=number % 4 == 0, change=Change.GONE if number % 4 else Change.SAME)
        )
        symptom = symptoms[number % len(symptoms)]
        side = chance.choice((Side.LEFT, Side.RIGHT, Side.NONE))
        episodes.append(
            EpisodeView(Episode(id=number, symptom=symptom, side=side, began_on=began), tuple(observations))
        )
    return replace(base, from_on=first, since_visit=None, log=replace(base.log, episodes=tuple(episodes)), flags=())
