"""The person as the rules ask about them: surgery, medicines, ages and days since treatment. Unknown stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from followup.domain.days import whole_years
from followup.domain.log_view import LogView, MedicineView
from followup.domain.profile import Profile
from followup.domain.records import DosePeriod, Treatment
from followup.domain.words import Side, TreatmentKind
from followup.signs.medicine_names import MedicineNames
from followup.signs.summary import Stretch

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_NAME = 4
"""Letters of a medicine's name. Shorter words in a list of medicines are doses and forms ("aspirin EC"), while a
treatment may be called by its letters ("AC-T", "FEC")."""


@dataclass(frozen=True, slots=True)
class PersonTest:
    """Whom a sign or a rule is for.

    breast: "kept" or "removed" on the side of the course (unknown surgery passes both), or "surely_removed".
    sex, menopause, age_from: rule out everybody else, while unknown passes; nearly everybody who keeps a log like this
    is above the ages that rules name. histology: must be known.
    taking, ever: names of medicines, one of which must be taken now, or must have been taken once. "@" with a group
    stands for every medicine of that group in our own list.
    radiotherapy_days: from and to, since its last day; radiotherapy_over: more days than this since then. Both count
    to the day a symptom began.
    """

    breast: str = ""
    sex: frozenset[str] = frozenset()
    menopause: frozenset[str] = frozenset()
    histology: frozenset[str] = frozenset()
    age_from: int | None = None
    taking: frozenset[str] = frozenset()
    ever: frozenset[str] = frozenset()
    radiotherapy_days: tuple[int, int] | None = None
    radiotherapy_over: int | None = None


ANYBODY = PersonTest()


class Person:
    """One log's person, asked about as of the day something was noted; what a day showed is remembered."""

    def __init__(self, log: LogView, names: MedicineNames | None = None) -> None:
        self._log = log
        self._names = names or MedicineNames()
        self._profile: Profile = log.profile
        self._taking: dict[date, frozenset[str]] = {}
        self._ever: dict[date, frozenset[str]] = {}

    def is_of(self, log: LogView) -> bool:
        """Return whether this is the person of a log, with all that is known of them."""
        mine = self._log
        return mine.profile is log.profile and mine.medicines is log.medicines and mine.treatments is log.treatments

    def passes(self, test: PersonTest, side: Side, noted: Stretch) -> bool:
        """Return whether the person is one a rule is for.

        side: that of the course, for the breast asked about. noted: from its first to its last day; days since
        treatment count to the first, medicines and age are those of the last, so that a medicine stopped later, or
        time that goes by, changes nothing in what was said.
        """
        if test is ANYBODY:
            return True
        profile = self._profile
        return (
            _not_ruled_out(profile.sex, test.sex)
            and _not_ruled_out(profile.menopause, test.menopause)
            and (not test.histology or profile.histology in test.histology)
            and self._old_enough(test.age_from, noted.until)
            and (not test.taking or not test.taking.isdisjoint(self._names_taken(noted.until)))
            and (not test.ever or not test.ever.isdisjoint(self._names_ever(noted.until)))
            and self._after_radiotherapy(test, noted.since)
            and (not test.breast or _breast_may_be(test.breast, profile, side))
        )

    def _names_taken(self, on: date) -> frozenset[str]:
        if on not in self._taking:
            taken = (view for view in self._log.medicines if _is_taken(view, on))
            listed = frozenset().union(*(self._named(view) for view in taken))
            dated = frozenset().union(*(self._named(view) for view in self._log.medicines if view.periods))
            going_on = (
                names_in(one.name) | self._groups_of(one.name) for one in self._log.treatments if goes_on(one, on)
            )
            self._taking[on] = listed.union(*(named for named in going_on if named.isdisjoint(dated)))
        return self._taking[on]

    def _names_ever(self, on: date) -> frozenset[str]:
        if on not in self._ever:
            ever = (self._named(view) for view in self._log.medicines if _was_taken(view, on))
            given = (treatment.name for treatment in self._log.treatments if _was_given(treatment, on))
            treated = (words_of(name) | self._groups_of(name) for name in given)
            self._ever[on] = frozenset().union(*ever, *treated)
        return self._ever[on]

    def _named(self, view: MedicineView) -> frozenset[str]:
        return names_in(view.medicine.name) | self._groups_of(view.medicine.name)

    def _groups_of(self, name: str) -> frozenset[str]:
        return frozenset(f"@{group}" for group in self._names.groups_of(name))

    def _old_enough(self, years: int | None, on: date) -> bool:
        if years is None:
            return True
        born = self._profile.birth_date
        return born is None or whole_years(born, on) >= years

    def _after_radiotherapy(self, test: PersonTest, on: date) -> bool:
        if test.radiotherapy_days is None and test.radiotherapy_over is None:
            return True
        ended_on = self._profile.radiotherapy_ended_on
        if ended_on is None:
            return False
        days = (on - ended_on).days
        if test.radiotherapy_over is not None and days <= test.radiotherapy_over:
            return False
        first, last = test.radiotherapy_days or (0, days)
        return first <= days <= last


