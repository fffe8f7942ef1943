"""Who the sample log is about: what is known, what was taken, what was examined.

Every name is invented; the phone numbers are from the range that is kept free for stories (Ofcom, 01632 960).
"""

from __future__ import annotations

from followup.domain.care_words import (
    ContactRole,
    ExamOutcome,
    Helped,
    Operation,
    RadiotherapyField,
    StepKind,
    Therapy,
)
from followup.domain.records import Contact
from followup.domain.words import ExamKind, MedicineKind, Side, TreatmentKind
from followup.services.sample.shapes import Dose, Taken, Tested

PERSON, DAUGHTER, RELATION = "Ruth Palmer", "Anna", "daughter"
AGE_IN_DAYS = 22_410
FOLLOW_UP = "Follow-up visit"

FACTS: tuple[tuple[str, str, Side, str], ...] = (
    ("name", PERSON, Side.NONE, ""),
    ("sex", "female", Side.NONE, ""),
    ("region", "uk", Side.NONE, ""),
    ("height", "164", Side.NONE, ""),
    ("menopause", "after", Side.NONE, ""),
    ("uterus", "kept", Side.NONE, ""),
    ("cancer_side", "left", Side.NONE, "letter of the clinic"),
    ("histology", "ductal", Side.LEFT, "pathology report"),
    ("stage", "1", Side.LEFT, "letter of the clinic"),
    ("grade", "2", Side.LEFT, "pathology report"),
    ("tumour_size", "16 mm", Side.LEFT, "pathology report"),
    ("nodes_positive", "0", Side.LEFT, "pathology report"),
    ("nodes_examined", "2", Side.LEFT, "pathology report"),
    ("margins", "clear", Side.LEFT, "pathology report"),
    ("oestrogen_receptor", "positive", Side.LEFT, "pathology report"),
    ("progesterone_receptor", "positive", Side.LEFT, "pathology report"),
    ("her2", "negative", Side.LEFT, "pathology report"),
    ("genetic_test", "unknown", Side.NONE, ""),
    ("surgery", "lumpectomy", Side.LEFT, "letter of the clinic"),
    ("surgery_side", "left", Side.NONE, "letter of the clinic"),
    ("nodes_removed", "yes", Side.LEFT, "letter of the clinic"),
    ("known_condition", "High blood pressure", Side.NONE, ""),
    ("allergy", "Penicillin: rash", Side.NONE, ""),
    ("team_name", "Breast unit, Riverside Hospital", Side.NONE, ""),
    ("team_phone", "01632 960142", Side.NONE, ""),
    ("team_phone_out_of_hours", "01632 960155", Side.NONE, ""),
)
"""Facts as name, value, side and where they are known from."""

FACT_DAYS: tuple[tuple[str, int, Side], ...] = (
    ("birth_date", AGE_IN_DAYS, Side.NONE),
    ("diagnosed_on", 1262, Side.LEFT),
    ("radiotherapy_ended_on", 1130, Side.LEFT),
    ("treatment_ended_on", 1130, Side.NONE),
)

TREATMENTS: tuple[tuple[TreatmentKind, str, Side, int, int | None], ...] = (
    (TreatmentKind.SURGERY, "Lumpectomy with removal of two lymph nodes", Side.LEFT, 1205, 1205),
    (TreatmentKind.RADIOTHERAPY, "Radiotherapy, 15 sessions", Side.LEFT, 1150, 1130),
    (TreatmentKind.HORMONE, "Letrozole", Side.NONE, 1120, None),
    (TreatmentKind.VACCINE, "Flu vaccine", Side.RIGHT, 412, 412),
    (TreatmentKind.VACCINE, "Flu vaccine", Side.RIGHT, 47, 47),
)

OPERATIONS = (Operation.LUMPECTOMY, Operation.SENTINEL_NODES)
FIELDS = (RadiotherapyField.BREAST,)

PEOPLE = (
    Contact(
        name="Breast care nurses",
        role=ContactRole.NURSE,
        place="Riverside Hospital",
        phone="01632 960142",
        phone_out_of_hours="01632 960155",
    ),
    Contact(name="Dr Patel", role=ContactRole.GP, place="Mill Lane practice", phone="01632 960177"),
    Contact(
        name=DAUGHTER,
        role=ContactRole.FAMILY,
        relation=RELATION,
        phone="01632 960118",
        helps_with="comes along to visits",
        may_see=True,
    ),
    Contact(name="Thursday group", role=ContactRole.SUPPORT_GROUP, place="church hall"),
)

