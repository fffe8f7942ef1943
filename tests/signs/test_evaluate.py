"""From a log to the flags of a day."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.domain.log_view import EpisodeView, LogView
from followup.domain.profile import Profile
from followup.domain.records import Episode, Observation
from followup.domain.words import Side, Tier
from followup.signs.evaluate import evaluate, summarise, to_check_in
from tests.signs.cases.case import a, easing, lasting, radiotherapy_ended, rising, who
from tests.signs.logs import Diary, flag, flags, gone, on, seen, shipped, tier


def signs(diary: Diary, day: int) -> set[str]:
    """Return the signs flagged on a day."""
    return {found.sign for found in flags(diary, day)}


# --- the sixteen signs of the seed article, with their edges -----------------------------------------------------

LASTING = [
    ("hip_pain", "bone_pain", 15, "call 72"),
    ("cough", "persistent_cough", 22, "call 72"),
    ("headache", "severe_headache", 15, "call 72"),
    ("shortness_of_breath", "breathlessness", 8, "call 72"),
    ("loss_of_appetite", "appetite_loss", 15, "next_visit"),
    ("armpit_lump", "axillary_lump", 15, "call 72"),
    ("swollen_lymph_nodes", "neck_lump", 15, "call 72"),
]


@pytest.mark.parametrize(("symptom", "sign", "days", "expected"), LASTING)
def test_a_lasting_sign_is_flagged_on_its_day_and_not_a_day_sooner(
    symptom: str, sign: str, days: int, expected: str
) -> None:
    """More than 14 days is day 15, more than 21 is day 22, more than a week is day 8."""
    place = "neck" if symptom == "swollen_lymph_nodes" else ""
    before, after = a(symptom, *lasting(days - 1), place=place), a(symptom, *lasting(days), place=place)

    assert tier(after, sign, days) == expected
    assert tier(before, sign, days - 1) in {"none", "watch"}


AT_ONCE = [
    ("breast_lump", "breast_lump", "", "call 72"),
    ("chest_wall_lump", "chest_wall_nodule", "chest_wall", "call 72"),
    ("chest_wall_lump", "scar_thickening", "scar", "call 72"),
    ("breast_skin_change", "breast_skin_change", "breast", "call 72"),
    ("nipple_discharge", "nipple_discharge", "nipple", "call 72"),
    ("swollen_lymph_nodes", "supraclavicular_lump", "above_collarbone", "call 72"),
    ("chest_pain", "chest_pain", "chest", "urgent"),
    ("chest_pain", "chest_pain", "breastbone", "urgent"),
    ("seizure", "seizure", "", "urgent"),
    ("coughing_blood", "haemoptysis", "", "urgent"),
    ("fracture", "fracture_minimal", "", "urgent"),
    ("jaundice", "jaundice", "", "call 24"),
    ("arm_swelling", "arm_swelling", "arm", "call 72"),
    ("vaginal_bleeding", "vaginal_bleeding_tamoxifen", "", "call 72"),
]


@pytest.mark.parametrize(("symptom", "sign", "place", "expected"), AT_ONCE)
def test_a_sign_without_waiting_is_flagged_from_one_entry(symptom: str, sign: str, place: str, expected: str) -> None:
    """One entry is enough, on the day itself and while nothing else is said."""
    diary = a(symptom, place=place)

    assert tier(diary, sign, 0) == expected
    assert tier(diary, sign, 30) == expected


@pytest.mark.parametrize("symptom", ["chest_pain", "rib_or_chest_wall_pain"])
def test_very_bad_pain_behind_the_breastbone_does_not_wait(symptom: str) -> None:
    """Whichever of the two symptoms the words were taken for; an ache there waits as pain in a bone does."""
    assert tier(a(symptom, seen(0, 9), place="breastbone"), "chest_pain", 0) == "urgent"
    assert tier(a("rib_or_chest_wall_pain", seen(0, 4), place="breastbone"), "chest_pain", 0) == "none"


def test_an_empty_log_has_no_flags() -> None:
    """Nothing is inferred from silence."""
    assert evaluate(shipped(), LogView(), on(0)) == ()


def test_a_symptom_that_no_rule_looks_at_is_never_flagged() -> None:
    """Hot flushes for a year are for the log alone."""
    assert flags(a("hot_flashes", *lasting(365)), 365) == ()


def test_own_words_are_kept_and_no_rule_reads_them() -> None:
    """An entry that fits no symptom of the catalogue raises nothing."""
    assert flags(a("", *lasting(30)), 30) == ()


# --- time --------------------------------------------------------------------------------------------------------


def test_one_entry_never_becomes_lasting_through_silence() -> None:
    """It becomes a question at the check-in instead."""
    diary = a("hip_pain")

    assert all(flags(diary, day) == () for day in range(90))


def test_a_symptom_that_went_silent_before_its_rule_never_meets_it() -> None:
    """Noted for 14 days and then no more: day 15 is not known."""
    diary = a("hip_pain", *lasting(14))

    assert {tier(diary, "bone_pain", day) for day in range(14, 90)} == {"watch"}


def test_one_entry_that_says_since_when_counts_from_that_day() -> None:
    """It has hurt for 25 days, said on one day, is 25 days."""
    found = flag(a("hip_pain", seen(25), began=0), "bone_pain", 25)

    assert found is not None
    assert (found.since, found.days, found.rule) == (on(0), 25, "bone_pain.two_weeks")


def test_a_flag_stays_while_nothing_is_said() -> None:
    """Silence takes back nothing: the flag stays with the days that are known."""
    diary = a("hip_pain", *lasting(15))
    found = flag(diary, "bone_pain", 100)

    assert found is not None
    assert (found.tier, found.since, found.days) == (Tier.CALL, on(0), 15)


def test_the_days_go_on_while_the_last_entry_speaks_for_today() -> None:
    """For a week after the last entry the days are counted to today."""
    diary = a("hip_pain", *lasting(20))

    assert [found.days for day in (20, 24, 27, 28) if (found := flag(diary, "bone_pain", day))] == [20, 24, 27, 20]


def test_a_new_entry_after_a_silence_does_not_take_the_flag_away() -> None:
    """Nobody said that it had gone."""
    diary = a("hip_pain", *lasting(15), seen(60))

    assert tier(diary, "bone_pain", 60) == "call 72"


@pytest.mark.parametrize("all_along", ["had_gone", "came_and_went"])
def test_an_answer_that_it_had_gone_restarts_the_count(all_along: str) -> None:
    """Then the old stretch is over, whatever it had met."""
    diary = a("hip_pain", *lasting(15), seen(22, all_along=all_along))

    assert tier(diary, "bone_pain", 22) == "none"


def test_after_gone_a_lasting_flag_ends() -> None:
    """And it does not come back on its own."""
    diary = a("hip_pain", *lasting(20), gone(21))

    assert {tier(diary, "bone_pain", day) for day in range(21, 60)} == {"none"}


def test_a_free_day_between_two_episodes_is_no_recovery() -> None:
    """A daily diary that says "not today" once makes two episodes; they count as one course."""
    diary = a("headache", *(seen(day) for day in range(10)), gone(10)).has("headache", *map(seen, range(11, 17)))
    found = flag(diary, "severe_headache", 16)

    assert found is not None
    assert (found.since, found.days, len(found.episodes)) == (on(0), 16, 2)


def test_two_free_days_between_two_episodes_are_a_recovery() -> None:
    """Then the count starts with the second."""
    diary = a("headache", *(seen(day) for day in range(10)), gone(10)).has("headache", *map(seen, range(12, 18)))

    assert tier(diary, "severe_headache", 17) == "none"


@pytest.mark.parametrize("answer", ["growing", "like_first_time"])
@pytest.mark.parametrize(
    ("symptom", "sign", "place"),
    [
        ("breast_lump", "breast_lump", ""),
        ("armpit_lump", "axillary_lump", ""),
        ("swollen_lymph_nodes", "neck_lump", "neck"),
    ],
)
def test_a_lump_known_for_years_that_grows_is_no_longer_usual(symptom: str, sign: str, place: str, answer: str) -> None:
    """What is known from before and unchanged is no flag; growing is a change, whatever else was answered."""
    unchanged = a(symptom, seen(0, long_standing=True), place=place)
    grows = a(symptom, seen(0, long_standing=True), seen(7, **{answer: True}), place=place)

    next_attack = a(symptom, seen(0, long_standing=True), gone(1), place=place)
    next_attack.has(symptom, seen(2, **{answer: True}), place=place)

    assert tier(unchanged, sign, 7) == "none"
    assert tier(grows, sign, 7) == tier(next_attack, sign, 7) == "call 72"


def test_the_next_attack_of_an_old_headache_is_usual_too() -> None:
    """What was said of a course holds for the day after a free day, until something else is said of it."""
    old = a("headache", seen(9, 4, long_standing=True), gone(10), began=0).has("headache", *map(seen, range(11, 20)))
    changed = a("headache", seen(9, 4, long_standing=True), gone(10), began=0).has(
        "headache", seen(11), seen(12, pattern_changed=True)
    )

    assert flags(old, 19) == ()
    assert flags(a("headache", *map(seen, range(9)), gone(9)).has("headache", *map(seen, range(11, 20))), 19)
    assert tier(changed, "severe_headache", 12) == "call 72"


def test_a_course_is_joined_over_many_free_days() -> None:
    """Every other day with a headache for three weeks is a headache that goes on."""
    diary = Diary()
    for day in range(0, 22, 2):
        diary.has("headache", seen(day), gone(day + 1))

    assert tier(diary, "severe_headache", 20) == "call 72"
    assert tier(diary, "severe_headache", 22) == "none"


def test_a_no_wait_sign_is_not_cancelled_by_fine_now() -> None:
    """It asks for help now for as long as the sign looks back; after that the team should still know."""
    diary = a("seizure", seen(0), gone(0))

    assert tier(diary, "seizure", 30) == "urgent"
    assert tier(diary, "seizure", 31) == "next_visit"


@pytest.mark.parametrize(
    ("symptom", "sign"), [("shortness_of_breath", "breathlessness"), ("abdominal_pain", "abdominal_pain_ruq")]
)
def test_a_very_high_number_is_not_cancelled_by_a_low_one_the_next_day(symptom: str, sign: str) -> None:
    """9 of 10 yesterday and 3 today still needs help now, for the days that the rule looks back."""
    diary = a(symptom, seen(0, 9), seen(1, 3), seen(8, 2), seen(15, 2))

    assert tier(diary, sign, 1) == tier(diary, sign, 14) == "urgent"
    assert tier(diary, sign, 15) != "urgent"


def test_a_no_wait_answer_is_not_cancelled_by_a_later_no() -> None:
    """A headache that came on within a minute stays one that did."""
    diary = a("headache", seen(0, sudden=True), seen(1, sudden=False))

    assert tier(diary, "severe_headache", 1) == "urgent"


def test_a_no_wait_answer_is_forgotten_with_its_time() -> None:
    """A later, ordinary headache is no emergency because one was long ago; the team should know of that one."""
    diary = a("headache", seen(0, sudden=True), gone(1), seen(40))
    found = flag(diary, "severe_headache", 40)

    assert found is not None
    assert (found.tier, found.is_of_now, found.since, found.last_on) == ("next_visit", False, on(0), on(0))
    assert diary.episodes[0].observations[0].id in found.observations


def test_what_was_noted_for_a_later_day_does_not_count_yet() -> None:
    """As of day 14 nothing of day 15 is known."""
    diary = a("hip_pain", *lasting(14)).adds(seen(15))

    assert tier(diary, "bone_pain", 14) == "watch"
    assert tier(diary, "bone_pain", 15) == "call 72"


@pytest.mark.parametrize("answers", [{}, {"hard": True}, {"growing": True}, {"pattern_changed": True}])
@pytest.mark.parametrize("days", [0, 14, 15, 84])
def test_a_swollen_gland_in_the_armpit_is_a_lump_in_the_armpit(days: int, answers: dict[str, bool]) -> None:
    """Whichever words were picked: the same flag, and no word of the neck."""
    lump = a("armpit_lump", *lasting(days, **answers), place="armpit")
    gland = a("swollen_lymph_nodes", *lasting(days, **answers), place="armpit")

    assert tier(gland, "axillary_lump", days) == tier(lump, "axillary_lump", days) != "none"
    assert tier(gland, "neck_lump", days) == "none"


@pytest.mark.parametrize(("place", "side", "expected"), [("leg", "left", "call 24"), ("leg", "both", "call 24"),
                                                         ("leg", "", "call 24"), ("knee", "", "call 24"),
                                                         ("foot", "left", "call 24"), ("foot", "both", "none"),
                                                         ("hand", "left", "none")])  # fmt: skip
def test_a_leg_that_goes_numb_does_not_wait(place: str, side: str, expected: str) -> None:
    """One leg or both; numb feet on both sides can wait for the visit, as they are common after chemotherapy."""
    diary = a("numbness_tingling", *lasting(1), place=place, side=side)

    assert tier(diary, "limb_weakness_numbness", 1) == expected


# --- the person's own normal, causes, easing ---------------------------------------------------------------------


@pytest.mark.parametrize("symptom", ["headache", "hip_pain", "cough", "breast_lump", "joint_pain", "chest_pain"])
def test_what_was_always_there_and_is_unchanged_raises_nothing(symptom: str) -> None:
    """Known from before the cancer and not changed: no flag."""
    assert flags(a(symptom, *(seen(day, 4, long_standing=True) for day in range(0, 60, 7))), 56) == ()


def test_a_changed_pattern_of_an_old_symptom_is_flagged_sooner() -> None:
    """A changed headache does not wait for two weeks."""
    diary = a("headache", seen(0, 4, long_standing=True), seen(1, 4, pattern_changed=True))

    assert tier(diary, "severe_headache", 1) == "call 72"


def test_an_old_symptom_that_is_worse_than_usual_counts() -> None:
    """The usual number was 4; two more is no longer usual."""
    diary = a("headache", *(seen(day, 4, long_standing=True) for day in range(0, 60, 7)), seen(63, 6))

    assert tier(diary, "severe_headache", 63) == "call 72"


def test_an_emergency_counts_although_the_symptom_is_old() -> None:
    """Even a person with migraine calls for help when one comes on within a minute."""
    assert tier(a("headache", seen(0, long_standing=True, sudden=True)), "severe_headache", 0) == "urgent"


def test_a_known_cause_that_eases_waits_its_normal_days() -> None:
    """A back that was strained in the garden and gets better is not hurried, though it woke the person once."""
    diary = a("back_pain", seen(0, 6, clear_cause=True, wakes_at_night=True), seen(4, 3, "better"))

    assert tier(diary, "spine_red_flag_pain", 4) == "none"
    assert tier(diary, "bone_pain", 4) == "none"


def test_a_known_cause_that_does_not_ease_is_hurried() -> None:
    """A cause alone cancels nothing."""
    diary = a("back_pain", seen(0, 6, clear_cause=True, wakes_at_night=True), seen(4, 6))

    assert tier(diary, "spine_red_flag_pain", 4) == "call 24"


def test_what_eases_is_watched_after_its_days_and_called_when_it_stops() -> None:
    """Easing for over two weeks: keep an eye on it; two entries later that are no better it is a lasting pain."""
    diary = a("hip_pain", *easing(16))

    assert tier(diary, "bone_pain", 16) == "watch"

    diary.adds(seen(23, 3))
    assert tier(diary, "bone_pain", 23) == "watch"
    diary.adds(seen(30, 3))
    assert tier(diary, "bone_pain", 30) == "call 72"


# --- signs together ----------------------------------------------------------------------------------------------


def test_back_pain_with_weak_legs_is_urgent_and_says_the_rest() -> None:
    """The cord sign rests on both entries, and the milder flags of the same pain can be folded under it."""
    diary = a("back_pain", *lasting(16), place="back").has("weakness", seen(16), place="leg")
    found = {one.sign: one for one in flags(diary, 16)}

    assert found["cord_compression"].tier is Tier.URGENT
    assert len(found["cord_compression"].episodes) == 2
    assert found["bone_pain"].within == "cord_compression"
    assert next(iter(found)) == "cord_compression"


def test_a_flag_of_other_episodes_is_not_folded() -> None:
    """A sore rib has nothing to do with a back that hurts."""
    diary = a("back_pain", seen(0, legs_weak_numb=True)).has("rib_or_chest_wall_pain", *lasting(16), place="rib")
    found = flag(diary, "bone_pain", 16)

    assert found is not None
    assert found.within == ""


TOGETHER = [
    (a("neck_pain").has("bladder_control", seen(0)), "cord_compression", "urgent"),
    (a("thirst").has("constipation", seen(0)).has("nausea", seen(0)), "hypercalcaemia", "call 24"),
    (a("thirst").has("constipation", seen(0)).has("confusion", seen(1)), "hypercalcaemia", "urgent"),
    (a("headache").has("confusion", seen(0)), "severe_headache", "urgent"),
    (a("shortness_of_breath").has("chest_pain", seen(0)), "breathlessness", "urgent"),
    (a("leg_pain", place="calf", side="left").takes("Tamoxifen 20 mg"), "vte_signs", "urgent"),
    (a("jaundice").has("vomiting", seen(0)), "jaundice", "urgent"),
    (a("leg_swelling", side="both").has("shortness_of_breath", seen(0)), "heart_failure_signs", "call 24"),
    (a("shortness_of_breath", seen(0, lying_worse=True)).takes("trastuzumab"), "heart_failure_signs", "call 24"),
    (a("joint_pain", *lasting(30), side="both").takes("Arimidex"), "joint_pain_endocrine", "next_visit"),
    (a("joint_pain", *lasting(30), side="left").takes("Arimidex"), "bone_pain", "call 72"),
    (a("loss_of_appetite", *lasting(9)).has("fatigue", seen(9)), "appetite_loss", "call 72"),
]


@pytest.mark.parametrize(("diary", "sign", "expected"), TOGETHER)
def test_signs_that_go_together(diary: Diary, sign: str, expected: str) -> None:
    """A combination asks for what its source says."""
    day = max(one.observed_on for view in diary.episodes for one in view.observations)

    found = {one.sign: one for one in evaluate(shipped(), diary.log(), day)}

    assert expected == f"{found[sign].tier} {found[sign].hours or ''}".strip()


def test_entries_far_apart_do_not_go_together() -> None:
    """A cough today and short breath a month ago are two stories."""
    diary = a("shortness_of_breath", seen(0), gone(1)).has("cough", seen(30))

    assert tier(diary, "persistent_cough", 30) == "none"


def test_entries_that_were_there_at_one_time_go_together_from_then_on() -> None:
    """Noting the short breath again does not part it from the chest pain of last week."""
    diary = a("shortness_of_breath", seen(0), seen(6), seen(12)).has("chest_pain", seen(3), gone(4))

    assert tier(diary, "breathlessness", 12) == "urgent"


def test_time_and_a_stopped_medicine_change_nothing_in_what_was_noted() -> None:
    """The window after radiotherapy and the tamoxifen are those of the days of the entry."""
    cough = radiotherapy_ended(a("cough", seen(0, fever=True), seen(8, fever=True)), -120)
    calf = a("leg_pain", place="calf", side="left").takes("tamoxifen", -400, 0)

    assert {tier(cough, "persistent_cough", day) for day in (8, 40)} == {"call 24"}
    assert {tier(calf, "vte_signs", day) for day in (0, 1, 30)} == {"urgent"}


def test_what_is_usual_adds_nothing_to_another_sign() -> None:
    """An old migraine does not make a new sickness urgent."""
    diary = a("nausea", *lasting(9)).has("headache", seen(9, long_standing=True))

    assert tier(diary, "nausea_persistent", 9) == "watch"


# --- whom a sign is for ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("surgery", "side", "expected"),
    [
        ({}, "left", {"breast_lump"}),
        ({Side.LEFT: frozenset({"lumpectomy"})}, "left", {"breast_lump"}),
        ({Side.LEFT: frozenset({"mastectomy"})}, "left", {"chest_wall_nodule"}),
        ({Side.LEFT: frozenset({"mastectomy"})}, "right", {"breast_lump"}),
        ({Side.NONE: frozenset({"mastectomy"})}, "right", {"breast_lump", "chest_wall_nodule"}),
        ({Side.LEFT: frozenset({"mastectomy"})}, "", {"breast_lump", "chest_wall_nodule"}),
    ],
)
def test_a_lump_is_read_by_the_surgery_of_its_side(
    surgery: dict[Side, frozenset[str]], side: str, expected: set[str]
) -> None:
    """Where the surgery is not known, what the person said decides; where the side is not known, both apply."""
    diary = a("breast_lump", side=side)
    diary.profile = Profile(surgery=surgery)

    assert signs(diary, 0) == expected


def test_a_rebuilt_breast_counts_as_the_chest_wall() -> None:
    """A lump in a rebuilt breast is a nodule of that side."""
    diary = a("breast_lump", side="left")
    diary.profile = Profile(reconstructed=frozenset({Side.LEFT}))

    assert signs(diary, 0) == {"chest_wall_nodule"}


def test_years_since_treatment_do_not_lower_a_tier() -> None:
    """Twenty-two years later still count."""
    diary = who(a("swollen_lymph_nodes", seen(0, growing=True), place="neck"), treatment_ended_on=on(-22 * 365))

    assert tier(diary, "neck_lump", 0) == "call 72"


# --- weight ------------------------------------------------------------------------------------------------------


def test_a_flag_about_weight_names_the_weighings() -> None:
    """It rests on two weighings and on no observation."""
    diary = Diary().weighs(0, 70_000).weighs(100, 69_000).weighs(190, 66_000)
    found = flag(diary, "weight_loss", 190)

    assert found is not None
    assert (found.since, found.days, found.observations) == (on(0), 190, ())
    assert found.weights == (diary.weights[0].id, diary.weights[2].id)


@pytest.mark.parametrize(("trying", "expected"), [(True, "none"), (False, "call 72"), (None, "call 72")])
def test_weight_that_was_meant_to_go_is_no_flag(trying: bool | None, expected: str) -> None:
    """Only a yes to "trying to lose" takes it away; not asked is not yes."""
    assert tier(Diary().weighs(0, 80_000).weighs(90, 72_000, trying), "weight_loss", 90) == expected


# --- the flag itself ---------------------------------------------------------------------------------------------


def test_a_flag_carries_what_a_card_and_a_sheet_need() -> None:
    """Rule, version, sources, since, days, number, entries, and the words."""
    diary = a("hip_pain", seen(0, 3), seen(8, 4), seen(16, 4), place="hip", side="left")
    found = flag(diary, "bone_pain", 16)
    sign = shipped().sign("bone_pain")

    assert found is not None
    assert (found.tier, found.hours, found.rule, found.rule_version) == (Tier.CALL, 72, "bone_pain.two_weeks", 1)
    assert (found.since, found.days, found.severity, found.last_on) == (on(0), 16, 4, on(16))
    assert found.observations == tuple(one.id for one in diary.episodes[0].observations)
    assert found.episodes == (diary.episodes[0].episode.id,)
    assert (found.title, found.clinical, found.sooner) == (sign.title, sign.clinical, sign.sooner)
    assert [source.id for source in found.sources] == ["CNET21", "HEY18"]
    assert found.questions
    assert found.causes


def test_the_best_rule_of_a_sign_wins() -> None:
    """The highest tier, then the shortest hours: one flag for a sign."""
    diary = a("hip_pain", *lasting(16, stops_movement=True, wakes_at_night=True))
    found = flag(diary, "bone_pain", 16)

    assert found is not None
    assert found.rule == "bone_pain.cannot_move"


def test_two_episodes_of_a_sign_are_one_flag() -> None:
    """It rests on both, tells since when the longer lasts, and holds the higher number."""
    diary = a("hip_pain", *lasting(30, 3), side="left").has(
        "rib_or_chest_wall_pain", seen(12, 7), seen(20, 7), seen(28, 7), place="rib"
    )
    found = flag(diary, "bone_pain", 30)

    assert found is not None
    assert (found.since, found.days, found.severity, len(found.episodes)) == (on(0), 30, 7, 2)


def test_flags_come_in_the_order_of_what_they_ask_for() -> None:
    """Urgent, call within 24 hours, call, next visit, watch."""
    diary = (
        a("cough", *lasting(15))
        .has("fatigue", *lasting(15))
        .has("hip_pain", *lasting(15))
        .has("jaundice", seen(15))
        .has("seizure", seen(15))
    )
    asked = [(found.tier, found.hours) for found in flags(diary, 15)]

    assert asked == [
        (Tier.URGENT, None),
        (Tier.CALL, 24),
        (Tier.CALL, 72),
        (Tier.NEXT_VISIT, None),
        (Tier.WATCH, None),
    ]


def test_a_long_log_names_the_oldest_and_the_newest_entries() -> None:
    """At most twenty observations stand under a flag."""
    diary = a("hip_pain", *(seen(day) for day in range(100)))
    found = flag(diary, "bone_pain", 99)
    ids = [one.id for one in diary.episodes[0].observations]

    assert found is not None
    assert list(found.observations) == [*ids[:5], *ids[-15:]]


# --- the check-in ------------------------------------------------------------------------------------------------


def test_an_open_episode_is_asked_about_after_a_week_of_silence() -> None:
    """Seven days are covered; on the eighth the question is whether it is still there."""
    diary = a("hip_pain", seen(0)).has("cough", seen(3), gone(4)).has("headache", seen(5))

    assert to_check_in(diary.log(), on(7)) == ()
    assert [view.episode.symptom for view in to_check_in(diary.log(), on(8))] == ["hip_pain"]
    assert [view.episode.symptom for view in to_check_in(diary.log(), on(13))] == ["hip_pain", "headache"]


def test_an_entry_of_a_later_day_does_not_answer_today() -> None:
    """Nothing in the future counts here either."""
    assert len(to_check_in(a("hip_pain", seen(0), gone(30)).log(), on(20))) == 1


# --- properties --------------------------------------------------------------------------------------------------

SYMPTOMS = ["headache", "back_pain", "cough", "shortness_of_breath", "chest_pain", "breast_lump", "weakness", "nausea"]
ANSWERS = ["wakes_at_night", "sudden", "long_standing", "pattern_changed", "legs_weak_numb", "clear_cause", "fever"]


@st.composite
def observations(draw: st.DrawFn) -> tuple[Observation, ...]:
    """Return observations on days of their own, many of them close together."""
    days = draw(st.lists(st.integers(0, 60), min_size=1, max_size=10, unique=True))
    return tuple(
        replace(
            seen(
                day,
                draw(st.none() | st.integers(0, 10)),
                draw(st.sampled_from(["", "", "same", "worse", "better", "new"])),
                draw(st.sampled_from(["", "", "yes", "came_and_went", "had_gone"])),
                **draw(st.dictionaries(st.sampled_from(ANSWERS), st.booleans(), max_size=2)),
            ),
            present=draw(st.sampled_from([True, True, True, True, False])),
        )
        for day in days
    )


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    """Return a log of a few episodes."""
    diary = Diary()
    for _ in range(draw(st.integers(1, 4))):
        began = draw(st.none() | st.integers(-30, 0))
        side = draw(st.sampled_from(["", "left", "both"]))
        diary.has(draw(st.sampled_from(SYMPTOMS)), *draw(observations()), side=side, began=began)
    return diary


@settings(max_examples=30)
@given(diaries(), st.integers(0, 70), st.randoms())
def test_neither_the_order_of_episodes_nor_of_observations_matters(
    diary: Diary, day: int, shuffler: random.Random
) -> None:
    """The same log in any order gives the same flags, and so does asking twice."""
    expected = flags(diary, day)
    log = diary.log()
    shuffled = [
        EpisodeView(view.episode, tuple(shuffler.sample(view.observations, len(view.observations))))
        for view in shuffler.sample(log.episodes, len(log.episodes))
    ]

    assert evaluate(shipped(), replace(log, episodes=tuple(shuffled)), on(day)) == expected
    assert flags(diary, day) == expected


@settings(max_examples=30)
@given(diaries(), st.integers(0, 60))
def test_what_lies_in_the_future_changes_nothing(diary: Diary, day: int) -> None:
    """A log cut at today has the same flags as the whole log looked at today."""
    log = diary.log()
    cut = tuple(
        EpisodeView(view.episode, tuple(one for one in view.observations if one.observed_on <= on(day)))
        for view in log.episodes
    )

    assert evaluate(shipped(), replace(log, episodes=cut), on(day)) == flags(diary, day)


@settings(max_examples=30)
@given(diaries(), st.integers(0, 70))
def test_kept_summaries_give_the_same_flags(diary: Diary, day: int) -> None:
    """Summaries may be handed in, all or some of them."""
    log = diary.log()
    kept = {view.episode.id: summarise(view, on(day)) for view in log.episodes[::2]}

    assert evaluate(shipped(), log, on(day), kept) == flags(diary, day)


@settings(max_examples=30)
@given(diaries(), st.integers(60, 100))
def test_silence_never_adds_a_flag(diary: Diary, day: int) -> None:
    """Once the log has ended, a later day can only let go of what has passed."""
    assert signs(diary, day + 30) <= signs(diary, day)


@st.composite
def lasting_diaries(draw: st.DrawFn) -> tuple[Diary, int]:
    """Return a log with up to three lasting episodes, and a day inside the first that is covered and not yet noted."""
    diary, free = Diary(), []
    for symptom in draw(st.lists(st.sampled_from(SYMPTOMS), min_size=1, max_size=3, unique=True)):
        days = [draw(st.integers(0, 20))]
        while days[-1] < draw(st.integers(30, 60)):
            days.append(days[-1] + draw(st.integers(2, 8)))
        numbers = [draw(st.none() | st.integers(0, 10)) for _ in days]
        words = [draw(st.sampled_from(["", "same", "worse", "better"])) for _ in days]
        diary.has(symptom, *map(seen, days, numbers, words))
        free = free or sorted(set(range(days[0], days[-1])) - set(days))
    return diary, draw(st.sampled_from(free))


@settings(max_examples=60)
@given(lasting_diaries())
def test_noting_a_day_inside_a_lasting_episode_takes_no_flag_away(given_: tuple[Diary, int]) -> None:
    """One more day with the symptom can only confirm what is known."""
    diary, day = given_
    last = max(one.observed_on for view in diary.episodes for one in view.observations)
    before = {(found.sign, found.tier) for found in evaluate(shipped(), diary.log(), last)}

    diary.adds(seen(day))

    assert before <= {(found.sign, found.tier) for found in evaluate(shipped(), diary.log(), last)}


@given(st.integers(0, 400))
def test_a_rule_with_days_is_met_from_its_day_on(days: int) -> None:
    """Hip pain noted every week: nothing, watch after a week, call after two, and never anything else."""
    expected = "none" if days <= 7 else "watch" if days <= 14 else "call 72"

    assert tier(a("hip_pain", *lasting(days)), "bone_pain", days) == expected


def test_a_rise_within_two_weeks_does_not_wait() -> None:
    """The numbers of the development case: 2, 4, 6, 8 within nine days."""
    assert tier(a("back_pain", *rising(3)), "spine_red_flag_pain", 3) == "call 24"


def test_an_episode_without_observations_is_no_flag() -> None:
    """An episode whose observations were all removed says nothing."""
    log = LogView(episodes=(EpisodeView(Episode(id=1, symptom="seizure", began_on=on(0)), ()),))

    assert evaluate(shipped(), log, on(30)) == ()


@settings(max_examples=60)
@given(st.data())
def test_what_was_over_long_ago_changes_nothing(data: st.DataObject) -> None:
    """Judging every episode gives what judging those that can still count gives."""
    diary = Diary()
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(-1500, 0))
        days = sorted(data.draw(st.sets(st.integers(0, 60), min_size=1, max_size=5)))
        symptom = data.draw(st.sampled_from(["headache", "seizure", "cough", "hip_pain"]))
        noted = [seen(start + day, sudden=data.draw(st.booleans())) for day in days]
        ends = [gone(start + days[-1] + data.draw(st.integers(0, 3)))] if data.draw(st.booleans()) else []
        diary.has(symptom, *noted, *ends)
    log, today = diary.log(), on(70)
    every = {view.episode.id: summarise(view, today) for view in log.episodes}

    assert evaluate(shipped(), log, today) == evaluate(shipped(), log, today, every)
