"""From the records of a log to what the sheet says. Pure: no files, no clock, no ReportLab."""

from __future__ import annotations

from collections.abc import Callable

from followup.domain.errors import Refused
from followup.domain.wording import Translate, untranslated
from followup.report.compose import (
    asked,
    cancer,
    denied,
    doctor,
    exams,
    how,
    log,
    medicines,
    over_time,
    photos,
    rules,
    since,
)
from followup.report.compose.cancer_line import cancer as cancer_line
from followup.report.compose.doctor import DoctorAnswer
from followup.report.compose.figure import figure
from followup.report.compose.health import health
from followup.report.compose.identity import identity, running
from followup.report.compose.measures import measures
from followup.report.compose.reading import Reading
from followup.report.compose.said import said
from followup.report.compose.worrying import worrying
from followup.report.document import Section, SheetDocument
from followup.report.front import Front, QuestionRow
from followup.report.inputs import PAPERS, READERS, SheetInput
from followup.report.readers import arrangement, ordered_sections
from followup.report.said import write_said


def compose(view: SheetInput, tr: Translate = untranslated) -> SheetDocument:
    """Return what the sheet says; raises `Refused` for a paper or a reader that does not exist."""
    _check(view)
    reading = Reading(view, tr)
    questions, answers = asked.rows(reading), doctor.answers(reading)
    front = _front(reading, questions)
    return SheetDocument(
        title=tr("Summary for a visit"),
        author="",
        language=view.language,
        paper=view.paper,
        large_print=view.large_print,
        running=running(reading),
        page_of=tr("page {page} of {pages}"),
        continued=tr("{title}, continued"),
        front=front,
        sections=_sections(reading, questions, answers),
        reader=view.reader,
        made_on=view.today,
        from_on=view.from_on,
        to_on=view.to_on,
        visit_id=view.visit.id if view.visit is not None else None,
        signs_version=view.signs_version,
        said=write_said(said(reading, questions, front.measures.rows, answers)),
    )


def _check(view: SheetInput) -> None:
    if view.paper not in PAPERS:
        raise Refused("The paper is one of: {papers}.", field="paper", papers=", ".join(PAPERS))
    if view.reader not in READERS:
        raise Refused("The sheet is for one of: {readers}.", field="reader", readers=", ".join(READERS))
    if view.to_on < view.from_on:
        raise Refused("The last day lies before the first day. Please check the two dates.", field="from_on")


def _front(reading: Reading, questions: tuple[QuestionRow, ...]) -> Front:
    listed, arranged = worrying(reading), arrangement(reading.view.reader)
    return Front(
        identity=identity(reading),
        discuss=asked.discuss(reading, questions),
        worrying=listed,
        figure=figure(reading, listed.rows),
        measures=measures(reading),
        medicines=medicines.medicines(reading),
        therapies=medicines.therapies(reading),
        health=health(reading),
        cancer=cancer_line(reading),
        done=exams.done(reading),
        due=exams.due(reading),
        notes=reading.tr("Room for notes"),
        denied_title=reading.tr("Asked, and not there"),
        denied=denied.denied_words(reading),
        denied_page=reading.tr("page {page}"),
        order=arranged.front,
        medicines_first=arranged.medicines_first,
    )


def _sections(
    reading: Reading, questions: tuple[QuestionRow, ...], answers: tuple[DoctorAnswer, ...]
) -> tuple[Section, ...]:
    parts: dict[str, Callable[[], Section]] = {
        "questions": lambda: asked.section(reading, questions),
        "doctor_asks": lambda: doctor.section(reading, answers),
        "since": lambda: since.section(reading),
        "denied": lambda: denied.section(reading),
        "over_time": lambda: over_time.section(reading),
        "log": lambda: log.section(reading),
        "photos": lambda: photos.section(reading),
        "medicines": lambda: medicines.section(reading),
        "cancer": lambda: cancer.section(reading),
        "care": lambda: how.section(reading),
        "exams": lambda: exams.section(reading),
        "rules": lambda: rules.section(reading),
    }
    wanted = reading.view.sections
    order = ordered_sections(reading.view.reader)
    if not reading.view.photos:
        del parts["photos"]  # nobody misses a part that is there by choice alone
    return tuple(parts[name]() for name in order if name in parts and (wanted is None or name in wanted))
