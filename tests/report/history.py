"""Made-up medicines, facts, treatments, weights, examinations, flags and questions of the sample person."""

from __future__ import annotations

from datetime import date, timedelta

from followup.domain.log_view import MedicineView
from followup.domain.records import (
    DosePeriod,
    Exam,
    Fact,
    Medicine,
    Overall,
    Question,
    Told,
    Treatment,
    Weight,
)
from followup.domain.words import (
    Answer,
    Clinician,
    ExamKind,
    MedicineKind,
    Side,
    Tier,
    TreatmentKind,
)
from followup.signs.flag import Flag
from tests.report.records import CNET, NHS, entered


def medicines() -> tuple[MedicineView, ...]:
    """Letrozole with a pause, a tablet for the blood pressure, painkillers, vitamins and yoga."""
    kind = MedicineKind

    def view(number: int, name: str, what: MedicineKind, *periods: DosePeriod, **fields: str) -> MedicineView:
        return MedicineView(Medicine(id=number, name=name, medicine=what, **fields), periods)

    def period(
        number: int, medicine: int, dose: str, first: date | None, last: date | None = None, **fields: object
    ) -> DosePeriod:
        return DosePeriod(id=number, medicine_id=medicine, dose=dose, started_on=first, ended_on=last, **fields)

    return (
        view(
            1,
            "Letrozole",
            kind.PRESCRIPTION,
            period(1, 1, "2.5 mg once a day", date(2023, 5, 2), date(2025, 6, 9)),
            period(
                2, 1, "", date(2025, 6, 10), date(2025, 6, 30), paused=True, reason="sore joints, agreed with the nurse"
            ),
            period(3, 1, "2.5 mg once a day", date(2025, 7, 1)),
            purpose="hormone treatment",
        ),
        view(2, "Amlodipine", kind.PRESCRIPTION, period(4, 2, "5 mg once a day", date(2019, 1, 1), about=True)),
        view(
            3,
            "Paracetamol",
            kind.OVER_THE_COUNTER,
            period(5, 3, "500 mg when needed", date(2025, 8, 9), date(2025, 8, 31)),
            period(6, 3, "1 g up to three times a day", date(2025, 9, 1), reason="hip pain"),
        ),
        view(4, "Calcium with vitamin D", kind.VITAMIN, period(7, 4, "500 mg / 1000 IU a day", date(2023, 6, 1))),
        view(5, "Turmeric", kind.SUPPLEMENT, period(8, 5, "one capsule a day", date(2025, 7, 10))),
        view(6, "Yoga", kind.THERAPY, period(9, 6, "once a week", date(2024, 1, 15))),
    )


def facts() -> tuple[Fact, ...]:
    """A person with left-sided cancer in 2022; the grade and the stage are not known."""
    letter = "letter of the clinic, 4 July 2022"
    path = "pathology report, 28 June 2022"
    rows = (
        ("name", "Maria Keller", ""),
        ("birth_date", "1968-04-02", ""),
        ("sex", "female", ""),
        ("menopause", "after", ""),
        ("cancer_side", "left", letter),
        ("diagnosed_on", "2022-05-19", letter),
        ("histology", "ductal", path),
        ("stage", "unknown", ""),
        ("tumour_size", "22 mm", path),
        ("nodes", "1 of 3 with cancer", path),
        ("margins", "clear", path),
        ("oestrogen_receptor", "positive", path),
        ("progesterone_receptor", "positive", path),
        ("her2", "negative", path),
        ("surgery_side", "left", letter),
        ("allergy", "penicillin (rash)", ""),
    )
    made = [
        Fact(id=place, name=name, value=value, source=source) for place, (name, value, source) in enumerate(rows, 1)
    ]
    made.append(Fact(id=90, name="surgery", value="lumpectomy", side=Side.LEFT, source=letter))
    return tuple(made)


def treatments() -> tuple[Treatment, ...]:
    """Surgery, chemotherapy, radiotherapy and hormone treatment."""
    kind = TreatmentKind
    return (
        Treatment(
            id=1,
            treatment=kind.SURGERY,
            name="Lumpectomy and sentinel node biopsy",
            side=Side.LEFT,
            started_on=date(2022, 6, 21),
            ended_on=date(2022, 6, 21),
            source="letter of the clinic",
        ),
        Treatment(
            id=2,
            treatment=kind.CHEMOTHERAPY,
            name="Chemotherapy (EC, then paclitaxel)",
            started_on=date(2022, 8, 1),
            ended_on=date(2022, 12, 19),
        ),
        Treatment(
            id=3,
            treatment=kind.RADIOTHERAPY,
            name="Radiotherapy, whole breast",
            side=Side.LEFT,
            started_on=date(2023, 2, 6),
            ended_on=date(2023, 2, 24),
        ),
        Treatment(id=4, treatment=kind.HORMONE, name="Letrozole", started_on=date(2023, 5, 2)),
    )


