"""Asks once, after a summary for a visit was saved or printed, whether it is the one that is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup.domain.errors import FollowupError
from followup.domain.records import Sheet
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.flow import row_of
from followup.ui.kit.text import second, strong

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Handing(Card):
    """Hidden until there is something to ask; "not yet" is an answer for this visit, until the window is closed."""

    def __init__(self, services: OpenLog, navigation: Navigation) -> None:
        super().__init__()
        self._services, self._navigation = services, navigation
        self._sheet: Sheet | None = None
        self._put_off: set[int] = set()
        self.yes = main_button(self.tr("Yes, this one"), self.hand_over)
        self.no = quiet_button(self.tr("Not yet"), self.put_off)
        self.add(strong(self.tr("Is this the page your team gets?")))
        self.add(second(self.tr("Then the next one tells what is new since this one. You can say so later, too.")))
        self.add(row_of(self.yes, self.no))
        self.hide()

    def ask(self, sheet: Sheet) -> None:
        """Ask about a summary that was just made, unless its visit has its answer."""
        self._sheet = None
        self.hide()
        if sheet.visit_id is None or sheet.visit_id in self._put_off:
            return
        try:
            made = self._services.handovers.of_visit(sheet.visit_id)
        except FollowupError as error:
            self._navigation.show_error(error)
            return
        if not any(one.handed_on is not None and one.reader == sheet.reader for one in made):
            self._sheet = sheet
            self.show()

    def hand_over(self) -> None:
        """Keep that this is the one."""
        sheet, self._sheet = self._sheet, None
        self.hide()
        if sheet is None:
            return
        try:
            self._services.handovers.hand_over(sheet.id)
        except FollowupError as error:
            self._navigation.show_error(error)

    def put_off(self) -> None:
        """Ask no more about this visit; its page has a button for it."""
        if self._sheet is not None and self._sheet.visit_id is not None:
            self._put_off.add(self._sheet.visit_id)
        self._sheet = None
        self.hide()
