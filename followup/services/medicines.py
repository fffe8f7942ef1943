"""Medicines and what was taken when. A change never rewrites the past: it ends the running stretch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from followup.domain.checks import overlap
from followup.domain.errors import Refused
from followup.domain.log_view import MedicineView
from followup.domain.records import DosePeriod, Medicine
from followup.services.wishes import Wish, Wishes

if TYPE_CHECKING:
    from followup.storage.log_reader import Reads
    from followup.storage.store import Store

_ONE_DAY = timedelta(days=1)


class Medicines:
    """Medicines, vitamins, supplements and other therapies with their dose periods."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    def all(self) -> tuple[MedicineView, ...]:
        """Return every medicine with its periods, by name."""
        with self._wishes.database.reading() as store:
            return medicine_views(store)

    def current(self, on: date | None = None) -> tuple[MedicineView, ...]:
        """Return the medicines taken on a day (today when none is said), each with the periods of that day only."""
        day = on or self._wishes.today()
        views = (MedicineView(view.medicine, _on_day(view.periods, day)) for view in self.all())
        return tuple(view for view in views if view.periods)

    def start(self, medicine: Medicine, period: DosePeriod, cause: object | None = None) -> MedicineView:
        """Keep a medicine with its first period, or a new period of a medicine that is known already."""
        with self._wishes.wish("start medicine", author_id=medicine.author_id, cause=cause) as wish:
            kept = medicine if medicine.id else wish.add(medicine)
            add_period(wish, replace(period, medicine_id=kept.id))
            wish.words = self._wishes.tr("Medicine noted.")
            return _view(wish.store, kept)

    def change_dose(
        self, medicine_id: int, from_on: date, dose: str, reason: str = "", cause: object | None = None
    ) -> MedicineView:
        """End the running period the day before and begin one with the new dose."""
        period = DosePeriod(medicine_id=medicine_id, dose=dose, started_on=from_on, reason=reason)
        return self._begin(period, self._wishes.tr("Change of dose noted."), cause)

    def pause(self, medicine_id: int, from_on: date, reason: str = "", cause: object | None = None) -> MedicineView:
        """End the running period the day before and begin a stretch in which none is taken."""
        period = DosePeriod(medicine_id=medicine_id, started_on=from_on, reason=reason, paused=True)
        return self._begin(period, self._wishes.tr("Pause noted."), cause)

    def resume(
        self, medicine_id: int, from_on: date, dose: str | None = None, reason: str = "", cause: object | None = None
    ) -> MedicineView:
        """End the pause the day before and go on with the last dose, or with a new one."""
        with self._wishes.database.reading() as store:
            periods = _periods(store, medicine_id)
        taken = [period for period in periods if not period.paused]
        last = taken[-1].dose if taken else ""
        period = DosePeriod(
            medicine_id=medicine_id, dose=last if dose is None else dose, started_on=from_on, reason=reason
        )
        return self._begin(period, self._wishes.tr("Noted that you take it again."), cause)

    def stop(self, medicine_id: int, last_on: date, reason: str = "", cause: object | None = None) -> MedicineView:
        """End the running period on this day; the reason is kept in its note."""
        with self._wishes.wish("stop medicine", cause=cause) as wish:
            medicine = wish.store.get(Medicine, medicine_id)
            running = _running(_periods(wish.store, medicine_id), last_on)
            if running is None:
                raise Refused("This medicine is not being taken on that day. Please check the date.", field="ended_on")
            note = "\n".join(text for text in (running.note, reason) if text)
            wish.change(replace(running, ended_on=last_on, note=note))
            wish.words = self._wishes.tr("Noted that you stopped it.")
            return _view(wish.store, medicine)

    def _begin(self, period: DosePeriod, words: str, cause: object | None) -> MedicineView:
        with self._wishes.wish("change dose", cause=cause) as wish:
            medicine = wish.store.get(Medicine, period.medicine_id)
            add_period(wish, period)
            wish.words = words
            return _view(wish.store, medicine)


def add_period(wish: Wish, period: DosePeriod) -> DosePeriod:
    """Keep a new period; the one that is running ends the day before it. Raises `Refused` where the two would cross."""
    periods = _periods(wish.store, period.medicine_id)
    if period.started_on is not None:
        running = _running(periods, period.started_on - _ONE_DAY)
        if running is not None:
            ended = wish.change(replace(running, ended_on=period.started_on - _ONE_DAY))
            periods = tuple(ended if one.id == ended.id else one for one in periods)
    refuse_crossing(periods, period)
    return wish.add(period)


def refuse_crossing(periods: tuple[DosePeriod, ...], period: DosePeriod) -> None:
    """Raise `Refused` when the days of a period cross those of another of the same medicine."""
    if overlap(periods, period) is not None:
        raise Refused(
            "These days cross another stretch of the same medicine. Please check the two dates.", field="started_on"
        )


def medicine_views(store: Reads) -> tuple[MedicineView, ...]:
    """Return every medicine with its periods, by name."""
    from followup.storage.log_reader import medicine_views as by_id

    return tuple(sorted(by_id(store), key=lambda view: (view.medicine.name.casefold(), view.medicine.id)))


def _view(store: Store, medicine: Medicine) -> MedicineView:
    return MedicineView(medicine, _periods(store, medicine.id))


def _periods(store: Store, medicine_id: int) -> tuple[DosePeriod, ...]:
    return _sorted(store.all(DosePeriod, medicine_id=medicine_id))


def _sorted(periods: tuple[DosePeriod, ...] | list[DosePeriod]) -> tuple[DosePeriod, ...]:
    return tuple(sorted(periods, key=lambda period: (period.started_on or date.min, period.id)))


def _on_day(periods: tuple[DosePeriod, ...], day: date) -> tuple[DosePeriod, ...]:
    return tuple(
        period
        for period in periods
        if (period.started_on or date.min) <= day <= (period.ended_on or date.max) and not period.paused
    )


def _running(periods: tuple[DosePeriod, ...], day: date) -> DosePeriod | None:
    """Return the period, a pause too, that goes on and began on or before this day; one with a last day is past."""
    for period in periods:
        if period.ended_on is None and (period.started_on or date.min) <= day:
            return period
    return None
