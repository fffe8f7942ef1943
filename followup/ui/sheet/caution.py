"""A word before a sheet goes where others can read it: stated once, and the person decides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.flow import row_of
from followup.ui.kit.text import Text


class Caution(Card):
    """Says who sees the folder, and saves there all the same or goes back to choosing."""

    def __init__(self, save: Callable[[Path], object], choose: Callable[[], object]) -> None:
        super().__init__()
        self._save, self._choose, self._path = save, choose, Path()
        self.words = Text()
        self.save_button = main_button(self.tr("Save it there"), self._on_save)
        self.other_button = quiet_button(self.tr("Choose another place"), self._on_other)
        self.add(self.words)
        self.add(row_of(self.save_button, self.other_button))
        self.hide()

    def ask(self, path: Path, who: str) -> None:
        """Show who sees the folder of a file; `who` is a service, or "others"."""
        self._path = path
        if who == "others":
            self.words.setText(self.tr("Other people can look into this folder. Without a password they can read it."))
        else:
            words = self.tr("{service} copies this folder elsewhere. Without a password it can be read there.")
            self.words.setText(words.format(service=who))
        self.show()
        self.save_button.setFocus()

    def _on_save(self) -> None:
        self.hide()
        self._save(self._path)

    def _on_other(self) -> None:
        self.hide()
        self._choose()
