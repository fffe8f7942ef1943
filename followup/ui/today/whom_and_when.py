"""Whom the person told, and when: two fields under a card that the team knows of, both as they may stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.records import Told
from followup.ui.kit.buttons import main_button
from followup.ui.kit.date_field import DateField
from followup.ui.kit.flow import row_of
from followup.ui.kit.form import FormRow
from followup.ui.kit.sentences import sentence
from followup.ui.kit.space import SNUG, bare

LONGEST = 60
"""Letters of a name: what fits into a line of the sheet."""


class WhomAndWhen(QWidget):
    """The form of a tick; `kept` carries the tick as it now stands. `names` are offered while somebody types."""

    kept = Signal(object)

    def __init__(self, told: Told, today: Callable[[], date], names: Iterable[str]) -> None:
        super().__init__()
        self._told, self._today = told, today
        self.whom = QLineEdit(told.whom)
        self.whom.setMaxLength(max(LONGEST, len(told.whom)))
        completer = QCompleter(list(dict.fromkeys(names)), self.whom)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.whom.setCompleter(completer)
        self.day = DateField(today, name=self.tr("When did you tell them?"))
        self.day.set_day(Day(told.told_on))
        self.day_row = FormRow(self.tr("When did you tell them?"), self.day)
        self.save = main_button(self.tr("Save"), self._keep)
        self.whom.returnPressed.connect(self._keep)
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(FormRow(self.tr("Whom did you tell?"), self.whom, self.tr("You can leave it empty.")))
        column.addWidget(self.day_row)
        column.addWidget(row_of(self.save))

    def _keep(self) -> None:
        try:
            day = self.day.day
            on = day.on if day is not None else self._told.told_on
            if on > self._today():
                raise Refused("This date is in the future. Please check it.", field="told_on")  # noqa: TRY301
        except Refused as error:
            self.day_row.show_error(sentence(error))
            return
        self.kept.emit(replace(self._told, whom=" ".join(self.whom.text().split()), told_on=on))
