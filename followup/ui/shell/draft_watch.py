"""Keeps what is being typed on the page in sight, in whatever form: a kill takes two seconds of it at most.

It knows no form: it looks at the fields that somebody typed into and that are still in sight with their text. A form
that was saved or closed has no such fields, and its draft goes.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from followup.domain.errors import FollowupError

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.shell.window import Window

_LOGGER = logging.getLogger("followup")

PAUSE = 1500
"""Milliseconds between two looks; with the save itself it stays below two seconds."""

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


class DraftWatch(QObject):
    """Watches the window of one open log."""

    def __init__(self, window: Window, services: OpenLog) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._typed: WeakSet[QWidget] = WeakSet()
        self._before: dict[int, str] = {}
        self._kept: tuple[str, list[tuple[str, str]]] = ("", [])
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        window.closing.connect(self.stop)
        self._timer.start()

    def look(self) -> None:
        """Keep what stands in the fields that were typed into, where it is other than what was kept."""
        field = QApplication.focusWidget()
        if isinstance(field, _TEXTS) and self._is_own(field) and _text(field) != self._before.get(id(field), ""):
            self._typed.add(field)
        host = self._window.host
        page = host.shown if host is not None else ""
        lines = [(_label(one), _text(one)) for one in sorted(self._typed, key=id) if self._counts(one)]
        if host is not None and host.current is not None:
            lines += host.current.draft_lines()
        if (page if lines else "", lines) == self._kept:
            return
        form, _ = self._kept
        try:
            if form and (form != page or not lines):
                self._services.drafts.keep(form, ())
            if lines:
                self._services.drafts.keep(page, lines)
        except FollowupError as error:
            # The form itself says it when it is saved; a draft is only a second belt.
            _LOGGER.warning("draft not kept: %s", type(error).__name__)
            return
        self._kept = (page, lines) if lines else ("", [])

    def stop(self) -> None:
        """Look once more, then no longer: closing or locking with a form open keeps what stands in it."""
        if self._timer.isActive():
            self.look()
            self._timer.stop()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Remember what a field held before anybody typed into it."""
        if isinstance(now, _TEXTS) and now not in self._typed:
            self._before[id(now)] = _text(now)

    def _is_own(self, field: QWidget) -> bool:
        hidden = isinstance(field, QLineEdit) and field.echoMode() is not QLineEdit.EchoMode.Normal
        return field.window() is self._window and not hidden and not field.property("no_draft")

    def _counts(self, field: QWidget) -> bool:
        try:
            return field.isVisible() and self._is_own(field) and bool(_text(field).strip())
        except RuntimeError:  # taken down with its form
            return False


def _text(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    return field.toPlainText() if isinstance(field, QPlainTextEdit | QTextEdit) else ""


def _label(field: QWidget) -> str:
    return field.accessibleName()
