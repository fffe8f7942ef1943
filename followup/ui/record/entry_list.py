"""A list of entries in a card, with one form at a time to add or to change one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.records import Record
from followup.ui.kit.buttons import Button, link_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.flow import row_of
from followup.ui.kit.form_card import FormCard, is_kept_open
from followup.ui.kit.space import SNUG, bare

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

R = TypeVar("R", bound=Record)


class EntryList(QWidget, Generic[R]):
    """`card` holds the list. A subclass fills it and makes the form; what the form sends is kept here."""

    def __init__(self, services: OpenLog, navigation: Navigation, add_words: str, *, icon: str = "plus") -> None:
        super().__init__()
        self._services, self._navigation = services, navigation
        self.card = Card()
        self.form: FormCard | None = None
        self.add_button = quiet_button(add_words, lambda: self.open_form(None), icon=icon)
        self._column = QVBoxLayout(self)
        bare(self._column, SNUG)
        self._column.addWidget(self.card)
        self._column.addWidget(row_of(self.add_button))

    def make_form(self, entry: R | None) -> FormCard:
        """Return the form for an entry, or for a new one; to be written by each list."""
        raise NotImplementedError

    def open_form(self, entry: R | None) -> None:
        """Open the form for an entry, or for a new one, unless something is typed in the one that is open."""
        if is_kept_open(self.form):
            return
        self.close_form()
        self.form = self.make_form(entry)
        self.form.sent.connect(self._keep)
        self.form.closed.connect(self.close_form)
        self._column.addWidget(self.form)
        self.add_button.hide()
        self.form.focus_first()

    def close_form(self) -> None:
        """Close the form without keeping anything."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.add_button.show()
            self.add_button.setFocus()

    def buttons_for(self, entry: R, name: str) -> tuple[Button, Button]:
        """Return the two buttons beside an entry; a screen reader hears which one they belong to."""
        change = link_button(self.tr("Change"), lambda: self.open_form(entry))
        delete = link_button(self.tr("Delete"), lambda: self._delete(entry))
        for button in (change, delete):
            button.setAccessibleName(f"{button.text()}: {name}")
        return change, delete

    def keep(self, entry: R) -> None:
        """Keep what the form sent."""
        if entry.id:
            self._services.entries.change(entry)
        else:
            self._services.entries.add(entry)

    def _keep(self, entry: R) -> None:
        self.guard(lambda: self.keep(entry))

    def guard(self, work: Callable[[], object]) -> None:
        """Do something and close the form, or say beside its field what cannot be kept."""
        form = self.form
        try:
            work()
        except FollowupError as error:
            if form is None or not form.explain(error):
                self._navigation.show_error(error)
            return
        self.close_form()

    def _delete(self, entry: R) -> None:
        try:
            self._services.entries.remove(entry.kind, entry.id)
        except FollowupError as error:
            self._navigation.show_error(error)
