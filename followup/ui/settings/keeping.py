"""Where the log lies and its backups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from followup.ui.kit.buttons import quiet_button
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import SNUG, bare
from followup.ui.kit.text import Text, second

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
        column.addWidget(row_of(self.make_button, self.copy_button))

    def refresh(self) -> None:
        """Show when the last backup was made."""
        last = self._services.backups.last()
        if last is None:
            self.backup.setText(self.tr("There is no backup yet."))
            return
        day = short_day(last.astimezone().date(), self._today())
        self.backup.setText(self.tr("Last backup: {day}.").format(day=day))

    def make(self) -> None:
        """Make a backup beside the log."""
        self._work(None)

    def copy(self) -> None:
        """Make a backup in a folder that the person chooses, such as a memory stick."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where should the backup go?"))
        if folder:
            self._work(Path(folder))

    def _work(self, to: Path | None) -> None:
        def work(_cancelled: Event) -> Path:
            return self._services.backups.make(to)

        self._navigation.run(work, self._done, self.tr("Making a backup"))

    def _done(self, place: Path) -> None:
        self.refresh()
        self._navigation.say(self.tr("The backup was made and opened once to check it: {place}").format(place=place))
