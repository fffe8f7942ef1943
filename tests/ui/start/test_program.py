"""From the first picture to an open log, with a door that does as it is told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from followup.domain.errors import FollowupError
from followup.services.log import OpenLog
from followup.storage.errors import Damaged, InUse, NoKeychain, NoLog, NoPermission, NotALog, TooNew, WrongKey
from followup.ui.kit.theme import Theme
from followup.ui.shell.window import Window
from followup.ui.start.damage import DamagePage, MissingPage, SafePage
from followup.ui.start.opening import OpeningPage
from followup.ui.start.problem import ProblemPage
from followup.ui.start.program import Program
from followup.ui.start.recovery import RecoveryPage
from followup.ui.start.unlock import UnlockPage
from followup.ui.start.welcome import WelcomePage


class FakeDoor:
    """Opens what the test hands it."""

    def __init__(self, guess: str, services: OpenLog, errors: list[FollowupError] | None = None) -> None:
        self.guess, self.services, self.errors = guess, services, errors or []
        self.given: list[dict[str, object]] = []
        self.keychain: bytes | FollowupError | None = None
        self.answer = Event()
        self.gave_up = Event()
        self.made: list[tuple[str | None, tuple[tuple[str, str], ...]]] = []
        self.code = ""
        self.whole, self.mended = True, 0
        self.exported: list[Path] = []

    def first_guess(self, _folder: Path) -> str:
        """Return what the test says."""
        return self.guess

    def is_damage(self, error: BaseException) -> bool:
        """Tell damage by its type."""
        return isinstance(error, Damaged)

    def clock_is_behind(self, _services: OpenLog) -> bool:
        """Say that the clock is right."""
        return False

    def is_whole(self, _services: OpenLog) -> bool:
        """Return what the test says."""
        return self.whole

    def put_together(self, _folder: Path, *_secret: str | None) -> list[str]:
        """Pretend that two entries are missing, or raise the next error."""
        if self.errors:
            raise self.errors.pop(0)
        self.mended += 1
        return ["Missing, note: 2."]

    def export_unopened(self, _folder: Path, to: Path, *_secret: str | None) -> tuple[Path, ...]:
        """Remember where to."""
        if self.errors:
            raise self.errors.pop(0)
        self.exported.append(to)
        return ()

    def status(self, _folder: Path) -> str:
        """Return the same."""
        return self.guess

    def keychain_key(self, _folder: Path, cancelled: Event) -> bytes | None:
        """Wait until the test lets it answer, or the window gives up; then answer what the test says."""
        while not self.answer.wait(0.01):
            if cancelled.is_set():
                self.gave_up.set()
                break
        if isinstance(self.keychain, FollowupError):
            raise self.keychain
        return self.keychain

    def open(
        self,
        _folder: Path,
        *,
        passphrase: str | None = None,
        recovery_code: str | None = None,
        keychain_key: bytes | None = None,
    ) -> OpenLog:
        """Raise the next error, or return the log."""
        given = {"passphrase": passphrase, "recovery_code": recovery_code}
        self.given.append(given if keychain_key is None else {"keychain_key": keychain_key})
        if self.errors:
            raise self.errors.pop(0)
        return self.services

    def create(self, _folder: Path, passphrase: str | None, facts: tuple[tuple[str, str], ...]) -> tuple[OpenLog, str]:
        """Raise the next error, or return the log and the code."""
        self.made.append((passphrase, facts))
        if self.errors:
            raise self.errors.pop(0)
        return self.services, self.code

    def read_ahead(self, _services: OpenLog) -> None:
        """Leave the log as it is."""

    def is_wrong_key(self, error: BaseException) -> bool:
        """Return whether the key was wrong."""
        return isinstance(error, WrongKey)


@pytest.fixture
def start(
    qtbot: QtBot, theme: Theme, today: Callable[[], date], services: OpenLog, tmp_path: Path
) -> Callable[..., tuple[Window, FakeDoor]]:
    """Starts the program on a door."""

    def begin(guess: str, *errors: FollowupError, code: str = "", locked: bool = False) -> tuple[Window, FakeDoor]:
        window = Window(theme, None, today)
        qtbot.addWidget(window)
        door = FakeDoor(guess, services, list(errors))
        door.code = code
        Program(window, door, tmp_path / "log", today, locked=locked).show()
        return window, door

    return begin


Start = Callable[..., tuple[Window, FakeDoor]]


def page(window: Window) -> object:
    """What the window shows."""
    return window.stage.currentWidget()


def said(window: Window) -> str:
    """Everything on the page that is shown."""
    shown = window.stage.currentWidget()
    return "\n".join(label.text() for label in shown.findChildren(QLabel) if label.isVisible())


def test_a_plain_log_opens_by_itself(qtbot: QtBot, start: Start) -> None:
    """Today is painted first, then filled."""
    window, door = start("plain")
    assert isinstance(page(window), OpeningPage)
    assert door.given == []
    qtbot.waitUntil(lambda: window.host is not None)
    assert window.host is not None
    assert window.host.shown == "today"


def test_what_is_typed_meanwhile_is_not_lost(qtbot: QtBot, start: Start) -> None:
    """Words typed before the log is open stand in quick add afterwards."""
    window, _door = start("plain")
    opening = page(window)
    assert isinstance(opening, OpeningPage)
    QTest.keyClicks(opening.field, "sore hip")
    qtbot.waitUntil(lambda: window.host is not None)
    assert window.focusWidget() is not None
    assert window.focusWidget().property("text") == "sore hip"


def test_a_log_that_was_locked_and_is_gone_is_no_first_start(
    qtbot: QtBot, theme: Theme, today: Callable[[], date], services: OpenLog, tmp_path: Path
) -> None:
    """The stick was pulled out while it was locked; in another folder, a welcome is right."""
    window, door = Window(theme, None, today), FakeDoor("none", services, [NoLog("Please plug it in.")])
    qtbot.addWidget(window)
    program = Program(window, door, tmp_path / "log", today, locked=True)
    program.show()
    qtbot.waitUntil(lambda: isinstance(page(window), ProblemPage))
    assert "plug it in" in said(window)
    program.use_folder(tmp_path / "empty")
    assert isinstance(page(window), WelcomePage)


def test_a_slow_log_is_said(qtbot: QtBot, theme: Theme) -> None:
    """After a second the page says what it is doing."""
    opening = OpeningPage(date(2026, 3, 12))
    qtbot.addWidget(opening)
    opening.say_slow()
    assert opening.says.text()


def test_a_locked_log_asks(qtbot: QtBot, start: Start) -> None:
    """A wrong passphrase is said beside the field, and the right one opens."""
    window, door = start("passphrase", WrongKey())
    unlock = page(window)
    assert isinstance(unlock, UnlockPage)
    assert not window.bar.buttons["today"].isVisible()
    assert window.bar.urgent.isVisible()
    QTest.keyClicks(unlock.field, "wrong words")
    QTest.keyClick(unlock.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(unlock.row.error.text()))
    assert "does not open the log" in unlock.row.error.text()
    unlock.field.setText("right words")
    unlock.open_button.click()
    qtbot.waitUntil(lambda: window.host is not None)
    assert [given["passphrase"] for given in door.given] == ["wrong words", "right words"]


def test_the_recovery_code_opens_too(qtbot: QtBot, start: Start) -> None:
    """The link changes the question, and the code is handed on as a code."""
    window, door = start("passphrase")
    unlock = page(window)
    assert isinstance(unlock, UnlockPage)
    unlock.code_link.click()
    assert unlock.field.accessibleName() == "Your recovery code"
    unlock.field.setText("7K2M-AAAA")
    unlock.open_button.click()
    qtbot.waitUntil(lambda: window.host is not None)
    assert door.given == [{"passphrase": None, "recovery_code": "7K2M-AAAA"}]


def test_nothing_typed_is_said(start: Start) -> None:
    """Enter on an empty field asks for the passphrase and tries nothing."""
    window, door = start("passphrase")
    unlock = page(window)
    assert isinstance(unlock, UnlockPage)
    unlock.open_button.click()
    assert unlock.row.error.text()
    assert door.given == []


def _asking(qtbot: QtBot, window: Window) -> UnlockPage:
    """The page, once it asks the keychain beside the person."""
    unlock = page(window)
    assert isinstance(unlock, UnlockPage)
    qtbot.waitUntil(lambda: "keychain" in unlock.keychain.text())
    return unlock


def test_the_keychain_opens_a_fresh_start(qtbot: QtBot, start: Start) -> None:
    """While it is asked, the page can be typed into."""
    window, door = start("keychain")
    unlock = _asking(qtbot, window)
    assert unlock.stop_link.isVisible()
    assert not unlock.field.isReadOnly()
    door.keychain = b"k" * 32
    door.answer.set()
    qtbot.waitUntil(lambda: window.host is not None)
    assert door.given == [{"keychain_key": b"k" * 32}]


def test_nobody_has_to_wait_for_the_keychain(qtbot: QtBot, start: Start) -> None:
    """Whoever types the passphrase is faster; what the keychain says later opens nothing twice."""
    window, door = start("keychain")
    unlock = _asking(qtbot, window)
    door.keychain = b"k" * 32
    QTest.keyClicks(unlock.field, "right words")
    QTest.keyClick(unlock.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.host is not None)
    assert door.gave_up.wait(10)
    qtbot.wait(50)
    assert door.given == [{"passphrase": "right words", "recovery_code": None}]


def test_asking_the_keychain_can_be_stopped(qtbot: QtBot, start: Start) -> None:
    """The passphrase is asked for, as ever."""
    window, door = start("keychain")
    unlock = _asking(qtbot, window)
    unlock.stop_link.click()
    assert door.gave_up.wait(10)
    assert not unlock.keychain.isVisible()
    assert not unlock.stop_link.isVisible()
    assert door.given == []


def test_a_keychain_that_fails_is_one_sentence_and_leaves_what_is_typed(qtbot: QtBot, start: Start) -> None:
    """Nothing typed meanwhile is selected and typed over."""
    window, door = start("keychain")
    unlock = _asking(qtbot, window)
    QTest.keyClicks(unlock.field, "right wo")
    door.keychain = NoKeychain("This computer's keychain did not answer. Please type your passphrase.")
    door.answer.set()
    qtbot.waitUntil(lambda: "did not answer" in unlock.keychain.text())
    QTest.keyClicks(unlock.field, "rds")
    unlock.open_button.click()
    qtbot.waitUntil(lambda: window.host is not None)
    assert door.given == [{"passphrase": "right words", "recovery_code": None}]


def test_a_key_that_does_not_fit_asks_for_the_passphrase(qtbot: QtBot, start: Start) -> None:
    """One sentence, and the field is free again."""
    window, door = start("keychain", NoKeychain())
    unlock = _asking(qtbot, window)
    door.keychain = b"k" * 32
    door.answer.set()
    qtbot.waitUntil(lambda: bool(unlock.row.error.text()))
    assert not unlock.field.isReadOnly()
    unlock.field.setText("right words")
    unlock.open_button.click()
    qtbot.waitUntil(lambda: window.host is not None)


@pytest.mark.parametrize(("guess", "locked"), [("keychain", True), ("locked", False)])
def test_after_a_lock_the_keychain_is_not_asked(qtbot: QtBot, start: Start, guess: str, locked: bool) -> None:
    """Neither by the program that starts anew, nor by one started later; the page says why."""
    window, door = start(guess, locked=locked)
    door.keychain = b"k" * 32
    door.answer.set()
    unlock = page(window)
    assert isinstance(unlock, UnlockPage)
    assert "was locked" in unlock.keychain.text()
    qtbot.wait(300)
    assert door.given == []
    unlock.field.setText("right words")
    unlock.open_button.click()
    qtbot.waitUntil(lambda: window.host is not None)


def test_a_wrong_guess_is_put_right(qtbot: QtBot, start: Start) -> None:
    """A log that looked open but is locked asks for its passphrase."""
    window, _door = start("plain", WrongKey())
    qtbot.waitUntil(lambda: isinstance(page(window), UnlockPage))


@pytest.mark.parametrize("error", [TooNew(), InUse(), NotALog(), NoPermission(), ValueError("hip pain")])
def test_a_problem_is_a_calm_page(qtbot: QtBot, start: Start, error: BaseException) -> None:
    """Whatever stands in the way is one sentence, with where the log is; then it may be tried again."""
    window, _door = start("plain", error)
    qtbot.waitUntil(lambda: isinstance(page(window), ProblemPage))
    shown = page(window)
    assert isinstance(shown, ProblemPage)
    expected = error.sentence if isinstance(error, FollowupError) else "Something went wrong"
    assert expected in shown.words.text()
    assert "hip pain" not in said(window)
    shown.again.click()
    qtbot.waitUntil(lambda: window.host is not None)


def welcome_of(window: Window) -> WelcomePage:
    """The welcome page."""
    shown = page(window)
    assert isinstance(shown, WelcomePage)
    return shown


def test_the_first_start_without_a_passphrase(qtbot: QtBot, start: Start) -> None:
    """A name, no passphrase, and the log is there."""
    window, door = start("none")
    welcome = welcome_of(window)
    welcome.facts.name.setText("Ruth Palmer")
    welcome.facts.region.setCurrentIndex(welcome.facts.region.findData("uk"))
    welcome.next_button.click()
    welcome.without.click()
    welcome.start.click()
    qtbot.waitUntil(lambda: window.host is not None)
    assert door.made == [(None, (("name", "Ruth Palmer"), ("region", "uk")))]


def test_nothing_medical_is_chosen_beforehand(start: Start) -> None:
    """Surgery, side and the end of treatment are open until somebody answers; so is the lock."""
    window, _door = start("none")
    facts = welcome_of(window).facts
    assert (facts.surgery.value, facts.side.value, facts.ended.day) == ("", "", None)
    assert not welcome_of(window).with_passphrase.isChecked()
    assert not welcome_of(window).without.isChecked()


def test_medical_facts_may_be_given_at_once(qtbot: QtBot, start: Start) -> None:
    """What is filled in under "More" is kept; a date that is none is said beside it."""
    window, door = start("none")
    welcome = welcome_of(window)
    welcome.facts.later.set_open(True)
    welcome.facts.surgery.button("mastectomy").click()
    welcome.facts.side.button("left").click()
    welcome.facts.ended.typed.setText("2025-13")
    welcome.next_button.click()
    assert welcome.facts.rows["treatment_ended_on"].error.text()
    assert not welcome.lock.isVisible()
    welcome.facts.ended.typed.setText("2025-03")
    welcome.next_button.click()
    welcome.without.click()
    welcome.start.click()
    qtbot.waitUntil(lambda: window.host is not None)
    facts = dict(door.made[0][1])
    assert facts["surgery"] == "mastectomy"
    assert facts["surgery_side"] == "left"
    assert facts["treatment_ended_on"].startswith("2025-03")


def test_two_passphrases_must_agree(start: Start) -> None:
    """Nothing is made from a slip of the finger, a short word, or no choice."""
    window, door = start("none")
    welcome = welcome_of(window)
    welcome.next_button.click()
    welcome.start.click()
    assert welcome.problem.text()
    welcome.with_passphrase.click()
    welcome.passphrase.setText("short")
    welcome.start.click()
    assert welcome.form.rows["passphrase"].error.text()
    welcome.passphrase.setText("four plain words here")
    welcome.again.setText("four plain word here")
    welcome.start.click()
    assert welcome.form.rows["again"].error.text()
    assert door.made == []


def test_the_recovery_code_is_shown_once_and_kept(qtbot: QtBot, start: Start) -> None:
    """With a passphrase the code must be noted before the log opens."""
    window, door = start("none", code="-".join(["ABCD"] * 8))
    welcome = welcome_of(window)
    welcome.next_button.click()
    welcome.with_passphrase.click()
    for field in (welcome.passphrase, welcome.again):
        field.setText("four plain words here")
    welcome.start.click()
    qtbot.waitUntil(lambda: isinstance(page(window), RecoveryPage))
    shown = page(window)
    assert isinstance(shown, RecoveryPage)
    assert shown.code.text().count("ABCD") == 8
    shown.field.setText("abcd " * 7)
    shown.go_on.click()
    assert window.host is None
    assert shown.row.error.text()
    shown.field.setText("abcd " * 8)
    shown.go_on.click()
    assert door.services.passphrase.was_recovery_tried
    assert window.host is not None
    assert door.made[0][0] == "four plain words here"


def test_a_log_that_cannot_be_made_is_said(qtbot: QtBot, start: Start) -> None:
    """The sentence stands on the page, and nothing typed is lost."""
    window, _door = start("none", NoPermission())
    welcome = welcome_of(window)
    welcome.facts.name.setText("Ruth")
    welcome.next_button.click()
    welcome.without.click()
    welcome.start.click()
    qtbot.waitUntil(welcome.problem.isVisible)
    assert welcome.start.isEnabled()
    assert welcome.start.text() == "Start my log"
    assert welcome.facts.name.text() == "Ruth"


def test_a_damaged_log_is_put_together_after_a_press(qtbot: QtBot, start: Start) -> None:
    """Nothing happens by itself; afterwards a page says what is missing, and from there the log opens."""
    window, door = start("plain", Damaged())
    qtbot.waitUntil(lambda: isinstance(page(window), DamagePage))
    shown = page(window)
    assert isinstance(shown, DamagePage)
    assert door.mended == 0
    assert "new folder" not in shown.words.text()  # one way at a time, and the page offers it
    shown.mend.click()
    qtbot.waitUntil(lambda: isinstance(page(window), MissingPage))
    missing = page(window)
    assert isinstance(missing, MissingPage)
    assert (door.mended, missing.lines) == (1, ("Missing, note: 2.",))
    missing.go_on.click()
    qtbot.waitUntil(lambda: window.host is not None)


def test_putting_together_asks_for_a_passphrase_that_nobody_asked_for(qtbot: QtBot, start: Start) -> None:
    """Without keys.json a log seems to have none; the key file of its backup asks, so there is a place to type it."""
    window, door = start("plain", Damaged(), WrongKey("This log has a passphrase."), Damaged())
    qtbot.waitUntil(lambda: isinstance(page(window), DamagePage))
    shown = page(window)
    assert isinstance(shown, DamagePage)
    shown.mend.click()
    qtbot.waitUntil(lambda: isinstance(page(window), UnlockPage))
    unlock = page(window)
    assert isinstance(unlock, UnlockPage)
    assert "has a passphrase" in unlock.row.error.text()
    unlock.field.setText("the right words")
    unlock.open_button.click()
    qtbot.waitUntil(lambda: isinstance(page(window), DamagePage))
    again = page(window)
    assert isinstance(again, DamagePage)
    again.mend.click()
    qtbot.waitUntil(lambda: isinstance(page(window), MissingPage))
    assert door.mended == 1


def test_damage_found_later_closes_the_log_and_says_so(qtbot: QtBot, start: Start) -> None:
    """The pages are proved behind the first picture."""
    window, door = start("plain")
    door.whole = False
    qtbot.waitUntil(lambda: isinstance(page(window), DamagePage), timeout=10_000)
    assert window.services is None


def test_safe_mode_only_exports(
    qtbot: QtBot,
    theme: Theme,
    today: Callable[[], date],
    services: OpenLog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The log is not opened; a press writes what can be read into a folder of its own."""
    window, door = Window(theme, None, today), FakeDoor("plain", services)
    qtbot.addWidget(window)
    Program(window, door, tmp_path / "log", today, safe=True).show()
    qtbot.waitUntil(lambda: isinstance(page(window), SafePage))
    shown = page(window)
    assert isinstance(shown, SafePage)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    shown.export.click()
    qtbot.waitUntil(lambda: "was written into" in said(window))
    assert door.exported == [tmp_path / "followup 2026-03-12"]
    assert door.given == []


def test_safe_mode_asks_again_after_a_wrong_passphrase(
    qtbot: QtBot,
    theme: Theme,
    today: Callable[[], date],
    services: OpenLog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is tried only when something is to be read; the page to type it is shown again, with the reason."""
    window, door = Window(theme, None, today), FakeDoor("passphrase", services, [WrongKey()])
    qtbot.addWidget(window)
    Program(window, door, tmp_path / "log", today, safe=True).show()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    for words in ("not the right words", "the right words"):
        qtbot.waitUntil(lambda: isinstance(page(window), UnlockPage))
        unlock = page(window)
        assert isinstance(unlock, UnlockPage)
        unlock.field.setText(words)
        unlock.open_button.click()
        qtbot.waitUntil(lambda: isinstance(page(window), SafePage))
        shown = page(window)
        assert isinstance(shown, SafePage)
        shown.export.click()
        qtbot.waitUntil(lambda: not isinstance(page(window), SafePage) or bool(door.exported))
    assert door.exported == [tmp_path / "followup 2026-03-12"]
