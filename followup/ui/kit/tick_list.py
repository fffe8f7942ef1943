"""Boxes to tick of which several may be chosen, side by side where there is room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QSizePolicy, QWidget

from followup.ui.kit.fields import TickBox
from followup.ui.kit.flow import Flow
from followup.ui.kit.space import STEP


class TickList(QWidget):
    """A box for each choice; nothing is ticked beforehand."""

    def __init__(self, choices: Iterable[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = Flow(self, STEP)
        self.boxes = {str(value): TickBox(words) for value, words in choices}
        for box in self.boxes.values():
            box.setAccessibleName(f"{name}: {box.text()}")
            flow.addWidget(box)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self.setFocusProxy(next(iter(self.boxes.values())))

    @property
    def values(self) -> tuple[str, ...]:
        """The values that are ticked, in their order."""
        return tuple(value for value, box in self.boxes.items() if box.isChecked())

    def set_values(self, values: Iterable[str]) -> None:
        """Tick these and no others."""
        wanted = set(map(str, values))
        for value, box in self.boxes.items():
            box.setChecked(value in wanted)
