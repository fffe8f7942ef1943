"""The navigation keeps its words whole, however narrow the window and large the text."""

import pytest
from pytestqt.qtbot import QtBot

from followup.ui.kit.theme import Theme
from followup.ui.shell.window import Window


@pytest.mark.parametrize("scale", [100, 200])
def test_no_short_word_is_cut_in_a_narrow_window(qtbot: QtBot, window: Window, theme: Theme, scale: int) -> None:
    """Each button is as wide as it asks for, and lies inside the bar."""
    theme.choose_scale(scale)
    window.resize(800, 600)
    qtbot.waitUntil(lambda: window.bar._narrow)
    for button in (*window.bar.buttons.values(), window.bar.urgent):
        assert button.width() >= button.sizeHint().width(), button.text()
        assert button.mapTo(window.bar, button.rect().topRight()).x() < window.bar.width(), button.text()


def test_the_button_of_the_screen_that_is_shown_is_in_sight(qtbot: QtBot, window: Window, theme: Theme) -> None:
    """Large text in a small window leaves room for four of them."""
    theme.choose_scale(200)
    window.resize(800, 600)
    window.show()
    qtbot.waitUntil(lambda: window.bar._narrow)
    window.go("record")
    qtbot.waitUntil(lambda: not window.bar.buttons["record"].visibleRegion().isEmpty())
    whole = window.bar.buttons["record"]
    assert whole.visibleRegion().boundingRect().height() == whole.height()
