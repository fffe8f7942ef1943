"""The form for one fact: its value, its side where it has one, and from which paper or person it is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from followup.domain.days import Day
from followup.domain.errors import FollowupError, Refused
from followup.domain.facts import UNKNOWN
from followup.domain.heights import parse_height
from followup.domain.records import Fact
from followup.domain.words import Side
from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import TickBox
from followup.ui.kit.flow import row_of
from followup.ui.kit.form import Form, entered_in
from followup.ui.kit.openers import Drafted
from followup.ui.kit.side_choice import SideChoice
from followup.ui.record.form_model import FactForm, FactLine, day_of
from followup.ui.record.words import title, word


class FactEditor(Card, Drafted):
    """Enter in a line keeps it; nothing is chosen beforehand. `saved` carries a checked form."""

    saved = Signal(object)
    taken_away = Signal()
    closed = Signal()

    def __init__(self, line: FactLine, today: Callable[[], date]) -> None:
        super().__init__(kind="plain")
        self.just_made()
        self._line, self._today = line, today
        self.form = Form()
        self.value = self._value_field()
        self.form.add("value", title(line.fact_name.name), self.value, self._help())
        self.unknown = TickBox(self.tr("I do not know"))
        self.unknown.toggled.connect(self.value.setDisabled)
        if line.fact_name.form != "choice":
            self.form.add_plain(self.unknown)
        self.side = SideChoice(middle=False)
        if line.fact_name.sided:
            self.form.add("side", self.tr("On which side?"), self.side)
        self.source = QLineEdit()
        self.source.setPlaceholderText(self.tr("for example: letter from the clinic, May 2022"))
        self.form.add("source", self.tr("From which paper or person do you know it?"), self.source)
        self.add(self.form)
        self.add(self._buttons())
        self._fill()
        self._began_with = entered_in(self)

    @property
    def is_typed_in(self) -> bool:
        """Whether something was written since the form was opened, which closing it would lose."""
        return entered_in(self) != self._began_with

    @property
    def replaced(self) -> Fact | None:
        """The fact that the form stands for, None for a new one."""
        return self._line.fact

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.value.setFocus()

    def explain(self, error: FollowupError) -> bool:
        """Say beside the field how to mend it."""
        return self.form.explain(error)

    def save(self) -> None:
        """Send the form when it can be kept, else say beside its field what cannot."""
        self.form.clear_errors()
        try:
            form = self._typed()
            form.check()
        except Refused as error:
            if not self.form.explain(error):
                self.form.rows["value"].show_error(error.sentence)
            return
        self.saved.emit(form)

    def _typed(self) -> FactForm:
        value, about = self._typed_value()
        return FactForm(
            fact_name=self._line.fact_name,
            value=value,
            side=self.side.side,
            source=self.source.text().strip(),
            about=about,
        )

    def _typed_value(self) -> tuple[str, bool]:
        if isinstance(self.value, ChoiceRow):
            return self.value.value, False
        if self.unknown.isChecked():
            return UNKNOWN, False
        if isinstance(self.value, QLineEdit):
            text = self.value.text().strip()
            if text and self._line.fact_name.form == "height":
                return str(parse_height(text, field="value")), False
            return text, False
        day = self.value.day
        return (day.on.isoformat(), day.about) if day is not None else ("", False)

    def _value_field(self) -> ChoiceRow | DateField | QLineEdit:
        fact_name = self._line.fact_name
        name = title(fact_name.name)
        if fact_name.form == "choice":
            return ChoiceRow([(choice, word(fact_name.name, choice)) for choice in fact_name.choices], name)
        if fact_name.form == "day":
            return DateField(self._today, optional=True, name=name)
        field = QLineEdit()
        field.returnPressed.connect(self.save)
        return field

    def _help(self) -> str:
        if self._line.fact_name.form == "day":
            return self.tr("A month or a year alone is fine, for example 2022-06.")
        if self._line.fact_name.form == "height":
            return self.tr("In centimetres, or as 5 ft 5.")
        if self._line.fact_name.form == "count":
            return self.tr("A whole number, for example 3. 0 is a number too.")
        return ""

    def _fill(self) -> None:
        self.source.returnPressed.connect(self.save)
        fact = self._line.fact
        if fact is None:
            return
        self.side.set_side(Side(fact.side))
        self.source.setText(fact.source)
        self.unknown.setChecked(fact.value == UNKNOWN)
        if isinstance(self.value, ChoiceRow):
            self.value.set_value(fact.value)
        elif isinstance(self.value, QLineEdit):
            self.value.setText("" if fact.value == UNKNOWN else fact.value)
        elif (on := day_of(fact.value)) is not None:
            self.value.set_day(Day(on, about=fact.about))

    def _buttons(self) -> QWidget:
        buttons = [main_button(self.tr("Save"), self.save), quiet_button(self.tr("Cancel"), self.closed.emit)]
        if self._line.fact is not None:
            buttons.append(link_button(self.tr("Take it away"), self.taken_away.emit))
        return row_of(*buttons)
