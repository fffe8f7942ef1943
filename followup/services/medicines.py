"""Medicines and what was taken when. A change never rewrites the past: it ends the running stretch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from followup.domain.errors import Refused
from followup.domain.log_view import MedicineView
from followup.domain.records import DosePeriod, Medicine
from followup.services.doses import (
    TaperStep,
    add_period,
    covers,
    in_order,
    make_room,
    on_day,
    refuse_unclear_dose,
    taper_periods,
)
from followup.services.wishes import Wishes

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
        views = (MedicineView(view.medicine, on_day(view.periods, day)) for view in self.all())
        return tuple(view for view in views if view.periods)

    def start(self, medicine: Medicine, period: DosePeriod, cause: object | None = None) -> MedicineView:
        """Keep a medicine with its first period, or a new period of a medicine that is known already."""
        refuse_unclear_dose(period)
        with self._wishes.wish("start medicine", author_id=medicine.author_id, cause=cause) as wish:
            kept = medicine if medicine.id else wish.add(medicine)
            add_period(wish, replace(period, medicine_id=kept.id), self._wishes.today())
            wish.words = self._wishes.tr("Medicine noted.")
            return _view(wish.store, kept)

    def change_dose(
        self,
        medicine_id: int,
        from_on: date,
        dose: str,
        reason: str = "",
        cause: object | None = None,
        *,
        frequency: str = "",
        as_needed: bool = False,
    ) -> MedicineView:
        """End the running period the day before and begin one with the new dose."""
        period = DosePeriod(
            medicine_id=medicine_id,
            dose=dose,
            frequency=frequency,
            as_needed=as_needed,
            started_on=from_on,
            reason=reason,
        )
        return self._begin(period, self._wishes.tr("Change of dose noted."), cause)

    def pause(self, medicine_id: int, from_on: date, reason: str = "", cause: object | None = None) -> MedicineView:
        """End the running period the day before and begin a stretch in which none is taken."""
        period = DosePeriod(medicine_id=medicine_id, started_on=from_on, reason=reason, paused=True)
        return self._begin(period, self._wishes.tr("Pause noted."), cause)

    def resume(
        self,
        medicine_id: int,
        from_on: date,
        dose: str | None = None,
        reason: str = "",
        cause: object | None = None,
        *,
        frequency: str = "",
        as_needed: bool = False,
    ) -> MedicineView:
        """End the pause the day before and go on with the last dose, or with a new one."""
        with self._wishes.database.reading() as store:
            periods = _periods(store, medicine_id)
        taken = [period for period in periods if not period.paused and (period.started_on or date.min) < from_on]
        last = taken[-1] if taken else DosePeriod(medicine_id=medicine_id)
        period = DosePeriod(
            medicine_id=medicine_id,
            dose=last.dose if dose is None else dose,
            frequency=last.frequency if dose is None else frequency,
            as_needed=last.as_needed if dose is None else as_needed,
            started_on=from_on,
            reason=reason,
        )
        return self._begin(period, self._wishes.tr("Noted that you take it again."), cause)

    def taper(
        self,
        medicine_id: int,
        from_on: date,
        steps: tuple[TaperStep, ...],
        reason: str = "",
        cause: object | None = None,
        *,
        goes_on: bool = False,
    ) -> MedicineView:
        """End the running period the day before and plan one stretch after the other.

        The last one has no end if it `goes_on`. A later change, pause or stop takes away what is only planned.
        """
        planned = taper_periods(medicine_id, from_on, steps, reason)
        if goes_on:
            planned = (*planned[:-1], replace(planned[-1], ended_on=None))
        with self._wishes.wish("taper medicine", cause=cause) as wish:
            medicine = wish.store.get(Medicine, medicine_id)
            for period in planned:
                add_period(wish, period, self._wishes.today())
            wish.words = self._wishes.tr("The steps are noted.")
            return _view(wish.store, medicine)

    def stop(self, medicine_id: int, last_on: date, reason: str = "", cause: object | None = None) -> MedicineView:
        """End the running period on this day; the reason is kept in its note."""
        with self._wishes.wish("stop medicine", cause=cause) as wish:
            medicine = wish.store.get(Medicine, medicine_id)
            periods = _periods(wish.store, medicine_id)
            running = _running(periods, last_on)
            if running is None or (running.ended_on is not None and running.ended_on <= self._wishes.today()):
                raise Refused("This medicine is not being taken on that day. Please check the date.", field="ended_on")
            make_room(wish, periods, last_on + _ONE_DAY, self._wishes.today())
            running = wish.store.get(DosePeriod, running.id)
            note = "\n".join(text for text in (running.note, reason) if text)
            wish.change(replace(running, ended_on=last_on, note=note))
            wish.words = self._wishes.tr("Noted that you stopped it.")
            return _view(wish.store, medicine)

    def _begin(self, period: DosePeriod, words: str, cause: object | None) -> MedicineView:
        refuse_unclear_dose(period)
        with self._wishes.wish("change dose", cause=cause) as wish:
            medicine = wish.store.get(Medicine, period.medicine_id)
            add_period(wish, period, self._wishes.today())
            wish.words = words
            return _view(wish.store, medicine)


def medicine_views(store: Reads) -> tuple[MedicineView, ...]:
    """Return every medicine with its periods, by name."""
    from followup.storage.log_reader import medicine_views as by_id

    return tuple(sorted(by_id(store), key=lambda view: (view.medicine.name.casefold(), view.medicine.id)))


def _view(store: Store, medicine: Medicine) -> MedicineView:
    return MedicineView(medicine, _periods(store, medicine.id))


def _periods(store: Store, medicine_id: int) -> tuple[DosePeriod, ...]:
    return in_order(store.all(DosePeriod, medicine_id=medicine_id))


def _running(periods: tuple[DosePeriod, ...], day: date) -> DosePeriod | None:
    """Return the period, a pause too, that a day lies in."""
    return next((period for period in periods if covers(period, day)), None)
