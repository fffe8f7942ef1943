"""An error nobody foresaw: one sentence on the screen; type and place in the program's log, no word of the person."""

import logging
import sys

import pytest

from followup.ui.shell import last_resort


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """The errors that reached the screen; the hooks are put back afterwards."""
    import threading

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    errors: list[BaseException] = []
    last_resort.install(errors.append)
    return errors


def test_only_type_and_place_are_logged(shown: list[BaseException], caplog: pytest.LogCaptureFixture) -> None:
    """What a person wrote may be in the error; it must not be in the log."""
    with pytest.raises(ValueError, match="hip") as caught:
        int("hip pain since March")
    with caplog.at_level(logging.ERROR, "followup"):
        sys.excepthook(ValueError, caught.value, caught.tb)
    assert len(shown) == 1
    assert "hip pain" not in caplog.text
    assert "ValueError at test_last_resort.py:" in caplog.text


def test_nowhere_is_a_place(shown: list[BaseException], caplog: pytest.LogCaptureFixture) -> None:
    """An error without a trace is logged all the same."""
    with caplog.at_level(logging.ERROR, "followup"):
        sys.excepthook(KeyError, KeyError("secret"), None)
    assert "KeyError at nowhere" in caplog.text


def test_an_error_while_something_is_thrown_away_gives_nothing_away(
    shown: list[BaseException], caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Python prints such an error with its text otherwise."""

    class Thrown:
        def __del__(self) -> None:
            raise ValueError("hip pain")

    with caplog.at_level(logging.ERROR, "followup"):
        Thrown()
    assert "ValueError at test_last_resort.py:" in caplog.text
    assert "hip pain" not in caplog.text + capsys.readouterr().err
    assert shown == []
