"""The profile is drawn from facts; what is not known stays unknown."""

from __future__ import annotations

from datetime import date

from followup.domain.care_words import Operation, RadiotherapyField
from followup.domain.profile import Profile, profile_of
from followup.domain.records import Fact, Treatment
from followup.domain.words import Side, TreatmentKind


def test_an_empty_log_knows_nothing() -> None:
    """Nothing is inferred from silence."""
    assert Profile() == profile_of((), ())


def test_a_stated_side_goes_with_the_surgery() -> None:
    """Surgery and its side may be two facts."""
    profile = profile_of([Fact(name="surgery", value="lumpectomy"), Fact(name="surgery_side", value="left")], ())

    assert {Side.LEFT: frozenset({"lumpectomy"})} == profile.surgery


def test_each_side_may_have_its_own_surgery() -> None:
    """Lumpectomy on the right and, years later, mastectomy on the left."""
    profile = profile_of(
        [
            Fact(name="surgery", value="lumpectomy", side=Side.RIGHT),
            Fact(name="surgery", value="mastectomy", side=Side.LEFT),
        ],
        (),
    )

    assert {Side.RIGHT: frozenset({"lumpectomy"}), Side.LEFT: frozenset({"mastectomy"})} == profile.surgery


def test_both_sides_is_left_and_right() -> None:
    """A surgery of both sides counts for each."""
    profile = profile_of([Fact(name="surgery", value="mastectomy", side=Side.BOTH)], ())

    assert {Side.LEFT, Side.RIGHT} == set(profile.surgery)


def test_a_surgery_without_a_side_is_kept_as_such() -> None:
    """It is known that there was one, not where."""
    profile = profile_of([Fact(name="surgery", value="mastectomy")], ())

    assert {Side.NONE: frozenset({"mastectomy"})} == profile.surgery


def test_unknown_is_not_a_value() -> None:
    """The answer "unknown" is the same to a rule as no answer."""
    profile = profile_of(
        [
            Fact(name="surgery", value="unknown"),
            Fact(name="birth_date", value="unknown"),
            Fact(name="sex", value="unknown"),
        ],
        (),
    )

    assert Profile() == profile


def test_the_last_radiotherapy_counts() -> None:
    """Treatments and the stated day are both looked at, and the later one wins."""
    treatments = [
        Treatment(treatment=TreatmentKind.RADIOTHERAPY, name="radiotherapy", ended_on=date(2026, 1, 1)),
        Treatment(treatment=TreatmentKind.CHEMOTHERAPY, name="chemotherapy", ended_on=date(2026, 2, 1)),
    ]

    profile = profile_of([Fact(name="radiotherapy_ended_on", value="2025-11-30")], treatments)

    assert date(2026, 1, 1) == profile.radiotherapy_ended_on


def test_a_later_cancer_does_not_overwrite_what_is_known_of_the_first() -> None:
    """Facts with a diagnosis of their own speak of that cancer alone."""
    first = Fact(name="cancer_side", value="left")
    later = Fact(name="cancer_side", value="right", diagnosis_id=1)
    assert profile_of([first, later], []).cancer_side is Side.LEFT


def test_any_lobular_cancer_counts() -> None:
    """Signs of lobular cancer are looked for whichever cancer it was, and whichever side."""
    facts = [
        Fact(name="histology", value="lobular", side=Side.LEFT),
        Fact(name="histology", value="ductal", side=Side.RIGHT),
        Fact(name="histology", value="ductal", diagnosis_id=1),
    ]
    assert profile_of(facts, []).histology == "lobular"


def test_an_operation_says_what_was_done_on_its_side() -> None:
    """Surgery that is entered with its day needs no second entry as a fact."""
    operation = Treatment(
        treatment=TreatmentKind.SURGERY,
        name="operation",
        side=Side.RIGHT,
        operations=(Operation.MASTECTOMY, Operation.NODE_CLEARANCE, Operation.RECONSTRUCTION),
    )
    profile = profile_of([Fact(name="surgery", value="lumpectomy", side=Side.LEFT)], [operation])
    assert profile.surgery == {Side.LEFT: frozenset({"lumpectomy"}), Side.RIGHT: frozenset({"mastectomy"})}
    assert profile.reconstructed == profile.nodes_removed == frozenset({Side.RIGHT})


def test_a_course_of_radiotherapy_with_one_day_is_over_then() -> None:
    """Which day it is, nobody said; the cough after it must not wait for that."""
    given = Treatment(treatment=TreatmentKind.RADIOTHERAPY, name="radiotherapy", started_on=date(2026, 1, 23))

    assert profile_of((), [given]).radiotherapy_ended_on == date(2026, 1, 23)


def test_radiotherapy_of_bone_or_brain_is_none_of_the_breast() -> None:
    """It puts off no mammogram; a course that was aimed at both counts, and so does one whose place nobody said."""
    breast = Treatment(treatment=TreatmentKind.RADIOTHERAPY, name="x", ended_on=date(2022, 3, 1))
    for fields, last in (
        ((RadiotherapyField.BONE,), date(2022, 3, 1)),
        ((RadiotherapyField.BONE, RadiotherapyField.CHEST_WALL), date(2026, 3, 1)),
        ((), date(2026, 3, 1)),
    ):
        later = Treatment(treatment=TreatmentKind.RADIOTHERAPY, name="y", ended_on=date(2026, 3, 1), fields=fields)
        assert profile_of((), (breast, later)).radiotherapy_ended_on == last
