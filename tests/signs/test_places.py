"""Places and sides out of people's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from followup.signs.catalogue import Catalogue, load_catalogue
from followup.signs.places import find_place


@pytest.fixture(scope="module")
def catalogue(resources: Path) -> Catalogue:
    """The shipped catalogue."""
    return load_catalogue(resources)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("by mastectomy scar", "scar"),
        ("breast, outer side", "breast"),
        ("upper outer part of my breast", "breast_upper_outer"),
        ("breast, lower inner", "breast_lower_inner"),
        ("under arm", "armpit"),
        ("oxter", "armpit"),
        ("low back", "spine_lower"),
        ("between my shoulder blades", "spine_upper"),
        ("back of my neck", "spine_neck"),
        ("breastbone", "breastbone"),
        ("just above the left collar bone", "above_collarbone"),
        ("neck", "neck"),
        ("right hand side of my neck", "neck"),
        ("the back of my left knee", "knee"),
        ("tummy", "belly"),
        ("under the right ribs", "belly_right_upper"),
        ("under my left ribs", "belly"),
        ("where my breast was", "chest_wall"),
        ("fingers", "hand"),
        ("sholder", "shoulder"),
        ("all over", "whole_body"),
        ("down below", "genital"),
        ("on the stairs", None),
        ("", None),
    ],
)
def test_words_for_a_place_are_understood(words: str, place: str | None, catalogue: Catalogue) -> None:
    """People's names for parts of the body, the most exact place that they name."""
    assert find_place(words, catalogue).place == place


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("left hip", "left"),
        ("hip, on the right", "right"),
        ("lt breast", "left"),
        ("both knees", "both"),
        ("left and right hips", "both"),
        ("middle of my chest", "middle"),
        ("my head hurts right now", None),
        ("my hip is not right", None),
        ("it left me with a sore hip", None),
        ("hip", None),
    ],
)
def test_a_side_is_a_side_only_where_it_is_meant(words: str, side: str | None, catalogue: Catalogue) -> None:
    """Neither "right now" nor "left me" names one."""
    assert find_place(words, catalogue).side == side


def test_every_name_leads_to_its_place(catalogue: Catalogue, resources: Path) -> None:
    """The title of a place is one of the ways to name it."""
    odd = {"breast_upper_outer", "breast_upper_inner", "breast_lower_outer", "breast_lower_inner", "hand"}
    lost = {
        place.title: find_place(place.title, catalogue).place
        for place in catalogue.places
        if place.id not in odd and find_place(place.title, catalogue).place not in catalogue.within(place.id)
    }
    assert lost == {}
