"""What people say: phrases for each symptom, families of words and grammar, read from `resources/lexicon`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from followup.signs.shipped_files import read_toml

_EXPRESSIONS = frozenset({"lack", "over", "not_felt", "silence", "fine"})
_GRAMMAR = frozenset(
    {
        *("negators", "spent_on", "helpers", "looks", "breaks", "anew", "never_so"),
        *("over_filler", "recovers", "unless"),
        *("people", "asks", "openers", "with", "me", "report", "theirs", "has"),
        *("ordinary", "regular", "asked_of", "calls", "cared_for"),
        *("dropped", "light", "stop", "things", "lookalikes"),
    }
)
_SECTIONS = {"families", "spelling", "expressions", "grammar"}


Grammar = Mapping[str, frozenset[str]]
"""Kinds of single words, such as negators and relatives, by name."""


class LexiconFault(Exception):
    """Something in a lexicon file is not understood; names file and entry."""

    def __init__(self, file: str, entry: str, what: str) -> None:
        super().__init__(f"{file}, {entry}: {what}")
        self.file, self.entry, self.what = file, entry, what


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the finder as they stand in the files, not yet compiled.

    `phrases` maps a symptom id to lines, `families` a name to its members, `places` a place id to its names,
    `expressions` a kind (lack, over, not_felt, silence, fine) to expressions, `grammar` a kind to single words and
    `spelling` what people write to the word they mean.
    """

    phrases: Mapping[str, tuple[str, ...]]
    families: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]
    expressions: Mapping[str, tuple[str, ...]]
    grammar: Mapping[str, frozenset[str]]
    spelling: Mapping[str, str]


def load_lexicon(folder: Path, place_names: Mapping[str, str], symptoms: frozenset[str]) -> Lexicon:
    """Return the words kept in a folder: `words.toml` and any number of files with phrases.

    Raises:
        LexiconFault: an unknown section, list or symptom, or a file that cannot be read.
    """
    words = _read(folder / "words.toml")
    _check(words, _SECTIONS, "whole file")
    _check(words["expressions"], _EXPRESSIONS, "expressions")
    _check(words["grammar"], _GRAMMAR, "grammar")
    expressions = {name: _members(text) for name, text in words["expressions"].items()}
    grammar = {name: frozenset(text.split()) for name, text in words["grammar"].items()}
    return Lexicon(
        phrases=_phrases(folder, symptoms),
        families={name: _members(text) for name, text in words["families"].items()},
        places={name: _members(text) for name, text in place_names.items()},
        expressions=expressions,
        # "Cleared" says that it is over, "clearly" does not, although their stem is the same.
        grammar={**grammar, "over": frozenset(member for member in expressions["over"] if " " not in member)},
        spelling=dict(line.split() for line in words["spelling"]["words"].strip().splitlines()),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return read_toml(path)
    except (OSError, ValueError):
        raise LexiconFault(path.name, "whole file", "it cannot be read") from None


def _check(found: Mapping[str, Any], known: set[str] | frozenset[str], entry: str) -> None:
    odd = sorted(set(found) ^ known)
    if odd:
        raise LexiconFault("words.toml", entry, f"{odd[0]} is unknown or missing")


def _members(text: str) -> tuple[str, ...]:
    return tuple(member.strip() for line in text.splitlines() for member in line.split(",") if member.strip())


def _phrases(folder: Path, symptoms: frozenset[str]) -> dict[str, tuple[str, ...]]:
    phrases: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == "words.toml":
            continue
        for symptom_id, text in _read(path).items():
            if symptom_id not in symptoms:
                raise LexiconFault(path.name, symptom_id, "there is no symptom with this id")
            if symptom_id in phrases:
                raise LexiconFault(path.name, symptom_id, "this symptom has phrases in two files")
            phrases[symptom_id] = tuple(text.strip().splitlines())
    return phrases
