"""What the words take back: denials ("no fever"), what has gone ("headache gone"), and what somebody else feels."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from followup.signs.lexicon import Grammar
from followup.signs.reader import Token
from followup.signs.supposing import supposed

_MOST_DENIED = 9
_NOT_ALL = frozenset({"otherwise", "else", "generally", "not", "and", "but"})
_BARE_NO = frozenset({"no", "none", "not", "never"})


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, at a position, and the positions it covers; `is_over` when it stands after what has gone."""

    at: int
    covers: range
    is_over: bool = False

    def denies(self, used: Collection[int], heads: Collection[int]) -> bool:
        """Return whether it takes back a phrase that uses some positions, with its complaint at `heads`.

        A phrase that uses the word itself ("no appetite", "voice gone") is not denied by it. What has gone must be
        the whole complaint: "spotting years after my periods stopped" is there.
        """
        inside = [at in self.covers for at in heads]
        return self.at not in used and (all(inside) if self.is_over else any(inside))


def denials(tokens: Sequence[Token], grammar: Grammar) -> list[Denial]:
    """Return every denial among the tokens, those that come before what they deny and those that come after."""
    found = []
    for at in range(len(tokens)):
        if _denies(tokens, at, grammar):
            found.append(Denial(at, range(at + 1, _end_of_denial(tokens, at, grammar))))
            if tokens[at].word in _BARE_NO and _ends_here(tokens, at, grammar):
                found.append(Denial(at, range(_start_of_over(tokens, at, grammar), at), is_over=True))
        if tokens[at].word == "stopped" and next(_words_after(tokens, at), "").endswith("ing"):
            found.append(Denial(at, range(at + 1, at + 3)))
        if "fine" in tokens[at].meaning.kinds and _is_well(tokens, at, grammar):
            found.append(Denial(at, _chunk_around(tokens, at), is_over=True))
        if "over" in tokens[at].meaning.kinds and _is_over(tokens, at, grammar):
            found.append(Denial(at, range(_start_of_over(tokens, at, grammar), at), is_over=True))
        if tokens[at].word == "used" and _is_past(tokens, at):
            found.append(Denial(at, range(at + 2, _end_of_denial(tokens, at + 1, grammar))))
    return found


def not_own(tokens: Sequence[Token], grammar: Grammar, *, by_helper: bool = False) -> set[int]:
    """Return the positions of what somebody else feels, or what is only read, feared or asked about.

    by_helper: somebody writes for the person, so that "mum" and "my wife" are the person the log is about.
    """
    people = grammar["people"] - grammar["cared_for"] if by_helper else grammar["people"]
    covered = supposed(tokens, grammar)
    for at, token in enumerate(tokens):
        if "not_felt" in token.meaning.kinds:
            covered.update(_until_me(tokens, at, grammar, grammar["breaks"] - {"if", "when"}, carries=True))
        elif token.word == "about" and _asks(tokens, at, grammar):
            covered.update(_until_me(tokens, at, grammar, grammar["breaks"], carries=False))
        elif token.word in people:
            covered.update(_of_person(tokens, at, grammar))
    return covered


