"""Noting symptoms and going through the check-in."""

from datetime import date, timedelta

import pytest

from followup.domain.errors import Refused
from followup.domain.records import CheckIn, Episode, Observation, Overall, Weight
from followup.domain.words import AllAlong, Answer, Change, Side
from followup.services.changes import Change as Announced
from followup.services.changes import Topic
from followup.services.journal import CheckInAnswers, StillThere, SymptomEntry
from followup.services.log import OpenLog
from followup.storage.errors import Missing
from tests.services.conftest import TODAY, Calendar

BEFORE = TODAY - timedelta(days=10)


def test_first_entry_starts_an_episode_and_the_next_joins_it(log: OpenLog) -> None:
    """Two rows of the same hip are one episode with two days."""
    first = log.journal.note(SymptomEntry(symptom="bone_pain", words="sore hip", place="hip", observed_on=BEFORE))
    second = log.journal.note(SymptomEntry(symptom="bone_pain", place="hip", observed_on=TODAY, severity=6))
    assert (first.started, second.started) == (True, False)
    view = log.journal.episode(first.episode.id)
    assert [seen.severity for seen in view.observations] == [None, 6]
    assert (view.episode.words, view.episode.began_on) == ("sore hip", BEFORE)


def test_symptom_without_a_place_has_its_usual_one(log: OpenLog) -> None:
    """A swollen arm is at the arm."""
    assert log.journal.note(SymptomEntry(symptom="arm_swelling", observed_on=TODAY)).episode.place == "arm"


def test_entry_for_a_named_episode_joins_it_whatever_it_says(log: OpenLog) -> None:
    """Somebody who pressed "add to this" meant this one."""
    one = log.journal.note(SymptomEntry(symptom="bone_pain", place="hip", side=Side.LEFT, observed_on=BEFORE))
    entry = SymptomEntry(symptom="bone_pain", place="rib", observed_on=TODAY, episode_id=one.episode.id)
    assert log.journal.note(entry).episode.place == "hip"
    with pytest.raises(Missing):
        log.journal.note(SymptomEntry(observed_on=TODAY, episode_id=999))


@pytest.mark.parametrize(("years", "removed"), [(True, False), (True, True), (False, False)])
def test_what_was_there_for_years_is_remembered_however_long_ago_it_was_said(
    log: OpenLog, years: bool, removed: bool
) -> None:
    """A year of entries later, a lump that names no side starts its own; an answer in the trash counts no more."""
    said = (("long_standing", Answer.YES),) if years else ()
    first = log.journal.note(
        SymptomEntry(symptom="breast_lump", side=Side.LEFT, observed_on=TODAY - timedelta(days=370), answers=said)
    )
    for days in range(363, 0, -7):
        log.journal.note(SymptomEntry(symptom="breast_lump", side=Side.LEFT, observed_on=TODAY - timedelta(days=days)))
    if removed:
        log.entries.remove("observation", first.observation.id)
    new = log.journal.note(SymptomEntry(symptom="breast_lump", observed_on=TODAY))
    assert new.started is (years and not removed)


def test_gone_is_not_there(log: OpenLog) -> None:
    """Whoever says "gone" need not also untick "there"."""
    log.journal.note(SymptomEntry(symptom="cough", observed_on=BEFORE))
    noted = log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY, change=Change.GONE))
    assert not noted.observation.present
    assert log.journal.episodes(open_only=True) == ()


def test_asked_and_denied_is_kept_as_not_there(log: OpenLog) -> None:
    """It is information of its own and opens nothing."""
    noted = log.journal.deny("cough", TODAY)
    assert (noted.started, noted.observation.present) == (True, False)
    assert log.journal.episodes(open_only=True) == ()


def test_episodes_come_latest_noted_first_and_are_found_by_any_of_their_words(log: OpenLog) -> None:
    """Title, own words and notes are looked through, capitals aside."""
    log.journal.note(SymptomEntry(symptom="cough", words="Tickly", note="after lunch", observed_on=TODAY))
    log.journal.note(SymptomEntry(symptom="headache", observed_on=BEFORE))
    assert [view.episode.symptom for view in log.journal.episodes()] == ["cough", "headache"]
    for words in ("tickly", "LUNCH", "cough"):
        assert [view.episode.symptom for view in log.journal.episodes(words=words)] == ["cough"]


def test_undo_bar_names_the_symptom_and_nothing_the_person_wrote(log: OpenLog) -> None:
    """A title of the catalogue, or no name at all."""
    heard: list[Announced] = []
    log.changes.listen(heard.append)
    log.journal.note(SymptomEntry(symptom="cough", words="since the funeral", observed_on=TODAY))
    log.journal.note(SymptomEntry(words="since the funeral", observed_on=TODAY))
    assert [change.words for change in heard] == ["Cough noted.", "Symptom noted."]
    assert heard[0].topics == {Topic.SYMPTOMS, Topic.FLAGS}


def test_refused_entry_leaves_nothing_behind(log: OpenLog) -> None:
    """An episode is not kept without its first day."""
    heard: list[Announced] = []
    log.changes.listen(heard.append)
    with pytest.raises(Refused):
        log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY, severity=11))
    assert (log.entries.all(Episode), heard) == ((), [])


def test_check_in_asks_for_what_was_silent_over_a_week(log: OpenLog, calendar: Calendar) -> None:
    """An observation covers seven days; what ended is not asked about."""
    log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY))
    log.journal.note(SymptomEntry(symptom="headache", observed_on=BEFORE))
    log.journal.note(SymptomEntry(symptom="fever", observed_on=BEFORE, present=False))
    assert [view.episode.symptom for view in log.journal.to_check_in()] == ["headache"]
    calendar.day = TODAY + timedelta(days=8)
    assert {view.episode.symptom for view in log.journal.to_check_in()} == {"headache", "cough"}


def test_check_in_is_kept_as_one_wish(log: OpenLog) -> None:
    """Answers, weight, overall and something new; one undo takes it all back."""
    old = log.journal.note(SymptomEntry(symptom="headache", observed_on=BEFORE, severity=3))
    heard: list[Announced] = []
    log.changes.listen(heard.append)
    log.journal.check_in(
        CheckInAnswers(
            done_on=TODAY,
            symptoms=(StillThere(episode_id=old.episode.id, change=Change.WORSE, all_along=AllAlong.YES, severity=5),),
            new=(SymptomEntry(symptom="cough", observed_on=TODAY),),
            weight_grams=68_000,
            trying_to_lose=Answer.NO,
            overall=7,
        )
    )
    assert log.journal.last_check_in() == TODAY
    last = log.journal.episode(old.episode.id).last
    assert last is not None
    assert (last.severity, last.all_along, last.present) == (5, AllAlong.YES, True)
    assert [weight.grams for weight in log.entries.all(Weight)] == [68_000]
    log.entries.undo(heard[0].wish_id)
    assert [len(log.entries.all(kind)) for kind in (CheckIn, Observation, Weight, Overall)] == [0, 1, 0, 0]


def test_check_in_line_left_out_says_nothing(log: OpenLog) -> None:
    """Silence is unknown: neither lasting nor gone."""
    old = log.journal.note(SymptomEntry(symptom="headache", observed_on=BEFORE))
    log.journal.check_in(CheckInAnswers(done_on=TODAY))
    assert len(log.journal.episode(old.episode.id).observations) == 1


def test_note_keeps_free_words_on_a_day(log: OpenLog) -> None:
    """A day may be a guess."""
    note = log.journal.add_note("Moved house.", date(2026, 5, 1), about=True)
    assert (note.words, note.about, note.rev) == ("Moved house.", True, 1)
