"""The fonts that are embedded, and which of them draws a character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from followup.paths import resource

PLACEHOLDER = "\u25af"
"""Stands for a character that no font here can draw: an upright empty box."""


_BEYOND = re.compile(r"<([0-9A-F]{5,6})>")
"""A character beyond the first plane as ReportLab writes it into the table that gives characters back for glyphs."""


def _pair_of(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


class _Font(TTFont):
    """A font whose characters beyond the first plane are read back right: the table wants UTF-16 (PDF 1.7, 9.10.3)."""

    def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab's name
        """Add the font to the file."""
        super().addObjects(document)
        for name, table in document.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                table.content = _BEYOND.sub(_pair_of, table.content)


@dataclass(frozen=True)
class Face:
    """One embedded font; it is read when it is first asked for."""

    name: str
    file: Path
    index: int = 0

    @cached_property
    def font(self) -> TTFont:
        """Return the font, known to ReportLab under its name."""
        font = _Font(self.name, str(self.file), subfontIndex=self.index)
        registerFont(font)
        return font

    def has(self, char: str) -> bool:
        """Return whether the font has a glyph for a character."""
        return ord(char) in self.font.face.charToGlyph

    def width(self, char: str) -> float:
        """Return the width of a character in thousandths of the type size."""
        face = self.font.face
        return float(face.charWidths.get(ord(char), face.defaultWidth))


@dataclass(frozen=True)
class Family:
    """A regular and a bold face that belong together."""

    regular: Face
    bold: Face

    def face(self, *, bold: bool) -> Face:
        """Return the face to draw with."""
        return self.bold if bold else self.regular


def families() -> tuple[Family, ...]:
    """Return the embedded families in the order they are asked: the text type first, then those with more scripts."""
    folder = resource("fonts")
    source = _pair(folder, "SourceSans3-Regular.ttf", "SourceSans3-SemiBold.ttf")
    dejavu = _pair(folder, "DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
    micro_hei = Face("WenQuanYiMicroHei", folder / "WenQuanYiMicroHei.ttc")
    return (source, dejavu, Family(micro_hei, micro_hei))


def _pair(folder: Path, regular: str, bold: str) -> Family:
    return Family(Face(Path(regular).stem, folder / regular), Face(Path(bold).stem, folder / bold))
