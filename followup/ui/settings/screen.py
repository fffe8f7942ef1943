"""Settings, from what is changed most often to what is rarely needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from followup.services.changes import Topic
from followup.ui.kit.card import Card
from followup.ui.kit.space import STEP
from followup.ui.kit.text import section
from followup.ui.screen import BaseScreen
from followup.ui.settings.about import About
from followup.ui.settings.files import Files
from followup.ui.settings.keeping import Keeping
from followup.ui.settings.look import LookChoices
from followup.ui.settings.passphrase import PassphraseChoices
from followup.ui.settings.planned import Planned
from followup.ui.settings.this_computer import ThisComputer
from followup.ui.settings.who_helps import Helpers
from followup.ui.start.reminder import can_remind

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Screen(BaseScreen):
    """One card for each matter."""

    topics = frozenset({Topic.SETTINGS})

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.set_title(self.tr("Settings"))
        self.look = LookChoices()
        self.passphrase = PassphraseChoices(services, navigation)
        self.helpers = Helpers(services, navigation)
        self.this_computer = ThisComputer(services, navigation)
        self.passphrase.changed.connect(self.helpers.refresh)
        self.passphrase.changed.connect(self.this_computer.refresh)
        self.keeping = Keeping(services, navigation, today)
        self.files = Files(services, navigation, today)
        self.planned = Planned(services, navigation, today, can_remind)
        parts: list[tuple[str, QWidget]] = [
            (self.tr("How it looks"), self.look),
            (self.tr("How your log opens"), self.passphrase),
            (self.tr("Where your log is kept"), self.keeping),
            (self.tr("Calendar and reminders"), self.planned),
            (self.tr("Files in and out"), self.files),
            (self.tr("About Followup"), About(navigation)),
        ]
        for words, part in parts:
            self.add(section(words), space=STEP)
            self.add(Card(part, self.this_computer, self.helpers) if part is self.passphrase else Card(part))
        self.end()

    def refresh(self) -> None:
        """Show every choice as it stands now."""
        self.look.refresh()
        self.passphrase.refresh()
        self.this_computer.refresh()
        self.helpers.refresh()
        self.keeping.refresh()
        self.planned.refresh()

    def open_target(self, target: object) -> None:
        """Go to the calendar."""
        if target == "calendar":
            self.scroll_to(self.planned)
            self.planned.write_button.setFocus()

    def escape(self) -> None:
        """Close an open form."""
        self.passphrase.close_form()
        self.this_computer.close_form()
        self.helpers.close_form()
