"""Settings through its widgets."""

import json
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from followup.services import whole_log
from followup.storage.database import Database
from followup.storage.errors import DiskFull
from followup.ui.kit.theme import Look, Theme
from followup.ui.settings.screen import Screen
from followup.ui.shell.window import Window
from tests.keychains import Hanging, InMemory

PASSPHRASE = "four quiet garden chairs"


@pytest.fixture
def screen(window: Window) -> Screen:
    """Settings over an empty log."""
    window.go("settings")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


def test_colours_and_text_size_change_at_once(screen: Screen, theme: Theme) -> None:
    """A press is enough."""
    screen.look.colours.button(Look.DARK).click()
    screen.look.text_size.button("150").click()

    assert (theme.look, theme.scale) == (Look.DARK, 150)


def test_a_passphrase_is_set_with_a_recovery_code_to_write_down(screen: Screen) -> None:
    """Afterwards the log asks for it, and the code is shown once."""
    screen.passphrase.set()
    for field in screen.passphrase.fields.values():
        field.setText("four quiet garden chairs")
    screen.passphrase._try(screen.passphrase._keep_new)

    assert screen.services.passphrase.is_set
    assert "recovery code" in screen.passphrase.code.text()


def test_the_focus_stays_with_the_passphrase_when_its_form_closes(qtbot: QtBot, window: Window, screen: Screen) -> None:
    """Cancelled: on the button that opened it. Saved: on the one that prints the code."""
    window.show()
    window.activateWindow()

    def opener(words: str) -> QAbstractButton:
        def found() -> list[QAbstractButton]:
            buttons = screen.passphrase.findChildren(QAbstractButton)
            return [one for one in buttons if one.isVisible() and one.text() == words]

        qtbot.waitUntil(lambda: bool(found()))
        return found()[0]

    opener("Set a passphrase").setFocus()
    opener("Set a passphrase").click()
    opener("Cancel").click()
    qtbot.waitUntil(lambda: opener("Set a passphrase").hasFocus())
    opener("Set a passphrase").click()
    for field in screen.passphrase.fields.values():
        field.setText("four quiet garden chairs")
    opener("Save").click()
    qtbot.waitUntil(screen.passphrase.print_button.hasFocus)


def test_two_different_passphrases_are_explained_and_set_nothing(screen: Screen) -> None:
    """A slip of the finger must not lock anybody out."""
    screen.passphrase.set()
    screen.passphrase.fields["passphrase"].setText("four quiet garden chairs")
    screen.passphrase.fields["again"].setText("four quiet garden chains")
    screen.passphrase._try(screen.passphrase._keep_new)

    assert not screen.services.passphrase.is_set
    assert screen.passphrase.form is not None
    assert "differ" in screen.passphrase.form.rows["again"].error.text()


def test_a_short_passphrase_is_explained(screen: Screen) -> None:
    """Seven characters keep nobody out."""
    screen.passphrase.set()
    for field in screen.passphrase.fields.values():
        field.setText("1234567")
    screen.passphrase._try(screen.passphrase._keep_new)

    assert not screen.services.passphrase.is_set
    assert screen.passphrase.form is not None
    assert "at least 8" in screen.passphrase.form.rows["passphrase"].error.text()


def test_the_passphrase_goes_only_for_who_knows_it(screen: Screen) -> None:
    """An unlocked screen alone does not take it away."""
    screen.services.passphrase.set("four quiet garden chairs")
    screen.passphrase.remove()
    screen.passphrase.fields["old"].setText("something else entirely")
    screen.passphrase._try(screen.passphrase._keep_removed)
    assert screen.services.passphrase.is_set

    screen.passphrase.fields["old"].setText("four quiet garden chairs")
    screen.passphrase._try(screen.passphrase._keep_removed)
    assert not screen.services.passphrase.is_set


def test_the_keychain_is_let_in_and_shut_out_by_a_tick(
    qtbot: QtBot, keychain_in_memory: InMemory, window: Window, screen: Screen
) -> None:
    """The passphrase is asked for first; without one there is nothing to tick."""
    here = screen.this_computer
    window.show()
    assert not here.isVisible()
    screen.services.passphrase.set(PASSPHRASE)
    screen.refresh()
    here.tick.click()
    assert not here.tick.isChecked()
    here.field.setText("something else entirely")
    here.save_button.click()
    qtbot.waitUntil(lambda: bool(here.row.error.text()))
    assert keychain_in_memory.kept == {}
    here.field.setText(PASSPHRASE)
    here.save_button.click()
    qtbot.waitUntil(here.tick.isChecked)
    assert len(keychain_in_memory.kept) == 1
    assert here.field.text() == ""
    assert not here.row.isVisible()

    here.tick.click()
    qtbot.waitUntil(lambda: not screen.services.passphrase.opens_by_keychain and here.tick.isEnabled())
    assert not here.tick.isChecked()
    assert keychain_in_memory.kept == {}


