"""What is asked of a symptom: every answer a rule reads can be given, or is left out for a reason."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest

from followup.domain.words import Answer
from followup.signs.asked import questions_read
from followup.signs.rules import SignsError, load_signs
from tests.signs.logs import RESOURCES, catalogue, shipped

SIDE = {"one_sided", "both_sides"}

LEFT_OUT = {
    "the number and the course of the pain say as much; two weeks bring the call": {
        "back_pain.constant", "back_pain.not_eased", "neck_pain.constant", "neck_pain.not_eased", "bone_pain.not_eased",
        "hip_pain.not_eased", "rib_or_chest_wall_pain.not_eased", "leg_pain.not_eased", "headache.not_eased",
    },
    "waking at night is asked, and is much the same": {
        "back_pain.lying_worse", "neck_pain.lying_worse", "bone_pain.lying_worse", "hip_pain.lying_worse",
        "rib_or_chest_wall_pain.lying_worse",
    },
    "worse in the morning is asked, and is much the same": {"headache.lying_worse", "headache.straining_worse"},
    "pain at the spine is asked about as back or neck pain": {
        "bone_pain.straining_worse", "rib_or_chest_wall_pain.legs_weak_numb", "rib_or_chest_wall_pain.bladder_bowel",
    },
    "it has an entry of its own, which the rule reads as well": {
        "balance_problems.vomiting", "shortness_of_breath.fever", "vision_changes.vomiting", "weight_loss.vomiting",
        "weight_loss.breathless", "nausea.no_stool", "nausea.vomiting", "frequent_urination.no_stool",
        "confusion.no_stool", "confusion.vomiting",
    },
    "it is what was noted": {"shortness_of_breath.breathless", "vomiting.vomiting"},
    "it only rules the rule out, so that not asking is the careful side": {
        "leg_pain.clear_cause", "swollen_lymph_nodes.after_vaccine",
        "breast_redness_swelling.clear_cause", "breast_skin_change.clear_cause",
        "breast_skin_change.after_injury", "rash.after_injury",
    },
    "it is never taken for the person's own normal, as that is not asked": {
        f"{symptom}.{question}"
        for symptom in ("jaundice", "vomiting", "confusion", "breast_redness_swelling", "breast_skin_change", "rash",
                        "armpit_lump")
        for question in ("long_standing", "pattern_changed")
    },
    "another rule of the same sign asks for the same call": {
        "constipation.blood", "breast_redness_swelling.dimpled", "breast_skin_change.antibiotics_tried",
        "breast_skin_change.pulled_in", "breast_lump.like_first_time", "breast_lump.dimpled",
        "armpit_lump.like_first_time", "swollen_lymph_nodes.like_first_time",
    },
}  # fmt: skip
"""Answers that a rule reads and the window never asks for. A diary file can still bring them."""


def test_every_answer_a_rule_reads_can_be_given_or_is_left_out_for_a_reason() -> None:
    """No rule waits for an answer to a question that nobody is asked."""
    signs = shipped()
    missing = set()
    for symptom, read in questions_read(signs.signs).items():
        reached = {one.id for one in signs.questions_for(symptom)} | {step.ask.id for step in signs.leads_on[symptom]}
        missing |= {f"{symptom}.{question}" for question in set(read) - reached - SIDE}

    assert missing == set().union(*LEFT_OUT.values())


def test_whoever_has_it_for_years_is_asked_whether_it_changed() -> None:
    """What silences a sign never stands without what lets it speak again."""
    signs = shipped()
    for symptom in questions_read(signs.signs):
        first = {question.id for question in signs.questions_for(symptom)}
        if "long_standing" in first:
            then = {question.id for question in signs.follow_ups(symptom, {"long_standing": Answer.YES})}
            assert "pattern_changed" in first | then, symptom


def test_no_answer_leads_to_nothing_more() -> None:
    """A question left alone, or answered with "not sure", brings no other."""
    assert shipped().follow_ups("back_pain", {}) == ()
    assert shipped().follow_ups("back_pain", {"long_standing": Answer.NOT_SURE}) == ()
    assert shipped().follow_ups("own words", {"long_standing": Answer.YES}) == ()


def test_who_says_no_to_everything_is_asked_five_at_most_and_each_yes_brings_one_more_at_most() -> None:
    """Few questions, also for whoever is unwell."""
    signs = shipped()
    for symptom, steps in signs.leads_on.items():
        first = [question.id for question in signs.questions_for(symptom)]
        noes = dict.fromkeys([*first, *(step.ask.id for step in steps)], Answer.NO)
        assert len(first) + len(signs.follow_ups(symptom, noes)) <= 5, symptom
        brought = [(step.after, step.answer) for step in steps]
        assert len(set(brought)) == len(brought), symptom


def test_never_more_than_four_questions_stand_open() -> None:
    """Whatever is answered, in whatever way: a further question only comes where one was answered."""
    signs = shipped()
    for symptom in questions_read(signs.signs):
        first = tuple(question.id for question in signs.questions_for(symptom))
        for answers in product((Answer.YES, Answer.NO, Answer.NOT_SURE), repeat=len(first)):
            given: dict[str, Answer] = {}
            for question, answer in zip(first, answers, strict=True):
                given[question] = answer
                then = [step.id for step in signs.follow_ups(symptom, given) if step.id not in first]
                assert len(set(first) - set(given)) + len(then) <= 4, (symptom, given)


@pytest.mark.parametrize(("old", "fall"), [*product((Answer.YES, Answer.NO), repeat=2)])
def test_a_fall_that_stops_movement_can_be_told_of_an_old_hip_too(old: Answer, fall: Answer) -> None:
    """A no leads to nothing where the pain is the person's own normal; a yes does."""
    answers = {"long_standing": old, "stops_movement": fall, "legs_weak_numb": Answer.NO}
    then = {question.id for question in shipped().follow_ups("hip_pain", answers)}

    assert ("after_injury" in then) is (fall is Answer.YES)
    assert ("bladder_bowel" in then) is (old is Answer.NO)


def test_a_follow_up_of_a_question_never_asked_is_refused(tmp_path: Path) -> None:
    """It could not be reached."""
    shutil.copytree(RESOURCES / "signs", tmp_path / "signs")
    path = tmp_path / "signs" / "short_questions.toml"
    entry = "\n[[follow_up]]\nafter = 'blood'\nanswer = 'yes'\nask = 'vomiting'\nsymptoms = ['headache']\n"
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")

    with pytest.raises(SignsError, match="vomiting cannot be asked of headache after blood"):
        load_signs(tmp_path, catalogue())
