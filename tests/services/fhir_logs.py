"""A log with one entry of every kind, each with words of its own that can be looked for in a file."""

from __future__ import annotations

from datetime import date

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
    Taken,
    Therapy,
)
from followup.domain.records import (
    Agreed,
    Author,
    CheckIn,
    CheckItem,
    Contact,
    Diagnosis,
    DosePeriod,
    Episode,
    Exam,
    ExamPlan,
    Fact,
    Intake,
    Measure,
    Medicine,
    Note,
    Observation,
    Overall,
    PreparedAnswer,
    Question,
    RecordRequest,
    Setting,
    Sheet,
    SideEffect,
    Step,
    Told,
    Treatment,
    Visit,
    Weight,
)
from followup.domain.words import (
    AllAlong,
    Answer,
    Change,
    Clinician,
    DoctorAsks,
    ExamKind,
    MedicineKind,
    Side,
    Tier,
    TreatmentKind,
)
from followup.services.log import OpenLog
from tests.services.conftest import TODAY

WORDS = {
    "author": "Anna-author",
    "fact": "fact-penicillin",
    "treatment": "treatment-lumpectomy",
    "episode": "episode-words",
    "observation": "observation-note",
    "weight": "weight-note",
    "overall": "overall-note",
    "check_in": "check-in-note",
    "note": "note-words",
    "medicine": "medicine-letrozole",
    "dose_period": "dose-period-note",
    "exam_plan": "exam-plan-note",
    "exam": "exam-result",
    "visit": "visit-purpose",
    "question": "question-words",
    "prepared_answer": "prepared-answer-words",
    "agreed": "agreed-words",
    "diagnosis": "diagnosis-note",
    "measure": "measure-note",
    "contact": "Dr contact-hart",
    "step": "step-words",
    "intake": "intake-note",
    "side_effect": "side-effect-note",
}
"""What an entry of each kind says that must be found in a file."""

LEFT_OUT = {
    "told": ("told-note", "it speaks of a rule of this program, not of the person's health"),
    "check_item": ("check-item-words", "a list of things to do before a visit"),
    "record_request": ("record-request-what", "a letter to an institution, not a part of a summary"),
    "sheet": ("sheet-whom", "a copy of what the log said at an earlier time"),
    "setting": ("setting-value", "a choice about the program"),
}
"""Kinds that no file has, what they say here, and why they stay out."""


def fill(log: OpenLog) -> Author:
    """Put one entry of every kind, and some more that show each form, into an empty log; return who helps."""
    add = log.entries.add
    anna = add(Author(name=WORDS["author"], relation="daughter"))
    for name, value in (
        ("name", "Ada Berg"),
        ("birth_date", "1964-05"),
        ("sex", "female"),
        ("height", "165"),
        ("region", "uk"),
        ("menopause", "unknown"),
        ("known_condition", "Asthma"),
        ("cancer_history", "Melanoma in 2001"),
        ("team_name", "Riverside"),
        ("team_phone", "01632 960111"),
        ("diagnosed_on", "2022-05"),
        ("cancer_side", "left"),
        ("stage", "2A"),
        ("grade", "unknown"),
        ("genetic_test", "BRCA2 not changed"),
        ("surgery", "lumpectomy"),
        ("nodes_removed", "yes"),
        ("chemotherapy", "yes"),
        ("hormone_treatment", "yes"),
        ("radiotherapy", "no"),
        ("bone_treatment", "unknown"),
    ):
        add(Fact(name=name, value=value, source="letter"))
    add(Fact(name="allergy", value=WORDS["fact"], author_id=anna.id))
    _treated(log)
    _felt(log, anna)
    _taken(log, anna)
    _planned(log, anna)
    add(Told(sign="bone_pain", rule="a", rule_version=1, told_on=TODAY, tier=Tier.CALL, note=LEFT_OUT["told"][0]))
    add(RecordRequest(institution="Old Mill", what=LEFT_OUT["record_request"][0]))
    add(Sheet(made_on=TODAY, from_on=TODAY, to_on=TODAY, sha256="0" * 64, whom=LEFT_OUT["sheet"][0]))
    add(Setting(name="anything", value=LEFT_OUT["setting"][0]))
    return anna


def _treated(log: OpenLog) -> None:
    add = log.entries.add
    found_on = date(2025, 3, 9)
    again = DiagnosisKind.RECURRENCE
    later = add(Diagnosis(diagnosis=again, found_on=found_on, about=True, note=WORDS["diagnosis"]))
    add(Fact(name="cancer_place", value="bone", diagnosis_id=later.id))
    surgery = Treatment(treatment=TreatmentKind.SURGERY, name=WORDS["treatment"], side=Side.LEFT)
    add(Treatment(treatment=surgery.treatment, name=surgery.name, side=Side.LEFT, operations=(Operation.LUMPECTOMY,)))
    rays, field = TreatmentKind.RADIOTHERAPY, RadiotherapyField.BONE
    begun = date(2025, 4, 1)
    add(Treatment(treatment=rays, name="Radiotherapy", fields=(field,), diagnosis_id=later.id, started_on=begun))
    chemotherapy = TreatmentKind.CHEMOTHERAPY
    ended = date(2022, 12, 1)
    add(Treatment(treatment=chemotherapy, name="EC-T", started_on=date(2022, 8, 1), ended_on=ended, about=True))
    add(Treatment(treatment=TreatmentKind.VACCINE, name="Flu vaccine", started_on=date(2025, 10, 4)))