def test_a_keychain_that_hangs_leaves_the_window_free(
    qtbot: QtBot, hanging: Hanging, window: Window, screen: Screen
) -> None:
    """It can be cancelled; nothing was changed."""
    hanging.let_go.clear()
    screen.services.passphrase.set(PASSPHRASE)
    screen.refresh()
    here = screen.this_computer
    window.show()
    here.open_form()
    here.field.setText(PASSPHRASE)
    here.save_button.click()
    qtbot.waitUntil(window.foot.busy.cancel_button.isVisible, timeout=10_000)
    window.foot.busy.cancel_button.click()
    qtbot.waitUntil(here.tick.isEnabled)
    assert not screen.services.passphrase.opens_by_keychain


def test_without_a_keychain_it_is_said_beside_the_field(qtbot: QtBot, window: Window, screen: Screen) -> None:
    """One sentence."""
    screen.services.passphrase.set(PASSPHRASE)
    screen.refresh()
    window.show()
    screen.this_computer.open_form()
    screen.this_computer.field.setText(PASSPHRASE)
    screen.this_computer.save_button.click()
    qtbot.waitUntil(lambda: "no keychain" in screen.this_computer.row.error.text())


def test_the_key_leaves_the_keychain_with_the_passphrase(
    qtbot: QtBot, keychain_in_memory: InMemory, screen: Screen
) -> None:
    """A log that opens by itself needs none."""
    screen.services.passphrase.set(PASSPHRASE)
    screen.services.passphrase.allow_keychain(PASSPHRASE)
    screen.passphrase.remove()
    screen.passphrase.fields["old"].setText(PASSPHRASE)
    screen.passphrase._try(screen.passphrase._keep_removed)
    qtbot.waitUntil(lambda: not screen.services.passphrase.is_set)
    assert keychain_in_memory.kept == {}


def test_a_new_recovery_code_is_only_for_who_knows_the_passphrase(screen: Screen, window: Window) -> None:
    """It opens the log for ever: an unlocked screen alone must not hand one out, nor void the sheet in the drawer."""
    code = screen.services.passphrase.set("four quiet garden chairs")
    assert code is not None
    screen.passphrase.renew_code()
    screen.passphrase.fields["old"].setText("something else entirely")
    screen.passphrase._try(screen.passphrase._keep_renewed)
    assert not screen.passphrase.code.isVisible()
    assert screen.services.passphrase.try_recovery_code(code)

    screen.passphrase.fields["old"].setText("four quiet garden chairs")
    screen.passphrase._try(screen.passphrase._keep_renewed)
    assert "recovery code" in screen.passphrase.code.text()
    assert not screen.services.passphrase.try_recovery_code(code)
    assert "Copies on other disks still need it" in window.undo_bar.words.text()


def test_backups_that_could_not_follow_are_said(
    screen: Screen, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They still open with what was taken away."""
    monkeypatch.setattr(type(screen.services.passphrase), "stale_backups", 2)
    screen.passphrase.set()
    for field in screen.passphrase.fields.values():
        field.setText("four quiet garden chairs")
    screen.passphrase._try(screen.passphrase._keep_new)
    assert "still open as before: 2." in window.undo_bar.words.text()


def test_a_backup_is_made_and_its_day_is_shown(qtbot: QtBot, screen: Screen) -> None:
    """The page says when the last one was made."""
    assert "no backup yet" in screen.keeping.backup.text()
    screen.keeping.make_button.click()

    qtbot.waitUntil(lambda: "Last backup" in screen.keeping.backup.text(), timeout=10_000)
    assert len(screen.services.backups.list()) == 1


def test_a_diary_is_previewed_before_anything_is_taken(screen: Screen, tmp_path: Path) -> None:
    """The preview counts; only then is it added."""
    diary = tmp_path / "diary.csv"
    diary.write_text(
        "kind,observed_on,what,severity\nsymptom,2026-03-01,sore hip,4\nsymptom,2026-03-02,sore hip,11\n",
        encoding="utf-8",
    )
    screen.files.preview(diary)
    assert screen.services.journal.episodes() == ()

    screen.files.take(diary)
    assert [len(view.observations) for view in screen.services.journal.episodes()] == [1]


def test_a_file_that_is_no_diary_is_one_sentence(qtbot: QtBot, screen: Screen, tmp_path: Path) -> None:
    """The window says it and goes on."""
    picture = tmp_path / "picture.csv"
    picture.write_bytes(bytes(range(256)) * 10)

    with qtbot.waitSignal(screen.navigation.error_raised):
        screen.files.preview(picture)
    assert screen.services.journal.episodes() == ()


def test_a_file_for_a_clinic_is_written_where_the_person_says(
    qtbot: QtBot, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name is proposed, and afterwards the window says where it is and that it is not locked."""
    place = tmp_path / "summary.json"
    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str, _form: str) -> tuple[str, str]:
        proposed.append(name)
        return str(place), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(screen.navigation.sentence_requested, timeout=10_000) as said:
        screen.files.fhir_button.click()
    assert proposed == ["followup 2026-03-12.json"]
    assert json.loads(place.read_text(encoding="utf-8"))["type"] == "document"
    assert str(place) in said.args[0]
    assert "not locked" in said.args[0]