def weights() -> tuple[Weight, ...]:
    """A slow loss without trying."""
    grams = [71_800, 71_600, 71_900, 71_200, 70_600, 69_900, 69_000, 68_100]
    days = [date(2025, 3, 15) + timedelta(days=26 * step) for step in range(8)]
    last = len(grams) - 1
    return tuple(
        Weight(
            id=place + 1,
            measured_on=day,
            grams=gram,
            trying_to_lose=Answer.NO if place == last else None,
            entered_at=entered(day),
        )
        for place, (day, gram) in enumerate(zip(days, grams, strict=True))
    )


def overalls() -> tuple[Overall, ...]:
    """Good in spring, fair in September."""
    values = [7, 7, 8, 7, 6, 6, 5, 5]
    return tuple(
        Overall(id=place + 1, observed_on=date(2025, 3, 15) + timedelta(days=26 * place), value=value)
        for place, value in enumerate(values)
    )


def exams() -> tuple[Exam, ...]:
    """A mammogram, blood and a bone density scan."""
    kind = ExamKind
    return (
        Exam(
            id=1,
            exam=kind.MAMMOGRAM,
            name="Mammogram",
            done_on=date(2025, 1, 14),
            result="nothing new",
            report_received=True,
            plan_id=1,
        ),
        Exam(id=2, exam=kind.BONE_DENSITY, name="Bone density", done_on=date(2023, 11, 8), result="T-score −1.4 (hip)"),
        Exam(
            id=3,
            exam=kind.BLOOD_TEST,
            name="Blood test",
            done_on=date(2025, 3, 20),
            result="liver values normal, calcium 2.4",
        ),
    )


def flags() -> tuple[Flag, ...]:
    """Hip, cough and weight, as the rules would say it."""
    common = {"sooner": "", "causes": (), "questions": (), "rule_version": 3}
    return (
        Flag(
            sign="bone_pain",
            title="Pain in a bone that lasts",
            clinical="bone pain",
            tier=Tier.CALL,
            hours=72,
            since=date(2025, 8, 2),
            days=47,
            rule="bone_pain.wakes",
            why="Pain in a bone that lasts over two weeks, or wakes you, is one to tell your team",
            sources=(CNET,),
            observations=(1,),
            episodes=(1,),
            severity=6,
            **common,
        ),
        Flag(
            sign="weight_loss",
            title="Weight loss without trying",
            clinical="unintended weight loss",
            tier=Tier.CALL,
            hours=72,
            since=date(2025, 3, 15),
            days=187,
            rule="weight_loss.five_percent",
            why="Losing 5 % of your weight in 6 to 12 months without trying is one to tell your team",
            sources=(NHS,),
            observations=(),
            episodes=(),
            weights=tuple(range(1, 9)),
            **common,
        ),
        Flag(
            sign="persistent_cough",
            title="Cough that stays",
            clinical="persistent cough",
            tier=Tier.NEXT_VISIT,
            hours=None,
            since=date(2025, 8, 12),
            days=37,
            rule="persistent_cough.three_weeks",
            why="A cough for three weeks or more is one to tell your team",
            sources=(NHS,),
            observations=(2,),
            episodes=(2,),
            severity=3,
            told=Told(
                id=1,
                sign="persistent_cough",
                rule="persistent_cough.three_weeks",
                rule_version=3,
                told_on=date(2025, 9, 8),
                whom="nurse",
                tier=Tier.NEXT_VISIT,
            ),
            **common,
        ),
    )


def questions() -> tuple[Question, ...]:
    """Eight questions, most wanted first."""
    words = (
        ("My left hip hurts more each week and wakes me. What could it be, and do I need a scan?", Clinician.NONE),
        ("I have lost nearly 4 kg without trying. Should we look into that?", Clinician.ONCOLOGIST),
        ("May I take turmeric with letrozole?", Clinician.NONE),
        ("The cough has stayed for five weeks. Is it linked to the radiotherapy?", Clinician.NONE),
        ("Is my bone density scan still due in November?", Clinician.NURSE),
        ("How long shall I take letrozole in all?", Clinician.NONE),
        ("Which side effects should I call about?", Clinician.NONE),
        ("Are there any trials I could ask about?", Clinician.NONE),
    )
    return tuple(
        Question(id=place, words=text, for_whom=whom, rank=place) for place, (text, whom) in enumerate(words, 1)
    )
