"""Who changed what, and when: of one entry, or of the whole log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QVBoxLayout

from followup.services.changes import Topic
from followup.services.trash import ChangedEntry
from followup.ui.kit.buttons import Button, link_button
from followup.ui.kit.card import Card
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import SNUG, bare, clear
from followup.ui.kit.text import Text, second, small, strong
from followup.ui.screen import BaseScreen

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

_PAGE = 50
_LINE = 300
"""Characters of a long text that stand in a line."""


class Screen(BaseScreen):
    """`open_target((kind, id))` narrows to one entry."""

    topics = frozenset(Topic)

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.set_title(self.tr("What was changed"))
        self._of: tuple[str | None, int | None] = (None, None)
        self._limit = _PAGE
        self.shown: tuple[ChangedEntry, ...] = ()
        self._list = QVBoxLayout()
        bare(self._list, SNUG)
        self.all_button = link_button(self.tr("Show the changes of the whole log"), self.show_all)
        self.more = link_button(self.tr("Show more"), self._show_more, icon="chevron-down")
        words = self.tr(
            "Every change is kept with the moment and who made it. Followup never alters it; erasing an entry for good "
            "empties its lines."
        )
        self.add(second(words))
        self.add(row_of(self.all_button))
        self.add(self._list)
        self.add(row_of(self.more))
        self.end()

    def open_target(self, target: object) -> None:
        """Show the changes of one entry, for (kind, id)."""
        match target:
            case (str(kind), int(number)):
                self._of, self._limit = (kind, number), _PAGE
                self.refresh()

    def show_all(self) -> None:
        """Show the changes of every entry."""
        self._of = (None, None)
        self.refresh()

    def refresh(self) -> None:
        """Read the history again."""
        clear(self._list)
        self.shown = self.services.trash.history(*self._of, limit=self._limit)
        for one in self.shown:
            self._list.addWidget(self._card(one))
        self.all_button.setVisible(self._of != (None, None))
        self.more.setVisible(len(self.shown) == self._limit)

    def _show_more(self) -> None:
        self._limit += _PAGE
        self.refresh()

    def _card(self, one: ChangedEntry) -> Card:
        moment = one.at.astimezone()
        hour = QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
        day = short_day(moment.date(), self.today())
        who = one.who or self.tr("you")
        card = Card(small(self.tr("{day}, {hour}, by {who}").format(day=day, hour=hour, who=who)))
        card.add(strong(self.tr("{action}: {title}").format(action=one.action, title=one.title)))
        line = self.tr("Erased for good since then") if one.is_erased else one.line
        if line:
            card.add(Text(line if len(line) <= _LINE else f"{line[:_LINE]}…"))
        for name, before, after in one.fields:
            words = self.tr("{field}: {before}, now {after}").format(field=name, before=before, after=after)
            card.add(second(words if len(words) <= _LINE else f"{words[:_LINE]}…"))
        if self._of == (None, None):
            card.add(row_of(self._only(one)))
        return card

    def _only(self, one: ChangedEntry) -> Button:
        button = link_button(self.tr("Only this entry"), lambda: self.open_target((one.kind, one.id)))
        button.setAccessibleName(self.tr("Only this entry: {entry}").format(entry=one.line or one.title))
        return button
