"""An emergency of some time ago: it does not shout for ever, and it never turns calm by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from followup.domain.records import Observation
from followup.domain.words import Tier
from tests.signs.cases.case import a
from tests.signs.logs import Diary, flag, flags, gone, on, seen, shipped, tier


def test_an_emergency_nobody_answered_asks_for_help_now_for_thirty_days_and_for_a_call_ever_after() -> None:
    """A fit that was typed in and left alone: the log cannot know how it went on."""
    diary = a("seizure", seen(0))

    assert tier(diary, "seizure", 30) == "urgent"
    assert tier(diary, "seizure", 31) == "call 24"
    assert tier(diary, "seizure", 4000) == "call 24"


def test_what_is_said_of_it_then_is_true_then() -> None:
    """That it needs help now would be wrong of a day long past; what to do if it comes back still stands there."""
    diary, later = a("seizure", seen(0)), shipped().later["unanswered"]
    found = flag(diary, "seizure", 31)

    assert found is not None
    assert (found.why, found.sooner, found.is_of_now) == (later.why, later.sooner, False)
    assert (found.since, found.last_on, found.is_quiet) == (on(0), on(0), False)


def test_one_that_has_passed_is_kept_for_the_next_visit_until_a_yearly_visit_has_seen_it() -> None:
    """400 days: a visit once a year lies within them."""
    diary = a("seizure", seen(0), gone(2, "gone"))

    assert tier(diary, "seizure", 31) == "next_visit"
    assert tier(diary, "seizure", 400) == "next_visit"
    assert tier(diary, "seizure", 401) == "none"


def test_an_old_one_put_in_later_does_not_ask_for_help_now() -> None:
    """An import of last year's diary."""
    diary = a("coughing_blood", seen(-200), gone(-199))

    assert tier(diary, "haemoptysis", 0) == "next_visit"


def test_a_pain_that_goes_on_is_no_emergency_for_ever_because_of_one_answer() -> None:
    """Legs that were weak once and have been fine since: for the visit. Never asked again: still a call."""
    asked = a("back_pain", seen(0, legs_weak_numb=True), *(seen(day, legs_weak_numb=False) for day in range(7, 64, 7)))
    unasked = a("back_pain", seen(0, legs_weak_numb=True), *map(seen, range(7, 64, 7)))

    assert tier(asked, "cord_compression", 30) == tier(unasked, "cord_compression", 30) == "urgent"
    assert tier(asked, "cord_compression", 63) == "next_visit"
    assert tier(unasked, "cord_compression", 63) == "call 24"


def test_one_that_goes_on_needs_help_now_however_long_it_lasts() -> None:
    """Chest pain noted every week is no old story."""
    diary = a("chest_pain", *(seen(day) for day in range(0, 210, 7)), place="chest")

    assert tier(diary, "chest_pain", 210) == "urgent"


def test_the_tick_keeps_it_quiet_and_a_new_one_is_urgent_again() -> None:
    """Told of a fit of two months ago; then there is another."""
    diary = a("seizure", seen(0))
    found = flag(diary, "seizure", 60)
    assert found is not None
    diary.tell(found, 60)

    quiet, loud = flag(diary, "seizure", 61), flag(diary.adds(seen(90)), "seizure", 90)

    assert quiet is not None
    assert quiet.is_quiet
    assert loud is not None
    assert (loud.tier, loud.is_quiet) == (Tier.URGENT, False)


@st.composite
def emergencies(draw: st.DrawFn) -> tuple[Diary, int]:
    """Return a log with one emergency, perhaps with later entries that say that it goes on, and the last day of it."""
    days = sorted(draw(st.lists(st.integers(1, 90), max_size=4, unique=True)))
    first = draw(st.sampled_from([("seizure", {}), ("headache", {"sudden": True}), ("chest_pain", {})]))
    symptom, answers = first
    later: list[Observation] = [seen(day, draw(st.none() | st.integers(0, 10))) for day in days]
    return a(symptom, seen(0, **answers), *later), max([0, *days])


@given(emergencies(), st.integers(0, 2000))
def test_an_emergency_that_nobody_said_is_over_is_never_calm(emergency: tuple[Diary, int], wait: int) -> None:
    """However long ago, and whatever came after it: a call at least, and never quiet without the person's tick."""
    diary, last = emergency
    found = flags(diary, last + wait)

    assert found
    assert found[0].tier in {Tier.URGENT, Tier.CALL}
    assert not found[0].is_quiet
