"""Questions that the log itself suggests, and which questions are the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from followup.domain.facts import UNKNOWN
from followup.domain.records import Fact, Question
from followup.domain.wording import Translate
from followup.domain.words import Clinician
from followup.signs.flag import Flag


@dataclass(frozen=True, slots=True)
class SuggestedQuestion:
    """A question that the log itself suggests, and why: a flag's sign, or a fact of the record nobody knows."""

    key: str
    words: str
    because: str
    for_whom: Clinician = Clinician.NONE


def without_twins(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return the questions in their order, each asked once: of two that are the same the first stays.

    The same have the same key, or the same words but for capitals, spaces and marks.
    """
    kept: list[Question] = []
    keys: set[str] = set()
    asked: set[str] = set()
    for question in questions:
        words = _asked(question.words)
        if words not in asked and question.key not in keys:
            kept.append(question)
        asked.add(words)
        keys |= {question.key} - {""}
    return tuple(kept)


def _asked(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum()) or words


def from_flags(flags: Iterable[Flag]) -> list[SuggestedQuestion]:
    """Return the questions of the signs that the log meets, each once, the most pressing sign first."""
    found: dict[str, SuggestedQuestion] = {}
    for flag in flags:
        for number, words in enumerate(flag.questions):
            found.setdefault(words, SuggestedQuestion(f"{flag.sign}/{number}", words, flag.title))
    return list(found.values())


def from_unknown(facts: Iterable[Fact], tr: Translate) -> list[SuggestedQuestion]:
    """Return a question for each fact that decides about treatment and that the record does not know."""
    known = {fact.name for fact in facts if fact.value.strip() and fact.value != UNKNOWN}
    because = tr("Not known in your record yet")
    return [
        SuggestedQuestion(f"unknown/{name}", words, because, Clinician.ONCOLOGIST)
        for name, words in _about_facts(tr).items()
        if name not in known
    ]


def _about_facts(tr: Translate) -> dict[str, str]:
    return {
        "stage": tr("What was the stage of my cancer?"),
        "grade": tr("What was the grade of my cancer, and what does it mean?"),
        "histology": tr("Which type of breast cancer did I have?"),
        "tumour_size": tr("How large was the tumour?"),
        "nodes": tr("How many lymph nodes were checked, and how many had cancer?"),
        "margins": tr("Were the margins clear after the operation?"),
        "oestrogen_receptor": tr("Did the cancer have oestrogen receptors?"),
        "progesterone_receptor": tr("Did the cancer have progesterone receptors?"),
        "her2": tr("What was the HER2 result?"),
        "genetic_test": tr("Was a gene test done, and should one be done now?"),
    }
