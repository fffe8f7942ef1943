"""One sheet for each reader from the same log: its own order, its own parts, and one page at the front."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followup.domain.care import SideEffect
from followup.domain.records import Fact
from followup.report.compose import compose
from followup.report.document import SECTIONS
from followup.report.inputs import READERS
from followup.report.pdf.front import front_box
from followup.report.pdf.page import page
from followup.report.readers import arrangement, ordered_sections, usual_sections
from tests.report.extremes import worst_case
from tests.report.samples import maria
from tests.report.sheets import outside, pen, words_of


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_can_have_every_part_once(reader: str) -> None:
    """The order of a reader leaves nothing out and names nothing twice."""
    assert sorted(ordered_sections(reader)) == sorted(SECTIONS)
    assert usual_sections(reader) <= set(SECTIONS)


def test_a_pharmacist_gets_medicines_before_symptoms_with_the_allergies() -> None:
    """Page 1 and the parts after it begin with what a pharmacist works with; exams stay away."""
    allergy = Fact(id=900, name="allergy", value="Penicillin: rash")
    view = maria()
    view = replace(view, reader="pharmacist", sections=usual_sections("pharmacist"), facts=(*view.facts, allergy))
    document = compose(view)
    order = document.front.order
    assert order.index("medicines") < order.index("symptoms")
    assert "exams" not in order
    assert document.sections[0].id == "medicines"
    assert "exams" not in {part.id for part in document.sections}
    drawn = " ".join(words_of(front_box(document.front, pen(), page("a4"))))
    assert "Penicillin: rash" in drawn


def test_an_allergy_nobody_wrote_down_is_not_printed_as_none() -> None:
    """Not recorded is not a no."""
    view = replace(maria(), reader="gp", facts=())
    assert compose(view).front.health.rows[0].value == "not recorded. Please ask"


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("reader", [name for name in READERS if arrangement(name) != arrangement("oncologist")])
def test_page_one_is_one_page_for_every_reader(reader: str, paper: str) -> None:
    """However much there is, the order of a reader fits too."""
    document = compose(replace(worst_case(paper), reader=reader))
    size, with_pen = page(paper), pen(1.0, since=2, medicines=3, questions=2)
    box = front_box(document.front, with_pen, size)
    assert box.height <= size.text_height
    assert outside(box, with_pen, size.text_width, size.text_height) == []


def test_the_sheet_for_somebody_else_than_the_next_visit_says_so() -> None:
    """A pharmacist does not read "For Dr Okafor"; the visit is named as what comes next."""
    head = compose(replace(maria(), reader="pharmacist")).front.identity
    assert head.reader == "For the pharmacist"
    assert head.visit == "Next visit on Monday 22 September 2025, Dr Ngozi Okafor"


def test_a_pharmacist_reads_beside_a_medicine_what_may_come_from_it() -> None:
    """On page 1; other readers find it with every dose."""
    view = maria()
    medicine, episode = view.log.medicines[0].medicine, view.log.episodes[0].episode
    link = SideEffect(id=1, medicine_id=medicine.id, episode_id=episode.id)
    for reader, told in (("pharmacist", True), ("oncologist", False)):
        front = compose(replace(view, reader=reader, side_effects=((link, episode),))).front
        rows = [row for row in (*front.medicines.rows, *front.therapies.rows) if row.name == medicine.name]
        assert any("Thought to come from it" in words for words in rows[0].changes) is told