def words_of(name: str) -> frozenset[str]:
    """Return the words of a medicine's name in small letters: "Nolvadex 20 mg" gives nolvadex, 20 and mg."""
    return frozenset(_WORD.findall(name.casefold()))


def names_in(name: str) -> frozenset[str]:
    """Return the words of a medicine's name that can name it, without doses and forms."""
    return frozenset(word for word in words_of(name) if len(word) >= _SHORTEST_NAME)


def goes_on(treatment: Treatment, on: date) -> bool:
    """Return whether a hormone treatment of the record is taken on a day: not known to begin later or to have ended.

    Where the list of medicines has dates for the same one, those tell instead.
    """
    is_hormone = treatment.treatment is TreatmentKind.HORMONE
    return is_hormone and _was_given(treatment, on) and (treatment.ended_on is None or treatment.ended_on >= on)


def _is_taken(view: MedicineView, on: date) -> bool:
    return not view.periods or any(_runs(period, on) for period in view.periods)


def _runs(period: DosePeriod, on: date) -> bool:
    begun = period.started_on is None or period.started_on <= on
    return begun and not period.paused and (period.ended_on is None or period.ended_on >= on)


def _was_taken(view: MedicineView, on: date) -> bool:
    begun = (period.started_on is None or period.started_on <= on for period in view.periods if not period.paused)
    return not view.periods or any(begun)


def _was_given(treatment: Treatment, on: date) -> bool:
    return treatment.started_on is None or treatment.started_on <= on


def _not_ruled_out(known: str, wanted: Iterable[str]) -> bool:
    return not wanted or not known or known in wanted


def _breast_may_be(wanted: str, profile: Profile, side: Side) -> bool:
    """Return whether the breast of a side can be kept, or removed, as far as is known; rebuilt counts as removed."""
    sides = (side,) if side in {Side.LEFT, Side.RIGHT} else (Side.LEFT, Side.RIGHT)
    return any(_one_breast_may_be(wanted, profile, one) for one in sides)


def _one_breast_may_be(wanted: str, profile: Profile, side: Side) -> bool:
    surgery = profile.surgery.get(side, frozenset())
    rebuilt = bool({side, Side.BOTH} & profile.reconstructed)
    if wanted == "kept":
        # A breast that was reshaped after a lumpectomy is still there.
        return "mastectomy" not in surgery and (not rebuilt or "lumpectomy" in surgery)
    removed = "mastectomy" in surgery or rebuilt
    unsided = "mastectomy" in profile.surgery.get(Side.NONE, ()) or Side.NONE in profile.reconstructed
    return removed or unsided or (wanted == "removed" and not profile.surgery)
