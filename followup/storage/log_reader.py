"""The quick way from a log to the view that rules and sheets read."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from followup.domain.log_view import EpisodeView, LogView, MedicineView
from followup.domain.profile import profile_of
from followup.domain.records import DosePeriod, Episode, Fact, Medicine, Observation, Told, Treatment, Weight
from followup.storage.link import Link
from followup.storage.mapping import columns_of, order_of, to_record
from followup.storage.tables import METADATA, episode, observation

if TYPE_CHECKING:
    from followup.storage.reader import Reader


def log_view(link: Link, reader: Reader, since: date | None) -> LogView:
    """Return the log, its observations and weighings from `since` on."""
    facts, treatments = reader.all(Fact), reader.all(Treatment)
    return LogView(
        profile=profile_of(facts, treatments),
        episodes=episode_views(link, open_only=False, since=since, ids=None),
        medicines=medicine_views(reader),
        treatments=treatments,
        weights=_weights(link, since),
        told=reader.all(Told),
    )


def medicine_views(reader: Reader) -> tuple[MedicineView, ...]:
    """Return each medicine with its dose periods; one without a first day comes first."""
    periods: dict[int, list[DosePeriod]] = defaultdict(list)
    for period in reader.all(DosePeriod):
        periods[period.medicine_id].append(period)
    return tuple(MedicineView(medicine, tuple(periods[medicine.id])) for medicine in reader.all(Medicine))


def _weights(link: Link, since: date | None) -> tuple[Weight, ...]:
    table = METADATA.tables[Weight.kind]
    query = sa.select(*columns_of(Weight.kind)).where(table.c.removed_at.is_(None)).order_by(*order_of(Weight.kind))
    if since is not None:
        query = query.where(table.c.measured_on >= since)
    return tuple(to_record(Weight, row._mapping) for row in link.rows(query))


_LAST = (
    sa.select(observation.c.id)
    .where(observation.c.episode_id == episode.c.id, observation.c.removed_at.is_(None))
    .order_by(observation.c.observed_on.desc(), observation.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_last_one = observation.alias("last_one")
_EPISODES = (
    sa.select(*columns_of(Episode.kind), _last_one.c.id.label("last_id"), _last_one.c.present.label("last_present"))
    .select_from(episode.outerjoin(_last_one, _last_one.c.id == _LAST))
    .where(episode.c.removed_at.is_(None))
    .order_by(episode.c.began_on, episode.c.id)
)
_OBSERVATIONS = (
    sa.select(*columns_of(Observation.kind))
    .select_from(episode.join(observation, observation.c.episode_id == episode.c.id))
    .where(episode.c.removed_at.is_(None), observation.c.removed_at.is_(None))
    .order_by(observation.c.episode_id, observation.c.observed_on, observation.c.id)
)


def episode_views(
    link: Link, *, open_only: bool, since: date | None, ids: Sequence[int] | None
) -> tuple[EpisodeView, ...]:
    """Return episodes, by the day they began, each with its observations."""
    episodes, observations = _EPISODES, _OBSERVATIONS
    if ids is not None:
        episodes = episodes.where(episode.c.id.in_(_listed(ids)))
        observations = observations.where(episode.c.id.in_(_listed(ids)))
    if since is not None:
        observations = observations.where(observation.c.observed_on >= since)
    rows = [row for row in link.rows(episodes) if row.last_present is not False or not open_only]
    seen = _by_episode(link.rows(observations))
    if since is not None:
        left = [row.last_id for row in rows if row.last_id and row.last_present and row.id not in seen]
        seen |= _by_episode(link.rows(_OBSERVATIONS.where(observation.c.id.in_(_listed(left)))))
    return tuple(
        EpisodeView(_episode(row), tuple(seen.get(row.id, ())))
        for row in rows
        if since is None or row.id in seen or not row.last_id
    )


def _episode(row: sa.Row[Any]) -> Episode:
    values = dict(row._mapping)
    del values["last_id"], values["last_present"]
    return to_record(Episode, values)


def _by_episode(rows: Sequence[sa.Row[Any]]) -> dict[int, list[Observation]]:
    found: dict[int, list[Observation]] = defaultdict(list)
    for row in rows:
        found[row.episode_id].append(to_record(Observation, row._mapping))
    return found


def _listed(ids: Sequence[int]) -> sa.Select[Any]:
    """Ids as a table: a list of any length in one value."""
    return sa.select(sa.column("value")).select_from(sa.func.json_each(json.dumps(list(ids))))
