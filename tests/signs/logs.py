"""Small logs built by hand, day by day, for the tests of the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from followup.domain.log_view import Edit, EpisodeView, LogView, MedicineView
from followup.domain.profile import Profile
from followup.domain.records import DosePeriod, Episode, Medicine, Observation, Told, Treatment, Weight
from followup.domain.words import AllAlong, Answer, Change, Side, Tier, TreatmentKind
from followup.signs.catalogue import Catalogue, load_catalogue
from followup.signs.evaluate import evaluate
from followup.signs.flag import Flag
from followup.signs.medicine_names import load_medicine_names
from followup.signs.rules import Signs, load_signs

START = date(2026, 3, 2)
"""Day 0 of every log in these tests."""

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

Entry = tuple[int, dict[str, object]]


def on(day: int) -> date:
    """Return the date of a day of the log."""
    return START + timedelta(days=day)


def seen(
    day: int, severity: int | None = None, change: str = "", all_along: str = "", **answers: str | bool
) -> Observation:
    """Return an observation with the symptom; answers are "yes", "no" or "not_sure", or True and False."""
    return Observation(
        episode_id=0,
        observed_on=on(day),
        severity=severity,
        change=Change(change),
        all_along=AllAlong(all_along),
        answers=tuple((question, _answer(answer)) for question, answer in sorted(answers.items())),
    )


def gone(day: int, change: str = "") -> Observation:
    """Return an observation without the symptom; "gone" as change says it in as many words."""
    return Observation(episode_id=0, observed_on=on(day), present=False, change=Change(change))


def _answer(answer: str | bool) -> Answer:
    if isinstance(answer, bool):
        return Answer.YES if answer else Answer.NO
    return Answer(answer)


class Diary:
    """A log that grows by calls; ids count up as they would in a database."""

    def __init__(self, profile: Profile | None = None) -> None:
        self.profile = profile or Profile()
        self.episodes: list[EpisodeView] = []
        self.medicines: list[MedicineView] = []
        self.treatments: list[Treatment] = []
        self.weights: list[Weight] = []
        self.told: list[Told] = []
        self.edits: list[Edit] = []
        self._next = 0

    def _id(self) -> int:
        self._next += 1
        return self._next

    def has(
        self, symptom: str, *observations: Observation, place: str = "", side: str = "", began: int | None = None
    ) -> Diary:
        """Add an episode; it began on its first observation unless said otherwise."""
        first = min((seen.observed_on for seen in observations), default=START)
        episode = Episode(
            id=self._id(),
            symptom=symptom,
            place=place,
            side=Side(side),
            began_on=first if began is None else on(began),
        )
        kept = (replace(one, id=self._id(), episode_id=episode.id) for one in observations)
        self.episodes.append(EpisodeView(episode, tuple(kept)))
        return self

    def takes(self, name: str, since: int | None = -400, until: int | None = None) -> Diary:
        """Add a medicine with one dose period."""
        medicine = Medicine(id=self._id(), name=name)
        period = DosePeriod(
            id=self._id(),
            medicine_id=medicine.id,
            started_on=None if since is None else on(since),
            ended_on=None if until is None else on(until),
        )
        self.medicines.append(MedicineView(medicine, (period,)))
        return self

    def had(self, kind: str, name: str, until: int | None = None) -> Diary:
        """Add a cancer treatment."""
        ended = None if until is None else on(until)
        self.treatments.append(Treatment(id=self._id(), treatment=TreatmentKind(kind), name=name, ended_on=ended))
        return self

    def weighs(self, day: int, grams: int, trying: bool | None = None) -> Diary:
        """Add a weighing."""
        answer = None if trying is None else _answer(trying)
        self.weights.append(Weight(id=self._id(), measured_on=on(day), grams=grams, trying_to_lose=answer))
        return self

    def tell(self, flag: Flag, day: int, at: datetime | None = None) -> Diary:
        """Add the person's tick for a flag, as the program would keep it."""
        self.told.append(
            Told(
                id=self._id(),
                sign=flag.sign,
                rule=flag.rule,
                rule_version=flag.rule_version,
                told_on=on(day),
                tier=flag.tier,
                severity=flag.severity,
                episodes=flag.episodes,
                entered_at=at,
            )
        )
        return self

    def adds(self, observation: Observation, episode: int = 0) -> Diary:
        """Add one more observation to an episode, counted from 0."""
        view = self.episodes[episode]
        kept = replace(observation, id=self._id(), episode_id=view.episode.id)
        self.episodes[episode] = EpisodeView(view.episode, (*view.observations, kept))
        return self

    def log(self) -> LogView:
        """Return the log as rules read it."""
        return LogView(
            profile=self.profile,
            episodes=tuple(self.episodes),
            medicines=tuple(self.medicines),
            treatments=tuple(self.treatments),
            weights=tuple(self.weights),
            told=tuple(self.told),
            edits=tuple(self.edits),
        )


_CATALOGUE: list[Catalogue] = []
_SIGNS: list[Signs] = []


def shipped() -> Signs:
    """Return the shipped signs, read once for all tests."""
    if not _SIGNS:
        _CATALOGUE.append(load_catalogue(RESOURCES))
        _SIGNS.append(load_signs(RESOURCES, _CATALOGUE[0], load_medicine_names(RESOURCES / "medicines.toml")))
    return _SIGNS[0]


def catalogue() -> Catalogue:
    """Return the shipped catalogue, read once for all tests."""
    shipped()
    return _CATALOGUE[0]


def flags(diary: Diary, day: int) -> tuple[Flag, ...]:
    """Return the flags of a diary on a day."""
    return evaluate(shipped(), diary.log(), on(day))


def flag(diary: Diary, sign: str, day: int) -> Flag | None:
    """Return the flag of one sign on a day, or None."""
    return next((flag for flag in flags(diary, day) if flag.sign == sign), None)


def tier(diary: Diary, sign: str, day: int) -> str:
    """Return the tier of one sign on a day with its hours, "call 72" for example, or "none"."""
    found = flag(diary, sign, day)
    if found is None:
        return "none"
    return f"{found.tier} {found.hours}" if found.hours else str(found.tier)


def top(found: Iterable[Flag]) -> str:
    """Return the most pressing tier among flags, or "none"."""
    return str(min((flag.tier for flag in found), key=lambda one: Tier(one).rank, default="none"))
