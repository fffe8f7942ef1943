"""The body figure: left and right, front and back, and every place of the catalogue."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from followup.domain.words import Side
from followup.report.body import SITES, WIDEST, Body, Chest, spots
from followup.report.body_outline import outline

NOWHERE = {"skin", "whole_body"}
"""Places that are everywhere, so that no number can stand for them."""


def test_every_place_of_the_catalogue_is_on_the_figure(resources: Path) -> None:
    """A new place needs a place on the figure, or a reason for having none."""
    places = tomllib.loads((resources / "places.toml").read_text(encoding="utf-8"))["places"]
    assert set(places) - NOWHERE == set(SITES)


def test_left_is_the_person_s_own_left() -> None:
    """From the front it is at the right of who looks, from the back at the left."""
    ((on_back, x, _),) = spots("hip", Side.LEFT)
    assert not on_back
    assert x > 0
    ((on_back, x, _),) = spots("calf", Side.LEFT)
    assert on_back
    assert x < 0


def test_right_is_the_other_side_and_both_are_two_spots() -> None:
    """Both sides get a number each, mirrored."""
    ((_, right, _),) = spots("breast", Side.RIGHT)
    assert right < 0
    assert sorted(x for _, x, _ in spots("breast", Side.BOTH)) == [right, -right]


def test_the_liver_is_on_the_right_whatever_the_side() -> None:
    """A place that is on one side only stays there."""
    ((_, x, _),) = spots("belly_right_upper", Side.LEFT)
    assert x < 0


def test_an_unknown_place_is_nowhere() -> None:
    """Nothing is guessed."""
    assert spots("whole_body", Side.NONE) == ()
    assert spots("", Side.LEFT) == ()


@pytest.mark.parametrize("male", [False, True])
@pytest.mark.parametrize("chest", list(Chest))
@pytest.mark.parametrize("view", ["front", "back"])
def test_the_figure_keeps_to_its_size(view: str, chest: Chest, male: bool) -> None:
    """Every point of the outline is within the height and the width it is said to have."""
    for shape in outline(view, 100, 50, Body(chest, Chest.KEPT, male)):
        ends = [shape.start, *((step[-2], step[-1]) for step in shape.steps)]
        assert all(50 - 100 * WIDEST <= x <= 50 + 100 * WIDEST and 0 <= y <= 100 for x, y in ends)


def test_each_figure_is_drawn_differently() -> None:
    """Kept, flat, rebuilt and male can be told apart, and a side that differs is drawn on its own side."""
    bodies = [Body(), Body(left=Chest.FLAT), Body(right=Chest.FLAT), Body(left=Chest.REBUILT), Body(male=True)]
    drawn = [outline("front", 100, 0, body) for body in bodies]
    assert len(set(drawn)) == len(bodies)
    flat = set(outline("front", 100, 0, Body(left=Chest.FLAT))) - set(outline("front", 100, 0, Body()))
    assert all(shape.start[0] > 0 for shape in flat)


def test_every_spot_is_on_the_body() -> None:
    """No site lies outside the figure."""
    assert all(0 <= site.off <= WIDEST and 0 < site.down < 1 for site in SITES.values())
