"""The same log gives the same flags wherever and whenever: leap days, other days of the calendar, late entries."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.domain.log_view import EpisodeView, LogView
from followup.domain.profile import Profile
from followup.domain.records import Episode, Observation, Weight
from followup.signs.evaluate import evaluate
from followup.signs.flag import Flag
from tests.signs.logs import Diary, on, seen, shipped
from tests.signs.test_evaluate import diaries


def _hip(*days: date, began: date | None = None) -> LogView:
    episode = Episode(id=1, symptom="hip_pain", began_on=began or days[0])
    noted = (Observation(id=number, episode_id=1, observed_on=day) for number, day in enumerate(days, 1))
    return LogView(episodes=(EpisodeView(episode, tuple(noted)),))


def _bone(log: LogView, today: date) -> Flag | None:
    return next((flag for flag in evaluate(shipped(), log, today) if flag.sign == "bone_pain"), None)


@pytest.mark.parametrize(("year", "days", "tier"), [(2028, 15, "call"), (2027, 14, "watch")])
def test_the_29th_of_february_is_a_day_like_any_other(year: int, days: int, tier: str) -> None:
    """From 16 February to 2 March: over two weeks in a leap year, just two weeks in another."""
    weekly = [date(year, 2, 16), date(year, 2, 23), date(year, 3, 2)]
    flag = _bone(_hip(*weekly), weekly[-1])

    assert flag is not None
    assert (flag.days, str(flag.tier)) == (days, tier)


def test_what_began_on_a_29th_of_february_counts_through_years_without_one() -> None:
    """A year later it has lasted 366 days on 1 March, and nothing falls over on 28 February."""
    began = date(2024, 2, 29)

    for today, days in ((date(2025, 2, 28), 365), (date(2025, 3, 1), 366)):
        flag = _bone(_hip(today, began=began), today)
        assert flag is not None
        assert flag.days == days


@pytest.mark.parametrize("born", [date(1960, 2, 29), date(1996, 2, 29)])
def test_somebody_born_on_a_29th_of_february_has_an_age_every_day(born: date) -> None:
    """The rule from the age of 30 on is met from 1 March of a year without that day, at the latest."""
    profile = Profile(birth_date=born)
    for today, is_thirty in ((date(2026, 2, 27), born.year == 1960), (date(2026, 3, 1), True)):
        diary = Diary(profile)
        diary.episodes = [
            EpisodeView(
                Episode(id=1, symptom="armpit_lump", began_on=today),
                (replace(seen(0, no_reason=True), id=1, episode_id=1, observed_on=today),),
            )
        ]
        rules = {flag.rule for flag in evaluate(shipped(), diary.log(), today)}
        assert ("axillary_lump.no_reason" in rules) is is_thirty


def test_weight_is_held_against_the_year_before_across_a_leap_day() -> None:
    """A twentieth lost between 1 March and 29 February."""
    weights = (
        Weight(id=1, measured_on=date(2027, 3, 1), grams=80_000),
        Weight(id=2, measured_on=date(2028, 2, 29), grams=76_000),
    )
    flags = evaluate(shipped(), LogView(weights=weights), date(2028, 2, 29))

    assert [(flag.sign, str(flag.tier)) for flag in flags] == [("weight_loss", "call")]


def _moved(log: LogView, by: timedelta) -> LogView:
    """Return a log with every episode so many days later."""
    return replace(
        log,
        episodes=tuple(
            EpisodeView(
                replace(view.episode, began_on=view.episode.began_on + by),
                tuple(replace(one, observed_on=one.observed_on + by) for one in view.observations),
            )
            for view in log.episodes
        ),
    )


@settings(max_examples=30)
@given(diaries(), st.integers(0, 70), st.integers(-800, 800))
def test_a_log_that_happened_some_days_later_has_the_same_flags_some_days_later(
    diary: Diary, day: int, later: int
) -> None:
    """No month, no year and no leap day makes a difference: only how many days lie between."""
    by = timedelta(days=later)
    expected = evaluate(shipped(), diary.log(), on(day))
    found = evaluate(shipped(), _moved(diary.log(), by), on(day) + by)

    assert [
        replace(flag, since=flag.since - by, last_on=flag.last_on - by if flag.last_on else None) for flag in found
    ] == list(expected)


@settings(max_examples=30)
@given(diaries(), st.integers(0, 70), st.randoms())
def test_what_was_typed_late_counts_for_its_own_day(diary: Diary, day: int, shuffler: random.Random) -> None:
    """Whatever was typed first: ids that count up otherwise give the same flags of the same entries."""
    log = diary.log()
    ids = [one.id for view in log.episodes for one in view.observations]
    renamed = dict(zip(ids, shuffler.sample(ids, len(ids)), strict=True))
    typed_otherwise = replace(
        log,
        episodes=tuple(
            EpisodeView(view.episode, tuple(replace(one, id=renamed[one.id]) for one in view.observations))
            for view in log.episodes
        ),
    )
    expected = evaluate(shipped(), log, on(day))
    found = evaluate(shipped(), typed_otherwise, on(day))

    assert [flag.rule for flag in found] == [flag.rule for flag in expected]
    assert [(flag.tier, flag.since, flag.days, flag.severity) for flag in found] == [
        (flag.tier, flag.since, flag.days, flag.severity) for flag in expected
    ]
    assert [set(flag.observations) for flag in found] == [
        {renamed[id_] for id_ in flag.observations} for flag in expected
    ]


@settings(max_examples=30)
@given(diaries(), st.integers(0, 70), st.data())
def test_a_day_that_is_deleted_was_never_there(diary: Diary, day: int, data: st.DataObject) -> None:
    """Deleting one gives what the log without it gives, and bringing it back gives what it gave."""
    log = diary.log()
    views = [view for view in log.episodes if len(view.observations) > 1]
    if not views:
        return
    view = data.draw(st.sampled_from(views))
    lost = data.draw(st.sampled_from(view.observations))
    without = replace(
        log,
        episodes=tuple(
            EpisodeView(one.episode, tuple(seen for seen in one.observations if seen is not lost))
            for one in log.episodes
        ),
    )

    assert lost.id not in {id_ for flag in evaluate(shipped(), without, on(day)) for id_ in flag.observations}
    assert evaluate(shipped(), _brought_back(without, view, lost), on(day)) == evaluate(shipped(), log, on(day))


def _brought_back(log: LogView, view: EpisodeView, lost: Observation) -> LogView:
    return replace(
        log,
        episodes=tuple(
            EpisodeView(one.episode, (lost, *one.observations)) if one.episode.id == view.episode.id else one
            for one in log.episodes
        ),
    )
