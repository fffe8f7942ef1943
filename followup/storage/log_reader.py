"""The quick way from a log to the view that rules and sheets read, without SQLAlchemy."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from followup.domain.log_view import EpisodeView, LogView, MedicineView
from followup.domain.profile import profile_of
from followup.domain.records import DosePeriod, Episode, Fact, Medicine, Told, Treatment, Weight
from followup.storage.observations import observations_of
from followup.storage.plain import LISTED, AnyRecord, Plain, PlainLink, records


class Reads(Protocol):
    """What hands out the records of a kind, oldest first."""

    def all(self, record_type: type[AnyRecord], **equal: Plain) -> tuple[AnyRecord, ...]:
        """Return the records that are not in the trash; `equal` narrows by fields."""


def log_view(link: PlainLink, since: date | None) -> LogView:
    """Return the log, its observations and weighings from `since` on."""
    treatments = records(link, Treatment)
    return LogView(
        profile=profile_of(records(link, Fact), treatments),
        episodes=episode_views(link, open_only=False, since=since, ids=None),
        medicines=_medicine_views(records(link, Medicine), records(link, DosePeriod)),
        treatments=treatments,
        weights=records(link, Weight, since=since),
        told=records(link, Told),
    )


def medicine_views(reader: Reads) -> tuple[MedicineView, ...]:
    """Return each medicine with its dose periods; one without a first day comes first."""
    return _medicine_views(reader.all(Medicine), reader.all(DosePeriod))


def _medicine_views(medicines: Sequence[Medicine], periods: Sequence[DosePeriod]) -> tuple[MedicineView, ...]:
    by_id: dict[int, list[DosePeriod]] = defaultdict(list)
    for period in periods:
        by_id[period.medicine_id].append(period)
    return tuple(MedicineView(medicine, tuple(by_id[medicine.id])) for medicine in medicines)


_LAST = """SELECT episode.id, seen.id, seen.present FROM episode LEFT JOIN observation AS seen ON seen.id = (
    SELECT id FROM observation WHERE episode_id = episode.id AND removed_at IS NULL
    ORDER BY observed_on DESC, id DESC LIMIT 1
) WHERE episode.removed_at IS NULL"""
"""Each episode with the id of its last observation and whether the symptom was there, both null where there is none."""


def episode_views(
    link: PlainLink, *, open_only: bool, since: date | None, ids: Sequence[int] | None
) -> tuple[EpisodeView, ...]:
    """Return episodes, by the day they began, each with its observations."""
    narrowed = ("", ()) if ids is None else (f" AND episode.id IN {LISTED}", (json.dumps(list(ids)),))
    last = {id_: (seen, present) for id_, seen, present in link.raw(_LAST + narrowed[0], narrowed[1])}
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
