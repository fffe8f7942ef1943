"""A walk through the whole window: every screen, every field typed into, every button pressed.

`python -m tools.trust.walk HOME WORD HOW`, with a log in `HOME/log`. HOW is words joined by a comma: `faults` lets the
services behind each button raise an error that holds the word, `few` presses few, `leaky` leaves a file behind (the
control). Prints one line of JSON: what was done.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from types import FunctionType
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from followup import app as program
from followup.hardening import harden
from followup.ui.screens import SCREENS
from followup.ui.shell.window import Window

MOST_PRESSES, FEW_PRESSES = 90, 4
"""Buttons pressed on one screen, so that a walk ends."""

_NOT_TEXT = ("Date", "Day", "Number", "Time", "Weight")
"""Parts of the names of fields that take no free words: they get the word first, and are emptied for the second try."""

_LEFT_ALONE = ("lock", "passphrase", "close", "easy", "folder of your log")


class Faults:
    """Lets every public call of every service raise, while it is armed."""

    def __init__(self, word: str) -> None:
        self._word, self._done = word, set[type]()
        self.armed, self.raised = False, 0
        self.places = set[str]()

    def plant(self) -> None:
        """Wrap what was imported since the last time."""
        for name, module in list(sys.modules.items()):
            if name.startswith("followup.services.") and not name.endswith((".changes", ".log")):
                for one in list(vars(module).values()):
                    if isinstance(one, type) and one.__module__ == name and one not in self._done:
                        self._done.add(one)
                        self._wrap(one)

    def _wrap(self, kind: type) -> None:
        for name, method in list(vars(kind).items()):
            if isinstance(method, FunctionType) and not name.startswith("_"):
                setattr(kind, name, self._raising(method, f"{kind.__name__}.{name}"))

    def _raising(self, method: Callable[..., Any], place: str) -> Callable[..., Any]:
        @wraps(method)
        def call(*words: Any, **options: Any) -> Any:
            if self.armed:
                self.raised += 1
                self.places.add(place)
                raise ValueError(self._word)
            return method(*words, **options)

        return call

    @contextmanager
    def arming(self) -> Iterator[None]:
        """Let everything raise within the block."""
        self.armed = True
        try:
            yield
        finally:
            self.armed = False


class Walk:
    """One walk through one window."""

    def __init__(self, window: Window, word: str, how: set[str]) -> None:
        self._window, self._word, self._how = window, word, how
        self._faults = Faults(word)
        self.done = Counter[str]()
        self._closer = QTimer(window)
        self._closer.timeout.connect(_close_what_waits)
        self._closer.start(40)

    def run(self) -> None:
        """Go to each screen and do everything there; an error of the walk itself ends it."""
        for name in SCREENS:
            self._go(name)
            self.done["screens"] += 1
            self._screen(name)
        if "faults" in self._how:
            self.done["services that raised"] = len(self._faults.places)
            self.done["errors raised"] = self._faults.raised

    def _screen(self, name: str) -> None:
        pressed = set[tuple[str, str]]()
        for _ in range(FEW_PRESSES if "few" in self._how else MOST_PRESSES):
            button = next((one for one in self._buttons() if self._known(one) not in pressed), None)
            if button is None:
                return
            pressed.add(self._known(button))
            self._fill(empty=False)
            if "faults" in self._how:
                self._faults.plant()
                with self._faults.arming():
                    self._press(button)
            if self._is_there(button):
                self._press(button)
            if self._is_there(button):
                self._fill(empty=True)
                self._press(button)
            if self._host.shown != name:
                self._go(name)

    @property
    def _host(self) -> Any:
        return self._window._host

    def _go(self, name: str) -> None:
        self.may_leave()
        self._window.go(name)
        self._settle()

    def may_leave(self) -> None:
        """Let the screen go, though something half typed would ask to stay."""
        self._host.current.may_leave = lambda: True

    def _buttons(self) -> list[QAbstractButton]:
        found = self._window.findChildren(QAbstractButton)
        return [one for one in found if self._is_there(one) and not self._is_left_alone(one)]

    def _is_left_alone(self, button: QAbstractButton) -> bool:
        words = button.text().casefold()
        if (parent := button.parentWidget()) is not None and "look" in type(parent.parentWidget()).__module__:
            return True  # colours and sizes: nothing is written, and each takes seconds
        return type(button).__name__ == "NavButton" or any(part in words for part in _LEFT_ALONE)

    @staticmethod
    def _known(button: QAbstractButton) -> tuple[str, str]:
        return type(button).__name__, button.text() or button.accessibleName() or button.objectName()

    @staticmethod
    def _is_there(widget: QWidget) -> bool:
        try:
            return widget.isVisible() and widget.isEnabled()
        except RuntimeError:
            return False  # gone with its form

    def _press(self, button: QAbstractButton) -> None:
        self.done["presses"] += 1
        menu = button.menu() if isinstance(button, QPushButton | QToolButton) else None
        with suppress(ValueError):
            if menu is None:
                button.click()
            else:
                for action in menu.actions():
                    action.trigger()
                    self._settle()
        self._settle()

    def _fill(self, *, empty: bool) -> None:
        """Type the word into every field that is there; with `empty`, fields of days and numbers are left free."""
        for field in self._window.findChildren(QWidget):
            if not self._is_there(field):
                continue
            if isinstance(field, QLineEdit) and not field.isReadOnly():
                self._type(field, empty=empty)
            elif isinstance(field, QPlainTextEdit | QTextEdit) and not field.isReadOnly():
                if self._word not in field.toPlainText():
                    field.insertPlainText(f"{self._word} ")
                    self.done["fields"] += 1
            elif isinstance(field, QComboBox) and field.count() > 1 and field.currentIndex() == 0:
                field.setCurrentIndex(1)

    def _type(self, field: QLineEdit, *, empty: bool) -> None:
        above = field.parentWidget()
        names = f"{type(field).__name__} {type(above).__name__}"
        if empty and any(part in names for part in _NOT_TEXT):
            field.clear()
        elif self._word not in field.text():
            field.clear()
            QTest.keyClicks(field, self._word)
            self.done["fields"] += 1

    def _settle(self) -> None:
        """Let everything happen that was begun: signals, workers and what they hand back."""
        end = time.monotonic() + 5
        while True:
            for _ in range(4):
                # An error in what Qt calls to draw comes out here, after it was said.
                with suppress(ValueError):
                    QApplication.processEvents()
                    QTest.qWait(3)
            busy = [one for one in threading.enumerate() if one is not threading.main_thread() and one.daemon]
            if not busy or time.monotonic() > end:
                return


def _close_what_waits() -> None:
    """Close a menu or a box that holds everything up until it is answered."""
    waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if waiting is not None:
        waiting.close()


def _answer_dialogs(home: Path) -> None:
    """Let dialogs of the system answer by themselves: what is written goes to `HOME/exports`, printing is given up."""
    exports = home / "exports"
    exports.mkdir(mode=0o700)
    given = exports / "given.csv"
    given.write_text("kind,observed_on,note\nnote,2025-01-01,from a file\n", encoding="utf-8")
    numbers = iter(range(10_000))
    dialog: Any = QFileDialog
    printing: Any = QPrintDialog

    def name_of(*words: Any) -> tuple[str, str]:
        proposed = Path(str(words[2])).suffix if len(words) > 2 else ""
        return str(exports / f"file-{next(numbers)}{proposed or '.pdf'}"), ""

    def folder_of(*_: Any) -> str:
        folder = exports / f"folder-{next(numbers)}"
        folder.mkdir(mode=0o700)
        return str(folder)

    dialog.getSaveFileName = staticmethod(name_of)
    dialog.getOpenFileName = staticmethod(lambda *_: (str(given), ""))
    dialog.getExistingDirectory = staticmethod(folder_of)
    printing.exec = lambda _: 0


class Walked(Window):
    """The window, which walks through itself once a log is open, and then closes."""

    home: Path
    word: str
    how: set[str]
    said: Counter[str]

    def open_log(self, services: Any, screen: str = "today") -> None:
        """Open the log, and begin once it is shown."""
        super().open_log(services, screen)
        QTimer.singleShot(50, self.walk)

    def walk(self) -> None:
        """Walk, say what was done, and end."""
        walk = Walk(self, self.word, self.how)
        try:
            walk.run()
        except Exception as error:  # noqa: BLE001 - said, and the rig calls it bad
            self.said[f"the walk ended: {type(error).__name__} at {_lines(error)}"] += 1
        self.said.update(walk.done)
        if "leaky" in self.how:
            (self.home / "notes.tmp").write_text(self.word, encoding="utf-8")
        walk.may_leave()
        self.close()


def main(home: Path, word: str, how: set[str]) -> int:
    """Show the window with the log, walk through it, and close it."""
    harden()
    os.chdir(home)
    _answer_dialogs(home)
    Walked.home, Walked.word, Walked.how, Walked.said = home, word, how, Counter()
    app: Any = program
    app.Window = Walked
    code = program.run_window(home / "log")
    sys.stdout.write(json.dumps(Walked.said) + "\n")
    return code


def _lines(error: BaseException) -> str:
    """Return the lines that an error came through, without anything that it says."""
    trace, found = error.__traceback__, []
    while trace is not None:
        found.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " ".join(found)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2], set(sys.argv[3].split(","))))
