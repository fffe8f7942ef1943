"""A source as words to read and copy; nothing is opened from the program."""

from __future__ import annotations

from followup.signs.flag import Source


def named(source: Source) -> str:
    """Return publisher and year; a year that nobody knows is left out."""
    return f"{source.publisher} {source.year}" if source.year[:4].isdigit() else source.publisher


def source_words(source: Source) -> str:
    """Return title, publisher and year on one line, and the address on a second where there is one."""
    title = source.title if source.title.endswith("?") else f"{source.title}."
    words = f"{title} {named(source)}"
    return f"{words}\n{source.link}" if source.link else words
