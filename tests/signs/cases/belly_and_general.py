"""Cases for the signs of the liver, the belly, the blood salts and the whole body."""

from __future__ import annotations

from tests.signs.cases.case import Case, a, coming_and_going, easing, lasting, rising, who
from tests.signs.logs import Diary, gone, seen

CASES = {
    "abdominal_pain_ruq.severe": Case(a("abdominal_pain", seen(0, 8)), a("abdominal_pain", seen(0, 7))),
    "abdominal_pain_ruq.two_weeks": Case(
        a("abdominal_pain", *lasting(15), place="belly_right_upper"),
        a("abdominal_pain", *lasting(14), place="belly_right_upper"),
    ),
    "abdominal_pain_ruq.week": Case(a("abdominal_pain", *lasting(8)), a("abdominal_pain", *lasting(7))),
    "abdominal_pain_ruq.worse": Case(a("abdominal_pain", *rising(3)), a("abdominal_pain", *rising(2))),
    "abdominal_pain_ruq.with_another_sign": Case(
        a("abdominal_pain", place="belly_right_upper").has("loss_of_appetite", seen(0)),
        a("abdominal_pain", place="belly").has("loss_of_appetite", seen(0)),
    ),
    "abdominal_pain_ruq.changed": Case(
        a("abdominal_pain", seen(0, long_standing=True, pattern_changed=True)),
        a("abdominal_pain", seen(0, long_standing=True)),
    ),
    "abdominal_pain_ruq.comes_and_goes": Case(
        a("abdominal_pain", *coming_and_going(43)), a("abdominal_pain", *coming_and_going(42))
    ),
    "abdominal_pain_ruq.easing": Case(a("abdominal_pain", *easing(15)), a("abdominal_pain", *easing(14))),
    "abdominal_swelling.blocked": Case(
        a("abdominal_pain", seen(0, no_stool=True, vomiting=True)), a("abdominal_pain", seen(0, no_stool=True))
    ),
    "abdominal_swelling.bloated_and_sick": Case(a("bloating", seen(0, no_stool=True)), a("bloating")),
    "abdominal_swelling.two_weeks": Case(a("bloating", *lasting(15)), a("bloating", *lasting(14))),
    "abdominal_swelling.lobular_week": Case(
        who(a("bloating", *lasting(8)), histology="lobular"), who(a("bloating", *lasting(7)), histology="lobular")
    ),
    "abdominal_swelling.worse": Case(a("bloating", *rising(7)), a("bloating", *rising(6))),
    "jaundice.unwell": Case(a("jaundice", seen(0, fever=True)), a("jaundice", seen(0, fever=False))),
    "jaundice.any": Case(a("jaundice", seen(0), gone(30)), a("jaundice", seen(0), gone(31))),
    "nausea_persistent.muddled": Case(a("nausea").has("confusion", seen(3)), a("nausea").has("confusion", seen(4))),
    "nausea_persistent.headache_week": Case(
        a("nausea", *lasting(8)).has("headache", seen(8)), a("nausea", *lasting(7)).has("headache", seen(7))
    ),
    "nausea_persistent.constant_week": Case(
        a("nausea", *lasting(8, constant=True)), a("nausea", *lasting(7, constant=True))
    ),
    "nausea_persistent.two_weeks": Case(a("nausea", *lasting(15)), a("nausea", *lasting(14))),
    "nausea_persistent.week": Case(a("vomiting", *lasting(8)), a("vomiting", *lasting(7))),
    "hiccups.two_weeks": Case(a("hiccups", *lasting(15)), a("hiccups", *lasting(14))),
    "bowel_change.blood": Case(a("bowel_change", seen(0, blood=True)), a("bowel_change")),
    "bowel_change.two_weeks": Case(
        a("constipation", seen(0), seen(7)).has("diarrhea", seen(15)),
        a("constipation", seen(0), seen(6)).has("diarrhea", seen(15)),
    ),
    "hypercalcaemia.thirst_and_muddled": Case(a("thirst", seen(0, drowsy_confused=True)), a("thirst")),
    "hypercalcaemia.two_and_muddled": Case(
        a("constipation", seen(0, very_thirsty=True, drowsy_confused=True)),
        a("constipation", seen(0, very_thirsty=True)),
    ),
    "hypercalcaemia.muddled_with_others": Case(
        a("confusion").has("constipation", seen(0)).has("nausea", seen(7)),
        a("confusion").has("constipation", seen(0)).has("nausea", seen(8)),
    ),
    "hypercalcaemia.thirst_and_more": Case(
        a("thirst").has("constipation", seen(7)), a("thirst").has("constipation", seen(8))
    ),
    "hypercalcaemia.thirst_answered": Case(a("nausea", seen(0, very_thirsty=True)), a("nausea")),
    "hypercalcaemia.three_together": Case(
        a("nausea").has("constipation", seen(0)).has("fatigue", seen(0)), a("nausea").has("constipation", seen(0))
    ),
    "appetite_loss.with_another_sign": Case(
        a("loss_of_appetite", *lasting(8)).has("fatigue", seen(8)),
        a("loss_of_appetite", *lasting(7)).has("fatigue", seen(7)),
    ),
    "appetite_loss.two_weeks": Case(a("loss_of_appetite", *lasting(15)), a("loss_of_appetite", *lasting(14))),
    "appetite_loss.week": Case(a("loss_of_appetite", *lasting(8)), a("loss_of_appetite", *lasting(7))),
    "appetite_loss.changed": Case(
        a("loss_of_appetite", seen(0, long_standing=True, pattern_changed=True)),
        a("loss_of_appetite", seen(0, long_standing=True)),
    ),
    "weight_loss.one_twentieth": Case(
        Diary().weighs(0, 70_000).weighs(180, 66_500), Diary().weighs(0, 70_000).weighs(180, 66_501)
    ),
    "weight_loss.noticed_with_another_sign": Case(
        a("weight_loss").has("loss_of_appetite", seen(0)),
        a("weight_loss", seen(0, trying_to_lose=True)).has("loss_of_appetite", seen(0)),
    ),
    "weight_loss.noticed_two_weeks": Case(a("weight_loss", *lasting(15)), a("weight_loss", *lasting(14))),
    "weight_loss.noticed": Case(a("weight_loss"), a("weight_loss", seen(0, trying_to_lose=True))),
    "weight_loss.one_fiftieth": Case(
        Diary().weighs(0, 70_000).weighs(60, 68_600), Diary().weighs(0, 70_000).weighs(60, 68_601)
    ),
    "fatigue_marked.marked": Case(
        a("fatigue", *lasting(15, 7, no_reason=True)), a("fatigue", *lasting(15, 6, no_reason=True))
    ),
    "fatigue_marked.with_another_sign": Case(
        a("fatigue", *lasting(15)).has("hip_pain", seen(15)).has("loss_of_appetite", seen(15)),
        a("fatigue", *lasting(15)).has("hip_pain", seen(15)),
    ),
    "fatigue_marked.two_weeks": Case(a("fatigue", *lasting(15)), a("fatigue", *lasting(14))),
    "fatigue_marked.week": Case(a("fatigue", *lasting(8)), a("fatigue", *lasting(7))),
    "fatigue_marked.weak_all_over": Case(a("weakness", *lasting(15)), a("weakness", *lasting(14))),
    "fatigue_marked.changed": Case(
        a("fatigue", seen(0, long_standing=True, pattern_changed=True)), a("fatigue", seen(0, long_standing=True))
    ),
}
