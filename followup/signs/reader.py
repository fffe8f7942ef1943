"""Reads what a person typed into tokens with meanings, the spelling mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from followup.signs.lexicon import Grammar
from followup.signs.meanings import HERE, LACK, Meaning, Meanings, Tree
from followup.signs.speller import Speller
from followup.signs.text import split, stem

_COPULAS = frozenset({"is", "are", "was", "were", "be", "been", "am", "has", "have", "had"})
_SILENT_MARKS = frozenset("'\"-*~()[]")
_GRAMMAR_ONLY = Meaning()


class Token(NamedTuple):
    """A word or an expression as read. `chunk` counts commas and stronger marks, `sentence` stronger marks only."""

    words: tuple[str, ...]
    meaning: Meaning
    chunk: int = 0
    sentence: int = 0

    @property
    def word(self) -> str:
        """Return the word when it is a single one, else nothing."""
        return self.words[0] if len(self.words) == 1 else ""


class _Word(NamedTuple):
    text: str
    root: str
    meaning: Meaning
    chunk: int = 0
    sentence: int = 0


class Reader:
    """Turns people's words into tokens, with the meanings of one lexicon."""

    def __init__(self, meanings: Meanings, grammar: Grammar, spelling: Mapping[str, str], speller: Speller) -> None:
        self._single, self._tree = meanings.single, meanings.tree
        self._keyless = grammar["stop"] | grammar["dropped"]
        self._skipped = grammar["dropped"] | _COPULAS
        self._spelling = spelling
        self._speller = speller

    def read(self, words: str) -> list[Token]:
        """Return the tokens of a text; marks part chunks and sentences and are not kept."""
        found = []
        chunk = sentence = 0
        for word in split(words):
            if word[0].isalnum():
                found += [self._look(mended, chunk, sentence) for mended in self._mended(word)]
            elif word in ",/":
                chunk += 1
            elif word not in _SILENT_MARKS:
                chunk, sentence = chunk + 1, sentence + 1
        return self._tokens(found)

    def keys_of(self, phrase: str) -> list[str]:
        """Return the keys of one line of the lexicon, in their order."""
        tokens = self._tokens([self._look(word) for word in phrase.split()])
        return [token.meaning.keys[0] for token in tokens if token.meaning.keys]

    def _mended(self, word: str) -> tuple[str, ...]:
        known = word in self._keyless or word in self._spelling or word in self._single or len(word) < 4
        return (word,) if known or not word.isalpha() else self._speller.mended(word)

    def _look(self, text: str, chunk: int = 0, sentence: int = 0) -> _Word:
        text = self._spelling.get(text, text)
        root = stem(text)
        if root in self._single:
            meaning = Meaning(*self._single[root])
        else:
            meaning = _GRAMMAR_ONLY if text in self._keyless else Meaning((LACK if text == LACK else root,))
        return _Word(text, root, meaning, chunk, sentence)

    def _tokens(self, words: Sequence[_Word]) -> list[Token]:
        tokens = []
        at = 0
        while at < len(words):
            word = words[at]
            end, meaning = self._longest(words, at) if word.root in self._tree else (at + 1, word.meaning)
            tokens.append(Token(tuple([w.text for w in words[at:end]]), meaning, word.chunk, word.sentence))
            at = end
        return tokens

    def _longest(self, words: Sequence[_Word], start: int) -> tuple[int, Meaning]:
        """The end and the meaning of the longest expression that starts here, else of the single word."""
        best = (start + 1, words[start].meaning)
        todo: list[tuple[int, Tree, bool]] = [(start + 1, self._tree[words[start].root], False)]
        while todo:
            at, node, skipped = todo.pop()
            if at == len(words) or words[at].chunk != words[start].chunk:
                continue
            if words[at].text in self._skipped:
                todo.append((at + 1, node, True))
            onward = node.get(words[at].root)
            if onward is not None:
                todo.append((at + 1, onward, skipped))
                if at >= best[0] and HERE in onward:
                    meaning = Meaning(*onward[HERE])
                    # "Put my back out" is no "put back": what is silent is meant word for word.
                    best = best if skipped and "silence" in meaning.kinds else (at + 1, meaning)
        return best
