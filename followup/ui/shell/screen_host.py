"""Holds the screens: each is built when first shown, and refreshed when shown if something of its own changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from followup.services.drafts import Draft
from followup.ui.screen import BaseScreen
from followup.ui.screens import SCREENS
from followup.ui.shell.building import build_screen

if TYPE_CHECKING:
    from followup.services.changes import Change
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class ScreenHost(QStackedWidget):
    """The screens of one open log."""

    def __init__(
        self, services: OpenLog, navigation: Navigation, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._navigation, self._today = services, navigation, today
        self._screens: dict[str, BaseScreen] = {}
        self._stale: set[str] = set()
        self._shown = ""

    @property
    def shown(self) -> str:
        """The id of the screen that is shown, "" before the first."""
        return self._shown

    @property
    def screens(self) -> dict[str, BaseScreen]:
        """The screens that were shown before, by id."""
        return dict(self._screens)

    @property
    def current(self) -> BaseScreen | None:
        """The screen that is shown."""
        return self._screens.get(self._shown)

    def show_screen(self, name: str, target: object = None) -> bool:
        """Show a screen and what is named in it; return False when the screen now shown does not let go."""
        before = self.current
        if before is not None and self._shown != name and not before.may_leave():
            return False
        screen = self._screens.get(name) or self._build(name)
        if name in self._stale:
            self._stale.discard(name)
            screen.refresh()
        self._shown = name
        self.setCurrentWidget(screen)
        if isinstance(target, Draft):
            self._take_up(screen, target)
            return True
        if target is not None:
            screen.open_target(target)
        field = screen.first_field()
        if field is not None:
            field.setFocus()
        return True

    def _take_up(self, screen: BaseScreen, draft: Draft) -> None:
        """Let somebody go on where they were; words that found no field are ready to be put in by hand."""
        taken = screen.take_up(draft)
        left = [text for _, text in taken.left if text]
        if not left:
            self._navigation.say(self.tr("Here is what you were typing. Save it, or cancel to throw it away."))
        else:
            QApplication.clipboard().setText("\n".join(left))
            self._navigation.say(self.tr("Your words are ready: press Ctrl+V where they belong."))
        if taken.form is not None:
            self._navigation.draft_taken_up.emit(draft, taken)

    def first_field(self) -> QWidget | None:
        """Return the first field of the screen that is shown."""
        return self.current.first_field() if self.current is not None else None

    def on_change(self, change: Change) -> None:
        """Refresh what is seen, and remember for the rest that it is stale."""
        for name, screen in self._screens.items():
            if change.topics & screen.topics and change.cause is not screen:
                self._stale.add(name)
        self._freshen()

    def mark_stale(self, *names: str) -> None:
        """Refresh these screens: at once when seen, else when shown."""
        self._stale |= {name for name in names if name in self._screens}
        self._freshen()

    def refresh_all(self) -> None:
        """Take everything as stale, for example on a new day."""
        self._stale = set(self._screens)
        self._freshen()

    def _freshen(self) -> None:
        current = self.current
        if current is not None and self._shown in self._stale:
            self._stale.discard(self._shown)
            current.refresh()

    def _build(self, name: str) -> BaseScreen:
        screen = build_screen(SCREENS[name], self._services, self._navigation, self._today)
        self._screens[name] = screen
        self.addWidget(screen)
        screen.refresh()
        return screen
