"""Weight, and how things are overall."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from followup.domain.care_words import Measured
from followup.domain.errors import FollowupError
from followup.domain.words import Answer
from followup.ui.how.scales import Scales
from followup.ui.kit.card import Card
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.fields import NoteField
from followup.ui.kit.fold import Fold
from followup.ui.kit.form import Form
from followup.ui.kit.space import SNUG, bare


class Measures(Card):
    """Everything may be left out. The unit that was used last comes first."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self.form = Form()
        self.weight = QLineEdit()
        self.weight.setMaxLength(12)
        self.unit = ChoiceRow([("kg", "kg"), ("lb", "lb"), ("st", self.tr("stone"))], self.tr("Unit"))
        self.unit.set_value(unit)
        self.trying = ChoiceRow(
            [(Answer.YES, self.tr("Yes")), (Answer.NO, self.tr("No"))], self.tr("Are you trying to lose weight?")
        )
        numbers = [(str(number), str(number)) for number in range(11)]
        self.overall = ChoiceRow(numbers, self.tr("How are things overall?"))
        self.note = NoteField(self.tr("Anything else?"), 2)
        self.form.add("weight", self.tr("Your weight, if you know it"), self._weighing())
        self.form.add("trying_to_lose", self.tr("Are you trying to lose weight?"), self.trying)
        scale = self.tr("0 is the worst, 10 is the best.")
        self.form.add("overall", self.tr("How are things overall?"), self.overall, scale)
        self.scales = Scales(self.form)
        self.more = Fold(self.tr("Worry, sleep and more"))
        self.more.add(self.scales)
        self.form.add_plain(self.more)
        self.form.add("note", self.tr("Anything else?"), self.note)
        self.add(self.form)
        self.weight.textChanged.connect(self._fit)
        self.unit.chosen.connect(self._fit_help)
        self._fit_help()
        self._fit()

    def explain(self, error: FollowupError) -> bool:
        """Say beside the field how to mend it."""
        field = getattr(error, "field", "")
        if field in set(Measured):
            self.more.set_open(True)
        if field in {"grams", "weight"}:
            self.form.clear_errors()
            self.form.rows["weight"].show_error(str(error))
            self.weight.setFocus()
            return True
        return self.form.explain(error)

    def _weighing(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        bare(row, SNUG)
        self.weight.setFixedWidth(self.weight.fontMetrics().averageCharWidth() * 14 + 24)
        self.weight.setAccessibleName(self.tr("Your weight, if you know it"))
        row.addWidget(self.weight)
        row.addWidget(self.unit, 1)
        holder.setFocusProxy(self.weight)
        return holder

    def _fit_help(self, *_: object) -> None:
        """Say how stone is written only where it is chosen."""
        self.form.rows["weight"].say_help(self.tr("In stone: 11 3.") if self.unit.value == "st" else "")

    def _fit(self) -> None:
        self.form.rows["trying_to_lose"].setVisible(bool(self.weight.text().strip()))
