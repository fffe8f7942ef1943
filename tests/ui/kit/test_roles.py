"""Colours by role: enough contrast in every look, and the palette carries them."""

import pytest
from PySide6.QtGui import QColor, QPalette

from followup.domain.words import Tier
from followup.ui.kit.roles import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    Roles,
    palette_of,
    roles_of,
)

EVERY = pytest.mark.parametrize("roles", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK], ids=lambda roles: roles.ground)


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [channel / 255 for channel in QColor(colour).getRgb()[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@EVERY
def test_text_can_be_read(roles: Roles) -> None:
    """Text and second text have 7:1 on the page and on cards."""
    for ground in (roles.ground, roles.surface):
        assert contrast(roles.text, ground) >= 7
        assert contrast(roles.second, ground) >= 6.9
        assert contrast(roles.line, ground) >= 2.9


@EVERY
def test_tiers_can_be_read(roles: Roles) -> None:
    """Each tier has 7:1 on its own ground, and on it the page's own text too."""
    for tier in Tier:
        pair = roles.tier(tier)
        assert contrast(pair.text, pair.ground) >= 6.9
        assert contrast(roles.text, pair.ground) >= 7


@EVERY
def test_main_button_can_be_read(roles: Roles) -> None:
    """The words of a main button stand out from it, and the button from the page."""
    assert contrast(roles.on_accent, roles.accent) >= 4.5
    assert contrast(roles.accent, roles.ground) >= 4.5


@EVERY
def test_palette_carries_the_roles(roles: Roles) -> None:
    """What was put into a palette is read back from it."""
    assert roles_of(palette_of(roles)) == roles


def test_a_palette_of_the_system_is_taken_as_it_is() -> None:
    """Another palette, as in a system's high contrast, gives roles of its own colours."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#2D3236"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#FFFFFF"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#D6B4FD"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#2B2B2B"))
    roles = roles_of(palette)
    assert (roles.ground, roles.text, roles.accent, roles.dark) == ("#2D3236", "#FFFFFF", "#D6B4FD", True)
    assert roles.urgent.text == "#FFFFFF"


def test_a_tier_is_found_by_its_name() -> None:
    """The name of a tier is a role, and stands for its text."""
    assert LIGHT.colour("call") == LIGHT.call.text
    assert LIGHT.colour("accent") == LIGHT.accent
