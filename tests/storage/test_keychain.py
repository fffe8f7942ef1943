"""A slot for this computer's keychain: an addition that may fail in every way and never keeps anybody from a log."""

import json
import shutil
import sys
from pathlib import Path
from threading import Event, Timer

import keyring
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest

from followup.domain.errors import Refused
from followup.storage import arriving, backup, keychain, slots
from followup.storage.database import Database, lock_status
from followup.storage.errors import Damaged, NoKeychain, TooNew, WrongKey
from followup.storage.keychain import Keychain
from followup.storage.keys import read_keys
from followup.storage.this_computer import (
    add_keychain,
    kept_key,
    open_by_keychain,
    opens_by_keychain,
    remove_keychains,
)
from tests import keychains

MINE = "four quiet garden chairs"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch passphrases a little only: how long it takes is not what these tests look at."""
    monkeypatch.setattr(slots, "ITERATIONS", 1)
    monkeypatch.setattr(slots, "MEMORY_KIB", 64)


@pytest.fixture
def chain(keychain_in_memory: keychains.InMemory) -> keychains.InMemory:
    """The keychain of this computer."""
    return keychain_in_memory


@pytest.fixture
def folder(tmp_path: Path, chain: keychains.InMemory) -> Path:
    """A log with a passphrase on a computer with a keychain."""
    database, _ = Database.create(tmp_path / "log", passphrase=MINE)
    database.close()
    return tmp_path / "log"


@pytest.fixture
def opened(folder: Path, chain: keychains.InMemory) -> Path:
    """The same, with the keychain's slot."""
    database = Database.open(folder, passphrase=MINE)
    add_keychain(database, MINE, Keychain())
    database.close()
    return folder


def _open(folder: Path) -> None:
    key = kept_key(folder, Keychain())
    assert key is not None
    open_by_keychain(folder, key).close()


def test_the_keychain_opens_the_log_and_so_does_the_passphrase(opened: Path, chain: keychains.InMemory) -> None:
    """It holds a key that is not the data key, under a name that says nothing."""
    _open(opened)
    Database.open(opened, passphrase=MINE).close()
    assert lock_status(opened) == "keychain"
    ((service, name),) = chain.kept
    assert service == "Followup"
    assert name in (opened / "keys.json").read_text()
    assert chain.kept[service, name] not in (opened / "keys.json").read_text()


def test_the_passphrase_proves_itself_first(folder: Path, chain: keychains.InMemory) -> None:
    """An open screen alone gives no keychain a key."""
    database = Database.open(folder, passphrase=MINE)
    with pytest.raises(WrongKey):
        add_keychain(database, "not my passphrase", Keychain())
    assert not opens_by_keychain(database)
    assert chain.kept == {}
    database.close()


def test_it_is_never_the_only_key(tmp_path: Path, chain: keychains.InMemory) -> None:
    """A log without a passphrase gets none, and one that loses its passphrase loses the slot."""
    database, _ = Database.create(tmp_path / "log")
    with pytest.raises(Refused, match="set one for yourself"):
        add_keychain(database, "", Keychain())
    assert chain.kept == {}
    database.add_passphrase(MINE)
    add_keychain(database, MINE, Keychain())
    assert {slot.kind for slot in database.key_file().slots} == {"passphrase", "recovery", "keychain"}
    database.remove_passphrase()
    assert not opens_by_keychain(database)
    database.close()


def test_it_is_taken_away_in_both_places(opened: Path, chain: keychains.InMemory) -> None:
    """The slot and the item; the key that was in it opens nothing any more."""
    key = kept_key(opened, Keychain())
    database = Database.open(opened, passphrase=MINE)
    assert remove_keychains(database, Keychain())
    database.close()
    assert chain.kept == {}
    assert lock_status(opened) == "passphrase"
    assert kept_key(opened, Keychain()) is None
    assert key is not None
    with pytest.raises(NoKeychain, match="does not fit"):
        open_by_keychain(opened, key)
    assert json.loads((opened / "keys.json").read_text())["format"] == 1


