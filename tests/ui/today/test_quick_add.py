"""Noting a symptom with the keyboard alone."""

from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from followup.domain.days import Day
from followup.domain.records import Author, Observation
from followup.domain.words import Answer, Side
from followup.report.body import Body
from followup.report.regions import zones
from followup.services.log import OpenLog
from followup.ui.shell.window import Window
from followup.ui.today.quick_add import QuickAdd
from followup.ui.today.screen import Screen

ENTER = Qt.Key.Key_Return


@pytest.fixture
def quick_add(window: Window) -> QuickAdd:
    """Quick add on the page Today of an empty log."""
    assert window.host is not None
    return cast("Screen", window.host.current).quick_add


def press(key: Qt.Key) -> None:
    """Press a key wherever the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def note(quick_add: QuickAdd, words: str, *keys: Qt.Key) -> None:
    """Type words and press keys."""
    quick_add.start()
    QTest.keyClicks(quick_add.field, words)
    for key in keys:
        press(key)


def test_three_keys_more_than_the_words(quick_add: QuickAdd, services: OpenLog) -> None:
    """Enter, 6, Enter after "sore hip" keeps an entry of 6 in the person's own words, for today."""
    note(quick_add, "sore hip", ENTER, Qt.Key.Key_6, ENTER)
    (view,) = services.journal.episodes()
    assert view.episode.words == "sore hip"
    assert view.episode.symptom
    assert [(seen.severity, seen.observed_on) for seen in view.observations] == [(6, services.today())]


def test_no_number_is_allowed(quick_add: QuickAdd, services: OpenLog) -> None:
    """Enter without a digit keeps the entry without a number, not with a zero."""
    note(quick_add, "tired", ENTER, ENTER)
    (view,) = services.journal.episodes()
    assert view.observations[0].severity is None


def test_ten_has_a_key(quick_add: QuickAdd, services: OpenLog) -> None:
    """X is ten."""
    note(quick_add, "headache", ENTER, Qt.Key.Key_X, ENTER)
    assert services.journal.episodes()[0].observations[0].severity == 10


def test_undo_takes_it_back(window: Window, quick_add: QuickAdd, services: OpenLog) -> None:
    """The bar says what was noted, and its undo leaves the log as it was."""
    note(quick_add, "headache", ENTER, Qt.Key.Key_3, ENTER)
    assert "noted" in window.undo_bar.words.text()
    window.foot.undo()
    assert services.journal.episodes() == ()
    assert not window.undo_bar.can_undo


def test_own_words_when_nothing_fits(quick_add: QuickAdd, services: OpenLog) -> None:
    """Words that no symptom fits are kept as they are."""
    note(quick_add, "xyzzy blorp", ENTER, Qt.Key.Key_2, ENTER)
    (view,) = services.journal.episodes()
    assert (view.episode.symptom, view.episode.words) == ("", "xyzzy blorp")


def test_arrows_choose_another_offer(quick_add: QuickAdd) -> None:
    """Down goes to the next offer, and Enter takes that one."""
    quick_add.start()
    QTest.keyClicks(quick_add.field, "sore hip")
    quick_add._offer()  # what the short pause after the last key would do
    second = quick_add.suggestions.offers[1]
    press(Qt.Key.Key_Down)
    press(ENTER)
    assert quick_add.panel.offer == second


def test_side_from_the_words(quick_add: QuickAdd, services: OpenLog) -> None:
    """A side in the words is taken, and not asked for again."""
    note(quick_add, "sore left hip", ENTER)
    assert not quick_add.panel.side_row.isVisible()
    press(Qt.Key.Key_4)
    press(ENTER)
    assert services.journal.episodes()[0].episode.side is Side.LEFT


def test_answers_are_kept_with_the_entry(qtbot: QtBot, quick_add: QuickAdd, services: OpenLog) -> None:
    """The quick questions appear after saving, and their answers reach the same observation."""
    note(quick_add, "sore hip", ENTER, Qt.Key.Key_6, ENTER)
    qtbot.waitUntil(quick_add.asked.isVisible)
    first = next(iter(quick_add.asked.questions.rows))
    quick_add.asked.questions.rows[first].button(Answer.YES).click()
    quick_add.asked.keep.click()
    (observation,) = services.entries.all(Observation)
    assert dict(observation.answers) == {first: Answer.YES}
    assert not quick_add.asked.isVisible()


def test_skipping_changes_nothing(quick_add: QuickAdd, services: OpenLog) -> None:
    """The questions may be left alone."""
    note(quick_add, "sore hip", ENTER, Qt.Key.Key_6, ENTER)
    quick_add.asked.skip.click()
    assert services.entries.all(Observation)[0].answers == ()


def test_escape_closes_one_thing_after_the_other(quick_add: QuickAdd, services: OpenLog) -> None:
    """Esc leaves the questions, keeps the words, and saves nothing."""
    note(quick_add, "sore hip", ENTER)
    assert quick_add.panel.isVisible()
    press(Qt.Key.Key_Escape)
    assert not quick_add.panel.isVisible()
    assert quick_add.field.text() == "sore hip"
    assert services.journal.episodes() == ()


