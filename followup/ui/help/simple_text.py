"""Reading the long texts of the help: headings, paragraphs and lists of a small part of Markdown. No widgets here."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a block of text is."""

    TITLE = "title"
    SECTION = "section"
    POINT = "point"
    TEXT = "text"


class Block(NamedTuple):
    """One heading, paragraph or line of a list, without line breaks."""

    kind: Kind
    words: str


_MARKS = (("# ", Kind.TITLE), ("## ", Kind.SECTION), ("* ", Kind.POINT), ("- ", Kind.POINT))


def blocks_in(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text, in order; a line without a mark goes on with the block above it."""
    blocks: list[Block] = []
    goes_on = False
    for line in text.splitlines():
        kind, words = _read(line)
        if not words:
            goes_on = False
        elif kind is Kind.TEXT and goes_on:
            blocks[-1] = Block(blocks[-1].kind, f"{blocks[-1].words} {words}")
        else:
            blocks.append(Block(kind, words))
            goes_on = kind in {Kind.TEXT, Kind.POINT}
    return tuple(blocks)


def _read(line: str) -> tuple[Kind, str]:
    for mark, kind in _MARKS:
        if line.startswith(mark):
            return kind, line.removeprefix(mark).strip()
    return Kind.TEXT, line.strip()