def test_a_second_try_on_this_computer_replaces_the_first(opened: Path, chain: keychains.InMemory) -> None:
    """For a keychain that was set up anew; a slot of another computer stays."""
    database = Database.open(opened, passphrase=MINE)
    add_keychain(database, MINE, Keychain())
    assert len(database.key_file().keychains) == len(chain.kept) == 1
    chain.kept.clear()
    add_keychain(database, MINE, Keychain())
    assert len(database.key_file().keychains) == 2
    database.close()
    _open(opened)


@pytest.mark.parametrize("kind", [keychains.Locked, keychains.Broken])
def test_a_keychain_that_refuses_is_one_sentence(opened: Path, kind: type[keychains.InMemory]) -> None:
    """Locked, or throwing what it likes: nothing of that is shown, and the passphrase opens."""
    keyring.set_keyring(kind())
    with pytest.raises(NoKeychain, match=r"did not give the key. Please type your passphrase.$"):
        kept_key(opened, Keychain())
    Database.open(opened, passphrase=MINE).close()


def test_a_keychain_that_lost_the_key_is_one_sentence(opened: Path, chain: keychains.InMemory) -> None:
    """As on another computer, to which the folder was copied."""
    chain.kept.clear()
    with pytest.raises(NoKeychain, match="does not hold the key"):
        kept_key(opened, Keychain())
    Database.open(opened, passphrase=MINE).close()


@pytest.mark.parametrize("changed", ["", "not base64 at all!", "AAAA", "A" * 43 + "="])
def test_a_keychain_that_holds_something_else_is_one_sentence(
    opened: Path, chain: keychains.InMemory, changed: str
) -> None:
    """Never damage: the log is whole."""
    for name in chain.kept:
        chain.kept[name] = changed
    key = kept_key(opened, Keychain())
    assert key is not None
    with pytest.raises(NoKeychain, match="does not fit this log"):
        open_by_keychain(opened, key)


def test_a_keychain_that_hangs_is_given_up(opened: Path, hanging: keychains.Hanging) -> None:
    """After its time, or at once when somebody cancels; the slot can still be taken away."""
    with pytest.raises(NoKeychain, match="did not answer"):
        kept_key(opened, Keychain(patience=0.1))
    cancelled = Event()
    Timer(0.1, cancelled.set).start()
    with pytest.raises(NoKeychain):
        kept_key(opened, Keychain(cancelled, patience=600))
    database = Database.open(opened, passphrase=MINE)
    assert not remove_keychains(database, Keychain(patience=0.1))
    assert not opens_by_keychain(database)
    database.close()


@pytest.mark.parametrize("kind", [keychains.Locked, keychains.Forgetful, keychains.Broken])
def test_nothing_changes_when_the_keychain_does_not_take_the_key(folder: Path, kind: type[keychains.InMemory]) -> None:
    """It is read back before the log relies on it."""
    keyring.set_keyring(kind())
    database = Database.open(folder, passphrase=MINE)
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(NoKeychain):
        add_keychain(database, MINE, Keychain())
    assert (folder / "keys.json").read_bytes() == before
    database.close()


