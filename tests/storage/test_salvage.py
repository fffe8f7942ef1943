"""Putting a log together again after damage."""

import random
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from followup.domain.log_view import LogView
from followup.domain.records import Episode, Medicine, Note, Observation
from followup.storage import driver, durable
from followup.storage.backup import make_backup
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import AlreadyALog, Damaged, WrongKey
from followup.storage.history import rebuild
from followup.storage.in_place import put_in_place
from followup.storage.keys import Secret, read_keys
from followup.storage.pages import PAGE, page_of, pages_of
from followup.storage.rescue import rescued
from followup.storage.salvage import SalvageReport, salvage

from .conftest import Clock
from .released import KEY, RELEASED_BEFORE, build
from .test_history import present

EPISODES, DAYS = 20, 7


@pytest.fixture
def written(database: Database) -> LogView:
    """A log with enough in it for damage to hit something, closed; one note was erased and one is in the trash."""
    with database.transaction() as store:
        for number in range(EPISODES):
            episode = store.add(Episode(words=f"symptom {number}", began_on=date(2026, 1, 1)))
            for day in range(1, DAYS + 1):
                store.add(Observation(episode_id=episode.id, observed_on=date(2026, 2, day), note="seen " * 12))
        for words in ("in the trash", "erased", "kept"):
            store.add(Note(noted_on=date(2026, 1, 1), words=words))
        store.remove("note", 1)
        store.remove("note", 2)
        store.erase("note", 2)
        view = store.log_view(None)
    database.close()
    return view


def _spoil(folder: Path, *pages: int) -> bytes:
    content = bytearray((folder / "log.db").read_bytes())
    for page in pages:
        content[(page - 1) * 4096 + 900] ^= 1
    (folder / "log.db").write_bytes(content)
    return bytes(content)


def _pages_of(folder: Path, table: str) -> list[int]:
    """Every page of a table, its root first."""
    database = Database.open(folder)
    with database.engine.connect() as connection:
        root = connection.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).scalar_one()
    database.close()
    return [int(root)]


def _view(folder: Path, **secret: str) -> LogView:
    database = Database.open(folder, **secret)
    assert check_log(database).is_whole
    with database.reading() as store:
        view = store.log_view(None)
        assert rebuild(reversed(store.history())).keys() <= present(database).keys()
    database.close()
    return view


def test_a_table_that_cannot_be_read_comes_back_from_the_history(
    folder: Path, written: LogView, tmp_path: Path
) -> None:
    """Without any backup: nothing is missing, the trash and the erased note are as they were, the damaged file too."""
    spoilt = _spoil(folder, *_pages_of(folder, "observation"), *_pages_of(folder, "note"))
    report = salvage(folder, tmp_path / "new")
    assert (folder / "log.db").read_bytes() == spoilt
    assert report.is_complete
    assert report.from_history["observation"] == EPISODES * DAYS
    assert _view(tmp_path / "new") == written
    database = Database.open(tmp_path / "new")
    with database.reading() as store:
        assert [(one.kind, one.id) for one in store.trash()] == [("note", 1)]
        assert [note.words for note in store.all(Note)] == ["kept"]
        assert store.erased() == {("note", 2)}
    database.close()


def test_what_the_history_lost_too_comes_from_the_last_good_backup(
    folder: Path, written: LogView, tmp_path: Path
) -> None:
    """The newest backup is damaged itself: the one before it helps."""
    database = Database.open(folder)
    make_backup(database)
    newest = make_backup(database)
    database.close()
    _spoil(newest, 12)
    _spoil(folder, *_pages_of(folder, "observation"), *_pages_of(folder, "history"))
    report = salvage(folder, tmp_path / "new")
    assert (report.is_complete, report.backup is not None) == (True, True)
    assert _view(tmp_path / "new") == written


def test_what_is_lost_for_good_is_counted_and_said(folder: Path, written: LogView, tmp_path: Path) -> None:
    """The symptoms and the history are gone: their observations stay, below a symptom that says it was lost."""
    _spoil(folder, *_pages_of(folder, "episode"), *_pages_of(folder, "history"))
    report = salvage(folder, tmp_path / "new")
    assert report.stand_ins >= EPISODES
    assert not report.is_complete
    view = _view(tmp_path / "new")
    assert [len(one.observations) for one in view.episodes] == [DAYS] * EPISODES
    assert {one.episode.words for one in view.episodes} == {"This part of the log could not be read."}


