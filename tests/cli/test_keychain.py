"""The command line and this computer's keychain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import keyring
import pytest

from followup.cli import opened
from followup.storage.database import Database
from followup.storage.keychain import Keychain
from followup.storage.this_computer import add_keychain
from tests.cli.conftest import Run
from tests.cli.test_log import secret  # noqa: F401 - a fixture
from tests.keychains import Hanging, InMemory

MINE = "tea and toast"
Secret = Callable[[str], int]


@pytest.fixture
def folder(tmp_path: Path, keychain_in_memory: InMemory) -> Path:
    """A locked log that the keychain opens too."""
    database, _ = Database.create(tmp_path / "log", passphrase=MINE)
    add_keychain(database, MINE, Keychain())
    database.close()
    return tmp_path / "log"


def test_the_status_names_it(run: Run, folder: Path) -> None:
    """One word, as for the others."""
    assert run("lock-status", "--log", folder).out == "keychain\n"
    assert run("lock-status", "--log", folder, "--json").one["lock"] == "keychain"


def test_it_opens_where_no_passphrase_is_handed_in(
    run: Run,
    folder: Path,
    secret: Secret,  # noqa: F811 - the fixture
    keychain_in_memory: InMemory,
) -> None:
    """With one, the keychain is not asked, and a wrong one is wrong."""
    assert run("check", "--log", folder).code == 0
    assert run("list", "--safe", "--log", folder).code == 0
    assert run("check", "--log", folder, "--passphrase-fd", secret("tea and cake")).code == 3
    keychain_in_memory.kept.clear()
    assert run("check", "--log", folder, "--passphrase-fd", secret(MINE)).code == 0


def test_a_keychain_that_does_not_open_is_one_sentence(run: Run, folder: Path, keychain_in_memory: InMemory) -> None:
    """Gone: exit code 3, and what to do."""
    keychain_in_memory.kept.clear()
    done = run("check", "--log", folder)
    assert (done.code, done.out) == (3, "")
    assert "does not hold the key of this log" in done.err


def test_a_keychain_that_hangs_does_not_hold_a_command_up(
    run: Run, folder: Path, hanging: Hanging, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is given up after ten seconds; a moment here."""
    assert opened._PATIENCE == 10
    monkeypatch.setattr(opened, "_PATIENCE", 0.2)
    done = run("check", "--log", folder)
    assert done.code == 3
    assert "did not answer" in done.err


def test_a_locked_log_wants_its_passphrase(run: Run, folder: Path, secret: Secret) -> None:  # noqa: F811
    """After Ctrl+L a command does not get around it either; the passphrase, once typed, lets the keychain in again."""
    (folder / "locked").touch()
    done = run("check", "--log", folder)
    assert done.code == 3
    assert "--passphrase-fd" in done.err
    assert run("check", "--log", folder, "--passphrase-fd", secret(MINE)).code == 0
    assert run("check", "--log", folder).code == 0


def test_a_computer_without_a_keychain_says_so(run: Run, folder: Path) -> None:
    """As a copy of the folder on a server."""
    from keyring.backends.fail import Keyring

    keyring.set_keyring(Keyring())
    done = run("check", "--log", folder)
    assert done.code == 3
    assert "no keychain that Followup can use" in done.err
