"""Building a screen from its entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from followup.ui.kit.empty_state import EmptyState
from followup.ui.screen import BaseScreen
from followup.ui.screens import ScreenEntry

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


def build_screen(
    entry: ScreenEntry, services: OpenLog, navigation: Navigation, today: Callable[[], date]
) -> BaseScreen:
    """Return the screen, or a page that says it is not there yet."""
    if find_spec(f"followup.ui.{entry.id}") is None or find_spec(entry.module) is None:
        return NotThereYet(entry, services, navigation, today)
    screen: BaseScreen = import_module(entry.module).Screen(services, navigation, today)
    return screen


class NotThereYet(BaseScreen):
    """Stands where a screen is missing."""

    def __init__(
        self, entry: ScreenEntry, services: OpenLog, navigation: Navigation, today: Callable[[], date]
    ) -> None:
        super().__init__(services, navigation, today)
        self.set_title(entry.words())
        self.add(
            EmptyState(
                self.tr("This page is not there yet"),
                self.tr("Everything you note is kept all the same."),
                self.tr("Back to Today"),
                lambda: navigation.go("today"),
                icon=entry.icon,
            )
        )
        self.end()
