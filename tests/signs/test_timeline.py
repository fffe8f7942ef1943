"""Time: what lasts, what is unknown, what has gone."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode, Observation
from followup.domain.words import AllAlong, Answer, Change, Side
from followup.signs.summary import EpisodeSummary, Stretch, covers, keep_ends
from followup.signs.timeline import Reading, summarise
from tests.signs.logs import Diary, gone, on, seen

LATER = on(1000)


def view(*observations: Observation, began: int | None = None) -> EpisodeView:
    """Return one episode with these observations."""
    return Diary().has("headache", *observations, began=began).episodes[0]


def summary(*observations: Observation, began: int | None = None, day: int = 1000) -> EpisodeSummary:
    """Return what the episode says as of a day."""
    return summarise(view(*observations, began=began), on(day))


def days(*observations: Observation, began: int | None = None, day: int = 1000) -> tuple[int, ...]:
    """Return the days of each stretch of the last run."""
    return tuple(stretch.days for stretch in summary(*observations, began=began, day=day).stretches)


def test_one_entry_is_a_stretch_of_no_days() -> None:
    """A symptom noted once has lasted for no whole day, whatever day it is looked at."""
    assert days(seen(0)) == (0,)
    assert days(seen(0), day=60) == (0,)


def test_since_says_the_person() -> None:
    """One entry that says it began 25 days earlier is 25 days."""
    assert summary(seen(25), began=0).stretches == (Stretch(on(0), on(25)),)


def test_a_beginning_after_the_first_entry_is_not_believed() -> None:
    """An episode cannot begin after the day it was first noted on."""
    assert days(seen(3), began=9) == (0,)


@pytest.mark.parametrize(("gap", "expected"), [(1, (1,)), (7, (7,)), (8, (8,)), (9, (0, 0)), (30, (0, 0))])
def test_a_gap_of_eight_days_is_covered_and_one_of_nine_is_not(gap: int, expected: tuple[int, ...]) -> None:
    """An observation speaks for the seven days before it."""
    assert days(seen(0), seen(gap)) == expected


def test_all_along_bridges_a_silence() -> None:
    """Said to have been there all the time, it counts through the silence."""
    assert days(seen(0), seen(60, all_along="yes")) == (60,)


def test_a_silence_without_an_answer_starts_the_count_again_and_keeps_what_was_known() -> None:
    """Neither lasting nor gone: both stretches stand, and nothing is added up."""
    assert days(seen(0), seen(5), seen(40), seen(46)) == (5, 6)


def test_came_and_went_restarts_the_count() -> None:
    """What comes and goes has not lasted since before."""
    assert days(seen(0), seen(7), seen(14, all_along="came_and_went"), seen(20)) == (6,)


def test_came_and_went_keeps_the_answers_and_had_gone_does_not() -> None:
    """A symptom that had gone and is back starts with nothing known of it."""
    first = seen(0, morning_worse=True)

    assert summary(first, seen(5, all_along="came_and_went")).said_yes("morning_worse")
    assert not summary(first, seen(5, all_along="had_gone")).said_yes("morning_worse")


def test_had_gone_restarts_the_count_within_the_eight_days_too() -> None:
    """An answer weighs more than the nearness of two days."""
    assert days(seen(0), seen(5, all_along="had_gone")) == (0,)


@pytest.mark.parametrize("all_along", ["came_and_went", "had_gone"])
def test_a_first_entry_that_came_and_went_has_not_lasted_since_it_began(all_along: str) -> None:
    """The begin of an episode that came and went is no begin of a lasting stretch."""
    assert days(seen(25, all_along=all_along), began=0) == (0,)


def test_one_free_day_between_two_days_with_it_is_no_recovery() -> None:
    """A daily diary may say "not today" once within a symptom that goes on."""
    assert days(seen(0), gone(1), seen(2)) == (2,)


def test_two_free_days_are_a_recovery() -> None:
    """After two free days the count starts again."""
    assert days(seen(0), gone(1), gone(2), seen(3)) == (0,)
    assert days(seen(0), gone(1), seen(3)) == (0,)


def test_gone_in_as_many_words_is_a_recovery_after_one_day() -> None:
    """The word "gone" is believed at once."""
    assert days(seen(0), gone(1, "gone"), seen(2)) == (0,)


def test_gone_closes_and_coming_back_opens() -> None:
    """Whether it is open is what the last entry says."""
    assert summary(seen(0)).is_open
    assert not summary(seen(0), gone(1)).is_open
    assert summary(seen(0), gone(1), seen(9)).is_open


def test_a_symptom_that_was_only_denied_has_no_stretch() -> None:
    """Asked and denied is no entry of a symptom."""
    denied = summary(gone(0), gone(7), began=-30)

    assert denied.stretches == ()
    assert not denied.is_open
    assert denied.lasting(0) is None


def test_the_beginning_is_not_believed_across_a_denial() -> None:
    """Asked and denied on day 5, it cannot have lasted from day 0 to day 10."""
    assert days(gone(5), seen(10), began=0) == (0,)


def test_nothing_in_the_future_counts() -> None:
    """As of day 7, what was noted for day 14 is not there."""
    assert days(seen(0), seen(7), seen(14), day=7) == (7,)
    assert summary(seen(0), gone(3), day=2).is_open
    assert summary(seen(5), day=4).stretches == ()


def test_the_later_entry_of_a_day_decides() -> None:
    """There in the morning, gone in the evening."""
    assert not summary(seen(0), gone(0)).is_open
    assert summary(gone(0), seen(0)).is_open


def test_a_helper_who_sees_nothing_does_not_outweigh_the_person_on_one_day() -> None:
    """There, says who has it; only the same person can say later that day that it has gone."""
    helper = replace(gone(7, "gone"), author_id=2)

    assert summary(seen(0), seen(7), helper).is_open
    assert days(seen(0), helper, seen(7), seen(14)) == (14,)
    assert not summary(seen(0), replace(seen(7), author_id=2), helper).is_open
    assert not summary(seen(0), helper).is_open
    assert not summary(seen(0), seen(7), replace(helper, observed_on=on(8))).is_open


def test_the_newest_stretch_is_taken_when_it_lasted_and_else_the_longest() -> None:
    """A rule is met by what is known for certain, the present stretch first."""
    long_ago = summary(seen(0), seen(8), seen(16), seen(60), seen(65))
    now = summary(seen(0), seen(8), seen(16), seen(60), seen(68), seen(75))

    assert long_ago.lasting(15) == Stretch(on(0), on(16))
    assert now.lasting(15) == Stretch(on(60), on(75))
    assert now.lasting(16) == Stretch(on(0), on(16))
    assert now.lasting(17) is None


def test_the_newest_clear_answer_decides_and_not_sure_takes_nothing_away() -> None:
    """The answer "not sure" leaves the answer of last week as it was."""
    said = summary(seen(0, wakes_at_night=True), seen(3, wakes_at_night="not_sure"))
    denied = summary(seen(0, wakes_at_night=True), seen(3, wakes_at_night=False))

    assert said.said_yes("wakes_at_night")
    assert not denied.said_yes("wakes_at_night")
    assert denied.yes_on == {"wakes_at_night": on(0)}


def test_answers_given_with_a_denial_are_not_the_symptoms() -> None:
    """What was answered on a day without the symptom does not describe it."""
    assert not summary(seen(0), Observation(episode_id=0, observed_on=on(1), present=False)).answers


def test_what_was_always_there_is_usual_until_it_changes() -> None:
    """The baseline: known from before the cancer, the same pattern, no worse."""
    always = seen(0, 4, long_standing=True)

    assert summary(always).is_usual
    assert summary(always, seen(30, 5)).is_usual
    assert not summary(always, seen(30, 6)).is_usual
    assert not summary(always, seen(30, change="worse")).is_usual
    assert not summary(always, seen(30, pattern_changed=True)).is_usual
    assert not summary(always, seen(30, growing=True)).is_usual
    assert not summary(always, seen(30, like_first_time=True)).is_usual
    assert not summary(seen(0, 4)).is_usual


def test_what_is_usual_stays_so_after_it_had_gone() -> None:
    """A migraine known for years is known in the next attack of the same episode too."""
    assert summary(seen(0, 5, long_standing=True), gone(2, "gone"), seen(40, 5)).is_usual


def test_many_observations_are_named_by_their_ends() -> None:
    """A flag names the oldest five and the newest fifteen."""
    noted = [(on(day), day) for day in range(100)]

    assert [id_ for _, id_ in keep_ends(noted)] == [0, 1, 2, 3, 4, *range(85, 100)]
    assert keep_ends(noted[:20]) == tuple(noted[:20])


@pytest.mark.parametrize(("silent", "expected"), [(0, True), (7, True), (8, False)])
def test_an_entry_speaks_for_a_week(silent: int, expected: bool) -> None:
    """After seven days the question is whether it is still there."""
    assert covers(on(0), on(silent)) is expected


def _observations() -> st.SearchStrategy[list[Observation]]:
    one = st.builds(
        Observation,
        episode_id=st.just(1),
        observed_on=st.integers(0, 90).map(on),
        present=st.sampled_from([True, True, True, False]),
        severity=st.none() | st.integers(0, 10),
        change=st.sampled_from(Change),
        all_along=st.sampled_from(AllAlong),
        answers=st.sampled_from([(), (("wakes_at_night", Answer.YES),), (("long_standing", Answer.YES),)]),
    )
    return st.lists(one, max_size=25, unique_by=lambda seen: seen.observed_on)


def _episode(observations: list[Observation]) -> EpisodeView:
    episode = Episode(id=1, symptom="headache", began_on=on(0), side=Side.NONE)
    return EpisodeView(episode, tuple(observations))


@given(_observations(), st.randoms())
def test_the_order_of_typing_does_not_matter(observations: list[Observation], shuffler: random.Random) -> None:
    """Only the days matter, not which was typed first."""
    shuffled = list(observations)
    shuffler.shuffle(shuffled)

    assert summarise(_episode(observations), LATER) == summarise(_episode(shuffled), LATER)


@given(_observations(), st.integers(0, 90))
def test_a_summary_of_a_day_knows_nothing_of_later_days(observations: list[Observation], day: int) -> None:
    """Leaving out what comes later changes nothing."""
    earlier = [one for one in observations if one.observed_on <= on(day)]

    assert summarise(_episode(observations), on(day)) == summarise(_episode(earlier), on(day))


@given(_observations())
def test_a_summary_does_not_change_while_nothing_is_noted(observations: list[Observation]) -> None:
    """So a summary may be kept: it depends on the day only through what lies after it."""
    assert summarise(_episode(observations), on(90)) == summarise(_episode(observations), LATER)


@given(_observations())
def test_stretches_are_in_order_and_never_longer_than_the_episode(observations: list[Observation]) -> None:
    """Each stretch ends where something was noted, and the next begins after it."""
    stretches = summarise(_episode(observations), LATER).stretches
    days_noted = {one.observed_on for one in observations if one.present}

    for stretch in stretches:
        assert on(0) <= stretch.since <= stretch.until
        assert stretch.until in days_noted
    for before, after in pairwise(stretches):
        assert after.since - before.until > timedelta(days=8)


@given(_observations(), st.integers(0, 25), st.sampled_from([7, 45, 90]), st.booleans())
def test_a_reading_that_goes_on_says_what_a_fresh_one_says(
    observations: list[Observation], known: int, today: int, same_day: bool
) -> None:
    """Whatever came to it since: entries of later days, of days before, or another one of the last day."""
    if same_day and observations:
        observations = [*observations, replace(observations[-1], present=not observations[-1].present)]
    numbered = [replace(seen, id=number) for number, seen in enumerate(observations, 1)]
    first = Reading(_episode(numbered[:known]), on(today))
    second = Reading(_episode(numbered), on(today), first)

    assert second.summary == summarise(_episode(numbered), on(today))
    assert Reading(_episode(numbered), on(today), first).summary == second.summary
