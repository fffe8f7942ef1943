"""The record: facts about the person and the cancer, treatments, and who writes in the log."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from followup.domain.facts import FACTS
from followup.domain.profile import Profile, profile_of
from followup.domain.records import THE_PERSON, Author, Fact, Treatment
from followup.domain.words import Role, Side
from followup.services.fact_checks import check_fact, refuse_misfit, refuse_second
from followup.services.wishes import Wish, Wishes

if TYPE_CHECKING:
    from followup.storage.log_reader import Reads


class CareRecord:
    """What is known about the person and the cancer."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    def facts(self) -> tuple[Fact, ...]:
        """Return every fact."""
        with self._wishes.database.glancing() as glance:
            return glance.all(Fact)

    def treatments(self) -> tuple[Treatment, ...]:
        """Return every cancer treatment and vaccine, by day."""
        with self._wishes.database.reading() as store:
            return store.all(Treatment)

    def profile(self) -> Profile:
        """Return the person as the rules see them."""
        with self._wishes.database.reading() as store:
            return profile_in(store)

    def authors(self) -> tuple[Author, ...]:
        """Return everybody who writes in this log, the person first."""
        with self._wishes.database.reading() as store:
            return tuple(sorted(store.all(Author), key=lambda author: author.id))

    def set(
        self,
        name: str,
        value: str,
        side: Side = Side.NONE,
        source: str = "",
        *,
        about: bool = False,
        note: str = "",
        author_id: int = THE_PERSON,
        cause: object | None = None,
    ) -> Fact | None:
        """Keep a fact about the person or the first cancer; see `keep`."""
        fact = Fact(
            name=name,
            value=value,
            side=side,
            about=about,
            source=source,
            note=note,
            author_id=author_id,
        )
        return self.keep(fact, cause)

    def keep(self, fact: Fact, cause: object | None = None) -> Fact | None:
        """Keep a fact in place of the one that stood there; an empty value takes it away and returns None.

        A fact that can stand several times is added beside the others; take one of those away with `drop`.
        """
        check_fact(fact, self._wishes.today())
        with self._wishes.wish("set fact", author_id=fact.author_id, cause=cause) as wish:
            refuse_misfit(wish.store, fact)
            kept = set_fact(wish, fact)
            wish.words = self._wishes.tr("Your record was changed.")
        return kept

    def correct(self, fact: Fact, cause: object | None = None) -> Fact:
        """Keep the new state of one fact, its side among it; raises `Conflict` when it was changed meanwhile."""
        check_fact(fact, self._wishes.today())
        with self._wishes.wish("correct fact", author_id=fact.author_id, cause=cause) as wish:
            named = wish.store.all(Fact, name=fact.name, diagnosis_id=fact.diagnosis_id)
            refuse_second(named, fact, field="side")
            refuse_misfit(wish.store, fact)
            kept = wish.change(fact)
            wish.words = self._wishes.tr("Your record was changed.")
        return kept

    def drop(self, fact_id: int, cause: object | None = None) -> None:
        """Put one fact into the trash."""
        with self._wishes.wish("drop fact", cause=cause, may_use_reserve=True) as wish:
            wish.remove(Fact.kind, fact_id)
            wish.words = self._wishes.tr("Deleted.")

    def add_caregiver(self, name: str, relation: str = "", cause: object | None = None) -> Author:
        """Keep the name of somebody who writes in this log for the person."""
        with self._wishes.wish("add caregiver", cause=cause) as wish:
            author = wish.add(Author(name=name, role=Role.CAREGIVER, relation=relation))
            wish.words = self._wishes.tr("Name noted.")
        return author


def set_fact(wish: Wish, fact: Fact) -> Fact | None:
    """Keep a fact so that only as many of its name, side and cancer stand as can; an empty value takes it away."""
    named = wish.store.all(Fact, name=fact.name, diagnosis_id=fact.diagnosis_id)
    standing = [one for one in named if one.side == fact.side]
    if not fact.value.strip():
        for one in standing:
            wish.remove(Fact.kind, one.id)
        return None
    same = [one for one in standing if one.value == fact.value]
    known = FACTS.get(fact.name)
    if known is not None and known.many and not same:
        return wish.add(fact)
    old = (same or standing)[:1]
    if not old:
        return wish.add(fact)
    return wish.change(replace(fact, id=old[0].id, rev=old[0].rev, entered_at=old[0].entered_at))


def profile_in(store: Reads) -> Profile:
    """Return the person as the rules see them, read in this transaction."""
    return profile_of(store.all(Fact), store.all(Treatment))
