"""The quick way from a log to the view that rules and sheets read, without SQLAlchemy."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

from followup.domain.log_view import EpisodeView, LogView, MedicineView
from followup.domain.profile import profile_of
from followup.domain.records import DosePeriod, Episode, Fact, Medicine, Told, Treatment, Weight
from followup.storage.edits import edits_of
from followup.storage.observations import observations_of
from followup.storage.plain import LISTED, AnyRecord, Plain, PlainLink, records

_JOINS = timedelta(days=2)
"""How far an episode may lie before one that goes on from it: the rules join them over one free day."""


class Reads(Protocol):
    """What hands out the records of a kind, oldest first."""

    def all(self, record_type: type[AnyRecord], **equal: Plain) -> tuple[AnyRecord, ...]:
        """Return the records that are not in the trash; `equal` narrows by fields."""


def log_view(link: PlainLink, since: date | None, ids: Sequence[int] | None = None) -> LogView:
    """Return the log, its observations and weighings from `since` on; with `ids`, of the episodes only these."""
    treatments, told = records(link, Treatment), records(link, Told)
    episodes = episode_views(link, open_only=False, since=since, ids=ids)
    return LogView(
        profile=profile_of(records(link, Fact), treatments),
        episodes=episodes,
        medicines=_medicine_views(records(link, Medicine), records(link, DosePeriod)),
        treatments=treatments,
        weights=records(link, Weight, since=since),
        told=told,
        edits=edits_of(link, episodes, told),
    )


def medicine_views(reader: Reads) -> tuple[MedicineView, ...]:
    """Return each medicine with its dose periods; one without a first day comes first."""
    return _medicine_views(reader.all(Medicine), reader.all(DosePeriod))


def _medicine_views(medicines: Sequence[Medicine], periods: Sequence[DosePeriod]) -> tuple[MedicineView, ...]:
    by_id: dict[int, list[DosePeriod]] = defaultdict(list)
    for period in periods:
        by_id[period.medicine_id].append(period)
    return tuple(MedicineView(medicine, tuple(by_id[medicine.id])) for medicine in medicines)


_SPANS = """SELECT id, symptom, min(began_on, coalesce((
    SELECT observed_on FROM observation WHERE episode_id = episode.id AND removed_at IS NULL
    ORDER BY observed_on, id LIMIT 1
), began_on)) FROM episode WHERE removed_at IS NULL"""
"""Each episode with its symptom and its earliest day."""

_LAST = """SELECT episode.id, seen.id, seen.present, seen.observed_on FROM episode
LEFT JOIN observation AS seen ON seen.id = (
    SELECT id FROM observation WHERE episode_id = episode.id AND removed_at IS NULL
    ORDER BY observed_on DESC, id DESC LIMIT 1
) WHERE episode.removed_at IS NULL"""
"""Each episode with its last observation: its id, whether the symptom was there, its day; null where there is none."""


def near_view(link: PlainLink, since: date) -> LogView:
    """Return the log as the rules read it, without the episodes that were over before a day.

    What is over is needed all the same where a later episode of the same symptom may go on from it: it stays when
    its last day lies at most two days before the earliest of those that are needed.
    """
    return log_view(link, None, ids=_near(link, since))


def _near(link: PlainLink, since: date) -> list[int]:
    last = {id_: (present, on) for id_, _, present, on in link.raw(_LAST, ())}
    with link.named():
        spans = [(id_, symptom, date.fromisoformat(began)) for id_, symptom, began in link.raw(_SPANS, ())]
        ends = {id_: date.fromisoformat(on) for id_, (present, on) in last.items() if present == 0}
    reach: dict[str, date] = {}
    near: set[int] = set()
    grows = True
    while grows:
        grows = False
        for id_, symptom, began in spans:
            if id_ not in near and ends.get(id_, date.max) >= reach.get(symptom, since):
                near.add(id_)
                if symptom:
                    reach[symptom] = min(began - _JOINS, reach.get(symptom, since))
                    grows = True
    return sorted(near)


def episode_views(
    link: PlainLink, *, open_only: bool, since: date | None, ids: Sequence[int] | None
) -> tuple[EpisodeView, ...]:
    """Return episodes, by the day they began, each with its observations."""
    narrowed = ("", ()) if ids is None else (f" AND episode.id IN {LISTED}", (json.dumps(list(ids)),))
    last = {id_: (seen, present) for id_, seen, present, _ in link.raw(_LAST + narrowed[0], narrowed[1])}
    chosen = [id_ for id_, (_, present) in last.items() if present != 0 or not open_only]
    seen = observations_of(link, since=since, episodes=None if ids is None and not open_only else chosen)
    if since is not None:
        still = [last[id_][0] for id_ in chosen if last[id_][1] and id_ not in seen]
        seen |= observations_of(link, ids=still)
    return tuple(
        EpisodeView(episode, seen.get(episode.id, ()))
        for episode in records(link, Episode, ids=chosen)
        if since is None or episode.id in seen or last[episode.id][0] is None
    )
