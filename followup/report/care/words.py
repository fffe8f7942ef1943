"""The closed words of the care record in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

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
    Therapy,
)
from followup.domain.scales import SCALES
from followup.domain.wording import Translate, untranslated
from followup.domain.words import TreatmentKind


def diagnosis_words(kind: DiagnosisKind, tr: Translate = untranslated) -> str:
    """Return what a later diagnosis is."""
    return {
        DiagnosisKind.RECURRENCE: tr("The cancer came back (recurrence)"),
        DiagnosisKind.NEW_CANCER: tr("A new cancer (new primary)"),
        DiagnosisKind.UNKNOWN: tr("A later cancer, kind not known yet"),
    }[kind]


def place_words(value: str, tr: Translate = untranslated) -> str:
    """Return where a cancer was found; what is none of the choices stays as it was written."""
    return {
        "breast": tr("breast"),
        "chest_wall": tr("chest wall"),
        "nodes": tr("lymph nodes"),
        "bone": tr("bone"),
        "liver": tr("liver"),
        "lung": tr("lung"),
        "brain": tr("brain"),
        "other": tr("somewhere else"),
        "unknown": tr("unknown"),
    }.get(value, value)


OF_ONE_DAY = frozenset({TreatmentKind.SURGERY, TreatmentKind.VACCINE})
"""Kinds that are over on the day they are given: an empty last day does not mean that they go on."""


def operations(tr: Translate = untranslated) -> Mapping[Operation, str]:
    """Return what each operation is called."""
    return {
        Operation.LUMPECTOMY: tr("lumpectomy (part of the breast)"),
        Operation.MASTECTOMY: tr("mastectomy (whole breast)"),
        Operation.CHEST_WALL: tr("removed from the chest wall"),
        Operation.SENTINEL_NODES: tr("sentinel lymph nodes"),
        Operation.NODE_CLEARANCE: tr("lymph nodes under the arm"),
        Operation.RECONSTRUCTION: tr("reconstruction (rebuilt)"),
        Operation.OVARIES: tr("ovaries removed"),
        Operation.OTHER: tr("another operation"),
    }


def short_operations(tr: Translate = untranslated) -> Mapping[Operation, str]:
    """Return the doctor's word for each operation, for page 1."""
    return {
        Operation.LUMPECTOMY: tr("lumpectomy"),
        Operation.MASTECTOMY: tr("mastectomy"),
        Operation.CHEST_WALL: tr("chest wall excision"),
        Operation.SENTINEL_NODES: tr("sentinel nodes"),
        Operation.NODE_CLEARANCE: tr("node clearance"),
        Operation.RECONSTRUCTION: tr("reconstruction"),
        Operation.OVARIES: tr("ovaries removed"),
        Operation.OTHER: tr("other operation"),
    }


def radiotherapy_fields(tr: Translate = untranslated) -> Mapping[RadiotherapyField, str]:
    """Return where radiotherapy was aimed."""
    return {
        RadiotherapyField.BREAST: tr("whole breast"),
        RadiotherapyField.BOOST: tr("boost where the tumour was"),
        RadiotherapyField.CHEST_WALL: tr("chest wall"),
        RadiotherapyField.ARMPIT: tr("armpit"),
        RadiotherapyField.COLLARBONE: tr("above the collarbone"),
        RadiotherapyField.BREASTBONE: tr("beside the breastbone"),
        RadiotherapyField.BONE: tr("bone"),
        RadiotherapyField.BRAIN: tr("brain"),
        RadiotherapyField.OTHER: tr("somewhere else"),
    }


def therapies(tr: Translate = untranslated) -> Mapping[Therapy, str]:
    """Return the therapies beside medicine that the article names, and the rest."""
    return {
        Therapy.ART: tr("Art"),
        Therapy.DANCE: tr("Dance or movement"),
        Therapy.EXERCISE: tr("Exercise"),
        Therapy.MEDITATION: tr("Meditation"),
        Therapy.MUSIC: tr("Music"),
        Therapy.RELAXATION: tr("Relaxing"),
        Therapy.YOGA: tr("Yoga"),
        Therapy.OTHER: tr("Something else"),
    }


