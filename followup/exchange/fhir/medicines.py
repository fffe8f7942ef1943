"""Medicines with every dose, doses that were noted as taken or not, and therapies beside medicine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from followup.domain.care_words import Taken
from followup.domain.log_view import MedicineView
from followup.domain.records import DosePeriod, Intake, Medicine
from followup.domain.words import Answer, MedicineKind
from followup.exchange.fhir.codes import Plain, concept
from followup.exchange.fhir.draft import Draft, Section, entered, texts
from followup.exchange.fhir.narrative import heading, points, table
from followup.exchange.fhir.strings import clean
from followup.exchange.fhir.times import dated, spanned

_TAKEN = {
    "paused": "on-hold",
    "planned": "intended",
    "going on": "active",
    "missed": "not-taken",
    "over": "completed",
    "stopped": "stopped",
}
"""What FHIR calls the states of a stretch of a medicine. A pause that is over is not on hold: that waits to go on."""

_DONE = {
    "paused": "on-hold",
    "planned": "preparation",
    "going on": "in-progress",
    "missed": "not-done",
    "over": "completed",
}
"""The same for a therapy, which is a procedure."""


def add_medicines(draft: Draft, section: Section) -> None:
    """Add every medicine with every dose period, and the doses that were noted."""
    taken = _by_medicine(draft.given.intakes)
    views = [one for one in draft.given.medicines if one.medicine.medicine is not MedicineKind.THERAPY]
    for view in views:
        section.entries += _statements(draft, view)
        section.entries += [_dose_taken(draft, view.medicine, one) for one in taken[view.medicine.id]]
    section.blocks.append(_table(draft, views))
    doses = [line for view in views for line in _doses(draft, view.medicine, taken[view.medicine.id])]
    if doses:
        section.blocks += [heading(draft.tr("Doses that were noted")), points(doses)]


def add_therapies(draft: Draft, section: Section) -> None:
    """Add therapies beside medicine, such as yoga, to the section of treatments."""
    taken = _by_medicine(draft.given.intakes)
    views = [one for one in draft.given.medicines if one.medicine.medicine is MedicineKind.THERAPY]
    for view in views:
        section.entries += [_therapy(draft, view, period) for period in view.periods or (None,)]
        section.entries += [_time_done(draft, view.medicine, one) for one in taken[view.medicine.id]]
    if views:
        section.blocks += [heading(draft.tr("Therapies beside medicine")), _table(draft, views)]
    section.blocks.append(
        points(line for view in views for line in _doses(draft, view.medicine, taken[view.medicine.id]))
    )


def _by_medicine(intakes: Iterable[Intake]) -> defaultdict[int, list[Intake]]:
    taken = defaultdict[int, list[Intake]](list)
    for intake in intakes:
        taken[intake.medicine_id].append(intake)
    return taken


def _statements(draft: Draft, view: MedicineView) -> Iterable[Plain]:
    medicine = view.medicine
    common: Plain = {
        "category": concept(draft.words.medicine[medicine.medicine]),
        "medicationCodeableConcept": concept(medicine.name),
        "subject": draft.person,
    }
    if medicine.purpose.strip():
        common["reasonCode"] = [concept(medicine.purpose)]
    about = _about(draft, medicine)
    if not view.periods:
        record = medicine
        body = {"status": "unknown", **common, **dated("effectiveDateTime", None)}
        body |= {
            **entered("dateAsserted", record),
            "informationSource": draft.who(record),
            **draft.note(record, *about),
        }
        yield draft.add("MedicationStatement", f"medicine/{medicine.id}", body)
    for place, period in enumerate(view.periods):
        is_last = place == len(view.periods) - 1
        notes = draft.note(medicine, *about).get("note", []) if is_last else []
        why = _why(draft, period, is_last=is_last)
        notes += _remarks(draft, period, why)
        body = {
            "status": _TAKEN["stopped" if is_last and _is_over(draft, period) else _state(draft, period)],
            **why,
            **common,
            **spanned("effective", period.started_on, period.ended_on, about=period.about),
            **entered("dateAsserted", period),
            "informationSource": draft.who(period),
            **({"note": notes} if notes else {}),
            **_dosage(period),
        }
        yield draft.add("MedicationStatement", f"dose_period/{period.id}", body)


def _state(draft: Draft, period: DosePeriod) -> str:
    """Return how a stretch stands today; of one that is over, whether anything was taken in it."""
    if _is_over(draft, period):
        return "missed" if period.paused else "over"
    if period.paused:
        return "paused"
    planned = period.started_on is not None and period.started_on > draft.given.today
    return "planned" if planned else "going on"


def _is_over(draft: Draft, period: DosePeriod) -> bool:
    return period.ended_on is not None and period.ended_on < draft.given.today


def _why(draft: Draft, period: DosePeriod, *, is_last: bool) -> Plain:
    """Return why it is paused, or why it was stopped, which the log keeps in the note of the last stretch."""
    stopped = is_last and not period.paused and _is_over(draft, period)
    words = period.reason if period.paused else period.note if stopped else ""
    return {"statusReason": [concept(words)]} if words.strip() else {}


def _remarks(draft: Draft, period: DosePeriod, why: Plain) -> list[Plain]:
    """Return the notes of a stretch, but for what stands as the reason of its state already."""
    tr = draft.tr
    began = tr("Why it began: {reason}").format(reason=period.reason) if period.reason.strip() else ""
    tapering = tr("A dose on its way down") if period.tapering else ""
    said = ("" if period.paused else began, tapering, "" if why and not period.paused else period.note)
    found: list[Plain] = draft.note(period, *said).get("note", [])
    return found


def _dosage(period: DosePeriod) -> Plain:
    if period.paused:
        return {}
    words = texts(period.dose, period.frequency)
    needed = {"asNeededBoolean": True} if period.as_needed else {}
    dosage = {**({"text": clean(words)} if words else {}), **needed}
    return {"dosage": [dosage]} if dosage else {}


def _therapy(draft: Draft, view: MedicineView, period: DosePeriod | None) -> Plain:
    medicine, record = view.medicine, period or view.medicine
    body: Plain = {
        "status": _DONE[_state(draft, period)] if period else "unknown",
        "category": concept(draft.words.therapy.get(medicine.therapy) or draft.words.medicine[medicine.medicine]),
        "code": concept(medicine.name),
        "subject": draft.person,
        "recorder": draft.who(record),
        "asserter": draft.who(record),
    }
    body |= (
        spanned("performed", period.started_on, period.ended_on, about=period.about)
        if period
        else dated("performedDateTime", None)
    )
    if medicine.purpose.strip():
        body["reasonCode"] = [concept(medicine.purpose)]
    said = (texts(period.dose, period.frequency), period.reason, period.note) if period else ()
    body |= draft.note(record, *said, *_about(draft, medicine))
    return draft.add("Procedure", f"dose_period/{period.id}" if period else f"medicine/{medicine.id}", body)


def _dose_taken(draft: Draft, medicine: Medicine, intake: Intake) -> Plain:
    """Return one dose as it was noted; a day without one is not known, and so is not here."""
    partly = draft.tr("Only part of it was taken") if intake.taken is Taken.PARTLY else ""
    body: Plain = {
        "status": "not-done" if intake.taken is Taken.NO else "completed",
        "medicationCodeableConcept": concept(medicine.name),
        "subject": draft.person,
        **dated("effectiveDateTime", intake.taken_on),
        "performer": [{"actor": draft.who(intake)}],
        **draft.note(intake, partly, intake.note),
    }
    return draft.add("MedicationAdministration", f"intake/{intake.id}", body)


def _time_done(draft: Draft, medicine: Medicine, intake: Intake) -> Plain:
    """Return one time that a therapy was done, or not."""
    partly = draft.tr("Only part of it was done") if intake.taken is Taken.PARTLY else ""
    body: Plain = {
        "status": "not-done" if intake.taken is Taken.NO else "completed",
        "code": concept(medicine.name),
        "subject": draft.person,
        **dated("performedDateTime", intake.taken_on),
        "recorder": draft.who(intake),
        "asserter": draft.who(intake),
        **draft.note(intake, partly, intake.note),
    }
    return draft.add("Procedure", f"intake/{intake.id}", body)


def _about(draft: Draft, medicine: Medicine) -> list[str]:
    """Return what is said of a medicine as a whole."""
    tr, knows = draft.tr, medicine.team_knows
    team = {
        Answer.YES: tr("The team knows of it"),
        Answer.NO: tr("The team does not know of it yet"),
        Answer.NOT_SURE: tr("Not sure whether the team knows of it"),
    }
    helped = texts(draft.words.helped(medicine.helped), medicine.helped_words, between=": ")
    return [helped, team[knows] if knows is not None else "", medicine.note, *_effects(draft, medicine)]


def _effects(draft: Draft, medicine: Medicine) -> Iterable[str]:
    episodes = {view.episode.id: view.episode for view in draft.given.episodes}
    for link in draft.given.side_effects:
        episode = episodes.get(link.episode_id)
        if link.medicine_id == medicine.id and episode is not None:
            symptom = draft.words.symptom(episode.symptom) or episode.words
            said = draft.tr("Thought to come from it: {symptom}").format(symptom=symptom)
            yield texts(said, link.note, between=". ")


def _table(draft: Draft, views: list[MedicineView]) -> str:
    tr = draft.tr
    heads = (tr("Name"), tr("Dose"), tr("From"), tr("To"), tr("Why it began, notes"), tr("Entered by"))
    return table(heads, [row for view in views for row in _rows(draft, view)])


def _rows(draft: Draft, view: MedicineView) -> Iterable[tuple[str, ...]]:
    tr, medicine = draft.tr, view.medicine
    name = tr("{name} ({kind})").format(name=medicine.name, kind=draft.words.medicine[medicine.medicine])
    about = texts(medicine.purpose, *_about(draft, medicine), between=". ")
    if not view.periods:
        yield name, tr("not written down"), tr("date unknown"), "", about, draft.author_name(medicine)
    for place, period in enumerate(view.periods):
        needed = tr("when needed") if period.as_needed else ""
        paused = tr("paused") if period.paused else ""
        down = tr("on the way down") if period.tapering else ""
        dose = texts(paused, down, period.dose, period.frequency, needed)
        last = tr("goes on") if period.ended_on is None else draft.words.day(period.ended_on, False)
        notes = texts(about if place == 0 else "", period.reason, period.note, between=". ")
        yield name, dose, draft.day(period, "started_on"), last, notes, draft.author_name(period)


def _doses(draft: Draft, medicine: Medicine, intakes: list[Intake]) -> Iterable[str]:
    """Say of each medicine how often a dose was noted, and name each day on which not all of it was taken."""
    if not intakes:
        return
    tr, day = draft.tr, draft.words.day
    full = sum(one.taken is Taken.YES for one in intakes)
    yield tr("{name}: noted as taken on {count} days").format(name=medicine.name, count=full)
    words = {Taken.NO: tr("{name}, {day}: not taken"), Taken.PARTLY: tr("{name}, {day}: only part of it")}
    for one in intakes:
        if one.taken in words or one.note.strip():
            said = words.get(one.taken, tr("{name}, {day}: taken"))
            line = said.format(name=medicine.name, day=day(one.taken_on, False))
            yield texts(line, one.note, between=". ")
