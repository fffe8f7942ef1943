"""Colours by role. A widget that paints for itself asks `roles_now()`; everything else is coloured by the stylesheet.

The palette of the application carries the choice, so nothing has to be handed down and a change reaches every widget
as Qt's own palette change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QGuiApplication, QPalette

if TYPE_CHECKING:
    from followup.domain.words import Tier


class Pair(NamedTuple):
    """Text and the soft ground it stands on."""

    text: str
    ground: str


class Roles(NamedTuple):
    """Every colour of the window as #RRGGBB. Text pairs have a contrast of 7:1 or better, lines of fields 3:1."""

    name: str
    ground: str
    surface: str
    text: str
    second: str
    line: str
    hair: str
    accent: str
    on_accent: str
    soft: str
    pressed: str
    urgent: Pair
    call: Pair
    next_visit: Pair
    watch: Pair
    dark: bool = False

    def colour(self, role: str) -> str:
        """Return the colour of a role by its name; the name of a tier stands for the text of its pair."""
        value = getattr(self, role)
        return value.text if isinstance(value, Pair) else str(value)

    def tier(self, tier: Tier) -> Pair:
        """Return the pair of a tier."""
        pair: Pair = getattr(self, tier)
        return pair


LIGHT = Roles(
    name="light",
    ground="#FAF8F4",
    surface="#FFFFFF",
    text="#1F2933",
    second="#4B5763",
    line="#8A94A0",
    hair="#E3DFD7",
    accent="#0B6466",
    on_accent="#FFFFFF",
    soft="#E2F0EF",
    pressed="#084B4D",
    urgent=Pair("#7A1F3D", "#FBEFF3"),
    call=Pair("#7A4106", "#FFF4E0"),
    next_visit=Pair("#1D4E89", "#EAF2FB"),
    watch=Pair("#47525E", "#F0F2F4"),
)

DARK = Roles(
    name="dark",
    ground="#14181C",
    surface="#1D2329",
    text="#E8ECEF",
    second="#B4BEC8",
    line="#6B7784",
    hair="#2E363E",
    accent="#6CCBC4",
    on_accent="#0C2423",
    soft="#15302F",
    pressed="#92DAD5",
    urgent=Pair("#F5B3C6", "#3A1522"),
    call=Pair("#F3C783", "#38270C"),
    next_visit=Pair("#A6CCF5", "#12283F"),
    watch=Pair("#C9D1D8", "#252B31"),
    dark=True,
)


def contrasting(ground: str, text: str, accent: str, on_accent: str, *, dark: bool) -> Roles:
    """Return roles of four colours only: every line is as strong as the text, and tiers differ by word and shape."""
    pair = Pair(text, ground)
    return Roles(
        name="contrast",
        ground=ground,
        surface=ground,
        text=text,
        second=text,
        line=text,
        hair=text,
        accent=accent,
        on_accent=on_accent,
        soft=ground,
        pressed=text,
        urgent=pair,
        call=pair,
        next_visit=pair,
        watch=pair,
        dark=dark,
    )


CONTRAST_LIGHT = contrasting("#FFFFFF", "#000000", "#00375B", "#FFFFFF", dark=False)
CONTRAST_DARK = contrasting("#000000", "#FFFFFF", "#FFE680", "#000000", dark=True)

_OWN = {roles.ground: roles for roles in (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)}


def roles_of(palette: QPalette) -> Roles:
    """Return the roles that a palette stands for: our own, or those of a system in high contrast."""
    ground = palette.color(QPalette.ColorRole.Window).name().upper()
    if ground in _OWN:
        return _OWN[ground]
    text = palette.color(QPalette.ColorRole.WindowText).name().upper()
    accent = palette.color(QPalette.ColorRole.Highlight).name().upper()
    on_accent = palette.color(QPalette.ColorRole.HighlightedText).name().upper()
    return contrasting(ground, text, accent, on_accent, dark=QColor(ground).lightness() < 128)


def roles_now() -> Roles:
    """Return the roles that the application shows at this moment."""
    return roles_of(QGuiApplication.palette())


def palette_of(roles: Roles) -> QPalette:
    """Return the palette from which `roles_of` reads these roles back."""
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in {
        role.Window: roles.ground,
        role.WindowText: roles.text,
        role.Base: roles.surface,
        role.AlternateBase: roles.ground,
        role.Text: roles.text,
        role.Button: roles.surface,
        role.ButtonText: roles.text,
        role.PlaceholderText: roles.second,
        role.Highlight: roles.accent,
        role.HighlightedText: roles.on_accent,
        role.Link: roles.accent,
        role.LinkVisited: roles.accent,
        role.ToolTipBase: roles.surface,
        role.ToolTipText: roles.text,
        role.Mid: roles.line,
        role.Light: roles.hair,
        role.Accent: roles.accent,
    }.items():
        palette.setColor(name, QColor(colour))
    return palette
