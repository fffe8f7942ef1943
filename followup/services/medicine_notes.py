"""What is noted beside a medicine: the days it was taken or missed, what it may be doing, and what it is."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.care_words import Taken
from followup.domain.errors import Refused
from followup.domain.log_view import MedicineView
from followup.domain.records import Episode, Intake, Medicine, SideEffect
from followup.services.medicines import medicine_views
from followup.services.wishes import Wishes
from followup.signs.medicine_names import MedicineNames

if TYPE_CHECKING:
    from followup.storage.log_reader import Reads


class MedicineNotes:
    """Days, side effects and the same substance under another name."""

    def __init__(self, wishes: Wishes, names: MedicineNames) -> None:
        self._wishes = wishes
        self._names = names

    def note_day(self, medicine_id: int, on: date, taken: Taken | None, cause: object | None = None) -> Intake | None:
        """Keep whether a medicine was taken on a day; None takes the note away: the day is not known again."""
        with self._wishes.wish("note dose", cause=cause) as wish:
            wish.store.get(Medicine, medicine_id)
            standing = wish.store.all(Intake, medicine_id=medicine_id, taken_on=on)
            for extra in standing[1:] if taken is not None else standing:
                wish.remove(Intake.kind, extra.id)
            wish.words = self._wishes.tr("Day noted.")
            if taken is None:
                return None
            if standing:
                return wish.change(replace(standing[0], taken=taken))
            return wish.add(Intake(medicine_id=medicine_id, taken_on=on, taken=taken))

    def month(self, medicine_id: int, month: date) -> dict[date, Taken]:
        """Return what was noted for the days of the month that a day lies in; a day that is not there is not known."""
        first, last = month.replace(day=1), month.replace(day=monthrange(month.year, month.month)[1])
        with self._wishes.database.reading() as store:
            notes = store.all(Intake, medicine_id=medicine_id)
        return {note.taken_on: note.taken for note in notes if first <= note.taken_on <= last}

    def noted(self) -> frozenset[int]:
        """Return the ids of the medicines whose days somebody notes."""
        with self._wishes.database.reading() as store:
            return frozenset(note.medicine_id for note in store.all(Intake))

    def link(self, medicine_id: int, episode_id: int, note: str = "", cause: object | None = None) -> SideEffect:
        """Keep that a symptom may come from a medicine; raises `Refused` when that is noted. It quiets no flag."""
        with self._wishes.wish("link side effect", cause=cause) as wish:
            wish.store.get(Medicine, medicine_id)
            wish.store.get(Episode, episode_id)
            if wish.store.all(SideEffect, medicine_id=medicine_id, episode_id=episode_id):
                raise Refused("This symptom is noted with this medicine already.", field="episode_id")
            kept = wish.add(SideEffect(medicine_id=medicine_id, episode_id=episode_id, note=note))
            wish.words = self._wishes.tr("Side effect noted.")
        return kept

    def side_effects(self, episode_id: int | None = None) -> tuple[tuple[SideEffect, Episode], ...]:
        """Return every side effect, or those of one episode, with its symptom; none whose symptom is in the trash."""
        with self._wishes.database.reading() as store:
            found = side_effects_in(store)
        return tuple(pair for pair in found if episode_id in {None, pair[1].id})

    def same_substance(self, name: str, but: int = 0) -> tuple[MedicineView, ...]:
        """Return the medicines of the log that are the same substance as this name, one id left out."""
        wanted = {named.medicine.id for named in self._names.read(name)}
        with self._wishes.database.reading() as store:
            views = medicine_views(store)
        return tuple(
            view
            for view in views
            if view.medicine.id != but
            and wanted & {named.medicine.id for named in self._names.read(view.medicine.name)}
        )


def side_effects_in(reader: Reads) -> tuple[tuple[SideEffect, Episode], ...]:
    """Return every side effect with its symptom, read in this transaction."""
    episodes = {episode.id: episode for episode in reader.all(Episode)}
    return tuple((link, episodes[link.episode_id]) for link in reader.all(SideEffect) if link.episode_id in episodes)
