"""Help: one page at a time, chosen at the top. Each is built when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from followup.paths import resource
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.space import STEP
from followup.ui.screen import BaseScreen

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.help.rules_page import RulesPage
    from followup.ui.navigation import Navigation

FIRST_STEPS, KEYS, RULES, COPING = "first_steps", "keys", "rules", "coping"
RECURRENCE, DATA, NEWS = "recurrence", "data", "news"

_PASSES = 4


class Screen(BaseScreen):
    """F1 shows it; `open_target` takes the id of a page or of a sign."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.set_title(self.tr("Help"))
        self.choice = ChoiceRow(self._choices(), self.tr("Help about"))
        self.choice.chosen.connect(self._on_chosen)
        self.pages: dict[str, QWidget] = {}
        self.shown = ""
        self.add(self.choice)
        self.end()
        self.show_part(FIRST_STEPS)

    def open_target(self, target: object) -> None:
        """Show a page by its id, or the rules at a sign by the id of the sign."""
        if target in self._makers():
            self.show_part(str(target))
        elif isinstance(target, str) and target in self.services.signs.by_id:
            row = self.rules().open_sign(target)
            if row is not None:
                self._bring_to_top(row, _PASSES)

    def first_field(self) -> QWidget | None:
        """Return the choice at the top, unless a sign was asked for and has the focus."""
        focused = QApplication.focusWidget()
        inside = isinstance(focused, QWidget) and self.isAncestorOf(focused)
        return focused if inside else self.choice.button(self.shown)

    def search(self) -> None:
        """Go to the search in the rules."""
        field = self.rules().search_field
        field.setFocus()
        field.selectAll()

    def escape(self) -> None:
        """Empty the search."""
        if self.shown == RULES:
            self.rules().search_field.clear()

    def rules(self) -> RulesPage:
        """Show the list of signs and return it."""
        from followup.ui.help.rules_page import RulesPage

        page = self.show_part(RULES)
        if not isinstance(page, RulesPage):
            raise TypeError(page)
        return page

    def show_part(self, part: str) -> QWidget:
        """Show one page, and build it if it was not shown before."""
        if part not in self.pages:
            self.pages[part] = self._makers()[part]()
            self.column.insertWidget(self.column.count() - 1, self.pages[part])
        for name, page in self.pages.items():
            page.setVisible(name == part)
        self.choice.set_value(part)
        if part != self.shown and self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)
        self.shown = part
        return self.pages[part]

    def _bring_to_top(self, row: QWidget, passes: int) -> None:
        """Scroll to a row; a page that was just built needs a few passes until every height is known."""
        if self.scroll_area is None:
            return
        top = row.mapTo(self._page_inside, QPoint(0, 0)).y()
        self.scroll_area.verticalScrollBar().setValue(top - STEP)
        if passes:
            QTimer.singleShot(0, row, lambda: self._bring_to_top(row, passes - 1))

    def _on_chosen(self, value: str) -> None:
        self.show_part(value or self.shown)

    def _choices(self) -> list[tuple[str, str]]:
        return [
            (FIRST_STEPS, self.tr("First steps")),
            (KEYS, self.tr("Keys")),
            (RULES, self.tr("What we look for")),
            (COPING, self.tr("Coping")),
            (RECURRENCE, self.tr("If it comes back")),
            (DATA, self.tr("Your data")),
            (NEWS, self.tr("What is new")),
        ]

    def _makers(self) -> dict[str, Callable[[], QWidget]]:
        return {
            FIRST_STEPS: self._first_steps,
            KEYS: _keys,
            RULES: self._rules,
            COPING: lambda: _text("coping.md"),
            RECURRENCE: lambda: _text("recurrence.md"),
            DATA: self._data,
            NEWS: lambda: _text("changes.md"),
        }

    def _first_steps(self) -> QWidget:
        from followup.ui.help.first_steps import FirstSteps, read_steps

        return FirstSteps(read_steps(resource("help", "first_steps.toml")), self.navigation)

    def _rules(self) -> QWidget:
        from followup.ui.help.rules_page import RulesPage

        return RulesPage(self.services.signs)

    def _data(self) -> QWidget:
        from followup.ui.help.data_page import DataPage
        from followup.ui.help.text_page import read_blocks

        blocks = read_blocks(resource("help", "your_data.md"))
        return DataPage(self.services.database.folder, blocks, self.navigation)


def _keys() -> QWidget:
    from followup.ui.help.keys_page import KeysPage

    return KeysPage()


def _text(name: str) -> QWidget:
    from followup.ui.help.text_page import TextPage, read_blocks

    return TextPage(read_blocks(resource("help", name)))
