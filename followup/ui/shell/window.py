"""The window: the navigation at the left, one page at a time, and under it what just happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from followup.ui.kit.focus_order import EntersPages
from followup.ui.kit.space import bare
from followup.ui.kit.theme import Theme
from followup.ui.navigation import Navigation
from followup.ui.shell import geometry
from followup.ui.shell.emergency_door import EmergencyDoor
from followup.ui.shell.foot import Foot
from followup.ui.shell.navigation_bar import NavigationBar

if TYPE_CHECKING:
    from followup.services.changes import Change
    from followup.services.log import OpenLog
    from followup.ui.kit.page import Page
    from followup.ui.kit.undo_bar import UndoBar
    from followup.ui.shell.screen_host import ScreenHost

NARROW = 900
"""Below this width the navigation shows icons with short words."""


class Window(EntersPages):
    """The one window. It shows a page of its own (welcome, unlock, a problem) or the screens of an open log.

    `first_painted` is sent once; `log_changed` carries each change; `closing` is sent before the log is let go.
    """

    first_painted = Signal()
    log_changed = Signal(object)
    closing = Signal()

    def __init__(self, theme: Theme, settings: QSettings | None, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("shell")
        self.setWindowTitle("Followup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._settings, self._today = theme, settings, today
        self._painted, self._dressed, self._day = False, False, today()
        self._services: OpenLog | None = None
        self._host: ScreenHost | None = None
        self._page: QWidget | None = None
        self.navigation = Navigation(self)
        self.bar = NavigationBar()
        self.stage = QStackedWidget()
        self.emergency = EmergencyDoor(self.stage)
        self.foot = Foot()
        self._lay_out()
        self._connect()
        geometry.restore(self, settings)

    @property
    def undo_bar(self) -> UndoBar:
        """The bar that says what happened."""
        return self.foot.undo_bar

    @property
    def services(self) -> OpenLog | None:
        """The open log, or None."""
        return self._services

    @property
    def host(self) -> ScreenHost | None:
        """The screens of the open log, or None."""
        return self._host

    def show_page(self, page: Page | ScreenHost, *, usable: bool = False) -> None:
        """Show a page that is no screen; `usable` leaves the navigation in sight."""
        before, self._page = self._page, page
        self.stage.addWidget(page)
        if self.emergency.is_open:
            self.emergency.page_changed(page)
        else:
            self.stage.setCurrentWidget(page)
            if (field := page.first_field()) is not None:
                field.setFocus()
        self.bar.set_usable(usable)
        if before is not None and before is not self._host and before is not page:
            self.stage.removeWidget(before)
            before.deleteLater()

    def open_log(self, services: OpenLog, screen: str = "today") -> None:
        """Show the screens of a log that was opened."""
        self._dress()
        from followup.ui.change_signal import ChangeSignal
        from followup.ui.shell.screen_host import ScreenHost

        self._services = services
        self._changes = ChangeSignal(services.changes, self)
        self._changes.changed.connect(self._on_change)
        self._host = ScreenHost(services, self.navigation, self._today)
        self._read_profile()
        self._host.show_screen(screen)
        self.show_page(self._host, usable=True)
        self.bar.set_current(screen)

    def let_go(self) -> None:
        """Close the log and its screens; the window stays for a page of another kind."""
        if self._services is None:
            return
        self.closing.emit()
        self.navigation.end_work()
        self._changes.stop()
        self._services.close()
        self._services = self._host = None

    def go(self, screen: str, target: object = None) -> None:
        """Show a screen of the open log."""
        if self._host is None:
            return
        self.emergency.close()
        if self._host.show_screen(screen, target):
            self.bar.set_current(screen)

    def backup_made(self) -> None:
        """Let what shows the last backup look again."""
        if self._host is not None:
            self._host.mark_stale("today", "settings")

    def undo(self) -> None:
        """Undo the last action, if there is one."""
        self.foot.undo()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window can be seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the navigation in step with the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """On coming back, see whether a new day began."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and self._day != self._today():
            self._day = self._today()
            if self._host is not None:
                self._host.refresh_all()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed when the person wants that, else remember the window and let the log go."""
        current = self._host.current if self._host is not None else None
        if current is not None and not current.may_leave():
            event.ignore()
            return
        self.put_away()
        super().closeEvent(event)

    def put_away(self) -> None:
        """Remember where the window is, and let the log go where nobody sees it: its last backup takes a moment."""
        geometry.save(self, self._settings)
        self.hide()
        self.let_go()

    def _dress(self) -> None:
        """Add what the first picture can do without: icons, keys, the ring of the focus. Once is enough."""
        if self._dressed:
            return
        from followup.ui.kit.focus_ring import FocusRing
        from followup.ui.shell import keys

        self._dressed = True
        self.bar.show_icons()
        self._focus_ring = FocusRing(self)
        bound: dict[str, Callable[[], object]] = {
            f"Ctrl+{number}": partial(self.go, screen) for number, screen in enumerate(keys.numbered_screens(), 1)
        }
        bound |= {"Ctrl+N": self._quick_add, "Ctrl+F": self._search, "Ctrl+Z": self.undo}
        bound |= {"F1": partial(self.go, "help"), "F2": self.emergency.turn, "Esc": self._escape}
        keys.bind(self, bound | keys.text_size_keys(self._theme))

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        bare(right)
        right.addWidget(self.stage, 1)
        right.addLayout(self.foot)
        across = QHBoxLayout(self)
        bare(across)
        across.addWidget(self.bar)
        across.addLayout(right, 1)

    def _connect(self) -> None:
        self.first_painted.connect(self._dress)
        wishes = self.navigation
        wishes.screen_requested.connect(self.go)
        wishes.quick_add_requested.connect(self._quick_add)
        wishes.emergency_requested.connect(self.emergency.turn)
        wishes.sentence_requested.connect(self.foot.say)
        wishes.error_raised.connect(self.foot.show_error)
        wishes.work_started.connect(self.foot.watch)
        self.bar.screen_chosen.connect(self.go)
        self.bar.emergency_chosen.connect(self.emergency.turn)
        self._theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.bar.set_narrow(self.width() < NARROW * self._theme.scale / 100)

    def _quick_add(self, words: str = "") -> None:
        self.go("today", ("quick_add", words))

    def _search(self) -> None:
        if self._host is not None and self._host.current is not None:
            self._host.current.search()

    def _escape(self) -> None:
        if self.emergency.is_open:
            self.emergency.close()
        elif self._host is not None and self._host.current is not None:
            self._host.current.escape()

    def _on_change(self, change: Change) -> None:
        if self._services is None or self._host is None:
            return
        undoable = change.wish_id and change.cause is not self
        self.foot.say(change.words, partial(self._undo_wish, change.wish_id) if undoable else None)
        self._host.on_change(change)
        self.log_changed.emit(change)
        self._read_profile()

    def _undo_wish(self, wish_id: int) -> None:
        if self._services is None:
            return
        try:
            self._services.entries.undo(wish_id, cause=self)
        except Exception as error:  # noqa: BLE001 - whatever it was, the person gets one sentence
            self.foot.show_error(error)

    def _read_profile(self) -> None:
        if self._services is None:
            return
        facts = {fact.name: fact.value for fact in self._services.record.facts()}
        self.bar.set_owner(facts.get("name", ""))
        self.emergency.tell(facts, self._services.care.team())
