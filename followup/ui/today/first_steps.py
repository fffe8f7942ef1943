"""Today on a log with nothing in it: the first steps, none of them a must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.ui.kit.buttons import quiet_button
from followup.ui.kit.empty_state import EmptyState
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import bare

if TYPE_CHECKING:
    from followup.ui.navigation import Navigation


class FirstSteps(QWidget):
    """Says what to do first, and where the rest is."""

    def __init__(self, navigation: Navigation) -> None:
        super().__init__()
        words = self.tr(
            "Type one thing you have noticed into the field above, in your own words. "
            "It can be small. You can also begin with one of these."
        )
        column = QVBoxLayout(self)
        bare(column)
        column.addWidget(EmptyState(self.tr("Your log is ready"), words))
        column.addWidget(
            row_of(
                quiet_button(self.tr("Add your medicines"), lambda: navigation.go("medicines"), icon="pill"),
                quiet_button(self.tr("Plan your exams"), lambda: navigation.go("exams"), icon="clipboard-check"),
                quiet_button(self.tr("Add your team's number"), lambda: navigation.go("record"), icon="phone"),
            )
        )
