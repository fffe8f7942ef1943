"""Left is never right: what is picked on the figure, what is stored, and what the paper marks are on one side."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.care_words import Operation
from followup.domain.log_view import EpisodeView, LogView
from followup.domain.profile import profile_of
from followup.domain.records import Episode, Fact, Treatment
from followup.domain.words import Side, TreatmentKind
from followup.report.body import Body, Chest, body_of, spots
from followup.report.compose import compose
from followup.report.regions import BACK, CHEST, FACE, FRONT, VIEWS, Zone, zone_at, zones
from tests.report.records import TODAY, seen
from tests.report.samples import maria

BODIES = [Body(left, right, male) for left, right, male in product(Chest, Chest, (False, True))]
NOWHERE = {"skin", "whole_body"}
VISIBLY_LEFT = {FRONT: 1, CHEST: 1, FACE: 1, BACK: -1}
"""Where the person's own left is for who looks: at the right from the front, at the left from the back."""


def _name(zone: Zone) -> str:
    return f"{zone.view} {zone.place} {zone.side}"


@pytest.mark.parametrize("body", BODIES)
def test_every_place_can_be_picked_somewhere_on_every_figure(body: Body, resources: Path) -> None:
    """On the side where there is no breast any more its parts give way to the chest wall and the scar."""
    places = tomllib.loads((resources / "places.toml").read_text(encoding="utf-8"))["places"]
    gone = {name for name in places if name.startswith("breast") and name != "breastbone"} | {"nipple"}
    for side in (Side.LEFT, Side.RIGHT):
        there = {zone.place for zone in zones(body) if zone.side in {side, Side.NONE, Side.MIDDLE}}
        there |= {"belly_right_upper"}
        missing = set(places) - NOWHERE - there
        assert missing == (gone if body.on(side) is Chest.FLAT else set())


@pytest.mark.parametrize("body", BODIES)
def test_a_zone_is_picked_at_the_place_it_is_named_at(body: Body) -> None:
    """The point where a zone is named belongs to it and to no other."""
    for zone in zones(body):
        found = zone_at(zone.view, *zone.at, body)
        assert found is not None
        assert (found.place, found.side) == (zone.place, zone.side), _name(zone)


@pytest.mark.parametrize("body", BODIES)
def test_a_zone_of_a_side_lies_on_that_side_of_the_picture(body: Body) -> None:
    """Every point of it, in every picture."""
    for zone in zones(body):
        if zone.side in {Side.LEFT, Side.RIGHT}:
            turn = VISIBLY_LEFT[zone.view] * (1 if zone.side is Side.LEFT else -1)
            assert all(x * turn >= 0 for x, _ in zone.points), _name(zone)


@pytest.mark.parametrize("body", BODIES)
def test_the_paper_marks_what_was_picked_on_the_same_side(body: Body) -> None:
    """From the zone to the stored episode to the spot on the sheet; where the zone is seen, the spot lies in it."""
    facts = _facts(body)
    assert _body(*facts) == body
    for zone in zones(body):
        episode = Episode(id=1, symptom="", words="something", place=zone.place, side=zone.side, began_on=TODAY)
        view = EpisodeView(episode, (seen(1, TODAY, 5),))
        figure = compose(replace(maria(), facts=facts, flags=(), log=LogView(episodes=(view,)))).front.figure
        (spot,) = figure.spots
        turn = 1 if spot.view == "front" else -1
        assert (spot.x * turn > 0, spot.x * turn < 0) == (zone.side is Side.LEFT, zone.side is Side.RIGHT), _name(zone)
        if spot.view == zone.view:
            other = zone_at(zone.view, spot.x, spot.y, body)
            assert other is not None
            assert other.side == zone.side, _name(zone)


def _facts(body: Body) -> tuple[Fact, ...]:
    found = [Fact(id=1, name="sex", value="male" if body.male else "female")]
    for side in (Side.LEFT, Side.RIGHT):
        if body.on(side) is not Chest.KEPT:
            found.append(Fact(id=2, name="surgery", value="mastectomy", side=side))
        if body.on(side) is Chest.REBUILT:
            found.append(Fact(id=3, name="reconstruction", value="yes", side=side))
    return tuple(found)


@given(st.sampled_from(sorted(VIEWS)), st.floats(0, 1), st.floats(0, 1), st.sampled_from(BODIES))
def test_wherever_somebody_points_the_side_is_that_of_the_point(
    view: str, across: float, down: float, body: Body
) -> None:
    """No point at the left of the middle line ever tells the side that is at the right of it."""
    shown = VIEWS[view]
    x, y = shown.left + across * (shown.right - shown.left), shown.top + down * (shown.bottom - shown.top)
    zone = zone_at(view, x, y, body)
    if zone is not None and zone.side in {Side.LEFT, Side.RIGHT} and abs(x) > 0.02:
        assert (x > 0) == ((VISIBLY_LEFT[view] > 0) == (zone.side is Side.LEFT))


def test_a_flat_side_has_no_breast_and_a_rebuilt_one_has() -> None:
    """The figure is chosen side by side from the record; a lumpectomy keeps the breast."""
    both = [Fact(name="cancer_side", value="left"), Fact(name="surgery", value="mastectomy")]
    assert _body(*both) == Body(left=Chest.FLAT)
    assert _body(*both, Fact(name="reconstruction", value="yes", side=Side.LEFT)) == Body(left=Chest.REBUILT)
    assert _body(*both, Fact(name="reconstruction", value="yes")) == Body(left=Chest.REBUILT)
    assert _body(Fact(name="surgery", value="lumpectomy", side=Side.LEFT)) == Body()
    assert _body(Fact(name="surgery", value="mastectomy", side=Side.BOTH)) == Body(Chest.FLAT, Chest.FLAT)
    assert _body(Fact(name="surgery", value="mastectomy")) == Body()


def test_an_operation_among_the_treatments_shows_in_the_figure() -> None:
    """The record takes it there with its day; the figure is the same."""
    done = Treatment(treatment=TreatmentKind.SURGERY, name="", side=Side.RIGHT, operations=(Operation.MASTECTOMY,))
    assert body_of(profile_of((), (done,))) == Body(right=Chest.FLAT)


def _body(*facts: Fact) -> Body:
    return body_of(profile_of(facts, ()))


def test_the_chest_wall_of_a_flat_side_is_marked_in_the_middle_of_it() -> None:
    """Not under a breast that is not there."""
    ((_, x, y),) = spots("chest_wall", Side.RIGHT, Body(right=Chest.FLAT))
    assert x < 0
    assert y < spots("chest_wall", Side.RIGHT)[0][2]
