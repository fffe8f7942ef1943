import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from followup.domain.codec import to_plain
from followup.domain.records import (
    KINDS,
    CheckItem,
    DosePeriod,
    Episode,
    Medicine,
    Note,
    Observation,
    Question,
    Record,
    Visit,
)
from followup.domain.words import Answer
from followup.storage import driver
from followup.storage.database import Database
from followup.storage.errors import Conflict, Damaged, Missing
from followup.storage.history import Action, Standing, rebuild
from followup.storage.mapping import columns_of, table_of
from followup.storage.store import Store

DAY = date(2026, 1, 1)


def present(database: Database) -> dict[tuple[str, int], Standing]:
    """Every entry as it stands in its table, the trash included."""
    standing = {}
    with database.engine.connect() as connection:
        for kind, record_type in KINDS.items():
            for row in connection.execute(sa.select(*columns_of(kind), table_of(kind).c.removed_at)):
                values = row._asdict()
                removed_at = values.pop("removed_at")
                record = record_type(**values)
                standing[kind, record.id] = Standing(to_plain(record), removed_at)
    return standing


class _Somebody:
    """Does at random what people do."""

    def __init__(self, database: Database, seed: int) -> None:
        self.database = database
        self.random = random.Random(seed)
        self.wishes: list[int] = []
        self.refused = 0

    def act(self) -> None:
        """Carry out one wish of one to four steps; a refused step drops the whole wish."""
        try:
            with self.database.transaction(wish="anything") as store:
                for _ in range(self.random.randint(1, 4)):
                    self.random.choice((self.add, self.add, self.change, self.remove, self.bring_back, self.undo))(
                        store
                    )
                wish = store.wish_id
            self.wishes.append(wish)
        except (Conflict, Missing):
            self.refused += 1

    def add(self, store: Store) -> None:
        """Add anything that what is there allows."""
        day = DAY + timedelta(days=self.random.randrange(300))
        parent = self.random.choice([None, Episode, Medicine, Visit])
        found = store.all(parent) if parent else ()
        if not found:
            new = (Note(noted_on=day, words="n"), Episode(began_on=day), Medicine(name="m"), Visit(visit_on=day))
            store.add(self.random.choice(new))
            return
        number = self.random.choice(found).id
        answers = (("at_rest", self.random.choice(list(Answer))),)
        belonging = {
            Episode: Observation(episode_id=number, observed_on=day, answers=answers),
            Medicine: DosePeriod(medicine_id=number, started_on=day),
            Visit: self.random.choice((Question(words="q", visit_id=number), CheckItem(words="c", visit_id=number))),
        }
        store.add(belonging[parent])

    def change(self, store: Store) -> None:
        """Change the words of something."""
        record = self._any(store)
        name = "words" if isinstance(record, Note | Question | CheckItem) else "note"
        changes: dict[str, Any] = {name: f"{self.random.random()}"}
        store.change(replace(record, **changes))

    def remove(self, store: Store) -> None:
        """Remove something."""
        record = self._any(store)
        store.remove(record.kind, record.id)

    def bring_back(self, store: Store) -> None:
        """Bring something back."""
        trash = store.trash()
        if trash:
            kind, number, _ = self.random.choice(trash)
            store.bring_back(kind, number)

    def undo(self, store: Store) -> None:
        """Undo one of the last wishes."""
        if self.wishes:
            store.undo(self.random.choice(self.wishes[-3:]))

    def _any(self, store: Store) -> Record:
        kinds = [Note, Episode, Medicine, Visit, Question, CheckItem, Observation, DosePeriod]
        found: tuple[Record, ...] = store.all(self.random.choice(kinds))
        if not found:
            raise Missing
        return self.random.choice(found)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_present_can_be_rebuilt_from_the_history(database: Database, seed: int) -> None:
    """After 300 steps at random, in wishes of one to four, the history gives every entry as its table holds it."""
    somebody = _Somebody(database, seed)
    for _ in range(120):
        somebody.act()
    assert len(somebody.wishes) > 40
    assert somebody.refused > 5
    with database.reading() as store:
        history = store.history()
    assert {entry.action for entry in history} == set(Action)
    assert rebuild(reversed(history)) == present(database)


