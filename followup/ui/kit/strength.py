"""A hint at how strong a new passphrase is, and an offer of six plain words."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from followup.ui.kit.buttons import link_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import HAIR, bare
from followup.ui.kit.text import small

_PAUSE = 250
"""Milliseconds without a key before what was typed is judged."""


class StrengthHint(QWidget):
    """Stands below the fields of a new passphrase. It hints and never refuses."""

    def __init__(self, field: QLineEdit, again: QLineEdit | None = None) -> None:
        super().__init__()
        self._field, self._again = field, again
        self.says = small()
        self.offer_button = link_button(self.tr("Offer me six words"), self.offer)
        column = QVBoxLayout(self)
        bare(column, HAIR)
        column.addWidget(self.says)
        column.addWidget(row_of(self.offer_button))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.judge)
        field.textChanged.connect(lambda _text: self._timer.start())

    def judge(self) -> None:
        """Say how strong what was typed is."""
        from followup.services.passphrase import Strength, strength_of

        typed = self._field.text()
        words = {
            Strength.WEAK: self.tr("This one is easy to guess. More words make it strong."),
            Strength.FAIR: self.tr("This one keeps most people out. One or two more words make it strong."),
            Strength.STRONG: self.tr("This one is strong."),
        }
        self.says.setText(words[strength_of(typed)] if typed else "")

    def offer(self) -> None:
        """Put six random words into the field, in plain sight, to be written down."""
        from followup.services.passphrase import offered_passphrase

        words = offered_passphrase()
        for field in (self._field, self._again):
            if field is not None:
                field.setEchoMode(QLineEdit.EchoMode.Normal)
                field.setText(words)
        self._timer.stop()
        self.judge()
        self.says.setText(self.tr("Please write these six words down before you go on. No computer guesses them."))
