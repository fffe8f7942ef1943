"""Symptoms: noting them, their episodes, and the check-in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followup.domain.care_words import Measured
from followup.domain.log_view import EpisodeView
from followup.domain.records import THE_PERSON, CheckIn, Episode, Measure, Note, Observation, Overall, Weight
from followup.domain.words import AllAlong, Answer, Change
from followup.services.joining import LONG_STANDING, Spot, find_episode, is_exact, joined
from followup.services.kept_log import KeptLog
from followup.services.symptom_entry import SymptomEntry, beginning, is_present, new_episode, observation_of, spot_of
from followup.services.wishes import Wish, Wishes
from followup.signs.catalogue import Catalogue
from followup.signs.evaluate import to_check_in

__all__ = ["CheckInAnswers", "Journal", "Noted", "StillThere", "SymptomEntry"]


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of an entry; `started` says that a new episode began with it."""

    episode: Episode
    observation: Observation
    started: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StillThere:
    """One line of the check-in: how one open episode is today."""

    episode_id: int
    change: Change = Change.NONE
    all_along: AllAlong = AllAlong.UNKNOWN
    severity: int | None = None
    answers: tuple[tuple[str, Answer], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInAnswers:
    """A whole check-in. What was not answered is left out: an episode without a line stays as it was."""

    done_on: date
    symptoms: tuple[StillThere, ...] = ()
    new: tuple[SymptomEntry, ...] = ()
    weight_grams: int | None = None
    weight_unit: str = "kg"
    trying_to_lose: Answer | None = None
    overall: int | None = None
    measures: tuple[tuple[Measured, int], ...] = ()
    note: str = ""
    author_id: int = THE_PERSON


class Journal:
    """The symptoms of a log and how they go on."""

    def __init__(self, wishes: Wishes, kept: KeptLog, catalogue: Catalogue) -> None:
        self._wishes = wishes
        self._kept = kept
        self._catalogue = catalogue

    def note(self, entry: SymptomEntry, cause: object | None = None) -> Noted:
        """Keep an entry: in the episode its day lies in, else in a new one."""
        with self._wishes.wish("note symptom", author_id=entry.author_id, cause=cause) as wish:
            noted = self.keep_in(wish, entry)
            wish.words = self._noted_words(noted)
        return noted

    def deny(self, symptom: str, observed_on: date, author_id: int = THE_PERSON, cause: object | None = None) -> Noted:
        """Keep that a symptom was asked about and is not there; an open episode of it ends."""
        entry = SymptomEntry(symptom=symptom, observed_on=observed_on, present=False, author_id=author_id)
        return self.note(entry, cause)

    def episodes(self, open_only: bool = False, words: str = "", since: date | None = None) -> tuple[EpisodeView, ...]:
        """Return episodes with their observations, the latest noted first.

        `words` are looked for in title, words and notes; `since` leaves out what was last noted before that day.
        """
        wanted = words.casefold().strip()
        known = self._kept.near(self._wishes.today()) if open_only else self._kept.view()
        found = [
            view
            for view in known.episodes
            if (view.is_open or not open_only)
            and (since is None or _latest(view)[0] >= since)
            and (not wanted or wanted in self._text(view))
        ]
        return tuple(sorted(found, key=_latest, reverse=True))

    def page(self, offset: int, limit: int, words: str = "") -> tuple[EpisodeView, ...]:
        """Return one page of episodes with their observations, the last begun first."""
        with self._wishes.database.reading() as store:
            found = store.page(Episode, offset=offset, limit=limit, newest_first=True, words=words or None)
            views = {view.episode.id: view for view in store.episode_views(ids=[one.id for one in found])}
        return tuple(views[one.id] for one in found)

    def episode(self, id: int) -> EpisodeView:  # noqa: A002 - the name that records use
        """Return one episode with all its observations; raises `Missing`."""
        with self._wishes.database.reading() as store:
            store.get(Episode, id)
            return store.episode_views(ids=[id])[0]

    def to_check_in(self) -> tuple[EpisodeView, ...]:
        """Return the open episodes that nothing was said of lately."""
        today = self._wishes.today()
        return to_check_in(self._kept.near(today), today)

    def last_check_in(self) -> date | None:
        """Return the day of the last check-in that was gone through to its end."""
        with self._wishes.database.glancing() as glance:
            done = glance.all(CheckIn)
        return done[-1].done_on if done else None

    def check_in(self, answers: CheckInAnswers, cause: object | None = None) -> CheckIn:
        """Keep a whole check-in together, or nothing of it."""
        with self._wishes.wish("check in", author_id=answers.author_id, cause=cause) as wish:
            for line in answers.symptoms:
                wish.add(_still_there(line, answers))
            for entry in answers.new:
                self.keep_in(wish, entry)
            _keep_measures(wish, answers)
            done = wish.add(CheckIn(done_on=answers.done_on, note=answers.note, author_id=answers.author_id))
            wish.words = self._wishes.tr("Check-in kept.")
        return done

    def add_note(
        self, words: str, noted_on: date, about: bool = False, author_id: int = THE_PERSON, cause: object | None = None
    ) -> Note:
        """Keep free words on a day."""
        with self._wishes.wish("add note", author_id=author_id, cause=cause) as wish:
            note = wish.add(Note(noted_on=noted_on, words=words, about=about, author_id=author_id))
            wish.words = self._wishes.tr("Note kept.")
        return note

    def title(self, episode: Episode) -> str:
        """Return the catalogue's title of an episode's symptom, or the person's own words."""
        known = self._catalogue.symptom_by_id.get(episode.symptom)
        return self._wishes.tr(known.title) if known else episode.words

    def keep_in(self, wish: Wish, entry: SymptomEntry) -> Noted:
        """Keep an entry within a wish that holds more than it."""
        spot = spot_of(entry, self._catalogue)
        known = _named(wish, entry) or _spanning(wish, entry, spot)
        if known is None:
            episode = wish.add(new_episode(entry, spot))
        else:
            grown = joined(known, spot, *beginning(entry))
            episode = known if grown == known else wish.change(grown)
        observation = wish.add(observation_of(entry, episode.id))
        return Noted(episode, observation, known is None)

    def _noted_words(self, noted: Noted) -> str:
        known = self._catalogue.symptom_by_id.get(noted.episode.symptom)
        tr = self._wishes.tr
        title = tr(known.title) if known else ""
        if not noted.observation.present:
            return tr("Noted as not there: {symptom}.").format(symptom=title) if known else tr("Noted as not there.")
        return tr("{symptom} noted.").format(symptom=title) if known else tr("Symptom noted.")

    def _text(self, view: EpisodeView) -> str:
        said = [self.title(view.episode), view.episode.words, view.episode.note]
        said += [text for seen in view.observations for text in (seen.words, seen.note)]
        return "\n".join(said).casefold()


def _named(wish: Wish, entry: SymptomEntry) -> Episode | None:
    return None if entry.episode_id is None else wish.store.get(Episode, entry.episode_id)


def _spanning(wish: Wish, entry: SymptomEntry, spot: Spot) -> Episode | None:
    """Return the episode that the entry's day lies in.

    Almost every entry is of now and joins an episode that is open, for which its newest days are enough. All days are
    read only where the entry is a denial, or where something was noted after it.
    """
    store, present = wish.store, is_present(entry)
    ids = [episode.id for episode in store.all(Episode, symptom=entry.symptom)]
    if not ids:
        return None
    views = store.episode_views(ids=ids, since=entry.observed_on)
    if not present or any(not _is_before(view, entry.observed_on) for view in views):
        views = store.episode_views(ids=ids)
    found = find_episode(views, spot, entry.observed_on, present=present)
    if found is None:
        return None
    # Whether it was there for years may have been said long ago.
    loose = present and not is_exact(found.episode, spot)
    old = loose and store.was_answered(found.episode.id, LONG_STANDING, Answer.YES)
    return None if old else found.episode


def _is_before(view: EpisodeView, day: date) -> bool:
    """Whether an episode is open and nothing in it lies after the day."""
    return view.last is not None and view.last.present and view.last.observed_on <= day


def _still_there(line: StillThere, answers: CheckInAnswers) -> Observation:
    return Observation(
        episode_id=line.episode_id,
        observed_on=answers.done_on,
        present=line.change is not Change.GONE,
        severity=line.severity,
        change=line.change,
        all_along=line.all_along,
        answers=tuple(sorted(line.answers)),
        note=line.note,
        author_id=answers.author_id,
    )


def _keep_measures(wish: Wish, answers: CheckInAnswers) -> None:
    on, author_id = answers.done_on, answers.author_id
    if answers.weight_grams is not None:
        wish.add(
            Weight(
                measured_on=on,
                grams=answers.weight_grams,
                unit=answers.weight_unit,
                trying_to_lose=answers.trying_to_lose,
                author_id=author_id,
            )
        )
    if answers.overall is not None:
        wish.add(Overall(observed_on=on, value=answers.overall, author_id=author_id))
    for measured, value in answers.measures:
        wish.add(Measure(measured=measured, measured_on=on, value=value, author_id=author_id))


def _latest(view: EpisodeView) -> tuple[date, int]:
    last = view.last
    return (last.observed_on if last else view.episode.began_on), view.episode.id
