"""Cases for the signs of the breast, the chest wall, the scar and the lymph nodes."""

from __future__ import annotations

from datetime import date

from tests.signs.cases.case import Case, a, easing, lasting, radiotherapy_ended, rising, who
from tests.signs.logs import gone, seen

CASES = {
    "breast_lump.new": Case(
        a("breast_lump", place="breast", side="left"), a("breast_lump", seen(0, single_lump=False), place="breast")
    ),
    "breast_lump.hard_or_growing": Case(
        a("breast_lump", seen(0, single_lump=False, hard=True)),
        a("breast_lump", seen(0, single_lump=False, hard="not_sure")),
    ),
    "breast_lump.lumpy_two_weeks": Case(
        a("breast_lump", *lasting(15, single_lump=False)), a("breast_lump", *lasting(14, single_lump=False))
    ),
    "breast_lump.lumpy": Case(
        a("breast_lump", seen(0, single_lump=False)), a("breast_lump", seen(0, single_lump=False, both_sides=True))
    ),
    "breast_lump.changed": Case(
        a("breast_lump", seen(0, single_lump=False, long_standing=True, pattern_changed=True)),
        a("breast_lump", seen(0, single_lump=False, long_standing=True, pattern_changed=False)),
    ),
    "chest_wall_nodule.new": Case(
        a("chest_wall_lump", place="chest_wall"), a("chest_wall_lump", seen(0, long_standing=True))
    ),
    "chest_wall_nodule.where_a_breast_was_removed": Case(
        who(a("breast_lump", side="right"), surgery="mastectomy"), who(a("breast_lump", side="right"))
    ),
    "scar_thickening.new": Case(
        a("chest_wall_lump", place="scar"), a("chest_wall_lump", seen(0, pattern_changed=False), place="scar")
    ),
    "breast_skin_change.dimpled": Case(
        a("breast_skin_change", place="breast"), a("breast_skin_change", seen(0, dimpled=False))
    ),
    "breast_skin_change.dimpled_too": Case(
        a("breast_redness_swelling", seen(0, dimpled=True), place="breast"),
        a("rash", seen(0, dimpled=True), place="leg"),
    ),
    "breast_skin_change.antibiotics": Case(
        a("breast_redness_swelling", seen(0, antibiotics_tried=True)),
        a("breast_redness_swelling", seen(0, antibiotics_tried=False)),
    ),
    "breast_skin_change.ten_days": Case(
        a("breast_redness_swelling", *lasting(11)), a("breast_redness_swelling", *lasting(10))
    ),
    "breast_skin_change.rash_two_weeks": Case(
        a("rash", *lasting(15), place="breast"), a("rash", *lasting(14), place="breast")
    ),
    "breast_skin_change.year_after_radiotherapy": Case(
        radiotherapy_ended(a("breast_redness_swelling"), -366), radiotherapy_ended(a("breast_redness_swelling"), -365)
    ),
    "breast_skin_change.changed": Case(
        a("breast_redness_swelling", seen(0, pattern_changed=True)), a("breast_redness_swelling")
    ),
    "breast_skin_change.fresh": Case(
        a("breast_redness_swelling"), a("breast_redness_swelling", seen(0), gone(1), place="breast")
    ),
    "nipple_discharge.blood": Case(
        a("nipple_discharge", seen(0, blood=True), gone(1)), a("nipple_discharge", seen(0, blood=False))
    ),
    "nipple_discharge.by_itself": Case(
        a("nipple_discharge", seen(0, unprompted=True)), a("nipple_discharge", seen(0, unprompted=False))
    ),
    "nipple_discharge.two_weeks": Case(
        a("nipple_discharge", *lasting(15, blood=False)), a("nipple_discharge", *lasting(14, blood=False))
    ),
    "nipple_discharge.clear": Case(
        a("nipple_discharge", seen(0, blood=False)), a("nipple_discharge", seen(0, blood=False, unprompted=False))
    ),
    "nipple_change.pulled_in": Case(
        a("nipple_change", seen(0, pulled_in=True)), a("nipple_change", seen(0, pulled_in=False))
    ),
    "nipple_change.cream": Case(
        a("nipple_change", seen(0, cream_tried=True)), a("nipple_change", seen(0, cream_tried=False))
    ),
    "nipple_change.two_weeks": Case(a("nipple_change", *lasting(15)), a("nipple_change", *lasting(14))),
    "nipple_change.changed": Case(a("nipple_change", seen(0, pattern_changed=True)), a("nipple_change")),
    "nipple_change.fresh": Case(a("nipple_change"), a("nipple_change", seen(0, long_standing=True))),
    "breast_shape_change.new": Case(
        a("breast_shape_change"), a("breast_shape_change", seen(0, long_standing=True, pattern_changed=False))
    ),
    "breast_armpit_pain.constant": Case(
        a("breast_pain", *lasting(15, constant=True)), a("breast_pain", *lasting(14, constant=True))
    ),
    "breast_armpit_pain.two_weeks": Case(a("breast_pain", *lasting(15)), a("breast_pain", *lasting(14))),
    "breast_armpit_pain.worse": Case(a("breast_pain", *rising(7)), a("breast_pain", *rising(6))),
    "breast_armpit_pain.changed": Case(
        a("breast_pain", seen(0, long_standing=True, pattern_changed=True)),
        a("breast_pain", seen(0, pattern_changed=True)),
    ),
    "rt_skin_bruise.growing": Case(
        a("easy_bruising", seen(0, growing=True), place="breast"),
        a("easy_bruising", seen(0, growing=True, after_injury=True), place="breast"),
    ),
    "rt_skin_bruise.two_weeks": Case(
        a("easy_bruising", *lasting(15), place="chest_wall"), a("easy_bruising", *lasting(14), place="chest_wall")
    ),
    "axillary_lump.hard_or_growing": Case(
        a("armpit_lump", seen(0, growing=True)), a("armpit_lump", seen(0, growing=False))
    ),
    "axillary_lump.no_reason": Case(
        who(a("armpit_lump", seen(0, no_reason=True)), birth_date=date(1996, 3, 2)),
        who(a("armpit_lump", seen(0, no_reason=True)), birth_date=date(1996, 3, 3)),
    ),
    "axillary_lump.two_weeks": Case(a("armpit_lump", *lasting(15)), a("armpit_lump", *lasting(14))),
    "axillary_lump.vaccine_twelve_weeks": Case(
        a("armpit_lump", *lasting(84, after_vaccine=True)), a("armpit_lump", *lasting(83, after_vaccine=True))
    ),
    "axillary_lump.changed": Case(a("armpit_lump", seen(0, pattern_changed=True)), a("armpit_lump")),
    "axillary_lump.fresh": Case(a("armpit_lump"), a("armpit_lump", seen(0), gone(1))),
    "axillary_lump.gland_hard_or_growing": Case(
        a("swollen_lymph_nodes", seen(0, growing=True), place="armpit"),
        a("swollen_lymph_nodes", seen(0, growing=True), place="neck"),
    ),
    "axillary_lump.gland_no_reason": Case(
        who(a("swollen_lymph_nodes", seen(0, no_reason=True), place="armpit"), birth_date=date(1996, 3, 2)),
        who(a("swollen_lymph_nodes", seen(0, no_reason=True), place="armpit"), birth_date=date(1996, 3, 3)),
    ),
    "axillary_lump.gland_two_weeks": Case(
        a("swollen_lymph_nodes", *lasting(15), place="armpit"), a("swollen_lymph_nodes", *lasting(14), place="armpit")
    ),
    "axillary_lump.gland_vaccine_twelve_weeks": Case(
        a("swollen_lymph_nodes", *lasting(84, after_vaccine=True), place="armpit"),
        a("swollen_lymph_nodes", *lasting(83, after_vaccine=True), place="armpit"),
    ),
    "axillary_lump.gland_changed": Case(
        a("swollen_lymph_nodes", seen(0, pattern_changed=True), place="armpit"),
        a("swollen_lymph_nodes", place="armpit"),
    ),
    "axillary_lump.gland_fresh": Case(
        a("swollen_lymph_nodes", place="armpit"), a("swollen_lymph_nodes", seen(0), gone(1), place="armpit")
    ),
    "supraclavicular_lump.new": Case(
        a("swollen_lymph_nodes", place="above_collarbone"), a("swollen_lymph_nodes", place="neck")
    ),
    "neck_lump.hard_or_growing": Case(
        a("swollen_lymph_nodes", seen(0, hard=True), place="neck"), a("swollen_lymph_nodes", place="neck")
    ),
    "neck_lump.worse": Case(
        a("swollen_lymph_nodes", seen(0, change="worse"), seen(3, change="worse"), place="neck"),
        a("swollen_lymph_nodes", seen(0), seen(3, change="worse"), place="neck"),
    ),
    "neck_lump.two_weeks": Case(
        a("swollen_lymph_nodes", *lasting(15), place="neck"), a("swollen_lymph_nodes", *lasting(14), place="neck")
    ),
    "neck_lump.changed": Case(
        a("swollen_lymph_nodes", seen(0, pattern_changed=True), place="neck"), a("swollen_lymph_nodes", place="neck")
    ),
    "neck_lump.fresh": Case(
        a("swollen_lymph_nodes", place="neck"), a("swollen_lymph_nodes", seen(0, after_cold=True), place="neck")
    ),
    "arm_swelling.new": Case(a("arm_swelling", seen(0), gone(1)), a("arm_swelling", seen(0, long_standing=True))),
    "arm_pain_numbness.with_spine_pain": Case(
        a("numbness_tingling", place="hand").has("neck_pain", seen(14)),
        a("numbness_tingling", place="hand").has("neck_pain", seen(15)),
    ),
    "arm_pain_numbness.two_weeks": Case(a("shoulder_pain", *lasting(15)), a("shoulder_pain", *lasting(14))),
    "arm_pain_numbness.week": Case(a("arm_pain", *lasting(8)), a("arm_pain", *lasting(7))),
    "arm_pain_numbness.numb_two_weeks": Case(
        a("numbness_tingling", *lasting(15), place="hand", side="left"),
        a("numbness_tingling", *lasting(15), place="hand", side="both"),
    ),
    "arm_pain_numbness.both_hands": Case(
        a("numbness_tingling", *lasting(15), place="hand", side="both"),
        a("numbness_tingling", *lasting(14), place="hand", side="both"),
    ),
    "arm_pain_numbness.worse": Case(
        a("arm_pain", *rising(3), place="arm", side="left"), a("arm_pain", *rising(2), place="arm", side="left")
    ),
    "arm_pain_numbness.wakes": Case(
        a("shoulder_pain", *lasting(3, wakes_at_night=True)), a("shoulder_pain", *lasting(2, wakes_at_night=True))
    ),
    "arm_pain_numbness.changed": Case(
        a("arm_pain", seen(0, long_standing=True, pattern_changed=True), place="arm"),
        a("arm_pain", seen(0, long_standing=True), place="arm"),
    ),
    "swallowing_difficulty.drinks": Case(
        a("difficulty_swallowing", seen(0, fluids_stick=True), gone(1)), a("difficulty_swallowing")
    ),
    "swallowing_difficulty.two_weeks": Case(
        a("difficulty_swallowing", *lasting(15)), a("difficulty_swallowing", *lasting(14))
    ),
    "swallowing_difficulty.week": Case(
        a("difficulty_swallowing", *lasting(8)), a("difficulty_swallowing", *lasting(7))
    ),
    "swallowing_difficulty.worse": Case(a("difficulty_swallowing", *rising(3)), a("difficulty_swallowing", *rising(2))),
    "hoarse_voice.noisy_breathing": Case(a("hoarseness", seen(0, noisy_breathing=True)), a("hoarseness")),
    "hoarse_voice.three_weeks": Case(a("hoarseness", *lasting(22)), a("hoarseness", *lasting(21))),
    "hoarse_voice.two_weeks": Case(a("hoarseness", *lasting(15)), a("hoarseness", *easing(15))),
    "hoarse_voice.changed": Case(
        a("hoarseness", seen(0, long_standing=True, pattern_changed=True)), a("hoarseness", seen(0, long_standing=True))
    ),
}
