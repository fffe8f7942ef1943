"""Words for people outside the window: they pass through a translator that is handed in."""

from __future__ import annotations

from collections.abc import Callable

Translate = Callable[[str], str]
"""Turns an English sentence into the reader's language; whole sentences, `.format` only afterwards."""


def untranslated(text: str) -> str:
    """Return the sentence as it is."""
    return text
