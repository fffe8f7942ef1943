"""The words of a FHIR file: those of the sheet where it has them, so that a reader of both reads the same."""

from __future__ import annotations

from followup.domain.care_words import Measured
from followup.domain.scales import SCALES
from followup.domain.wording import Translate
from followup.domain.words import AllAlong, Answer, Change, MedicineKind, TreatmentKind
from followup.exchange.fhir.inputs import Wording
from followup.report.care.words import (
    diagnosis_words,
    direction_words,
    helped_words,
    operations,
    outcomes,
    place_words,
    radiotherapy_fields,
    roles,
    state_words,
    steps,
    therapies,
)
from followup.report.compose.doctor import titles as doctor_asks
from followup.report.wording import day_words, side_words
from followup.signs.catalogue import Catalogue
from followup.signs.sign import Signs


def wording(catalogue: Catalogue, signs: Signs, tr: Translate) -> Wording:
    """Return the words for one file in the reader's language."""

    def symptom(symptom_id: str) -> str:
        known = catalogue.symptom_by_id.get(symptom_id)
        return tr(known.title) if known else ""

    def place(place_id: str) -> str:
        known = catalogue.place_by_id.get(place_id)
        return tr(known.title) if known else place_id.replace("_", " ")

    def question(question_id: str) -> str:
        known = signs.questions.get(question_id)
        return tr(known.words) if known else question_id.replace("_", " ")

    return Wording(
        day=lambda day, about: day_words(day, tr, about=about),
        side=lambda side: side_words(side, tr),
        symptom=symptom,
        place=place,
        question=question,
        cancer_place=lambda value: place_words(value, tr),
        diagnosis=lambda kind: diagnosis_words(kind, tr),
        operation=operations(tr),
        field=radiotherapy_fields(tr),
        step=steps(tr),
        step_state=lambda state: state_words(state, tr),
        helped=lambda helped: helped_words(helped, tr),
        role=roles(tr),
        outcome=outcomes(tr),
        change=_changes(tr),
        all_along=_all_along(tr),
        answer={Answer.YES: tr("yes"), Answer.NO: tr("no"), Answer.NOT_SURE: tr("not sure")},
        asks=doctor_asks(tr),
        medicine=_medicines(tr),
        treatment=_treatments(tr),
        therapy=therapies(tr),
        measure=lambda measured: _measure(measured, tr),
        region=lambda value: _regions(tr).get(value, value),
        tr=tr,
    )


def _changes(tr: Translate) -> dict[Change, str]:
    return {
        Change.NONE: "",
        Change.NEW: tr("new"),
        Change.BETTER: tr("better"),
        Change.SAME: tr("same"),
        Change.WORSE: tr("worse"),
        Change.GONE: tr("gone"),
    }


def _all_along(tr: Translate) -> dict[AllAlong, str]:
    return {
        AllAlong.UNKNOWN: "",
        AllAlong.YES: tr("There all the time since the entry before"),
        AllAlong.CAME_AND_WENT: tr("Came and went since the entry before"),
        AllAlong.HAD_GONE: tr("Had gone and come back"),
    }


def _medicines(tr: Translate) -> dict[MedicineKind, str]:
    return {
        MedicineKind.PRESCRIPTION: tr("prescribed"),
        MedicineKind.OVER_THE_COUNTER: tr("over the counter"),
        MedicineKind.VITAMIN: tr("vitamin"),
        MedicineKind.SUPPLEMENT: tr("supplement"),
        MedicineKind.THERAPY: tr("therapy"),
    }


def _treatments(tr: Translate) -> dict[TreatmentKind, str]:
    return {
        TreatmentKind.SURGERY: tr("surgery"),
        TreatmentKind.RADIOTHERAPY: tr("radiotherapy"),
        TreatmentKind.CHEMOTHERAPY: tr("chemotherapy"),
        TreatmentKind.HORMONE: tr("hormone treatment"),
        TreatmentKind.TARGETED: tr("targeted treatment"),
        TreatmentKind.IMMUNE: tr("immunotherapy"),
        TreatmentKind.BONE: tr("bone-building medicine"),
        TreatmentKind.VACCINE: tr("vaccine"),
        TreatmentKind.OTHER: tr("other treatment"),
    }


def _measure(measured: Measured, tr: Translate) -> str:
    """Return what a number is about with both ends of its scale, and which way it goes."""
    scale = SCALES[measured]
    if not scale.lowest:
        return tr(scale.question)
    said = tr("{question} {lowest}, {highest}; {direction}")
    parts = {"question": tr(scale.question), "lowest": tr(scale.lowest), "highest": tr(scale.highest)}
    return said.format(direction=direction_words(measured, tr), **parts)


def _regions(tr: Translate) -> dict[str, str]:
    return {
        "us": tr("United States"),
        "ca": tr("Canada"),
        "uk": tr("United Kingdom"),
        "ie": tr("Ireland"),
        "au": tr("Australia"),
        "nz": tr("New Zealand"),
        "eu": tr("Another country of the European Union"),
        "other": tr("Another country"),
    }
