"""Opens the emergency panel over whatever page is shown, and leads back there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from followup.paths import resource

if TYPE_CHECKING:
    from followup.domain.records import Contact
    from followup.ui.shell.emergency import EmergencyPanel


class EmergencyDoor(QObject):
    """Builds the panel when it is first asked for: it must open without a log, and cost nothing at the start."""

    def __init__(self, stage: QStackedWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        self._facts: Mapping[str, str] = {}
        self._people: Sequence[Contact] = ()
        self._under: QWidget | None = None
        self.panel: EmergencyPanel | None = None

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown."""
        return self.panel is not None and self._stage.currentWidget() is self.panel

    def turn(self) -> None:
        """Show the panel, or go back when it is shown."""
        if self.is_open:
            self.close()
            return
        panel = self.panel or self._build()
        self._under = self._stage.currentWidget()
        self._stage.setCurrentWidget(panel)
        panel.back.setFocus()

    def close(self) -> None:
        """Go back to the page that was open."""
        if self.is_open and self._under is not None:
            self._stage.setCurrentWidget(self._under)
        self._under = None

    def page_changed(self, page: QWidget) -> None:
        """Lead back to another page from now on, when the one below the panel was replaced."""
        if self._under is not None:
            self._under = page

    def tell(self, facts: Mapping[str, str], team: Sequence[Contact] = ()) -> None:
        """Take the region and the team's numbers from the facts of the log, and those of the people in the team."""
        self._facts, self._people = facts, team
        if self.panel is not None:
            self._tell(self.panel)

    def _build(self) -> EmergencyPanel:
        from followup.ui.shell.emergency import EmergencyPanel
        from followup.ui.shell.emergency_numbers import load_emergency_help

        panel = EmergencyPanel(load_emergency_help(resource("help", "emergency.toml")))
        panel.closed.connect(self.close)
        self._stage.addWidget(panel)
        self.panel = panel
        self._tell(panel)
        return panel

    def _tell(self, panel: EmergencyPanel) -> None:
        fact, people = self._facts.get, tuple(self._people)
        team, nights, name = fact("team_phone", ""), fact("team_phone_out_of_hours", ""), fact("team_name", "")
        if not team and not nights and people:
            # Without a number for the whole team, the first of its people stands in its place.
            first, people = people[0], people[1:]
            team, nights, name = first.phone, first.phone_out_of_hours, name or first.name
        panel.set_numbers(fact("region", ""), team, name, nights)
        panel.set_people(people)
