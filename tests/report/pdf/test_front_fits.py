"""Page 1 is one page, always, and nothing on it is cut off or runs out of the paper."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup.domain.records import Fact, Question
from followup.report.compose import compose
from followup.report.inputs import PAPERS, SheetInput
from followup.report.pdf.budget import STEPS, Budget, fitting
from followup.report.pdf.front import front_box
from followup.report.pdf.page import page
from tests.report.extremes import worst_case
from tests.report.languages import worst_in
from tests.report.samples import empty, maria, one_entry
from tests.report.sheets import outside, pages, pen, printed, words_of

EVERY = {"maria": maria, "empty": empty, "one entry": one_entry, "worst case": worst_case}
NUMBERS = {"questions": 2, "since": 14, "medicines": 153, "cancer": 170, "exams": 173}


LARGER = 1.22
"""Type that is a fifth larger: the blocks of page 1 give way to that as well. Large print has pages of its own."""


def fits(view: SheetInput, paper: str, scale: float) -> None:
    """Assert that page 1 stays between the margins of a paper."""
    own, sheet = pen(scale, **NUMBERS), page(paper)
    box = front_box(compose(view).front, own, sheet)
    assert box.height <= sheet.text_height
    assert outside(box, own, sheet.text_width, sheet.text_height) == []


@pytest.mark.parametrize("scale", [1.0, LARGER], ids=["usual", "large"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", EVERY)
def test_page_one_is_one_page(name: str, paper: str, scale: float) -> None:
    """Very long names, 40 medicines, 12 flags, 30 questions, 9 examinations of each kind: still one page."""
    fits(EVERY[name](), paper, scale)


@pytest.mark.parametrize("language", ["vi", "ru", "ka", "ja", "he", "ar"])
def test_page_one_is_one_page_in_every_script(language: str) -> None:
    """Long names, medicines, questions and results in six scripts, on both papers, in usual and large print."""
    fits(worst_in(language, "a4"), "a4", 1.0)
    fits(worst_in(language, "letter"), "letter", LARGER)


def _longer(sentence: str) -> str:
    """The sentence as it is in a language that needs half as many letters again; what is filled in stays."""
    return re.sub(r"(\{[^}]*\})|([^{}]+)", lambda found: found[1] or re.sub(r"([aeiou])", r"\1\1", found[2]), sentence)


@pytest.mark.parametrize("scale", [1.0, LARGER], ids=["usual", "large"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", ["maria", "worst case"])
def test_page_one_is_one_page_in_a_longer_language(name: str, paper: str, scale: float) -> None:
    """Our own words, too, may be longer in translation: nothing runs out of the paper or onto a second page."""
    own, sheet = pen(scale, **NUMBERS), page(paper)
    box = front_box(compose(EVERY[name](), _longer).front, own, sheet)
    assert box.height <= sheet.text_height
    assert outside(box, own, sheet.text_width, sheet.text_height) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_page_two_begins_with_the_questions(paper: str) -> None:
    """In the file itself: page 1 ends with its number, page 2 begins with all the questions."""
    first, second, *_ = pages(printed(replace(worst_case(paper), sections=frozenset({"questions"}))))
    assert "page 1 of" in first
    assert "Exams due" in first
    assert second.startswith("All my questions")


def test_what_is_left_over_is_counted_with_its_page() -> None:
    """27 questions, 37 medicines and the rest are counted, and the page is named."""
    own = pen(1.0, **NUMBERS)
    words = words_of(front_box(compose(worst_case()).front, own, page("a4")))
    assert "27 more on page 2" in words
    assert [one for one in words if one.startswith("+") and one.endswith("on page 153")]


def test_a_part_that_is_left_out_is_not_pointed_to() -> None:
    """Without the questions page there is a count and no page number."""
    words = words_of(front_box(compose(worst_case()).front, pen(), page("a4")))
    assert "27 more" in words
    assert not [one for one in words if "on page" in one]


def test_the_three_questions_never_give_way() -> None:
    """However full the page, three things to discuss stay, each with its line for the answer."""
    words = words_of(front_box(compose(worst_case()).front, pen(), page("letter")))
    assert words.count("Answer") == 3


def test_each_symptom_says_why_it_is_listed() -> None:
    """However long the name of who else saw it is."""
    words = words_of(front_box(compose(worst_case()).front, pen(), page("a4")))
    shown = [one for one in words if one.startswith("a dull dragging ache")]
    assert len([one for one in words if "Pain that lasts is one to" in one]) >= len(shown) > 0


def test_nothing_gives_way_where_there_is_room() -> None:
    """A sheet that fits is drawn in full, with the air that is left."""
    assert fitting(lambda _: True) == replace(Budget(), air=9.0)


def test_what_gave_way_comes_back_where_there_is_room() -> None:
    """Only as much is taken away as is needed."""
    budget = fitting(lambda one: one.medicines <= 5)
    assert (budget.medicines, budget.exams, budget.symptoms) == (5, Budget().exams, Budget().symptoms)


def test_the_smallest_budget_is_the_end_of_all_steps() -> None:
    """Where nothing fits, every step has been taken."""
    budget = fitting(lambda _: False)
    assert all(getattr(budget, name) <= value for name, value in STEPS)


def test_a_short_sheet_has_room_for_notes() -> None:
    """What is left of the page is ruled for writing."""
    assert "Room for notes" in words_of(front_box(compose(empty()).front, pen(), page("a4")))
    assert "Room for notes" not in words_of(front_box(compose(maria()).front, pen(), page("a4")))


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.text(max_size=400), words=st.lists(st.text(max_size=600), max_size=6), paper=st.sampled_from(PAPERS))
def test_any_words_leave_page_one_one_page(name: str, words: list[str], paper: str) -> None:
    """Names and questions of any script and length."""
    view = replace(
        maria(),
        facts=(Fact(id=1, name="name", value=name),),
        questions=tuple(Question(id=place, words=text, rank=place) for place, text in enumerate(words)),
    )
    fits(view, paper, 1.0)
