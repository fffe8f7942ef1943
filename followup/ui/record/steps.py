"""What is being done: what the record says already, and what the person adds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from followup.domain.records import Step
from followup.report.care.doing import doing_hint, from_record, step_words
from followup.report.care.record import CareView
from followup.report.care.words import steps
from followup.ui.kit.card import Hairline
from followup.ui.kit.flow import row_of
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import HAIR, STEP, bare, clear
from followup.ui.kit.text import Text, second, small
from followup.ui.record.entry_list import EntryList
from followup.ui.record.step_form import StepForm

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Steps(EntryList[Step]):
    """A line for each thing; what comes from treatments, medicines and numbers cannot be changed here."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, "")
        self.add_button.say(self.tr("Add something you do"))
        self._today = today

    def refresh(self, view: CareView) -> None:
        """Show the list as it stands now."""
        clear(self.card.column)
        self.card.add(small(doing_hint(translate)))
        for kind, title in steps(translate).items():
            known = from_record(view, kind, translate)
            own = [step for step in view.steps if step.step is kind]
            if known or own:
                self.card.add(Hairline())
                self.card.add(second(title))
                for words in known:
                    self.card.add(Text(words))
                for step in own:
                    self.card.add(self._row(step, title))

    def make_form(self, entry: Step | None) -> StepForm:
        """Return the form for a step."""
        return StepForm(entry, self._today)

    def _row(self, step: Step, title: str) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        bare(grid, HAIR)
        grid.setHorizontalSpacing(STEP)
        words = step_words(step, translate)
        grid.addWidget(Text(words), 0, 0)
        grid.addWidget(row_of(*self.buttons_for(step, f"{title}, {words}")), 0, 1)
        grid.setColumnStretch(0, 1)
        return holder
