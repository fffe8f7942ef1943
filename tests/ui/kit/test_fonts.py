"""The window can be read on a computer that has no fonts at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'

SHOW = """
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication
from followup.paths import resource
from followup.ui.kit.theme import Theme
app = QApplication([])
print(QFontMetrics(app.font()).inFont("a"))
theme = Theme(app, resource("styles"), resource("fonts"))
print(QFontMetrics(app.font()).inFont("a"), QFontInfo(app.font()).family())
theme.choose_easy_font(True)
print(QFontInfo(app.font()).family())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="macOS and Windows always have fonts")
def test_without_fonts_the_shipped_ones_are_used(root: Path, tmp_path: Path) -> None:
    """A bare Linux names three families and draws boxes for all of them."""
    settings = tmp_path / "fonts.conf"
    settings.write_text(NO_FONTS, encoding="utf-8")
    environ = os.environ | {"FONTCONFIG_FILE": str(settings), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root)}
    told = subprocess.run(
        [sys.executable, "-c", SHOW], cwd=tmp_path, env=environ, capture_output=True, text=True, check=True
    ).stdout
    assert told.splitlines() == ["False", "True Source Sans 3", "Atkinson Hyperlegible"]