def _felt(log: OpenLog, anna: Author) -> None:
    add = log.entries.add
    episode = Episode(symptom="joint_pain", words=WORDS["episode"], place="hand", side=Side.BOTH, began_on=TODAY)
    hands = add(episode)
    add(
        Observation(
            episode_id=hands.id,
            observed_on=TODAY,
            severity=6,
            change=Change.WORSE,
            all_along=AllAlong.CAME_AND_WENT,
            answers=(("wakes_at_night", Answer.YES), ("swollen", Answer.NOT_SURE)),
            note=WORDS["observation"],
            author_id=anna.id,
        )
    )
    add(Observation(episode_id=hands.id, observed_on=TODAY, present=True))
    old = add(Episode(words="Odd taste", began_on=date(2026, 1, 1), began_about=True))
    add(Observation(episode_id=old.id, observed_on=date(2026, 3, 1), about=True, present=False))
    add(Weight(measured_on=date(2026, 5, 1), grams=72_570, about=True, note=WORDS["weight"]))
    add(Weight(measured_on=TODAY, grams=70_000, trying_to_lose=Answer.NOT_SURE))
    add(Overall(observed_on=TODAY, value=7, note=WORDS["overall"]))
    add(Measure(measured=Measured.WORRY, measured_on=TODAY, value=3, note=WORDS["measure"]))
    add(Measure(measured=Measured.EXERCISE, measured_on=TODAY, value=90))
    add(CheckIn(done_on=TODAY, note=WORDS["check_in"]))
    add(Note(noted_on=date(2026, 2, 14), about=True, words=WORDS["note"], author_id=anna.id))


def _taken(log: OpenLog, anna: Author) -> None:
    add = log.entries.add
    pill = add(Medicine(name=WORDS["medicine"], purpose="Hormone treatment", helped=Helped.A_LITTLE))
    for first, last, more in (
        (date(2023, 1, 1), date(2023, 12, 31), {"dose": "2.5 mg", "about": True}),
        (date(2024, 1, 1), date(2024, 1, 31), {"paused": True, "reason": "sore hands"}),
        (date(2024, 2, 1), None, {"dose": "2.5 mg", "frequency": "in the evening", "note": WORDS["dose_period"]}),
    ):
        add(DosePeriod(medicine_id=pill.id, started_on=first, ended_on=last, **more))  # type: ignore[arg-type]
    add(Intake(medicine_id=pill.id, taken_on=TODAY, taken=Taken.NO, note=WORDS["intake"], author_id=anna.id))
    stopped = add(Medicine(name="Ibuprofen", medicine=MedicineKind.OVER_THE_COUNTER))
    ended = date(2025, 5, 3)
    add(DosePeriod(medicine_id=stopped.id, dose="400 mg", as_needed=True, ended_on=ended, note="upset stomach"))
    add(Medicine(name="Vitamin D", medicine=MedicineKind.VITAMIN))
    yoga = add(Medicine(name="Yoga class", medicine=MedicineKind.THERAPY, therapy=Therapy.YOGA))
    add(DosePeriod(medicine_id=yoga.id, dose="1 hour", started_on=date(2025, 1, 7)))
    add(SideEffect(medicine_id=pill.id, episode_id=1, note=WORDS["side_effect"]))


def _planned(log: OpenLog, anna: Author) -> None:
    add = log.entries.add
    mammogram = ExamKind.MAMMOGRAM
    yearly = ExamPlan(exam=mammogram, name="Mammogram", every_months=12, starts_on=date(2026, 9, 1))
    add(
        ExamPlan(exam=mammogram, name="Mammogram", every_months=12, starts_on=yearly.starts_on, note=WORDS["exam_plan"])
    )
    add(Exam(exam=mammogram, name="Mammogram", side=Side.LEFT, done_on=date(2025, 9, 1), result=WORDS["exam"]))
    add(Exam(exam=ExamKind.MRI, name="MRI", done_on=date(2024, 3, 1), about=True, outcome=ExamOutcome.NOTHING_NEW))
    add(Exam(exam=ExamKind.BLOOD_TEST, name="Blood test", done_on=TODAY, outcome=ExamOutcome.WAITING))
    add(Exam(exam=ExamKind.HEART, name="Heart scan", done_on=date(2025, 2, 3)))
    add(Exam(exam=ExamKind.CT, name="CT", booked_on=date(2026, 7, 20), at="08:15", author_id=anna.id))
    add(Exam(exam=ExamKind.OTHER, name="Bone density", due_on=date(2026, 8, 1)))
    add(Contact(name=WORDS["contact"], role=ContactRole.GP, phone="01632 960222"))
    add(Contact(name="Riverside ward", role=ContactRole.CLINIC, phone_out_of_hours="01632 960333"))
    add(Contact(name="Cousin Marta", role=ContactRole.FAMILY, phone="01632 960444"))
    add(Step(step=StepKind.EXERCISE, words=WORDS["step"], state=StepState.DOING, started_on=date(2026, 1, 5)))
    past = add(Visit(visit_on=date(2026, 1, 14), clinician="Dr Hart", purpose=WORDS["visit"], happened=True))
    add(Visit(visit_on=date(2026, 7, 14), at="10:30", role=Clinician.ONCOLOGIST, clinician="Dr Hart"))
    add(Question(words=WORDS["question"], visit_id=past.id, answer="Yes, it can."))
    add(Question(words="question-not-chosen", chosen=False))
    add(PreparedAnswer(visit_id=past.id, asks=DoctorAsks.PAIN, words=WORDS["prepared_answer"], written_on=TODAY))
    add(Agreed(visit_id=past.id, words=WORDS["agreed"]))
    add(CheckItem(visit_id=past.id, words=LEFT_OUT["check_item"][0]))