def _asks(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether "about" belongs to asking or reading: "asked the nurse about fever"."""
    return any(grammar["asks"].intersection(token.words) for token in tokens[max(0, at - 5) : at])


def _denies(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    token = tokens[at]
    following = list(_words_after(tokens, at))
    if token.meaning.negator == "unable":
        return bool(following) and following[0] in grammar["looks"]
    if token.meaning.negator != "deny":
        return False
    if token.word == "never" and grammar["never_so"].intersection(following[:7]):
        return False
    if token.word == "without" and any(before.meaning.negator for before in tokens[max(0, at - 6) : at]):
        return False  # "can't say a sentence without gasping"
    telling = [word for word in following[:5] if word not in grammar["helpers"]]
    if telling[:1] in (["change"], ["changes"], ["difference"]) and telling[1:2] in (["in"], ["to"], ["with"]):
        return True  # "no change in my breast", but not "a cough, no change"
    return not telling or telling[0] not in grammar["spent_on"]


def _words_after(tokens: Sequence[Token], at: int) -> Iterator[str]:
    for token in tokens[at + 1 :]:
        if token.chunk != tokens[at].chunk:
            return
        yield from token.words


def _end_of_denial(tokens: Sequence[Token], at: int, grammar: Grammar) -> int:
    told = 0
    for here in range(at + 1, min(len(tokens), at + 1 + _MOST_DENIED)):
        token = tokens[here]
        word = token.words[0]
        parted = token.chunk != tokens[here - 1].chunk and not _is_list(tokens, here, grammar)
        if parted or token.sentence != tokens[at].sentence or word in grammar["breaks"] or token.meaning.negator:
            return here
        lists_on = word != "and" or (here - at <= 3 and _is_bare(tokens, here + 1, grammar))
        if told and (word in grammar["anew"] or not lists_on):
            return here
        told += bool(token.meaning.keys) and token.words[0] not in grammar["light"]
    return min(len(tokens), at + 1 + _MOST_DENIED)


def _is_list(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether a comma only parts a list that "or" will end: "no fever, cough or chills"."""
    for token in tokens[at:]:
        if token.sentence != tokens[at].sentence or grammar["anew"] | grammar["breaks"] >= {token.words[0]}:
            return False
        if token.word in {"or", "nor"}:
            return True
    return False


def _is_bare(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether what follows is just one or two names, as in "no nausea and vomiting"."""
    rest = [token for token in tokens[at:] if token.chunk == tokens[at - 1].chunk]
    return 0 < len(rest) <= 2 and not any(token.words[0] in grammar["anew"] for token in rest)


def _is_well(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether "fine" is said of a part of the body just before it, not of the person: "ribs feel fine"."""
    before = tokens[at - 1] if at else None
    if before is None or before.chunk != tokens[at].chunk or grammar["me"].union(_NOT_ALL).intersection(before.words):
        return False
    return _ends_here(tokens, at, grammar)


def _chunk_around(tokens: Sequence[Token], at: int) -> range:
    here = [other for other in range(len(tokens)) if tokens[other].chunk == tokens[at].chunk]
    return range(here[0], here[-1] + 1)


def _is_over(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    if at == 0 or (tokens[at].word and tokens[at].word not in grammar["over"]):
        return False
    before = [word for token in tokens[max(0, at - 3) : at] if token.chunk == tokens[at].chunk for word in token.words]
    if grammar["unless"].intersection(before) or any(token.meaning.negator for token in tokens[max(0, at - 3) : at]):
        return False
    for token in tokens[at + 1 :]:
        if token.sentence == tokens[at].sentence and grammar["recovers"].intersection(token.words):
            return False
    return _ends_here(tokens, at, grammar)


def _ends_here(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether nothing but a time or a thank-you follows: "gone since Monday", but not "gone down my arm"."""
    if next(_words_after(tokens, at), "") == "on":
        return False  # "the hiccups went on all night"
    for token in tokens[at + 1 :]:
        if token.chunk != tokens[at].chunk or token.words[0] in grammar["breaks"] | {"and", "even"}:
            return True
        is_reading = token.words[0][0].isdigit() and tokens[at].word == "normal"  # "temperature normal 36.7"
        if not (is_reading or "over" in token.meaning.kinds or grammar["over_filler"].issuperset(token.words)):
            return False
    return True


def _start_of_over(tokens: Sequence[Token], at: int, grammar: Grammar) -> int:
    told = 0
    for here in range(at - 1, -1, -1):
        token = tokens[here]
        parted = token.chunk != tokens[here + 1].chunk
        stops = token.words[0] in grammar["breaks"] or token.word == "and"
        if told and (parted or stops):
            return here + 1
        told += bool(token.meaning.keys) and token.word not in grammar["over_filler"]
    return 0


def _is_past(tokens: Sequence[Token], at: int) -> bool:
    """Whether "used to" speaks of the past, not of being accustomed."""
    following = list(_words_after(tokens, at))[:2]
    before = tokens[at - 1].words[-1] if at else ""
    used_to = following[:1] == ["to"] and len(following) > 1 and following[1] not in {"be", "it", "the", "being"}
    return used_to and before not in {"not", "get", "getting", "got", "am", "is", "are"}


def _of_person(tokens: Sequence[Token], at: int, grammar: Grammar) -> set[int]:
    """The positions of what a person named by the reader has or says of themselves."""
    start = at
    while start and tokens[start - 1].chunk == tokens[at].chunk and tokens[start - 1].word in grammar["openers"]:
        start -= 1
    before = tokens[start - 1].words[-1] if start and tokens[start - 1].chunk == tokens[at].chunk else ""
    if before in grammar["with"]:
        return set()
    following = list(_words_after(tokens, at))
    of_me = grammar["me"].intersection(following) or not (
        grammar["theirs"].intersection(following) or grammar["looks"].intersection(following[:2])
    )
    if of_me and (grammar["report"] | grammar["looks"]).intersection(following[:3]):
        return set()  # "my husband felt a lump in my breast", but not "my husband felt sick"
    is_subject = not before or bool(grammar["has"].intersection(following[:2]))
    stops = frozenset() if is_subject else grammar["breaks"] | {"and"}
    return set(_until_me(tokens, at, grammar, stops, carries=bool(grammar["has"].intersection(following[:2]))))


def _until_me(
    tokens: Sequence[Token], at: int, grammar: Grammar, stops: frozenset[str], *, carries: bool
) -> Iterator[int]:
    for here in range(at + 1, len(tokens)):
        token = tokens[here]
        beyond = token.sentence != tokens[at].sentence or (token.chunk != tokens[at].chunk and not carries)
        if beyond or grammar["me"].intersection(token.words) or token.words[0] in stops:
            return
        yield here
