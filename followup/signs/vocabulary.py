"""Everything the finder knows of words, compiled from the lexicon ahead of time and read back in a few milliseconds.

Reading thousands of phrases and making the table takes a fifth of a second, at every start. So what comes of it is kept
beside the lexicon in `compiled.json`, with a fingerprint of the files it was made from. When the two do not agree, the
lexicon is read instead: slower, never wrong.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from followup.signs.lexicon import Grammar, Lexicon, load_lexicon
from followup.signs.meanings import Meanings, meanings_of
from followup.signs.phrases import PhraseTable, phrase_table
from followup.signs.reader import Reader
from followup.signs.speller import Speller
from followup.signs.text import stem

COMPILED = "compiled.json"
_OFTEN = 4
_FIRST_LINES = 3
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The grammar, the phrases and the reader made from one lexicon."""

    grammar: Grammar
    phrases: PhraseTable
    reader: Reader


def load_vocabulary(
    folder: Path, names: Mapping[str, str], parents: Mapping[str, str], symptoms: frozenset[str]
) -> Vocabulary:
    """Return the vocabulary of a lexicon folder, from `compiled.json` when that was made from these very files.

    `names` are the names of places by id, one to a line or parted by commas, `parents` the larger place of each.

    Raises:
        LexiconFault: an unknown section, list or symptom, or a file that cannot be read.
    """
    plain = _read_compiled(folder)
    if plain.get("fingerprint") != fingerprint(folder, names, parents):
        plain = compiled(load_lexicon(folder, names, symptoms), parents)
    return _vocabulary(plain)


def fingerprint(folder: Path, names: Mapping[str, str], parents: Mapping[str, str]) -> str:
    """Return what tells one set of lexicon files and places from any other."""
    digest = sha256(json.dumps([dict(names), dict(parents)], sort_keys=True).encode())
    for path in sorted(folder.glob("*.toml")):
        digest.update(path.name.encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def compiled(lexicon: Lexicon, parents: Mapping[str, str]) -> dict[str, Any]:
    """Return the vocabulary of a lexicon as plain lists and dictionaries, ready for JSON, without a fingerprint."""
    meanings = meanings_of(lexicon, parents)
    reader = Reader(meanings, lexicon.grammar, lexicon.spelling, Speller("", ""))
    table = phrase_table(lexicon, reader)
    return {
        "grammar": {kind: " ".join(sorted(members)) for kind, members in lexicon.grammar.items()},
        "spelling": dict(lexicon.spelling),
        "single": dict(meanings.single),
        "tree": meanings.tree,
        "rows": table.rows,
        "totals": table.totals,
        "weights": table.weights,
        "users": table.users,
        "light": " ".join(sorted(table.light)),
        "complaints": " ".join(sorted(table.complaints)),
        "words": " ".join(sorted(_words(lexicon))),
        "aims": " ".join(sorted(_aims(lexicon))),
    }


def _words(lexicon: Lexicon) -> set[str]:
    """Every word the lexicon knows, and its stem: neither they nor their other forms are slips of the pen."""
    named = (lexicon.families, lexicon.places, lexicon.expressions, lexicon.phrases)
    words = {word for lists in named for members in lists.values() for member in members for word in member.split()}
    words = words.union(*lexicon.grammar.values())
    return words.union(stem(word) for word in words)


def _aims(lexicon: Lexicon) -> set[str]:
    """The words a slip of the pen is mended into: families, places, the first names of a symptom, frequent words."""
    named = (lexicon.families, lexicon.places)
    aims = {member for lists in named for members in lists.values() for member in members if " " not in member}
    uses = Counter(word for lines in lexicon.phrases.values() for line in lines for word in line.split())
    often = {word for word, count in uses.items() if count >= _OFTEN}
    first = {word for lines in lexicon.phrases.values() for line in lines[:_FIRST_LINES] for word in line.split()}
    alone = {line for lines in lexicon.phrases.values() for line in lines if " " not in line}
    told = lexicon.grammar["light"] | lexicon.grammar["stop"] | lexicon.grammar["dropped"]
    return {word for word in (aims | often | first | alone) - told if len(word) >= _SHORTEST and word.isalpha()}


def _vocabulary(plain: Mapping[str, Any]) -> Vocabulary:
    grammar = {kind: frozenset(members.split()) for kind, members in plain["grammar"].items()}
    table = PhraseTable(
        rows=plain["rows"],
        totals=plain["totals"],
        weights=plain["weights"],
        users=plain["users"],
        light=frozenset(plain["light"].split()),
        complaints=frozenset(plain["complaints"].split()),
    )
    reader = Reader(
        Meanings(plain["single"], plain["tree"]), grammar, plain["spelling"], Speller(plain["words"], plain["aims"])
    )
    return Vocabulary(grammar, table, reader)


def _read_compiled(folder: Path) -> dict[str, Any]:
    try:
        plain = json.loads((folder / COMPILED).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return plain if isinstance(plain, dict) else {}
