"""Quick add without widgets: what the words may mean, and the entry that is made of a choice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from followup.domain.days import Day
from followup.domain.log_view import EpisodeView
from followup.domain.records import THE_PERSON
from followup.domain.words import Side
from followup.ui.kit.sentences import translate

if TYPE_CHECKING:
    from followup.services.journal import SymptomEntry
    from followup.services.log import OpenLog
    from followup.signs.finder import Match

MOST_OFFERS = 5


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing the words may mean. Without a `symptom` it is the person's own words as they stand.

    `place_title` is empty where the title says the place already. `asks_side` says that a side would matter and the
    words do not tell it. `of_another` says that the words speak of somebody else, who may be the person of this log.
    """

    words: str
    symptom: str = ""
    title: str = ""
    place: str = ""
    place_title: str = ""
    side: Side = Side.NONE
    present: bool = True
    asks_side: bool = False
    of_another: bool = False

    def on_side(self, side: Side) -> Offer:
        """Return the same with a side."""
        return replace(self, side=side)

    def at_place(self, place: str) -> Offer:
        """Return the same at a place, "" for the usual one."""
        return replace(self, place=place)


def offers_for(words: str, services: OpenLog, *, by_helper: bool = False) -> tuple[Offer, ...]:
    """Return what the words may mean, best first, and at the end the words themselves; nothing for no words.

    Where they speak of somebody else ("mum is gasping"), that may be the person of this log: it is offered as such, and
    without asking where a helper wrote last.
    """
    words = " ".join(words.split())
    if not words:
        return ()
    finder = services.finder
    found = tuple(_offer(words, match, services) for match in finder.offer(words, MOST_OFFERS, by_helper=by_helper))
    if not found:
        others = finder.find(words, MOST_OFFERS, by_helper=True)
        found = tuple(replace(_offer(words, match, services), of_another=True) for match in others)
    return (*found, Offer(words, title=words))


def _offer(words: str, match: Match, services: OpenLog) -> Offer:
    symptom = services.catalogue.symptom(match.symptom)
    side = Side(match.side) if match.side else Side.NONE
    title = translate(symptom.title)
    return Offer(
        words=words,
        symptom=symptom.id,
        title=title,
        place=match.place or "",
        place_title=_place_title(match, title, services),
        side=side,
        present=match.present,
        asks_side=symptom.sided and side is Side.NONE,
    )


def _place_title(match: Match, title: str, services: OpenLog) -> str:
    place = services.catalogue.place_by_id.get(match.place or "")
    words = translate(place.title) if place is not None else ""
    return "" if words.casefold() in title.casefold() else words.lower()


def entry_of(
    offer: Offer,
    on: Day,
    severity: int | None = None,
    began: Day | None = None,
    *,
    note: str = "",
    author_id: int = THE_PERSON,
) -> SymptomEntry:
    """Return the entry for an offer that was chosen."""
    from followup.services.journal import SymptomEntry

    return SymptomEntry(
        words=offer.words,
        symptom=offer.symptom,
        place=offer.place,
        side=offer.side,
        observed_on=on.on,
        about=on.about,
        began_on=began.on if began is not None else None,
        began_about=began is not None and began.about,
        present=offer.present,
        severity=severity if offer.present else None,
        note=note,
        author_id=author_id,
    )


def goes_on_from(offer: Offer, open_episodes: tuple[EpisodeView, ...]) -> EpisodeView | None:
    """Return the open episode that an offer would most likely go on from."""
    for view in open_episodes:
        episode = view.episode
        same = episode.symptom == offer.symptom if offer.symptom else episode.words.casefold() == offer.words.casefold()
        if same and (not offer.side or not episode.side or offer.side == episode.side):
            return view
    return None
