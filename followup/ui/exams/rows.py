"""One line of the screen: what it is, when, and what can be done with it; its form opens below."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from PySide6.QtWidgets import QVBoxLayout

from followup.domain.errors import FollowupError
from followup.ui.kit.buttons import Button, link_button
from followup.ui.kit.card import Card
from followup.ui.kit.flow import row_of
from followup.ui.kit.focus_back import focused_in, holds_focus
from followup.ui.kit.form_card import FormCard, is_kept_open
from followup.ui.kit.space import bare
from followup.ui.kit.text import Text, second, small, strong

Action = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""

Failed = Callable[[Exception], object]
"""What shows an error that belongs to no field."""


class ExamCard(Card):
    """Title, lines of text, small print and buttons; `open_form` puts a form below them."""

    def __init__(self, title: str, lines: Iterable[str], actions: Iterable[Action], fine_print: str = "") -> None:
        super().__init__()
        lines = [line for line in lines if line]
        self.title, self.said = title, "\n".join((title, *lines)).casefold()
        self.about: object = None
        self.key: Hashable = self.title
        self.form: FormCard | None = None
        self.opener = ""
        self.buttons = [self._button(words, do) for words, do in actions]
        self._below = QVBoxLayout()
        bare(self._below)
        self.add(strong(title))
        for index, line in enumerate(lines):
            self.add(second(line) if index else Text(line))
        if fine_print:
            self.add(small(fine_print))
        self.add(row_of(*self.buttons))
        self.add(self._below)

    def open_form(
        self, form: FormCard, keep: Callable[[object], object], failed: Callable[[Exception], object]
    ) -> None:
        """Open a form, unless something is typed in the one that is open; `keep` gets what was typed."""
        if is_kept_open(self.form):
            form.deleteLater()
            return
        self.close_form()
        self.opener = focused_in(self)
        self.form = form

        def on_sent(typed: object) -> None:
            try:
                keep(typed)
            except FollowupError as error:
                if not form.explain(error):
                    failed(error)

        form.sent.connect(on_sent)
        form.closed.connect(self.close_form)
        self._below.addWidget(form)
        form.focus_first()

    @property
    def returns_to(self) -> str:
        """The name of the button that opened the form while the focus is in that form, else ""."""
        return self.opener if self.form is not None and holds_focus(self.form) else ""

    def close_form(self) -> None:
        """Close the form without keeping anything."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _button(self, words: str, do: Callable[[], object]) -> Button:
        button = link_button(words, do)
        button.setAccessibleName(f"{words}: {self.title}")
        return button
