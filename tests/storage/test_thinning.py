"""Which backups stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from followup.storage.thinning import has_shrunk, superfluous

START = datetime(2016, 1, 1, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    """A backup as thinning knows it."""

    made_at: datetime
    reason: str = ""
    size: int = 100


def _year_by_year(days: Iterable[int]) -> list[Made]:
    """Make a backup on each of these days and thin after each."""
    kept: list[Made] = []
    for day in days:
        newest = Made(START + timedelta(days=day))
        kept.append(newest)
        gone = superfluous(kept, newest)
        kept = [one for one in kept if one not in gone]
    return kept


def test_ten_years_of_days_leave_a_ladder() -> None:
    """Seven days, four weeks, twelve months, every year: 7 + 3 + 11 + 10, as they overlap."""
    kept = _year_by_year(range(3650))
    years = {one.made_at.year for one in kept}
    months = {(one.made_at.year, one.made_at.month) for one in kept}
    last = kept[-1].made_at
    assert years == set(range(2016, 2026))
    assert len(months) >= 12 + 8
    assert {last - timedelta(days=days) for days in range(7)} <= {one.made_at for one in kept}
    assert 25 <= len(kept) <= 33


def test_a_clock_ten_years_ahead_takes_nothing_else_away() -> None:
    """One backup bears a wrong day. Those of the right days stay, and go on to be thinned when the clock is right."""
    kept = _year_by_year(range(60))
    ahead = Made(START + timedelta(days=3710))
    gone = superfluous([*kept, ahead], ahead)
    assert len(gone) <= 2
    assert kept[-1] not in gone
    after = [one for one in [*kept, ahead] if one not in gone]
    back = Made(START + timedelta(days=60))
    gone = superfluous([*after, back], back)
    assert ahead not in gone
    assert back not in gone
    assert len(gone) <= 2


def test_a_clock_a_year_behind_keeps_what_is_made_now() -> None:
    """The one just made is the oldest by its name, and stays; so do all that bear later days."""
    kept = _year_by_year(range(400))
    behind = Made(START + timedelta(days=30))
    assert not set(superfluous([*kept, behind], behind)) & {behind, *kept[-20:]}


def test_a_clock_behind_leaves_all_that_bear_later_days() -> None:
    """Forty days in a row, then one from a clock that fell back: none of the forty goes for its sake."""
    later = [Made(START + timedelta(days=day)) for day in range(100, 140)]
    behind = Made(START)
    assert superfluous([*later, behind], behind) == ()


def test_backups_made_for_a_reason_stay_longer() -> None:
    """The file as it was before an upgrade is needed months later."""
    special = Made(START, "before-upgrade")
    kept = [special, *(Made(START + timedelta(days=day)) for day in range(1, 300))]
    assert special not in superfluous(kept, kept[-1])


@given(st.lists(st.integers(0, 4000), min_size=1, max_size=60, unique=True), st.integers(0, 59))
def test_the_newest_and_one_of_each_year_always_stay(days: list[int], chosen: int) -> None:
    """Whatever the order of the days and whichever was made last."""
    made = [Made(START + timedelta(days=day)) for day in days]
    newest = made[chosen % len(made)]
    left = set(made) - set(superfluous(made, newest))
    assert newest in left
    assert {one.made_at.year for one in left} == {one.made_at.year for one in made}
    assert max(made, key=lambda one: one.made_at) in left


def test_entries_brought_back_one_by_one_do_not_push_out_the_file_before_an_upgrade() -> None:
    """Each makes a backup of its own first; thirty of them in an evening are no reason to lose the older form."""
    special = Made(START, "before-upgrade")
    evening = [Made(START + timedelta(days=1, minutes=minute), "before-restore") for minute in range(30)]
    newest = Made(START + timedelta(days=2))
    gone = superfluous([special, *evening, newest], newest)
    assert special not in gone
    assert len(gone) == 20


def test_a_log_that_got_much_smaller_is_no_reason_to_let_older_ones_go() -> None:
    """Whatever emptied it, what it held before is in the older ones alone."""
    days = [Made(START + timedelta(days=day)) for day in range(8)]
    assert not has_shrunk([*days, small := Made(START + timedelta(days=9), size=80)], small)
    assert has_shrunk([*days, smaller := Made(START + timedelta(days=9), size=79)], smaller)
    settled = [Made(START + timedelta(days=day), size=10) for day in range(20, 26)]
    assert not has_shrunk([*days, *settled], settled[-1])
