"""Which side of the body, from the person's own point of view."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from followup.domain.words import Side
from followup.ui.kit.choice_row import ChoiceRow


class SideChoice(ChoiceRow):
    """Left, right, both or the middle; nothing is chosen beforehand."""

    def __init__(self, parent: QWidget | None = None, *, middle: bool = True) -> None:
        translate = QCoreApplication.translate
        choices = [
            (Side.LEFT, translate("SideChoice", "Left")),
            (Side.RIGHT, translate("SideChoice", "Right")),
            (Side.BOTH, translate("SideChoice", "Both")),
        ]
        if middle:
            choices.append((Side.MIDDLE, translate("SideChoice", "Middle")))
        super().__init__(choices, translate("SideChoice", "Which side?"), parent)

    @property
    def side(self) -> Side:
        """The chosen side, `Side.NONE` while none is."""
        return Side(self.value)

    def set_side(self, side: Side) -> None:
        """Choose a side without telling anybody."""
        self.set_value(side)
