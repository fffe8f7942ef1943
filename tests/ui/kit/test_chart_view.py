"""A chart that can be read with the keyboard and by a screen reader."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from followup.domain.records import Observation
from followup.report.series import Days, severity_chart
from followup.ui.kit.chart_view import ChartView
from followup.ui.kit.roles import DARK, LIGHT
from followup.ui.kit.theme import Look, Theme

TODAY = date(2026, 3, 12)


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> ChartView:
    """Hip pain over three weeks."""
    seen = [
        Observation(episode_id=1, observed_on=TODAY - timedelta(days=ago), severity=number)
        for ago, number in ((20, 3), (10, 4), (0, 6))
    ]
    view = ChartView(severity_chart("Hip pain", seen, Days(TODAY - timedelta(days=30), TODAY)))
    qtbot.addWidget(view)
    view.resize(500, 200)
    view.show()
    return view


def test_arrows_read_points(chart: ChartView) -> None:
    """Right begins at the first point and stops at the last; Left goes back."""
    said = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(chart, key)
        said.append(chart.sentence)
    assert ["3 of 10" in said[0], "4 of 10" in said[1], "6 of 10" in said[2]] == [True] * 3
    assert said[3] == said[2]
    assert said[4] == said[1]
    assert chart.accessibleDescription() == said[1]


def test_the_whole_is_said(chart: ChartView) -> None:
    """A screen reader hears the chart in a sentence before any point."""
    assert "Hip pain" in chart.accessibleName()
    assert "6 of 10" in chart.accessibleName()


def test_a_chart_without_points_is_calm(qtbot: QtBot, theme: Theme) -> None:
    """Nothing to read is no error."""
    view = ChartView(severity_chart("Hip pain", [], Days(TODAY - timedelta(days=30), TODAY)), small=True)
    qtbot.addWidget(view)
    view.show()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.sentence == ""
    assert view.grab().width() == view.width()


def test_a_chart_follows_the_theme(chart: ChartView, theme: Theme) -> None:
    """The same chart is drawn in the text colour of the look, light or dark."""
    theme.choose_look(Look.LIGHT)
    light = colours(chart)
    theme.choose_look(Look.DARK)
    dark = colours(chart)
    assert LIGHT.text.lower() in light
    assert DARK.text.lower() in dark
    assert DARK.text.lower() not in light


def colours(chart: ChartView) -> set[str]:
    """Every colour in the picture of the chart."""
    image = chart.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
