"""Keeps what is being typed, in whatever form: a kill takes two seconds of it at most.

It knows no form by name. Where the focus goes into one, it remembers what stood there and which button opened it; what
is otherwise now is the draft of that form, also while another screen is looked at. Fields that belong to no form count
while they stand on their screen with their text. A form that was saved or closed has no draft any more.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary, WeakSet

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from followup.domain.errors import FollowupError
from followup.services.drafts import Draft, Place
from followup.ui.kit.openers import Drafted

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.kit.filled import Line
    from followup.ui.screen import BaseScreen, TakenUp
    from followup.ui.shell.window import Window

_LOGGER = logging.getLogger("followup")

PAUSE = 1500
"""Milliseconds between two looks; with the save itself it stays below two seconds."""

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A form as it was when the focus came into it first, and where it is."""

    place: Place
    screen: BaseScreen
    held: dict[str, str]


class DraftWatch(QObject):
    """Watches the window of one open log."""

    def __init__(self, window: Window, services: OpenLog) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._forms: WeakKeyDictionary[QWidget, _Begun] = WeakKeyDictionary()
        self._typed: WeakSet[QWidget] = WeakSet()
        self._before: dict[int, str] = {}
        self._kept: dict[str, list[Line]] = {}
        self._older: frozenset[str] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        window.navigation.draft_taken_up.connect(self._on_taken_up)
        window.closing.connect(self.stop)
        self._timer.start()

    def look(self) -> None:
        """Keep what stands in the forms that were begun, where it is other than what was kept."""
        field = QApplication.focusWidget()
        if isinstance(field, _TEXTS) and self._is_own(field) and _text(field) != self._before.get(id(field), ""):
            self._typed.add(field)
        now = {**self._in_forms(), **self._loose()}
        try:
            now = {self._beside_older(name): lines for name, lines in now.items()}
            for name, lines in now.items():
                if self._kept.get(name) != lines:
                    self._services.drafts.keep(name, lines)
                    self._kept[name] = lines
            for name in [name for name in self._kept if name not in now]:
                self._services.drafts.keep(name, ())
                del self._kept[name]
        except FollowupError as error:
            # The form itself says it when it is saved; a draft is only a second belt.
            _LOGGER.warning("draft not kept: %s", type(error).__name__)

    def _beside_older(self, name: str) -> str:
        """Return the name to keep a draft by: what was left over from the last time and is still there stays there."""
        self._older = self._left_over()
        return Place.of(name).name_beside(self._older)

    def _left_over(self) -> frozenset[str]:
        """Return the names of what was left over, read before anything of this time is kept."""
        if self._older is not None:
            return self._older
        return frozenset(draft.form for draft in self._services.drafts.all())

    def stop(self) -> None:
        """Look once more, then no longer: closing or locking with a form open keeps what stands in it."""
        if self._timer.isActive():
            self.look()
            self._timer.stop()

    def _in_forms(self) -> dict[str, list[Line]]:
        found: dict[str, list[Line]] = {}
        if not self._forms:
            return found
        from followup.ui.kit.filled import changed

        for form, begun in list(self._forms.items()):
            if not isValid(form) or (_is_closed(form) and form is not begun.screen):
                del self._forms[form]
            elif lines := changed(form, begun.held):
                found[begun.place.name] = lines
        return found

    def _loose(self) -> dict[str, list[Line]]:
        """Return what stands outside of forms, screen by screen."""
        host = self._window.host
        found: dict[str, list[Line]] = {}
        for name, screen in host.screens.items() if host is not None else ():
            fields = [one for one in self._typed if isValid(one) and self._counts(one, screen)]
            lines = [(one.accessibleName(), _text(one)) for one in sorted(fields, key=id)]
            lines += screen.draft_lines()
            if lines:
                found[Place(name, screen.draft_target()).name] = lines
        return found

    def _on_taken_up(self, draft: Draft, taken: TakenUp) -> None:
        """Keep a draft that stands in its form again as that of this form; its old name goes only then."""
        host, form = self._window.host, taken.form
        if host is None or host.current is None or form is None:
            return
        if isinstance(form, Drafted):
            self._forms[form] = _Begun(draft.place, host.current, taken.held)
        else:
            texts = {text for _, text in draft.lines}
            fields = [one for one in form.findChildren(QWidget) if isinstance(one, _TEXTS)]
            self._typed |= {field for field in fields if _text(field) in texts}
        self._older = self._left_over() - {draft.form}
        self.look()
        if draft.form not in self._kept:
            self._services.drafts.keep(draft.form, ())

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Remember what a form, or a field, held before anybody typed into it."""
        if now is None:
            return
        if isinstance(now, _TEXTS) and now not in self._typed:
            self._before[id(now)] = _text(now)
        form, host = _form_around(now), self._window.host
        screen = host.current if host is not None else None
        if form is None or form in self._forms or host is None or screen is None:
            return
        if form is not screen and not screen.isAncestorOf(form):
            return
        # Late: it knows every kind of field, and the first picture has none but one line.
        from followup.ui.kit.filled import filled

        place = Place(host.shown, screen.draft_target(), type(form).__name__, screen.opener_of(form))
        self._forms[form] = _Begun(place, screen, filled(form))

    def _is_own(self, field: QWidget) -> bool:
        hidden = isinstance(field, QLineEdit) and field.echoMode() is not QLineEdit.EchoMode.Normal
        return field.window() is self._window and not hidden and not field.property("no_draft")

    def _counts(self, field: QWidget, screen: QWidget) -> bool:
        stands = screen.isAncestorOf(field) and field.isVisibleTo(screen)
        return stands and self._is_own(field) and bool(_text(field).strip()) and _form_around(field) is None


def _is_closed(form: QWidget) -> bool:
    """Return whether a form was hidden; one that is about to be shown for the first time was not."""
    return form.isHidden() and form.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _form_around(widget: QWidget) -> Any:
    """Return the form that a field stands in: a widget that is `Drafted`, or None."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, Drafted):
        above = above.parentWidget()
    return above


def _text(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    return field.toPlainText() if isinstance(field, QPlainTextEdit | QTextEdit) else ""
