"""The backups of the log, newest first; a look into one shows what it holds that the log does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from followup.services.changes import Topic
from followup.services.restoring import Comparison, Difference
from followup.ui.backups.difference_row import DifferenceRow
from followup.ui.backups.write_out import WriteOut
from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.dates import plain_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import SNUG, STEP, bare, clear
from followup.ui.kit.text import Text, second, section, small, strong
from followup.ui.screen import BaseScreen

if TYPE_CHECKING:
    from threading import Event

    from followup.services.log import OpenLog
    from followup.storage.backup import Backup
    from followup.ui.navigation import Navigation

_SHOWN = 50
"""Differences shown at once; all of them can be brought back together."""


class Screen(BaseScreen):
    """A list, and below it the look into one backup."""

    topics = frozenset(Topic)

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.set_title(self.tr("Backups"))
        self.comparison: Comparison | None = None
        self.rows: list[DifferenceRow] = []
        self.list, self._list_column = _column()
        self.look, self._look_column = _column()
        self.add(
            Text(self.tr("A backup is made after the first save of a day, and on closing when something changed."))
        )
        self.add(
            second(self.tr("Kept are the last five, and one for each of 7 days, 4 weeks, 12 months and every year."))
        )
        self.write_out = WriteOut(services, navigation)
        self.write_out.needed.connect(lambda: self.scroll_to(self.write_out))
        self.add(self.write_out)
        self.add(self.list)
        self.add(self.look)
        self.look.hide()
        self.end()

    def refresh(self) -> None:
        """Read the list again; an open look stays."""
        clear(self._list_column)
        found = self.services.backups.list()
        if not found:
            self._list_column.addWidget(Text(self.tr("There is no backup yet.")))
        for backup in found:
            self._list_column.addWidget(self._line(backup))
        self._list_column.addWidget(row_of(self._other(), self._write_other()))

    def open_look(self, backup: Path) -> None:
        """Compare a backup with the log, on a thread; nothing changes by looking."""
        restoring = self.services.restoring

        def work(_cancelled: Event) -> Comparison:
            return restoring.compare(backup)

        self.navigation.run(work, self._show, self.tr("Looking into the backup."))

    def choose(self) -> None:
        """Let the person choose a backup on a stick or another disk."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of the backup"))
        if folder:
            self.open_look(Path(folder))

    def close_look(self) -> None:
        """Go back to the list."""
        self.comparison, self.rows = None, []
        self.look.hide()
        self.list.show()

    def escape(self) -> None:
        """Close the question for a passphrase and the look."""
        self.write_out.close_form()
        self.close_look()

    def bring_back(self, chosen: Difference) -> None:
        """Bring one entry back."""
        self._bring_back((chosen,))

    def bring_all_back(self) -> None:
        """Bring back everything that differs."""
        if self.comparison is not None:
            self._bring_back(self.comparison.differences)

    def _bring_back(self, chosen: tuple[Difference, ...]) -> None:
        """Make a backup on a thread first, and only then touch the log; a second press meanwhile does nothing."""
        comparison = self.comparison
        if comparison is None or not self.look.isEnabled():
            return
        restoring = self.services.restoring

        def work(_cancelled: Event) -> None:
            restoring.make_ready()

        self.look.setEnabled(False)
        task = self.navigation.run(
            work, lambda _done: self._carry_back(comparison, chosen), self.tr("Making a backup first.")
        )
        task.finished.connect(lambda: self.look.setEnabled(True))

    def _carry_back(self, comparison: Comparison, chosen: tuple[Difference, ...]) -> None:
        try:
            self.services.restoring.bring_back(comparison, chosen, is_ready=True)
        except Exception as error:  # noqa: BLE001 - whatever it was, the person gets one sentence
            self.navigation.show_error(error)
            return
        self.open_look(comparison.backup)

    def _other(self) -> QWidget:
        return quiet_button(self.tr("Look into a backup elsewhere"), self.choose, icon="archive")

    def _write_other(self) -> QWidget:
        return quiet_button(self.tr("Write out a backup elsewhere"), self.write_out.choose, icon="save")

    def _line(self, backup: Backup) -> Card:
        moment = backup.made_at.astimezone()
        day = plain_day(moment.date())
        hour = QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
        card = Card(strong(self.tr("{day}, {hour}").format(day=day, hour=hour)))
        said = [
            self._reason(backup.reason),
            QLocale().formattedDataSize(backup.size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat),
        ]
        card.add(small(self.tr(", ").join(part for part in said if part)))
        button = quiet_button(self.tr("Look inside"), lambda: self.open_look(backup.path), icon="eye")
        button.setAccessibleName(self.tr("Look inside the backup of {day}, {hour}").format(day=day, hour=hour))
        write = quiet_button(self.tr("Write everything out"), lambda: self.write_out.begin(backup.path), icon="save")
        words = self.tr("Write everything out in the backup of {day}, {hour}")
        write.setAccessibleName(words.format(day=day, hour=hour))
        card.add(row_of(button, write))
        return card

    def _reason(self, reason: str) -> str:
        known = {
            "before-upgrade": self.tr("Made before Followup brought the log up to date"),
            "before-restore": self.tr("Made before entries were brought back"),
        }
        return known.get(reason, "")

    def _show(self, comparison: Comparison) -> None:
        self.comparison = comparison
        clear(self._look_column)
        shown = comparison.differences[:_SHOWN]
        titles, today = self.services.titles, self.today()
        self.rows = [DifferenceRow(one, comparison, titles, today, self.bring_back) for one in shown]
        self._look_column.addWidget(row_of(self._back_link()))
        self._look_column.addWidget(section(self.tr("What this backup holds")))
        for words in self._counted(comparison):
            self._look_column.addWidget(Text(words))
        if self.rows:
            self.all_button = main_button(self.tr("Bring all of them back"), self.bring_all_back, icon="undo-2")
            self._look_column.addWidget(row_of(self.all_button))
            words = self.tr("A backup of your log as it is now is made first. You can undo it. Newer entries stay.")
            self._look_column.addWidget(small(words))
        for row in self.rows:
            self._look_column.addWidget(row)
        self.list.hide()
        self.look.show()

    def _back_link(self) -> QWidget:
        return link_button(self.tr("Back to the list"), self.close_look, icon="arrow-left")

    def _counted(self, comparison: Comparison) -> list[str]:
        same, newer, differ = comparison.same, comparison.newer, len(comparison.differences)
        said = [self.tr("Entries that are the same now: {count}.").format(count=same)]
        if newer:
            said.append(self.tr("Entries you added since: {count}. They stay as they are.").format(count=newer))
        if not differ:
            return [*said, self.tr("Nothing in this backup is missing from your log.")]
        said.append(self.tr("Entries that are different now, or gone: {count}.").format(count=differ))
        if differ > _SHOWN:
            said.append(self.tr("The first {count} are shown here.").format(count=_SHOWN))
        return said


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    bare(column, SNUG)
    column.setContentsMargins(0, STEP, 0, 0)
    return holder, column