def test_flips_anywhere_leave_nearly_everything(folder: Path, written: LogView, tmp_path: Path) -> None:
    """Eight logs, each with one bit wrong somewhere: every entry of the last backup comes back, and most of the rest.

    Where the bit lies in the description of the tables, only the backup helps.
    """
    database = Database.open(folder)
    make_backup(database)
    with database.transaction() as store:
        for day in range(1, DAYS + 1):
            store.add(Observation(episode_id=1, observed_on=date(2026, 3, day)))
    database.close()
    good, chance = (folder / "log.db").read_bytes(), random.Random(5)
    kept = []
    for number in range(8):
        content = bytearray(good)
        content[chance.randrange(4096, len(content))] ^= 1 << chance.randrange(8)
        (folder / "log.db").write_bytes(content)
        salvage(folder, tmp_path / f"new{number}")
        view = _view(tmp_path / f"new{number}")
        kept.append(sum(len(one.observations) for one in view.episodes))
    assert min(kept) >= EPISODES * DAYS
    assert sorted(kept)[len(kept) // 2] >= (EPISODES + 1) * DAYS - 1


def test_an_erased_entry_stays_erased_though_its_mark_is_lost(folder: Path, database: Database, tmp_path: Path) -> None:
    """A backup of before still has it; the emptied lines of the history say that it must not come back."""
    with database.transaction() as store:
        store.add(Note(noted_on=date(2026, 1, 1), words="erased"))
        store.add(Note(noted_on=date(2026, 1, 1), words="kept"))
    make_backup(database)
    with database.transaction() as store:
        store.remove("note", 1)
        store.erase("note", 1)
    database.close()
    _spoil(folder, *_pages_of(folder, "erasure"), *_pages_of(folder, "note"))
    salvage(folder, tmp_path / "new")
    database = Database.open(tmp_path / "new")
    with database.reading() as store:
        assert [note.words for note in store.all(Note)] == ["kept"]
    database.close()


def test_a_changed_entry_whose_first_line_of_the_history_is_lost_keeps_no_log_from_coming_back(
    folder: Path, database: Database, tmp_path: Path
) -> None:
    """Only the line of its change is left, and that says all there is to say."""
    with database.transaction() as store:
        note = store.add(Note(noted_on=date(2026, 1, 1), words="as written"))
    with database.transaction() as store:
        changed = store.change(replace(note, words="as changed"))
    key = database.key
    database.close()
    connection = driver.connect(folder / "log.db", key)
    connection.execute("DROP TRIGGER history_refuses_delete")
    connection.execute("DELETE FROM history WHERE kind = 'note' AND action = 'add'")
    connection.execute("DELETE FROM note")
    connection.close()

    report = salvage(folder, tmp_path / "new")

    assert report.from_history == {"note": 1}
    opened = Database.open(tmp_path / "new")
    with opened.reading() as store:
        assert store.all(Note) == (changed,)
    opened.close()


def test_answers_alone_come_back_from_the_history(folder: Path, tmp_path: Path) -> None:
    """They have pages of their own: the observation is whole, and what was answered is not."""
    database = Database.open(folder)
    with database.transaction() as store:
        episode = store.add(Episode(words="headache", began_on=date(2026, 1, 1)))
        seen = Observation(episode_id=episode.id, observed_on=date(2026, 2, 1), answers=(("worse_lying_down", "yes"),))
        store.add(seen)
        view = store.log_view(None)
    database.close()
    _spoil(folder, *_pages_of(folder, "answer"))
    salvage(folder, tmp_path / "new")
    assert _view(tmp_path / "new") == view


def test_a_log_of_which_nothing_can_be_read_needs_a_backup(folder: Path, written: LogView, tmp_path: Path) -> None:
    """With one, all of that day is there; without one, a sentence says where else to look."""
    database = Database.open(folder)
    made = make_backup(database)
    database.close()
    _spoil(folder, *range(1, (folder / "log.db").stat().st_size // 4096 + 1))
    report = salvage(folder, tmp_path / "new")
    assert (report.read, report.is_complete) == ({}, True)
    assert _view(tmp_path / "new") == written
    shutil.rmtree(made)
    with pytest.raises(Damaged, match="no backup is here"):
        salvage(folder, tmp_path / "other")
    assert not (tmp_path / "other" / "log.db").exists()


def test_a_wrong_passphrase_is_not_called_damage(folder: Path, written: LogView, tmp_path: Path) -> None:
    """The slot proves the key before a page is looked at. The new log opens with the same passphrase."""
    pages = _pages_of(folder, "observation")
    database = Database.open(folder)
    database.add_passphrase("four quiet garden chairs")
    database.close()
    _spoil(folder, *pages)
    with pytest.raises(WrongKey):
        salvage(folder, tmp_path / "new", secret=Secret("something else"))
    salvage(folder, tmp_path / "new", secret=Secret("four quiet garden chairs"))
    assert _view(tmp_path / "new", passphrase="four quiet garden chairs") == written


def test_a_broken_key_file_is_replaced_by_that_of_a_backup(folder: Path, written: LogView, tmp_path: Path) -> None:
    """The log itself is whole; nothing of it is lost."""
    database = Database.open(folder)
    make_backup(database)
    database.close()
    (folder / "keys.json").write_bytes(b"{")
    assert salvage(folder, tmp_path / "new").is_complete
    assert _view(tmp_path / "new") == written


def test_the_key_file_of_another_log_is_replaced_by_that_of_a_backup(
    folder: Path, written: LogView, tmp_path: Path, clock: Clock
) -> None:
    """Even where it opens with the same passphrase, or without one: a key counts only once it opens a page."""
    database = Database.open(folder)
    make_backup(database)
    database.close()
    Database.create(tmp_path / "other", clock=clock)[0].close()
    shutil.copy(tmp_path / "other" / "keys.json", folder / "keys.json")
    with pytest.raises(Damaged, match="belongs to another log"):
        Database.open(folder)
    rows, _ = rescued(folder, Secret(), tmp_path)
    assert len(rows["episode"]) == EPISODES
    assert put_in_place(folder, clock=clock).is_complete
    assert _view(folder) == written


def test_the_key_file_of_another_log_is_not_called_a_wrong_passphrase(folder: Path, tmp_path: Path) -> None:
    """Typing it again would never help."""
    database = Database.open(folder)
    database.add_passphrase("four plain words")
    make_backup(database)
    database.close()
    Database.create(tmp_path / "other", passphrase="somebody else's")[0].close()
    shutil.copy(tmp_path / "other" / "keys.json", folder / "keys.json")
    with pytest.raises(Damaged, match="belongs to another log"):
        Database.open(folder, passphrase="four plain words")
    with pytest.raises(WrongKey):
        salvage(folder, tmp_path / "refused", secret=Secret("not these words"))
    assert salvage(folder, tmp_path / "new", secret=Secret("four plain words")).is_complete


def test_safe_mode_reads_with_the_key_file_of_a_backup(folder: Path, written: LogView, tmp_path: Path) -> None:
    """A broken key file must not stand between a person and what she wrote."""
    database = Database.open(folder)
    make_backup(database)
    database.close()
    (folder / "keys.json").write_bytes(b"{")
    rows, _ = rescued(folder, Secret(), tmp_path)
    assert len(rows["episode"]) == EPISODES


def test_a_last_page_that_ends_in_a_zero_is_read_like_any_other(folder: Path, written: LogView, tmp_path: Path) -> None:
    """One in 256 does, by chance of its proof; it is no part of the emptiness after the file."""
    spoilt = _spoil(folder, *_pages_of(folder, "observation"))
    keys = read_keys(folder / "keys.json")
    pages = pages_of(spoilt, keys.unlock(Secret()))
    last = len(spoilt) // PAGE
    content = pages.opened(last, page_of(spoilt, last))
    sealed = next(page for page in iter(lambda: pages.sealed(last, content), None) if page.endswith(b"\0"))
    (folder / "log.db").write_bytes(spoilt[:-PAGE] + sealed)
    assert salvage(folder, tmp_path / "new").is_complete
    assert _view(tmp_path / "new") == written


@pytest.mark.parametrize("step", ["sync_folder", "replace"])
def test_a_log_stays_in_its_place_until_the_new_one_takes_it(
    folder: Path, written: LogView, clock: Clock, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Whatever ends the program between two steps, the next try finds a log to start from."""
    _spoil(folder, *_pages_of(folder, "observation"))
    real, done = getattr(durable, step), []

    def power_cut(*given: Path) -> None:
        if folder in (given[0], given[-1].parent) and (folder / "quarantine").exists():
            done.append(given)
            raise KeyboardInterrupt
        real(*given)

    with monkeypatch.context() as patched:
        patched.setattr(durable, step, power_cut)
        with pytest.raises(KeyboardInterrupt):
            put_in_place(folder, clock=clock)
    assert done
    assert put_in_place(folder, clock=clock).is_complete
    assert _view(folder) == written


def test_in_place_the_damaged_files_go_into_quarantine(folder: Path, written: LogView, clock: Clock) -> None:
    """Nothing is deleted, and the log opens where it always was."""
    spoilt = _spoil(folder, *_pages_of(folder, "observation"))
    report = put_in_place(folder, clock=clock)
    assert isinstance(report, SalvageReport)
    (kept,) = (folder / "quarantine").iterdir()
    assert (kept / "log.db").read_bytes() == spoilt
    assert (kept / "keys.json").exists()
    assert _view(folder) == written
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_a_folder_with_a_log_is_not_salvaged_into(folder: Path, written: LogView) -> None:
    """The log there stays."""
    with pytest.raises(AlreadyALog):
        salvage(folder, folder)


@pytest.mark.parametrize("revision", RELEASED_BEFORE)
def test_a_damaged_log_of_an_older_form_is_salvaged_too(tmp_path: Path, revision: str) -> None:
    """It is read in its own form and then brought up to date."""
    build(revision, tmp_path / "log")
    connection = driver.connect(tmp_path / "log" / "log.db", KEY)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'observation'").fetchone()
    connection.close()
    _spoil(tmp_path / "log", root)
    report = salvage(tmp_path / "log", tmp_path / "new")
    assert (report.read["medicine"] >= 1, report.from_history["observation"]) == (True, 2)
    database = Database.open(tmp_path / "new")
    with database.reading() as store:
        assert store.count(Medicine) >= 1
    database.close()
