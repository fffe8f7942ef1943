"""A letter as plain data: its words, line by line, and what goes into the properties of its file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

BLANK = "______________________________"
"""What stands where something is not known, to be filled in by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter; each line of `words` is a paragraph, an empty one a space. `title` says nothing about health."""

    words: str
    made_on: date
    title: str = "Letter"
    author: str = ""
    language: str = "en-GB"
    paper: str = "a4"
