"""Whoever reads the source article finds each fact again on screen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from followup.services.log import OpenLog
from followup.ui.kit.fold import Fold
from followup.ui.shell.window import Window
from tests.services.three_people import a_man, after_both_breasts, after_lumpectomy

SCREENS = ("record", "how", "medicines", "exams")
ON_SCREEN = {
    after_lumpectomy: (
        "19 May 2022, left", "Ductal, left", "2A, left", "24 mm, left", "Close, left", "Positive, left",
        "From: pathology report", "I do not know", "no change found", "12 May 2022, left", "165 cm",
        "Your age then: 51, left. Triple negative: no.", "2 of 14 with cancer, left",
        "Lumpectomy (part of the breast), sentinel lymph nodes, lymph nodes under the arm",
        "Whole breast, boost where the tumour was", "Radiotherapy, from 1 August 2022 to 19 August 2022",
        "Letrozole, since Sep 2022", "Zoledronic acid, since Sep 2022", "positive; hormone treatment given",
        "25, from 68.1 kg on 1 Jun 2026 and 165 cm", "135 minutes in the seven days to 20 Jun 2026",
        "holding it below 70 kg, since Jan 2025", "vegetables, fruit and whole grains, since Jan 2025",
        "one glass on Sundays, since Jan 2025", "Helped a lot: joy", "Did not help: thoughts got louder",
        "Made things worse: needles hurt", "Dr Iris Holm", "01632 960100", "Family, sister", "May see this log.",
        "Tuesday group", "Letrozole",
    ),
    after_both_breasts: (
        "Both sides", "Lobular, left", "Other, right", "61 mm, left", "Yes, left",
        "Your age then: 31, left; 32, right. Triple negative: yes, right.", "The cancer came back (recurrence)",
        "Bone", "Liver", "From: biopsy report", "yesterday", "for the pain in the spine", "Pembrolizumab",
        "Mastectomy (whole breast), lymph nodes under the arm, reconstruction (rebuilt)", "AC-T", "Trastuzumab",
        "Chest wall, armpit, above the collarbone", "Denosumab, since Apr 2026", "Biopsy",
    ),
    a_man: (
        "Male", "November 1954", "Per Moen", "From: his daughter", "Low, right", "rowing twice a week", "not for me",
        "27.3, from 195 lb on 1 Jun 2026 and 180 cm", "positive; hormone treatment given", "Tamoxifen",
        "about 69, right",
    ),
}  # fmt: skip
"""Words of each person's log that stand on one of the screens."""


@pytest.mark.parametrize("fill", ON_SCREEN, ids=lambda fill: fill.__name__)
def test_every_fact_is_found_again_on_screen(window: Window, services: OpenLog, fill: object) -> None:
    """With every fold open."""
    fill(services)  # type: ignore[operator]
    said: list[str] = []
    for name in SCREENS:
        window.go(name)
        assert window.host is not None
        screen = window.host.current
        assert screen is not None
        for fold in screen.findChildren(Fold):
            fold.set_open(True)
        QApplication.processEvents()
        said += [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    wanted = ON_SCREEN[fill]  # type: ignore[index]
    assert [words for words in wanted if not any(words in line for line in said)] == []
