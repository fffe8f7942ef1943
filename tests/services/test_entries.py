"""Every kind of record in the same few ways, and what is announced of it."""

from dataclasses import replace

import pytest

from followup.domain.errors import Refused
from followup.domain.records import KINDS, Note, Observation, Weight
from followup.services.changes import Change, Changes, Topic, topics_of
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.storage.errors import Conflict, Missing
from tests.services.conftest import TODAY


def _heard(log: OpenLog) -> list[Change]:
    heard: list[Change] = []
    log.changes.listen(heard.append)
    return heard


def _note(log: OpenLog, words: str = "first") -> Note:
    return log.entries.add(Note(noted_on=TODAY, words=words))


def test_added_record_is_there_when_it_is_announced(log: OpenLog) -> None:
    """Nobody hears of anything that is not on the disk."""
    seen: list[int] = []
    log.changes.listen(lambda _: seen.append(log.entries.count(Note)))
    note = _note(log)
    assert (seen, log.entries.get(Note, note.id)) == ([1], note)


def test_change_says_what_it_is_about_who_caused_it_and_how_to_undo_it(log: OpenLog) -> None:
    """A screen leaves its own changes alone, and refreshes for its topics."""
    heard, cause = _heard(log), object()
    weight = log.entries.add(Weight(measured_on=TODAY, grams=68_000), cause)
    (change,) = heard
    assert change.topics == {Topic.WEIGHT, Topic.FLAGS}
    assert (change.cause, change.words, change.touched) == (cause, "Weight noted.", {("weight", weight.id)})
    log.entries.undo(change.wish_id)
    assert log.entries.all(Weight) == ()
    log.entries.undo(heard[1].wish_id)
    assert log.entries.all(Weight)[0].grams == 68_000


def test_refused_record_is_neither_kept_nor_announced(log: OpenLog) -> None:
    """The sentence is all there is."""
    heard = _heard(log)
    with pytest.raises(Refused):
        log.entries.add(Weight(measured_on=TODAY, grams=1))
    assert (log.entries.all(Weight), heard) == ((), [])


def test_stale_change_is_a_conflict(log: OpenLog) -> None:
    """What somebody else wrote meanwhile is never overwritten blindly."""
    note = _note(log)
    log.entries.change(replace(note, words="second"))
    with pytest.raises(Conflict):
        log.entries.change(replace(note, words="third"))
    assert log.entries.get(Note, note.id).words == "second"


def test_removed_record_comes_back_from_the_trash_or_by_undo(log: OpenLog) -> None:
    """Deleting says how to undo it."""
    note = _note(log)
    wish_id = log.entries.remove("note", note.id)
    with pytest.raises(Missing):
        log.entries.get(Note, note.id)
    assert [(entry.kind, entry.id) for entry in log.entries.trash()] == [("note", note.id)]
    log.entries.undo(wish_id)
    assert log.entries.get(Note, note.id).words == "first"
    log.entries.remove("note", note.id)
    log.entries.bring_back("note", note.id)
    assert log.entries.count(Note) == 1


def test_page_holds_part_of_a_list_and_finds_words(log: OpenLog) -> None:
    """Newest first, or oldest first where that is asked for."""
    for words in ("apple", "banana", "apple pie"):
        _note(log, words)
    assert [note.words for note in log.entries.page(Note, limit=2)] == ["apple pie", "banana"]
    assert [note.words for note in log.entries.page(Note, limit=1, newest_first=False)] == ["apple"]
    assert log.entries.count(Note, words="apple") == 2


def test_history_of_a_record_says_who_did_what(log: OpenLog) -> None:
    """Newest first."""
    note = _note(log)
    log.entries.change(replace(note, words="second"))
    assert [entry.action for entry in log.entries.history("note", note.id)] == ["change", "add"]


def test_change_of_an_observation_touches_its_episode(log: OpenLog) -> None:
    """So that only this episode is looked at again."""
    noted = log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY))
    heard = _heard(log)
    log.entries.remove(Observation.kind, noted.observation.id)
    assert ("episode", noted.episode.id) in heard[0].touched


def test_every_kind_of_record_has_a_topic() -> None:
    """No change goes unannounced."""
    assert all(topics_of([kind]) for kind in KINDS)


def test_listener_that_stopped_hears_nothing_more() -> None:
    """Also when it stops while a change is passed on."""
    changes, heard = Changes(), []

    def once(change: Change) -> None:
        heard.append(change)
        stop()

    stop = changes.listen(once)
    changes.listen(heard.append)
    change = Change(frozenset({Topic.VISITS}), None, 1, "")
    changes.announce(change)
    changes.announce(change)
    stop()
    assert heard == [change, change, change]
