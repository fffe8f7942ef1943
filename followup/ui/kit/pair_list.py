"""Labels with their values beside them, or below where both would be squeezed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from followup.report.front import Pair
from followup.ui.kit.space import STEP, TIGHT, bare, text_width
from followup.ui.kit.text import Text, second

_SIDE_BY_SIDE = 50
"""Characters of width from which the value stands beside its label."""


class PairList(QWidget):
    """Rows of facts to read; an unknown value stands back."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        bare(self._grid, TIGHT)
        self._grid.setHorizontalSpacing(STEP)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 4)
        self.rows: list[tuple[Text, Text]] = []
        for pair in pairs:
            value = Text(pair.value, "second" if pair.unknown else "text")
            value.setAccessibleName(f"{pair.label}: {pair.value}")
            self.rows.append((second(pair.label), value))
        self._under: bool | None = None
        self._place(under=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the values under their labels where both would be squeezed."""
        super().resizeEvent(event)
        self._place(under=self.width() < text_width(self, _SIDE_BY_SIDE))

    def _place(self, *, under: bool) -> None:
        if under == self._under:
            return
        self._under = under
        top = Qt.AlignmentFlag.AlignTop
        for number, (label, value) in enumerate(self.rows):
            if under:
                self._grid.addWidget(label, 2 * number, 0, 1, 2)
                self._grid.addWidget(value, 2 * number + 1, 0, 1, 2)
            else:
                self._grid.addWidget(label, number, 0, top)
                self._grid.addWidget(value, number, 1, top)
