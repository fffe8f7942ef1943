"""Today: note something, see what is worth telling the team, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from followup.services.changes import Topic
from followup.ui.kit.dates import full_day
from followup.ui.kit.empty_state import EmptyState
from followup.ui.kit.text import Label
from followup.ui.screen import BaseScreen

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Screen(BaseScreen):
    """The page that the window opens with."""

    topics = frozenset(Topic)

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.set_title(self.tr("Today"))
        self.head.addWidget(Label(full_day(today()), "second"))
        self.add(EmptyState(self.tr("Nothing noted yet"), self.tr("Type what you notice, in your own words.")))
        self.end()
