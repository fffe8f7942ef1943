"""Three invented people with every fact that the source article names, each where the record has a place for it.

A woman after lumpectomy on letrozole, a woman after removal of both breasts with reconstruction and trastuzumab whose
cancer came back, and a man on tamoxifen.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    Therapy,
)
from followup.domain.records import (
    Contact,
    Diagnosis,
    DosePeriod,
    Exam,
    Fact,
    Measure,
    Medicine,
    Step,
    Treatment,
    Weight,
)
from followup.domain.words import Answer, ExamKind, MedicineKind, Side, TreatmentKind
from followup.services.log import OpenLog

PATHOLOGY, LETTER, SELF = "pathology report", "letter of the clinic", "her own memory"


def facts(log: OpenLog, values: Mapping[str, str], side: Side, source: str) -> None:
    """Keep facts of one side from one paper."""
    for name, value in values.items():
        log.record.set(name, value, side, source)


def takes(log: OpenLog, name: str, dose: str, since: date, **more: object) -> None:
    """Keep a medicine with its first dose."""
    medicine = Medicine(name=name, **more)  # type: ignore[arg-type]
    log.medicines.start(medicine, DosePeriod(medicine_id=0, dose=dose, started_on=since))


def after_lumpectomy(log: OpenLog) -> tuple[str, ...]:
    """Fill the log of a woman after lumpectomy on letrozole; return words that must stand on screen and on paper."""
    facts(log, {"name": "Ada Berg", "birth_date": "1970-05-20", "sex": "female", "region": "us"}, Side.NONE, "")
    facts(log, {"menopause": "after", "uterus": "kept", "height": "165", "cancer_side": "left"}, Side.NONE, SELF)
    first = {"diagnosed_on": "2022-05-19", "histology": "ductal", "stage": "2A", "grade": "2", "tumour_size": "24 mm"}
    nodes = {"nodes_positive": "2", "nodes_examined": "14", "margins": "close"}
    receptors = {"oestrogen_receptor": "positive", "progesterone_receptor": "positive", "her2": "negative"}
    facts(
        log,
        first | nodes | receptors | {"inflammatory": "no", "biopsy": "yes", "biopsy_on": "2022-05-12"},
        Side.LEFT,
        PATHOLOGY,
    )
    facts(log, {"radiotherapy": "yes"}, Side.LEFT, LETTER)
    facts(log, {"hormone_treatment": "yes", "chemotherapy": "no", "targeted_treatment": "unknown"}, Side.NONE, LETTER)
    facts(log, {"genetic_test": "no change found"}, Side.NONE, "genetics letter")
    operation = (Operation.LUMPECTOMY, Operation.SENTINEL_NODES, Operation.NODE_CLEARANCE)
    fields = (RadiotherapyField.BREAST, RadiotherapyField.BOOST)
    for treatment in (
        Treatment(
            treatment=TreatmentKind.SURGERY,
            name="Operation",
            side=Side.LEFT,
            operations=operation,
            started_on=date(2022, 6, 2),
            ended_on=date(2022, 6, 2),
            source=LETTER,
        ),
        Treatment(
            treatment=TreatmentKind.RADIOTHERAPY,
            name="Radiotherapy",
            side=Side.LEFT,
            fields=fields,
            started_on=date(2022, 8, 1),
            ended_on=date(2022, 8, 19),
        ),
        Treatment(treatment=TreatmentKind.BONE, name="Zoledronic acid", started_on=date(2022, 9, 1)),
    ):
        log.entries.add(treatment)
    takes(log, "Letrozole", "2.5 mg once a day", date(2022, 9, 1))
    takes(log, "Vitamin D", "20 micrograms", date(2022, 9, 1), medicine=MedicineKind.VITAMIN)
    for therapy, helped, words in (
        (Therapy.ART, Helped.A_LITTLE, "calmer evenings"),
        (Therapy.DANCE, Helped.A_LOT, "joy"),
        (Therapy.EXERCISE, Helped.A_LOT, "less stiff"),
        (Therapy.MEDITATION, Helped.NOT, "thoughts got louder"),
        (Therapy.MUSIC, Helped.A_LITTLE, "before scans"),
        (Therapy.RELAXATION, Helped.NOT_SURE, "too soon to say"),
        (Therapy.YOGA, Helped.A_LOT, "sleep"),
        (Therapy.OTHER, Helped.WORSE, "needles hurt"),
    ):
        name = "Acupuncture" if therapy is Therapy.OTHER else therapy.value.title()
        more = {"therapy": therapy, "helped": helped, "helped_words": words, "team_knows": Answer.YES}
        takes(log, name, "once a week", date(2025, 3, 1), medicine=MedicineKind.THERAPY, **more)
    log.entries.add(Weight(measured_on=date(2026, 1, 5), grams=71_000, trying_to_lose=Answer.NO))
    log.entries.add(Weight(measured_on=date(2026, 6, 1), grams=68_100, trying_to_lose=Answer.NO))
    for measured, value in ((Measured.WORRY, 8), (Measured.SLEEP, 4), (Measured.ENERGY, 5), (Measured.APPETITE, 6)):
        log.entries.add(Measure(measured=measured, measured_on=date(2026, 6, 20), value=value))
    log.entries.add(Measure(measured=Measured.EXERCISE, measured_on=date(2026, 6, 20), value=135))
    for step, words in (
        (StepKind.WEIGHT, "holding it below 70 kg"),
        (StepKind.DIET, "vegetables, fruit and whole grains"),
        (StepKind.ALCOHOL, "one glass on Sundays"),
    ):
        log.entries.add(Step(step=step, words=words, started_on=date(2025, 1, 1)))
    people(log)
    return (
        "1970", "19 May 2022 (aged 51)", "ductal", "2A", "24 mm", "2 of 14 with cancer", "close", "positive",
        "negative", PATHOLOGY, "no change found", "genetics letter", "12 May 2022", "165 cm",
        "lumpectomy (part of the breast)", "sentinel lymph nodes",
        "lymph nodes under the arm", "whole breast, boost where the tumour was", "1 Aug 2022", "19 Aug 2022",
        "Zoledronic acid", "Letrozole", "20 micrograms", "positive; hormone treatment given",
        "25, from 68.1 kg on 1 Jun 2026 and 165 cm", "Helped a lot: joy", "Did not help: thoughts got louder",
        "Made things worse: needles hurt", "135 minutes in the seven days to 20 Jun 2026", "holding it below 70 kg",
        "vegetables, fruit and whole grains", "one glass on Sundays", "Dr Iris Holm", "01632 960100",
        "nights: 01632 960199", "Family, sister", "drives, listens", "Tuesday group", "may see this log",
        "Radiotherapy after lumpectomy", "given, left", "−4.1 %",
    )  # fmt: skip


def people(log: OpenLog) -> None:
    """Keep a care team, somebody of each kind to lean on, and a help line."""
    for contact in (
        Contact(
            name="Dr Iris Holm",
            role=ContactRole.ONCOLOGIST,
            place="Breast unit, North Hospital",
            phone="01632 960100",
            phone_out_of_hours="01632 960199",
            address="1 North Road",
        ),
        Contact(
            name="Nia Reed", role=ContactRole.FAMILY, relation="sister", helps_with="drives, listens", may_see=True
        ),
        Contact(name="Jo", role=ContactRole.FRIEND, phone="01632 960101"),
        Contact(name="M. Lund", role=ContactRole.COUNSELLOR),
        Contact(name="R. Diaz", role=ContactRole.SOCIAL_WORKER),
        Contact(name="Rev. Okoro", role=ContactRole.CLERGY),
        Contact(name="Tuesday group", role=ContactRole.SUPPORT_GROUP, place="library"),
        Contact(name="Cancer help line", role=ContactRole.ORGANISATION, phone="01632 960102"),
    ):
        log.entries.add(contact)


def after_both_breasts(log: OpenLog) -> tuple[str, ...]:
    """Fill the log of a woman after removal of both breasts with trastuzumab; return words as above."""
    facts(log, {"name": "Lea Quist", "birth_date": "1988-02-29", "sex": "female", "region": "uk"}, Side.NONE, "")
    facts(log, {"cancer_side": "both", "menopause": "before"}, Side.NONE, LETTER)
    left = {"histology": "lobular", "stage": "3", "grade": "3", "tumour_size": "61 mm", "margins": "positive"}
    facts(log, left | {"diagnosed_on": "2020-02-28", "inflammatory": "yes", "her2": "positive"}, Side.LEFT, PATHOLOGY)
    facts(log, {"oestrogen_receptor": "negative", "progesterone_receptor": "negative"}, Side.LEFT, PATHOLOGY)
    facts(log, {"nodes_positive": "5", "nodes_examined": "18"}, Side.LEFT, PATHOLOGY)
    right = {"histology": "other", "diagnosed_on": "2020-03-01", "grade": "1", "margins": "clear", "her2": "negative"}
    facts(log, right | {"oestrogen_receptor": "negative", "progesterone_receptor": "negative"}, Side.RIGHT, PATHOLOGY)
    facts(log, {"nodes_positive": "unknown", "nodes_examined": "unknown"}, Side.RIGHT, "nobody knows")
    operation = (Operation.MASTECTOMY, Operation.NODE_CLEARANCE, Operation.RECONSTRUCTION)
    for side in (Side.LEFT, Side.RIGHT):
        done = operation if side is Side.LEFT else (Operation.MASTECTOMY, Operation.RECONSTRUCTION)
        log.entries.add(
            Treatment(
                treatment=TreatmentKind.SURGERY,
                name="Operation",
                side=side,
                operations=done,
                started_on=date(2020, 4, 6),
                ended_on=date(2020, 4, 6),
            )
        )
    fields = (RadiotherapyField.CHEST_WALL, RadiotherapyField.ARMPIT, RadiotherapyField.COLLARBONE)
    for kind, name, first, last in (
        (TreatmentKind.CHEMOTHERAPY, "AC-T", date(2020, 5, 1), date(2020, 10, 1)),
        (TreatmentKind.TARGETED, "Trastuzumab", date(2020, 8, 1), date(2021, 8, 1)),
        (TreatmentKind.RADIOTHERAPY, "Radiotherapy", date(2020, 11, 2), date(2020, 11, 27)),
    ):
        aimed = fields if kind is TreatmentKind.RADIOTHERAPY else ()
        log.entries.add(Treatment(treatment=kind, name=name, started_on=first, ended_on=last, fields=aimed))
    came_back(log)
    log.entries.add(Weight(measured_on=date(2026, 6, 1), grams=63_503, unit="st"))
    return (
        "aged 31", "aged 32", "lobular, left", "5 of 18 with cancer, left", "yes, right",
        "mastectomy (whole breast)",
        "reconstruction (rebuilt)", "chest wall, armpit, above the collarbone", "AC-T", "Trastuzumab",
        "The cancer came back (recurrence), 3 Mar 2026, aged 38", "bone; liver", "biopsy report", "11 Mar 2026",
        "triple negative", "for the pain in the spine", "Pembrolizumab", "Denosumab", "10 st 0 lb", "61 mm",
        "no lumpectomy written down",
    )  # fmt: skip


def came_back(log: OpenLog) -> None:
    """Keep a recurrence in two places with its biopsy, its receptors tested again and its treatment."""
    back = log.entries.add(
        Diagnosis(diagnosis=DiagnosisKind.RECURRENCE, found_on=date(2026, 3, 3), source="letter of March")
    )
    for name, value in (
        ("cancer_place", "bone"),
        ("cancer_place", "liver"),
        ("biopsy", "yes"),
        ("biopsy_on", "2026-03-11"),
        ("oestrogen_receptor", "negative"),
        ("progesterone_receptor", "negative"),
        ("her2", "negative"),
        ("grade", "unknown"),
    ):
        log.record.keep(Fact(name=name, value=value, diagnosis_id=back.id, source="biopsy report"))
    log.entries.add(
        Exam(
            exam=ExamKind.BIOPSY,
            name="Biopsy",
            done_on=date(2026, 3, 11),
            body_part="liver",
            outcome=ExamOutcome.RECURRENCE,
            result="the same cancer",
            diagnosis_id=back.id,
        )
    )
    for kind, name, purpose in (
        (TreatmentKind.IMMUNE, "Pembrolizumab", ""),
        (TreatmentKind.CHEMOTHERAPY, "Paclitaxel", ""),
        (TreatmentKind.BONE, "Denosumab", ""),
        (TreatmentKind.RADIOTHERAPY, "Radiotherapy", "for the pain in the spine"),
    ):
        fields = (RadiotherapyField.BONE,) if kind is TreatmentKind.RADIOTHERAPY else ()
        log.entries.add(
            Treatment(
                treatment=kind,
                name=name,
                fields=fields,
                purpose=purpose,
                diagnosis_id=back.id,
                started_on=date(2026, 4, 1),
            )
        )


def a_man(log: OpenLog) -> tuple[str, ...]:
    """Fill the log of a man on tamoxifen; return words as above."""
    facts(log, {"name": "Per Moen", "birth_date": "1954-11", "sex": "male", "region": "eu"}, Side.NONE, "")
    facts(log, {"cancer_side": "right", "hormone_treatment": "yes", "height": "180"}, Side.NONE, LETTER)
    first = {"diagnosed_on": "2024", "histology": "ductal", "stage": "1", "grade": "unknown", "tumour_size": "unknown"}
    receptors = {"oestrogen_receptor": "positive", "progesterone_receptor": "unknown", "her2": "low"}
    facts(log, first | receptors | {"nodes_positive": "0", "nodes_examined": "3"}, Side.RIGHT, "his daughter")
    facts(log, {"surgery": "mastectomy", "nodes_removed": "yes", "radiotherapy": "no"}, Side.RIGHT, "his daughter")
    takes(log, "Tamoxifen", "20 mg once a day", date(2024, 9, 1))
    log.entries.add(Weight(measured_on=date(2026, 6, 1), grams=88_450, unit="lb"))
    log.entries.add(Step(step=StepKind.EXERCISE, words="rowing twice a week"))
    log.entries.add(Step(step=StepKind.ALCOHOL, state=StepState.NOT_FOR_ME))
    return (
        "born about 1954", "aged about 69", "0 of 3 with cancer", "his daughter", "positive; hormone treatment given",
        "Tamoxifen", "mastectomy", "27.3, from 195 lb on 1 Jun 2026 and 180 cm", "rowing twice a week",
        "not for me", "low", "no lumpectomy written down",
    )  # fmt: skip
