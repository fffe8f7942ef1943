"""Colours, text size and font."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.fields import TickBox
from followup.ui.kit.form import FormRow
from followup.ui.kit.space import STEP, bare
from followup.ui.kit.text import small
from followup.ui.kit.theme import SCALES, Look, Theme


class LookChoices(QWidget):
    """Every press shows at once and is remembered."""

    def __init__(self) -> None:
        super().__init__()
        app = QApplication.instance()
        self._theme = app.findChild(Theme) if app is not None else None
        self.colours = ChoiceRow(self._looks(), self.tr("Colours"))
        self.text_size = ChoiceRow(self._sizes(), self.tr("Text size"))
        self.easy = TickBox(self.tr("A font made for easy reading"))
        self.colours.chosen.connect(self._choose_look)
        self.text_size.chosen.connect(self._choose_size)
        self.easy.clicked.connect(self._choose_font)
        column = QVBoxLayout(self)
        bare(column, STEP)
        column.addWidget(FormRow(self.tr("Colours"), self.colours))
        larger = self.tr("Ctrl and plus, or Ctrl and minus, change it anywhere.")
        column.addWidget(FormRow(self.tr("Text size"), self.text_size, larger))
        column.addWidget(self.easy)
        column.addWidget(small(self.tr("It is called Atkinson Hyperlegible.")))
        if self._theme is not None:
            self._theme.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what holds now."""
        if self._theme is not None:
            self.colours.set_value(self._theme.look)
            self.text_size.set_value(str(self._theme.scale))
            self.easy.setChecked(self._theme.easy_font)

    def _choose_look(self, value: str) -> None:
        if self._theme is not None:
            self._theme.choose_look(Look(value or Look.SYSTEM))

    def _choose_size(self, value: str) -> None:
        if self._theme is not None:
            self._theme.choose_scale(int(value or SCALES[0]))

    def _choose_font(self, wanted: bool) -> None:
        if self._theme is not None:
            self._theme.choose_easy_font(wanted)

    def _looks(self) -> list[tuple[str, str]]:
        return [
            (Look.SYSTEM, self.tr("As the computer")),
            (Look.LIGHT, self.tr("Light")),
            (Look.DARK, self.tr("Dark")),
            (Look.CONTRAST, self.tr("High contrast")),
        ]

    def _sizes(self) -> list[tuple[str, str]]:
        return [(str(scale), self.tr("{percent} %").format(percent=scale)) for scale in SCALES]
