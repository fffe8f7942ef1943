"""How an episode went: what is compared, and which word comes out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode, Observation
from followup.domain.words import Answer, Change
from followup.report.compose.course import Course, course_of

FROM, TO = date(2025, 3, 20), date(2025, 9, 18)


def seen(day: date, severity: int | None = None, **fields: object) -> Observation:
    """An observation."""
    return Observation(episode_id=1, observed_on=day, severity=severity, **fields)


def course(*observations: Observation, began: date = FROM) -> Course | None:
    """The course of an episode with these observations; author 1 is the person."""
    view = EpisodeView(Episode(id=1, symptom="hip_pain", began_on=began), observations)
    return course_of(view, FROM, TO, lambda one: one.author_id == 1)


def numbers(*values: int, step: int = 7, first: date = date(2025, 6, 1)) -> list[Observation]:
    """Numbers some days apart."""
    return [seen(first + timedelta(days=step * place), value) for place, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "change"),
    [
        ((3, 3, 5, 5), Change.WORSE),
        ((5, 5, 3, 3), Change.BETTER),
        ((3, 4, 4, 4), Change.SAME),
        ((3, 3, 3, 3, 9, 4, 4), Change.WORSE),
        ((4,), Change.NONE),
    ],
)
def test_two_points_between_the_means_are_a_change(values: tuple[int, ...], change: Change) -> None:
    """The means of the first and of the last two weeks decide; one number alone compares with nothing."""
    found = course(*numbers(*values))
    assert found is not None
    assert found.change is change


def test_the_own_word_counts_where_the_numbers_hardly_differ() -> None:
    """3 to 4 is no change in numbers, but "worse" is believed."""
    *first, last = numbers(3, 4)
    found = course(*first, seen(last.observed_on, 4, change=Change.WORSE))
    assert found is not None
    assert found.change is Change.WORSE


def test_numbers_decide_over_the_word_and_both_are_kept() -> None:
    """3 to 7 is worse even where the last entry says the same as last week."""
    *first, last = numbers(3, 3, 7, 7)
    found = course(*first, seen(last.observed_on, 7, change=Change.SAME))
    assert found is not None
    assert (found.change, found.word) == (Change.WORSE, Change.SAME)


def test_the_last_number_before_the_period_is_compared() -> None:
    """At the last visit it was 2, whatever it was years ago."""
    found = course(
        seen(date(2024, 1, 1), 9), seen(date(2025, 3, 18), 2), seen(date(2025, 9, 10), 5), began=date(2024, 1, 1)
    )
    assert found is not None
    assert found.was is not None
    assert (found.was.value, found.change) == (2, Change.WORSE)


def test_means_are_said_where_the_ends_alone_would_mislead() -> None:
    """The last day was a good one, but the weeks were worse: the means stand beside the number."""
    found = course(*numbers(1, 1, 1, 6, 6, 6, 1, step=5))
    assert found is not None
    assert found.change is Change.WORSE
    assert found.means is not None
    plain = course(*numbers(3, 3, 6, 6))
    assert plain is not None
    assert plain.means is None


def test_gone_is_gone() -> None:
    """The last entry says it is not there."""
    found = course(*numbers(4, 3), seen(date(2025, 8, 1), present=False))
    assert found is not None
    assert (found.change, found.is_open) == (Change.GONE, False)


def test_what_was_never_there_is_no_course() -> None:
    """An asked-and-denied symptom is not an episode that went."""
    assert course(seen(date(2025, 6, 1), present=False)) is None


def test_what_had_gone_before_the_period_is_left_out() -> None:
    """A headache that ended last year is not on this sheet, even where it was denied since."""
    gone = [seen(date(2024, 5, 1), 4), seen(date(2024, 6, 1), present=False)]
    assert course(*gone, began=date(2024, 5, 1)) is None
    assert course(*gone, seen(date(2025, 6, 1), present=False), began=date(2024, 5, 1)) is None


def test_still_open_from_before_stays_listed_without_an_entry_in_the_period() -> None:
    """Silence is unknown, not gone."""
    found = course(seen(date(2024, 5, 1), 4), began=date(2024, 5, 1))
    assert found is not None
    assert found.is_open
    assert not found.is_new


def test_entries_after_the_period_do_not_count() -> None:
    """A sheet about a time says nothing of later."""
    found = course(*numbers(3, 3), seen(date(2025, 12, 1), 9))
    assert found is not None
    assert found.now is not None
    assert found.now.value == 3


def test_own_numbers_come_before_those_of_others() -> None:
    """A caregiver's number is used only where the person gave none, and that is said."""
    own = course(seen(date(2025, 6, 1), 3), seen(date(2025, 6, 8), 8, author_id=2))
    others = course(seen(date(2025, 6, 8), 8, author_id=2))
    assert own is not None
    assert others is not None
    assert own.now is not None
    assert (own.now.value, own.by_others) == (3, False)
    assert others.by_others


def test_the_latest_answer_to_a_short_question_counts() -> None:
    """Asked twice, the later answer stands."""
    found = course(
        seen(date(2025, 6, 1), answers=(("like_first_time", Answer.NOT_SURE),)),
        seen(date(2025, 6, 8), answers=(("like_first_time", Answer.NO),)),
        seen(date(2025, 6, 9)),
    )
    assert found is not None
    assert found.answer("like_first_time") is Answer.NO
    assert found.answer("fever") is None
