"""Reading answers from a filled page through the visit's own widgets."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from followup.domain.records import Question, Visit
from followup.ui.shell.window import Window
from followup.ui.visits.filled_form import FilledForm
from followup.ui.visits.screen import Screen
from tests.services.test_filled_pages import filled


@pytest.fixture
def screen(sample_window: Window) -> Screen:
    """The visits of the sample log."""
    sample_window.go("visits")
    assert sample_window.host is not None
    screen = sample_window.host.current
    assert isinstance(screen, Screen)
    return screen


def test_answers_are_shown_before_they_are_kept(qtbot: QtBot, screen: Screen, tmp_path: Path) -> None:
    """Each under its question; what is noted already is only replaced when its box is ticked."""
    log = screen.services
    visit = log.visits.next()
    assert isinstance(visit, Visit)
    noted = log.visits.add(Question(words="Is it the tablets?", visit_id=visit.id))
    new = log.visits.add(Question(words="Do I need a scan?", visit_id=visit.id))
    path = filled(log, visit, tmp_path / "back.pdf", {noted.words: "No.", new.words: "Yes, in May."})
    log.visits.answer(noted.id, "Perhaps.")
    screen.open_target(visit.id)
    page = screen.page
    page.show_page(path)
    qtbot.waitUntil(lambda: isinstance(page.form, FilledForm), timeout=20_000)
    form = page.form
    assert isinstance(form, FilledForm)
    assert list(form.replace) == [noted.id]
    assert form.by.text() == visit.clinician

    form.save()
    answers = {one.id: one.answer for one in log.visits.questions(visit.id)}
    assert (answers[noted.id], answers[new.id]) == ("Perhaps.", "Yes, in May.")


def test_a_file_that_is_no_filled_page_is_one_sentence(qtbot: QtBot, screen: Screen, tmp_path: Path) -> None:
    """Nothing opens, nothing changes."""
    visit = screen.services.visits.next()
    assert visit is not None
    screen.open_target(visit.id)
    (tmp_path / "letter.pdf").write_bytes(b"Dear doctor")
    with qtbot.waitSignal(screen.navigation.error_raised, timeout=20_000):
        screen.page.show_page(tmp_path / "letter.pdf")
    assert screen.page.form is None
