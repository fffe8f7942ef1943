"""A card with a form: a title, rows, Save and Cancel. Every form that opens in place is one of these."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from followup.domain.days import Day
from followup.domain.errors import FollowupError, Refused
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.date_field import DateField
from followup.ui.kit.flow import row_of
from followup.ui.kit.form import Form, entered_in
from followup.ui.kit.openers import Drafted
from followup.ui.kit.text import section


def is_kept_open(form: FormCard | None) -> bool:
    """Return whether a form is open in which something was typed; it stays, with the focus, and no other opens."""
    if form is None or not form.is_typed_in:
        return False
    form.focus_first()
    return True


class HoldsForm(Protocol):
    """A card that may have a form open below it."""

    key: Hashable
    form: FormCard | None


H = TypeVar("H", bound=HoldsForm)


class Kept(Generic[H]):
    """The cards of a list in which something is being typed, taken out of it before it is filled again.

    Saving in one card must not cost what is typed in another: such a card stays, form and focus and all, where its new
    one would be.
    """

    def __init__(self, cards: Iterable[H], layout: QLayout) -> None:
        self._cards = {card.key: card for card in cards if card.form is not None and card.form.is_typed_in}
        for card in self._cards.values():
            layout.removeWidget(card)  # type: ignore[arg-type]

    def __contains__(self, card: H) -> bool:
        """Return whether this card is one that stays."""
        return any(one is card for one in self._cards.values())

    def holds(self, key: Hashable) -> bool:
        """Return whether something is being typed in the card with this key."""
        return key in self._cards

    def take(self, key: Hashable) -> H:
        """Return the card that stays, to be put into the list again."""
        return self._cards.pop(key)

    def drop_rest(self) -> None:
        """Take away those whose entry is gone."""
        for card in self._cards.values():
            card.hide()  # type: ignore[attr-defined]
            card.deleteLater()  # type: ignore[attr-defined]


class FormCard(Card, Drafted):
    """A form with Save and Cancel. `sent` carries what was typed once it can be kept."""

    sent = Signal(object)
    closed = Signal()

    def __init__(self, title: str, *, nested: bool) -> None:
        super().__init__(kind="plain" if nested else "card")
        self.just_made()
        self._is_sending = False
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
        return not self._is_sending and entered_in(self) != self._began_with

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
        # What is being saved is no longer at risk: the list that is filled again on the way may take the form away.
        self._is_sending = True
        try:
            self.sent.emit(typed)
        finally:
            self._is_sending = False

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
