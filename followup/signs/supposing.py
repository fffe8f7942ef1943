"""What is only supposed, asked in general, or goes as it always does: spoken of, and no symptom of today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from followup.signs.lexicon import Grammar
from followup.signs.reader import Token

_THIS = frozenset({"this", "these", "that", "those", "my", "mine", "i", "we", "me"})
_GENERAL = {
    "what": frozenset({"does", "do", "would", "counts", "count", "makes", "causes"}),
    "how": frozenset({"would", "do", "does", "can", "will", "common", "soon", "often", "likely", "long", "quickly"}),
    "can": frozenset({"you", "people", "anyone", "anybody", "it", "flying", "stress"}),
    "could": frozenset({"you", "people", "anyone", "anybody"}),
    "do": frozenset({"you", "people", "many"}),
    "does": frozenset({"everyone", "everybody", "anyone", "anybody", "it"}),
    "is": frozenset({"it"}),
    "who": frozenset({"gets", "has"}),
}
"""How a question in general begins. "What does this lump mean" and "how do I get rid of this cough" are none."""

_KNOWING = frozenset({"know", "tell", "recognise", "recognize", "spot"})


def supposed(tokens: Sequence[Token], grammar: Grammar) -> set[int]:
    """Return the positions of what is only asked in general, only supposed, or keeps to its usual time."""
    covered: set[int] = set()
    for start, end in _sentences(tokens):
        if _is_asked_in_general(tokens[start:end]):
            covered.update(range(start, end))
        for at in range(start, end):
            if tokens[at].word == "if":
                covered.update(_only_supposed(tokens, at, end, grammar))
        if _keeps_its_time(tokens[start:end], grammar):
            covered.update(at for at in range(start, end) if grammar["ordinary"].intersection(tokens[at].words))
    return covered


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(tokens) + 1):
        if at == len(tokens) or tokens[at].sentence != tokens[start].sentence:
            yield start, at
            start = at


def _is_asked_in_general(sentence: Sequence[Token]) -> bool:
    words = [word for token in sentence for word in token.words]
    if len(words) < 3 or words[1] not in _GENERAL.get(words[0], ()):
        return False
    rest = words[2:]
    if rest[0] == "i" and words[0] == "how":
        return bool(_KNOWING.intersection(rest[1:3]))
    return not _THIS.intersection(rest)


def _only_supposed(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> range:
    """What stands after an "if" with "ever" or with a question: "if I get a fever, who do I ring".

    So does what stands after what was said to be done then: "told to ring if I get a fever".
    """
    words = [word for token in tokens[at + 1 : end] for word in token.words]
    if "ever" in words[:6]:
        return range(at + 1, end)
    if _is_what_to_do(tokens[:at], grammar) and not any(token.meaning.negator for token in tokens[at + 1 : end]):
        return range(at + 1, next((here for here in range(at + 1, end) if tokens[here].chunk != tokens[at].chunk), end))
    for here in range(at + 1, end - 1):
        asks = grammar["asked_of"].intersection(tokens[here].words[:1])
        if asks and {"do", "should", "can", "must", "shall", "i"}.intersection(tokens[here + 1].words):
            return range(at + 1, here)
    return range(0)


def _is_what_to_do(before: Sequence[Token], grammar: Grammar) -> bool:
    """Whether what stands before an "if" says whom to call then: "the nurse said to ring the ward"."""
    words = [word for token in before if token.sentence == before[-1].sentence for word in token.words][-7:]
    return any(first in {"to", "must", "should"} and then in grammar["calls"] for first, then in pairwise(words))


def _keeps_its_time(sentence: Sequence[Token], grammar: Grammar) -> bool:
    words = [word for token in sentence for word in token.words]
    if not grammar["ordinary"].intersection(words) or any(token.meaning.negator for token in sentence):
        return False
    on_time = any(pair == ("on", "time") for pair in pairwise(words))
    return "than" not in words and (on_time or bool(grammar["regular"].intersection(words)))
