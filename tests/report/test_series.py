"""Charts made from records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from followup.domain.records import Observation, Visit, Weight
from followup.report.chart import DayMark
from followup.report.series import (
    Days,
    dose_marks,
    medicine_bars,
    overall_chart,
    severity_chart,
    visit_marks,
    weight_chart,
)
from tests.report.history import medicines, overalls, weights

DAYS = Days(date(2025, 3, 20), date(2025, 9, 18))


def seen(day: int, severity: int | None, **fields: object) -> Observation:
    """An observation in June 2025."""
    return Observation(episode_id=1, observed_on=date(2025, 6, day), severity=severity, **fields)


def test_no_number_is_not_zero() -> None:
    """An entry without a number is a stroke at its day, never a point."""
    (series,) = severity_chart("Hip", [seen(1, None), seen(2, 0)], DAYS).series
    assert [(point.day.day, point.value) for point in series.points] == [(2, 0.0)]
    assert [day.day for day in series.noted] == [1]


def test_gone_is_told_as_gone() -> None:
    """The last word at the right end is "gone", and the sentence says it."""
    chart = severity_chart("Hip", [seen(1, 5), seen(8, None, present=False)], DAYS)
    assert chart.newest == "gone"
    assert chart.series[0].points[-1].gone
    assert "gone" in chart.series[0].points[-1].sentence


def test_what_others_saw_is_a_series_of_its_own() -> None:
    """Numbers of a caregiver are not mixed with the person's own."""
    own, other = severity_chart(
        "Hip", [seen(1, 5), seen(2, 7, author_id=2)], DAYS, lambda one: one.author_id == 1
    ).series
    assert own.own
    assert not other.own
    assert other.points[0].value == 7


def test_days_outside_are_left_out() -> None:
    """What was felt before the first day of the chart is not on it."""
    early = replace(seen(1, 9), observed_on=date(2024, 1, 1))
    assert severity_chart("Hip", [early], DAYS).series == ()


def test_severity_says_that_higher_is_worse_and_overall_the_other_way() -> None:
    """Both scales go from 0 to 10; each says its own direction."""
    assert "worse" in severity_chart("Hip", [seen(1, 5)], DAYS).axis
    assert "better" in overall_chart(overalls(), DAYS).axis


def test_weight_is_drawn_in_the_unit_it_was_last_typed_in() -> None:
    """Pounds stay pounds."""
    pounds = [replace(weight, unit="lb") for weight in weights()]
    chart = weight_chart(pounds, DAYS)
    assert "lb" in chart.title
    assert chart.newest == "150.1"


def test_the_line_of_weight_is_five_percent_below_the_weight_that_the_rules_count_from() -> None:
    """71.9 kg in May, the highest, makes a line at 68.3 kg."""
    threshold = weight_chart(weights(), DAYS).threshold
    assert threshold is not None
    assert threshold.value == pytest.approx(68.305)


def test_a_small_change_of_weight_never_looks_steep() -> None:
    """The axis leaves room: 200 g are less than a tenth of it."""
    close = [Weight(measured_on=date(2025, 4, 1), grams=70_000), Weight(measured_on=date(2025, 5, 1), grams=70_200)]
    chart = weight_chart(close, DAYS)
    assert chart.high - chart.low > 2


def test_dose_changes_are_marked_once_a_day_with_their_names() -> None:
    """Beginning, pause and going on are marks; the first day of the chart is no change."""
    marks = dose_marks(medicines(), DAYS)
    assert DayMark(date(2025, 6, 10), "Letrozole") in marks
    assert DayMark(date(2025, 7, 1), "Letrozole") in marks
    assert [mark.day for mark in marks] == sorted({mark.day for mark in marks})


def test_bars_are_cut_to_the_days_of_the_chart() -> None:
    """A medicine taken for years begins at the first day shown; a pause stays a pause."""
    bars = {bar.title: bar for bar in medicine_bars(medicines(), DAYS)}
    letrozole = bars["Letrozole"].stretches
    assert letrozole[0].from_on == DAYS.from_on
    assert [stretch.paused for stretch in letrozole] == [False, True, False]
    assert letrozole[-1].to_on == DAYS.to_on


def test_visits_that_happened_are_marks_with_a_sentence() -> None:
    """One that was missed is none; the first and the last day count."""
    visits = [
        Visit(id=1, visit_on=DAYS.from_on, clinician="Dr Okafor", happened=True),
        Visit(id=2, visit_on=DAYS.from_on + timedelta(days=9), happened=False),
        Visit(id=3, visit_on=DAYS.to_on, happened=True),
    ]
    first, last = visit_marks(visits, DAYS)
    assert (first.day, last.day) == (DAYS.from_on, DAYS.to_on)
    assert first.sentence.endswith("visit, Dr Okafor.")
    assert last.sentence.endswith("visit.")
