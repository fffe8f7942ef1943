"""The care record around the symptoms: later cancers, people, how things are, and when to offer somebody to lean on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from followup.domain.care_words import ContactRole, Measured
from followup.domain.records import (
    Contact,
    Diagnosis,
    Fact,
    Measure,
    Overall,
    Step,
    Treatment,
    Weight,
)
from followup.domain.words import Tier, TreatmentKind
from followup.report.care.record import CareView
from followup.services.guessing import guess_treatment
from followup.services.medicines import medicine_views
from followup.services.record import profile_in
from followup.services.wishes import Wishes
from followup.signs.flag import Flag
from followup.signs.medicine_names import MedicineNames

if TYPE_CHECKING:
    from followup.storage.store import Store

MUCH_WORRY = 7
"""The number of worry from which somebody to lean on is offered. Our own choice, said so where it shows: the licensed
questionnaires have cut-offs of their own and may not be used here."""

WORRY_COUNTS = timedelta(days=7)
"""How long a noted worry speaks for, as an observation does."""

_GROUPS = {
    "hormone": TreatmentKind.HORMONE,
    "chemotherapy": TreatmentKind.CHEMOTHERAPY,
    "bone": TreatmentKind.BONE,
    "immune": TreatmentKind.IMMUNE,
    "her2": TreatmentKind.TARGETED,
    "her2_tablet": TreatmentKind.TARGETED,
    "conjugate": TreatmentKind.TARGETED,
    "cdk46": TreatmentKind.TARGETED,
    "parp": TreatmentKind.TARGETED,
}
"""Groups of the list of medicines that are cancer treatments."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Why somebody to lean on is offered: the worry that was noted, or None when it is an urgent flag."""

    worry: Measure | None
    people: tuple[Contact, ...]


class Care:
    """What is known of care, and the people in it."""

    def __init__(self, wishes: Wishes, names: MedicineNames) -> None:
        self._wishes = wishes
        self._names = names

    def view(self) -> CareView:
        """Return everything the care record is read from."""
        with self._wishes.database.reading() as store:
            return self.view_in(store)

    def view_in(self, store: Store) -> CareView:
        """Return the same, read in this transaction."""
        return CareView(
            today=self._wishes.today(),
            profile=profile_in(store),
            facts=store.all(Fact),
            diagnoses=store.all(Diagnosis),
            treatments=store.all(Treatment),
            medicines=medicine_views(store),
            weights=store.all(Weight),
            measures=store.all(Measure),
            steps=store.all(Step),
            treats=self.treats,
        )

    def treats(self, name: str) -> frozenset[TreatmentKind]:
        """Return which cancer treatments the name of a medicine stands for, by our list or by its words."""
        listed = {_GROUPS[group] for group in self._names.groups_of(name) if group in _GROUPS}
        guessed = guess_treatment(name)
        if not listed and guessed not in (TreatmentKind.OTHER, TreatmentKind.SURGERY, TreatmentKind.VACCINE):
            listed.add(guessed)
        return frozenset(listed)

    def contacts(self) -> tuple[Contact, ...]:
        """Return everybody: the care team first, then those to lean on, by name."""
        with self._wishes.database.reading() as store:
            return sorted_contacts(store.all(Contact))

    def keep_day(
        self,
        measures: tuple[Measure, ...],
        *,
        weight: Weight | None = None,
        overall: Overall | None = None,
        cause: object | None = None,
    ) -> None:
        """Keep the numbers of one day together, or none of them."""
        with self._wishes.wish("note how things are", cause=cause) as wish:
            for number in (weight, overall, *measures):
                if number is not None:
                    wish.add(number)
            wish.words = self._wishes.tr("How things are was noted.")

    def team(self) -> tuple[Contact, ...]:
        """Return those who treat and can be called, for the panel "If it's urgent"."""
        with self._wishes.database.glancing() as glance:
            people = sorted_contacts(glance.all(Contact))
        return tuple(one for one in people if one.role.is_team and (one.phone or one.phone_out_of_hours))

    def last_noted(self) -> date | None:
        """Return the last day on which a weight or how things are was noted."""
        with self._wishes.database.glancing() as glance:
            days = [glance.last_day(kind) for kind in (Measure, Weight, Overall)]
        return max((day for day in days if day is not None), default=None)

    def offer(self, flags: tuple[Flag, ...]) -> Offer | None:
        """Return whom to lean on when a noted worry is high or a flag is urgent, else None."""
        worry = self._much_worry(self._wishes.today())
        urgent = any(flag.tier is Tier.URGENT and not flag.is_quiet for flag in flags)
        if worry is None and not urgent:
            return None
        with self._wishes.database.glancing() as glance:
            people = sorted_contacts(glance.all(Contact))
        return Offer(worry, tuple(contact for contact in people if contact.role.is_support))

    def _much_worry(self, today: date) -> Measure | None:
        with self._wishes.database.glancing() as glance:
            recent = glance.since(Measure, today - WORRY_COUNTS, measured=Measured.WORRY)
        noted = [one for one in recent if one.measured_on <= today]
        return noted[-1] if noted and noted[-1].value >= MUCH_WORRY else None


def sorted_contacts(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """Return people by what they are, the care team first, then those to lean on; within each by name."""
    order = list(ContactRole)
    return tuple(sorted(contacts, key=lambda one: (order.index(one.role), one.name.casefold(), one.id)))
