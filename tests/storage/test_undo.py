from dataclasses import replace
from datetime import date

import pytest

from followup.domain.records import Episode, Note, Observation
from followup.storage.database import Database
from followup.storage.errors import Conflict, Missing
from followup.storage.history import Action, UndoneWish

DAY = date(2026, 3, 2)


def _last_wish(database: Database) -> int:
    with database.reading() as store:
        return store.history()[0].wish_id


def _undo(database: Database, wish_id: int) -> UndoneWish:
    with database.transaction(wish="undo") as store:
        return store.undo(wish_id)


def test_undoing_an_addition_puts_it_into_the_trash(database: Database, hip: Episode) -> None:
    """All that one wish added goes at once: the episode and its observations."""
    undone = _undo(database, _last_wish(database))
    assert undone.kinds == ("episode", "observation")
    with database.reading() as store:
        assert store.all(Episode) == store.all(Observation) == ()
        assert [entry[:2] for entry in store.trash()] == [("episode", hip.id)]


def test_undoing_a_change_brings_the_old_words_back(database: Database, hip: Episode) -> None:
    """With a revision of its own, so that a screen that shows the change notices."""
    with database.transaction() as store:
        store.change(replace(hip, words="sore knee"))
    _undo(database, _last_wish(database))
    with database.reading() as store:
        assert store.get(Episode, hip.id) == replace(hip, rev=3)


def test_undoing_a_removal_brings_everything_back(database: Database, hip: Episode) -> None:
    """The episode with the observations that went with it."""
    with database.reading() as store:
        before = store.log_view(None)
    with database.transaction() as store:
        store.remove("episode", hip.id)
    _undo(database, _last_wish(database))
    with database.reading() as store:
        after = store.log_view(None)
    assert [len(one.observations) for one in after.episodes] == [3]
    assert replace(after.episodes[0].episode, rev=1) == before.episodes[0].episode
    assert [replace(seen, rev=1) for seen in after.episodes[0].observations] == [*before.episodes[0].observations]


def test_an_undo_is_a_wish_that_can_be_undone(database: Database, hip: Episode) -> None:
    """Undo, undo of the undo, and once more: back and forth."""
    first = _last_wish(database)
    undone = _undo(database, first)
    again = _undo(database, undone.wish_id)
    with database.reading() as store:
        assert store.count(Observation, episode_id=hip.id) == 3
    _undo(database, again.wish_id)
    with database.reading() as store:
        assert store.count(Observation) == 0
        assert {entry.wish_id for entry in store.history()} == {1, first, undone.wish_id, again.wish_id, first + 3}


def test_a_wish_of_many_steps_on_one_entry_is_undone_as_one(database: Database) -> None:
    """Added, changed, removed and brought back in one wish: in the end it was not there before."""
    with database.transaction() as store:
        kept = store.add(Note(noted_on=DAY, words="kept"))
    with database.transaction() as store:
        store.remove("note", kept.id)
        store.bring_back("note", kept.id)
        changed = store.change(replace(kept, rev=3, words="changed"))
        store.change(replace(changed, words="again"))
        new = store.add(Note(noted_on=DAY, words="new"))
        store.change(replace(new, words="newer"))
        wish = store.wish_id
    _undo(database, wish)
    with database.reading() as store:
        assert [note.words for note in store.all(Note)] == ["kept"]


def test_undoing_a_way_through_the_trash_puts_it_back_there(database: Database) -> None:
    """Brought back and changed: the undo leaves it in the trash with its old words."""
    with database.transaction() as store:
        note = store.add(Note(noted_on=DAY, words="old"))
        store.remove("note", note.id)
    with database.transaction() as store:
        store.bring_back("note", note.id)
        store.change(replace(note, rev=3, words="new"))
        wish = store.wish_id
    _undo(database, wish)
    with database.reading() as store:
        assert store.all(Note) == ()
    with database.transaction() as store:
        store.bring_back("note", note.id)
        assert [note.words for note in store.all(Note)] == ["old"]


def test_what_somebody_changed_since_is_not_undone(database: Database, hip: Episode) -> None:
    """The newer words stand, and the whole undo is dropped."""
    with database.transaction() as store:
        store.change(replace(hip, words="first change"))
        store.add(Note(noted_on=DAY, words="in the same wish"))
        wish = store.wish_id
    with database.transaction() as store:
        store.change(replace(hip, rev=2, words="newer"))
    with pytest.raises(Conflict):
        _undo(database, wish)
    with database.reading() as store:
        assert store.get(Episode, hip.id).words == "newer"
        assert store.count(Note) == 1


def test_an_episode_with_newer_observations_is_not_undone(database: Database, hip: Episode) -> None:
    """Undoing its beginning would take along what was seen later."""
    wish = _last_wish(database)
    with database.transaction() as store:
        store.add(Observation(episode_id=hip.id, observed_on=DAY))
    with pytest.raises(Conflict):
        _undo(database, wish)
    with database.reading() as store:
        assert store.count(Observation) == 4


def test_an_observation_does_not_come_back_to_an_episode_in_the_trash(database: Database, hip: Episode) -> None:
    """The later removal of the episode stands on it."""
    with database.transaction() as store:
        store.remove("observation", store.all(Observation)[0].id)
        wish = store.wish_id
    with database.transaction() as store:
        store.remove("episode", hip.id)
    with pytest.raises(Conflict):
        _undo(database, wish)


def test_the_beginning_of_a_log_is_not_undone(database: Database) -> None:
    """The person stays."""
    with pytest.raises(Conflict):
        _undo(database, 1)


@pytest.mark.parametrize("wish", [0, 999, -1])
def test_a_wish_there_is_not_is_missing(database: Database, wish: int) -> None:
    """There is nothing to undo."""
    with pytest.raises(Missing):
        _undo(database, wish)


def test_an_undo_is_written_down_with_what_it_undoes(database: Database, hip: Episode) -> None:
    """The history shows each entry going, and the wish names the other."""
    wish = _last_wish(database)
    undone = _undo(database, wish)
    with database.reading() as store:
        assert {entry.action for entry in store.wish(undone.wish_id)} == {Action.REMOVE}
    with database.engine.connect() as connection:
        undoes = connection.exec_driver_sql("SELECT undoes FROM wish WHERE id = ?", (undone.wish_id,)).scalar()
    assert undoes == wish
