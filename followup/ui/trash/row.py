"""One deleted entry: what it was, how long it stays, and two buttons; the second asks once more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from followup.services.trash import TrashedEntry
from followup.ui.kit.buttons import link_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.text import Text, second, small, strong

Act = Callable[[TrashedEntry], object]

_SHOWN = 300
"""Characters of a long text that stand here; all of it comes back."""


class TrashRow(Card):
    """Erasing takes two presses, and says before the second what still holds the entry."""

    def __init__(
        self, entry: TrashedEntry, today: date, bring_back: Act, erase: Act, backups_with: Callable[[TrashedEntry], int]
    ) -> None:
        super().__init__()
        self.entry, self._backups_with = entry, backups_with
        line = entry.line or entry.title
        line = line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
        self.add(small(entry.title))
        self.add(strong(line))
        self.add(second(self._when(entry, today)))
        self.back = quiet_button(self.tr("Bring it back"), lambda: bring_back(entry), icon="undo-2")
        self.ask = link_button(self.tr("Erase for good"), self.ask_once_more)
        for button in (self.back, self.ask):
            button.setAccessibleName(f"{button.text()}: {line}")
        self.add(row_of(self.back, self.ask))
        self.warning = Text()
        self.sure = quiet_button(self.tr("Erase it now"), lambda: erase(entry))
        self.keep = quiet_button(self.tr("Keep it"), lambda: self._show_warning(False))
        self.choice = row_of(self.sure, self.keep)
        self.add(self.warning)
        self.add(self.choice)
        self._show_warning(False)

    def ask_once_more(self) -> None:
        """Say what erasing means, and wait for a second press."""
        count = self._backups_with(self.entry)
        said = [self.tr("This cannot be undone. The history keeps only that an entry was here.")]
        if count:
            said.append(self.tr("Backups beside your log that still hold it: {count}.").format(count=count))
        said.append(self.tr("Copies on other disks, and pages you printed or sent, hold it too if they are older."))
        said.append(self.tr("Summaries keep what they said. You can delete those too, on the page of their visit."))
        self.warning.setText("\n".join(said))
        self._show_warning(True)
        self.keep.setFocus()

    def _show_warning(self, shown: bool) -> None:
        self.warning.setVisible(shown)
        self.choice.setVisible(shown)

    def _when(self, entry: TrashedEntry, today: date) -> str:
        day = short_day(entry.removed_on, today)
        if not entry.days_left:
            return self.tr("Deleted: {day}. It has been here for 90 days; you can erase it.").format(day=day)
        left = self.tr("Deleted: {day}. Days left of 90: {count}.")
        return left.format(day=day, count=entry.days_left)