def test_a_wrong_day_is_said_beside_the_field(quick_add: QuickAdd, services: OpenLog) -> None:
    """A day that is no day is explained under "More", and nothing is kept."""
    note(quick_add, "sore hip", ENTER)
    quick_add.panel.day.typed.setText("2026-02-31")
    quick_add.panel.save.click()
    assert quick_add.panel.more.is_open
    assert quick_add.panel.day_row.error.text()
    assert services.journal.episodes() == ()


def test_said_to_be_absent(quick_add: QuickAdd, services: OpenLog) -> None:
    """Words that deny it are kept as asked about and not there."""
    note(quick_add, "no headache", ENTER)
    assert not quick_add.panel.severity_row.isVisible()
    press(ENTER)
    (observation,) = services.entries.all(Observation)
    assert not observation.present


def test_asked_and_denied_is_one_press(quick_add: QuickAdd, services: OpenLog) -> None:
    """A symptom that was picked can be said not to be there; the number is not kept, and no questions follow."""
    note(quick_add, "fever", ENTER, Qt.Key.Key_7)
    quick_add.panel.absent.click()
    (observation,) = services.entries.all(Observation)
    assert (observation.present, observation.severity) == (False, None)
    assert not quick_add.panel.isVisible()
    assert "asked" not in quick_add.__dict__ or not quick_add.asked.isVisible()


def test_since_when_is_asked_of_what_is_new_and_counts(quick_add: QuickAdd, services: OpenLog) -> None:
    """A month ago with one press: the entry of today is one of a month, and says so on its card."""
    note(quick_add, "sore hip", ENTER)
    panel = quick_add.panel
    assert panel.began_row.isVisible()
    panel.began.set_day(Day(services.today() + timedelta(days=3)))
    panel.save.click()
    assert panel.began_row.error.text()
    panel.began.set_day(Day(services.today() - timedelta(days=30), about=True))
    panel.save.click()
    (view,) = services.journal.episodes()
    assert (view.episode.began_on, view.episode.began_about) == (services.today() - timedelta(days=30), True)
    assert [(flag.sign, flag.days) for flag in services.flags.today()] == [("bone_pain", 30)]
    quick_add.close_open()
    note(quick_add, "sore hip", ENTER)
    assert not panel.began_row.isVisible()


def test_the_figure_says_where_and_on_which_side(quick_add: QuickAdd, services: OpenLog) -> None:
    """A lump in the breast is asked for its part; the figure sets the list and the side, and both are kept."""
    note(quick_add, "lump in breast", ENTER)
    panel = quick_add.panel
    assert panel.place.currentData() == "breast"
    panel.figure.set_open(True)
    picker = panel.figure.picker
    assert picker is not None
    picker.resize(700, picker.heightForWidth(700))
    wanted = next(z for z in zones(Body()) if (z.place, z.side) == ("breast_upper_outer", Side.LEFT))
    QTest.mouseClick(picker, Qt.MouseButton.LeftButton, pos=picker.place_of(wanted).toPoint())
    panel.save.click()
    (view,) = services.journal.episodes()
    assert (view.episode.place, view.episode.side) == ("breast_upper_outer", Side.LEFT)


def test_a_helper_notes_what_they_saw_and_it_is_kept_apart(quick_add: QuickAdd, services: OpenLog) -> None:
    """The first time it is offered as being about the person of the log; after that, without asking."""
    anna = services.entries.add(Author(name="Anna"))
    quick_add.start("mum is gasping")
    assert [offer.of_another for offer in quick_add.suggestions.offers] == [True, False]
    quick_add.pick()
    quick_add.panel.who.who.setCurrentIndex(quick_add.panel.who.who.findData(anna.id))
    quick_add.panel.save.click()
    (view,) = services.journal.episodes()
    assert (view.episode.symptom, view.observations[0].author_id) == ("shortness_of_breath", anna.id)
    asked = quick_add.asked.questions
    assert asked.for_other.isVisibleTo(asked)

    quick_add.start("dad doesn't know what day it is")
    assert [offer.of_another for offer in quick_add.suggestions.offers][:1] == [False]


def test_who_noticed_is_not_asked_where_only_the_person_writes(quick_add: QuickAdd) -> None:
    """One thing less to read."""
    note(quick_add, "sore hip", ENTER)
    assert quick_add.panel.who.isHidden()


def test_words_about_ending_ones_life_show_who_answers(quick_add: QuickAdd, services: OpenLog) -> None:
    """Above the field, before and after it is noted; other words show nothing of it."""
    services.record.set("region", "ie")
    quick_add.start("feeling low")
    assert "crisis" not in quick_add.__dict__
    quick_add.start("low again, I want to end my life")
    words = " ".join(label.text() for label in quick_add.crisis.findChildren(QLabel))
    assert quick_add.crisis.isVisible()
    assert "116 123" in words
    quick_add.pick()
    quick_add.panel.save.click()
    assert quick_add.crisis.isVisible()
    assert services.journal.episodes()[0].episode.symptom == "low_mood"
    quick_add.crisis.close_button.click()
    assert not quick_add.crisis.isVisible()
