"""How things are: a form for one day, a chart for each number, and what was tried beside medicine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from followup.domain.care_words import Measured
from followup.domain.days import add_months
from followup.domain.errors import FollowupError
from followup.domain.records import Measure, Overall, Record, Weight
from followup.report.chart import ChartModel
from followup.report.wording import capital
from followup.services.changes import Topic
from followup.ui.how.form import HowForm
from followup.ui.how.tried import Tried
from followup.ui.kit.buttons import link_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.fold import Fold
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import SNUG, STEP, WIDE, bare, clear
from followup.ui.kit.text import second, section
from followup.ui.screen import BaseScreen

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

SHOWN_MONTHS = 12
"""How far back the charts go: a loss of weight counts over twelve months."""

LISTED = 8
"""Entries that are listed to be taken away again; older ones stand in the charts."""


class Screen(BaseScreen):
    """Weight with its 5 % line, overall, worry, sleep, energy, appetite and exercise, each on a scale of its own."""

    topics = frozenset({Topic.WEIGHT, Topic.MEDICINES})

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today)
        self.set_title(self.tr("How things are"))
        self._above, self._charts = QVBoxLayout(), QVBoxLayout()
        self._listed = QVBoxLayout()
        for layout in (self._above, self._charts, self._listed):
            bare(layout, SNUG)
        self.form = self._new_form()
        self.tried = Tried(services, navigation, today)
        self.fold = Fold(self.tr("What was noted lately"))
        self.fold.add(self._listed)
        self._lay_out()

    def refresh(self) -> None:
        """Draw the charts again; what somebody is typing stays."""
        if not self.form.is_begun:
            self._show_form()
        self._draw()
        self._list()
        self.tried.refresh()

    def save(self) -> None:
        """Keep what was typed of the day, or say beside its field what cannot be kept."""
        try:
            typed = self.form.read()
            self.services.care.keep_day(typed.measures, weight=typed.weight, overall=typed.overall)
        except FollowupError as error:
            if not self.form.explain(error):
                self.navigation.show_error(error)
            return
        self._show_form()

    def escape(self) -> None:
        """Close the form of what was tried."""
        self.tried.close_form()

    def _lay_out(self) -> None:
        self.add(second(self.tr("Leave out what you like. It prints for the visit, each number with its scale.")))
        self.add(self._above)
        self.add(section(self.tr("Over the last twelve months")), space=WIDE)
        self.add(self._charts)
        self.add(self.fold)
        self.add(section(self.tr("Tried beside medicine")), space=WIDE)
        self.add(second(self.tr("None of these cures cancer. Many people find that some of them help with distress.")))
        self.add(self.tried)
        coping = quiet_button(self.tr("Coping, and who can help"), lambda: self.navigation.go("help", "coping"))
        self.add(row_of(coping), space=STEP)
        self.end()
        self._show_form()

    def _show_form(self) -> None:
        clear(self._above)
        self.form = self._new_form()
        self._above.addWidget(self.form)

    def _new_form(self) -> HowForm:
        weights = self.services.entries.page(Weight, limit=1)
        return HowForm(weights[0].unit if weights else "kg", self.today, self.save)

    def _draw(self) -> None:
        from followup.ui.kit.chart_view import ChartView

        clear(self._charts)
        charts = [chart for chart in self._models() if chart.series]
        if not charts:
            self._charts.addWidget(second(self.tr("Nothing noted yet. Your first numbers will be drawn here.")))
        for chart in charts:
            self._charts.addWidget(Card(ChartView(chart)))

    def _models(self) -> list[ChartModel]:
        from followup.report.series import Days, measure_chart, overall_chart, weight_chart

        entries, today = self.services.entries, self.today()
        weights, overalls, measures = entries.all(Weight), entries.all(Overall), entries.all(Measure)
        days = Days(add_months(today, -SHOWN_MONTHS), today)
        charts = [weight_chart(weights, days, translate), overall_chart(overalls, days, translate)]
        return charts + [measure_chart(measured, measures, days, translate) for measured in Measured]

    def _list(self) -> None:
        clear(self._listed)
        found: list[tuple[date, str, Record]] = []
        entries = self.services.entries
        found += [(one.measured_on, self._weight_words(one), one) for one in entries.page(Weight, limit=LISTED)]
        found += [(one.observed_on, self._overall_words(one), one) for one in entries.page(Overall, limit=LISTED)]
        found += [(one.measured_on, self._measure_words(one), one) for one in entries.page(Measure, limit=LISTED)]
        found.sort(key=lambda entry: (entry[0], entry[2].id), reverse=True)
        self.fold.setVisible(bool(found))
        for day, words, record in found[:LISTED]:
            said = self.tr("{day}: {words}").format(day=capital(short_day(day, self.today())), words=words)
            delete = link_button(self.tr("Delete"), partial(self._delete, record))
            delete.setAccessibleName(f"{delete.text()}: {said}")
            self._listed.addWidget(row_of(second(said), delete))

    def _delete(self, record: Record) -> None:
        try:
            self.services.entries.remove(record.kind, record.id)
        except FollowupError as error:
            self.navigation.show_error(error)

    def _weight_words(self, weight: Weight) -> str:
        from followup.report.weights import weight_words

        return weight_words(weight.grams, weight.unit, translate)

    def _overall_words(self, overall: Overall) -> str:
        return self.tr("overall {number} of 10").format(number=overall.value)

    def _measure_words(self, measure: Measure) -> str:
        from followup.report.care.words import measure_title

        title = measure_title(measure.measured, translate).casefold()
        if measure.measured is Measured.EXERCISE:
            return self.tr("{what}, {number} minutes").format(what=title, number=measure.value)
        return self.tr("{what} {number} of 10").format(what=title, number=measure.value)
