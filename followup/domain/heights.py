"""A person's height as people write it, in whole centimetres."""

from __future__ import annotations

import re

from followup.domain.errors import Refused

_METRES = re.compile(r"([12])[.,:](\d{1,2})\s*m?")
_CENTIMETRES = re.compile(r"(\d{2,3})(?:[.,](\d))?\s*(?:cm)?")
_FEET = re.compile(r"(\d)\s*(?:ft|feet|foot|')\s*(?:(\d{1,2})(?:[.,](\d))?\s*(?:in|inches|\"|'')?)?")

INCH = 2.54
"""Centimetres, exact (international yard and pound agreement, 1959)."""

SHORTEST, TALLEST = 60, 250


def parse_height(text: str, *, field: str = "") -> int:
    """Return centimetres from "165", "165 cm", "1.65 m" or "5 ft 5"; raises `Refused` with the field's name."""
    centimetres = _centimetres(text.strip().casefold())
    if centimetres is None:
        raise Refused("Write your height in centimetres, for example 165, or as 5 ft 5.", field=field)
    if not SHORTEST <= centimetres <= TALLEST:
        raise Refused("This height does not look right. Please check the number and the unit.", field=field)
    return centimetres


def _centimetres(text: str) -> int | None:
    if metres := _METRES.fullmatch(text):
        return int(metres[1]) * 100 + int(metres[2].ljust(2, "0"))
    if plain := _CENTIMETRES.fullmatch(text):
        return round(float(f"{plain[1]}.{plain[2] or 0}"))
    if feet := _FEET.fullmatch(text):
        return round((int(feet[1]) * 12 + float(f"{feet[2] or 0}.{feet[3] or 0}")) * INCH)
    return None
