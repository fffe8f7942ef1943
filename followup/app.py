"""The window program, built from parameters. The only module that knows every room.

Nothing heavy is imported before the first picture: the services and SQLAlchemy come in on a thread of their own.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from followup import __version__
from followup.leaving import start_anew, wait_for_threads
from followup.paths import default_log_folder, resource
from followup.ui.kit.sentences import translate
from followup.ui.kit.theme import Theme
from followup.ui.shell import last_resort
from followup.ui.shell.single_instance import SingleInstance
from followup.ui.shell.window import Window
from followup.ui.start.program import Program

if TYPE_CHECKING:
    from threading import Event

    from followup.services.log import OpenLog
    from followup.storage.database import Database


class Door:
    """Opens and makes logs for the window; see `followup.ui.start.door.LogDoor`."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today

    def first_guess(self, folder: Path) -> str:
        """Return how a log seems to open from a look at its files; `status` knows for certain."""
        if not folder.parent.is_dir() and folder != default_log_folder():
            return "plain"  # a stick that is not plugged in; opening says so
        if not (folder / "log.db").is_file():
            # Opening says what is wrong; a page of welcome would lead to a new log beside the backups of the lost one.
            return "plain" if any((folder / "backups").glob("*/log.db")) else "none"
        try:
            keys = (folder / "keys.json").read_bytes()
        except OSError:
            return "plain"  # opening it says what is wrong
        if b'"keychain"' in keys:
            return "locked" if (folder / "locked").exists() else "keychain"
        return "plain" if b'"plain"' in keys else "passphrase"

    def status(self, folder: Path) -> str:
        """Return "plain", "passphrase", "keychain" or "none"."""
        from followup.storage.database import lock_status

        return lock_status(folder)

    def keychain_key(self, folder: Path, cancelled: Event) -> bytes | None:
        """Return what this computer's keychain keeps for a log, or None where it must not be asked."""
        from followup.storage.keychain import Keychain
        from followup.storage.this_computer import kept_key

        return kept_key(folder, Keychain(cancelled))

    def open(
        self,
        folder: Path,
        *,
        passphrase: str | None = None,
        recovery_code: str | None = None,
        keychain_key: bytes | None = None,
    ) -> OpenLog:
        """Return the open log, with its flags read."""
        with _imports_undisturbed():
            from followup.hardening import refuse_onlookers
            from followup.storage.database import Database
            from followup.storage.errors import NeedsUpgrade, NoPermission
            from followup.storage.this_computer import open_by_keychain

            refuse_onlookers()
            if keychain_key is None:
                opened = partial(Database.open, folder, passphrase=passphrase, recovery_code=recovery_code)
            else:
                opened = partial(open_by_keychain, folder, keychain_key)
            try:
                database = opened()
            except NoPermission as denied:
                # A locked stick, or somebody else's folder: it can still be read, where it is up to date.
                try:
                    database = opened(read_only=True)
                except NeedsUpgrade:
                    raise denied from None
            return self._services(database)

    def create(self, folder: Path, passphrase: str | None, facts: tuple[tuple[str, str], ...]) -> tuple[OpenLog, str]:
        """Make a log with first facts; return it and its recovery code, "" when it has no passphrase.

        Where a fact cannot be kept there is no log either.
        """
        with _imports_undisturbed():
            from followup.hardening import refuse_onlookers
            from followup.services.passphrase import check_passphrase
            from followup.storage.creation import take_back
            from followup.storage.database import Database

            refuse_onlookers()
            if passphrase is not None:
                check_passphrase(passphrase)
            database, code = Database.create(folder, passphrase=passphrase)
            try:
                services = self._services(database)
                for name, value in facts:
                    services.record.set(name, value)
            except BaseException:
                # Nobody would ever see its recovery code, and the next try would meet a log that is there already.
                database.close()
                take_back(database.log_folder)
                raise
            return services, code or ""

    def read_ahead(self, services: OpenLog) -> None:
        """Bring in what the first page could do without and the next wish needs: the rest of the log, SQLAlchemy."""
        with _imports_undisturbed():
            services.read_ahead()

    def is_wrong_key(self, error: BaseException) -> bool:
        """Return whether an error says that a passphrase or code does not fit."""
        from followup.storage.errors import WrongKey

        return isinstance(error, WrongKey)

    def is_damage(self, error: BaseException) -> bool:
        """Return whether an error says that the log or its key file is not as it was written."""
        from followup.storage.errors import Damaged

        return isinstance(error, Damaged)

    def clock_is_behind(self, services: OpenLog) -> bool:
        """Return whether the computer's clock stands before the newest entry."""
        from followup.services.damage import clock_is_behind

        return clock_is_behind(services.database)

    def is_whole(self, services: OpenLog) -> bool:
        """Return whether every page of an open log is as it was written."""
        from followup.services.damage import is_whole

        return is_whole(services.database)

    def put_together(self, folder: Path, passphrase: str | None, recovery_code: str | None) -> list[str]:
        """Put a damaged log together again where it lies; return what became of it, in sentences."""
        from followup.services.damage import put_together, salvage_lines

        return salvage_lines(put_together(folder, passphrase, recovery_code), translate)

    def export_unopened(
        self, folder: Path, to: Path, passphrase: str | None, recovery_code: str | None
    ) -> tuple[Path, ...]:
        """Write all that can be read of a log into a new folder, without opening or changing it."""
        from followup.services.damage import export_unopened

        return export_unopened(folder, to, passphrase, recovery_code)

    def _services(self, database: Database) -> OpenLog:
        from followup.services.log import OpenLog

        try:
            services = OpenLog(database, resource(), self._today, translate)
            services.flags.today()
        except BaseException:
            database.close()
            raise
        return services


@contextmanager
def _imports_undisturbed() -> Iterator[None]:
    """Hold the collector back: it makes the imports a fifth slower, and what they leave behind stays anyway."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()


def run_window(log: Path | None, *, safe: bool = False, locked: bool = False) -> int:
    """Show the window for a log (the usual one when None) until it is closed, and return the exit code.

    `locked` says that it was just locked: whatever else may open it, the passphrase has to be typed.
    """
    # Ctrl+C in the terminal ends the window at once, as everybody expects; every save is on the disk already.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = _application()
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "followup", "followup")
    folder = log or default_log_folder()
    single = SingleInstance(folder, Path(settings.fileName()).parent, app)
    if not single.take() and single.knock():
        return 0
    window = Window(Theme(app, resource("styles"), resource("fonts"), settings), settings, today)
    last_resort.install(window.foot.show_error)
    program = Program(window, Door(today), folder, today, safe=safe, locked=locked)
    left: list[Path] = []
    program.restart_requested.connect(left.append)
    program.restart_requested.connect(lambda _place: app.quit())
    single.raise_requested.connect(program.come_forward)
    window.first_painted.connect(single.listen)
    program.show()
    code = app.exec()
    single.give_back()
    if left:
        start_anew(left[0])
    wait_for_threads()
    return code


def today() -> date:
    """Return the day it is where this computer stands."""
    return datetime.now().astimezone().date()


def _application() -> QApplication:
    # By argument, because `setStyle` hands the style back: the enums of QStyle alone would cost 15 ms at the start.
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("followup")
    app.setApplicationDisplayName("Followup")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("followup")
    return app
