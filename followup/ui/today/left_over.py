"""What was being typed when Followup ended, offered once: go on with it, keep it as a note, or put it away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.services.drafts import Draft
from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import SNUG, bare, clear
from followup.ui.kit.text import Text, second, section, small, strong

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class LeftOver(QWidget):
    """Read once, at the start: later drafts are of forms that are still open."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        self.drafts: list[Draft] | None = None
        self._column = QVBoxLayout(self)
        bare(self._column, SNUG)

    def refresh(self) -> None:
        """Show what is left over; read it the first time."""
        if self.drafts is None:
            self.drafts = list(self._services.drafts.all())
        clear(self._column)
        self.setVisible(bool(self.drafts))
        if self.drafts:
            self._column.addWidget(section(self.tr("You were typing this")))
        for draft in self.drafts:
            self._column.addWidget(self._card(draft))

    def go_on(self, draft: Draft) -> None:
        """Go to where it was typed, with the words ready to be put in."""
        self._navigation.draft_taken_up.connect(self._on_taken_up)
        self._navigation.go(draft.place.screen, draft)
        self._navigation.draft_taken_up.disconnect(self._on_taken_up)

    def keep_as_note(self, draft: Draft) -> None:
        """Keep the words as a note of today."""
        try:
            self._services.journal.add_note(draft.text, self._today())
        except FollowupError as error:
            self._navigation.show_error(error)
            return
        self._done(draft)

    def put_away(self, draft: Draft) -> None:
        """Forget it."""
        self._done(draft)

    def _on_taken_up(self, draft: Draft, _taken: object) -> None:
        """Offer it no longer: it stands in its form again, and is kept as what is typed there."""
        if self.drafts is not None and draft in self.drafts:
            self.drafts.remove(draft)
        self.refresh()

    def _done(self, draft: Draft) -> None:
        self._services.drafts.keep(draft.form, ())
        if self.drafts is not None and draft in self.drafts:
            self.drafts.remove(draft)
        self.refresh()

    def _card(self, draft: Draft) -> Card:
        card = Card()
        card.add(second(self.tr("Followup ended before this was saved.")))
        if draft.about:
            card.add(strong(draft.about))
        for label, text in draft.lines:
            if not text:
                continue
            name = "" if draft.is_of_field else label
            if name.endswith("?"):
                card.add(small(name), space=SNUG)  # a question, and its answer below it
                name = ""
            words = self.tr("{label}: {text}").format(label=name.rstrip(":."), text=text) if name else text
            card.add(Text(words).selectable())
        card.add(
            row_of(
                main_button(self.tr("Go on with it"), lambda: self.go_on(draft)),
                quiet_button(self.tr("Keep it as a note"), lambda: self.keep_as_note(draft)),
                link_button(self.tr("Put it away"), lambda: self.put_away(draft)),
            )
        )
        return card
