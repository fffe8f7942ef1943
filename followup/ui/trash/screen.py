"""What was deleted, last first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from followup.domain.errors import FollowupError
from followup.services.changes import Topic
from followup.services.trash import TrashedEntry
from followup.ui.kit.buttons import link_button
from followup.ui.kit.empty_state import EmptyState
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import SNUG, bare, clear
from followup.ui.kit.text import Text, second
from followup.ui.screen import BaseScreen
from followup.ui.trash.row import TrashRow

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

_SHOWN = 100


class Screen(BaseScreen):
    """A row for each deleted entry; what went with another comes back with it."""

    topics = frozenset(Topic)

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.set_title(self.tr("Trash"))
        self.rows: list[TrashRow] = []
        self._list = QVBoxLayout()
        bare(self._list, SNUG)
        self.add(Text(self.tr("What you delete stays here for at least 90 days. Nothing goes from here by itself.")))
        self.add(row_of(link_button(self.tr("What was changed"), lambda: navigation.go("history"), icon="history")))
        self.add(self._list)
        self.end()

    def refresh(self) -> None:
        """Read the trash again."""
        clear(self._list)
        found = self.services.trash.list()
        today = self.today()
        self.rows = [TrashRow(one, today, self._bring_back, self._erase, self._backups_with) for one in found[:_SHOWN]]
        for row in self.rows:
            self._list.addWidget(row)
        if not found:
            words = self.tr("What you delete comes here first, so that you can bring it back.")
            self._list.addWidget(EmptyState(self.tr("The trash is empty"), words, icon="archive"))
        if len(found) > _SHOWN:
            more = self.tr("And {count} more, deleted longer ago.").format(count=len(found) - _SHOWN)
            self._list.addWidget(second(more))

    def _bring_back(self, entry: TrashedEntry) -> None:
        self._try(lambda: self.services.entries.bring_back(entry.record.kind, entry.record.id))

    def _erase(self, entry: TrashedEntry) -> None:
        self._try(lambda: self.services.trash.erase(entry.record.kind, entry.record.id))

    def _backups_with(self, entry: TrashedEntry) -> int:
        return self.services.trash.backups_with(entry.record)

    def _try(self, wish: Callable[[], object]) -> None:
        try:
            wish()
        except FollowupError as error:
            self.navigation.show_error(error)
