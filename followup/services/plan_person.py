"""The person as the published schedules ask about them: years since treatment, age, breasts, medicines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from followup.domain.days import whole_years
from followup.domain.log_view import MedicineView
from followup.domain.profile import Profile
from followup.domain.records import DosePeriod, Treatment
from followup.domain.words import Side, TreatmentKind
from followup.services.plans import FOR_GOOD, Schedule, TeamQuestion
from followup.signs.medicine_names import MedicineNames, words_in
from followup.signs.person import goes_on

_SIDES = frozenset({Side.LEFT, Side.RIGHT})

_REGIMENS = {
    "anthracycline": frozenset({"ac", "ec", "fec", "fac", "tac", "caf", "cef", "ddac", "ddec"}),
    "her2": frozenset({"th", "thp", "tch", "tchp", "tcbh", "tcbhp", "phesgo"}),
}
"""Letters that a course of chemotherapy is called by, and what is in it that a schedule asks about.

They count in the name of a treatment alone: in the name of a medicine they may mean something else."""


@dataclass(frozen=True, slots=True)
class PlanPerson:
    """Whom a schedule is held against on one day. `taken` and `ever` are groups of the list of medicines.

    `since` maps a group that is taken to the first day of its oldest medicine, where that is known.
    """

    profile: Profile
    taken: frozenset[str] = frozenset()
    ever: frozenset[str] = frozenset()
    since: tuple[tuple[str, date], ...] = ()

    def year(self, on: date) -> int | None:
        """Return which year after treatment a day lies in, the days before its end in the first; None if unknown."""
        ended = self.profile.treatment_ended_on
        if ended is None:
            return None
        return 1 if ended > on else whole_years(ended, on) + 1

    def age(self, on: date) -> int | None:
        """Return the age on a day, or None."""
        born = self.profile.birth_date
        return None if born is None else whole_years(born, on)

    def covers(self, line: Schedule, on: date) -> bool:
        """Return whether a line speaks of the year and the age of a day; an unknown year counts as the first."""
        year, age = self.year(on) or 1, self.age(on)
        young = bool(line.until_age) and age is not None and age < line.until_age
        in_years = line.from_year <= year and (line.until_year == FOR_GOOD or year <= line.until_year or young)
        old_enough = not line.from_age or (age is not None and age >= line.from_age)
        return in_years and old_enough and (not line.below_age or (age is not None and age < line.below_age))

    def holds(self, who: Iterable[str]) -> bool:
        """Return whether all of these hold, as far as the log knows."""
        return all(self._holds(one) for one in who)

    def asks(self, ask: TeamQuestion, on: date) -> bool:
        """Return whether a question for the team is for this person."""
        age, breast_matters = self.age(on), "breast_kept" in ask.who
        return (
            (not breast_matters or (bool(self.kept_breasts) and (self.profile.sex == "male") is ask.man))
            and (not ask.ever or not self.ever.isdisjoint(ask.ever))
            and (self.year(on) or 1) >= ask.from_year
            and (not ask.from_age or (age is not None and age >= ask.from_age))
        )

    def _holds(self, who: str) -> bool:
        profile = self.profile
        match who:
            case "breast_kept":
                return bool(self.kept_breasts) and profile.sex != "male"
            case "uterus":
                return profile.uterus != "removed" and profile.sex != "male"
            case "after_menopause":
                return profile.menopause == "after"
            case "before_menopause":
                return profile.menopause == "before"
            case _:
                return who in self.taken

    @property
    def kept_breasts(self) -> frozenset[Side]:
        """Return the sides on which there is a breast as far as the log knows."""
        return _SIDES - gone_breasts(self.profile)


def gone_breasts(profile: Profile) -> frozenset[Side]:
    """Return the sides that need no mammogram: a breast that was removed, or rebuilt after that.

    A breast that is said to be rebuilt counts as removed before, unless what was done on that side was a lumpectomy.
    Source: ACS/ASCO 2016 and NICE NG101 (none on the side of a mastectomy, none of a rebuilt breast).
    """
    rebuilt = _SIDES if Side.BOTH in profile.reconstructed else profile.reconstructed & _SIDES
    removed = {side for side in _SIDES if "mastectomy" in profile.surgery.get(side, ())}
    return frozenset(removed | {side for side in rebuilt if "lumpectomy" not in profile.surgery.get(side, ())})


def plan_person(
    profile: Profile,
    medicines: Iterable[MedicineView],
    treatments: Iterable[Treatment],
    names: MedicineNames,
    today: date,
) -> PlanPerson:
    """Return the person of a log as the schedules ask about them on a day."""
    treatments = tuple(treatments)
    taken: set[str] = set()
    ever = {group for one in treatments for group in _groups_given(one, names)}
    since: dict[str, date] = {}
    dated: set[str] = set()

    def take(groups: Iterable[str], start: date | None) -> None:
        for group in groups:
            taken.add(group)
            if start is not None:
                since[group] = min(start, since.get(group, date.max))

    for view in medicines:
        groups = names.groups_of(view.medicine.name)
        ever |= groups
        dated |= groups if view.periods else frozenset()
        if _is_taken(view.periods, today):
            take(groups, next((period.started_on for period in view.periods if period.started_on is not None), None))
    for one in treatments:
        if goes_on(one, today):
            take(names.groups_of(one.name) - dated, one.started_on)
    return PlanPerson(profile, frozenset(taken), frozenset(ever), tuple(sorted(since.items())))


def _groups_given(treatment: Treatment, names: MedicineNames) -> frozenset[str]:
    groups = names.groups_of(treatment.name)
    if treatment.treatment not in {TreatmentKind.CHEMOTHERAPY, TreatmentKind.TARGETED}:
        return groups
    words = frozenset(words_in(treatment.name))
    return groups | {group for group, letters in _REGIMENS.items() if words & letters}


def _is_taken(periods: tuple[DosePeriod, ...], today: date) -> bool:
    """Return whether a medicine is on the list on a day; a pause is no end, and without any period it is taken."""
    return not periods or any(
        (period.started_on or date.min) <= today <= (period.ended_on or date.max) for period in periods
    )
