"""Reads what a person typed into tokens with meanings, the spelling mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from followup.signs.lexicon import Lexicon
from followup.signs.meanings import LACK, Meaning, Meanings
from followup.signs.speller import Speller
from followup.signs.text import split, stem

_COPULAS = frozenset({"is", "are", "was", "were", "be", "been", "am", "has", "have", "had"})
_SILENT_MARKS = frozenset("'\"-*~")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or an expression as read. `chunk` counts commas and stronger marks, `sentence` stronger marks only."""

    words: tuple[str, ...]
    meaning: Meaning
    chunk: int = 0
    sentence: int = 0

    @property
    def word(self) -> str:
        """Return the word when it is a single one, else nothing."""
        return self.words[0] if len(self.words) == 1 else ""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    root: str
    meaning: Meaning
    chunk: int = 0
    sentence: int = 0


class Reader:
    """Turns people's words into tokens, with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon, parents: Mapping[str, str]) -> None:
        self._lexicon = lexicon
        self._meanings = Meanings(lexicon, parents)
        self._tree = self._meanings.tree
        self._keyless = lexicon.grammar["stop"] | lexicon.grammar["dropped"]
        self._skipped = lexicon.grammar["dropped"] | _COPULAS
        self._seen: dict[str, _Word] = {LACK: _Word(LACK, LACK, Meaning(keys=(LACK,)))}
        self._speller: Speller | None = None

    def keys_of(self, phrase: str) -> list[str]:
        """Return the keys of one line of the lexicon, in their order."""
        seen = self._seen
        words = [seen.get(word) or self._learn(word) for word in phrase.split()]
        if any(word.root in self._tree for word in words):
            return [token.meaning.keys[0] for token in self._tokens(words) if token.meaning.keys]
        return [word.meaning.keys[0] for word in words if word.meaning.keys]

    def read(self, words: str) -> list[Token]:
        """Return the tokens of a text; marks part chunks and sentences and are not kept."""
        found = []
        chunk = sentence = 0
        for word in split(words):
            if word[0].isalnum():
                found += [replace(known, chunk=chunk, sentence=sentence) for known in self._known(word)]
            elif word in ",/":
                chunk += 1
            elif word not in _SILENT_MARKS:
                chunk, sentence = chunk + 1, sentence + 1
        return self._tokens(found)

    def _known(self, word: str) -> list[_Word]:
        if word in self._seen:
            return [self._seen[word]]
        return [self._seen.get(mended) or self._look(mended) for mended in self._mended(word)]

    def _mended(self, word: str) -> tuple[str, ...]:
        if len(word) < 4 or word in self._lexicon.spelling or not word.isalpha():
            return (word,)
        if self._speller is None:
            self._speller = Speller(self._vocabulary(), self._lexicon.grammar["lookalikes"])
        return self._speller.mended(word)

    def _learn(self, text: str) -> _Word:
        word = self._seen[text] = self._look(text)
        return word

    def _look(self, text: str) -> _Word:
        text = self._lexicon.spelling.get(text, text)
        root = stem(text)
        meaning = self._meanings.of(root)
        if text in self._keyless and root not in self._meanings.single:
            meaning = Meaning()
        return _Word(text, root, meaning)

    def _tokens(self, words: Sequence[_Word]) -> list[Token]:
        tokens = []
        at = 0
        while at < len(words):
            word = words[at]
            end, meaning = self._longest(words, at)
            tokens.append(Token(tuple([w.text for w in words[at:end]]), meaning, word.chunk, word.sentence))
            at = end
        return tokens

    def _longest(self, words: Sequence[_Word], start: int) -> tuple[int, Meaning]:
        """The end and the meaning of the longest expression that starts here, else of the single word."""
        root = words[start].root
        best = (start + 1, words[start].meaning)
        todo = [(start + 1, self._tree[root], False)] if root in self._tree else []
        while todo:
            at, node, skipped = todo.pop()
            if node.meaning is not None and at > best[0] and not (skipped and node.meaning.silence):
                best = (at, node.meaning)
            if at < len(words) and words[at].chunk == words[start].chunk:
                word = words[at]
                if word.text in self._skipped:
                    todo.append((at + 1, node, True))
                if word.root in node.next:
                    todo.append((at + 1, node.next[word.root], skipped))
        return best

    def _vocabulary(self) -> set[str]:
        lexicon = self._lexicon
        named = (lexicon.families, lexicon.places, lexicon.expressions, lexicon.phrases)
        words = {word for lists in named for members in lists.values() for member in members for word in member.split()}
        return words.union(*lexicon.grammar.values())
