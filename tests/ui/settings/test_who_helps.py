"""Passphrases for those who help, through the widgets."""

import pytest

from followup.domain.records import Author
from followup.services.log import OpenLog
from followup.storage.errors import DiskFull
from followup.ui.settings.screen import Screen
from followup.ui.settings.who_helps import Helpers
from followup.ui.shell.window import Window

MINE, HERS = "four quiet garden chairs", "seven noisy kitchen stools"


@pytest.fixture
def helpers(window: Window, services: OpenLog) -> Helpers:
    """That part of Settings, with a passphrase set and one name to give another to."""
    services.entries.add(Author(name="Ann"))
    services.passphrase.set(MINE)
    window.go("settings")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    found = screen.findChild(Helpers)
    assert isinstance(found, Helpers)
    found.refresh()
    return found


def test_a_passphrase_is_given_only_by_who_knows_the_persons_own(helpers: Helpers, services: OpenLog) -> None:
    """Somebody who comes by an unlocked screen must not make a key of their own."""
    helpers.open_form()
    helpers.passphrase.setText(HERS)
    helpers.own.setText("not these words")
    helpers.keep()
    assert helpers.form is not None
    assert helpers.form.rows["own"].error.text()
    assert services.passphrase.helpers() == ()

    helpers.own.setText(MINE)
    helpers.keep()
    assert [one.name for one in services.passphrase.helpers()] == ["Ann"]


def test_what_taking_it_away_means_is_said(helpers: Helpers, services: OpenLog, window: Window) -> None:
    """The data key stays the same, so a copy of the key file is worth something; nobody is told otherwise."""
    services.passphrase.add_helper(services.entries.all(Author)[1], HERS)
    helpers.take_away(services.passphrase.helpers()[0])
    assert services.passphrase.helpers() == ()
    assert "with its keys.json they could still open your log" in window.undo_bar.words.text()


def test_a_passphrase_that_could_not_be_taken_away_is_not_said_to_be_gone(
    helpers: Helpers, services: OpenLog, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence of the failure stays on the screen."""
    services.passphrase.add_helper(services.entries.all(Author)[1], HERS)
    (helper,) = services.passphrase.helpers()

    def full(_slot: str) -> None:
        raise DiskFull

    monkeypatch.setattr(services.database, "remove_helper", full)
    helpers.take_away(helper)
    assert "The disk is full" in window.undo_bar.words.text()
