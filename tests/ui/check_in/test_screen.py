"""The check-in through its widgets."""

from datetime import timedelta

import pytest

from followup.domain.care_words import Measured
from followup.domain.records import Author, Measure, Overall, Weight
from followup.domain.words import Change
from followup.services.journal import SymptomEntry
from followup.ui.check_in.screen import Screen
from followup.ui.shell.window import Window
from tests.ui.conftest import TODAY


@pytest.fixture
def screen(window: Window) -> Screen:
    """A check-in with a cough and a sore hip open."""
    assert window.services is not None
    for words, symptom in (("cough", "cough"), ("sore hip", "hip_pain")):
        window.services.journal.note(
            SymptomEntry(words=words, symptom=symptom, observed_on=TODAY - timedelta(days=5), severity=4)
        )
    window.go("check_in")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


def test_one_save_keeps_every_answer_in_one_wish(window: Window, screen: Screen) -> None:
    """Worse, gone, weight and overall; one undo takes all of it back."""
    cough, hip = sorted(screen.lines, key=lambda line: line.view.episode.symptom)
    cough.change.button(Change.GONE).click()
    hip.change.button(Change.WORSE).click()
    hip.severity.button(6).click()
    screen.measures.weight.setText("71,5")
    screen.measures.overall.button("7").click()
    screen.save()

    views = {view.episode.symptom: view for view in screen.services.journal.episodes()}
    assert not views["cough"].is_open
    assert [seen.severity for seen in views["hip_pain"].observations] == [4, 6]
    assert [weight.grams for weight in screen.services.entries.all(Weight)] == [71_500]
    assert [overall.value for overall in screen.services.entries.all(Overall)] == [7]
    assert screen.services.journal.last_check_in() == TODAY

    window.undo()
    assert screen.services.entries.all(Weight) == ()
    assert screen.services.journal.last_check_in() is None


def test_what_is_left_out_changes_nothing(screen: Screen) -> None:
    """A check-in with no answer is still a check-in."""
    screen.save()

    assert [len(view.observations) for view in screen.services.journal.episodes()] == [1, 1]
    assert screen.services.journal.last_check_in() == TODAY


@pytest.mark.parametrize(("typed", "says"), [("heavy", "number"), ("715", "right")])
def test_a_wrong_weight_is_explained_and_keeps_the_answers(screen: Screen, typed: str, says: str) -> None:
    """Nothing is saved by half."""
    screen.lines[0].change.button(Change.SAME).click()
    screen.measures.weight.setText(typed)
    screen.save()

    assert says in screen.measures.form.rows["weight"].error.text()
    assert screen.lines[0].change.value == Change.SAME
    assert screen.services.journal.last_check_in() is None


def test_answers_wait_when_another_screen_is_looked_at(window: Window, screen: Screen) -> None:
    """A look at Today and back loses nothing."""
    screen.lines[0].change.button(Change.BETTER).click()
    window.go("today")
    window.go("check_in")

    assert screen.lines[0].change.value == Change.BETTER


def test_a_helper_can_go_through_the_check_in(window: Window, screen: Screen) -> None:
    """Who noticed it is asked only where somebody else writes in the log, and kept with each answer."""
    assert screen.who.isHidden()
    anna = screen.services.entries.add(Author(name="Anna"))
    screen.refresh()
    screen.who.who.setCurrentIndex(screen.who.who.findData(anna.id))
    screen.lines[0].change.button(Change.SAME).click()
    screen.save()
    views = screen.services.journal.episodes()
    assert anna.id in {view.observations[-1].author_id for view in views}


def test_worry_and_sleep_are_kept_with_the_rest(screen: Screen) -> None:
    """Each as a number of its own; what is left out is not nought."""
    screen.measures.scales.rows[Measured.WORRY].button("8").click()
    screen.measures.scales.minutes.setText("90")
    screen.save()
    kept = {(one.measured, one.value) for one in screen.services.entries.all(Measure)}
    assert kept == {(Measured.WORRY, 8), (Measured.EXERCISE, 90)}


def test_minutes_that_are_no_number_are_explained_in_the_open_fold(screen: Screen) -> None:
    """Nothing is kept, and the fold shows what to mend."""
    screen.measures.scales.minutes.setText("an hour")
    screen.save()
    assert screen.measures.more.is_open
    assert "whole number" in screen.measures.form.rows[Measured.EXERCISE].error.text()
    assert screen.services.entries.all(Measure) == ()
    assert screen.services.journal.last_check_in() is None
