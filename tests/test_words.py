"""The words a person reads: plain, kind, and without the words that promise what a log cannot do."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import textstat

from followup.ui.help.simple_text import blocks_in

ROOT = Path(__file__).resolve().parents[1]

FORBIDDEN = re.compile(
    r"\b(detect\w*|diagnos(?:e|es|ed|ing)|monitor\w*|alarm\w*|risks?|risky|scores?|percent\w*|all[ -]clear)\b",
    re.IGNORECASE,
)
"""Words of medical devices and of promises: evidence on wording, and the design's sections 4 and 6."""

HIGHEST_GRADE = 8.0
SHORTEST_JUDGED = 5
"""Words of a text below which a reading grade says nothing."""

UNAVOIDABLE = {
    # Words that a person after breast cancer meets on every letter of the clinic, and for which there is no plainer
    # one. A reading grade counts syllables; each of these counts as a word of two.
    "mammogram", "mammograms", "radiotherapy", "chemotherapy", "lumpectomy", "mastectomy", "letrozole", "tamoxifen",
    "anastrozole", "exemestane", "oncologist", "pharmacist", "appointment", "examination", "examinations", "medicine",
    "medicines", "vitamin", "vitamins", "antibiotics", "collarbone", "passphrase", "recovery", "computer", "operation",
    "observation", "observations", "urgent", "emergency", "hospital", "treatment", "oestrogen", "receptor", "diagnosis",
    "painkillers", "allergies", "progesterone",
    # Names.
    "Followup", "European", "Union", "General", "License", "Atkinson", "Hyperlegible",
}  # fmt: skip

ABOVE_THE_GRADE = {
    "Exit codes: 0 done, 1 refused, 2 usage, 3 wrong or missing key, 4 damaged, 5 made by a newer version, 6 in use, "
    "7 disk or permission.": "one list for people who write scripts, of eight short items",
    "Where a symptom is 4 or more of 10, asking more about it is recommended in daily practice. "
    "Oldenmenger and others, Journal of Pain and Symptom Management 2013; 45: 1083-1093. "
    "https://doi.org/10.1016/j.jpainsymman.2012.06.007": "a citation in the list of sources, for the doctor",
    "different from how it usually is": "six short words around one long one, and no sentence of its own",
    "Another country of the European Union": "one choice in a list of countries",
}
"""Texts that may read harder, each with its reason."""

NOT_READ_BY_A_PERSON = {
    "names": "what people type for a body place, never shown",
    "link": "an address",
    "url": "an address",
    "publisher": "a name in a citation",
    "sources": "ids, or titles of other people's papers in a citation",
    "lookalikes": "names of medicines, beside each other",
    "medicines": "names of medicines, as they stand on the box",
    "us_names": "names of medicines",
    "clinical": "the clinical term, printed beside the plain title for the doctor",
}
"""Keys of the shipped files whose text is no sentence of ours."""


NO_PROSE = (
    "followup/services/sample/",  # the words of a made-up person
    "followup/signs/text.py",  # lists of words, for reading what people type
    "followup/signs/meanings.py",
    "followup/services/guessing.py",  # what people type for a name, never shown
)
"""Modules whose literals are no sentences of ours, each with its reason."""


@dataclass(frozen=True)
class Text:
    """A text with the place it stands at."""

    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.where}: {self.words}"


