"""Which button opened a form, told so that it is found again in a later run: by its words and where it stands."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QAbstractButton, QWidget

Opener = tuple[str, str, int]
"""The key of the card that the button stands in ("" for none), its words, and its number among those alike."""

NOBODY: Opener = ("", "", 0)

_JUST_NOW = 0.5
"""Seconds within which a form that is made was opened by the last press."""


class Drafted:
    """A form of which a draft is kept while something is typed in it. One that was just made knows its moment."""

    keeps_draft = True
    made_at = 0.0

    def just_made(self) -> None:
        """Say that this form is new: what was pressed right before opened it."""
        self.made_at = time.monotonic()


class Presses:
    """A part that remembers which button in it was pressed last."""

    _pressed: tuple[Opener, float] = (NOBODY, 0.0)

    def note_press(self, button: QAbstractButton) -> None:
        """Remember this press."""
        if isinstance(self, QWidget):
            self._pressed = (_opener(button, self), time.monotonic())

    def opener_of(self, form: Drafted) -> Opener:
        """Return the button that opened a form, or nobody.

        The press must have come right before the form was made: to press another button again could do anything.
        """
        opener, at = self._pressed
        return opener if 0 <= form.made_at - at < _JUST_NOW else NOBODY


def note_press(button: QAbstractButton) -> None:
    """Tell the page of a button that it was pressed."""
    above = button.parentWidget()
    while above is not None and not isinstance(above, Presses):
        above = above.parentWidget()
    if above is not None:
        above.note_press(button)


def button_of(page: QWidget, opener: Opener) -> QAbstractButton | None:
    """Return the button that this was, or None where there is none like it any more."""
    key, words, number = opener
    found = [one for one in page.findChildren(QAbstractButton) if one.accessibleName() == words]
    alike = [one for one in found if _key(one, page) == key]
    return alike[number] if words and number < len(alike) else None


def _opener(button: QAbstractButton, page: QWidget) -> Opener:
    key, words = _key(button, page), button.accessibleName()
    alike = [
        one for one in page.findChildren(QAbstractButton) if one.accessibleName() == words and _key(one, page) == key
    ]
    return key, words, alike.index(button) if button in alike else 0


def _key(button: QAbstractButton, page: QWidget) -> str:
    above = button.parentWidget()
    while above is not None and above is not page:
        key = getattr(above, "key", None)
        if key is not None and not callable(key):
            return str(key)
        above = above.parentWidget()
    return ""
