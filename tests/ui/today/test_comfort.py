"""Somebody to lean on, on Today."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from followup.domain.care_words import ContactRole, Measured
from followup.domain.records import Contact, Measure, Question
from followup.services.log import OpenLog
from followup.ui.kit.buttons import Button
from followup.ui.shell.window import Window
from followup.ui.today.comfort import Comfort
from followup.ui.today.screen import Screen
from tests.ui.conftest import TODAY


@pytest.fixture
def comfort(window: Window) -> Comfort:
    """The card on Today over an empty log."""
    window.go("today")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen.comfort


def said(comfort: Comfort) -> str:
    """What the card says."""
    QApplication.processEvents()
    return " ".join(label.text() for label in comfort.findChildren(QLabel) if label.isVisible())


def press(comfort: Comfort, words: str) -> None:
    """Press a button of the card."""
    QApplication.processEvents()
    next(button for button in comfort.findChildren(Button) if button.text() == words and button.isVisible()).click()


def test_nothing_is_offered_to_somebody_who_did_not_say_a_word(comfort: Comfort) -> None:
    """It is no part of an ordinary day."""
    assert comfort.isHidden()


def test_a_high_worry_shows_the_people_and_where_the_line_is(comfort: Comfort, services: OpenLog) -> None:
    """The number, the names, and from which number on it shows."""
    services.entries.add(Contact(name="Nia", role=ContactRole.FAMILY, relation="sister", phone="01632 960101"))
    services.entries.add(Measure(measured=Measured.WORRY, measured_on=TODAY, value=8))
    words = said(comfort)
    assert not comfort.isHidden()
    assert "worry at 8 of 10" in words
    assert "Nia, sister, 01632 960101" in words
    assert "from 7 of 10 on" in words


def test_distress_goes_onto_the_questions_once(comfort: Comfort, services: OpenLog) -> None:
    """A second press says that it is there."""
    services.entries.add(Measure(measured=Measured.WORRY, measured_on=TODAY, value=9))
    for _ in range(2):
        press(comfort, "Put it on my questions")
    assert len([one for one in services.entries.all(Question) if "distress" in one.words]) == 1


def test_nobody_written_down_leads_to_the_form(window: Window, comfort: Comfort, services: OpenLog) -> None:
    """One press away."""
    services.entries.add(Measure(measured=Measured.WORRY, measured_on=TODAY, value=9))
    press(comfort, "Add somebody")
    assert window.host is not None
    assert window.host.shown == "record"


def test_the_page_about_coping_names_its_source(window: Window, comfort: Comfort, services: OpenLog) -> None:
    """And has no advice of ours."""
    services.entries.add(Measure(measured=Measured.WORRY, measured_on=TODAY, value=9))
    press(comfort, "Coping, and who can help")
    assert window.host is not None
    assert window.host.shown == "help"
    QApplication.processEvents()
    labels = window.host.current.findChildren(QLabel) if window.host.current is not None else []
    assert any("Mayo Clinic" in label.text() and label.isVisible() for label in labels)
