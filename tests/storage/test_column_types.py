from datetime import UTC, datetime, timedelta, timezone

import pytest

from followup.storage.column_types import read_answers, read_moment, write_moment

PARIS = timezone(timedelta(hours=1))


def test_a_moment_is_utc_first_and_keeps_its_offset() -> None:
    """The text sorts by UTC; the offset the person lived at stands behind it."""
    moment = datetime(2026, 3, 2, 22, 14, 5, 123456, tzinfo=PARIS)
    assert write_moment(moment) == "2026-03-02T21:14:05.123456Z+01:00"


@pytest.mark.parametrize(
    "offset",
    [
        timedelta(0),
        timedelta(hours=14),
        timedelta(hours=-12),
        timedelta(hours=5, minutes=45),
        timedelta(hours=-3, minutes=-30),
        timedelta(minutes=53, seconds=28),
    ],
)
@pytest.mark.parametrize("microsecond", [0, 1, 999999])
def test_a_moment_comes_back_with_its_offset(offset: timedelta, microsecond: int) -> None:
    """Whatever the zone, the same moment and the same clock on the wall come back."""
    moment = datetime(2028, 2, 29, 23, 59, 59, microsecond, tzinfo=timezone(offset))
    again = read_moment(write_moment(moment))
    assert again == moment
    assert again.utcoffset() == offset
    assert again.isoformat() == moment.isoformat()


def test_moments_of_a_repeated_hour_sort_by_what_came_first() -> None:
    """When clocks go back, 02:30 summer time lies before 02:10 winter time."""
    summer = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2)))
    winter = datetime(2026, 10, 25, 2, 10, tzinfo=timezone(timedelta(hours=1)))
    assert sorted([write_moment(winter), write_moment(summer)]) == [write_moment(summer), write_moment(winter)]


def test_a_moment_without_a_zone_is_refused() -> None:
    """A clock reading that could be any of 38 moments is never written."""
    with pytest.raises(ValueError, match="offset"):
        write_moment(datetime(2026, 3, 2, 21, 14).replace(tzinfo=None))  # noqa: DTZ001


@pytest.mark.parametrize("text", ["", "2026-03-02", "2026-03-02T21:14:05.123456Z", "never"])
def test_a_broken_moment_is_no_moment(text: str) -> None:
    """Half a moment is an error, not a guess."""
    with pytest.raises(ValueError):  # noqa: PT011 - the words differ between Python's versions
        read_moment(text)


def test_answers_come_out_sorted_by_question() -> None:
    """The order of typing does not matter."""
    assert read_answers('{"wakes_at_night":"yes","at_rest":"no"}') == (("at_rest", "no"), ("wakes_at_night", "yes"))
    assert read_answers(None) == ()
    assert write_moment(datetime(2026, 1, 1, tzinfo=UTC)).endswith("Z+00:00")
