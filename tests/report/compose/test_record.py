"""Medicines, the cancer and examinations, on page 1 and in full."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followup.domain.care_words import Operation
from followup.domain.log_view import MedicineView
from followup.domain.profile import profile_of
from followup.domain.records import DosePeriod, Fact, Medicine, Treatment
from followup.domain.words import MedicineKind, Side, TreatmentKind
from followup.report.compose import compose
from followup.report.document import SheetDocument
from followup.report.inputs import SheetInput
from tests.report.samples import maria
from tests.report.sheets import table


@pytest.fixture(scope="module")
def document() -> SheetDocument:
    """The sheet of the sample person."""
    return compose(maria())


def taking(*periods: DosePeriod, kind: MedicineKind = MedicineKind.PRESCRIPTION) -> SheetInput:
    """The sample person taking one medicine."""
    view = maria()
    return replace(
        view, log=replace(view.log, medicines=(MedicineView(Medicine(id=1, name="Tamoxifen", medicine=kind), periods),))
    )


def period(dose: str, first: date | None, last: date | None = None, **fields: object) -> DosePeriod:
    """A stretch of a dose."""
    return DosePeriod(
        id=first.toordinal() if first else 1, medicine_id=1, dose=dose, started_on=first, ended_on=last, **fields
    )


def test_changed_medicines_come_first_with_the_dates(document: SheetDocument) -> None:
    """The paused letrozole, then the raised paracetamol; the old tablet for blood pressure last."""
    rows = document.front.medicines.rows
    assert [(row.name, row.changed) for row in rows] == [
        ("Letrozole", True),
        ("Paracetamol", True),
        ("Amlodipine", False),
    ]
    assert rows[0].changes == ("paused 10 Jun to 30 Jun: sore joints, agreed with the nurse",)
    assert rows[1].changes[-1] == "1 Sep: 1 g up to three times a day, was 500 mg when needed: hip pain"


def test_a_pause_does_not_begin_a_medicine_anew(document: SheetDocument) -> None:
    """Letrozole is taken since 2023, pause or not."""
    assert document.front.medicines.rows[0].dose == "2.5 mg once a day since 2 May 2023"


def test_vitamins_supplements_and_therapies_stand_beside(document: SheetDocument) -> None:
    """What doctors do not ask for has a column of its own."""
    assert [row.name for row in document.front.therapies.rows] == ["Turmeric", "Calcium with vitamin D", "Yoga"]


def test_a_medicine_stopped_in_the_period_is_shown_and_one_stopped_before_is_not() -> None:
    """Stopped in June is news, stopped last year is for the full list."""
    stopped = compose(taking(period("20 mg", date(2023, 1, 1), date(2025, 6, 1)))).front.medicines.rows
    assert stopped[0].changes == ("stopped 1 Jun",)
    assert stopped[0].dose == "20 mg, stopped"
    before = taking(period("20 mg", date(2023, 1, 1), date(2024, 6, 1)))
    assert compose(before).front.medicines.rows == ()
    assert table(compose(before), "medicines").rows[0].cells[:4] == (
        "Tamoxifen (prescribed)",
        "20 mg",
        "1 Jan 2023",
        "1 Jun 2024",
    )


def test_a_medicine_that_is_paused_now_says_so() -> None:
    """It is not taken today."""
    rows = compose(
        taking(period("20 mg", date(2023, 1, 1), date(2025, 8, 31)), period("", date(2025, 9, 1), paused=True))
    ).front.medicines.rows
    assert rows[0].dose == "20 mg, paused now"
    assert rows[0].changes == ("paused since 1 Sep",)


def test_an_unknown_beginning_is_printed_as_unknown() -> None:
    """No date is invented."""
    assert compose(taking(period("20 mg", None))).front.medicines.rows[0].dose == "20 mg, start unknown"
    assert compose(taking()).front.medicines.rows[0].dose == "dose not written down"


def test_every_dose_period_is_in_the_full_list(document: SheetDocument) -> None:
    """Nine stretches, those of the period marked with a triangle."""
    rows = table(document, "medicines").rows
    assert len(rows) == 9
    letrozole = [row for row in rows if row.cells[1].startswith(("2.5", "paused"))]
    assert [row.changed for row in letrozole] == [True, True, True]
    assert not next(row for row in rows if row.cells[0].startswith("Amlodipine")).changed


def test_the_cancer_is_told_with_its_unknowns(document: SheetDocument) -> None:
    """Twelve facts, always the same, never blank."""
    facts = {pair.label: pair for pair in document.front.cancer.facts}
    assert len(facts) == 12
    assert facts["Stage"].value == facts["Grade"].value == "unknown"
    assert facts["Grade"].unknown
    assert facts["HER2"].value == "negative"
    assert facts["Surgery"].value == "lumpectomy, left"


def test_two_cancers_keep_their_sides_apart() -> None:
    """Each value says its side; a later value of the same side takes the place of the earlier one."""
    view = maria()
    grades = (
        Fact(id=1, name="grade", value="2", side=Side.LEFT),
        Fact(id=2, name="grade", value="3", side=Side.RIGHT),
        Fact(id=3, name="grade", value="1", side=Side.LEFT),
    )
    facts = compose(replace(view, facts=grades)).front.cancer.facts
    assert next(pair for pair in facts if pair.label == "Grade").value == "1, left; 3, right"


def test_surgery_that_stands_in_facts_and_treatments_is_said_once() -> None:
    """A fact of both sides covers the operation on each, and one that stands only in the treatments is of both."""
    view = maria()
    operation = Treatment(
        id=1, treatment=TreatmentKind.SURGERY, name="Surgery", side=Side.BOTH, operations=(Operation.MASTECTOMY,)
    )
    fact = Fact(id=1, name="surgery", value="mastectomy", side=Side.BOTH)
    for facts in ((fact,), ()):
        profile = profile_of(facts, (operation,))
        log = replace(view.log, treatments=(operation,), profile=profile)
        said = compose(replace(view, log=log, facts=facts)).front.cancer.facts
        assert next(pair for pair in said if pair.label == "Surgery").value == "mastectomy, both sides"


def test_treatments_are_a_line_from_old_to_new(document: SheetDocument) -> None:
    """Months are enough; a year that is the same is said once."""
    assert document.front.cancer.treatments == (
        "Lumpectomy and sentinel node biopsy, left, Jun 2022",
        "Chemotherapy (EC, then paclitaxel), Aug to Dec 2022",
        "Radiotherapy, whole breast, left, Feb 2023",
        "Letrozole, from May 2023",
    )


def test_a_treatment_without_days_says_so() -> None:
    """An unknown date is printed as unknown."""
    view = maria()
    undated = (Treatment(id=1, treatment=TreatmentKind.SURGERY, name="Surgery"),)
    front = compose(replace(view, log=replace(view.log, treatments=undated))).front
    assert front.cancer.treatments == ("Surgery, date unknown",)


def test_every_fact_says_where_it_is_known_from(document: SheetDocument) -> None:
    """The pathology report is named beside what it said."""
    rows = {row.cells[0]: row for row in table(document, "facts").rows}
    assert rows["HER2"].cells == ("HER2", "negative", "pathology report, 28 June 2022")
    assert rows["Stage"].quiet
    assert rows["Allergy"].cells[1] == "penicillin (rash)"


def test_exams_done_newest_first_and_due_soonest_first(document: SheetDocument) -> None:
    """Results print, a booked day prints."""
    assert [row.name for row in document.front.done.rows] == ["Blood test", "Mammogram", "Bone density"]
    assert [(row.name, row.result) for row in document.front.due.rows] == [
        ("Bone density", ""),
        ("Mammogram", "booked for 19 Jan 2026"),
    ]
    assert "every 24 months" in table(document, "due").rows[0].cells[2]


def test_an_overdue_exam_is_said_without_scolding() -> None:
    """Late stands out in type, the words stay plain."""
    view = maria()
    late = replace(view.due[0], due_on=date(2025, 8, 1), overdue=True)
    row = compose(replace(view, due=(late,))).front.due.rows[0]
    assert row.late
    assert row.result == "was due, no date yet"


def test_one_sided_facts_do_not_repeat_their_side() -> None:
    """With one cancer the side is said once; the surgery keeps its own."""
    facts = (
        Fact(id=1, name="cancer_side", value="left"),
        Fact(id=2, name="grade", value="2", side=Side.LEFT),
        Fact(id=3, name="surgery", value="lumpectomy", side=Side.LEFT),
    )
    told = {pair.label: pair.value for pair in compose(replace(maria(), facts=facts)).front.cancer.facts}
    assert (told["Grade"], told["Surgery"]) == ("2", "lumpectomy, left")


def test_a_vaccine_is_no_cancer_treatment() -> None:
    """It stands in the full table, where it may matter for a swollen gland, and not in the line of page 1."""
    view = maria()
    given = (Treatment(id=1, treatment=TreatmentKind.VACCINE, name="Flu vaccine", started_on=date(2025, 9, 1)),)
    document = compose(replace(view, log=replace(view.log, treatments=given)))
    assert document.front.cancer.treatments == ()
    assert table(document, "treatments").rows[0].cells[0] == "Flu vaccine"
