"""A card with a form: a title, rows, Save and Cancel. Every form that opens in place is one of these."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from followup.domain.days import Day
from followup.domain.errors import FollowupError, Refused
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.date_field import DateField
from followup.ui.kit.flow import row_of
from followup.ui.kit.form import Form, entered_in
from followup.ui.kit.text import section


def is_kept_open(form: FormCard | None) -> bool:
    """Return whether a form is open in which something was typed; it stays, with the focus, and no other opens."""
    if form is None or not form.is_typed_in:
        return False
    form.focus_first()
    return True


class FormCard(Card):
    """A form with Save and Cancel. `sent` carries what was typed once it can be kept."""

    sent = Signal(object)
    closed = Signal()

    def __init__(self, title: str, *, nested: bool) -> None:
        super().__init__(kind="plain" if nested else "card")
        self.form = Form()
        self.add(section(title))
        self.add(self.form)

    def end(self, first: QWidget) -> None:
        """Add the buttons; `first` gets the focus."""
        self._first = first
        self._began_with = entered_in(self)
        self.add(row_of(main_button(self.tr("Save"), self.save), quiet_button(self.tr("Cancel"), self.closed.emit)))

    @property
    def is_typed_in(self) -> bool:
        """Whether something was written since the form was opened, which closing it would lose."""
        return entered_in(self) != self._began_with

    def focus_first(self) -> None:
        """Put the focus on the first field."""
        self._first.setFocus()

    def explain(self, error: FollowupError) -> bool:
        """Say beside the field how to mend it."""
        return self.form.explain(error)

    def save(self) -> None:
        """Send what was typed, or say beside its field what cannot be kept."""
        self.form.clear_errors()
        try:
            typed = self.read()
        except Refused as error:
            if not self.form.explain(error):
                next(iter(self.form.rows.values())).show_error(error.sentence)
            return
        self.sent.emit(typed)

    def read(self) -> object:
        """Return what was typed; to be written by each form."""
        raise NotImplementedError

    def day(self, name: str, field: DateField) -> Day | None:
        """Return the day of a field, with its name in the error."""
        try:
            return field.day
        except Refused as error:
            raise Refused(error.template, field=name) from None

    def line(self) -> QLineEdit:
        """Return a line in which Enter saves."""
        field = QLineEdit()
        field.returnPressed.connect(self.save)
        return field
