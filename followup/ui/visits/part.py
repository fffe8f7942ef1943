"""The base of what stands on the page of a visit: it fills itself again, but never under an open form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.records import Visit
from followup.ui.kit.focus_back import focus_back, focused_in, holds_focus
from followup.ui.kit.fold import Fold
from followup.ui.kit.form_card import FormCard, is_kept_open
from followup.ui.kit.space import SNUG, bare

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class VisitPart(QWidget):
    """One part; `fill` shows it as the log is now. With a title it is folded away until it is asked for."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date], title: str = "") -> None:
        super().__init__()
        self.services, self.navigation, self.today = services, navigation, today
        self.visit: Visit | None = None
        self.form: FormCard | None = None
        self.fold = Fold(title) if title else None
        outer = QVBoxLayout(self)
        bare(outer, SNUG)
        self.column: QVBoxLayout = outer
        if self.fold is not None:
            outer.addWidget(self.fold)
            self.column = self.fold.inside
            self.fold.turned.connect(self._on_turned)
        self._is_fresh = False
        self._opener = ""

    @property
    def visit_id(self) -> int | None:
        """The visit that is shown, None for what waits for the next one."""
        return self.visit.id if self.visit is not None else None

    def show_visit(self, visit: Visit | None) -> None:
        """Show a visit as it is now; what is being typed for the same visit stays."""
        if (visit.id if visit else None) != self.visit_id:
            self.close_form()
        self.visit = visit
        self._is_fresh = False
        self._freshen()

    def fill(self) -> None:
        """Show what the log holds now; to be written by each part."""
        raise NotImplementedError

    def fill_at_once(self) -> None:
        """Fill a folded part now, for example because something in it is to be shown."""
        self._is_fresh = True
        self.fill()

    def open_form(
        self, form: FormCard, place: QLayout | Callable[[FormCard], object], keep: Callable[..., object]
    ) -> None:
        """Show a form; what it sends is kept, or what cannot be kept explained beside its field.

        A form in which something was typed stays as it is, and is shown instead.
        """
        if is_kept_open(self.form):
            form.deleteLater()
            return
        self.close_form()
        self._opener = focused_in(self)
        self.form = form
        form.sent.connect(lambda typed: self.attempt(lambda: keep(typed), closes=True))
        form.closed.connect(self.close_form)
        if isinstance(place, QLayout):
            place.addWidget(form)
        else:
            place(form)
        form.focus_first()

    def close_form(self) -> bool:
        """Close the form without keeping anything; return whether there was one."""
        form, self.form = self.form, None
        if form is not None:
            had_focus = holds_focus(form)
            form.hide()
            form.deleteLater()
            self._freshen()
            if had_focus:
                focus_back(self, self._opener)
        return form is not None

    def attempt(self, wish: Callable[[], object], *, closes: bool = False) -> bool:
        """Carry out a wish and return whether it was; what went wrong is said where it can be mended."""
        try:
            wish()
        except FollowupError as error:
            if self.form is None or not self.form.explain(error):
                self.navigation.show_error(error)
            return False
        if closes:
            self.close_form()
        return True

    def _freshen(self) -> None:
        seen = self.fold is None or self.fold.is_open
        if self.form is None and seen and not self._is_fresh:
            self.fill_at_once()

    def _on_turned(self, is_open: bool) -> None:
        if is_open:
            self._freshen()
