"""What an entry must say to be read again: symptoms and signs that the program has, and a day for an exam."""

from __future__ import annotations

from dataclasses import dataclass

from followup.domain.errors import Refused
from followup.domain.records import Episode, Exam, Photo, Record, Told
from followup.signs.catalogue import Catalogue
from followup.signs.sign import Signs


@dataclass(frozen=True, slots=True)
class EntryCheck:
    """Refuses what names nothing that is known: no rule would ever read it, and nobody would notice."""

    catalogue: Catalogue
    signs: Signs

    def refuse_unknown(self, record: Record, before: Record | None = None) -> None:
        """Raise `Refused` for what cannot be meant; what stood in the record `before` may stay."""
        if isinstance(record, Episode):
            self._check_episode(record, before.symptom if isinstance(before, Episode) else "")
        if isinstance(record, Exam) and (before is None or _is_shown(before)) and not _is_shown(record):
            raise Refused("Please give one day: when it is due, booked, or was done.", field="done_on")
        if isinstance(record, Photo) and not (isinstance(before, Photo) and _same_picture(record, before)):
            raise Refused("The picture of a photo stays as it is. Please add another picture as a photo of its own.")
        if isinstance(record, Told):
            self._check_told(record, before.sign if isinstance(before, Told) else "")

    def _check_episode(self, episode: Episode, before: str) -> None:
        if not episode.symptom and not episode.words.strip():
            raise Refused("Say which symptom it is, or put it into your own words.", field="symptom")
        if episode.symptom not in {"", before} and episode.symptom not in self.catalogue.symptom_by_id:
            raise Refused("There is no symptom of this name. Please check it, or use your own words.", field="symptom")

    def _check_told(self, told: Told, before: str) -> None:
        if told.sign != before and told.sign not in self.signs.by_id:
            raise Refused("There is no sign of this name. Please check it.", field="sign")


def _is_shown(record: Record) -> bool:
    """Whether some list shows an exam: by a day of its own, or as the next one of its plan."""
    return isinstance(record, Exam) and any(
        one is not None for one in (record.due_on, record.booked_on, record.done_on, record.plan_id)
    )


def _same_picture(photo: Photo, before: Photo) -> bool:
    return (photo.sha256, photo.size) == (before.sha256, before.size)
