"""Cases for the signs of the brain and nerves, and for late effects of treatment."""

from __future__ import annotations

from tests.signs.cases.case import Case, a, coming_and_going, easing, lasting, rising, who
from tests.signs.logs import gone, seen

CASES = {
    "seizure.any": Case(a("seizure", seen(0), gone(30)), a("seizure", seen(0), gone(31))),
    "stroke_signs.face": Case(a("face_droop", seen(0), gone(0)), a("face_droop", gone(0))),
    "stroke_signs.sudden": Case(a("weakness", seen(0, sudden=True), gone(1)), a("weakness", seen(0, sudden=False))),
    "stroke_signs.sudden_numbness": Case(
        a("numbness_tingling", seen(0, sudden=True), side="left"),
        a("numbness_tingling", seen(0, sudden=True), side="both"),
    ),
    "stroke_signs.passed": Case(a("speech_difficulty", seen(0, passed=True)), a("headache", seen(0, passed=True))),
    "stroke_signs.arm_and_speech": Case(
        a("weakness").has("speech_difficulty", seen(2)), a("weakness").has("speech_difficulty", seen(3))
    ),
    "severe_headache.sudden": Case(a("headache", seen(0, sudden=True), gone(1)), a("headache", seen(0, sudden=False))),
    "severe_headache.with_weakness_or_confusion": Case(
        a("headache").has("seizure", seen(7)), a("headache").has("seizure", seen(8))
    ),
    "severe_headache.with_eyes_or_sickness": Case(
        a("headache", *lasting(3, vomiting=True)), a("headache", *lasting(2, vomiting=True))
    ),
    "severe_headache.changed": Case(
        a("headache", seen(0, long_standing=True, pattern_changed=True)), a("headache", seen(0, long_standing=True))
    ),
    "severe_headache.worst_so_far": Case(
        a("headache", seen(0, 9, long_standing=True)),
        a("headache", seen(0, 9, long_standing=True), gone(1, "gone"), seen(40, 9, long_standing=True)),
    ),
    "severe_headache.worse": Case(a("headache", *rising(3)), a("headache", *rising(2))),
    "severe_headache.morning": Case(
        a("headache", *lasting(8, morning_worse=True)), a("headache", *lasting(7, morning_worse=True))
    ),
    "severe_headache.not_eased": Case(
        a("headache", *lasting(8, not_eased=True)), a("headache", *lasting(7, not_eased=True))
    ),
    "severe_headache.severe": Case(a("headache", *lasting(3, 8)), a("headache", *lasting(2, 8))),
    "severe_headache.two_weeks": Case(a("headache", *lasting(15)), a("headache", *lasting(14))),
    "severe_headache.week": Case(a("headache", *lasting(8)), a("headache", *lasting(7))),
    "severe_headache.comes_and_goes": Case(a("headache", *coming_and_going(43)), a("headache", *coming_and_going(42))),
    "severe_headache.easing": Case(a("headache", *easing(15)), a("headache", *easing(14))),
    "vision_change.sudden": Case(
        a("vision_changes", seen(0, sudden=True), gone(1)), a("vision_changes", seen(0), gone(1))
    ),
    "vision_change.with_headache": Case(
        a("vision_changes").has("headache", seen(7)), a("vision_changes").has("headache", seen(8))
    ),
    "vision_change.any": Case(a("vision_changes"), a("vision_changes", seen(0, clear_cause=True))),
    "vision_change.changed": Case(
        a("vision_changes", seen(0, long_standing=True, pattern_changed=True)),
        a("vision_changes", seen(0, long_standing=True)),
    ),
    "balance_dizziness.sudden": Case(a("balance_problems", seen(0, sudden=True)), a("dizziness", seen(0, sudden=True))),
    "balance_dizziness.passed_out": Case(a("fainting", seen(0), gone(14)), a("fainting", seen(0), gone(15))),
    "balance_dizziness.worse": Case(a("balance_problems", *rising(1)), a("balance_problems", *rising(1, 3, 4))),
    "balance_dizziness.dizzy_with_others": Case(
        a("dizziness").has("headache", seen(0)).has("vision_changes", seen(0)), a("dizziness").has("headache", seen(0))
    ),
    "balance_dizziness.falls": Case(a("balance_problems", seen(0, fell=True)), a("balance_problems")),
    "balance_dizziness.unsteady_week": Case(a("balance_problems", *lasting(8)), a("balance_problems", *lasting(7))),
    "balance_dizziness.dizzy_two_weeks": Case(a("dizziness", *lasting(15)), a("dizziness", *lasting(14))),
    "balance_dizziness.changed": Case(
        a("dizziness", seen(0, long_standing=True, pattern_changed=True)), a("dizziness", seen(0, long_standing=True))
    ),
    "confusion_personality.sudden_or_drowsy": Case(a("confusion", seen(0, drowsy_confused=True)), a("confusion")),
    "confusion_personality.with_sleepiness": Case(
        a("confusion").has("fever", seen(3)), a("confusion").has("fever", seen(4))
    ),
    "confusion_personality.any": Case(a("confusion", seen(0), gone(14)), a("confusion", seen(0), gone(15))),
    "confusion_personality.memory_worse": Case(a("memory_problems", *rising(7)), a("memory_problems", *rising(6))),
    "speech_problem.sudden": Case(a("speech_difficulty", seen(0, sudden=True)), a("speech_difficulty")),
    "speech_problem.any": Case(a("speech_difficulty"), a("speech_difficulty", seen(0, long_standing=True))),
    "limb_weakness_numbness.sudden": Case(a("weakness", seen(0, sudden=True)), a("weakness")),
    "limb_weakness_numbness.with_spine_pain": Case(
        a("numbness_tingling", place="foot").has("back_pain", seen(28)),
        a("numbness_tingling", place="foot").has("back_pain", seen(29)),
    ),
    "limb_weakness_numbness.weak_one_side": Case(a("weakness", side="left"), a("weakness", side="both")),
    "limb_weakness_numbness.weak_limb": Case(a("weakness", place="hand"), a("weakness", place="whole_body")),
    "limb_weakness_numbness.numb_one_side": Case(
        a("numbness_tingling", *lasting(1), place="leg", side="left"), a("numbness_tingling", place="leg", side="left")
    ),
    "limb_weakness_numbness.numb_legs": Case(
        a("numbness_tingling", *lasting(1), place="thigh", side="both"),
        a("numbness_tingling", *lasting(1), place="foot", side="both"),
    ),
    "limb_weakness_numbness.numb_feet_sudden": Case(
        a("numbness_tingling", seen(0, sudden=True), gone(14), place="foot", side="both"),
        a("numbness_tingling", seen(0, sudden=True), gone(15), place="foot", side="both"),
    ),
    "limb_weakness_numbness.numb_feet": Case(
        a("numbness_tingling", *lasting(15), place="foot"), a("numbness_tingling", *lasting(14), place="foot")
    ),
    "limb_weakness_numbness.numb_below": Case(
        a("numbness_tingling", place="groin"), a("numbness_tingling", place="breast")
    ),
    "vte_signs.one_swollen_leg": Case(a("leg_swelling", side="left"), a("leg_swelling", side="both")),
    "vte_signs.calf_swollen": Case(a("leg_swelling", place="calf"), a("leg_swelling", place="ankle")),
    "vte_signs.swollen_and_hot": Case(a("leg_pain", seen(0, red_hot=True)), a("leg_pain")),
    "vte_signs.sore_and_swollen": Case(
        a("leg_pain").has("leg_swelling", seen(7), place="leg"), a("leg_pain").has("leg_swelling", seen(8), place="leg")
    ),
    "vte_signs.calf_on_tamoxifen": Case(
        a("leg_pain", place="calf", side="left").takes("Nolvadex 20 mg"), a("leg_pain", place="calf", side="left")
    ),
    "vte_signs.leg_on_tamoxifen": Case(
        a("leg_pain", seen(0, breathless=True), place="leg", side="left").takes("tamoxifen"),
        a("leg_pain", seen(0, breathless=True), place="leg", side="left").takes("tamoxifen", -400, -1),
    ),
    "vte_signs.leg_and_breath": Case(
        a("leg_pain", side="left").has("shortness_of_breath", seen(7)),
        a("leg_pain", side="left").has("shortness_of_breath", seen(8)),
    ),
    "vte_signs.calf": Case(
        a("leg_pain", place="calf", side="left"),
        a("leg_pain", seen(0, clear_cause=True), place="calf", side="left"),
    ),
    "vte_signs.sore_swollen_arm": Case(
        a("arm_swelling", side="left").has("arm_pain", seen(3)), a("arm_swelling", side="left").has("arm_pain", seen(4))
    ),
    "vte_signs.unsided_leg": Case(a("leg_swelling").takes("tamoxifen"), a("leg_swelling").takes("letrozole")),
    "heart_failure_signs.lying_flat": Case(
        a("shortness_of_breath", seen(0, lying_worse=True)), a("shortness_of_breath", seen(0, lying_worse=False))
    ),
    "heart_failure_signs.ankles_and_breath": Case(
        a("leg_swelling", seen(0, breathless=True), place="ankle", side="both"),
        a("leg_swelling", place="ankle", side="both"),
    ),
    "heart_failure_signs.after_heart_treatment": Case(
        a("fatigue").has("palpitations", seen(0)).has("leg_swelling", seen(0), side="both").had("chemotherapy", "AC-T"),
        a("fatigue").has("palpitations", seen(0)).has("leg_swelling", seen(0), side="both").takes("aspirin EC"),
    ),
    "heart_failure_signs.ankles_after_heart_treatment": Case(
        a("leg_swelling", *lasting(8), side="both").takes("Herceptin", -900, -500),
        a("leg_swelling", *lasting(7), side="both").takes("Herceptin", -900, -500),
    ),
    "heart_failure_signs.ankles_two_weeks": Case(
        a("leg_swelling", *lasting(15), side="both"), a("leg_swelling", *lasting(14), side="both")
    ),
    "limb_infection.arm": Case(a("arm_swelling", seen(0, red_hot=True)), a("arm_swelling")),
    "limb_infection.arm_with_fever": Case(
        a("arm_swelling").has("fever", seen(3)), a("arm_swelling").has("fever", seen(4))
    ),
    "limb_infection.breast_with_fever": Case(
        a("breast_redness_swelling", seen(0, fever=True)), a("breast_redness_swelling")
    ),
    "limb_infection.breast_spreading": Case(
        a("breast_redness_swelling", seen(0, red_hot=True, growing=True)),
        a("breast_redness_swelling", seen(0, red_hot=True)),
    ),
    "limb_infection.rash_on_arm": Case(
        a("rash", seen(0, red_hot=True, fever=True), place="arm"),
        a("rash", seen(0, red_hot=True, fever=True), place="leg"),
    ),
    "vaginal_bleeding_tamoxifen.very_heavy": Case(
        who(a("vaginal_bleeding", seen(0, 8)), menopause="after"),
        who(a("vaginal_bleeding", seen(0, 7)), menopause="after"),
    ),
    "vaginal_bleeding_tamoxifen.on_tamoxifen": Case(
        who(a("vaginal_bleeding").takes("tamoxifen", -900, -30), menopause="after"),
        who(a("vaginal_bleeding").takes("tamoxifen"), menopause="before"),
    ),
    "vaginal_bleeding_tamoxifen.after_menopause": Case(
        a("vaginal_bleeding", seen(0), gone(90)), a("vaginal_bleeding", seen(0), gone(91))
    ),
    "vaginal_bleeding_tamoxifen.before_menopause_on_tamoxifen": Case(
        who(a("vaginal_bleeding").takes("tamoxifen"), menopause="before"),
        who(a("vaginal_bleeding"), menopause="before"),
    ),
    "joint_pain_endocrine.on_aromatase_inhibitor": Case(
        a("joint_pain", *lasting(15), place="hand", side="both").takes("Femara"),
        a("joint_pain", *lasting(15), place="hand", side="left").takes("Femara"),
    ),
    "joint_pain_endocrine.two_weeks": Case(
        a("joint_pain", *lasting(15), side="both"), a("joint_pain", *lasting(14), side="both")
    ),
    "joint_pain_endocrine.wakes": Case(
        a("joint_pain", *lasting(7, wakes_at_night=True)), a("joint_pain", *lasting(6, wakes_at_night=True))
    ),
}
