"""Everything the finder knows of words, compiled from the lexicon ahead of time and read back in a few milliseconds.

Reading thousands of phrases and making the table takes a fifth of a second, at every start. So what comes of it is kept
beside the lexicon in `compiled.json`, with a fingerprint of the files it was made from. When the two do not agree, the
lexicon is read instead: slower, never wrong.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from followup.signs.lexicon import Grammar, Lexicon, load_lexicon
from followup.signs.meanings import Meanings, meanings_of
from followup.signs.phrases import PhraseTable, phrase_table
from followup.signs.reader import Reader

COMPILED = "compiled.json"


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
    reader = Reader(meanings, lexicon.grammar, lexicon.spelling, "")
    table = phrase_table(lexicon.phrases, reader, lexicon.grammar["light"])
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
        "words": " ".join(sorted(_words(lexicon))),
    }


def _words(lexicon: Lexicon) -> set[str]:
    """Every word the lexicon knows, for mending what is misspelt."""
    named = (lexicon.families, lexicon.places, lexicon.expressions, lexicon.phrases)
    words = {word for lists in named for members in lists.values() for member in members for word in member.split()}
    return words.union(*lexicon.grammar.values())


def _vocabulary(plain: Mapping[str, Any]) -> Vocabulary:
    grammar = {kind: frozenset(members.split()) for kind, members in plain["grammar"].items()}
    table = PhraseTable(
        plain["rows"], plain["totals"], plain["weights"], plain["users"], frozenset(plain["light"].split())
    )
    reader = Reader(Meanings(plain["single"], plain["tree"]), grammar, plain["spelling"], plain["words"])
    return Vocabulary(grammar, table, reader)


def _read_compiled(folder: Path) -> dict[str, Any]:
    try:
        plain = json.loads((folder / COMPILED).read_bytes())
    except (OSError, ValueError):
        return {}
    return plain if isinstance(plain, dict) else {}
