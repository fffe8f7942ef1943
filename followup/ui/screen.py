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
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from followup.ui.kit.page import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from followup.services.changes import Topic
    from followup.services.drafts import Draft, Place
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What became of a draft: the form it stands in again, what that held before, and what found no field."""

    form: QWidget | None
    held: dict[str, str]
    left: list[tuple[str, str]]


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

    def draft_target(self) -> str:
        """Return over which entry this screen stands, for `open_draft_target`; "" where it stands over none."""
        return ""

    def open_draft_target(self, target: str) -> None:
        """Stand over this entry again."""

    def take_up(self, draft: Draft) -> TakenUp:
        """Open the form that a draft was typed in, and fill it in as it was."""
        from followup.ui.kit.filled import fill_in, filled
        from followup.ui.kit.fold import Fold

        place = draft.place
        if place.target:
            self.open_draft_target(place.target)
        form: QWidget | None = self._form_again(place) if place.form else self
        if form is None:
            return TakenUp(None, {}, list(draft.lines))
        held = filled(form)
        left = fill_in(form, draft.lines)
        for fold in self.findChildren(Fold):
            if fold.isAncestorOf(form):
                fold.set_open(True)
        if form is not self:
            QTimer.singleShot(0, form, lambda: self.scroll_to(form))  # once it is laid out
        return TakenUp(form, held, left)

    def _form_again(self, place: Place) -> QWidget | None:
        """Return the form of this kind that stands here always, or the one that its button opens."""
        from followup.ui.kit.openers import button_of

        before = self._forms_like(place.form)
        if not place.opener[1]:
            return next((form for form in before if form is self or not form.isHidden()), None)
        button = button_of(self, place.opener)
        if button is None:
            return None
        button.click()
        return next((form for form in self._forms_like(place.form) if form not in before), None)

    def _forms_like(self, kind: str) -> list[QWidget]:
        return [one for one in (self, *self.findChildren(QWidget)) if type(one).__name__ == kind]

    def may_leave(self) -> bool:
        """Return False while leaving would lose something the person typed; the screen then asks by itself."""
        return True
