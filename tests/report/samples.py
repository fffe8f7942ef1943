"""Made-up people and logs that the tests of the sheet, and anybody who wants to look at one, share."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from followup.domain.log_view import EpisodeView, LogView, MedicineView
from followup.domain.records import (
    Author,
    DosePeriod,
    Episode,
    Exam,
    ExamPlan,
    Fact,
    Medicine,
    Note,
    Observation,
    Overall,
    Question,
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
    ExamKind,
    MedicineKind,
    Role,
    Side,
    Tier,
    TreatmentKind,
)
from followup.report.inputs import ExamDue, SheetInput
from followup.signs.flag import Flag, Source

TODAY = date(2025, 9, 18)
LAST_VISIT = date(2025, 3, 20)
ANNA = 2

TITLES = {
    "hip_pain": "Hip pain",
    "cough": "Cough",
    "hot_flashes": "Hot flushes",
    "fatigue": "Tiredness",
    "joint_pain": "Joint pain or stiffness",
    "loss_of_appetite": "Loss of appetite",
    "headache": "Headache",
    "breast_lump": "Lump in the breast",
    "breast_skin_change": "Change in the skin of the breast",
    "armpit_lump": "Lump in the armpit",
    "shortness_of_breath": "Short of breath",
    "seizure": "Seizure",
    "back_pain": "Back pain",
    "bone_pain": "Bone pain",
    "numbness_tingling": "Numbness or tingling",
    "arm_swelling": "Swelling of the arm",
    "weight_loss": "Weight loss",
    "chest_pain": "Chest pain",
    "nipple_discharge": "Discharge from the nipple",
    "swollen_lymph_nodes": "Swollen glands",
}
PLACES = {
    "hip": "Hip",
    "breast": "Breast",
    "hand": "Hand or wrist",
    "head": "Head",
    "spine_lower": "Lower back",
    "arm": "Arm",
    "armpit": "Armpit",
    "chest": "Chest",
}
USUAL = {"hip_pain": "hip", "cough": "chest", "headache": "head", "joint_pain": "hand", "breast_lump": "breast"}
QUESTIONS = {
    "wakes_at_night": "Does it wake you at night?",
    "like_first_time": "Does it feel like it did when the cancer was first found?",
    "after_injury": "Did it follow a fall, knock or strain?",
    "after_cold": "Did it start with a cold or chest infection?",
}

CNET = Source(
    "CNET21",
    "Breast Cancer: Follow-up Care and Monitoring",
    "Cancer.Net",
    "2021",
    "https://tolife.org/about-us-1/blog/breast-cancer",
)
NHS = Source("NHSCOUGH", "Lung cancer: symptoms", "NHS", "2022", "https://www.nhs.uk/conditions/lung-cancer/symptoms/")

_ids = iter(range(1000, 1_000_000))


def entered(day: date, later: int = 0) -> datetime:
    """The moment somebody typed it in, some days after the day it is about."""
    return datetime.combine(day + timedelta(days=later), time(20, 5), UTC)


def seen(episode: int, day: date, severity: int | None = None, *, later: int = 0, **fields: object) -> Observation:
    """An observation of an episode."""
    return Observation(
        id=next(_ids), episode_id=episode, observed_on=day, severity=severity, entered_at=entered(day, later), **fields
    )


def weekly(first: date, values: list[int], episode: int, step: int = 7) -> list[Observation]:
    """One observation a week with the numbers given."""
    return [seen(episode, first + timedelta(days=step * place), value) for place, value in enumerate(values)]


def hip() -> EpisodeView:
    """Left hip pain that gets worse and wakes at night."""
    observations = weekly(date(2025, 8, 2), [3, 3, 4, 4, 5], 1)
    observations += [
        seen(
            1,
            date(2025, 9, 6),
            6,
            change=Change.WORSE,
            author_id=ANNA,
            note="She limped on the stairs and held the rail.",
        ),
        seen(
            1,
            date(2025, 9, 13),
            6,
            change=Change.WORSE,
            all_along=AllAlong.YES,
            answers=(("wakes_at_night", Answer.YES), ("after_injury", Answer.NO), ("like_first_time", Answer.NO)),
            note="Woke me three nights this week. Paracetamol takes the edge off.",
        ),
    ]
    episode = Episode(
        id=1, symptom="hip_pain", words="sore hip", place="hip", side=Side.LEFT, began_on=date(2025, 8, 2)
    )
    return EpisodeView(episode, tuple(observations))


def cough() -> EpisodeView:
    """A dry cough for five weeks, noted from memory at first."""
    observations = [
        seen(2, date(2025, 8, 12), 2, later=18, change=Change.NEW, note="Dry, mostly in the evening."),
        seen(2, date(2025, 8, 30), 3, all_along=AllAlong.YES, answers=(("after_cold", Answer.NO),)),
        seen(2, date(2025, 9, 6), 3, change=Change.SAME),
        seen(2, date(2025, 9, 13), 3, change=Change.SAME, all_along=AllAlong.YES),
    ]
    return EpisodeView(
        Episode(id=2, symptom="cough", words="tickly dry cough", began_on=date(2025, 8, 12), began_about=True),
        tuple(observations),
    )


def flushes() -> EpisodeView:
    """Hot flushes since the letrozole began, with a gap over the summer holiday."""
    days = [date(2025, 2, 1) + timedelta(days=14 * step) for step in range(9)]
    days += [date(2025, 8, 9) + timedelta(days=14 * step) for step in range(3)]
    values = [4, 5, 4, 4, 5, 4, 5, 4, 4, 5, 4, 4]
    observations = [seen(3, day, value) for day, value in zip(days, values, strict=True)]
    return EpisodeView(
        Episode(id=3, symptom="hot_flashes", words="hot flushes", began_on=date(2023, 6, 1), began_about=True),
        tuple(observations),
    )


def stiff_hands() -> EpisodeView:
    """Stiff hands that got better when the letrozole was paused and stayed better."""
    observations = weekly(date(2025, 4, 5), [6, 6, 7, 6, 6, 7, 6, 6, 6, 4, 3, 3, 3, 3, 4, 3], 4)
    observations.append(seen(4, date(2025, 9, 13), 3, change=Change.SAME))
    return EpisodeView(
        Episode(
            id=4, symptom="joint_pain", words="stiff fingers", place="hand", side=Side.BOTH, began_on=date(2023, 9, 1)
        ),
        tuple(observations),
    )


def tired() -> EpisodeView:
    """Tiredness without numbers."""
    observations = (
        seen(5, date(2025, 8, 23), None, change=Change.NEW, note="Needs a nap after shopping.", author_id=ANNA),
        seen(5, date(2025, 9, 13), None, change=Change.SAME),
    )
    return EpisodeView(Episode(id=5, symptom="fatigue", words="worn out", began_on=date(2025, 8, 20)), observations)


def headache_gone() -> EpisodeView:
    """A headache in spring that went."""
    observations = (
        seen(6, date(2025, 4, 12), 4, change=Change.NEW),
        seen(6, date(2025, 4, 19), 3, change=Change.BETTER),
        seen(6, date(2025, 5, 3), None, present=False, change=Change.GONE),
    )
    return EpisodeView(Episode(id=6, symptom="headache", words="headache", began_on=date(2025, 4, 10)), observations)


def denied() -> list[EpisodeView]:
    """Asked about at the last check-in, and not there."""
    day = date(2025, 9, 13)
    names = ("breast_lump", "breast_skin_change", "armpit_lump", "shortness_of_breath")
    return [
        EpisodeView(
            Episode(id=20 + place, symptom=name, began_on=day),
            (seen(20 + place, day, None, present=False),),
        )
        for place, name in enumerate(names)
    ]


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
            sign="bone_pain", title="Pain in a bone that lasts", clinical="bone pain", tier=Tier.CALL, hours=72,
            since=date(2025, 8, 2), days=47, rule="bone_pain.wakes",
            why="Pain in a bone that lasts over two weeks, or wakes you, is one to tell your team",
            sources=(CNET,), observations=(1,), episodes=(1,), severity=6, **common,
        ),
        Flag(
            sign="weight_loss", title="Weight loss without trying", clinical="unintended weight loss", tier=Tier.CALL, hours=72,
            since=date(2025, 3, 15), days=187, rule="weight_loss.five_percent",
            why="Losing 5 % of your weight in 6 to 12 months without trying is one to tell your team",
            sources=(NHS,), observations=(), episodes=(), weights=tuple(range(1, 9)), **common,
        ),
        Flag(
            sign="persistent_cough", title="Cough that stays", clinical="persistent cough", tier=Tier.NEXT_VISIT, hours=None,
            since=date(2025, 8, 12), days=37, rule="persistent_cough.three_weeks",
            why="A cough for three weeks or more is one to tell your team",
            sources=(NHS,), observations=(2,), episodes=(2,), severity=3,
            told=Told(id=1, sign="persistent_cough", rule="persistent_cough.three_weeks", rule_version=3, told_on=date(2025, 9, 8), whom="nurse", tier=Tier.NEXT_VISIT),
            **common,
        ),
    )  # fmt: skip


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


def maria() -> SheetInput:
    """The sample person, the day before the visit is prepared."""
    episodes = (hip(), cough(), flushes(), stiff_hands(), tired(), headache_gone(), *denied())
    return SheetInput(
        today=TODAY,
        from_on=LAST_VISIT,
        to_on=TODAY,
        since_visit=Visit(id=3, visit_on=LAST_VISIT, clinician="Dr Ngozi Okafor", role=Clinician.ONCOLOGIST, happened=True),
        visit=Visit(id=4, visit_on=date(2025, 9, 22), at="10:30", clinician="Dr Ngozi Okafor", role=Clinician.ONCOLOGIST, companion="Anna"),
        log=LogView(episodes=episodes, medicines=medicines(), treatments=treatments(), weights=weights()),
        flags=flags(),
        facts=facts(),
        overalls=overalls(),
        exams=exams(),
        plans=(
            ExamPlan(id=1, exam=ExamKind.MAMMOGRAM, name="Mammogram", every_months=12, starts_on=date(2023, 1, 10)),
            ExamPlan(id=2, exam=ExamKind.BONE_DENSITY, name="Bone density", every_months=24, starts_on=date(2023, 11, 1)),
        ),
        due=(
            ExamDue("Bone density", date(2025, 11, 8), source="agreed with the clinic"),
            ExamDue("Mammogram", date(2026, 1, 14), booked_on=date(2026, 1, 19)),
        ),
        questions=questions(),
        notes=(Note(id=1, noted_on=date(2025, 7, 20), words="Two weeks by the sea, no entries."),),
        authors={1: Author(id=1, name="Maria Keller", role=Role.PERSON), ANNA: Author(id=ANNA, name="Anna", relation="daughter")},
        symptom_title=lambda symptom: TITLES.get(symptom, ""),
        place_title=lambda place: PLACES.get(place, ""),
        usual_place=lambda symptom: USUAL.get(symptom, ""),
        question_title=lambda question: QUESTIONS.get(question, question.replace("_", " ")),
        signs_version="2025.3",
    )  # fmt: skip


def empty() -> SheetInput:
    """A log with nothing in it."""
    return SheetInput(today=TODAY, from_on=TODAY - timedelta(days=180), to_on=TODAY, log=LogView())


def one_entry() -> SheetInput:
    """A log with a single entry."""
    episode = EpisodeView(
        Episode(id=1, symptom="cough", words="cough", began_on=TODAY), (seen(1, TODAY, 2, change=Change.NEW),)
    )
    return replace(
        empty(),
        log=LogView(episodes=(episode,)),
        facts=(Fact(id=1, name="name", value="Jo Lee"),),
        symptom_title=lambda symptom: TITLES.get(symptom, ""),
    )


def _long(words: str, times: int) -> str:
    return " ".join([words] * times)


def worst_case(paper: str = "a4") -> SheetInput:
    """Everything too long and too many: names, medicines, flags, questions, examinations, facts."""
    base = maria()
    name = _long("Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley von und zu Hohenlohe", 4)
    episodes = [_worst_episode(number) for number in range(1, 31)]
    views = [_worst_medicine(number) for number in range(1, 41)] + [
        _worst_medicine(number, "vitamin") for number in range(41, 61)
    ]
    facts_ = [
        replace(fact, value=_long(fact.value, 12)) if fact.name in {"tumour_size", "nodes"} else fact
        for fact in base.facts
    ]
    facts_ = [replace(fact, value=name) if fact.name == "name" else fact for fact in facts_]
    extra = [Fact(id=200 + n, name="surgery", value="mastectomy", side=Side.RIGHT) for n in range(5)]
    return replace(
        base,
        paper=paper,
        log=replace(
            base.log,
            episodes=(*episodes, *(_worst_denied(number) for number in range(60, 90))),
            medicines=tuple(views),
            treatments=tuple(replace(t, id=n, name=_long(t.name, 6)) for n in range(9) for t in base.log.treatments),
        ),
        flags=tuple(_worst_flag(number) for number in range(1, 13)),
        facts=(*facts_, *extra),
        questions=tuple(
            Question(id=n, words=_long(f"Question {n}: what could explain this, and what happens next?", 9), rank=n)
            for n in range(30)
        ),
        exams=tuple(replace(exam, id=n, name=_long(exam.name, 8), result=_long(exam.result, 15)) for n in range(9) for exam in base.exams),
        due=tuple(ExamDue(_long(f"Examination {n}", 8), date(2025, 10, n + 1), overdue=True) for n in range(9)),
        visit=replace(base.visit, clinician=_long("Professor Doctor Bartholomew Montgomery-Smythe", 4), companion=_long("Anastasia", 12)),
        authors={1: Author(id=1, name=name, role=Role.PERSON), ANNA: Author(id=ANNA, name=_long("Anna-Karenina", 9), relation="daughter")},
    )  # fmt: skip


def _worst_episode(number: int) -> EpisodeView:
    words = _long(f"a dull dragging ache number {number} that nobody can name", 8)
    values = [(number + step) % 11 for step in range(12)]
    observations = weekly(date(2025, 6, 1), values, number)
    observations.append(seen(number, date(2025, 9, 6), 9, author_id=ANNA, note=_long("It goes on and on.", 30)))
    began = date(2025, 6, 1) + timedelta(days=number)
    episode = Episode(id=number, words=words, place="spine_lower", side=Side.LEFT, began_on=began)
    return EpisodeView(episode, tuple(sorted(observations, key=lambda one: one.observed_on)))


def _worst_denied(number: int) -> EpisodeView:
    episode = Episode(id=number, words=_long(f"denied thing {number}", 5), began_on=TODAY)
    return EpisodeView(episode, (seen(number, TODAY, None, present=False),))


def _worst_flag(number: int) -> Flag:
    return replace(flags()[0], sign=f"sign_{number}", title=_long(f"A sign with a long title {number}", 5), why=_long("Pain that lasts is one to tell your team", 8), episodes=(number,))  # fmt: skip


def _worst_medicine(number: int, kind: str = "prescription") -> MedicineView:
    name = _long(f"Longnamedmycin{number} hydrochloride", 6)
    first = DosePeriod(
        id=number, medicine_id=number, dose=_long("2.5 mg", 9), started_on=date(2025, 1, 1), ended_on=date(2025, 5, 1)
    )
    second = DosePeriod(
        id=100 + number,
        medicine_id=number,
        dose=_long("5 mg", 9),
        started_on=date(2025, 5, 2),
        reason=_long("sore joints", 20),
    )
    return MedicineView(Medicine(id=number, name=name, medicine=MedicineKind(kind)), (first, second))


def ten_years(rows: int = 5000) -> SheetInput:
    """A log of ten years: forty episodes and some thousand entries, all of it in the period."""
    chance = random.Random(7)
    base = maria()
    first = date(2015, 9, 20)
    episodes = []
    symptoms = list(TITLES)
    for number in range(1, 41):
        began = first + timedelta(days=chance.randrange(0, 3300))
        count = max(rows // 40, 1)
        days = sorted(began + timedelta(days=chance.randrange(0, (TODAY - began).days)) for _ in range(count))
        observations = [
            seen(
                number,
                day,
                chance.randrange(0, 9),
                note="Worse after walking, eased by rest." if chance.random() < 0.2 else "",
            )
            for day in days
        ]
        observations.append(
            seen(number, TODAY, None, present=number % 4 == 0, change=Change.GONE if number % 4 else Change.SAME)
        )
        symptom = symptoms[number % len(symptoms)]
        side = chance.choice((Side.LEFT, Side.RIGHT, Side.NONE))
        episodes.append(
            EpisodeView(Episode(id=number, symptom=symptom, side=side, began_on=began), tuple(observations))
        )
    return replace(base, from_on=first, since_visit=None, log=replace(base.log, episodes=tuple(episodes)), flags=())
