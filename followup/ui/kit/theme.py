"""The look of the whole window: which roles hold, how large the type is, and the stylesheet made from both."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from followup.ui.kit.roles import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Pair, Roles, palette_of, roles_of
from followup.ui.kit.space import MAIN_TARGET, TARGET

BODY, SMALL, SECTION, PAGE_TITLE, NUMBER, BIG = 11.0, 10.0, 14.0, 20.0, 24.0, 12.0
"""Sizes of type in points at 100 %."""

SCALES = (100, 110, 125, 150, 175, 200)
"""The steps of text size in per cent."""

EASY_FONT = "Atkinson Hyperlegible"
PLAIN_FONT = "Source Sans 3"
"""Where the computer has no font of its own."""


class Look(StrEnum):
    """The choice of colours in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(QObject):
    """Applies colours and text size to the application and keeps following the system.

    `changed` is sent after the application has been given its new palette and stylesheet.
    """

    changed = Signal()

    def __init__(self, app: QApplication, styles: Path, fonts: Path, settings: QSettings | None = None) -> None:
        super().__init__(app)
        self._app, self._fonts, self._settings = app, fonts, settings
        self._template = styles.joinpath("followup.qss").read_text(encoding="utf-8")
        self._system_font = app.font().family()
        self._system_palette = QPalette(app.palette())
        self.look = Look(self._stored("look", Look.SYSTEM, set(Look)))
        self.scale = int(self._stored("text_size", "100", {str(scale) for scale in SCALES}))
        self.easy_font = self._stored("easy_font", "no", {"yes", "no"}) == "yes"
        if not QFontMetrics(app.font()).inFont("a"):  # a computer without fonts still names families, and draws boxes
            self._load_fonts()
            self._system_font = PLAIN_FONT
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self.apply()

    @property
    def roles(self) -> Roles:
        """The roles that hold now."""
        hints = QGuiApplication.styleHints()
        dark = hints.colorScheme() is Qt.ColorScheme.Dark
        match self.look:
            case Look.LIGHT:
                return LIGHT
            case Look.DARK:
                return DARK
            case Look.CONTRAST:
                return CONTRAST_DARK if dark else CONTRAST_LIGHT
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return roles_of(self._system_palette)
        return DARK if dark else LIGHT

    def choose_look(self, look: Look) -> None:
        """Change the colours and remember the choice."""
        self.look = look
        self._store("look", look)
        self.apply()

    def choose_scale(self, scale: int) -> None:
        """Change the text size in per cent and remember it; anything outside 100 to 200 is brought inside."""
        self.scale = min(max(scale, SCALES[0]), SCALES[-1])
        self._store("text_size", str(self.scale))
        self.apply()

    def choose_easy_font(self, wanted: bool) -> None:
        """Change between the system's font and Atkinson Hyperlegible."""
        self.easy_font = wanted
        self._store("easy_font", "yes" if wanted else "no")
        self.apply()

    def larger(self) -> None:
        """Go one step up in text size."""
        self.choose_scale(next((scale for scale in SCALES if scale > self.scale), SCALES[-1]))

    def smaller(self) -> None:
        """Go one step down in text size."""
        self.choose_scale(next((scale for scale in reversed(SCALES) if scale < self.scale), SCALES[0]))

    def apply(self) -> None:
        """Give the application its palette, font and stylesheet."""
        roles = self.roles
        self._app.setPalette(palette_of(roles))
        self._app.setFont(self._font())
        self._app.setStyleSheet(stylesheet(self._template, roles, self.scale))
        self.changed.emit()

    def _font(self) -> QFont:
        family = self._system_font
        if self.easy_font:
            from PySide6.QtGui import QFontDatabase

            if EASY_FONT not in QFontDatabase.families():
                self._load_fonts()
            family = EASY_FONT
        font = QFont(family)
        font.setPointSizeF(BODY * self.scale / 100)
        return font

    def _load_fonts(self) -> None:
        from PySide6.QtGui import QFontDatabase

        for path in sorted(self._fonts.glob("*.tt[cf]")):
            QFontDatabase.addApplicationFont(str(path))

    def _on_system_changed(self) -> None:
        if self.look in {Look.SYSTEM, Look.CONTRAST}:
            self.apply()

    def _stored(self, name: str, default: str, allowed: set[str]) -> str:
        value = default if self._settings is None else str(self._settings.value(f"look/{name}", default))
        return value if value in allowed else default

    def _store(self, name: str, value: str) -> None:
        if self._settings is not None:
            self._settings.setValue(f"look/{name}", value)


def stylesheet(template: str, roles: Roles, scale: int) -> str:
    """Return the stylesheet with colours and sizes filled in; heights of targets grow with the text."""
    factor = scale / 100
    values: dict[str, object] = {}
    for name, value in roles._asdict().items():
        if isinstance(value, Pair):
            values |= {f"{name}_text": value.text, f"{name}_ground": value.ground}
        else:
            values[name] = value
    points = {"body": BODY, "small": SMALL, "section": SECTION, "page_title": PAGE_TITLE, "number": NUMBER, "big": BIG}
    values |= {size: round(point * factor, 1) for size, point in points.items()}
    # Qt adds padding and border to min-height: both together make the click target.
    values |= {"target": round((TARGET - 14) * factor), "main_target": round((MAIN_TARGET - 14) * factor)}
    values["field"] = values["target"]
    strong = roles.name == "contrast"
    values |= {
        "on_pressed": roles.ground if strong else roles.on_accent,
        "tier_line": 2 if strong else 1,
        "chosen_line": 2 if strong else 0,
    }
    return template.format(**values)