STEPS: tuple[tuple[StepKind, str], ...] = (
    (StepKind.EXERCISE, "a walk most days"),
    (StepKind.DIET, "more vegetables, less sugar"),
    (StepKind.ALCOHOL, "a glass of wine on Sundays"),
)

MEDICINES = (
    Taken(
        name="Letrozole",
        kind=MedicineKind.PRESCRIPTION,
        purpose="against a return of the cancer",
        doses=(
            Dose(ago=1120, dose="2.5 mg", frequency="once a day"),
            Dose(ago=524, paused=True, reason="sore hands, agreed with the nurse"),
            Dose(ago=503, dose="2.5 mg", frequency="once a day, in the evening", reason="hands better"),
        ),
    ),
    Taken(
        name="Amlodipine",
        kind=MedicineKind.PRESCRIPTION,
        purpose="blood pressure",
        doses=(
            Dose(ago=2900, dose="5 mg", frequency="once a day"),
            Dose(ago=298, dose="10 mg", frequency="once a day", reason="blood pressure still high"),
        ),
    ),
    Taken(
        name="Vitamin D",
        kind=MedicineKind.VITAMIN,
        purpose="bones",
        doses=(Dose(ago=1054, dose="20 micrograms", frequency="once a day"),),
    ),
    Taken(
        name="Calcium",
        kind=MedicineKind.SUPPLEMENT,
        purpose="bones",
        doses=(Dose(ago=1054, dose="500 mg", frequency="once a day"),),
        stopped=610,
    ),
    Taken(
        name="Paracetamol",
        kind=MedicineKind.OVER_THE_COUNTER,
        purpose="hip",
        doses=(Dose(ago=11, dose="500 mg", frequency="up to four a day", as_needed=True),),
    ),
    Taken(
        name="Turmeric capsules",
        kind=MedicineKind.SUPPLEMENT,
        purpose="joints, from the health shop",
        doses=(Dose(ago=63, dose="one a day"),),
    ),
    Taken(
        name="Yoga class",
        kind=MedicineKind.THERAPY,
        purpose="stiff shoulders, and to be among people",
        doses=(Dose(ago=705, dose="once a week"),),
        therapy=Therapy.YOGA,
        helped=Helped.A_LOT,
        helped_words="shoulders, and sleep",
    ),
)

PLANS: tuple[tuple[ExamKind, str, int, int, Side], ...] = (
    (ExamKind.CLINIC_VISIT, FOLLOW_UP, 6, 1003, Side.NONE),
    (ExamKind.BONE_DENSITY, "Bone density", 24, 1060, Side.NONE),
)
"""The team's own plans as kind, name, months between two, first day and side."""

PUBLISHED_PLAN = (ExamKind.MAMMOGRAM, "Mammogram", 12, 1057, Side.BOTH, "nice_mammogram", "NICE, 2018")
"""A plan that follows a published schedule."""

SIDE_EFFECT = (525, "joint_pain", "Letrozole", "the nurse thinks so too")
"""A symptom that may come from a medicine: the day it is noted, the symptom, the medicine and the note."""

DAYS_NOTED = (2, "Letrozole", range(2, 26), frozenset({8, 19}))
"""Days on which a medicine was taken, noted in one go: the evening, the medicine, the days, those it was left out."""

TESTS = (
    Tested(
        ago=1060,
        exam=ExamKind.BONE_DENSITY,
        name="Bone density",
        result="A little thinner than usual",
        outcome=ExamOutcome.LOOK_AGAIN,
    ),
    Tested(ago=1057, exam=ExamKind.MAMMOGRAM, name="Mammogram", result="No change", side=Side.BOTH),
    Tested(ago=820, exam=ExamKind.BLOOD_TEST, name="Vitamin D in the blood", result="As it should be"),
    Tested(ago=752, exam=ExamKind.BONE_DENSITY, name="Bone density", result="The same as two years ago", report=False),
    Tested(ago=689, exam=ExamKind.MAMMOGRAM, name="Mammogram", result="No change", side=Side.BOTH),
    Tested(ago=327, exam=ExamKind.MAMMOGRAM, name="Mammogram", result="No change", side=Side.BOTH),
)
