"""The cells of a diary row, read one by one; each reader refuses with one sentence and the name of its column."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from followup.domain.days import Day, parse_day
from followup.domain.errors import Refused
from followup.domain.words import Answer

Word = TypeVar("Word", bound=StrEnum)

_YES, _NO = {"yes", "y", "true"}, {"no", "n", "false"}
_QUESTION = re.compile(r"[a-z][a-z0-9_]{0,60}")
_OF_TEN = re.compile(r"(\d{1,2})(?:[.,]0+)?(?: ?/ ?10)?")
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?")

GRAMS = {"kg": Decimal(1000), "lb": Decimal("453.59237"), "st": Decimal("6350.29318")}
"""Grams in one unit. Source: the international avoirdupois pound of 1959; a stone is 14 pounds."""

_PLACES = {"kg": 3, "lb": 3, "st": 5}
"""Decimals with which each unit is written, enough for the same grams to come back."""

_UNITS = {"kgs": "kg", "kilo": "kg", "kilos": "kg", "lbs": "lb", "pound": "lb", "pounds": "lb", "stone": "st", "": "kg"}


def day(text: str, column: str) -> Day | None:
    """Return the day, or None where the cell is empty."""
    return parse_day(text, field=column) if text.strip() else None


def yes_or_no(text: str, column: str) -> bool | None:
    """Return what the cell says, or None where it is empty."""
    word = text.strip().casefold()
    if not word:
        return None
    if word not in _YES | _NO:
        raise Refused("Write yes or no here, or leave it empty.", field=column)
    return word in _YES


def word(text: str, column: str, words: type[Word]) -> Word:
    """Return the word of a closed set that a cell holds, however it is written."""
    found = "_".join(text.strip().casefold().replace("-", " ").split())
    if found not in set(words):
        choices = ", ".join(one for one in words if one)
        raise Refused("This is one of: {choices}.", field=column, choices=choices)
    return words(found)


def severity(text: str, column: str) -> int | None:
    """Return the number from 0 to 10 ("6", "6/10", "6.0"), or None where the cell is empty."""
    if not text.strip():
        return None
    match = _OF_TEN.fullmatch(text.strip())
    if match is None or int(match[1]) > 10:
        raise Refused("The number goes from 0 to 10. Leave it empty when no number fits.", field=column)
    return int(match[1])


def answers(text: str, column: str) -> tuple[tuple[str, Answer], ...]:
    """Return the short questions answered, by id; they stand as `question=yes` with a semicolon between them."""
    found: dict[str, Answer] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        question, equals, answer = (piece.strip() for piece in part.partition("="))
        if not equals or not _QUESTION.fullmatch(question):
            raise Refused("Write answers like this: wakes_at_night=yes;after_injury=no", field=column)
        found[question] = word(answer, column, Answer)
    return tuple(sorted(found.items()))


def write_answers(given: tuple[tuple[str, Answer], ...]) -> str:
    """Return answers as one cell."""
    return ";".join(f"{question}={answer}" for question, answer in given)


def unit(text: str, column: str) -> str:
    """Return the unit of a weight: kg, lb or st; an empty cell is kg."""
    found = text.strip().casefold()
    found = _UNITS.get(found, found)
    if found not in GRAMS:
        raise Refused("The unit of a weight is kg, lb or st.", field=column)
    return found


def grams(text: str, column: str, unit_of_it: str) -> int:
    """Return a weight in grams."""
    number = text.strip()
    if not _NUMBER.fullmatch(number):
        raise Refused("Write the weight as a number, for example 68.5.", field=column)
    return int((Decimal(number.replace(",", ".")) * GRAMS[unit_of_it]).to_integral_value())


def write_grams(weight: int, unit_of_it: str) -> str:
    """Return grams in a unit, exact enough to come back as the same grams."""
    number = (Decimal(weight) / GRAMS[unit_of_it]).quantize(Decimal(1).scaleb(-_PLACES[unit_of_it]))
    return f"{number.normalize():f}"
