"""Due days of ten people against a table worked out by hand; see the file beside this one for the reasoning."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from followup.domain.records import DosePeriod, ExamPlan, Medicine, Treatment
from followup.domain.words import ExamKind, Side, TreatmentKind
from followup.services.log import OpenLog
from tests.services.conftest import Calendar

PEOPLE: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("due_dates.toml").read_text("utf-8"))
FACTS = "region birth_date sex diagnosed_on radiotherapy_ended_on treatment_ended_on menopause uterus".split()


def _write_record(log: OpenLog, person: dict[str, Any]) -> None:
    for name in FACTS:
        if name in person:
            log.record.set(name, person[name])
    for side, surgery in person.get("surgery", {}).items():
        log.record.set("surgery", surgery, Side(side))
    for side in person.get("rebuilt", ()):
        log.record.set("reconstruction", "yes", Side(side))
    for name in person.get("treatments", ()):
        log.entries.add(Treatment(treatment=TreatmentKind.CHEMOTHERAPY, name=name))


def _live_on(log: OpenLog, calendar: Calendar, person: dict[str, Any]) -> None:
    """Go through the days of a story: treatments, plans accepted, exams done, the team's own plans."""
    steps: list[tuple[date, int, str, dict[str, Any]]] = [(person["accepted"], 1, "accept", {})]
    for medicine in person.get("medicines", ()):
        steps.append((max(medicine["since"], min(person["accepted"], medicine["since"])), 0, "start", medicine))
        if "until" in medicine:
            steps.append((medicine["until"], 0, "stop", medicine))
    steps += [(exam["on"], 2, "done", exam) for exam in person.get("done", ())]
    steps += [(plan["said_on"], 1, "team", plan) for plan in person.get("team", ())]
    for day, _, what, row in sorted(steps, key=lambda step: step[:2]):
        calendar.day = day
        if what == "accept":
            for suggestion in log.exams.suggested():
                log.exams.accept(suggestion)
        elif what == "start":
            log.medicines.start(Medicine(name=row["name"]), DosePeriod(medicine_id=0, started_on=row["since"]))
        elif what == "stop":
            view = next(view for view in log.medicines.all() if view.medicine.name == row["name"])
            log.medicines.stop(view.medicine.id, row["until"])
        elif what == "team":
            kind, starts = ExamKind(row["exam"]), row["starts"]
            log.exams.plan(ExamPlan(exam=kind, name="As the team says", every_months=row["every"], starts_on=starts))
        else:
            due = next(due for due in log.exams.due() if due.exam is ExamKind(row["exam"]))
            log.exams.complete_due(due, row["on"])
    calendar.day = person["today"]


@pytest.mark.parametrize("name", PEOPLE)
def test_due_days_agree_with_the_table_worked_out_by_hand(log: OpenLog, calendar: Calendar, name: str) -> None:
    """Exam, side, first day, last day, and whether it is past; nothing else is due."""
    person = PEOPLE[name]
    calendar.day = person["accepted"]
    _write_record(log, person)
    _live_on(log, calendar, person)

    found = [(due.exam.value, due.side.value, due.due_from, due.due_on, due.overdue) for due in log.exams.due()]

    expected = [
        (row["exam"], row.get("side", ""), row.get("from", row["on"]), row["on"], row.get("overdue", False))
        for row in person["due"]
    ]
    assert found == expected
    assert sorted(ask.id for ask in log.exams.team_questions()) == sorted(person["asks"])


@pytest.mark.parametrize("name", [name for name, person in PEOPLE.items() if "beside" in person])
def test_what_another_body_says_stands_beside_the_offer(log: OpenLog, calendar: Calendar, name: str) -> None:
    """Where two guidelines speak to the same person, one is offered and the other shown."""
    person = PEOPLE[name]
    calendar.day = person["accepted"]
    _write_record(log, person)
    others = {other.source.publisher for one in log.exams.suggested() for other in one.others}
    assert others == set(person["beside"])