def helped_words(helped: Helped, tr: Translate = untranslated) -> str:
    """Return how something helped, "" where nothing was said."""
    return {
        Helped.A_LOT: tr("helped a lot"),
        Helped.A_LITTLE: tr("helped a little"),
        Helped.NOT: tr("did not help"),
        Helped.WORSE: tr("made things worse"),
        Helped.NOT_SURE: tr("not sure whether it helped"),
    }.get(helped, "")


def outcomes(tr: Translate = untranslated) -> Mapping[ExamOutcome, str]:
    """Return what an examination came to; empty where nothing was said."""
    return {
        ExamOutcome.NONE: "",
        ExamOutcome.WAITING: tr("result not here yet"),
        ExamOutcome.NOTHING_NEW: tr("nothing new"),
        ExamOutcome.LOOK_AGAIN: tr("to be looked at again"),
        ExamOutcome.SOMETHING_FOUND: tr("something found"),
        ExamOutcome.NO_CANCER: tr("biopsy: no cancer"),
        ExamOutcome.RECURRENCE: tr("biopsy: recurrence"),
        ExamOutcome.NEW_CANCER: tr("biopsy: new cancer"),
        ExamOutcome.NOT_CLEAR: tr("result not clear"),
    }


def roles(tr: Translate = untranslated) -> Mapping[ContactRole, str]:
    """Return who somebody is."""
    return {
        ContactRole.ONCOLOGIST: tr("Oncologist"),
        ContactRole.SURGEON: tr("Surgeon"),
        ContactRole.NURSE: tr("Nurse"),
        ContactRole.RADIOTHERAPY: tr("Radiotherapy"),
        ContactRole.GP: tr("Family doctor"),
        ContactRole.PHARMACIST: tr("Pharmacist"),
        ContactRole.CLINIC: tr("Clinic or ward"),
        ContactRole.OTHER_CARE: tr("Somebody else who treats me"),
        ContactRole.COUNSELLOR: tr("Counsellor"),
        ContactRole.SOCIAL_WORKER: tr("Social worker"),
        ContactRole.FAMILY: tr("Family"),
        ContactRole.FRIEND: tr("Friend"),
        ContactRole.CLERGY: tr("Somebody of my faith"),
        ContactRole.SUPPORT_GROUP: tr("Support group"),
        ContactRole.ORGANISATION: tr("Cancer group or help line"),
        ContactRole.OTHER: tr("Somebody else"),
    }


def steps(tr: Translate = untranslated) -> Mapping[StepKind, str]:
    """Return what has been linked to fewer returns of the cancer."""
    return {
        StepKind.HORMONE: tr("Hormone treatment"),
        StepKind.CHEMOTHERAPY: tr("Chemotherapy"),
        StepKind.RADIOTHERAPY: tr("Radiotherapy"),
        StepKind.TARGETED: tr("Targeted treatment"),
        StepKind.BONE: tr("Bone-building medicine"),
        StepKind.WEIGHT: tr("Weight"),
        StepKind.EXERCISE: tr("Exercise"),
        StepKind.DIET: tr("What I eat"),
        StepKind.ALCOHOL: tr("Alcohol"),
        StepKind.OTHER: tr("Something else"),
    }


def state_words(state: StepState, tr: Translate = untranslated) -> str:
    """Return where a step stands."""
    return {
        StepState.DOING: tr("doing it"),
        StepState.PLANNED: tr("planned"),
        StepState.STOPPED: tr("stopped"),
        StepState.NOT_FOR_ME: tr("not for me"),
    }[state]


def measure_title(measured: Measured, tr: Translate = untranslated) -> str:
    """Return what a number is about."""
    return tr(SCALES[measured].title)


def direction_words(measured: Measured, tr: Translate = untranslated) -> str:
    """Return which way a scale goes, as it stands at the scale."""
    return {"worse": tr("higher is worse"), "better": tr("higher is better"), "": tr("minutes in seven days")}[
        SCALES[measured].higher_is
    ]


def scale_words(measured: Measured, tr: Translate = untranslated) -> str:
    """Return both ends of a scale in a sentence, "" where it has none."""
    scale = SCALES[measured]
    return f"{tr(scale.lowest)}, {tr(scale.highest)}." if scale.lowest else ""
