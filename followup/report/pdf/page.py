"""The paper: its size, its margins and the sizes of type."""

from __future__ import annotations

from dataclasses import dataclass

SIZES = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
"""Width and height in points."""

NAME, READER, PART, TITLE, BODY, SMALL, TINY = 17.0, 10.6, 13.0, 10.6, 9.4, 8.3, 7.3
"""Sizes of type: the name, whom it is for, a part, a block, text, remarks, the head of a table."""


LARGE = 16 / BODY
"""How much larger the type of a large-print sheet is: its text has 16 points."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its margins, in points; y grows downwards."""

    width: float
    height: float
    left: float = 40
    right: float = 40
    top: float = 32
    bottom: float = 42

    @property
    def text_width(self) -> float:
        """Return the width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Return the height between the margins."""
        return self.height - self.top - self.bottom


def page(paper: str) -> Page:
    """Return the page of a paper, "a4" or "letter"."""
    width, height = SIZES[paper]
    return Page(width, height)
