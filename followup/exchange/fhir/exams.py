"""Examinations that were done, with what the person wrote down of their results."""

from __future__ import annotations

from followup.domain.care_words import ExamOutcome
from followup.domain.records import Exam
from followup.domain.words import ExamKind
from followup.exchange.fhir.codes import Plain, absent, category, concept
from followup.exchange.fhir.draft import Draft, Section, component, entered, located, texts
from followup.exchange.fhir.narrative import table
from followup.exchange.fhir.strings import clean
from followup.exchange.fhir.times import within

_CATEGORIES = {
    ExamKind.MAMMOGRAM: "imaging",
    ExamKind.ULTRASOUND: "imaging",
    ExamKind.MRI: "imaging",
    ExamKind.CT: "imaging",
    ExamKind.XRAY: "imaging",
    ExamKind.BONE_SCAN: "imaging",
    ExamKind.PET: "imaging",
    ExamKind.BONE_DENSITY: "imaging",
    ExamKind.BLOOD_TEST: "laboratory",
    ExamKind.BIOPSY: "laboratory",
    ExamKind.CLINIC_VISIT: "exam",
    ExamKind.GYNAECOLOGICAL: "exam",
}
"""HL7's categories of observations; pathology belongs to the laboratory (IPS 2.0.0). The rest has none for certain."""


def results_section(draft: Draft) -> Section:
    """Return every examination that was done."""
    tr = draft.tr
    section = Section(tr("Exams done"), "30954-2")
    found = [exam for exam in draft.given.exams if exam.done_on is not None]
    section.entries += [_result(draft, exam) for exam in found]
    heads = (tr("Done"), tr("Exam"), tr("Result"), tr("Where, notes"), tr("Entered by"))
    section.blocks.append(table(heads, [_row(draft, exam) for exam in found]))
    return section


def _result(draft: Draft, exam: Exam) -> Plain:
    """Return one examination; a result that was not written down is unknown, and never "nothing found"."""
    assert exam.done_on is not None  # noqa: S101 - only those that were done come here
    code = _CATEGORIES.get(exam.exam)
    outcome = draft.words.outcome[exam.outcome]
    body: Plain = {
        "status": "registered" if exam.outcome is ExamOutcome.WAITING else "final",
        **({"category": category(code, _kind(draft, code))} if code else {}),
        "code": concept(_words(draft, exam)),
        "subject": draft.person,
        **within("effective", exam.done_on, about=exam.about),
        **entered("issued", exam),
        "performer": [draft.who(exam)],
        **({"valueString": clean(exam.result)} if exam.result.strip() else {"dataAbsentReason": absent()}),
        **located(exam.body_part, draft.words.side(exam.side)),
        **draft.note(exam, _where(draft, exam), exam.note, _report(draft, exam)),
    }
    if outcome:
        body["component"] = [component(draft.tr("In one word"), {"valueString": outcome})]
    return draft.add("Observation", f"exam/{exam.id}", body)


def _kind(draft: Draft, code: str) -> str:
    tr = draft.tr
    return {"imaging": tr("Imaging"), "laboratory": tr("Laboratory"), "exam": tr("Examination")}[code]


def _words(draft: Draft, exam: Exam) -> str:
    return draft.tr(exam.name.strip())


def _where(draft: Draft, exam: Exam) -> str:
    return draft.tr("Done at {place}").format(place=exam.place.strip()) if exam.place.strip() else ""


def _report(draft: Draft, exam: Exam) -> str:
    if exam.report_received:
        return draft.tr("I have the report")
    if exam.report_asked_on is None:
        return ""
    asked = draft.words.day(exam.report_asked_on, False)
    return draft.tr("Report asked for {day}").format(day=asked)


def _row(draft: Draft, exam: Exam) -> tuple[str, ...]:
    name = texts(_words(draft, exam), draft.words.side(exam.side), exam.body_part)
    said = texts(draft.words.outcome[exam.outcome], exam.result, between="; ")
    notes = texts(exam.place, exam.note, _report(draft, exam), between=". ")
    result = said or draft.tr("result not written down")
    return draft.day(exam, "done_on"), name, result, notes, draft.author_name(exam)
