"""The program put together: real logs behind the window."""

import errno
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from followup.app import Door
from followup.domain.errors import Refused
from followup.storage import upgrade
from followup.storage.errors import AlreadyALog, Damaged, NoLog, NoPermission, WrongKey
from tests.storage.released import RELEASED_BEFORE, build


@pytest.fixture
def door() -> Door:
    """The real door, on a day in March."""
    return Door(lambda: date(2026, 3, 12))


def test_a_log_is_made_and_opened_again(door: Door, tmp_path: Path) -> None:
    """Without a passphrase the log opens at a glance, with the facts that were given."""
    folder = tmp_path / "log"
    assert door.first_guess(folder) == door.status(folder) == "none"
    services, code = door.create(folder, None, (("name", "Ruth"), ("surgery", "lumpectomy"), ("surgery_side", "left")))
    services.close()
    assert code == ""
    assert door.first_guess(folder) == door.status(folder) == "plain"
    again = door.open(folder)
    assert again.record.profile().name == "Ruth"
    again.close()


def test_a_passphrase_and_its_recovery_code(door: Door, tmp_path: Path) -> None:
    """The right passphrase and the code open, a wrong one is known as such."""
    folder = tmp_path / "log"
    services, code = door.create(folder, "four plain words here", ())
    services.close()
    assert door.first_guess(folder) == door.status(folder) == "passphrase"
    with pytest.raises(WrongKey) as caught:
        door.open(folder, passphrase="four plain words")
    assert door.is_wrong_key(caught.value)
    for secret in ({"passphrase": "four plain words here"}, {"recovery_code": code}):
        door.open(folder, **secret).close()


def test_a_first_fact_that_is_refused_leaves_no_log(door: Door, tmp_path: Path) -> None:
    """Else nobody had seen the recovery code of the log that is there, and it could not be begun again."""
    folder = tmp_path / "log"
    with pytest.raises(Refused, match="future"):
        door.create(folder, "four plain words here", (("name", "Ruth"), ("birth_date", "2030-01-01")))
    assert door.status(folder) == "none"
    services, code = door.create(folder, "four plain words here", (("name", "Ruth"),))
    assert code
    services.close()


def test_a_missing_key_file_is_no_wrong_key(door: Door, tmp_path: Path) -> None:
    """A damaged log is said to be damaged, and the lock on its folder is let go."""
    folder = tmp_path / "log"
    services, _code = door.create(folder, None, ())
    services.close()
    keys = (folder / "keys.json").read_bytes()
    (folder / "keys.json").unlink()
    assert door.first_guess(folder) == "plain"
    with pytest.raises(Damaged) as caught:
        door.open(folder)
    assert not door.is_wrong_key(caught.value)
    (folder / "keys.json").write_bytes(keys)
    door.open(folder).close()


def test_a_log_that_cannot_be_read_is_closed_again(door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the services fail the folder is not left locked."""
    folder = tmp_path / "log"
    door.create(folder, None, ())[0].close()

    def fail(*_args: object) -> Callable[[], None]:
        raise RuntimeError("no services")

    with monkeypatch.context() as patch:
        patch.setattr("followup.services.log.load_shipped", fail)
        with pytest.raises(RuntimeError):
            door.open(folder)
    door.open(folder).close()


def test_an_older_log_whose_backups_may_not_be_written_says_why(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading it only is no way out: it would say that Followup must bring it up to date, which it cannot."""
    folder = tmp_path / "log"
    build(RELEASED_BEFORE[-1], folder)

    def refuse(*_given: object, **_more: object) -> Path:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(upgrade, "keep_backup", refuse)
    with pytest.raises(NoPermission, match="folder for the backup is read-only"):
        door.open(folder)


def test_a_lost_file_beside_backups_is_damage_and_no_first_start(door: Door, tmp_path: Path) -> None:
    """A page of welcome would end in a new log, and its backups would push out those of the lost one."""
    folder = tmp_path / "log"
    services, _code = door.create(folder, None, (("name", "Ruth"),))
    services.backups.make()
    services.close()
    (folder / "log.db").unlink()
    assert door.first_guess(folder) == "plain"
    with pytest.raises(Damaged, match="is missing from this folder"):
        door.open(folder)
    with pytest.raises(AlreadyALog, match="backups of an earlier log"):
        door.create(folder, None, ())
    door.put_together(folder, None, None)
    again = door.open(folder)
    assert again.record.profile().name == "Ruth"
    again.close()


def test_keys_of_a_log_that_never_came_to_be_do_not_stop_a_first_start(door: Door, tmp_path: Path) -> None:
    """The power went in the middle of making it."""
    folder = tmp_path / "log"
    services, _code = door.create(folder, None, ())
    services.close()
    (folder / "log.db").unlink()
    assert door.first_guess(folder) == "none"
    door.create(folder, None, ())[0].close()


def test_a_passphrase_of_spaces_makes_no_log(door: Door, tmp_path: Path) -> None:
    """The page counts letters; here they must be worth something."""
    with pytest.raises(Refused, match="at least"):
        door.create(tmp_path / "log", " " * 9, ())
    assert not (tmp_path / "log").exists()


def test_a_stick_that_is_not_plugged_in_is_no_first_start(door: Door, tmp_path: Path) -> None:
    """A new log where the stick would be is out of sight once it is plugged in again."""
    folder = tmp_path / "media" / "STICK" / "log"
    assert door.first_guess(folder) == "plain"
    with pytest.raises(NoLog, match="please plug it in"):
        door.open(folder)
