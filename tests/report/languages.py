"""Words in forty languages, words that try to be code, and a sheet that says them wherever a person writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from followup.domain.log_view import EpisodeView, MedicineView
from followup.domain.records import Episode, Fact, Medicine, Note, Question
from followup.report.inputs import SheetInput
from tests.report.extremes import worst_case
from tests.report.records import TODAY, seen
from tests.report.samples import maria

_TEXTS = Path(__file__).parent / "texts"


def _multilingual() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (_TEXTS / "multilingual.txt").read_text(encoding="utf-8").split("\n"):
        if line:
            language, words = line.split("\t")
            found.setdefault(language, []).append(words)
    return found


MULTILINGUAL = _multilingual()
"""Five sentences in each language, as people write them in a log."""

HOSTILE = [line for line in (_TEXTS / "hostile.txt").read_text(encoding="utf-8").split("\n") if line]
"""Fifty notes with markup, links, pictures, scripts and characters that turn the direction."""

RIGHT_TO_LEFT = ("he", "ar", "fa")


def worst_in(language: str, paper: str) -> SheetInput:
    """The worst case with everything a person or the clinic writes in one language, far too long."""
    view, lines = worst_case(paper), MULTILINGUAL[language]
    words = [" ".join(lines[place:] + lines[:place]) * 3 for place in range(len(lines))]
    medicines = tuple(
        replace(
            one,
            medicine=replace(one.medicine, name=f"{number} {words[number % 5]}"),
            periods=tuple(replace(period, dose=words[1], reason=words[2]) for period in one.periods),
        )
        for number, one in enumerate(view.log.medicines)
    )
    episodes = tuple(replace(one, episode=replace(one.episode, words=words[3])) for one in view.log.episodes)
    return replace(
        view,
        log=replace(view.log, medicines=medicines, episodes=episodes),
        facts=tuple(replace(one, value=words[0]) if one.name in {"name", "nodes"} else one for one in view.facts),
        questions=tuple(replace(one, words=words[number % 5]) for number, one in enumerate(view.questions)),
        exams=tuple(replace(one, name=words[4], result=words[0]) for one in view.exams),
        due=tuple(replace(one, name=words[2]) for one in view.due),
        visit=replace(view.visit, clinician=words[1], companion=words[2]) if view.visit else None,
    )


def saying(words: str) -> SheetInput:
    """The sample person with the same words wherever a person writes."""
    view = maria()
    episode = EpisodeView(Episode(id=1, words=words, began_on=TODAY), (seen(1, TODAY, 3, note=words, words=words),))
    return replace(
        view,
        log=replace(view.log, episodes=(episode,), medicines=(MedicineView(Medicine(id=1, name=words), ()),)),
        flags=(),
        questions=(Question(id=1, words=words, answer=words, answered_by=words),),
        notes=(Note(id=1, noted_on=TODAY, words=words),),
        facts=(Fact(id=1, name="name", value=words), Fact(id=2, name="stage", value=words, source=words)),
    )
