"""The theme: light, dark, high contrast, and text from 100 to 200 per cent."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from followup.paths import resource
from followup.ui.kit.roles import CONTRAST_LIGHT, DARK, LIGHT, roles_now
from followup.ui.kit.theme import BODY, Look, Theme, stylesheet


def test_the_look_reaches_the_palette(theme: Theme) -> None:
    """A chosen look is what every widget sees, at once."""
    for look, roles in ((Look.DARK, DARK), (Look.CONTRAST, CONTRAST_LIGHT), (Look.LIGHT, LIGHT)):
        theme.choose_look(look)
        assert roles_now() == roles


def test_text_grows_in_steps(theme: Theme, qapp: QApplication) -> None:
    """Ctrl+plus and Ctrl+minus go through the steps and stop at 100 and 200 per cent."""
    theme.larger()
    assert theme.scale == 110
    assert qapp.font().pointSizeF() == pytest.approx(BODY * 1.1)
    for _ in range(9):
        theme.larger()
    assert theme.scale == 200
    for _ in range(9):
        theme.smaller()
    assert theme.scale == 100


def test_a_scale_outside_is_brought_inside(theme: Theme) -> None:
    """A text size nobody could read or fit is not taken."""
    theme.choose_scale(900)
    assert theme.scale == 200


def test_choices_are_remembered(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    """Look, text size and font come back with the next start."""
    file = str(tmp_path / "window.ini")
    settings = QSettings(file, QSettings.Format.IniFormat)
    first = Theme(qapp, resource("styles"), resource("fonts"), settings)
    first.choose_look(Look.DARK)
    first.choose_scale(150)
    first.choose_easy_font(wanted=True)
    settings.sync()
    second = Theme(qapp, resource("styles"), resource("fonts"), QSettings(file, QSettings.Format.IniFormat))
    assert (second.look, second.scale, second.easy_font) == (Look.DARK, 150, True)
    theme.apply()


def test_settings_that_make_no_sense_are_left_out(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    """A file that somebody broke gives the usual look, not an error."""
    file = tmp_path / "window.ini"
    file.write_text("[look]\nlook=mauve\ntext_size=huge\n", encoding="utf-8")
    broken = Theme(qapp, resource("styles"), resource("fonts"), QSettings(str(file), QSettings.Format.IniFormat))
    assert (broken.look, broken.scale) == (Look.SYSTEM, 100)
    theme.apply()


def test_nothing_is_left_to_fill_in() -> None:
    """The stylesheet has no empty place and no picture."""
    template = resource("styles", "followup.qss").read_text(encoding="utf-8")
    filled = stylesheet(template, LIGHT, 100)
    assert "{{" not in filled
    assert "url(" not in filled
    assert LIGHT.accent in filled


def test_changed_is_sent_after_the_palette(theme: Theme) -> None:
    """Whoever listens sees the new colours already."""
    seen: list[str] = []
    theme.changed.connect(lambda: seen.append(roles_now().name))
    theme.choose_look(Look.DARK)
    assert seen == ["dark"]
