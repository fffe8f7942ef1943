"""Facts that doctors look at are listed as they stand; silence is unknown and never a no."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.profile import profile_of
from followup.domain.records import Fact, Treatment
from followup.domain.wording import untranslated
from followup.domain.words import Side, TreatmentKind
from followup.report.care.known import known_facts
from followup.report.care.record import CareView

LUMPECTOMY = Fact(name="surgery", value="lumpectomy", side=Side.LEFT)
RADIOTHERAPY = Treatment(treatment=TreatmentKind.RADIOTHERAPY, name="r", side=Side.LEFT)
ER = Fact(name="oestrogen_receptor", value="positive")


def said(label: str, *facts: Fact, treatments: tuple[Treatment, ...] = ()) -> str:
    """What the list says beside a label."""
    profile = profile_of(facts, treatments)
    view = CareView(today=date(2026, 6, 30), profile=profile, facts=facts, treatments=treatments)
    return next(pair.value for pair in known_facts(view, untranslated) if pair.label == label)


def test_an_empty_record_knows_nothing() -> None:
    """Nine facts, and each says so."""
    pairs = known_facts(CareView(today=date(2026, 6, 30)), untranslated)
    assert len(pairs) == 9
    assert all(pair.unknown and pair.value == "unknown" for pair in pairs)


@pytest.mark.parametrize(
    ("answer", "treatments", "words"),
    [
        ("", (), "unknown"),
        ("unknown", (), "unknown"),
        ("no", (), "not given, left"),
        ("yes", (), "given, left"),
        ("", (RADIOTHERAPY,), "given, left"),
    ],
)
def test_radiotherapy_after_lumpectomy_is_never_taken_for_not_given(
    answer: str, treatments: tuple[Treatment, ...], words: str
) -> None:
    """Only somebody who says no makes it a no."""
    facts = [LUMPECTOMY] + ([Fact(name="radiotherapy", value=answer, side=Side.LEFT)] if answer else [])
    assert said("Radiotherapy after lumpectomy", *facts, treatments=treatments) == words


def test_radiotherapy_of_the_other_side_says_nothing_of_this_one() -> None:
    """Nor does that for a later cancer."""
    right = Treatment(treatment=TreatmentKind.RADIOTHERAPY, name="r", side=Side.RIGHT)
    later = Treatment(treatment=TreatmentKind.RADIOTHERAPY, name="r", side=Side.LEFT, diagnosis_id=1)
    assert said("Radiotherapy after lumpectomy", LUMPECTOMY, treatments=(right, later)) == "unknown"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ((ER,), "positive; hormone treatment unknown"),
        ((ER, Fact(name="hormone_treatment", value="no")), "positive; no hormone treatment"),
        ((ER, Fact(name="hormone_treatment", value="yes")), "positive; hormone treatment given"),
        ((Fact(name="oestrogen_receptor", value="negative"),), "unknown"),
        (
            (
                Fact(name="oestrogen_receptor", value="negative"),
                Fact(name="progesterone_receptor", value="negative"),
            ),
            "negative",
        ),
    ],
)
def test_hormone_treatment_is_unknown_until_somebody_says(facts: tuple[Fact, ...], words: str) -> None:
    """And one receptor alone does not make it negative."""
    assert said("Hormone receptors and treatment", *facts) == words


def test_a_number_of_nodes_prints_with_what_is_unknown() -> None:
    """0 is a number; half an answer says which half is missing."""
    assert said("Lymph nodes", Fact(name="nodes_positive", value="0")) == "0 of unknown with cancer"
    assert said("Lymph nodes", Fact(name="nodes_positive", value="unknown")) == "unknown"