def test_a_history_with_a_hole_gives_another_log(database: Database, hip: Episode) -> None:
    """The comparison above does notice a lost line."""
    with database.transaction() as store:
        store.change(replace(hip, words="sore knee"))
    with database.reading() as store:
        history = store.history()
    assert rebuild(reversed(history)) == present(database)
    assert rebuild(reversed(history[1:])) != present(database)


def test_no_entry_outlives_what_it_belongs_to(database: Database) -> None:
    """Whatever people do, nothing stands on something that is in the trash."""
    somebody = _Somebody(database, 4)
    for _ in range(60):
        somebody.act()
        with database.reading() as store:
            episodes = {episode.id for episode in store.all(Episode)}
            assert {seen.episode_id for seen in store.all(Observation)} <= episodes
            assert {p.medicine_id for p in store.all(DosePeriod)} <= {m.id for m in store.all(Medicine)}


@pytest.mark.parametrize("table", ["history", "wish"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET author_id = 1", "DELETE FROM {}"])
def test_what_happened_cannot_be_rewritten(database: Database, table: str, statement: str) -> None:
    """The file itself refuses, whoever asks."""
    with database.engine.connect() as connection, pytest.raises(Exception, match="stays written down"):
        connection.exec_driver_sql(statement.format(table))


def test_every_change_is_written_down_with_author_and_moment(database: Database, hip: Episode) -> None:
    """What it was, what it became, and in which wish."""
    with database.transaction(author_id=1, wish="edit symptom") as store:
        changed = store.change(replace(hip, words="sore knee"))
        wish = store.wish_id
        store.remove("episode", hip.id)
    with database.reading() as store:
        removed, change, added = store.history("episode", hip.id)
    assert (change.wish_id, change.author_id, change.action) == (wish, 1, Action.CHANGE)
    assert (change.before, change.after) == (to_plain(hip), to_plain(changed))
    assert (added.before, added.after) == (None, to_plain(hip))
    assert (removed.before, removed.after) == (to_plain(changed), None)
    assert removed.at == change.at > added.at


def test_the_history_can_be_looked_at_in_part(database: Database, hip: Episode) -> None:
    """The newest lines first, of everything, of a kind or of one entry."""
    with database.reading() as store:
        lines = store.history()
        assert store.history(limit=2) == lines[:2]
        assert store.history("observation") == lines[:3]
        assert store.history("observation", 2) == lines[1:2]
        assert store.history("episode", hip.id, limit=1) == lines[3:4]
        assert store.history("note") == ()


def test_a_wish_that_changes_nothing_leaves_no_trace(database: Database) -> None:
    """Neither in the history nor on the disk."""
    before = database.log_folder.database.read_bytes()
    with database.transaction(wish="look around") as store:
        assert store.wish_id == 2
        store.all(Note)
    assert database.log_folder.database.read_bytes() == before


def _add_and_fail(store: Store) -> None:
    added = store.add(Note(noted_on=DAY, words="w"))
    raise ZeroDivisionError(added.id)


def test_a_failing_wish_leaves_no_trace(database: Database) -> None:
    """What was done before the failure is not kept, whatever failed."""
    before = database.log_folder.database.read_bytes()
    with pytest.raises(ZeroDivisionError), database.transaction() as store:
        _add_and_fail(store)
    assert database.log_folder.database.read_bytes() == before
    with database.transaction() as store:
        assert store.add(Note(noted_on=DAY, words="w")).id == 1


@pytest.mark.parametrize("column", ["before", "after", "action"])
def test_a_line_that_nobody_wrote_is_damage(database: Database, column: str) -> None:
    """Its page is proved by its key all the same: only reading it tells."""
    with database.transaction() as store:
        note = store.add(Note(noted_on=DAY, words="first"))
        store.change(replace(note, words="second"))
    connection = driver.connect(database.log_folder.database, database.key)
    connection.execute("DROP TRIGGER history_refuses_update")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(f"UPDATE history SET {column} = '{{no' WHERE {column} IS NOT NULL")
    connection.close()
    with database.reading() as store, pytest.raises(Damaged):
        store.history()
