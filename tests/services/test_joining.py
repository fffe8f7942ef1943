"""Which episode an entry belongs to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode, Observation
from followup.domain.words import Answer, Side
from followup.services.joining import Spot, find_episode, joined, was_only_denied

FIRST = date(2026, 3, 1)


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def _view(*days: tuple[int, bool], id_: int = 1, began: int | None = None, **where: str) -> EpisodeView:
    side = Side(where.get("side", ""))
    episode = Episode(
        id=id_,
        symptom=where.get("symptom", "bone_pain"),
        words=where.get("words", ""),
        place=where.get("place", ""),
        side=side,
        began_on=_day(days[0][0] if began is None else began),
    )
    seen = tuple(
        Observation(id=number, episode_id=id_, observed_on=_day(day), present=there)
        for number, (day, there) in enumerate(days, start=1)
    )
    return EpisodeView(episode, seen)


def _found(views: list[EpisodeView], spot: Spot, day: int, *, present: bool = True) -> int | None:
    view = find_episode(views, spot, _day(day), present=present)
    return view.episode.id if view else None


HIP = Spot("bone_pain", place="hip", side=Side.LEFT)
OPEN_HIP = _view((0, True), place="hip", side="left")


def test_entry_joins_the_open_episode_of_the_same_symptom_place_and_side() -> None:
    """However long ago it was noted: silence is not gone."""
    assert _found([OPEN_HIP], HIP, 200) == 1


@pytest.mark.parametrize(
    "spot",
    [
        Spot("back_pain", place="hip", side=Side.LEFT),
        Spot("bone_pain", place="hip", side=Side.RIGHT),
        Spot("bone_pain", place="rib", side=Side.LEFT),
    ],
)
def test_entry_about_something_else_starts_its_own(spot: Spot) -> None:
    """Another symptom, side or place is another episode."""
    assert _found([OPEN_HIP], spot, 5) is None


@pytest.mark.parametrize("spot", [Spot("bone_pain"), Spot("bone_pain", place="hip"), Spot("bone_pain", side=Side.LEFT)])
def test_entry_that_says_less_joins_the_only_one_it_can_mean(spot: Spot) -> None:
    """What it leaves out is filled in by the one open episode; with two it starts its own."""
    assert _found([OPEN_HIP], spot, 5) == 1
    other = _view((0, True), id_=2, place="hip" if spot.place else "rib", side="left" if spot.side else "right")
    assert _found([OPEN_HIP, other], spot, 5) is None


def test_entry_that_says_more_joins_and_fills_in_what_was_left_open() -> None:
    """The episode then has the place and side."""
    view = _view((0, True))
    assert _found([view], HIP, 5) == 1
    grown = joined(view.episode, HIP, _day(5), False)
    assert (grown.place, grown.side, grown.began_on) == ("hip", Side.LEFT, _day(0))


@pytest.mark.parametrize("spot", [Spot("bone_pain"), Spot("bone_pain", place="hip"), Spot("bone_pain", side=Side.LEFT)])
def test_entry_that_says_less_starts_its_own_after_four_silent_weeks(spot: Spot) -> None:
    """What was silent for longer may be something else by now; a denial still ends the only one it can mean."""
    assert [_found([OPEN_HIP], spot, day) for day in (28, 29)] == [1, None]
    assert _found([OPEN_HIP], HIP, 29) == 1
    assert _found([OPEN_HIP], spot, 60, present=False) == 1
    assert _found([_view((0, True), (40, True), place="hip", side="left")], spot, 60) == 1


def test_entry_that_says_less_never_joins_what_was_there_for_years() -> None:
    """A new lump without a side must not pass for the old one; the same place and side still do."""
    first, *_ = OPEN_HIP.observations
    old = EpisodeView(OPEN_HIP.episode, (replace(first, answers=(("long_standing", Answer.YES),)),))
    assert _found([old], Spot("bone_pain"), 5) is None
    assert _found([old], HIP, 5) == 1


def test_place_said_more_exactly_or_less_is_the_same_place() -> None:
    """The breast and its upper part; the episode then has the more exact one. Two different parts are two."""
    upper = Spot("breast_lump", place="breast_upper_outer", larger=frozenset({"breast"}))
    whole = Spot("breast_lump", place="breast", smaller=frozenset({"breast_upper_outer", "breast_lower_outer"}))
    view = _view((0, True), symptom="breast_lump", place="breast")
    assert _found([view], upper, 5) == 1
    assert joined(view.episode, upper, _day(5), False).place == "breast_upper_outer"
    exact = _view((0, True), symptom="breast_lump", place="breast_upper_outer")
    assert _found([exact], whole, 5) == 1
    assert joined(exact.episode, whole, _day(5), False).place == "breast_upper_outer"
    lower = _view((0, True), id_=2, symptom="breast_lump", place="breast_lower_outer")
    assert (_found([lower], upper, 5), _found([exact, lower], whole, 5)) == (None, None)


def test_usual_place_of_a_symptom_is_the_place_when_none_is_said() -> None:
    """A heavy arm and tight rings are one swollen arm, and so is one noted before at no place."""
    arm = _view((0, True), symptom="arm_swelling", place="arm")
    assert _found([arm], Spot("arm_swelling", usual="arm"), 5) == 1
    nowhere = _view((0, True), symptom="arm_swelling")
    assert _found([nowhere], Spot("arm_swelling", place="arm", usual="arm"), 5) == 1


def test_own_words_join_the_same_words() -> None:
    """Capitals and spaces aside."""
    view = _view((0, True), symptom="", words="Odd  twinge")
    assert _found([view], Spot("", words="odd twinge "), 5) == 1
    assert _found([view], Spot("", words="another thing"), 5) is None


def test_gone_ends_an_episode() -> None:
    """The next time it is there, that is a new episode, on the same day too."""
    gone = _view((0, True), (5, False), place="hip", side="left")
    assert _found([gone], HIP, 6) is None
    assert _found([gone], HIP, 5) is None


def test_back_dated_entry_joins_the_episode_that_spans_its_day() -> None:
    """An ended one, when the day lies in it; the open one, when the day lies in that."""
    gone = _view((0, True), (5, False), place="hip", side="left")
    now = _view((20, True), id_=2, place="hip", side="left")
    assert [_found([gone, now], HIP, day) for day in (3, 25)] == [1, 2]


def test_entry_from_before_joins_an_episode_whose_begin_nobody_stated() -> None:
    """The first thing noted need not be the first there was; a begin that was stated holds, a week aside."""
    assert _found([_view((20, True), place="hip", side="left")], HIP, 0) == 1
    stated = _view((20, True), began=15, place="hip", side="left")
    assert [_found([stated], HIP, day) for day in (0, 8)] == [None, 1]


def test_begin_moves_back_and_never_forward() -> None:
    """The guess goes with the day it belongs to."""
    episode = OPEN_HIP.episode
    assert joined(episode, HIP, _day(-3), True).began_about
    assert joined(episode, HIP, _day(3), True) == episode


def test_denial_ends_the_open_episode_and_otherwise_stands_alone() -> None:
    """Denials follow each other in one episode of their own; the symptom itself never joins that one."""
    assert _found([OPEN_HIP], HIP, 5, present=False) == 1
    gone = _view((0, True), (5, False), place="hip", side="left")
    assert _found([gone], HIP, 9, present=False) is None
    denied = _view((7, False), id_=2, place="hip", side="left")
    assert was_only_denied(denied)
    assert _found([gone, denied], HIP, 9, present=False) == 2
    assert _found([denied], HIP, 9) is None


@given(st.permutations([0, 3, 9, 14, 30]))
def test_days_typed_in_any_order_are_one_episode_from_the_first(order: list[int]) -> None:
    """Typing last month after this month makes the same episode."""
    view: EpisodeView | None = None
    for number, day in enumerate(order, start=1):
        seen = Observation(id=number, episode_id=1, observed_on=_day(day))
        if view is None:
            begun = Episode(id=1, symptom="bone_pain", place="hip", side=Side.LEFT, began_on=_day(day))
            view = EpisodeView(begun, (seen,))
            continue
        assert find_episode([view], HIP, _day(day)) is view
        days = tuple(sorted((*view.observations, seen), key=lambda one: one.observed_on))
        view = EpisodeView(joined(view.episode, HIP, _day(day), False), days)
    assert view is not None
    assert view.episode.began_on == _day(0)
