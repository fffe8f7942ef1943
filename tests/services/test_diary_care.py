"""The care record goes out and in through the diary file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from followup.domain.care_words import (
    ContactRole,
    DiagnosisKind,
    ExamOutcome,
    Helped,
    Measured,
    Operation,
    RadiotherapyField,
    StepKind,
    StepState,
    Taken,
    Therapy,
)
from followup.domain.records import (
    KINDS,
    Contact,
    Diagnosis,
    DosePeriod,
    Exam,
    Fact,
    Intake,
    Measure,
    Medicine,
    Record,
    SideEffect,
    Step,
    Treatment,
)
from followup.domain.words import Answer, ExamKind, MedicineKind, Side, TreatmentKind
from followup.services.log import OpenLog
from followup.services.symptom_entry import SymptomEntry

DAY = date(2026, 2, 3)
OTHER_DAY = date(2026, 2, 10)


def fill(log: OpenLog) -> None:
    """Keep one of everything that the care record has."""
    keep = log.entries.add
    first = keep(Diagnosis(diagnosis=DiagnosisKind.RECURRENCE, found_on=DAY, source="letter"))
    second = keep(Diagnosis(diagnosis=DiagnosisKind.UNKNOWN, note="not biopsied"))
    log.record.set("her2", "positive", Side.LEFT, "pathology report")
    for diagnosis, her2 in ((first, "negative"), (second, "unknown")):
        log.record.keep(Fact(name="her2", value=her2, diagnosis_id=diagnosis.id, source="biopsy report"))
    keep(
        Treatment(
            treatment=TreatmentKind.SURGERY,
            name="Operation",
            side=Side.LEFT,
            operations=(Operation.MASTECTOMY, Operation.NODE_CLEARANCE),
            purpose="take it out",
            diagnosis_id=first.id,
            started_on=DAY,
        )
    )
    fields = (RadiotherapyField.CHEST_WALL, RadiotherapyField.COLLARBONE)
    keep(Treatment(treatment=TreatmentKind.RADIOTHERAPY, name="Radiotherapy", fields=fields, started_on=DAY))
    keep(
        Exam(
            exam=ExamKind.BIOPSY,
            name="Biopsy",
            done_on=DAY,
            body_part="liver",
            outcome=ExamOutcome.RECURRENCE,
            diagnosis_id=first.id,
        )
    )
    yoga = Medicine(
        name="Yoga",
        medicine=MedicineKind.THERAPY,
        therapy=Therapy.YOGA,
        helped=Helped.A_LOT,
        helped_words="sleep",
        team_knows=Answer.NO,
    )
    period = DosePeriod(medicine_id=0, frequency="on Mondays", as_needed=True, tapering=True, started_on=DAY)
    kept = log.medicines.start(yoga, period).medicine
    keep(Intake(medicine_id=kept.id, taken_on=DAY, taken=Taken.PARTLY))
    noted = log.journal.note(SymptomEntry(symptom="hip_pain", observed_on=DAY, side=Side.LEFT))
    keep(SideEffect(medicine_id=kept.id, episode_id=noted.episode.id, note="the nurse said so"))
    for day, worry in ((DAY, 8), (OTHER_DAY, 3)):
        keep(Measure(measured=Measured.WORRY, measured_on=day, value=worry))
    keep(Measure(measured=Measured.EXERCISE, measured_on=DAY, value=150, note="walks"))
    keep(
        Contact(
            name="Kim",
            role=ContactRole.COUNSELLOR,
            relation="since 2024",
            place="town hall",
            phone="01632 960001",
            phone_out_of_hours="01632 960002",
            email="kim@example.org",
            address="1 Road",
            helps_with="listens",
            may_see=True,
        )
    )
    keep(Step(step=StepKind.ALCOHOL, words="none in the week", state=StepState.PLANNED, started_on=DAY))


def content(log: OpenLog) -> dict[str, list[str]]:
    """Everything the care record holds, without ids and moments."""
    kinds = ("diagnosis", "measure", "contact", "step", "treatment", "exam", "medicine")
    return {kind: sorted(_said(record) for record in log.entries.all(KINDS[kind])) for kind in kinds}


def _said(record: Record) -> str:
    return repr([getattr(record, name) for name in type(record).__slots__ if not name.endswith("_id")])


def test_the_care_record_goes_through_a_diary_into_another_log(new_log: Callable[[], OpenLog], tmp_path: Path) -> None:
    """Each kind with all that was said, and what refers to another entry refers to it again."""
    log, other = new_log(), new_log()
    fill(log)
    log.exchange.export_diary(tmp_path / "diary.csv")
    report = other.exchange.import_diary(tmp_path / "diary.csv")
    assert report.refused == ()
    assert content(other) == content(log)
    found = {one.id: one.diagnosis for one in other.entries.all(Diagnosis)}
    facts = {(found.get(fact.diagnosis_id or 0), fact.value) for fact in other.entries.all(Fact)}
    recurrence, unknown = DiagnosisKind.RECURRENCE, DiagnosisKind.UNKNOWN
    assert facts >= {(None, "positive"), (recurrence, "negative"), (unknown, "unknown")}
    assert [found[one.diagnosis_id or 0] for one in other.entries.all(Exam)] == [recurrence]
    assert [one.taken for one in other.entries.all(Intake)] == [Taken.PARTLY]
    assert len(other.entries.all(SideEffect)) == 1
    assert other.record.profile().surgery == {Side.LEFT: frozenset({"mastectomy"})}


def test_taking_it_in_again_adds_nothing(log: OpenLog, tmp_path: Path) -> None:
    """Neither a second cancer nor a second dose."""
    fill(log)
    log.exchange.export_diary(tmp_path / "diary.csv")
    before = log.entries.history()
    report = log.exchange.import_diary(tmp_path / "diary.csv")
    assert (report.taken, report.refused) == (0, ())
    assert log.entries.history() == before


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("profile,,her2,,negative,7", "diagnosis"),
        ("measure,2026-02-03,worry,,11,", "value"),
        ("measure,2026-02-03,worry,,much,", "value"),
        ("measure,2026-02-03,anger,,3,", "what"),
        ("intake,2026-02-03,Letrozole,,yes,", "what"),
        ("side_effect,,Letrozole,,,", "what"),
        ("diagnosis,,relapse,,,1", "what"),
        ("step,,running,,,", "what"),
        ("contact,,Kim,wizard,,", "sort"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_by_its_column(
    log: OpenLog, tmp_path: Path, line: str, column: str
) -> None:
    """With its line, and nothing of it is kept."""
    path = tmp_path / "diary.csv"
    path.write_text(f"kind,observed_on,what,sort,value,diagnosis\n{line}\n", encoding="utf-8")
    report = log.exchange.import_diary(path)
    assert [(refused.line, refused.column) for refused in report.refused] == [(2, column)]
    assert report.taken == 0


def test_a_fact_with_spaces_around_it_is_had_already(log: OpenLog, tmp_path: Path) -> None:
    """The file says the same as the log, and nothing is refused."""
    log.record.set("stage", " 2A ", Side.LEFT)
    log.exchange.export_diary(tmp_path / "diary.csv")
    report = log.exchange.import_diary(tmp_path / "diary.csv")
    assert (report.taken, report.refused, report.had) == (0, (), 1)


def test_a_medicine_with_no_dates_yet_is_in_the_file(new_log: Callable[[], OpenLog], tmp_path: Path) -> None:
    """With its note, and the days noted for it find it again; taking it in twice adds nothing."""
    log, other = new_log(), new_log()
    medicine = log.entries.add(Medicine(name="Aspirin", note="from the dentist"))
    log.entries.add(Intake(medicine_id=medicine.id, taken_on=DAY, taken=Taken.NO))
    log.exchange.export_diary(tmp_path / "diary.csv")
    for into, taken in ((log, 0), (other, 2), (other, 0)):
        report = into.exchange.import_diary(tmp_path / "diary.csv")
        assert (report.taken, report.refused) == (taken, ())
    assert [view.medicine.name for view in other.medicines.current()] == ["Aspirin"]
    assert [one.taken for one in other.entries.all(Intake)] == [Taken.NO]
