"""Cases for the signs of the bones, the spine, the lungs and the chest."""

from __future__ import annotations

from tests.signs.cases.case import Case, a, coming_and_going, easing, lasting, radiotherapy_ended, rising
from tests.signs.logs import gone, seen

CASES = {
    "cord_compression.pain_and_answer": Case(
        a("back_pain", seen(0, legs_weak_numb=True), gone(1)), a("back_pain", seen(0, legs_weak_numb=False))
    ),
    "cord_compression.pain_and_legs": Case(
        a("back_pain").has("weakness", seen(28), place="leg", side="left"),
        a("back_pain").has("weakness", seen(29), place="leg", side="left"),
    ),
    "cord_compression.bone_at_spine_and_legs": Case(
        a("bone_pain", place="spine_lower").has("bladder_control", seen(0)),
        a("bone_pain", place="hip").has("bladder_control", seen(0)),
    ),
    "cord_compression.legs_and_bladder": Case(
        a("numbness_tingling", place="leg").has("bladder_control", seen(0)), a("numbness_tingling", place="leg")
    ),
    "cord_compression.bladder_and_legs": Case(a("bladder_control", seen(0, legs_weak_numb=True)), a("bladder_control")),
    "cord_compression.both_legs": Case(a("weakness", place="leg"), a("weakness", place="leg", side="left")),
    "cord_compression.legs_answer": Case(
        a("weakness", seen(0, bladder_bowel=True)), a("weakness", seen(0, bladder_bowel=False))
    ),
    "cord_compression.bowel_control": Case(a("bowel_control"), a("bowel_control", seen(0, long_standing=True))),
    "cord_compression.bladder_control": Case(a("bladder_control", *lasting(15)), a("bladder_control", *lasting(14))),
    "spine_red_flag_pain.wakes": Case(
        a("back_pain", seen(0, wakes_at_night=True)), a("back_pain", seen(0, wakes_at_night=True), gone(1))
    ),
    "spine_red_flag_pain.straining": Case(a("back_pain", seen(0, straining_worse=True)), a("back_pain")),
    "spine_red_flag_pain.worse": Case(a("back_pain", *rising(3)), a("back_pain", *rising(2))),
    "spine_red_flag_pain.severe_and_constant": Case(
        a("back_pain", seen(0, 7, constant=True)), a("back_pain", seen(0, 6, constant=True))
    ),
    "spine_red_flag_pain.weak_somewhere": Case(
        a("back_pain").has("weakness", seen(0)), a("back_pain").has("weakness", seen(0), place="whole_body")
    ),
    "spine_red_flag_pain.bone_at_spine": Case(
        a("bone_pain", seen(0, wakes_at_night=True), place="spine_upper"),
        a("bone_pain", seen(0, wakes_at_night=True), place="hip"),
    ),
    "spine_red_flag_pain.upper_back": Case(
        a("back_pain", *lasting(3), place="spine_upper"), a("back_pain", *lasting(2), place="spine_upper")
    ),
    "spine_red_flag_pain.neck": Case(
        a("neck_pain", *lasting(15), place="spine_neck"), a("neck_pain", *lasting(14), place="spine_neck")
    ),
    "bone_pain.fall_and_cannot_move": Case(
        a("hip_pain", seen(0, after_injury=True, stops_movement=True)), a("hip_pain", seen(0, after_injury=True))
    ),
    "bone_pain.fall_and_severe": Case(
        a("hip_pain", seen(0, 7, after_injury=True)), a("hip_pain", seen(0, 6, after_injury=True))
    ),
    "bone_pain.cannot_move": Case(
        a("hip_pain", seen(0, stops_movement=True)), a("hip_pain", seen(0, stops_movement="not_sure"))
    ),
    "bone_pain.wakes": Case(
        a("hip_pain", seen(0, wakes_at_night=True)),
        a("hip_pain", seen(0, wakes_at_night=True), seen(4, wakes_at_night=False)),
    ),
    "bone_pain.not_eased": Case(
        a("hip_pain", seen(0, not_eased=True)),
        a("hip_pain", seen(0, 5), seen(3, 3, "better", not_eased=True, clear_cause=True)),
    ),
    "bone_pain.lying_down": Case(
        a("hip_pain", *lasting(3, lying_worse=True)), a("hip_pain", *lasting(2, lying_worse=True))
    ),
    "bone_pain.worse": Case(a("hip_pain", *rising(3)), a("hip_pain", *rising(3, 3, 4))),
    "bone_pain.two_weeks": Case(a("hip_pain", *lasting(15)), a("hip_pain", *lasting(14))),
    "bone_pain.noted_again": Case(a("hip_pain", seen(0), seen(15)), a("hip_pain", seen(0), seen(14))),
    "bone_pain.week": Case(a("hip_pain", *lasting(8)), a("hip_pain", *lasting(7))),
    "bone_pain.one_joint": Case(
        a("joint_pain", *lasting(15), place="knee", side="left"),
        a("joint_pain", *lasting(15), place="knee", side="both"),
    ),
    "bone_pain.one_joint_wakes": Case(
        a("joint_pain", seen(0, wakes_at_night=True, one_sided=True), place="knee"),
        a("joint_pain", seen(0, wakes_at_night=True), place="knee"),
    ),
    "bone_pain.chest_wall": Case(
        a("chest_pain", *lasting(15), place="breastbone"), a("chest_pain", *lasting(14), place="breastbone")
    ),
    "bone_pain.lump_over_bone": Case(a("chest_wall_lump", place="breastbone"), a("chest_wall_lump", place="scar")),
    "bone_pain.changed": Case(
        a("back_pain", seen(0, long_standing=True, pattern_changed=True)), a("back_pain", seen(0, long_standing=True))
    ),
    "bone_pain.jaw": Case(a("jaw_pain", *lasting(15)), a("jaw_pain", *lasting(14))),
    "bone_pain.comes_and_goes": Case(a("hip_pain", *coming_and_going(43)), a("hip_pain", *coming_and_going(42))),
    "bone_pain.easing": Case(a("hip_pain", *easing(15)), a("hip_pain", *easing(14))),
    "fracture_minimal.any": Case(a("fracture", seen(0), gone(30)), a("fracture", seen(0), gone(31))),
    "persistent_cough.after_radiotherapy": Case(
        radiotherapy_ended(a("cough", seen(0, fever=True)), -122),
        radiotherapy_ended(a("cough", seen(0, fever=True)), -123),
    ),
    "persistent_cough.three_weeks": Case(a("cough", *lasting(22)), a("cough", *lasting(21))),
    "persistent_cough.with_another_sign": Case(
        a("cough", seen(14)).has("shortness_of_breath", seen(0)),
        a("cough", seen(15)).has("shortness_of_breath", seen(0)),
    ),
    "persistent_cough.changed": Case(
        a("cough", seen(0, long_standing=True, pattern_changed=True)), a("cough", seen(0, long_standing=True))
    ),
    "persistent_cough.two_weeks": Case(a("cough", *lasting(15)), a("cough", *lasting(14))),
    "breathlessness.at_rest": Case(
        a("shortness_of_breath", seen(0, at_rest=True), gone(1)),
        a("shortness_of_breath", seen(0, at_rest=True, long_standing=True)),
    ),
    "breathlessness.sudden": Case(
        a("shortness_of_breath", seen(0, sudden=True, long_standing=True)),
        a("shortness_of_breath", seen(0, sudden=False)),
    ),
    "breathlessness.at_rest_and_severe": Case(
        a("shortness_of_breath", seen(0, 8, at_rest=True, long_standing=True)),
        a("shortness_of_breath", seen(0, 7, at_rest=True, long_standing=True)),
    ),
    "breathlessness.severe": Case(a("shortness_of_breath", seen(0, 8)), a("shortness_of_breath", seen(0, 7))),
    "breathlessness.with_chest_pain": Case(
        a("shortness_of_breath").has("chest_pain", seen(3)), a("shortness_of_breath").has("chest_pain", seen(4))
    ),
    "breathlessness.light_headed": Case(
        a("shortness_of_breath").has("dizziness", seen(1)), a("shortness_of_breath").has("dizziness", seen(2))
    ),
    "breathlessness.after_radiotherapy": Case(
        radiotherapy_ended(a("shortness_of_breath", seen(0, fever=True)), -28),
        radiotherapy_ended(a("shortness_of_breath", seen(0, fever=True)), -27),
    ),
    "breathlessness.worse": Case(a("shortness_of_breath", seen(0, change="worse")), a("shortness_of_breath")),
    "breathlessness.week": Case(a("shortness_of_breath", *lasting(8)), a("shortness_of_breath", *lasting(7))),
    "breathlessness.changed": Case(
        a("shortness_of_breath", seen(0, long_standing=True, pattern_changed=True)),
        a("shortness_of_breath", seen(0, long_standing=True)),
    ),
    "breathlessness.easing": Case(a("shortness_of_breath", *easing(8)), a("shortness_of_breath", *easing(7))),
    "chest_pain.any": Case(a("chest_pain", seen(0), gone(1), place="chest"), a("chest_pain", place="rib")),
    "chest_pain.severe": Case(
        a("chest_pain", seen(0, 8), place="rib"), a("chest_pain", seen(0, 8, after_injury=True), place="rib")
    ),
    "chest_pain.severe_at_the_breastbone": Case(
        a("rib_or_chest_wall_pain", seen(0, 8), place="breastbone"),
        a("rib_or_chest_wall_pain", seen(0, 7), place="breastbone"),
    ),
    "chest_pain.on_breathing": Case(a("rib_or_chest_wall_pain", seen(0, breathless=True)), a("rib_or_chest_wall_pain")),
    "chest_pain.chest_wall_on_breathing": Case(
        a("rib_or_chest_wall_pain", seen(0, breathing_worse=True)).has("leg_swelling", seen(0)),
        a("rib_or_chest_wall_pain", seen(0, breathing_worse=True, after_injury=True)).has("leg_swelling", seen(0)),
    ),
    "chest_pain.breathing_in": Case(
        a("chest_pain", seen(0, breathing_worse=True), place="rib"), a("chest_pain", place="rib")
    ),
    "chest_pain.rib_on_breathing": Case(
        a("rib_or_chest_wall_pain", seen(0, breathing_worse=True)),
        a("rib_or_chest_wall_pain", seen(0, breathing_worse=True, after_injury=True)),
    ),
    "haemoptysis.any": Case(a("coughing_blood", seen(0), gone(30)), a("coughing_blood", seen(0), gone(31))),
    "haemoptysis.cough_with_blood": Case(a("cough", seen(0, blood=True), seen(1, blood=False)), a("cough")),
}