@cache
def _trees() -> tuple[tuple[str, ast.Module], ...]:
    """Every module of the program, read once."""
    paths = sorted((ROOT / "followup").rglob("*.py"))
    return tuple((str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def _error_names() -> set[str]:
    """Every class that derives, by name, from the error whose sentence a person reads."""
    parents = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for _, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    names = {"FollowupError"}
    while grown := {name for name, bases in parents.items() if bases & names} - names:
        names |= grown
    return names


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _spoken() -> Iterator[Text]:
    """Literals that go through a translator, and the sentences of errors."""
    speaking = {"tr", "_tr", "translate", "QT_TRANSLATE_NOOP", *_error_names()}
    for where, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _called(node) in speaking:
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield Text(f"{where}:{node.lineno}", argument.value)


def _any_words() -> Iterator[Text]:
    """Every literal of two words or more that is no docstring."""
    for where, tree in _trees():
        silent = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
            if is_text and " " in node.value.strip():  # type: ignore[attr-defined]
                yield Text(f"{where}:{node.lineno}", node.value)  # type: ignore[attr-defined]


def _prose() -> Iterator[Text]:
    """Every literal that reads as a sentence, wherever it stands: in a table, a constant, or put together with values.

    What a program built of pieces says is read with "it" for each value.
    """
    for where, tree in _trees():
        if where.startswith(NO_PROSE):
            continue
        silent = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        built = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
        silent |= {id(part) for node in built for part in node.values}
        for sentence in built:
            yield Text(f"{where}:{sentence.lineno}", "".join(_part(part) for part in sentence.values))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
                yield Text(f"{where}:{node.lineno}", node.value)


def _part(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "it"


def _reads_as_prose(text: Text) -> bool:
    """Whether a literal is a sentence: some words in a row, and neither code nor markup nor SQL."""
    words_only = re.sub(r"\{\w*(?:[!:][^}]*)?\}", "it", text.words)
    is_code = re.search(r"[<>{}=%_@\\]|\bSELECT\b|://|\.(db|json|txt|toml)\b", words_only)
    words = re.findall(r"[A-Za-z'’-]+", text.words)
    return not is_code and len(words) >= SHORTEST_JUDGED and sum(word.islower() for word in words) > len(words) / 2


def _shipped() -> Iterator[Text]:
    for path in sorted((ROOT / "resources").rglob("*.toml")):
        if path.parent.name != "lexicon":  # what people type, never shown
            yield from _texts_in(path.name, tomllib.loads(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "resources" / "help").glob("*.md")):
        yield from (Text(path.name, block.words) for block in blocks_in(path.read_text(encoding="utf-8")))


def _texts_in(where: str, value: object) -> Iterator[Text]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in NOT_READ_BY_A_PERSON:
                yield from _texts_in(f"{where} {key}", item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts_in(where, item)
    elif isinstance(value, str):
        yield Text(where, value)


def _plain(words: str) -> str:
    """The text as it is judged: what is filled in counts as a short word, and so does what cannot be said plainer."""
    text = re.sub(r"\{\w*(?:[!:][^}]*)?\}", "it", words).replace("&", "")
    text = re.sub(r"<[^>]+>", "", text)
    return re.sub(r"[A-Za-z]+", lambda found: "paper" if found.group() in UNAVOIDABLE else found.group(), text)


def _forbidden(texts: Iterator[Text]) -> list[str]:
    return [str(text) for text in texts if FORBIDDEN.search(re.sub(r"\{\w*\}", "", text.words))]


def _too_hard(texts: Iterator[Text]) -> list[str]:
    hard = []
    for text in texts:
        if text.words in ABOVE_THE_GRADE or len(text.words.split()) < SHORTEST_JUDGED:
            continue
        grade = textstat.flesch_kincaid_grade(_plain(text.words))
        if grade > HIGHEST_GRADE:
            hard.append(f"grade {grade:.1f}, {text}")
    return hard


def test_no_literal_in_the_program_uses_a_forbidden_word() -> None:
    """Nothing in the program can say that it detects, diagnoses, monitors or scores anything."""
    found = _forbidden(_any_words())
    assert not found, "\n".join(found)


def test_no_shipped_text_uses_a_forbidden_word() -> None:
    """Nor can the catalogue, the signs, the plans or the questions."""
    found = _forbidden(_shipped())
    assert not found, "\n".join(found)


def test_what_the_program_says_is_easy_to_read() -> None:
    """Every sentence of the screens, the sheet, the command line and the errors reads at grade 8 or below."""
    hard = _too_hard(_spoken())
    assert not hard, "\n".join(hard)


def test_every_sentence_in_the_program_is_easy_to_read() -> None:
    """So do those that no translator is called on where they stand: tables, constants, sentences built of pieces."""
    hard = _too_hard(text for text in _prose() if _reads_as_prose(text))
    assert not hard, "\n".join(hard)


def test_what_is_shipped_is_easy_to_read() -> None:
    """So does every text of the catalogue, the signs, the plans and the questions."""
    hard = _too_hard(_shipped())
    assert not hard, "\n".join(hard)


def test_nothing_shouts() -> None:
    """No sentence that a person reads ends in an exclamation mark."""
    found = [str(text) for text in (*_spoken(), *_shipped()) if re.search(r"[a-z]!(\s|$)", text.words)]
    assert not found, "\n".join(found)


def test_every_exception_is_still_needed() -> None:
    """A text that was mended, or that is gone, leaves the list of exceptions."""
    said = {text.words for text in (*_spoken(), *_shipped())}
    for words in ABOVE_THE_GRADE:
        assert words in said
        assert textstat.flesch_kincaid_grade(_plain(words)) > HIGHEST_GRADE


@pytest.mark.parametrize(
    ("words", "is_forbidden"),
    [
        ("This detects a relapse early.", True),
        ("We monitor your health.", True),
        ("Nothing found: all clear.", True),
        ("Your risk score is 4.", True),
        ("Date of diagnosis", False),
        ("Nothing in your log matches the rules today.", False),
    ],
)
def test_the_check_itself_finds_what_it_is_for(words: str, is_forbidden: bool) -> None:
    """A planted sentence is found, and the name of a fact is left alone."""
    assert bool(FORBIDDEN.search(words)) is is_forbidden


def test_the_net_for_sentences_is_wide() -> None:
    """It takes in what stands in constants and what is put together, and leaves code and queries out."""
    caught = {text.words for text in _prose() if _reads_as_prose(text)}
    assert "0 is not worried at all" in caught
    assert any(words.endswith(" is no visit; the id of a visit looks like visit-3") for words in caught)
    assert not any("SELECT" in words for words in caught)


def test_a_hard_sentence_is_found() -> None:
    """A sentence of clinic prose is above the grade."""
    planted = Text("here", "Symptomatology necessitating immediate multidisciplinary evaluation has been documented.")
    assert _too_hard(iter([planted]))
