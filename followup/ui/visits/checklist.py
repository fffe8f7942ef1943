"""The checklist of a visit: it fills itself from the log; lines can be ticked, changed, left out and added."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup.domain.words import ChecklistPart
from followup.ui.kit.buttons import link_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.fields import NoteField, TickBox
from followup.ui.kit.flow import row_of
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.space import HAIR, SNUG, TIGHT, bare, clear
from followup.ui.kit.text import Text, second, small, strong
from followup.ui.visits.part import VisitPart

if TYPE_CHECKING:
    from followup.services.checklist import ChecklistLine
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


def _titles() -> dict[ChecklistPart, str]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("visits", text)

    return {
        ChecklistPart.SYMPTOMS: tr("Tell: symptoms and other health problems since the last visit"),
        ChecklistPart.TREATMENTS: tr("Bring a list: all you take, and all that was tried"),
        ChecklistPart.RECORDS: tr("Records and pictures"),
        ChecklistPart.QUESTIONS: tr("Before you go"),
        ChecklistPart.OWN: tr("Your own points"),
    }


class LineRow(QWidget):
    """A box to tick beside words that wrap; the links to change a line show only while the list is being changed."""

    def __init__(self, line: ChecklistLine) -> None:
        super().__init__()
        self.line = line
        self.box = TickBox("")
        self.box.setAccessibleName(line.words)
        self.box.setChecked(line.is_ticked)
        self.change = link_button(self.tr("Change"))
        self.leave_out = link_button(self.tr("Delete") if line.is_own else self.tr("Leave out"))
        for link in (self.change, self.leave_out):
            link.setAccessibleName(f"{link.text()}: {line.words[:60]}")
        self.links = row_of(self.change, self.leave_out)
        self.below = QVBoxLayout()
        bare(self.below)
        words = QVBoxLayout()
        bare(words, HAIR)
        words.addWidget(Text(line.words))
        if line.words != line.log_says and line.log_says:
            words.addWidget(small(self.tr("The log says: {words}").format(words=line.log_says)))
        words.addWidget(self.links)
        words.addLayout(self.below)
        across = QHBoxLayout(self)
        bare(across, TIGHT)
        across.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)


class LineForm(FormCard):
    """A line in one's own words."""

    def __init__(self, line: ChecklistLine | None) -> None:
        super().__init__(self.tr("A point of your own") if line is None else self.tr("Change this line"), nested=True)
        self.words = NoteField(self.tr("What does it say?"), 2)
        help_text = self.tr("Leave it empty to take the words of the log.") if line and not line.is_own else ""
        self.form.add("words", self.tr("What does it say?"), self.words, help_text)
        self.words.setPlainText(line.words if line is not None else "")
        self.end(self.words)

    def read(self) -> str:
        """Return the words."""
        return self.words.toPlainText().strip()


class ListPart(VisitPart):
    """Groups of lines in one card."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today, self.tr("Checklist"))
        self.rows: dict[str, LineRow] = {}
        self._is_changing = False
        self.count = second()
        self.add_button = quiet_button(self.tr("Add a point"), self.add_line, icon="plus")
        self.change_button = quiet_button(self.tr("Change the list"), self.change_list, icon="pencil")
        self.all_button = link_button(self.tr("Show what was left out"), self._show_all)
        self._list, self._form_place = QVBoxLayout(), QVBoxLayout()
        for layout in (self._list, self._form_place):
            bare(layout, SNUG)
        self.column.addWidget(self.count)
        self.column.addLayout(self._list)
        self.column.addLayout(self._form_place)
        self.column.addWidget(row_of(self.add_button, self.change_button, self.all_button))

    def fill(self) -> None:
        """Show the list as it is now; the line that had the focus has it again."""
        at = next((key for key, row in self.rows.items() if row.box.hasFocus()), None)
        clear(self._list)
        self.rows = {}
        if self.visit is None:
            return
        every = self.services.checklist.lines(self.visit.id, left_out=True)
        lines = [line for line in every if not line.is_left_out]
        card = Card()
        for part, title in _titles().items():
            here = [line for line in lines if line.part is part]
            if here:
                card.add(strong(title), space=HAIR if self.rows else 0)
                for line in here:
                    self._add_row(card, line)
        self._list.addWidget(card)
        done = sum(line.is_ticked for line in lines)
        self.count.setText(self.tr("{done} of {count} done").format(done=done, count=len(lines)))
        self.all_button.setVisible(len(every) > len(lines))
        if at in self.rows:
            self.rows[at].box.setFocus()

    def add_line(self) -> None:
        """Open the form for a point of one's own."""
        self.open_form(LineForm(None), self._form_place, self._add)

    def change_list(self) -> None:
        """Show or hide the links to change and leave out lines."""
        self._is_changing = not self._is_changing
        self.change_button.say(self.tr("Done changing") if self._is_changing else self.tr("Change the list"))
        for row in self.rows.values():
            row.links.setVisible(self._is_changing)

    def _add_row(self, card: Card, line: ChecklistLine) -> None:
        row = LineRow(line)
        row.links.setVisible(self._is_changing)
        row.box.clicked.connect(lambda ticked, key=line.key: self._tick(key, ticked))
        row.change.clicked.connect(partial(self._change, line.key))
        row.leave_out.clicked.connect(partial(self._leave_out, line.key))
        card.add(row)
        self.rows[line.key] = row

    def _add(self, words: str) -> None:
        if self.visit is not None:
            self.services.checklist.add(self.visit.id, words)

    def _tick(self, key: str, ticked: bool) -> None:
        if self.visit is not None:
            visit_id = self.visit.id
            self.attempt(lambda: self.services.checklist.tick(visit_id, key, ticked))

    def _change(self, key: str, _checked: bool = False) -> None:
        if self.visit is not None:
            visit_id, row = self.visit.id, self.rows[key]
            self.open_form(
                LineForm(row.line), row.below, lambda words: self.services.checklist.say(visit_id, key, words)
            )

    def _leave_out(self, key: str, _checked: bool = False) -> None:
        if self.visit is not None:
            visit_id = self.visit.id
            self.attempt(lambda: self.services.checklist.leave_out(visit_id, key))

    def _show_all(self) -> None:
        if self.visit is not None:
            visit_id = self.visit.id
            self.attempt(lambda: self.services.checklist.show_all(visit_id))
