"""The base of every screen.

A screen is a folder with `screen.py`, in it `class Screen(BaseScreen)`:

    class Screen(BaseScreen):
        topics = frozenset({Topic.EXAMS})

        def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
            super().__init__(services, navigation, today)
            self.set_title(self.tr("Exams"))
            ...build widgets, add them with self.add(...)

        def refresh(self) -> None:
            ...read from self.services and fill the widgets

It is built when first shown. `refresh` is called then, and whenever one of its topics changed: at once while it is
visible, else when it is shown again. What a service did is said in the undo bar without the screen's doing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from followup.ui.kit.page import Page

if TYPE_CHECKING:
    from followup.services.changes import Topic
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class BaseScreen(Page):
    """A page over the log. Subclasses fill `column` and override what they need."""

    topics: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(
        self,
        services: OpenLog,
        navigation: Navigation,
        today: Callable[[], date],
        *,
        reading: bool = True,
        scrolls: bool = True,
    ) -> None:
        super().__init__("", reading=reading, scrolls=scrolls)
        self.services, self.navigation, self.today = services, navigation, today

    def set_title(self, title: str) -> None:
        """Set the title of the page."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def refresh(self) -> None:
        """Read everything again and show it."""

    def open_target(self, target: object) -> None:
        """Show what `Navigation.go` named; None means nothing in particular."""

    def search(self) -> None:
        """Go to the search field (Ctrl+F), where there is one."""

    def escape(self) -> None:
        """Do what Esc does here: close what was opened last, asking only if something would be lost."""

    def draft_lines(self) -> Sequence[tuple[str, str]]:
        """Return what was typed here outside of fields and is not kept yet, as labels and texts."""
        return ()

    def may_leave(self) -> bool:
        """Return False while leaving would lose something the person typed; the screen then asks by itself."""
        return True
