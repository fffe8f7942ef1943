"""The record of facts, treatments and authors."""

from dataclasses import replace
from datetime import date

import pytest

from followup.domain.care_words import DiagnosisKind
from followup.domain.errors import Refused
from followup.domain.records import THE_PERSON, Diagnosis, Fact
from followup.domain.words import Role, Side
from followup.services.log import OpenLog


def test_fact_stands_in_place_of_the_one_before(log: OpenLog) -> None:
    """One of its name and side; the one before is in the history."""
    log.record.set("menopause", "before", source="letter")
    fact = log.record.set("menopause", "after")
    assert [one.value for one in log.record.facts()] == ["after"]
    assert fact is not None
    assert len(log.entries.history("fact", fact.id)) == 2


def test_each_side_has_its_own_fact(log: OpenLog) -> None:
    """Two cancers have two grades."""
    log.record.set("grade", "1", Side.LEFT)
    log.record.set("grade", "3", Side.RIGHT)
    assert {(one.side, one.value) for one in log.record.facts()} == {(Side.LEFT, "1"), (Side.RIGHT, "3")}


def test_fact_of_which_there_can_be_many_is_added(log: OpenLog) -> None:
    """The same one twice stands once; one of them can be dropped."""
    for value in ("asthma", "gout", "asthma"):
        log.record.set("known_condition", value)
    assert sorted(log.record.profile().known_conditions) == ["asthma", "gout"]
    log.record.drop(log.record.facts()[0].id)
    assert len(log.record.facts()) == 1


def test_empty_value_takes_a_fact_away(log: OpenLog) -> None:
    """It goes into the trash, not into nothing."""
    log.record.set("menopause", "before")
    assert log.record.set("menopause", " ") is None
    assert log.record.facts() == ()
    assert [entry.kind for entry in log.entries.trash()] == ["fact"]


@pytest.mark.parametrize(("name", "value"), [("menopause", "maybe"), ("birth_date", "2027-01-01"), ("birth_date", "x")])
def test_value_that_cannot_be_is_refused(log: OpenLog, name: str, value: str) -> None:
    """A word that is no choice, a birth ahead of today, a day that is none."""
    with pytest.raises(Refused) as refusal:
        log.record.set(name, value)
    assert refusal.value.field == "value"
    assert log.record.facts() == ()


def test_profile_is_what_the_rules_see(log: OpenLog) -> None:
    """Facts and treatments in one."""
    log.record.set("birth_date", "1968-04-02")
    log.record.set("surgery", "mastectomy")
    log.record.set("surgery_side", "left")
    profile = log.record.profile()
    assert (profile.birth_date, profile.surgery) == (date(1968, 4, 2), {Side.LEFT: frozenset({"mastectomy"})})


def test_caregiver_becomes_an_author(log: OpenLog) -> None:
    """The person is the first author of every log; what a caregiver enters bears their name."""
    ada = log.record.add_caregiver("Ada", "daughter")
    assert [(one.id, one.role) for one in log.record.authors()] == [
        (THE_PERSON, Role.PERSON),
        (ada.id, Role.CAREGIVER),
    ]
    fact = log.record.set("menopause", "after", author_id=ada.id)
    assert isinstance(fact, Fact)
    assert fact.author_id == ada.id


def test_a_second_answer_beside_the_first_is_refused_everywhere(log: OpenLog) -> None:
    """Two sexes, or two grades of one breast: nobody could tell which holds."""
    log.entries.add(Fact(name="sex", value="male"))
    with pytest.raises(Refused, match="already has an answer") as refused:
        log.entries.add(Fact(name="sex", value="female"))
    assert refused.value.field == "name"
    assert [fact.value for fact in log.record.facts()] == ["male"]


def test_a_side_moved_onto_another_answer_is_refused(log: OpenLog) -> None:
    """Beside the side, because that is what to mend."""
    log.record.set("grade", "1", Side.LEFT)
    right = log.record.set("grade", "3", Side.RIGHT)
    assert right is not None
    with pytest.raises(Refused) as refused:
        log.record.correct(replace(right, side=Side.LEFT))
    assert refused.value.field == "side"


def test_what_can_stand_several_times_still_does(log: OpenLog) -> None:
    """Both sides of a sided fact, each surgery, each allergy, and each cancer with its own."""
    diagnosis = log.entries.add(Diagnosis(diagnosis=DiagnosisKind.RECURRENCE))
    for fact in (
        Fact(name="grade", value="1", side=Side.LEFT),
        Fact(name="grade", value="1", side=Side.RIGHT),
        Fact(name="grade", value="3", side=Side.LEFT, diagnosis_id=diagnosis.id),
        Fact(name="allergy", value="penicillin"),
        Fact(name="allergy", value="nuts"),
    ):
        log.entries.add(fact)
    assert len(log.record.facts()) == 5


