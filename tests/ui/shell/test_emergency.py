"""The emergency panel: one key away, with or without a log, the team's number first."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from followup.domain.care_words import ContactRole
from followup.domain.facts import FACTS
from followup.domain.records import Contact
from followup.domain.words import Tier
from followup.services.log import OpenLog
from followup.ui.shell.emergency_numbers import load_emergency_help
from followup.ui.shell.window import Window


def said(window: Window) -> list[str]:
    """What the panel says, from top to bottom."""
    panel = window.emergency.panel
    assert panel is not None
    QApplication.processEvents()
    labels = [label for label in panel.findChildren(QLabel) if label.text() and label.isVisible()]
    return [label.text() for label in sorted(labels, key=lambda label: label.mapTo(panel, QPoint(0, 0)).y())]


def test_one_key_away(window: Window) -> None:
    """F2 opens the panel from any screen, Esc and a second F2 lead back there."""
    window.go("exams")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F2):
        QTest.keyClick(window, Qt.Key.Key_F2)
        assert window.emergency.is_open
        QTest.keyClick(window, key)
        assert not window.emergency.is_open
    assert window.host is not None
    assert window.stage.currentWidget() is window.host
    assert window.host.shown == "exams"


def test_one_click_away(window: Window) -> None:
    """The button in the navigation does the same."""
    window.bar.urgent.click()
    assert window.emergency.is_open


def test_without_a_log(bare_window: Window) -> None:
    """Before a log is open the panel is there all the same, and says that the country is not known."""
    bare_window.emergency.turn()
    assert bare_window.emergency.is_open
    words = said(bare_window)
    assert "112" in words
    assert any("may be another number" in line for line in words)


def test_the_teams_number_comes_first(window: Window, services: OpenLog) -> None:
    """The team's own number stands over that of the region, and follows the record."""
    window.emergency.turn()
    window.emergency.close()
    services.record.set("region", "uk")
    services.record.set("team_phone", "01632 960 001")
    services.record.set("team_phone_out_of_hours", "01632 960 222")
    window.emergency.turn()
    words = said(window)
    places = [words.index(number) for number in ("01632 960 001", "01632 960 222", "999 or 112")]
    assert places == sorted(places)


def test_another_page_does_not_push_the_panel_away(bare_window: Window, services: OpenLog) -> None:
    """When the log comes up while somebody reads the panel, the panel stays."""
    bare_window.emergency.turn()
    bare_window.open_log(services)
    assert bare_window.emergency.is_open
    bare_window.emergency.close()
    assert bare_window.stage.currentWidget() is bare_window.host


CRISIS = {
    "us": "988",
    "ca": "988",
    "uk": "116 123",
    "ie": "116 123",
    "au": "13 11 14",
    "nz": "1737",
    "eu": "112",
    "other": "112",
}


@pytest.mark.parametrize("region", CRISIS)
def test_who_cannot_keep_themselves_safe_finds_somebody_to_call(window: Window, services: OpenLog, region: str) -> None:
    """The panel says when, and names the crisis line of the country right below."""
    services.record.set("region", region)
    window.emergency.turn()
    words = said(window)
    (when,) = (at for at, line in enumerate(words) if "think of ending your life" in line)
    assert "Call the emergency number now, or a crisis line" in words[when]
    assert CRISIS[region] in words[when + 1]


def test_without_a_country_every_crisis_line_is_named(bare_window: Window) -> None:
    """Nobody has to fill in a record first."""
    bare_window.emergency.turn()
    words = "\n".join(said(bare_window))
    assert all(number in words for number in CRISIS.values())


def test_every_region_of_the_record_has_numbers(resources: Path) -> None:
    """Each country that can be chosen leads to its own numbers."""
    regions = load_emergency_help(resources / "help" / "emergency.toml").regions
    assert set(regions) == set(FACTS["region"].choices)
    assert all(region.numbers for region in regions.values())


def test_lines_come_from_urgent_signs(services: OpenLog, resources: Path) -> None:
    """Each line is drawn from a sign of ours that can ask for help now or today."""
    help_text = load_emergency_help(resources / "help" / "emergency.toml")
    for line in help_text.urgent:
        tiers = {rule.tier for rule in services.signs.sign(line.sign).rules}
        assert tiers & {Tier.URGENT, Tier.CALL}, line.sign


@pytest.mark.parametrize("region", ["us", "ca", "uk", "ie", "au", "nz", "eu", "other"])
def test_the_number_is_in_the_sentence(resources: Path, region: str) -> None:
    """The sentence about a region names the number that stands over it."""
    found = load_emergency_help(resources / "help" / "emergency.toml").region(region)
    assert found.numbers[0] in found.says


def test_people_of_the_team_stand_below_the_teams_number(window: Window, services: OpenLog) -> None:
    """Who can be called, and nobody else."""
    window.emergency.turn()
    services.record.set("team_phone", "01632 960 001")
    doctor = Contact(name="Dr Holm", role=ContactRole.ONCOLOGIST, phone="01632 960 100")
    services.entries.add(doctor)
    services.entries.add(Contact(name="Nia", role=ContactRole.FAMILY, phone="01632 960 101"))
    words = said(window)
    assert words.index("01632 960 001") < words.index("01632 960 100")
    assert "01632 960 101" not in words


def test_without_a_number_of_the_team_its_first_person_stands_in_its_place(window: Window, services: OpenLog) -> None:
    """Nobody is asked for a number that is there."""
    window.emergency.turn()
    services.entries.add(Contact(name="Dr Holm", role=ContactRole.ONCOLOGIST, phone="01632 960 100"))
    words = said(window)
    assert words.index("01632 960 100") < words.index("In an emergency")
    assert not any("Add your team's number" in line for line in words)
