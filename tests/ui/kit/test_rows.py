"""Rows of choices: severity, side, short questions."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from followup.domain.words import Answer, Side
from followup.ui.kit.severity_row import SeverityRow
from followup.ui.kit.short_questions import ShortQuestions
from followup.ui.kit.side_choice import SideChoice


@pytest.fixture
def severity(qtbot: QtBot) -> SeverityRow:
    """A severity row."""
    row = SeverityRow()
    qtbot.addWidget(row)
    row.show()
    return row


@pytest.mark.parametrize(("key", "number"), [(Qt.Key.Key_0, 0), (Qt.Key.Key_6, 6), (Qt.Key.Key_X, 10)])
def test_keys_choose_a_number(severity: SeverityRow, key: Qt.Key, number: int) -> None:
    """Digits are themselves and X is ten, from whichever button has the focus."""
    QTest.keyClick(severity.button(3), key)
    assert severity.value == number
    assert severity.button(number).isChecked()


def test_no_number_beforehand(severity: SeverityRow) -> None:
    """Nothing is chosen until somebody chooses."""
    assert severity.value is None
    assert not any(severity.button(number).isChecked() for number in range(11))


def test_a_number_can_be_taken_back(severity: SeverityRow) -> None:
    """Backspace and the link both say "no number"."""
    severity.button(7).click()
    QTest.keyClick(severity.button(7), Qt.Key.Key_Backspace)
    assert severity.value is None
    severity.button(7).click()
    severity.none.click()
    assert severity.value is None


def test_enter_accepts(qtbot: QtBot, severity: SeverityRow) -> None:
    """Enter is a wish of its own, whatever button has the focus."""
    with qtbot.waitSignal(severity.accepted):
        QTest.keyClick(severity.button(0), Qt.Key.Key_Return)


def test_words_are_said_with_their_numbers(severity: SeverityRow) -> None:
    """A screen reader hears "8, Severe"."""
    assert severity.button(8).accessibleName() == "8, Severe"


def test_a_second_press_takes_a_side_back(qtbot: QtBot) -> None:
    """No side is an answer as well."""
    sides = SideChoice()
    qtbot.addWidget(sides)
    assert sides.side is Side.NONE
    sides.button(Side.LEFT).click()
    assert sides.side is Side.LEFT
    sides.button(Side.LEFT).click()
    assert sides.side is Side.NONE


def questions(qtbot: QtBot) -> ShortQuestions:
    """Two short questions."""
    asked = ShortQuestions(
        [SimpleNamespace(id="wakes_at_night", words="Does it wake you?"), SimpleNamespace(id="fever", words="A fever?")]
    )
    qtbot.addWidget(asked)
    asked.show()
    return asked


def test_letters_answer_and_go_on(qtbot: QtBot) -> None:
    """Y, N and S answer the question that has the focus and go to the next one."""
    asked = questions(qtbot)
    QTest.keyClick(asked.rows["wakes_at_night"].button(Answer.YES), Qt.Key.Key_Y)
    QTest.keyClick(asked.rows["fever"].button(Answer.YES), Qt.Key.Key_S)
    assert asked.answers == (("fever", Answer.NOT_SURE), ("wakes_at_night", Answer.YES))


def test_what_is_not_answered_is_left_out(qtbot: QtBot) -> None:
    """An unanswered question is no "no"."""
    asked = questions(qtbot)
    asked.set_answers([("fever", Answer.NO)])
    assert asked.answers == (("fever", Answer.NO),)


def test_a_yes_leads_on_to_one_more_question_and_a_no_takes_it_back(qtbot: QtBot) -> None:
    """What is hidden counts no longer, and an answer that belongs to no question is kept."""
    more = SimpleNamespace(id="pattern_changed", words="Is it different?")
    asked = ShortQuestions(
        [SimpleNamespace(id="long_standing", words="For years?")],
        follow_ups=lambda answers: [more] if answers.get("long_standing") is Answer.YES else [],
    )
    qtbot.addWidget(asked)
    asked.show()
    asked.set_answers([("not_eased", Answer.YES)])
    assert list(asked.rows) == ["long_standing"]
    QTest.keyClick(asked.rows["long_standing"].button(Answer.YES), Qt.Key.Key_Y)
    assert asked.rows["pattern_changed"].isVisible()
    QTest.keyClick(asked.rows["pattern_changed"].button(Answer.YES), Qt.Key.Key_Y)
    given = {"long_standing": Answer.YES, "pattern_changed": Answer.YES, "not_eased": Answer.YES}
    assert dict(asked.answers) == given
    asked.rows["long_standing"].button(Answer.NO).click()
    assert dict(asked.answers) == {"long_standing": Answer.NO, "not_eased": Answer.YES}
    assert not asked.rows["pattern_changed"].isVisible()


def test_answers_given_before_are_shown_with_what_they_led_on_to(qtbot: QtBot) -> None:
    """Whoever mends an entry sees all that was answered."""
    more = SimpleNamespace(id="pattern_changed", words="Is it different?")
    asked = ShortQuestions(
        [SimpleNamespace(id="long_standing", words="For years?")],
        follow_ups=lambda answers: [more] if answers.get("long_standing") is Answer.YES else [],
    )
    qtbot.addWidget(asked)
    given = (("long_standing", Answer.YES), ("pattern_changed", Answer.NO))
    asked.set_answers(given)
    assert asked.answers == given
    assert asked.rows["pattern_changed"].value == Answer.NO
