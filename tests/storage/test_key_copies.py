"""The copies of a key file beside its log."""

import errno
import shutil
from pathlib import Path

import pytest

from followup.storage import durable, key_copies
from followup.storage.backup import make_backup
from followup.storage.database import Database
from followup.storage.keys import read_keys, write_keys


def test_a_new_passphrase_closes_every_copy_of_the_keys_beside_the_log(database: Database, folder: Path) -> None:
    """Those in quarantine and those put aside open without one otherwise, and hold the key of today's log."""
    places = [folder / "quarantine" / "2026-11-20" / "keys.json", folder / "keys.json.before-1"]
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / "keys.json", place)
    database.add_passphrase("four plain words")
    assert [read_keys(place).is_plain for place in places] == [False, False]
    assert database.stale_backups == 0


def test_keys_that_could_not_be_renewed_are_counted(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old passphrase still opens that backup, and nobody may be told otherwise."""
    make_backup(database)
    real = durable.write_whole

    def refuse(path: Path, content: bytes) -> None:
        if "backups" in path.parts:
            raise PermissionError(errno.EACCES, "denied")
        real(path, content)

    monkeypatch.setattr(durable, "write_whole", refuse)
    database.add_passphrase("four plain words")
    assert database.stale_backups == 1


def test_what_a_killed_change_left_behind_is_renewed_by_the_next_backup(database: Database, folder: Path) -> None:
    """A backup that still opened without a passphrase would give the key of today's log away."""
    first, others = make_backup(database), folder / "backups" / "2020-01-01T000000Z"
    before = read_keys(folder / "keys.json")
    shutil.copytree(first, others)
    write_keys(others / "keys.json", type(before)("another log", before.slots))
    database.add_passphrase("four plain words")
    write_keys(first / "keys.json", before)
    database.stale_backups = 1
    make_backup(database)
    assert not read_keys(first / "keys.json").is_plain
    assert read_keys(others / "keys.json").is_plain
    assert database.stale_backups == 0


def test_a_copy_that_is_as_it_should_be_is_not_written_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each writing waits for the disk, and there is one for each backup."""
    make_backup(database)
    keys = read_keys(database.log_folder.keys)
    monkeypatch.setattr(key_copies, "write_keys", lambda *_: pytest.fail("written"))
    assert key_copies.renew_keys(database.log_folder, keys) == 0


def test_a_lock_that_changes_meanwhile_has_the_last_word(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The backup read the old keys just before somebody set a passphrase, and wrote them just after."""
    made, real, still_to_come = make_backup(database), key_copies.renew_keys, [True]
    before = read_keys(made / "keys.json")

    def renew(*given: object) -> int:
        if still_to_come:
            still_to_come.clear()
            database.add_passphrase("four plain words")
            write_keys(made / "keys.json", before)
            return 0
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(key_copies, "renew_keys", renew)
    key_copies.renew_left_behind(database)
    assert not read_keys(made / "keys.json").is_plain