def test_a_fact_of_a_later_cancer_stands_beside_that_of_the_first(log: OpenLog) -> None:
    """Keeping it again replaces its own and leaves the other."""
    diagnosis = log.entries.add(Diagnosis(diagnosis=DiagnosisKind.NEW_CANCER))
    log.record.set("her2", "negative", Side.LEFT)
    for value in ("low", "positive"):
        log.record.keep(Fact(name="her2", value=value, diagnosis_id=diagnosis.id))
    assert [(fact.diagnosis_id, fact.value) for fact in log.record.facts()] == [
        (None, "negative"),
        (diagnosis.id, "positive"),
    ]


def test_a_later_cancer_takes_its_facts_into_the_trash_and_brings_them_back(log: OpenLog) -> None:
    """Those of the first cancer stay."""
    diagnosis = log.entries.add(Diagnosis(diagnosis=DiagnosisKind.RECURRENCE))
    log.record.set("her2", "negative")
    log.record.keep(Fact(name="her2", value="low", diagnosis_id=diagnosis.id))
    log.entries.remove(Diagnosis.kind, diagnosis.id)
    assert [fact.value for fact in log.record.facts()] == ["negative"]
    log.entries.bring_back(Diagnosis.kind, diagnosis.id)
    assert [fact.value for fact in log.record.facts()] == ["negative", "low"]


@pytest.mark.parametrize("name", ["diagnosed_on", "biopsy_on", "birth_date"])
def test_what_has_happened_lies_not_ahead(log: OpenLog, name: str) -> None:
    """In My record and from the command line alike."""
    for keep in (lambda: log.record.set(name, "2031-01-01"), lambda: log.entries.add(Fact(name=name, value="2031"))):
        with pytest.raises(Refused, match="future"):
            keep()
    log.record.set("treatment_ended_on", "2031-01-01")


def test_nothing_happened_before_the_birth(log: OpenLog) -> None:
    """A year alone is a guess and may be that of the birth."""
    log.record.set("birth_date", "1970-05-20")
    with pytest.raises(Refused, match="before the date of birth"):
        log.record.set("diagnosed_on", "1969-12-31")
    log.record.set("diagnosed_on", "1970", about=True)


def test_no_more_nodes_have_cancer_than_were_looked_at(log: OpenLog) -> None:
    """Of each side and each cancer for itself, whichever number comes first."""
    log.record.set("nodes_examined", "3", Side.LEFT)
    with pytest.raises(Refused, match="More lymph nodes"):
        log.record.set("nodes_positive", "4", Side.LEFT)
    log.record.set("nodes_positive", "4", Side.RIGHT)
    with pytest.raises(Refused, match="More lymph nodes"):
        log.entries.add(Fact(name="nodes_examined", value="3", side=Side.RIGHT))
    log.record.set("nodes_positive", "3", Side.LEFT)
    log.record.set("nodes_positive", "unknown", Side.LEFT)


def test_a_later_cancer_is_later(log: OpenLog) -> None:
    """Unless one of the two days is a guess."""
    log.record.set("diagnosed_on", "2022-05-19")
    for found, about, is_kept in ((date(2022, 5, 18), False, False), (date(2022, 5, 1), True, True)):
        later = Diagnosis(diagnosis=DiagnosisKind.RECURRENCE, found_on=found, about=about)
        if is_kept:
            log.entries.add(later)
        else:
            with pytest.raises(Refused, match="before the first"):
                log.entries.add(later)


def test_treatment_does_not_end_before_the_cancer_was_found(log: OpenLog) -> None:
    """Whichever day is given first; the earlier of two sides counts, and a guess may lie anywhere near."""
    log.record.set("diagnosed_on", "2024-02-29", Side.LEFT)
    for name in ("treatment_ended_on", "radiotherapy_ended_on"):
        with pytest.raises(Refused, match="ended before the diagnosis"):
            log.record.set(name, "2023-06-01")
    log.record.set("diagnosed_on", "2023-01-10", Side.RIGHT)
    log.record.set("treatment_ended_on", "2023-06-01")
    with pytest.raises(Refused, match="ended before the diagnosis"):
        log.record.set("diagnosed_on", "2024-03-01", Side.RIGHT)
    log.record.set("diagnosed_on", "2024", Side.RIGHT, about=True)
