"""One entry that a backup has otherwise: as it was then, as it is now, and a button that brings it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from followup.services.restoring import Comparison, Difference
from followup.services.titles import Titles
from followup.ui.kit.buttons import quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.text import Text, small, strong

_SHOWN = 300
"""Characters of a long note that stand here; all of it comes back."""


class DifferenceRow(Card):
    """Shows both states in words; nothing happens before the button is pressed."""

    def __init__(
        self,
        one: Difference,
        comparison: Comparison,
        titles: Titles,
        today: date,
        bring_back: Callable[[Difference], object],
    ) -> None:
        super().__init__()
        self.difference = one
        kind, day = titles.kind(one.then.kind), titles.day(one.then)
        self.add(small(kind if day is None else f"{kind}, {short_day(day, today)}"))
        line = titles.line(one.then, comparison.episode) or kind
        then = self.tr("In the backup: {entry}").format(entry=_short(line))
        self.add(strong(then))
        if one.now is None:
            self.add(Text(self.tr("Now: in the trash or gone")))
        else:
            self.add(Text(self.tr("Now: {entry}").format(entry=_short(titles.line(one.now, comparison.episode)))))
        self.button = quiet_button(self.tr("Bring this one back"), lambda: bring_back(one), icon="undo-2")
        self.button.setAccessibleName(self.tr("Bring this one back: {entry}").format(entry=_short(line)))
        self.add(row_of(self.button))


def _short(line: str) -> str:
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
