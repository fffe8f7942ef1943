"""The trash, the history of each entry, and erasing for good."""

from dataclasses import replace
from datetime import timedelta

import pytest

from followup.domain.records import Author, Medicine, Note, Question, SideEffect, Visit
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.storage.errors import Conflict, Missing
from followup.storage.history import rebuild
from tests.services.conftest import TODAY, Calendar


def test_the_trash_says_what_it_holds_and_for_how_long(log: OpenLog, calendar: Calendar) -> None:
    """Ninety days, counted down; afterwards it is still there, for the person to decide."""
    noted = log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY, severity=4))
    log.entries.remove("observation", noted.observation.id)
    (entry,) = log.trash.list()
    assert (entry.title, entry.line, entry.days_left) == ("What was seen on a day", "Cough, 4 of 10", 90)
    calendar.day += timedelta(days=30)
    assert log.trash.list()[0].days_left == 60
    calendar.day += timedelta(days=300)
    assert log.trash.list()[0].days_left == 0
    log.entries.bring_back("observation", noted.observation.id)
    assert log.trash.list() == ()


def test_the_history_says_who_changed_what(log: OpenLog) -> None:
    """Newest first, with the fields that differ, and the caregiver's name."""
    ann = log.entries.add(Author(name="Ann"))
    note = log.journal.add_note("first words", TODAY, author_id=ann.id)
    log.entries.change(replace(note, words="other words"))
    changed, added = log.trash.history("note", note.id)
    assert (added.action, added.who, added.line) == ("Added", "Ann", "first words")
    assert changed.action == "Changed"
    assert changed.fields == (("Words", "first words", "other words"),)
    assert len(log.trash.history(limit=2)) == 2


def test_erased_for_good_is_gone_everywhere_but_in_older_backups(log: OpenLog) -> None:
    """From its table and from the history; that something was erased, when and by whom, stays."""
    note = log.journal.add_note("nobody should read this", TODAY)
    log.backups.make()
    with pytest.raises(Conflict, match="in the trash"):
        log.trash.erase("note", note.id)
    log.entries.remove("note", note.id)
    assert log.trash.backups_with(note) == 1
    log.trash.erase("note", note.id)
    assert log.trash.list() == ()
    assert [line.line for line in log.trash.history("note", note.id)] == ["", ""]
    with log.database.reading() as store:
        assert ("note", note.id) not in rebuild(reversed(store.history()))
        assert store.erased() == {("note", note.id)}
    with pytest.raises(Missing):
        log.entries.get(Note, note.id)


def test_an_erased_number_is_never_given_again(log: OpenLog) -> None:
    """Else the history of the old entry and of the new one would be one."""
    note = log.journal.add_note("gone", TODAY)
    log.entries.remove("note", note.id)
    log.trash.erase("note", note.id)
    assert log.journal.add_note("new", TODAY).id == note.id + 1


def test_what_belongs_to_an_erased_entry_goes_with_it(log: OpenLog) -> None:
    """A visit takes its questions along; undoing anything they were part of is refused."""
    visit = log.entries.add(Visit(visit_on=TODAY))
    log.entries.add(Question(words="why?", visit_id=visit.id))
    wish = log.entries.remove("visit", visit.id)
    log.trash.erase("visit", visit.id)
    assert log.trash.list() == ()
    with pytest.raises(Conflict, match="erased for good"):
        log.entries.undo(wish)


def test_a_name_is_not_erased(log: OpenLog) -> None:
    """Who wrote an entry stays known."""
    ann = log.entries.add(Author(name="Ann"))
    log.entries.remove("author", ann.id)
    with pytest.raises(Conflict, match="A name stays"):
        log.trash.erase("author", ann.id)


def test_a_symptom_that_was_called_a_side_effect_can_be_erased(log: OpenLog) -> None:
    """What only says that both belong together cannot stand without it, and goes too."""
    noted = log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY, severity=4))
    medicine = log.entries.add(Medicine(name="letrozole"))
    log.entries.add(SideEffect(medicine_id=medicine.id, episode_id=noted.episode.id))
    log.entries.remove("episode", noted.episode.id)
    log.trash.erase("episode", noted.episode.id)
    assert log.entries.all(SideEffect) == ()
    assert log.entries.all(Medicine) == (medicine,)