def test_a_file_for_a_clinic_goes_over_no_other_file(
    qtbot: QtBot, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence says so, and the other file stays; with no place chosen nothing happens."""
    letter = tmp_path / "letter.json"
    letter.write_text("Dear doctor", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(letter), ""))
    with qtbot.waitSignal(screen.navigation.error_raised, timeout=10_000):
        screen.files.fhir_button.click()
    assert letter.read_text(encoding="utf-8") == "Dear doctor"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(screen.navigation.work_started):
        screen.files.fhir_button.click()


def _chosen(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


def _held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let the writing of everything wait, with one file written, until the event is set or it is cancelled."""
    go_on, write = threading.Event(), whole_log.write_json

    def slow(database: Database, folder: Path, each: Callable[[float], object]) -> tuple[Path, ...]:
        files = write(database, folder, each)
        while not go_on.wait(0.01):
            each(0.5)
        return files

    monkeypatch.setattr(whole_log, "write_json", slow)
    return go_on


def test_everything_is_written_beside_the_window(
    qtbot: QtBot, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window goes on meanwhile; a second one the same day goes beside the first."""
    _chosen(monkeypatch, tmp_path)
    go_on = _held(monkeypatch)
    files, said = screen.files, list[str]()
    screen.navigation.sentence_requested.connect(lambda words, _undo: said.append(words))
    files.all_button.click()
    assert not files.all_button.isEnabled()
    screen.services.journal.add_note("typed meanwhile", date(2026, 3, 12))
    go_on.set()
    qtbot.waitUntil(files.all_button.isEnabled, timeout=10_000)
    assert (tmp_path / "followup 2026-03-12" / "README.txt").is_file()
    files.all_button.click()
    qtbot.waitUntil(files.all_button.isEnabled, timeout=10_000)
    again = tmp_path / "followup 2026-03-12 (2)"
    assert "typed meanwhile" in (again / "note.json").read_text(encoding="utf-8")
    assert str(again) in said[-1]


def test_writing_everything_can_be_stopped(
    qtbot: QtBot, window: Window, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it stays, and the window says so."""
    _chosen(monkeypatch, tmp_path)
    _held(monkeypatch)
    screen.files.all_button.click()
    qtbot.waitUntil(window.foot.busy.cancel_button.isVisible, timeout=10_000)
    window.foot.busy.cancel_button.click()
    assert "stopped" in window.undo_bar.words.text()
    assert screen.files.all_button.isEnabled()
    qtbot.waitUntil(lambda: not (tmp_path / "followup 2026-03-12").exists(), timeout=10_000)


def test_a_window_that_closes_leaves_nothing_half_written(
    qtbot: QtBot, window: Window, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written out is not locked: a part of it must not stay because somebody locked meanwhile."""
    _chosen(monkeypatch, tmp_path)
    _held(monkeypatch)
    screen.files.all_button.click()
    qtbot.waitUntil(lambda: any(tmp_path.rglob("history.json")), timeout=10_000)
    window.put_away()
    assert not (tmp_path / "followup 2026-03-12").exists()
    assert window.services is None


def test_a_full_disk_while_everything_is_written_is_one_sentence(
    qtbot: QtBot, window: Window, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the button can be pressed again."""
    _chosen(monkeypatch, tmp_path)

    def full(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr(whole_log, "write_json", full)
    screen.files.all_button.click()
    qtbot.waitUntil(lambda: "disk is full" in window.undo_bar.words.text(), timeout=10_000)
    qtbot.waitUntil(screen.files.all_button.isEnabled)
    assert not any(tmp_path.glob("followup*"))