def test_no_key_is_left_in_the_keychain_when_the_slot_cannot_be_written(
    folder: Path, chain: keychains.InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, for example."""
    database = Database.open(folder, passphrase=MINE)

    def fail(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(database, "write_key_file", fail)
    with pytest.raises(OSError, match="no space"):
        add_keychain(database, MINE, Keychain())
    assert chain.kept == {}
    database.close()


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring, keychains.PlainFile])
def test_only_the_keychain_of_a_system_counts(folder: Path, backend: type, chain: keychains.InMemory) -> None:
    """Not one that keeps nothing, and not one that writes a file anybody can read."""
    keyring.set_keyring(backend())
    database = Database.open(folder, passphrase=MINE)
    with pytest.raises(NoKeychain, match="no keychain that Followup can use"):
        add_keychain(database, MINE, Keychain())
    database.close()


def test_among_several_the_real_one_is_asked(chain: keychains.InMemory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keyring hands out a chain of backends where it finds more than one."""
    monkeypatch.setattr(keyring.backends.chainer.ChainerBackend, "backends", [keychains.PlainFile(), chain])
    keyring.set_keyring(keyring.backends.chainer.ChainerBackend())
    key = Keychain().keep("0011")
    assert Keychain().first(["0011"]) == key
    assert len(chain.kept) == 1


def test_every_real_backend_is_one_that_keyring_has() -> None:
    """A name that keyring changes would leave people without their keychain."""
    from importlib.util import find_spec

    for name in keychain.REAL - keychains.REAL:
        module, _, kind = name.rpartition(".")
        found = find_spec(module)
        assert found is not None
        assert found.origin is not None
        assert f"class {kind}(" in Path(found.origin).read_text(encoding="utf-8")


def test_after_a_lock_the_keychain_is_not_asked_until_the_passphrase_was_typed(opened: Path) -> None:
    """Also after a new start. A wrong passphrase does not count."""
    database = Database.open(opened, passphrase=MINE)
    database.log_folder.ask_next_time()
    database.close()
    assert kept_key(opened, Keychain()) is None
    with pytest.raises(WrongKey):
        Database.open(opened, passphrase="something else")
    assert kept_key(opened, Keychain()) is None
    Database.open(opened, passphrase=MINE).close()
    _open(opened)
    assert not (opened / "locked").exists()


def test_a_backup_has_no_such_slot(opened: Path) -> None:
    """Neither one beside the log nor one elsewhere, nor after the keys were changed; it asks for its passphrase."""
    database = Database.open(opened, passphrase=MINE)
    beside = backup.make_backup(database)
    elsewhere = backup.make_backup(database, opened.parent / "stick")
    database.change_passphrase(MINE, MINE + " too")
    database.close()
    for made, passphrase in ((beside, MINE + " too"), (elsewhere, MINE)):
        assert lock_status(made) == "passphrase"
        to = opened.parent / f"restored-{made.parent.name}"
        arriving.restore(made, to, passphrase=passphrase)
        assert lock_status(to) == "passphrase"
        Database.open(to, passphrase=passphrase).close()
    assert lock_status(opened) == "keychain"


def test_a_copy_on_another_computer_asks_for_the_passphrase(opened: Path, tmp_path: Path) -> None:
    """The folder was copied by hand, so the slot came along, but its key stayed behind."""
    copy = Path(shutil.copytree(opened, tmp_path / "copy"))
    keyring.set_keyring(keychains.InMemory())
    with pytest.raises(NoKeychain, match="Please type your passphrase"):
        kept_key(copy, Keychain())
    Database.open(copy, passphrase=MINE).close()


def test_a_slot_opens_only_its_own_log(opened: Path, tmp_path: Path) -> None:
    """Put into another log's key file, it does not open that one."""
    other, _ = Database.create(tmp_path / "other", passphrase=MINE)
    (slot,) = [one for one in read_keys(opened / "keys.json").slots if one.kind == "keychain"]
    key = kept_key(opened, Keychain())
    assert key is not None
    assert slot.unseal(key, other.log_id) is None
    other.close()


def test_an_older_program_says_that_it_is_too_old(opened: Path) -> None:
    """The number of the file is higher while there is such a slot: to call it damaged would send people searching."""
    assert json.loads((opened / "keys.json").read_text())["format"] == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [("id", ""), ("id", 3), ("id", "x" * 99), ("nonce", "AAAA"), ("wrapped", "AAAA"), ("wrapped", 1)],
)
def test_a_slot_that_cannot_be_ours_is_damage(opened: Path, field: str, value: object) -> None:
    """Even with a checksum that fits."""
    from followup.storage import keys as module

    path = opened / "keys.json"
    content = json.loads(path.read_text())
    del content["checksum"]
    content["slots"][-1][field] = value
    content["checksum"] = module._checksum(content)
    path.write_text(json.dumps(content))
    with pytest.raises(Damaged):
        read_keys(path)


def test_a_newer_file_than_this_is_too_new(opened: Path) -> None:
    """As before."""
    path = opened / "keys.json"
    path.write_text(path.read_text().replace('"format": 2', '"format": 3'))
    with pytest.raises(TooNew):
        read_keys(path)


def test_keyring_comes_in_only_where_it_was_chosen(folder: Path) -> None:
    """A log without such a slot is opened and looked at without it."""
    import subprocess

    code = (
        "import sys; from pathlib import Path; from followup.storage.database import Database\n"
        "from followup.storage.this_computer import kept_key; from followup.storage.keychain import Keychain\n"
        f"folder = Path(sys.argv[1]); Database.open(folder, passphrase={MINE!r}).close()\n"
        "print(kept_key(folder, Keychain()), 'keyring' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["None", "False"]
