"""Treatments of the cancer: in a line for page 1, and in a table."""

from __future__ import annotations

from datetime import date

from followup.domain.records import Treatment
from followup.report.care.words import OF_ONE_DAY, diagnosis_words, operations, radiotherapy_fields, short_operations
from followup.report.compose.reading import Reading
from followup.report.document import Column, ColumnKind, Row, Table
from followup.report.wording import SHORT_MONTHS, capital, joined, month_words, with_side


def in_order(reading: Reading) -> list[Treatment]:
    """Return the treatments, oldest first; those without a day come last."""
    treatments = reading.view.log.treatments
    return sorted(treatments, key=lambda one: (one.started_on or one.ended_on or date.max, one.id))


def treatment_line(reading: Reading, treatment: Treatment) -> str:
    """Return a treatment as page 1 says it: "Lumpectomy, left, Aug 2022"."""
    names = short_operations(reading.tr)
    parts = [names[one] for one in treatment.operations] + [
        radiotherapy_fields(reading.tr)[one] for one in treatment.fields
    ]
    unsaid = [part for part in parts if part.casefold() not in treatment.name.casefold()]
    name = joined([treatment.name.strip(), joined(unsaid, " + ")], ": ")
    return joined([with_side(name, treatment.side, reading.tr), _when(reading, treatment)])


def _when(reading: Reading, treatment: Treatment) -> str:
    tr, first, last = reading.tr, treatment.started_on, treatment.ended_on
    if first is None and last is None:
        return tr("date unknown")
    if first is None or last is None:
        day = month_words(first or last or date.min, tr)
        if first is not None and treatment.treatment in OF_ONE_DAY:
            return day
        words = tr("from {day}") if first is not None else tr("until {day}")
        return words.format(day=day)
    start, end = month_words(first, tr), month_words(last, tr)
    if first.year == last.year:
        start = end if first.month == last.month else tr(SHORT_MONTHS[first.month - 1])
    return start if start == end else tr("{first} to {last}").format(first=start, last=end)


def table(reading: Reading) -> Table:
    """Return every treatment with its days, what it was for and where it is known from."""
    tr = reading.tr
    columns = (
        Column(tr("Treatment"), ColumnKind.WORDS, strong=True),
        Column(tr("From"), ColumnKind.DAY),
        Column(tr("To"), ColumnKind.DAY),
        Column(tr("What for, known from, notes"), ColumnKind.WORDS),
    )
    rows = tuple(_treatment_row(reading, treatment) for treatment in in_order(reading))
    return Table("treatments", columns, rows, tr("No treatments written down."))


def _treatment_row(reading: Reading, treatment: Treatment) -> Row:
    tr = reading.tr
    named = [operations(tr)[one] for one in treatment.operations]
    named += [radiotherapy_fields(tr)[one] for one in treatment.fields]
    name = joined([with_side(treatment.name.strip(), treatment.side, tr), joined(named)], ": ")
    first = reading.day(treatment.started_on, about=treatment.about)
    last = "" if treatment.ended_on is None else reading.day(treatment.ended_on, about=treatment.about)
    of = next((one for one in reading.care.later() if one.id == treatment.diagnosis_id), None)
    later = "" if of is None else capital(diagnosis_words(of.diagnosis, tr))
    words = [treatment.purpose.strip(), later, treatment.source.strip(), treatment.note.strip()]
    return Row((name, first, last, joined(words, ". ")))
