"""The facts of one group in a card, each with its form; what is typed there is kept here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.errors import FollowupError
from followup.domain.records import Fact
from followup.ui.kit.card import Card, Hairline
from followup.ui.kit.focus_back import focus_back, holds_focus
from followup.ui.kit.space import clear
from followup.ui.record.fact_row import FactRow
from followup.ui.record.form_model import FactForm, FactGroup, FactLine, lines_of, takes_more

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class FactList(Card):
    """A line for each fact of the group, about the person and the first cancer or about a later one."""

    def __init__(
        self,
        group: FactGroup,
        services: OpenLog,
        navigation: Navigation,
        today: Callable[[], date],
        diagnosis_id: int | None = None,
    ) -> None:
        super().__init__(kind="card" if diagnosis_id is None else "plain")
        self.group, self._diagnosis_id = group, diagnosis_id
        self._services, self._navigation, self._today = services, navigation, today
        self.rows: list[FactRow] = []
        self._keeping: FactRow | None = None

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show the facts as they stand now; a form in which something is typed stays where its fact is the same."""
        focused = next((row.line.fact_name for row in self.rows if holds_focus(row)), None)
        typed = [row for row in self.rows if row.is_typed_in and row is not self._keeping]
        for row in typed:
            self.column.removeWidget(row)
        clear(self.column)
        self.rows = []
        lines = lines_of(self.group, facts, self._diagnosis_id)
        last = {line.fact_name.name: line for line in lines}
        for index, line in enumerate(lines):
            if index:
                self.add(Hairline())
            stays = [one for one in typed if one.line == line]
            if stays:
                row = stays[0]
                typed.remove(row)
            else:
                row = self._row(line, more=last[line.fact_name.name] is line and takes_more(line, facts))
            self.rows.append(row)
            self.add(row)
            if line.fact_name == focused and not row.is_editing:
                focus_back(row, row.change.accessibleName())
                focused = None
        for row in typed:
            row.hide()
            row.deleteLater()

    def _row(self, line: FactLine, *, more: bool) -> FactRow:
        row = FactRow(line, self._today, more=more)
        row.saved.connect(self._keep)
        row.taken_away.connect(self._take_away)
        return row

    def close_editors(self) -> None:
        """Close the forms that are open."""
        for row in self.rows:
            row.close_editor()

    def _keep(self, row: FactRow, form: FactForm) -> None:
        editor, record = row.editor, self._services.record
        old = editor.replaced if editor is not None else None
        self._keeping = row
        try:
            if old is not None:
                record.correct(form.over(old))
            else:
                record.keep(form.new(self._diagnosis_id))
        except FollowupError as error:
            if editor is None or not editor.explain(error):
                self._navigation.show_error(error)
        finally:
            self._keeping = None

    def _take_away(self, line: FactLine) -> None:
        if line.fact is not None:
            self._services.record.drop(line.fact.id)
