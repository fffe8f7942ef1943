"""The wallet card and the paper diary: what they say, and that everything is inside its lines."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest

from followup.domain.care import Contact
from followup.domain.care_words import ContactRole
from followup.domain.records import Fact
from followup.report.compose.card import wallet_card
from followup.report.compose.week import MOST_ROWS, diary_pages, monday_of
from followup.report.pdf import write_card, write_diary
from followup.report.pdf.card import HIGH, WIDE, card_box
from followup.report.pdf.diary_page import diary_box
from followup.report.pdf.page import Page, page
from tests.report.extremes import worst_case
from tests.report.records import TODAY
from tests.report.samples import empty, maria
from tests.report.sheets import flat, outside, pages, pen, words_of

CALL = "Call 112 for an ambulance."
NURSE = Contact(id=1, name="Nurse Sam", role=ContactRole.NURSE, phone="01632 960 777")


def test_the_card_says_who_what_and_whom_to_call() -> None:
    """Name, birth date, the cancer in one line, allergies, numbers, emergency words and what is taken now."""
    view = maria()
    facts = (
        *view.facts,
        Fact(id=900, name="allergy", value="Penicillin"),
        Fact(id=901, name="team_phone", value="01632 960142"),
    )
    card = wallet_card(replace(view, facts=facts), (NURSE, replace(NURSE, id=2, phone="01632-960142")), CALL)
    said = " ".join(words_of(card_box(card, pen(), page("a4"))))
    for words in ("Penicillin", "01632 960142", "Nurse Sam", CALL, "Breast cancer"):
        assert words in said
    assert sum("960142" in row.value or "960-142" in row.value for row in card.front.rows) == 1
    stopped = {one.medicine.name for one in view.log.medicines if one.periods and one.periods[-1].ended_on is not None}
    assert stopped.isdisjoint(row.label for row in card.inside.rows)


def test_what_nobody_wrote_down_is_asked_for() -> None:
    """An empty card is still a card, and never says that there are no allergies."""
    card = wallet_card(empty(), (), CALL)
    values = {row.label: row.value for row in card.front.rows}
    assert values["Allergies"] == "not recorded. Please ask"
    assert values["My team"] == "number not written down"


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_forty_medicines_stay_inside_the_card(paper: str) -> None:
    """What does not fit is counted, and nothing is drawn outside its half."""
    card = wallet_card(worst_case(paper), (NURSE,), CALL)
    size, with_pen = page(paper), pen()
    box = card_box(card, with_pen, size)
    assert outside(box, with_pen, size.text_width, size.text_height) == []
    assert any(words.startswith("+") and words.endswith("more") for words in words_of(box))
    middle = size.text_width / 2
    for x, _, item in flat(box):
        if hasattr(item, "words") and item.words and item.size < 9 and x < middle - 1 and item.x == 0:
            assert x + with_pen.type.width(item.words, item.size, item.bold) <= middle + 1
    assert (round(WIDE / 72 * 25.4, 1), round(HIGH / 72 * 25.4, 1)) == (85.6, 54.0)


def test_a_week_has_its_days_and_the_open_symptoms() -> None:
    """From Monday to Sunday, in the words of the log, with empty lines for what is new."""
    (week,) = diary_pages(maria(), date(2025, 9, 18))
    assert (week.days[0], week.days[-1]) == ("Mon 15 Sep", "Sun 21 Sep")
    assert week.rows[0].startswith("Hip pain")
    assert week.blank >= 3
    assert {"Overall, 0 to 10 (10 is best)", "Weight"} <= set(week.measures)


def test_weeks_follow_one_another() -> None:
    """One page each, through the turn of a year."""
    weeks = diary_pages(maria(), date(2025, 12, 28), 3)
    assert [week.days[0] for week in weeks] == ["Mon 22 Dec", "Mon 29 Dec", "Mon 5 Jan"]
    assert monday_of(date(2025, 12, 28)) + timedelta(days=6) == date(2025, 12, 28)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_thirty_open_symptoms_stay_on_the_page(paper: str) -> None:
    """The worst first; what is left over goes on the empty lines."""
    (week,) = diary_pages(worst_case(paper), TODAY)
    assert len(week.rows) == MOST_ROWS
    upright, with_pen = page(paper), pen()
    lying = Page(upright.height, upright.width)
    box = diary_box(week, with_pen, lying, number=1, count=1)
    assert box.height <= lying.text_height + 34
    assert outside(box, with_pen, lying.text_width, lying.text_height + lying.bottom) == []


def test_both_are_files_with_their_words() -> None:
    """Written as PDF, and the same bytes each time."""
    card, weeks = io.BytesIO(), io.BytesIO()
    assert write_card(wallet_card(maria(), (), CALL), card).pages == 1
    assert write_diary(diary_pages(maria(), TODAY, 2), weeks).pages == 2
    assert "Allergies" in pages(card.getvalue())[0]
    assert "Hip pain" in pages(weeks.getvalue())[1]
    again = io.BytesIO()
    write_card(wallet_card(maria(), (), CALL), again)
    assert again.getvalue() == card.getvalue()
