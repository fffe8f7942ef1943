"""The way from the first picture to an open log: opening, welcome, unlock, or a problem said calmly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from followup.ui.kit.sentences import sentence
from followup.ui.shell.window import Window
from followup.ui.start.background import in_background
from followup.ui.start.opening import OpeningPage

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.start.beginning import Beginning
    from followup.ui.start.door import LogDoor
    from followup.ui.start.keychain_question import KeychainQuestion
    from followup.ui.start.repair import Repair
    from followup.ui.start.unlock import UnlockPage

_PATIENCE = 1000
"""Milliseconds before the page says that the log is still being opened."""

_SETTLED = 300
"""Milliseconds after which the first page is surely painted."""


class Program(QObject):
    """Leads one window to the log in a folder. Nothing slow begins before the window can be seen.

    `restart_requested` is sent with the folder when the log was locked: only a new process has nothing of it in memory.
    """

    restart_requested = Signal(object)

    def __init__(
        self,
        window: Window,
        door: LogDoor,
        folder: Path,
        today: Callable[[], date],
        *,
        safe: bool = False,
        locked: bool = False,
    ) -> None:
        super().__init__(window)
        self._safe, self._locked, self._was_open = safe, locked, locked
        self._keychain: KeychainQuestion | None = None
        self._secret: tuple[str | None, str | None] = (None, None)
        self.window, self._door = window, door
        self._folder, self._today = folder, today
        self._opening: OpeningPage | None = None
        self._unlock: UnlockPage | None = None
        self._welcome: Beginning | None = None

    def show(self) -> None:
        """Show the window with its first page; the rest begins when that can be seen."""
        guess = self._show_first_page()
        self.window.first_painted.connect(lambda: self._begin(guess))
        self.window.show()

    def come_forward(self) -> None:
        """Bring the window to the front."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def try_again(self) -> None:
        """Look at the folder anew."""
        self._begin(self._show_first_page())

    def use_folder(self, folder: Path) -> None:
        """Open the log in another folder."""
        self._folder, self._was_open = folder, False
        self.try_again()

    def _show_first_page(self) -> str:
        """Show the page that the folder seems to ask for, and return how the log seems to open."""
        guess = self._door.first_guess(self._folder)
        if guess == "keychain" and self._locked:
            guess = "locked"
        if guess == "none" and self._was_open:
            guess = "plain"  # a stick pulled out since: opening says so, where a welcome would begin a second log
        show = {"none": self._show_welcome, "plain": self._show_opening}.get(guess, self._show_unlock)
        show()
        if guess == "locked" and self._unlock is not None:
            self._unlock.say_locked()
        return guess

    def _begin(self, guess: str) -> None:
        if guess == "plain":
            self._open()
        elif guess == "keychain" and not self._safe:
            self._ask_keychain()
        elif guess != "none":
            look = partial(self._door.status, self._folder)
            in_background(self, lambda _cancelled: look(), self._on_status, self._on_not_opened)

    def _on_status(self, status: str) -> None:
        """Put the guess right where it was wrong, which takes a key file from elsewhere."""
        if status == "none":
            self.try_again()
        elif status == "plain":
            self._open()

    def _ask_keychain(self) -> None:
        """Ask this computer's keychain beside the person; whoever is first opens the log."""
        if self._unlock is not None:
            from followup.ui.start.keychain_question import KeychainQuestion

            self._keychain = KeychainQuestion(self._unlock, self._door, self._folder)
            self._keychain.answered.connect(lambda key: self._open(keychain_key=key))
            self._keychain.failed.connect(self._on_not_opened)

    def _show_opening(self) -> None:
        self._opening = OpeningPage(self._today())
        QTimer.singleShot(_PATIENCE, self._opening, self._opening.say_slow)
        self.window.show_page(self._opening, usable=True)

    def _show_unlock(self) -> None:
        from followup.ui.start.unlock import UnlockPage

        page = self._unlock = UnlockPage()
        page.passphrase_given.connect(lambda typed: self._open(passphrase=typed))
        page.code_given.connect(lambda typed: self._open(recovery_code=typed))
        self.window.show_page(page)

    def _show_welcome(self) -> None:
        from followup.ui.start.beginning import Beginning

        self._welcome = Beginning(self.window, self._door, self._folder, self._today)
        self._welcome.other_requested.connect(self._choose_folder)
        self._welcome.begun.connect(self._on_opened)
        self._welcome.show()

    def _show_problem(self, error: BaseException) -> None:
        from followup.ui.start.problem import ProblemPage

        page = ProblemPage(sentence(error), str(self._folder))
        page.again_requested.connect(self.try_again)
        page.other_requested.connect(self._choose_folder)
        page.close_requested.connect(self.window.close)
        self.window.show_page(page)

    def _choose_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self.window, self.tr("Choose the folder of your log"))
        if chosen:
            self.use_folder(Path(chosen))

    def _open(
        self, passphrase: str | None = None, recovery_code: str | None = None, keychain_key: bytes | None = None
    ) -> None:
        self._secret = (passphrase, recovery_code)
        if self._keychain is not None:
            self._keychain.stop()
        if self._safe:
            self._repair().show_safe_page()
            return
        opened = partial(
            self._door.open,
            self._folder,
            passphrase=passphrase,
            recovery_code=recovery_code,
            keychain_key=keychain_key,
        )
        in_background(self, lambda _cancelled: opened(), self._on_opened, self._on_not_opened)

    def _on_opened(self, services: OpenLog) -> None:
        words = self._opening.field.text() if self._opening is not None else ""
        self._opening = self._unlock = self._welcome = None
        from followup.ui.shell.draft_watch import DraftWatch
        from followup.ui.start.auto_backup import AutoBackup
        from followup.ui.start.auto_lock import AutoLock
        from followup.ui.start.photo_watch import PhotoWatch
        from followup.ui.start.reminder import Reminder

        self.window.open_log(services)
        self._backups = AutoBackup(self.window, services, self._today)
        self._drafts = DraftWatch(self.window, services)
        self._lock = AutoLock(self.window, services, lambda: self.restart_requested.emit(self._folder))
        self._reminder = Reminder(self.window, services, self._today)
        QTimer.singleShot(_SETTLED, self._reminder, self._reminder.look)
        self._photos = PhotoWatch(self.window, services)
        QTimer.singleShot(_SETTLED, self._photos, self._photos.look)
        if words:
            self.window.navigation.quick_add(words)
        if self._door.clock_is_behind(services):
            self.window.foot.say(
                self.tr("The clock of this computer is behind your last entry. Please check the date.")
            )
        if services.database.is_read_only:
            self.window.foot.say(self.tr("This log cannot be written here. You can read it, print it and export it."))
        QTimer.singleShot(_SETTLED, self, lambda: self._read_ahead(services))

    def _read_ahead(self, services: OpenLog) -> None:
        """Read what the first page did without. What goes wrong here is said when somebody asks for it."""
        in_background(
            self,
            lambda _cancelled: self._door.read_ahead(services),
            lambda _done: self._look_over(services),
            lambda _error: None,
        )

    def _repair(self) -> Repair:
        from followup.ui.start.repair import Repair

        self._repairing = Repair(self.window, self._door, self._folder, self._secret, self._today)
        self._repairing.other_requested.connect(self._choose_folder)
        self._repairing.refused.connect(self._on_refused)
        self._repairing.mended.connect(lambda: self._open(*self._secret))
        return self._repairing

    def _on_refused(self, error: BaseException) -> None:
        """Ask once more; without the right words nothing can be read, and there must be a way back to type them."""
        self._show_unlock()
        if self._unlock is not None:
            self._unlock.say_wrong(sentence(error))

    def _look_over(self, services: OpenLog) -> None:
        """Prove every page on a thread, once the first picture is long there."""
        in_background(self, lambda _cancelled: self._door.is_whole(services), self._on_looked_over, lambda _error: None)

    def _on_looked_over(self, is_whole: bool) -> None:
        if not is_whole and self.window.services is not None:
            self.window.let_go()
            self._repair().show_damage(
                self.tr("Some pages of your log are not as they were written. Nothing was changed.")
            )

    def _on_not_opened(self, error: BaseException) -> None:
        wrong_key = self._door.is_wrong_key(error)
        if wrong_key and self._unlock is not None:
            self._unlock.say_wrong(sentence(error))
            return
        if wrong_key:
            self._show_unlock()
            return
        self._opening = self._unlock = None
        if self._door.is_damage(error):
            repair = self._repair()
            repair.show_safe_page() if self._safe else repair.show_damage(sentence(error))
            return
        self._show_problem(error)
