"""Every button of Today that leads somewhere leads where it says, in a real window with the sample log."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from followup.services.log import OpenLog
from followup.ui.check_in.screen import Screen as CheckInScreen
from followup.ui.exams.screen import Screen as ExamsScreen
from followup.ui.screen import BaseScreen
from followup.ui.shell.window import Window
from followup.ui.symptoms.screen import Screen as SymptomsScreen
from followup.ui.today.screen import Screen as TodayScreen
from followup.ui.today.words import episode_title
from followup.ui.visits.screen import Screen as VisitsScreen


def _shown(window: Window) -> BaseScreen:
    assert window.host is not None
    screen = window.host.current
    assert screen is not None
    return screen


def _today(window: Window) -> TodayScreen:
    window.go("today")
    screen = _shown(window)
    assert isinstance(screen, TodayScreen)
    return screen


def _press(screen: BaseScreen, words: str) -> None:
    buttons = [button for button in screen.findChildren(QAbstractButton) if button.isVisibleTo(screen)]
    next(button for button in buttons if button.text() == words).click()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_each_line_of_coming_up_opens_its_own_exam(sample_window: Window, place: int) -> None:
    """A form, or the card of that exam, is open on Exams."""
    today = _today(sample_window)
    buttons = [button for button in today.coming_up.findChildren(QAbstractButton) if button.isVisibleTo(today)]
    due = today.services.exams.upcoming()[place]
    buttons[place].click()
    screen = _shown(sample_window)

    assert isinstance(screen, ExamsScreen)
    assert [card.about for card in screen.cards if card.form is not None] == [due]


def test_prepare_opens_the_next_visit(sample_window: Window, sample_services: OpenLog) -> None:
    """With its page, not the list."""
    _press(_today(sample_window), "Prepare")
    screen = _shown(sample_window)
    visit = sample_services.visits.next()

    assert isinstance(screen, VisitsScreen)
    assert visit is not None
    assert screen.page.visit == visit
    assert screen.page.isVisibleTo(screen)


def test_the_summary_is_made_for_the_visit_it_was_asked_for(sample_window: Window, sample_services: OpenLog) -> None:
    """The sheet's own choice stands on that visit."""
    _press(_today(sample_window), "Prepare")
    visits = _shown(sample_window)
    assert isinstance(visits, VisitsScreen)
    visits.page.summary.click()
    visit = sample_services.visits.next()

    assert sample_window.host is not None
    assert sample_window.host.shown == "sheet"
    choices = _shown(sample_window).choices  # type: ignore[attr-defined]
    assert visit is not None
    assert choices.visit.currentData() == visit.id


def test_one_minute_opens_the_check_in_and_not_now_goes_back(sample_window: Window) -> None:
    """Nothing was answered, so nothing is lost."""
    _press(_today(sample_window), "One minute")
    screen = _shown(sample_window)
    assert isinstance(screen, CheckInScreen)
    _press(screen, "Not now")

    assert isinstance(_shown(sample_window), TodayScreen)


def test_each_title_of_lately_opens_its_story(sample_window: Window, sample_services: OpenLog) -> None:
    """The page is called as the link was."""
    for view in sample_services.journal.episodes(open_only=True)[:3]:
        title = episode_title(view, sample_services)
        _press(_today(sample_window), title)
        screen = _shown(sample_window)
        assert isinstance(screen, SymptomsScreen)
        assert screen.title.text() == title
        assert screen.story.isVisibleTo(screen)


def test_an_empty_log_leads_to_what_comes_first(window: Window) -> None:
    """The first steps, and a visit to add."""
    for words, name in (
        ("Add your medicines", "medicines"),
        ("Plan your exams", "exams"),
        ("Add your team's number", "record"),
    ):
        _press(_today(window), words)
        assert window.host is not None
        assert window.host.shown == name
    _press(_today(window), "Add a visit")
    visits = _shown(window)

    assert isinstance(visits, VisitsScreen)
    assert visits.form is not None
