"""The choices beside the preview: which visit, for whom, since when, paper, and which parts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.services.sheet_input import NO_VISIT
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.date_field import DateField
from followup.ui.kit.dates import short_day
from followup.ui.kit.fields import DropDown, TickBox
from followup.ui.kit.fold import Fold
from followup.ui.kit.form import Form, FormRow
from followup.ui.kit.paper import paper_here
from followup.ui.kit.space import bare
from followup.ui.sheet.form_model import SheetForm

if TYPE_CHECKING:
    from followup.services.log import OpenLog


MOST_PAST = 5
"""Visits that have been which are offered, newest first; an older one where it is asked for."""

LAST_VISIT, SINCE_A_DAY = "last_visit", "day"
"""Periods that are no number of months."""


class Choices(QWidget):
    """`changed` is sent whenever a sheet made from them would differ."""

    changed = Signal()

    def __init__(self, services: OpenLog, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._today = services, today
        self._asked_for: int | None = None
        self._is_chosen = False
        self.form = Form()
        self.visit = DropDown(self.tr("For which visit?"))
        self.reader = DropDown(self.tr("Who reads it?"))
        self.paper = ChoiceRow([("a4", self.tr("A4")), ("letter", self.tr("Letter"))], self.tr("Paper"))
        self.period = DropDown(self.tr("Which time?"))
        self.since = DateField(today, optional=True, name=self.tr("Since when?"))
        self.large_print = TickBox(self.tr("Large letters"))
        self.fillable = TickBox(self.tr("Fields to type the answers into"))
        self.parts = {part: TickBox(words) for part, words in self._parts()}
        self.more = Fold(self.tr("What goes on it"))
        self._lay_out()
        for value, words in self._readers():
            self.reader.addItem(words, value)
        for value, words in self._periods():
            self.period.addItem(words, value)
        self.reader.setCurrentIndex(max(self.reader.findData(services.sheets.habits.last_reader()), 0))
        self._recall()
        self._connect()

    def refresh(self) -> None:
        """Read the visits again; the chosen one stays chosen."""
        chosen = self.visit.currentData()
        self.visit.blockSignals(True)
        self.visit.clear()
        self.visit.addItem(self.tr("No visit in particular"), NO_VISIT)
        past = self._services.visits.past()
        older = [visit for visit in past[MOST_PAST:] if visit.id in {chosen, self._asked_for}]
        for visit in (*self._services.visits.ahead(), *past[:MOST_PAST], *older):
            day = short_day(visit.visit_on, self._today())
            who = visit.clinician or visit.place or self.tr("Visit")
            self.visit.addItem(self.tr("{who}, {day}").format(who=who, day=day), visit.id)
        ahead = self._services.visits.next()
        wanted = chosen if chosen or self._is_chosen or ahead is None else ahead.id
        self.visit.setCurrentIndex(max(self.visit.findData(wanted), 0))
        self.visit.blockSignals(False)

    def choose_visit(self, visit_id: int) -> None:
        """Choose a visit, and whom it is with as the reader."""
        if self.visit.findData(visit_id) < 0:
            self._asked_for = visit_id
            self.refresh()
        reader = self.reader.findData(self._services.sheets.reader_for(visit_id))
        self.reader.setCurrentIndex(max(reader, 0))
        self.visit.setCurrentIndex(max(self.visit.findData(visit_id), 0))

    def read(self) -> SheetForm | None:
        """Return what was chosen; None, said beside the field, while the day is no day."""
        self.form.clear_errors()
        chosen = str(self.period.currentData())
        try:
            since = self.since.day if chosen == SINCE_A_DAY else None
            if since is not None and since.on > self._today():
                raise Refused("This day is in the future. Please choose an earlier one.", field="since")  # noqa: TRY301
        except Refused as error:
            self.form.rows["since"].show_error(error.sentence)
            return None
        left_out = frozenset(part for part, box in self.parts.items() if not box.isChecked())
        return SheetForm(
            visit_id=self.visit.currentData(),
            paper=self.paper.value or "a4",
            reader=str(self.reader.currentData()),
            since=since,
            months=int(chosen) if chosen.isdigit() else 0,
            large_print=self.large_print.isChecked(),
            fillable=self.fillable.isChecked(),
            left_out=left_out,
        )

    def _lay_out(self) -> None:
        self.form.add("visit", self.tr("For which visit?"), self.visit)
        self.form.add("reader", self.tr("Who reads it?"), self.reader)
        self.form.add("period", self.tr("Which time?"), self.period)
        self.since_row = FormRow(self.tr("Since when?"), self.since)
        self.form.take_row("since", self.since_row)
        self.form.add_plain(self.since_row)
        self.more.add(FormRow(self.tr("Paper"), self.paper))
        self.more.add(self.large_print)
        self.more.add(self.fillable)
        for box in self.parts.values():
            self.more.add(box)
        self.form.add_plain(self.more)
        column = QVBoxLayout(self)
        bare(column)
        column.addWidget(self.form)
        column.addStretch(1)

    def _connect(self) -> None:
        self.visit.activated.connect(self._on_visit_chosen)
        self.visit.currentIndexChanged.connect(self.changed)
        self.reader.currentIndexChanged.connect(self._on_reader)
        self.period.currentIndexChanged.connect(self._on_period)
        self.large_print.toggled.connect(self.changed)
        self.fillable.toggled.connect(self.changed)
        self.paper.chosen.connect(self.changed)
        self.since.changed.connect(self.changed)
        for box in self.parts.values():
            box.toggled.connect(self.changed)

    def _recall(self) -> None:
        """Show what was chosen for this reader the last time."""
        reader = str(self.reader.currentData())
        habit = self._services.sheets.habits.of(reader)
        left_out = habit.left_out
        if left_out is None:
            from followup.report.readers import arrangement

            left_out = arrangement(reader).left_out
        for part, box in self.parts.items():
            box.setChecked(part not in left_out)
        self.paper.set_value(habit.paper or paper_here())
        self.large_print.setChecked(habit.large_print)
        period = SINCE_A_DAY if habit.since is not None else str(habit.months or LAST_VISIT)
        self.period.setCurrentIndex(max(self.period.findData(period), 0))
        if habit.since is not None:
            self.since.set_day(Day(habit.since))
        self.since_row.setVisible(period == SINCE_A_DAY)

    def _on_visit_chosen(self) -> None:
        """The person chose: "no visit in particular" then stays, where otherwise the next visit takes its place."""
        self._is_chosen = True

    def _on_reader(self) -> None:
        self.blockSignals(True)
        self._recall()
        self.blockSignals(False)
        self.changed.emit()

    def _on_period(self) -> None:
        self.since_row.setVisible(self.period.currentData() == SINCE_A_DAY)
        self.changed.emit()

    def _periods(self) -> list[tuple[str, str]]:
        return [
            (LAST_VISIT, self.tr("Since the last visit")),
            ("1", self.tr("The last month")),
            ("3", self.tr("The last 3 months")),
            ("6", self.tr("The last 6 months")),
            ("12", self.tr("The last year")),
            ("24", self.tr("The last 2 years")),
            (SINCE_A_DAY, self.tr("Since a day I choose")),
        ]

    def _readers(self) -> list[tuple[str, str]]:
        return [
            ("oncologist", self.tr("Cancer doctor (oncologist)")),
            ("gp", self.tr("Family doctor")),
            ("surgeon", self.tr("Surgeon")),
            ("nurse", self.tr("Nurse")),
            ("pharmacist", self.tr("Pharmacist")),
        ]

    def _parts(self) -> list[tuple[str, str]]:
        return [
            ("questions", self.tr("All questions, with room for answers")),
            ("doctor_asks", self.tr("What the doctor may ask")),
            ("since", self.tr("Since the last visit")),
            ("denied", self.tr("Asked, and not there")),
            ("over_time", self.tr("Charts over time")),
            ("log", self.tr("The log, day by day")),
            ("photos", self.tr("Photos that you chose")),
            ("medicines", self.tr("All medicines")),
            ("cancer", self.tr("The cancer and its treatment")),
            ("care", self.tr("How things are, what helps, and people")),
            ("exams", self.tr("All exams")),
            ("rules", self.tr("The rules and where they come from")),
        ]
