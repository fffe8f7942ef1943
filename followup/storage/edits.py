"""What the entries behind a tick said before they were changed, from the history, without SQLAlchemy."""

from __future__ import annotations

import json
from collections.abc import Iterable

from followup.domain.codec import from_plain, unsaid
from followup.domain.log_view import Edit, EpisodeView
from followup.domain.records import Observation, Told
from followup.storage.plain import LISTED, PlainLink
from followup.storage.values import read_moment

_CHANGED = f"""SELECT at, before FROM history
WHERE kind = 'observation' AND action = 'change' AND record_id IN {LISTED} ORDER BY seq"""  # noqa: S608 - a constant


def edits_of(link: PlainLink, views: Iterable[EpisodeView], told: Iterable[Told]) -> tuple[Edit, ...]:
    """Return every change of an observation of an episode that a tick speaks of, oldest first."""
    wanted = {episode for tick in told for episode in tick.episodes}
    changed = [seen.id for view in views if view.episode.id in wanted for seen in view.observations if seen.rev > 1]
    if not changed:
        return ()
    rows = link.raw(_CHANGED, (json.dumps(changed),))
    with link.named():
        return tuple(Edit(read_moment(at), _observation(before)) for at, before in rows)


def _observation(before: str) -> Observation:
    record = from_plain(Observation.kind, {**unsaid(Observation.kind), **json.loads(before)})
    assert isinstance(record, Observation)  # noqa: S101 - the kind is given
    return record
