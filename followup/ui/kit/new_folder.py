"""A place for files that are written out: never over what is there, and never mixed with it."""

from __future__ import annotations

from pathlib import Path


def new_folder(chosen: Path, name: str) -> Path:
    """Return the folder of this name in the chosen one, numbered where that is taken; nothing is made yet."""
    place, number = chosen / name, 2
    while place.exists():
        place, number = chosen / f"{name} ({number})", number + 1
    return place
