"""Which backups stay when there are many: the last 5, 7 daily, 4 weekly, 12 monthly, and one of each year for ever.

The days are those in the names of the backups, never the clock's: a clock that jumps ten years ahead would otherwise
find every backup too old, and take them all away.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Protocol, TypeVar

LAST, DAILY, WEEKLY, MONTHLY = 5, 7, 4, 12
LATER = timedelta(days=1)
"""A backup from later than this after the newest one is from a clock that was wrong, and is left alone."""

SPECIAL = 10
"""Backups made before an upgrade stay, and so do those before a restore: as many of each, whatever their days."""

SHRUNK = 0.8
"""Of the size of one of the last five. A log never gets smaller by itself: where it did, nothing older may go."""


class Dated(Protocol):
    """What is known of a backup here."""

    @property
    def made_at(self) -> datetime:
        """The moment it was made, in UTC."""

    @property
    def reason(self) -> str:
        """Why it was made; empty for an everyday one."""


class Sized(Dated, Protocol):
    """A backup whose size is known."""

    @property
    def size(self) -> int:
        """How many bytes its log has."""


AnyDated = TypeVar("AnyDated", bound=Dated)


def superfluous(backups: Iterable[AnyDated], newest: AnyDated) -> tuple[AnyDated, ...]:
    """Return the backups that may go, oldest first. `newest` is the one just made and proved; it always stays."""
    ordered = sorted(backups, key=lambda one: one.made_at, reverse=True)
    counted = [one for one in ordered if one.made_at <= newest.made_at + LATER]
    everyday = [one for one in counted if not one.reason]
    keeping = [newest, *everyday[:LAST]]
    for reason in {one.reason for one in counted if one.reason}:
        keeping += islice((one for one in counted if one.reason == reason), SPECIAL)
    for period, most in _PERIODS:
        keeping += islice(_newest_of_each(everyday, period), most)
    kept = set(map(id, keeping))
    return tuple(one for one in reversed(counted) if id(one) not in kept and one.made_at != newest.made_at)


def has_shrunk(backups: Iterable[Sized], newest: Sized) -> bool:
    """Return whether the newest backup is much smaller than one of the five before it."""
    before = sorted((one for one in backups if one is not newest), key=lambda one: one.made_at, reverse=True)
    return any(newest.size < SHRUNK * one.size for one in before[:LAST])


_PERIODS: tuple[tuple[Callable[[datetime], Hashable], int | None], ...] = (
    (lambda moment: moment.date(), DAILY),
    (lambda moment: moment.isocalendar()[:2], WEEKLY),
    (lambda moment: (moment.year, moment.month), MONTHLY),
    (lambda moment: moment.year, None),
)


def _newest_of_each(ordered: Sequence[AnyDated], period: Callable[[datetime], Hashable]) -> list[AnyDated]:
    """Return the newest backup of each day, week, month or year; newest first."""
    found: dict[Hashable, AnyDated] = {}
    for one in ordered:
        found.setdefault(period(one.made_at), one)
    return list(found.values())
