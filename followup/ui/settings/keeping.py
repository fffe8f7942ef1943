"""Where the log lies and its backups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.ui.kit.buttons import quiet_button
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import SNUG, bare
from followup.ui.kit.text import Text, second
from followup.ui.settings.copying import copy_elsewhere

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Keeping(QWidget):
    """Says where the log lies and when the last backup was made; two buttons make one."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        self.place = Text(str(services.database.folder)).selectable()
        self.backup = second()
        self.make_button = quiet_button(self.tr("Make a backup now"), self.make, icon="archive")
        self.copy_button = quiet_button(self.tr("Copy a backup elsewhere"), self.copy, icon="save")
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(Text(self.tr("Your log is in this folder on your own computer and nowhere else:")))
        column.addWidget(self.place)
        column.addWidget(self.backup)
        self.list_button = quiet_button(self.tr("Look into a backup"), lambda: navigation.go("backups"), icon="eye")
        self.elsewhere = second()
        column.addWidget(self.elsewhere)
        column.addWidget(row_of(self.make_button, self.copy_button, self.list_button))
        self.trash_button = quiet_button(self.tr("Trash"), lambda: navigation.go("trash"), icon="trash-2")
        self.history_button = quiet_button(
            self.tr("What was changed"), lambda: navigation.go("history"), icon="history"
        )
        column.addWidget(row_of(self.trash_button, self.history_button))

    def refresh(self) -> None:
        """Show when the last backup was made."""
        copied = self._services.backups.elsewhere().on
        if copied is None:
            self.elsewhere.setText(self.tr("There is no copy on another disk yet. A stick will do."))
        else:
            day = short_day(copied, self._today())
            self.elsewhere.setText(self.tr("Last copy on another disk: {day}.").format(day=day))
        last = self._services.backups.last()
        if last is None:
            self.backup.setText(self.tr("There is no backup yet."))
            return
        day = short_day(last.astimezone().date(), self._today())
        self.backup.setText(self.tr("Last backup: {day}.").format(day=day))

    def make(self) -> None:
        """Make a backup beside the log."""

        def work(_cancelled: Event) -> Path:
            return self._services.backups.make()

        self._navigation.run(work, self._on_made, self.tr("Making a backup"))

    def copy(self) -> None:
        """Make a backup in a folder that the person chooses, such as a memory stick."""
        copy_elsewhere(self, self._services.backups, self._navigation, self.refresh)

    def _on_made(self, place: Path) -> None:
        self.refresh()
        self._navigation.say(self.tr("The backup was made and opened once to check it: {place}").format(place=place))
