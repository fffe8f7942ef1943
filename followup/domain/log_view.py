"""The part of a log that rules and sheets read, as records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from followup.domain.profile import Profile
from followup.domain.records import DosePeriod, Episode, Medicine, Observation, Told, Treatment, Weight


@dataclass(frozen=True, slots=True)
class EpisodeView:
    """An episode with its observations, oldest day first and, within a day, in the order of entry.

    `observations` may leave out what lies further back than the reader asked for; `episode.began_on`
    says when it began all the same.
    """

    episode: Episode
    observations: tuple[Observation, ...]

    @property
    def last(self) -> Observation | None:
        """Return the latest observation, or None."""
        return self.observations[-1] if self.observations else None

    @property
    def is_open(self) -> bool:
        """Return whether the symptom has not been noted as gone."""
        return self.last is None or self.last.present


@dataclass(frozen=True, slots=True)
class MedicineView:
    """A medicine with its dose periods, oldest first; a period without a first day comes first."""

    medicine: Medicine
    periods: tuple[DosePeriod, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """An observation as it stood until it was changed at a moment."""

    at: datetime
    before: Observation


@dataclass(frozen=True, slots=True)
class LogView:
    """A log as the rules see it: nothing in it is derived, and its order does not matter to a rule.

    `edits` are those of the episodes that a tick speaks of, oldest first.
    """

    profile: Profile = field(default_factory=Profile)
    episodes: tuple[EpisodeView, ...] = ()
    medicines: tuple[MedicineView, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    weights: tuple[Weight, ...] = ()
    told: tuple[Told, ...] = ()
    edits: tuple[Edit, ...] = ()
