"""The person's tick: quiet until it gets worse, until something new comes, never for what is new and urgent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.domain.log_view import Edit, EpisodeView
from followup.domain.records import Observation
from followup.domain.words import Answer, Change, Tier
from followup.signs.evaluate import evaluate
from followup.signs.flag import Flag
from followup.signs.rules import Signs
from tests.signs.cases.case import a, lasting
from tests.signs.logs import Diary, flag, gone, on, seen, shipped


def told(diary: Diary, sign: str, day: int) -> Diary:
    """Return the log with the person's tick for a sign on a day."""
    found = flag(diary, sign, day)
    assert found is not None
    return diary.tell(found, day)


def is_quiet(diary: Diary, sign: str, day: int) -> bool:
    """Return whether the sign is flagged and quiet on a day."""
    found = flag(diary, sign, day)
    assert found is not None
    return found.is_quiet


def hip() -> Diary:
    """Return a log with a hip that has hurt for 16 days, 4 of 10, told on day 16."""
    return told(a("hip_pain", seen(0, 4), seen(8, 4), seen(16, 4), place="hip", side="left"), "bone_pain", 16)


def test_a_tick_keeps_a_flag_quiet() -> None:
    """It is still there, with the tick beside it."""
    diary = hip()
    found = flag(diary, "bone_pain", 17)

    assert found is not None
    assert found.told == diary.told[0]
    assert is_quiet(diary, "bone_pain", 400)


def test_a_tick_does_not_count_before_its_day() -> None:
    """As of the day before, the team did not know."""
    diary = a("hip_pain", *lasting(20))
    found = flag(diary, "bone_pain", 20)
    assert found is not None
    diary.tell(found, 25)

    assert not is_quiet(diary, "bone_pain", 24)
    assert is_quiet(diary, "bone_pain", 25)


@pytest.mark.parametrize(
    "later",
    [
        seen(20, 4),
        seen(20, 5),
        seen(20, 2, "better"),
        seen(20, change="same"),
        seen(20, stops_movement=False),
        seen(20, clear_cause=True),
        seen(20, wakes_at_night="not_sure"),
    ],
)
def test_what_is_no_worse_keeps_it_quiet(later: Observation) -> None:
    """The same, better, one point more, or an answer that no rule takes as worse."""
    assert is_quiet(hip().adds(later), "bone_pain", 20)


@pytest.mark.parametrize(
    "later",
    [
        seen(20, 6),
        seen(20, change="worse"),
        seen(20, wakes_at_night=True),
        seen(20, not_eased=True),
    ],
)
def test_what_is_worse_or_new_makes_it_speak_again(later: Observation) -> None:
    """Two points more, "worse", or a first yes that a rule reads."""
    assert not is_quiet(hip().adds(later), "bone_pain", 20)


def test_a_yes_given_before_is_not_news() -> None:
    """The team was told that it wakes the person at night."""
    diary = told(a("hip_pain", *lasting(16, wakes_at_night=True)), "bone_pain", 16)

    assert is_quiet(diary.adds(seen(20, wakes_at_night=True)), "bone_pain", 20)


def test_a_more_pressing_tier_makes_it_speak_again() -> None:
    """A cough that was watched is one to call about a week later."""
    diary = told(a("cough", *lasting(16)), "persistent_cough", 16)
    diary.adds(seen(23))

    found = flag(diary, "persistent_cough", 23)

    assert found is not None
    assert (found.tier, found.is_quiet) == (Tier.CALL, False)


def test_a_new_episode_makes_it_speak_again() -> None:
    """The team knows of the hip, not of the rib; the card then rests on the rib."""
    diary = hip().has("rib_or_chest_wall_pain", *lasting(30), place="rib")
    found = flag(diary, "bone_pain", 30)

    assert found is not None
    assert not found.is_quiet
    assert found.episodes == (diary.episodes[1].episode.id,)


def test_the_same_place_again_is_a_new_episode() -> None:
    """It had gone and came back: that is for the team to know."""
    diary = hip().adds(gone(20, "gone")).has("hip_pain", seen(40), began=10, place="hip", side="left")

    assert not is_quiet(diary, "bone_pain", 40)


def test_a_single_free_day_makes_no_new_episode() -> None:
    """A day without it, in a diary kept daily, is no new story for the team."""
    diary = told(a("headache", *map(seen, range(17))), "severe_headache", 16)
    diary.adds(seen(17)).adds(gone(18)).has("headache", seen(19), seen(20))

    assert is_quiet(diary, "severe_headache", 20)


