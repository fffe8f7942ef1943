"""How things are from day to day, what was tried beside medicine, and people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from followup.domain.care_words import Measured, Therapy
from followup.domain.log_view import MedicineView
from followup.domain.records import Contact, Measure
from followup.domain.words import Answer, MedicineKind
from followup.report.care.words import direction_words, helped_words, measure_title, roles, therapies
from followup.report.compose.reading import Reading
from followup.report.document import Block, Column, ColumnKind, Heading, Row, Section, Table, Text
from followup.report.wording import capital, joined, sentences


def section(reading: Reading) -> Section:
    """Return the numbers of the period, the therapies with how they helped, and the people."""
    tr = reading.tr
    blocks: list[Block] = [Text(_scales(reading), quiet=True), _numbers(reading)]
    blocks += [Heading(tr("Tried beside medicine")), _tried(reading)]
    blocks += [Heading(tr("People")), _people(reading)]
    return Section("care", tr("How things are, what helps, and people"), tuple(blocks))


def _scales(reading: Reading) -> str:
    tr = reading.tr
    said = [
        tr("{title}: {direction}").format(title=measure_title(one, tr), direction=direction_words(one, tr))
        for one in Measured
    ]
    overall = tr("Overall: higher is better")
    return sentences(tr("All from 0 to 10, but exercise"), overall, *said)


def _numbers(reading: Reading) -> Table:
    tr = reading.tr
    columns = (
        Column(tr("Day"), ColumnKind.DAY, strong=True),
        Column(tr("Overall"), ColumnKind.NUMBER),
        *(Column(measure_title(one, tr), ColumnKind.NUMBER) for one in Measured),
        Column(tr("Notes"), ColumnKind.WORDS),
    )
    return Table("measures", columns, tuple(_rows(reading)), tr("No numbers were noted in this time."))


def _rows(reading: Reading) -> Iterable[Row]:
    overalls = {one.observed_on: one for one in reading.view.overalls if reading.in_period(one.observed_on)}
    measures: dict[date, dict[Measured, Measure]] = {}
    for one in sorted(reading.view.measures, key=lambda one: (one.measured_on, one.id)):
        if reading.in_period(one.measured_on):
            measures.setdefault(one.measured_on, {})[one.measured] = one
    for day in sorted({*overalls, *measures}, reverse=True):
        noted, overall = measures.get(day, {}), overalls.get(day)
        notes = [overall.note.strip()] if overall else []
        notes += [one.note.strip() for one in noted.values()]
        numbers = [str(noted[one].value) if one in noted else "" for one in Measured]
        yield Row((reading.day(day), str(overall.value) if overall else "", *numbers, joined(notes, ". ")))


def _tried(reading: Reading) -> Table:
    tr = reading.tr
    columns = (
        Column(tr("What"), ColumnKind.NAME, strong=True),
        Column(tr("Since"), ColumnKind.DAY),
        Column(tr("How it helped"), ColumnKind.WORDS),
        Column(tr("Team knows?"), ColumnKind.SHORT),
    )
    tried = [view for view in reading.view.log.medicines if _is_tried(view)]
    rows = tuple(_tried_row(reading, view) for view in sorted(tried, key=lambda view: view.medicine.name.casefold()))
    return Table("tried", columns, rows, tr("Nothing written down."))


def _is_tried(view: MedicineView) -> bool:
    medicine = view.medicine
    return medicine.medicine is MedicineKind.THERAPY or bool(medicine.helped or medicine.helped_words.strip())


def _tried_row(reading: Reading, view: MedicineView) -> Row:
    tr, medicine = reading.tr, view.medicine
    kind = therapies(tr)[medicine.therapy] if medicine.therapy not in (Therapy.NONE, Therapy.OTHER) else ""
    name = medicine.name.strip()
    title = name if medicine.therapy in name.casefold() else joined([name, kind])
    first = next((period for period in view.periods if period.started_on is not None), None)
    since = "" if first is None else reading.day(first.started_on, about=first.about)
    helped = joined([capital(helped_words(medicine.helped, tr)), medicine.helped_words.strip()], ": ")
    knows = {Answer.YES: tr("yes"), Answer.NO: tr("no"), Answer.NOT_SURE: tr("not sure")}
    team = tr("not said") if medicine.team_knows is None else knows[medicine.team_knows]
    return Row((title, since, helped or tr("not said"), team))


def _people(reading: Reading) -> Table:
    tr = reading.tr
    columns = (
        Column(tr("Name"), ColumnKind.NAME, strong=True),
        Column(tr("Who"), ColumnKind.NAME),
        Column(tr("Phone"), ColumnKind.NAME),
        Column(tr("Place, what they help with"), ColumnKind.WORDS),
    )
    return Table(
        "people",
        columns,
        tuple(_person(reading, contact) for contact in reading.view.contacts),
        tr("Nobody written down."),
    )


def _person(reading: Reading, contact: Contact) -> Row:
    tr = reading.tr
    who = joined([roles(tr)[contact.role], contact.relation.strip()])
    nights = contact.phone_out_of_hours.strip()
    phone = joined([contact.phone.strip(), tr("nights: {number}").format(number=nights) if nights else ""], "; ")
    sees = tr("may see this log") if contact.may_see else ""
    parts = [contact.place, contact.address, contact.email, contact.helps_with, sees, contact.note]
    return Row((contact.name.strip(), who, phone, joined([part.strip() for part in parts], ". ")))
