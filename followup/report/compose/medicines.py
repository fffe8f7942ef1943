"""Medicines: what is taken now with what changed in the period on page 1, every dose period after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from followup.domain.log_view import MedicineView
from followup.domain.records import DosePeriod
from followup.domain.words import MedicineKind
from followup.report.compose.reading import Reading
from followup.report.document import Column, ColumnKind, Row, Section, Table, Text
from followup.report.front import MedicineList, MedicineRow, More
from followup.report.readers import arrangement
from followup.report.wording import dose_words as amount
from followup.report.wording import joined

_MEDICINES = frozenset({MedicineKind.PRESCRIPTION, MedicineKind.OVER_THE_COUNTER})


def medicines(reading: Reading) -> MedicineList:
    """Return the block of page 1 with medicines, changed ones first."""
    tr = reading.tr
    more = More(tr("+{count} on page {page}"), tr("+{count} more"), "medicines")
    return MedicineList(tr("Medicines"), _rows(reading, medicine=True), tr("No medicines written down."), more)


def therapies(reading: Reading) -> MedicineList:
    """Return the block of page 1 with vitamins, supplements and other therapies, changed ones first."""
    tr = reading.tr
    more = More(tr("+{count} on page {page}"), tr("+{count} more"), "medicines")
    empty = tr("None written down. Please ask: ______________")
    return MedicineList(tr("Supplements and other therapies"), _rows(reading, medicine=False), empty, more)


def _rows(reading: Reading, *, medicine: bool) -> tuple[MedicineRow, ...]:
    chosen = [view for view in reading.view.log.medicines if (view.medicine.medicine in _MEDICINES) is medicine]
    rows = [_row(reading, view) for view in chosen if _shown(reading, view)]
    return tuple(sorted(rows, key=lambda row: (not row.changed, row.name.casefold())))


def taken_now(reading: Reading) -> tuple[MedicineRow, ...]:
    """Return what is taken on the day of the sheet, medicines before what is taken beside them, each by name."""
    views = [view for view in reading.view.log.medicines if view.medicine.medicine is not MedicineKind.THERAPY]
    taken = [view for view in views if _is_taken(view, reading.view.today)]
    taken.sort(key=lambda view: (view.medicine.medicine not in _MEDICINES, view.medicine.name.casefold()))
    return tuple(MedicineRow(view.medicine.name.strip(), _dose_words(reading, view)) for view in taken)


def _is_taken(view: MedicineView, today: date) -> bool:
    """Whether it is taken, or paused, today; without a dose period it is as far as is known, a planned one is not."""
    begun = _begun(view, today)
    return not view.periods or (bool(begun) and (begun[-1].ended_on is None or begun[-1].ended_on >= today))


def _begun(view: MedicineView, today: date) -> list[DosePeriod]:
    return [period for period in _ordered(view) if (period.started_on or date.min) <= today]


def _dose_words(reading: Reading, view: MedicineView) -> str:
    begun = _begun(view, reading.view.today)
    doses = [period for period in begun if not period.paused]
    paused = any(period.paused for period in begun[-1:])
    return joined([amount(doses[-1], reading.tr) if doses else "", reading.tr("paused now") if paused else ""])


def _shown(reading: Reading, view: MedicineView) -> bool:
    """Taken now, or still taken at some time of the period; without a dose period it is taken as far as is known."""
    last = _ordered(view)[-1:]
    return not last or last[0].ended_on is None or last[0].ended_on >= reading.view.from_on


def _ordered(view: MedicineView) -> list[DosePeriod]:
    return sorted(view.periods, key=lambda period: (period.started_on or date.min, period.id))


def _row(reading: Reading, view: MedicineView) -> MedicineRow:
    changes = tuple(words for _, words in _changes(reading, _ordered(view)))
    effects = _side_effects(reading, view) if arrangement(reading.view.reader).medicines_first else ""
    said = (*changes, effects) if effects else changes
    return MedicineRow(view.medicine.name.strip(), _dose_now(reading, view), bool(changes), said)


def dose_words(reading: Reading, view: MedicineView) -> str:
    """Return the dose that is taken now, or that it was stopped."""
    return _dose_now(reading, view)


def _dose_now(reading: Reading, view: MedicineView) -> str:
    tr, periods = reading.tr, _ordered(view)
    if not periods:
        return tr("dose not written down")
    begun = [period for period in periods if (period.started_on or date.min) <= reading.view.today]
    if not begun:
        first = tr("planned from {day}").format(day=reading.near(periods[0].started_on))
        return joined([amount(periods[0], tr), first])
    words = _dose_of(reading, begun)
    ahead = periods[len(begun) :]
    if not ahead:
        return words
    # A taper: the next step is what the reader wants to know, and how many follow.
    planned = tr("then {dose} from {day}").format(
        dose=amount(ahead[0], tr) or tr("paused"), day=reading.near(ahead[0].started_on)
    )
    return joined([words, planned], "; ")


def _dose_of(reading: Reading, periods: list[DosePeriod]) -> str:
    tr, last = reading.tr, periods[-1]
    doses = [period for period in periods if not period.paused]
    dose = (amount(doses[-1], tr) if doses else "") or tr("dose not written down")
    if last.ended_on is not None and last.ended_on < reading.view.today:
        return tr("{dose}, stopped").format(dose=dose)
    if last.paused:
        return tr("{dose}, paused now").format(dose=dose)
    since = _unbroken_since(periods)
    if since is None:
        return tr("{dose}, start unknown").format(dose=dose)
    return tr("{dose} since {day}").format(dose=dose, day=reading.near(since.started_on, about=since.about))


def _unbroken_since(periods: list[DosePeriod]) -> DosePeriod | None:
    """The period in which the present dose began, pauses left out; None when that day is unknown."""
    since = None
    for period in reversed(periods):
        if period.paused:
            continue
        if since is not None and amount(period) != amount(since):
            break
        since = period
    return since if since is not None and since.started_on is not None else None


def _changes(reading: Reading, periods: list[DosePeriod]) -> Iterator[tuple[date, str]]:
    """The changes that fall into the period, oldest first."""
    if periods and reading.in_period(periods[0].started_on) and not periods[0].paused:
        yield _dated(periods[0].started_on, _because(reading, reading.tr("started {day}"), periods[0]))
    for period in periods:
        if period.paused and _touches(reading, period):
            yield _dated(period.started_on, _pause(reading, period))
    taken = [period for period in periods if not period.paused]
    for before, after in pairwise(taken):
        if amount(before) != amount(after) and reading.in_period(after.started_on):
            yield _dated(
                after.started_on,
                _because(reading, reading.tr("{day}: {dose}, was {was}"), after, amount(before, reading.tr)),
            )
    last = periods[-1] if periods else None
    if last is not None and last.ended_on is not None and reading.in_period(last.ended_on) and not last.paused:
        yield last.ended_on, reading.tr("stopped {day}").format(day=reading.near(last.ended_on))


def _dated(day: date | None, words: str) -> tuple[date, str]:
    return day or date.min, words


def _because(reading: Reading, template: str, period: DosePeriod, was: str = "") -> str:
    day = reading.near(period.started_on, about=period.about)
    words = template.format(day=day, dose=amount(period, reading.tr), was=was)
    return joined([words, period.reason.strip()], ": ")


def _touches(reading: Reading, period: DosePeriod) -> bool:
    view = reading.view
    return (period.started_on or date.min) <= view.to_on and (period.ended_on or date.max) >= view.from_on


def _pause(reading: Reading, period: DosePeriod) -> str:
    tr = reading.tr
    first = reading.near(period.started_on, about=period.about)
    if period.ended_on is None:
        words = tr("paused since {first}").format(first=first)
    else:
        words = tr("paused {first} to {last}").format(first=first, last=reading.near(period.ended_on))
    return joined([words, period.reason.strip()], ": ")


def kind_words(kind: MedicineKind, reading: Reading) -> str:
    """Return what a medicine is."""
    tr = reading.tr
    return {
        MedicineKind.PRESCRIPTION: tr("prescribed"),
        MedicineKind.OVER_THE_COUNTER: tr("over the counter"),
        MedicineKind.VITAMIN: tr("vitamin"),
        MedicineKind.SUPPLEMENT: tr("supplement"),
        MedicineKind.THERAPY: tr("therapy"),
    }[kind]


def section(reading: Reading) -> Section:
    """Return every medicine with every dose period, stopped ones too."""
    tr = reading.tr
    columns = (
        Column(tr("Name"), ColumnKind.NAME, strong=True),
        Column(tr("Dose"), ColumnKind.NAME),
        Column(tr("From"), ColumnKind.DAY),
        Column(tr("To"), ColumnKind.DAY),
        Column(tr("Why it began, notes"), ColumnKind.WORDS),
    )
    views = sorted(
        reading.view.log.medicines,
        key=lambda view: (view.medicine.medicine not in _MEDICINES, view.medicine.name.casefold()),
    )
    rows = tuple(row for view in views for row in _table_rows(reading, view))
    hint = Text(tr("A triangle marks what changed in the time of this sheet."), quiet=True)
    table = Table("medicines", columns, rows, tr("No medicines written down."))
    return Section("medicines", tr("Medicines, with every dose"), (hint, table) if rows else (table,))


def _table_rows(reading: Reading, view: MedicineView) -> Iterator[Row]:
    said = joined([reading.view.substance(view.medicine.name), kind_words(view.medicine.medicine, reading)])
    name = reading.tr("{name} ({kind})").format(name=view.medicine.name.strip(), kind=said)
    effects = _side_effects(reading, view)
    about = joined([view.medicine.purpose.strip(), view.medicine.note.strip(), effects], ". ")
    periods = _ordered(view)
    if not periods:
        yield Row((name, reading.tr("not written down"), reading.tr("unknown"), "", about))
    for place, period in enumerate(periods):
        yield _period_row(reading, period, name if place == 0 else "", about if place == 0 else "")


def _side_effects(reading: Reading, view: MedicineView) -> str:
    """What somebody thinks comes from it; the symptom itself stands where symptoms stand."""
    found = [
        joined([reading.title(episode), link.note.strip()], ": ")
        for link, episode in reading.view.side_effects
        if link.medicine_id == view.medicine.id
    ]
    return reading.tr("Thought to come from it: {symptoms}").format(symptoms="; ".join(found)) if found else ""


def _period_row(reading: Reading, period: DosePeriod, name: str, about: str) -> Row:
    tr = reading.tr
    marks = [tr("paused") if period.paused else "", tr("on the way down") if period.tapering else ""]
    dose = joined([*marks, amount(period, tr)])
    ended = tr("goes on") if period.ended_on is None else reading.day(period.ended_on)
    words = joined([about, period.reason.strip(), period.note.strip()], ". ")
    changed = reading.in_period(period.started_on) or reading.in_period(period.ended_on)
    return Row((name, dose, reading.day(period.started_on, about=period.about), ended, words), changed=changed)