def test_a_newer_version_of_the_rule_makes_it_speak_again() -> None:
    """What the team was told of was another rule."""
    diary = hip()
    signs = _with_version(shipped(), "bone_pain", 2)

    found = next(one for one in evaluate(signs, diary.log(), on(17)) if one.sign == "bone_pain")

    assert not found.is_quiet


def _with_version(signs: Signs, sign_id: str, version: int) -> Signs:
    changed = tuple(replace(sign, version=version) if sign.id == sign_id else sign for sign in signs.signs)
    return replace(signs, signs=changed)


def test_a_further_event_makes_it_speak_again() -> None:
    """A second fit is news, also in the same episode."""
    diary = told(a("seizure", seen(0)), "seizure", 0)

    assert is_quiet(diary, "seizure", 3)
    assert not is_quiet(diary.adds(seen(5)), "seizure", 5)


def test_a_tick_after_the_news_keeps_it_quiet_again() -> None:
    """The newest tick decides."""
    diary = hip().adds(seen(20, 7))
    assert not is_quiet(diary, "bone_pain", 20)

    assert is_quiet(told(diary, "bone_pain", 21), "bone_pain", 22)


def test_an_older_tick_with_a_higher_number_does_not_cover_a_new_rise() -> None:
    """Told at 7, eased and told at 3: 6 is news."""
    diary = told(a("hip_pain", seen(0, 7), seen(8, 7), seen(16, 7)), "bone_pain", 16)
    diary.adds(seen(24, 3))
    diary = told(diary, "bone_pain", 24)

    assert is_quiet(diary, "bone_pain", 25)
    assert not is_quiet(diary.adds(seen(30, 6)), "bone_pain", 30)


def test_on_the_day_of_the_tick_the_moment_of_typing_decides() -> None:
    """Worse, typed in the evening after the tick at noon, is news; typed before it, is not."""
    base = a("hip_pain", seen(0, 4), seen(8, 4), seen(16, 4))
    found = flag(base, "bone_pain", 16)
    assert found is not None
    base.tell(found, 16, at=_at(12))

    morning = replace(seen(16, 7, "worse"), entered_at=_at(9))
    evening = replace(seen(16, 7, "worse"), entered_at=_at(19))

    assert not is_quiet(_copy(base).adds(evening), "bone_pain", 16)
    assert is_quiet(_copy(base).adds(morning), "bone_pain", 16)


def _at(hour: int) -> datetime:
    return datetime(2026, 3, 18, hour, tzinfo=UTC)


def _copy(diary: Diary) -> Diary:
    other = Diary(diary.profile)
    other.episodes, other.told, other._next = list(diary.episodes), list(diary.told), 100
    return other


def test_more_weight_lost_since_is_news() -> None:
    """A fiftieth more since the tick speaks again, a little more does not."""
    diary = told(Diary().weighs(0, 100_000).weighs(100, 94_000), "weight_loss", 100)

    assert is_quiet(diary.weighs(110, 92_100), "weight_loss", 110)
    assert not is_quiet(diary.weighs(120, 92_000), "weight_loss", 120)


def test_a_tick_for_one_sign_says_nothing_of_another() -> None:
    """The team knows of the hip; the headache speaks."""
    diary = hip().has("headache", *lasting(16))

    assert not is_quiet(diary, "severe_headache", 16)


def test_the_number_is_held_against_that_of_its_own_episode() -> None:
    """Told of a hip at 3 and a rib at 7: the hip at 6 is news."""
    diary = a("hip_pain", *lasting(16, 3)).has("rib_or_chest_wall_pain", *lasting(16, 7), place="rib")
    diary = told(diary, "bone_pain", 16)

    assert is_quiet(diary, "bone_pain", 17)
    assert not is_quiet(diary.adds(seen(20, 6)), "bone_pain", 20)


@st.composite
def later_entries(draw: st.DrawFn) -> list[Observation]:
    """Return entries after day 16, some of them an emergency."""
    return [
        seen(
            day,
            draw(st.none() | st.integers(0, 10)),
            draw(st.sampled_from(["", "same", "worse", "better"])),
            legs_weak_numb=draw(st.booleans()),
            wakes_at_night=draw(st.booleans()),
        )
        for day in draw(st.lists(st.integers(17, 40), min_size=1, max_size=5, unique=True))
    ]


