"""Charts on the same days: each listed symptom, how things are overall, weight, and the medicines under them."""

from __future__ import annotations

from dataclasses import replace

from followup.domain.care_words import Measured
from followup.report.chart import ChartModel
from followup.report.compose.measures import weight_days
from followup.report.compose.reading import Reading
from followup.report.compose.worrying import chart_days, marked_days, ranked
from followup.report.document import Section, Text, TimeCharts
from followup.report.series import Days, measure_chart, medicine_bars, overall_chart, severity_chart, weight_chart
from followup.report.wording import sentences

MOST_CHARTS = 12
MOST_BARS = 12


def section(reading: Reading) -> Section:
    """Return the charts of the period, larger than on page 1, with the medicines under the same days."""
    tr = reading.tr
    charts = [model for model in _charts(reading) if model.series]
    if charts:
        bars = medicine_bars(reading.view.log.medicines, _days(reading), tr)[:MOST_BARS]
        charts[-1] = replace(charts[-1], bars=bars)
    drawn = TimeCharts(tuple(charts), tr("No numbers were noted in this time."))
    return Section(
        "over_time", tr("Over time"), (Text(_key(reading, charts), quiet=True), drawn) if charts else (drawn,)
    )


def _charts(reading: Reading) -> list[ChartModel]:
    days, tr = _days(reading), reading.tr
    listed = ranked(reading)[:MOST_CHARTS]
    weights = [weight for weight in reading.view.log.weights if weight.measured_on <= reading.view.to_on]
    charts = [severity_chart(reading.title(course.episode), course.seen, days, reading.is_own, tr) for course in listed]
    # Each on a scale of its own: worry is worse when it is higher, sleep and the others are better.
    measures = [measure_chart(measured, reading.view.measures, days, tr) for measured in Measured]
    return [*charts, overall_chart(reading.view.overalls, days, tr), *measures, weight_chart(weights, days, tr)]


def _days(reading: Reading) -> Days:
    """The days of page 1, longer where the weight is compared with an earlier one."""
    days = chart_days(reading)
    first = weight_days(list(reading.view.log.weights), reading).from_on
    return marked_days(reading, min(days.from_on, first))


def _key(reading: Reading, charts: list[ChartModel]) -> str:
    tr = reading.tr
    notes = dict.fromkeys(chart.note for chart in charts if chart.note)
    return sentences(
        tr("A dot is a number that was noted, a square what somebody else saw, a ring means gone"),
        tr("A short stroke is an entry without a number"),
        tr("No line is drawn where more than two weeks are missing"),
        tr("A triangle is a change of dose, an upright line a visit"),
        *notes,
    )
