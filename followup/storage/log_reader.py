"""The quick way from a log to the view that rules and sheets read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from followup.domain.log_view import EpisodeView, LogView, MedicineView
from followup.domain.profile import profile_of
from followup.domain.records import DosePeriod, Episode, Fact, Medicine, Told, Treatment, Weight
from followup.storage.link import Link
from followup.storage.mapping import columns_of, order_of, table_of, to_record
from followup.storage.observations import observations_of
from followup.storage.tables import episode, observation

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
    table = table_of(Weight.kind)
    query = sa.select(*columns_of(Weight.kind)).where(table.c.removed_at.is_(None)).order_by(*order_of(Weight.kind))
    if since is not None:
        query = query.where(table.c.measured_on >= since)
    return tuple(to_record(Weight, row) for row in link.rows(query))


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


def episode_views(
    link: Link, *, open_only: bool, since: date | None, ids: Sequence[int] | None
) -> tuple[EpisodeView, ...]:
    """Return episodes, by the day they began, each with its observations."""
    query = _EPISODES if ids is None else _EPISODES.where(episode.c.id.in_(list(ids)))
    rows = [row for row in link.rows(query) if row.last_present is not False or not open_only]
    chosen = None if ids is None and not open_only else [row.id for row in rows]
    seen = observations_of(link, since=since, episodes=chosen)
    if since is not None:
        seen |= observations_of(link, ids=[row.last_id for row in rows if row.last_present and row.id not in seen])
    return tuple(
        EpisodeView(_episode(row), seen.get(row.id, ()))
        for row in rows
        if since is None or row.id in seen or not row.last_id
    )


def _episode(row: sa.Row[Any]) -> Episode:
    values = row._asdict()
    del values["last_id"], values["last_present"]
    return Episode(**values)