@settings(max_examples=30)
@given(later_entries())
def test_a_tick_never_hides_what_is_new_and_urgent(entries: list[Observation]) -> None:
    """Whatever the team was told of before, an urgent flag that was not there then is loud."""
    diary = a("back_pain", *lasting(16, 4), place="back")
    for found in evaluate(shipped(), diary.log(), on(16)):
        diary.tell(found, 16)
    for entry in entries:
        diary.adds(entry)

    urgent = [found for found in evaluate(shipped(), diary.log(), on(40)) if found.tier is Tier.URGENT]

    assert all(not found.is_quiet for found in urgent)
    assert bool(urgent) is any(("legs_weak_numb", "yes") in entry.answers for entry in entries)


@given(st.integers(16, 200))
def test_a_tick_changes_nothing_but_the_quiet(day: int) -> None:
    """The flag is the same, with the tick beside it."""
    diary = a("hip_pain", *lasting(16, 4))
    loud = flag(diary, "bone_pain", day)
    quiet = flag(told(diary, "bone_pain", 16), "bone_pain", day)

    assert isinstance(loud, Flag)
    assert isinstance(quiet, Flag)
    assert replace(quiet, told=None) == loud


def _edited(diary: Diary, observation: int, hour: int, **changes: object) -> Diary:
    """Return the log with one observation of its first episode changed at an hour of the day of the tick."""
    view = diary.episodes[0]
    was = view.observations[observation]
    now = replace(was, rev=was.rev + 1, **changes)  # type: ignore[arg-type]
    seen_now = tuple(now if one.id == was.id else one for one in view.observations)
    diary.episodes[0] = EpisodeView(view.episode, seen_now)
    diary.edits.append(Edit(_at(hour), was))
    return diary


def _told_at_noon() -> Diary:
    """Return a log with a hip of 4 of 10, told at noon of day 16."""
    diary = a("hip_pain", seen(0, 4), seen(8, 4), seen(16, 4))
    found = flag(diary, "bone_pain", 16)
    assert found is not None
    return diary.tell(found, 16, at=_at(12))


@pytest.mark.parametrize(
    "changes",
    [
        {"severity": 6},
        {"change": Change.WORSE},
        {"answers": (("wakes_at_night", Answer.YES),)},
    ],
)
def test_an_entry_changed_after_the_tick_to_something_worse_speaks_again(changes: dict[str, object]) -> None:
    """The team was told of what stood there before; changed before the tick, it is what they were told."""
    assert not is_quiet(_edited(_told_at_noon(), 1, 19, **changes), "bone_pain", 16)
    assert is_quiet(_edited(_told_at_noon(), 1, 9, **changes), "bone_pain", 16)


@pytest.mark.parametrize(
    "changes",
    [{"severity": 5}, {"severity": 1}, {"note": "the left one"}, {"change": Change.BETTER}, {"about": True}],
)
def test_an_entry_changed_to_something_no_worse_keeps_it_quiet(changes: dict[str, object]) -> None:
    """A slip of the pen that is mended is no news."""
    assert is_quiet(_edited(_told_at_noon(), 1, 19, **changes), "bone_pain", 16)


def test_a_denied_event_changed_to_one_that_was_there_speaks_again() -> None:
    """No fit on that day, it first said; then that there was one."""
    diary = a("seizure", seen(0), seen(5))
    view = diary.episodes[0]
    denied = replace(view.observations[1], present=False)
    diary.episodes[0] = EpisodeView(view.episode, (view.observations[0], denied))
    found = flag(diary, "seizure", 16)
    assert found is not None
    diary.tell(found, 16, at=_at(12))

    assert is_quiet(diary, "seizure", 16)
    assert not is_quiet(_edited(diary, 1, 19, present=True), "seizure", 16)


def test_what_is_typed_after_the_tick_for_a_day_before_it_speaks_again() -> None:
    """Worse on day 10, remembered in the evening of the day on which the team was told."""
    late = replace(seen(10, 4, "worse"), entered_at=_at(19))

    assert not is_quiet(_told_at_noon().adds(late), "bone_pain", 16)


@given(st.integers(0, 10), st.integers(0, 10))
def test_an_edit_is_news_just_when_the_same_entry_made_later_would_be(was: int, now: int) -> None:
    """Two points or more above what the team was told."""
    diary = a("hip_pain", seen(0, was), seen(8, was), seen(16, was))
    found = flag(diary, "bone_pain", 16)
    assert found is not None
    diary.tell(found, 16, at=_at(12))

    assert is_quiet(_edited(diary, 2, 19, severity=now), "bone_pain", 16) is (now - was < 2)
