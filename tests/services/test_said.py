"""What somebody noted, in short sentences."""

from datetime import date
from pathlib import Path

import pytest

from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode, Observation
from followup.domain.wording import untranslated
from followup.domain.words import Answer, Change, Side
from followup.services.said import answer_sentences, noted
from followup.signs.catalogue import Catalogue, load_catalogue
from followup.signs.rules import load_signs

DAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def catalogue(resources: Path) -> Catalogue:
    """The shipped catalogue."""
    return load_catalogue(resources)


def _said(catalogue: Catalogue, episode: Episode, *seen: Observation) -> str:
    return noted(EpisodeView(episode, seen), catalogue, untranslated)


def _seen(**what: object) -> Observation:
    return Observation(episode_id=1, observed_on=DAY, **what)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seen", "sentence"),
    [
        ((), "Cough."),
        ((_seen(),), "Cough."),
        ((_seen(severity=0),), "Cough. 0 of 10."),
        ((_seen(severity=4), _seen(severity=4)), "Cough. 4 of 10."),
        ((_seen(severity=3), _seen(), _seen(severity=6)), "Cough. 6 of 10, was 3."),
        ((_seen(severity=3), _seen(present=False, severity=0)), "Cough. 3 of 10. Gone."),
        ((_seen(change=Change.BETTER),), "Cough. Better."),
        ((_seen(answers=(("fever", Answer.NO), ("blood", Answer.NOT_SURE))),), "Cough."),
        ((_seen(answers=(("blood", Answer.YES), ("no_such", Answer.YES))),), "Cough. There is blood."),
    ],
)
def test_sentences_of_an_episode(catalogue: Catalogue, seen: tuple[Observation, ...], sentence: str) -> None:
    """Numbers only where they were given, and only what was answered yes."""
    assert _said(catalogue, Episode(symptom="cough", began_on=DAY), *seen) == sentence


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        ({"symptom": "bone_pain", "place": "hip", "side": Side.LEFT}, "Bone pain, hip, left."),
        ({"symptom": "breast_lump", "place": "breast", "side": Side.BOTH}, "Lump in the breast, both sides."),
        ({"words": " odd twinge ", "side": Side.MIDDLE}, "odd twinge, middle."),
        ({"symptom": "no_such", "words": "odd twinge"}, "odd twinge."),
        ({}, "Something noted."),
    ],
)
def test_where_it_is_said_once(catalogue: Catalogue, where: dict[str, object], sentence: str) -> None:
    """A place that the title names already is not repeated; own words stand where no title fits."""
    assert _said(catalogue, Episode(began_on=DAY, **where)) == sentence  # type: ignore[arg-type]


def test_every_short_question_has_its_sentence(catalogue: Catalogue, resources: Path) -> None:
    """Whatever can be answered yes can be said."""
    assert set(load_signs(resources, catalogue).questions) <= set(answer_sentences(untranslated))
