"""What the program looks for, and who says so: every sign, searchable, in groups."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from followup.signs.sign import Signs
from followup.ui.help.sign_model import SignWords, found, group_titles, sign_words
from followup.ui.help.sign_row import SignRow
from followup.ui.kit.buttons import quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.flow import row_of
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import SNUG, TIGHT, bare
from followup.ui.kit.text import Text, second, section, small


class RulesPage(QWidget):
    """A line for each sign; a search hides what does not hold its words. The groups come in one after another."""

    def __init__(self, signs: Signs) -> None:
        super().__init__()
        self._signs = signs
        self.signs = sign_words(signs)
        self.rows: dict[str, SignRow] = {}
        self._groups: list[QWidget] = []
        self.search_field = QLineEdit()
        self.search_field.setPlaceholderText(self.tr("Search in all rules and sources"))
        self.search_field.setAccessibleName(self.tr("Search in all rules and sources"))
        self.search_field.setClearButtonEnabled(True)
        self.search_field.textChanged.connect(self.search)
        self.print_button = quiet_button(self.tr("Print this list"), self.print_list, icon="printer")
        self.says = small()
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(section(self.tr("What we look for, and who says so")))
        for words in self._notes():
            column.addWidget(words)
        for part in (self.search_field, row_of(self.print_button), self.says):
            column.addWidget(part)
        self._column = column
        self._waiting = self._by_group()
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._add_group)
        self._say(len(self.signs))
        self._add_group()
        self._later.start()

    def complete(self) -> None:
        """Add the groups that still wait."""
        while self._waiting:
            self._add_group()

    def search(self) -> None:
        """Show the signs that hold every typed word."""
        self.complete()
        shown = {words.id for words in found(self.signs, self.search_field.text())}
        for sign, row in self.rows.items():
            row.setVisible(sign in shown)
        for group in self._groups:
            group.setVisible(any(not row.isHidden() for row in group.findChildren(SignRow)))
        self._say(len(shown))

    def open_sign(self, sign: str) -> SignRow | None:
        """Open the line of a sign and return it; None when there is no such sign."""
        self.complete()
        row = self.rows.get(sign)
        if row is not None:
            self.search_field.clear()
            row.set_open(True)
            row.fold.button.setFocus()
        return row

    def print_list(self) -> None:
        """Ask for a printer and print every sign with its rules and sources."""
        from followup.ui.help.printing import print_signs

        print_signs(self, self._signs.note, self.signs)

    def _say(self, count: int) -> None:
        if not count:
            self.says.setText(self.tr("Nothing found. Try fewer letters."))
        elif count == len(self.signs):
            self.says.setText(self.tr("{count} signs in all.").format(count=count))
        else:
            words = self.tr("{count} of {all} signs hold these words.")
            self.says.setText(words.format(count=count, all=len(self.signs)))

    def _by_group(self) -> list[tuple[str, list[SignWords]]]:
        titles = group_titles()
        return [(titles[group], list(signs)) for group, signs in groupby(self.signs, key=attrgetter("group"))]

    def _add_group(self) -> None:
        """Add one group; the window can be used in between."""
        if self._waiting:
            self._column.addWidget(self._group(*self._waiting.pop(0)))
        if not self._waiting:
            self._later.stop()

    def _notes(self) -> list[Text]:
        return [
            Text(
                self.tr(
                    "Followup compares what you note with the signs below. Each comes from advice that was published "
                    "for people after breast cancer."
                )
            ),
            Text(translate(self._signs.note), "strong"),
            second(
                self.tr(
                    "When nothing in your log matches, that never means that all is well. You can always call about "
                    "anything that worries you."
                )
            ),
        ]

    def _group(self, title: str, signs: Iterable[SignWords]) -> QWidget:
        holder, card = QWidget(), Card()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, SNUG, 0, 0)
        column.setSpacing(TIGHT)
        for words in signs:
            self.rows[words.id] = SignRow(words)
            card.add(self.rows[words.id])
        column.addWidget(section(title))
        column.addWidget(card)
        self._groups.append(holder)
        return holder
