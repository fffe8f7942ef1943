"""From a chart to lines, words and marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from followup.report.chart import Bar, ChartModel, DayMark, Point, Series, Stretch, Threshold
from followup.report.month_ticks import month_ticks
from followup.report.plot import Look, draw
from followup.report.scene import Line, Mark, MarkShape, Scene, Tone, Words, rough_width

FIRST, LAST = date(2025, 3, 1), date(2025, 9, 1)


def model(*pairs: tuple[int, float], **fields: object) -> ChartModel:
    """A chart of half a year with points some days after its beginning."""
    points = tuple(Point(FIRST + timedelta(days=day), value, f"day {day}: {value:g}") for day, value in pairs)
    return ChartModel("Hip pain", FIRST, LAST, (Series("Hip pain", points),), **fields)


def drawn(chart: ChartModel, **look: object) -> Scene:
    """The chart on a usual size."""
    return draw(chart, Look(300, 120, **look))


def words(scene: Scene) -> list[str]:
    """All words of a picture."""
    return [item.words for item in scene.items if isinstance(item, Words)]


def series_lines(scene: Scene) -> list[Line]:
    """The lines between points."""
    return [item for item in scene.items if isinstance(item, Line) and item.tone is Tone.INK]


def test_no_line_crosses_a_gap_of_more_than_two_weeks() -> None:
    """Three points a week apart and one after a month: two lines, not three."""
    assert len(series_lines(drawn(model((0, 3), (7, 4), (14, 5), (45, 6))))) == 2


def test_every_point_can_be_read_aloud() -> None:
    """Each point has a place and its sentence, in the order of the days."""
    hits = drawn(model((7, 4), (0, 3))).hits
    assert [hit.sentence for hit in hits] == ["day 0: 3", "day 7: 4"]
    assert hits[0].x < hits[1].x


def test_higher_is_drawn_higher() -> None:
    """A larger number stands further up."""
    low, high = drawn(model((0, 1), (7, 9))).hits
    assert high.y < low.y


def test_values_beyond_the_axis_stay_on_the_paper() -> None:
    """A value outside the axis is drawn at its end."""
    scene = drawn(model((0, -3), (7, 14)))
    assert all(0 <= hit.y <= 120 for hit in scene.hits)


def test_the_threshold_is_dashed_and_named() -> None:
    """One dashed line, and its name beside it."""
    scene = drawn(model((0, 3), threshold=Threshold(4, "4: look closer")))
    assert [item for item in scene.items if isinstance(item, Line) and item.dash]
    assert "4: look closer" in words(scene)


def test_the_name_of_the_threshold_covers_no_point() -> None:
    """Where points lie at its place the name moves along the line, or is left out where there is no room."""
    over = model(*((day, 4.4) for day in range(0, 184, 2)), threshold=Threshold(4, "4: look closer"))
    assert "4: look closer" in words(drawn(over))  # under the line
    crowded = model(*((day, 4.4 - day % 4 * 0.4) for day in range(0, 184, 2)), threshold=Threshold(4, "4: look closer"))
    assert "4: look closer" not in words(drawn(crowded))
    beginning = model((0, 4.4), (7, 4.4), threshold=Threshold(4, "4: look closer"))
    name = next(item for item in drawn(beginning).items if isinstance(item, Words) and item.words == "4: look closer")
    assert name.x > drawn(beginning).hits[-1].x


def test_the_newest_number_stands_at_the_right_of_the_last_point() -> None:
    """The number is written after the dot it belongs to."""
    scene = drawn(model((0, 3), (60, 6), newest="6"))
    number = next(item for item in scene.items if isinstance(item, Words) and item.words == "6")
    assert number.bold
    assert number.x > scene.hits[-1].x


def test_a_change_of_dose_is_a_triangle_and_a_visit_a_line() -> None:
    """Both stand on their day."""
    day = FIRST + timedelta(days=30)
    dose = drawn(model((0, 3), marks=(DayMark(day, "letrozole"),)))
    assert [item for item in dose.items if isinstance(item, Mark) and item.shape is MarkShape.TRIANGLE]
    visit = drawn(model((0, 3), marks=(DayMark(day, "visit", visit=True),)))
    upright = [item for item in visit.items if isinstance(item, Line) and item.x1 == item.x2 and item.tone is Tone.LINE]
    assert len(upright) > len(
        [1 for item in drawn(model((0, 3))).items if isinstance(item, Line) and item.x1 == item.x2]
    )


def test_what_happened_can_be_read_aloud_among_the_points() -> None:
    """Marks that have a sentence stand among the points, in the order of the days, and a visit carries its word."""
    day = FIRST + timedelta(days=30)
    dose = DayMark(day, "letrozole", sentence="31 Mar: a dose changed, letrozole.")
    visit = DayMark(day + timedelta(days=5), "visit", visit=True, sentence="5 Apr: visit.")
    scene = drawn(model((0, 3), (60, 5), marks=(dose, visit), upward="worse"))
    assert [hit.sentence for hit in scene.hits] == ["day 0: 3", dose.sentence, visit.sentence, "day 60: 5"]
    assert {"visit", "worse"} <= set(words(scene))
    assert "visit" not in words(drawn(model((0, 3), marks=(visit,), upward="worse"), named=False))


def test_long_names_of_medicines_are_cut_and_leave_room_for_the_line() -> None:
    """The names get a third of the width at most."""
    bar = Bar("Hydroxychloroquine sulphate with a very long name", (Stretch(FIRST, LAST, "one a day"),))
    scene = drawn(model((0, 3), bars=(bar,)))
    assert scene.hits[0].x <= 101
    assert any(one.startswith("Hydrox") and one.endswith("…") for one in words(scene))


def test_gone_is_a_ring_and_somebody_else_a_square() -> None:
    """Shapes say what tones would only repeat."""
    points = (Point(FIRST, 3), Point(FIRST + timedelta(days=7), 0, gone=True))
    other = Series("seen", (Point(FIRST + timedelta(days=3), 5),), own=False)
    scene = drawn(ChartModel("Hip", FIRST, LAST, (Series("Hip", points), other)))
    shapes = [item.shape for item in scene.items if isinstance(item, Mark)]
    assert shapes == [MarkShape.DOT, MarkShape.RING, MarkShape.SQUARE]


def test_medicine_bars_stand_under_the_same_days() -> None:
    """A bar begins where its day is on the axis; a pause is empty."""
    start = FIRST + timedelta(days=60)
    taken = Stretch(FIRST, start, "2.5 mg")
    paused = Stretch(start + timedelta(days=1), LAST, "paused", paused=True)
    scene = drawn(model((60, 3), bars=(Bar("Letrozole", (taken, paused)),)), left=80)
    shapes = [item for item in scene.items if hasattr(item, "fill")]
    assert [shape.fill for shape in shapes] == [Tone.SOFT, None]
    assert shapes[0].steps[0][0] == pytest.approx(scene.hits[0].x)
    assert "Letrozole" in words(scene)


def test_charts_with_the_same_room_share_their_days() -> None:
    """With left and right given, the same day is at the same place whatever the numbers look like."""
    one = drawn(model((60, 3), newest="3"), left=40, right=30)
    other = drawn(replace(model((60, 3), newest="68.1"), ticks=((0, "1000"),)), left=40, right=30)
    assert one.hits[0].x == other.hits[0].x


@pytest.mark.parametrize("days", [0, 1, 20, 90, 400, 3650])
def test_months_never_run_into_each_other(days: int) -> None:
    """However long the time, the names of months have room, and there is at least one."""
    chart = ChartModel("Hip", FIRST, FIRST + timedelta(days=days))
    ticks = month_ticks(chart, 250, Look(300, 100))
    assert ticks
    assert len(ticks) * rough_width(ticks[0][1], 8) <= 320


def test_an_empty_chart_is_still_a_picture() -> None:
    """Without points there is the axis and nothing to point at."""
    scene = drawn(ChartModel("Hip", FIRST, LAST))
    assert scene.hits == ()
    assert "0" in words(scene)


def test_the_name_of_the_threshold_is_not_crossed_by_a_line() -> None:
    """A steep line between two dots covers what stands on its way."""
    zigzag = model(
        *((day, 10.0 * (day % 8 == 0)) for day in range(0, 184, 4)), threshold=Threshold(4, "4: look closer")
    )
    assert "4: look closer" not in words(drawn(zigzag))
