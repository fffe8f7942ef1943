"""The form for one day: weight and how things are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from followup.domain.care_words import Measured
from followup.domain.errors import FollowupError, Refused
from followup.domain.records import Measure, Overall, Weight
from followup.domain.words import Answer
from followup.ui.check_in.form_model import grams_of
from followup.ui.check_in.measures import Measures
from followup.ui.kit.buttons import main_button
from followup.ui.kit.date_field import DateField
from followup.ui.kit.flow import row_of
from followup.ui.kit.openers import Drafted


@dataclass(frozen=True, slots=True)
class DayOfHow:
    """What was typed of one day."""

    weight: Weight | None
    overall: Overall | None
    measures: tuple[Measure, ...]


class HowForm(Measures, Drafted):
    """The measures of the check-in with a day of their own, so that an earlier day can be typed in."""

    def __init__(self, unit: str, today: Callable[[], date], on_save: Callable[[], object]) -> None:
        super().__init__(unit)
        self.on = DateField(today, name=self.tr("On which day?"))
        row = self.form.add("measured_on", self.tr("On which day?"), self.on)
        self.form.column.removeWidget(row)
        self.form.column.insertWidget(0, row)
        self.more.set_open(True)
        self.more.button.hide()
        self.form.rows["note"].hide()
        self.add(row_of(main_button(self.tr("Save"), on_save, icon="check")))

    @property
    def is_begun(self) -> bool:
        """Whether anything was typed."""
        return bool(self.weight.text().strip() or self.overall.value) or self.scales.is_answered

    def read(self) -> DayOfHow:
        """Return what was typed; raises `Refused` beside the field that cannot be kept."""
        self.form.clear_errors()
        day = self.on.day
        if day is None:
            raise Refused("Please say on which day.", field="measured_on")
        grams = grams_of(self.weight.text(), self.unit.value or "kg")
        trying = Answer(self.trying.value) if self.trying.value else None
        on, about = day.on, day.about
        unit = self.unit.value or "kg"
        weight = None
        if grams is not None:
            weight = Weight(measured_on=on, grams=grams, unit=unit, trying_to_lose=trying, about=about)
        number = self.overall.value
        overall = Overall(observed_on=on, value=int(number), about=about) if number else None
        measures = tuple(self._measure(measured, value, on, about=about) for measured, value in self.scales.values())
        if weight is None and overall is None and not measures:
            raise Refused("Nothing was filled in yet.", field="weight")
        return DayOfHow(weight, overall, measures)

    def explain(self, error: FollowupError) -> bool:
        """Say beside the field how to mend it."""
        if isinstance(error, Refused) and error.field in {"measured_on", "observed_on"}:
            return self.form.explain(Refused(error.template, field="measured_on", **error.values))
        return super().explain(error)

    def _measure(self, measured: Measured, value: int, on: date, *, about: bool) -> Measure:
        return Measure(measured=measured, measured_on=on, value=value, about=about)
