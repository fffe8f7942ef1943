"""How well the finder does on phrases that are not in its lexicon: figures for people, and a floor under them."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest

from followup.signs.catalogue import load_catalogue
from followup.signs.finder import Finder

PHRASES = Path(__file__).parent / "phrases"
FILES = sorted(path.name for path in PHRASES.glob("*.csv"))


class Row(NamedTuple):
    """One phrase with what should be found; without a symptom nothing may be found as present."""

    phrase: str
    symptom: str
    present: bool


@dataclass
class Score:
    """How many phrases came out right, and those that did not."""

    asked: int = 0
    first: int = 0
    among_three: int = 0
    silent_asked: int = 0
    wrongly_present: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        first, three = self.first / max(1, self.asked), self.among_three / max(1, self.asked)
        loud = f"{len(self.wrongly_present)} of {self.silent_asked}"
        return f"{self.asked} phrases: first {first:.1%}, among three {three:.1%}; wrongly present {loud}"


@pytest.fixture(scope="module")
def finder(resources: Path) -> Finder:
    """The finder with the shipped lexicon."""
    return Finder(load_catalogue(resources))


@pytest.mark.parametrize("name", FILES)
def test_most_phrases_are_understood_and_nothing_denied_is_found_as_present(name: str, finder: Finder) -> None:
    """The right symptom is first in 85 % and among three in 95 %; a denial or another person gives none as present."""
    score = measure(finder, rows_of(PHRASES / name))
    sys.stdout.write("\n  ".join([f"\n{name}: {score}", *score.missed, *score.wrongly_present]))
    assert score.first >= 0.85 * score.asked
    assert score.among_three >= 0.95 * score.asked
    assert score.wrongly_present == []


def test_phrases_to_measure_with_are_not_taught_word_for_word(resources: Path) -> None:
    """A sentence copied into the lexicon would measure memory; short names ("low back pain") are bound to meet."""
    lines = {line for path in (resources / "lexicon").glob("*.toml") for line in path.read_text("utf-8").splitlines()}
    sentences = [row.phrase for row in rows_of(PHRASES / "fresh.csv") if len(row.phrase.split()) >= 6]
    assert sentences
    assert [phrase for phrase in sentences if phrase.casefold() in lines] == []


def measure(finder: Finder, rows: Iterable[Row]) -> Score:
    """Return how the finder does on rows of phrases."""
    score = Score()
    for row in rows:
        matches = finder.find(row.phrase)
        present = [match.symptom for match in matches if match.present]
        if row.symptom and row.present:
            score.asked += 1
            score.first += present[:1] == [row.symptom]
            score.among_three += row.symptom in present[:3]
            if present[:1] != [row.symptom]:
                score.missed.append(f"{row.phrase} -> {row.symptom}, found {present[:3]}")
        else:
            score.silent_asked += 1
            if row.symptom in present or (present and not row.symptom):
                score.wrongly_present.append(f"{row.phrase} -> {present[:3]}")
    return score


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the rows of a file of phrases."""
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            yield Row(
                line["phrase"], line["symptom"].strip(), line["present"].strip().lower() not in {"no", "false", "0"}
            )
