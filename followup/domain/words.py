"""The closed sets of words that records use; the values are what is stored and exported."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Who wrote an entry: the person the log is about, or somebody who cares for them."""

    PERSON = "person"
    CAREGIVER = "caregiver"


class Side(StrEnum):
    """A side of the body from the person's own point of view."""

    NONE = ""
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MIDDLE = "middle"


class Change(StrEnum):
    """How a symptom compares with the time before."""

    NONE = ""
    NEW = "new"
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    GONE = "gone"


class AllAlong(StrEnum):
    """What is known of the time since the last observation; empty is unknown."""

    UNKNOWN = ""
    YES = "yes"
    CAME_AND_WENT = "came_and_went"
    HAD_GONE = "had_gone"


class Answer(StrEnum):
    """An answer to a short question."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


class Tier(StrEnum):
    """What a flag asks for, most pressing first."""

    URGENT = "urgent"
    CALL = "call"
    NEXT_VISIT = "next_visit"
    WATCH = "watch"

    @property
    def rank(self) -> int:
        """Return 0 for the most pressing tier, rising from there."""
        return list(Tier).index(self)


class MedicineKind(StrEnum):
    """What a medicine is; `THERAPY` holds yoga, acupuncture and the like."""

    PRESCRIPTION = "prescription"
    OVER_THE_COUNTER = "over_the_counter"
    VITAMIN = "vitamin"
    SUPPLEMENT = "supplement"
    THERAPY = "therapy"


class TreatmentKind(StrEnum):
    """A kind of cancer treatment, or a vaccine."""

    SURGERY = "surgery"
    RADIOTHERAPY = "radiotherapy"
    CHEMOTHERAPY = "chemotherapy"
    HORMONE = "hormone"
    TARGETED = "targeted"
    IMMUNE = "immune"
    BONE = "bone"
    VACCINE = "vaccine"
    OTHER = "other"


class ExamKind(StrEnum):
    """A kind of follow-up examination or test."""

    CLINIC_VISIT = "clinic_visit"
    MAMMOGRAM = "mammogram"
    ULTRASOUND = "ultrasound"
    MRI = "mri"
    CT = "ct"
    XRAY = "xray"
    BONE_SCAN = "bone_scan"
    PET = "pet"
    BONE_DENSITY = "bone_density"
    GYNAECOLOGICAL = "gynaecological"
    HEART = "heart"
    BLOOD_TEST = "blood_test"
    BIOPSY = "biopsy"
    OTHER = "other"


class Clinician(StrEnum):
    """Who a question is for, or who gave the answer."""

    NONE = ""
    ONCOLOGIST = "oncologist"
    NURSE = "nurse"
    PHARMACIST = "pharmacist"
    GP = "gp"
    SURGEON = "surgeon"
    OTHER = "other"


class ChecklistPart(StrEnum):
    """Where a line of a visit's checklist stands."""

    OWN = ""
    SYMPTOMS = "symptoms"
    TREATMENTS = "treatments"
    RECORDS = "records"
    QUESTIONS = "questions"


class DoctorAsks(StrEnum):
    """What a doctor is likely to ask (Mayo Clinic, "Recurrent breast cancer", 2024)."""

    BEGAN = "began"
    CHANGED = "changed"
    FIRST_TIME = "first_time"
    OVERALL = "overall"
    WEIGHT_APPETITE = "weight_appetite"
    PAIN = "pain"
