"""One symptom described in words, understood with what the log knows already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode
from followup.domain.words import Side
from followup.exchange.diary import DiaryRow
from followup.services.diary_words import RowReader
from followup.services.joining import Spot, find_episode, only_open
from followup.services.log import OpenLog
from followup.services.symptom_entry import SymptomEntry, spot_at


class _Known:
    """The episodes of a log as the reader of a row asks about them."""

    def __init__(self, views: tuple[EpisodeView, ...]) -> None:
        self._views = views

    def has_symptom(self, symptom: str) -> bool:
        return any(view.episode.symptom == symptom for view in self._views)

    def has_place(self, place: str) -> bool:
        return any(view.episode.place == place for view in self._views)

    def goes_on(self, spot: Spot, row: DiaryRow) -> bool:
        day = row.observed_on
        return day is not None and find_episode(self._views, spot, day.on, present=row.present is not False) is not None

    def only_open(self, places: frozenset[str], side: Side, on: date) -> Episode | None:
        return only_open(self._views, places, side, on)


def describe(log: OpenLog, row: DiaryRow) -> SymptomEntry:
    """Return the entry that a described symptom makes; without a day it is today's.

    Raises `Refused` when it does not say what it is, or when its days contradict each other.
    """
    if not (row.what.strip() or row.symptom.strip() or row.words.strip()):
        raise Refused("Say which symptom it is.", field="what")
    dated = row if row.observed_on else replace(row, observed_on=Day(log.today()))
    return RowReader(log.catalogue, log.finder, _Known(log.journal.episodes())).read(dated).entry


def filed(log: OpenLog, episode: Episode) -> Episode | None:
    """Return an episode of words alone as it would be filed now, or None where the words mean nothing of the list.

    The finder learns words over time; what was kept before is read by no rule until the person has it filed.
    """
    if episode.symptom or not episode.words.strip():
        return None
    match = next((one for one in log.finder.find(episode.words) if one.present), None)
    if match is None:
        return None
    place, side = episode.place or match.place or "", episode.side or Side(match.side or "")
    spot = spot_at(match.symptom, place, side, log.catalogue)
    return replace(episode, symptom=match.symptom, place=spot.place, side=spot.side)
