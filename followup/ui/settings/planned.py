"""Days for a calendar program, and reminders on this computer. Neither says what it is for unless asked to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.ui.kit.buttons import quiet_button
from followup.ui.kit.fields import TickBox
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import SNUG, bare
from followup.ui.kit.text import Text, second

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Planned(QWidget):
    """`can_remind` says whether this desktop has a place for reminders."""

    def __init__(
        self, services: OpenLog, navigation: Navigation, today: Callable[[], date], can_remind: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._services, self._navigation, self._today, self._can_remind = services, navigation, today, can_remind
        self.named = TickBox(self.tr("Titles say what it is"))
        self.alarm = TickBox(self.tr("With a reminder in it"))
        self.write_button = quiet_button(self.tr("Write a calendar file"), self.choose_file, icon="calendar-days")
        self.remind = TickBox(self.tr("Remind me the day before"))
        self.remind.toggled.connect(self._on_remind)
        self.says = second()
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(
            Text(
                self.tr(
                    "Visits and exams as a file for the calendar on your phone or computer. Each title reads "
                    "“Something planned”, so that nobody who looks at your calendar learns more."
                )
            )
        )
        column.addWidget(self.named)
        column.addWidget(self.alarm)
        column.addWidget(row_of(self.write_button))
        column.addWidget(second(self.tr("Write it again when a day has changed: nothing will stand there twice.")))
        column.addWidget(self.remind)
        column.addWidget(self.says)

    def refresh(self) -> None:
        """Show whether reminders are on, and whether this desktop can show them."""
        self.remind.blockSignals(True)
        self.remind.setChecked(self._services.reminders.wanted)
        self.remind.blockSignals(False)
        words = self.tr("While Followup is open it says “You have something planned tomorrow.” and no more.")
        if not self._can_remind():
            words = self.tr("This desktop has no place for reminders. What is planned stands on Today.")
        self.says.setText(words)

    def choose_file(self) -> None:
        """Let the person say where the file goes, and write it."""
        proposed = f"calendar {self._today().isoformat()}.ics"
        title, kinds = self.tr("Write a calendar file"), self.tr("Calendar (*.ics)")
        name, _ = QFileDialog.getSaveFileName(self, title, proposed, kinds)
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write the file and say how many days are in it."""
        from followup.services.calendar import CalendarChoices

        choices = CalendarChoices(named=self.named.isChecked(), remind=self.alarm.isChecked())
        try:
            count = self._services.calendar.export(path, choices, cause=self)
        except FollowupError as error:
            self._navigation.show_error(error)
            return
        self._navigation.say(self.tr("The file is written. Days in it: {count}.").format(count=count))

    def _on_remind(self, on: bool) -> None:
        self._services.reminders.set(on=on, cause=self)
