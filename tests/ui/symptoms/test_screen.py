"""Symptoms through its widgets: the list, the story of an episode, and the forms."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup.domain.records import Episode, Observation
from followup.domain.words import AllAlong, Change, Side
from followup.services.journal import SymptomEntry
from followup.ui.kit.theme import Theme
from followup.ui.shell.window import Window
from followup.ui.symptoms.episode_form import EpisodeCard
from followup.ui.symptoms.observation_form import ObservationCard
from followup.ui.symptoms.screen import Screen
from tests.ui.conftest import TODAY


def note(screen: Screen, words: str, symptom: str, on: date, severity: int | None = None) -> Episode:
    """Note a symptom on a day and return its episode."""
    entry = SymptomEntry(words=words, symptom=symptom, observed_on=on, severity=severity)
    return screen.services.journal.note(entry).episode


@pytest.fixture
def screen(window: Window) -> Screen:
    """The screen over an empty log."""
    window.go("symptoms")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


def open_story(screen: Screen, episode: Episode) -> None:
    """Show the story of an episode."""
    screen.open_target(episode)
    assert screen.story.isVisible()


def test_an_empty_log_says_what_to_do_first(qtbot: QtBot, screen: Screen) -> None:
    """The button leads to the quick add."""
    empty = screen.list._nothing["log"]
    assert empty.isVisible()
    assert empty.button is not None

    with qtbot.waitSignal(screen.navigation.quick_add_requested):
        empty.button.click()


def test_open_symptoms_are_listed_the_latest_first(screen: Screen) -> None:
    """What was noted last stands on top."""
    note(screen, "cough", "cough", TODAY - timedelta(days=9))
    note(screen, "sore hip", "hip_pain", TODAY, 4)

    shown = [screen.list.model.words(screen.list.model.record(row), 0) for row in range(screen.list.model.rowCount())]
    assert shown == ["Hip pain", "Cough"]


def test_what_has_gone_is_under_everything(screen: Screen) -> None:
    """The list of open symptoms is not cluttered by the past."""
    episode = note(screen, "cough", "cough", TODAY - timedelta(days=9))
    screen.services.entries.add(
        Observation(episode_id=episode.id, observed_on=TODAY, present=False, change=Change.GONE)
    )
    assert screen.list.model.rowCount() == 0

    screen.list.shown.button("everything").click()

    assert screen.list.model.rowCount() == 1
    assert screen.list.model.words(screen.list.model.record(0), 4) == "Gone"


def test_the_search_looks_through_everything_in_the_persons_words(qtbot: QtBot, screen: Screen) -> None:
    """Ctrl+F, a few letters, and only what holds them stays."""
    note(screen, "my creaky hip", "hip_pain", TODAY)
    note(screen, "cough", "cough", TODAY)
    screen.search()
    qtbot.keyClicks(screen.list.search_field, "creaky")

    assert screen.list.model.rowCount() == 1
    screen.list.search_field.setText("nothing like it")
    assert screen.list._nothing["search"].isVisible()


def test_enter_opens_the_story_and_esc_goes_back(qtbot: QtBot, screen: Screen) -> None:
    """The keyboard alone is enough."""
    note(screen, "sore hip", "hip_pain", TODAY, 4)
    screen.list.table.setFocus()
    qtbot.keyClick(screen.list.table, Qt.Key.Key_Return)
    assert screen.story.isVisible()
    assert screen.title.text() == "Hip pain"

    screen.escape()
    assert screen.list.isVisible()


def test_today_is_noted_in_the_story(screen: Screen) -> None:
    """Worse, seven of ten, saved."""
    episode = note(screen, "sore hip", "hip_pain", TODAY - timedelta(days=3), 4)
    open_story(screen, episode)
    screen.story.note_today.click()
    card = screen.story.editing.card
    assert isinstance(card, ObservationCard)
    card.change.button(Change.WORSE).click()
    card.severity.button(7).click()
    card.save()

    latest = screen.services.journal.episode(episode.id).last
    assert latest is not None
    assert (latest.observed_on, latest.severity, latest.change) == (TODAY, 7, Change.WORSE)
    assert screen.story.model.rowCount() == 2
    assert not screen.story.editing.is_open


def test_who_answers_for_the_person_is_told_so(screen: Screen) -> None:
    """The short questions say "you" and mean the person, also where somebody else noticed it."""
    screen.services.record.add_caregiver("Anna", "daughter")
    open_story(screen, note(screen, "sore hip", "hip_pain", TODAY - timedelta(days=3), 4))
    screen.story.note_today.click()
    card = screen.story.editing.card
    assert isinstance(card, ObservationCard)
    words = card.questions.for_other
    assert "for the person" in words.text()
    assert not words.isVisibleTo(card.questions)
    card.author.setCurrentIndex(1)
    assert words.isVisibleTo(card.questions)
    card.author.setCurrentIndex(0)
    assert not words.isVisibleTo(card.questions)


def test_the_time_in_between_is_asked_after_a_long_silence_only(screen: Screen) -> None:
    """An observation speaks for the week before it; three weeks have to be asked about."""
    near = note(screen, "cough", "cough", TODAY - timedelta(days=8))
    open_story(screen, near)
    screen.story.note_today.click()
    card = screen.story.editing.card
    assert isinstance(card, ObservationCard)
    assert card.between_row.isHidden()

    far = note(screen, "sore hip", "hip_pain", TODAY - timedelta(days=21))
    open_story(screen, far)
    screen.story.note_today.click()
    card = screen.story.editing.card
    assert isinstance(card, ObservationCard)
    assert not card.between_row.isHidden()
    card.change.button(Change.SAME).click()
    card.between.button(AllAlong.YES).click()
    card.save()

    latest = screen.services.journal.episode(far.id).last
    assert latest is not None
    assert latest.all_along is AllAlong.YES


def test_gone_needs_no_number_and_ends_the_episode(screen: Screen) -> None:
    """A number for what is not there would be wrong."""
    episode = note(screen, "cough", "cough", TODAY - timedelta(days=1), 4)
    open_story(screen, episode)
    screen.story.note_today.click()
    card = screen.story.editing.card
    assert isinstance(card, ObservationCard)
    card.severity.button(5).click()
    card.change.button(Change.GONE).click()
    assert card.severity_row.isHidden()
    card.save()

    view = screen.services.journal.episode(episode.id)
    assert not view.is_open
    assert view.observations[-1].severity is None


def test_a_day_in_the_future_is_explained_beside_the_field(screen: Screen) -> None:
    """Nothing is kept, and the form stays."""
    episode = note(screen, "cough", "cough", TODAY)
    open_story(screen, episode)
    screen.story.note_today.click()
    card = screen.story.editing.card
    assert isinstance(card, ObservationCard)
    card.day.typed.setText("2031-01-01")
    card.save()

    assert "future" in card.form.rows["observed_on"].error.text()
    assert len(screen.services.journal.episode(episode.id).observations) == 1


def test_a_line_is_changed_with_enter_and_deleted_with_delete(qtbot: QtBot, window: Window, screen: Screen) -> None:
    """And undo brings it back."""
    episode = note(screen, "cough", "cough", TODAY - timedelta(days=1), 4)
    note(screen, "cough", "cough", TODAY, 5)
    open_story(screen, episode)
    screen.story.table.setFocus()
    screen.story.table.selectRow(0)
    qtbot.keyClick(screen.story.table, Qt.Key.Key_Return)
    card = screen.story.editing.card
    assert isinstance(card, ObservationCard)
    card.severity.button(2).click()
    card.save()
    assert [seen.severity for seen in screen.services.journal.episode(episode.id).observations] == [4, 2]

    screen.story.table.setFocus()
    screen.story.table.selectRow(0)
    qtbot.keyClick(screen.story.table, Qt.Key.Key_Delete)
    assert len(screen.services.journal.episode(episode.id).observations) == 1

    window.undo()
    assert len(screen.services.journal.episode(episode.id).observations) == 2


def test_place_side_and_beginning_are_mended(screen: Screen) -> None:
    """What it is can be put right without losing a day of it."""
    episode = note(screen, "sore hip", "hip_pain", TODAY, 4)
    open_story(screen, episode)
    screen.story.change.click()
    card = screen.story.editing.card
    assert isinstance(card, EpisodeCard)
    card.side.button(Side.LEFT).click()
    card.began.typed.setText("2026-02")
    card.save()

    mended = screen.services.journal.episode(episode.id).episode
    assert (mended.side, mended.began_on, mended.began_about) == (Side.LEFT, date(2026, 2, 1), True)
    assert screen.title.text() == "Hip pain, left"


def test_a_beginning_after_the_first_entry_is_explained(screen: Screen) -> None:
    """It was noted earlier than that."""
    episode = note(screen, "sore hip", "hip_pain", TODAY - timedelta(days=5), 4)
    open_story(screen, episode)
    screen.story.change.click()
    card = screen.story.editing.card
    assert isinstance(card, EpisodeCard)
    card.began.typed.setText(TODAY.isoformat())
    card.save()

    assert "earlier" in card.form.rows["began_on"].error.text()


def test_an_episode_deleted_goes_back_to_the_list_and_comes_back_with_undo(window: Window, screen: Screen) -> None:
    """Nothing is asked, nothing is lost."""
    episode = note(screen, "sore hip", "hip_pain", TODAY, 4)
    open_story(screen, episode)
    screen.story.delete.click()
    assert screen.list.isVisible()
    assert screen.services.journal.episodes() == ()

    window.undo()
    assert [view.episode.id for view in screen.services.journal.episodes()] == [episode.id]
    assert len(screen.services.journal.episode(episode.id).observations) == 1


def test_words_that_the_list_knows_by_now_can_be_filed(screen: Screen) -> None:
    """One press names the symptom and its side; the words stay, and nothing is offered any more."""
    episode = screen.services.entries.add(Episode(words="sore left hip", began_on=TODAY))
    open_story(screen, episode)
    assert "Hip pain" in screen.story.file_says.text()
    assert "Hip pain" in screen.story.file_it.accessibleName()

    screen.story.file_it.click()

    kept = screen.services.entries.get(Episode, episode.id)
    assert (kept.symptom, kept.side, kept.words) == ("hip_pain", Side.LEFT, "sore left hip")
    assert not screen.story.file_it.isVisible()
    assert not screen.story.file_says.isVisible()


def test_what_is_offered_there_does_not_widen_the_page(window: Window, screen: Screen, theme: Theme) -> None:
    """In a small window with the largest text: the words go on in the next line."""
    words = "my left breast and armpit hurt at the scar"
    episode = screen.services.entries.add(Episode(words=words, began_on=TODAY))
    window.resize(800, 600)
    theme.choose_scale(200)
    open_story(screen, episode)
    QApplication.processEvents()
    assert screen.story.file_says.isVisible()
    assert screen.story.minimumSizeHint().width() <= screen.width()


def test_words_that_nothing_is_known_of_are_left_alone(screen: Screen) -> None:
    """And so is what has a name already."""
    open_story(screen, screen.services.entries.add(Episode(words="zzz qqq", began_on=TODAY)))
    assert not screen.story.file_it.isVisible()
