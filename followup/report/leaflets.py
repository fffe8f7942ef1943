"""What is printed beside the sheet, as plain data: the wallet card and the page of a paper diary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followup.report.front import Pair


@dataclass(frozen=True, slots=True)
class Leaflet:
    """What every file says of itself; `title` says nothing about health. `paper` is "a4" or "letter"."""

    title: str
    author: str
    language: str
    paper: str
    made_on: date


@dataclass(frozen=True, slots=True)
class CardSide:
    """One side of the card: its title and its lines, most needed first; `more` is said of what does not fit."""

    title: str
    rows: tuple[Pair, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class WalletCard:
    """A card of the size of a bank card, folded in the middle.

    `front` says who it is, what to know and whom to call; `inside` the medicines. `hint` says how to cut and fold it.
    """

    leaflet: Leaflet
    name: str
    born: str
    front: CardSide
    inside: CardSide
    made: str
    hint: str
    cut: str
    fold: str


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """One week to write by hand; `days` are the heads of its columns, `rows` what is open in the log.

    `change` are the letters to circle. `blank` is how many rows stay empty for what is new. `measures` are rows of
    numbers of another kind, `notes` titles with room to write under them.
    """

    leaflet: Leaflet
    title: str
    who: str
    week: str
    hint: str
    what: str
    days: tuple[str, ...]
    rows: tuple[str, ...]
    change: str
    blank: int
    measures: tuple[str, ...]
    notes: tuple[str, ...]
    running: str
    page_of: str
