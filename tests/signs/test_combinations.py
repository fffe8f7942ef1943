"""Signs that weigh more together: each combination that guidelines name, and what just misses it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.signs.cases.case import a, last_day, lasting, who
from tests.signs.logs import START, Diary, gone, seen, tier


@dataclass(frozen=True)
class Edge:
    """A combination, the sign it belongs to and what that asks for; `apart` is the same with a piece missing."""

    together: Diary
    sign: str
    asks: str
    apart: Diary
    asks_apart: str = "none"


def _asks(diary: Diary, sign: str) -> str:
    return tier(diary, sign, (last_day(diary) - START).days)


EDGES = {
    "back pain, and legs answered weak": Edge(
        a("back_pain", seen(0, legs_weak_numb=True)), "cord_compression", "urgent",
        a("back_pain", seen(0, legs_weak_numb=False)),
    ),
    "neck pain, and new bladder trouble answered": Edge(
        a("neck_pain", seen(0, bladder_bowel=True)), "cord_compression", "urgent",
        a("neck_pain", seen(0, bladder_bowel="not_sure")),
    ),
    "back pain, and a weak leg noted 28 days apart": Edge(
        a("back_pain", seen(0)).has("weakness", seen(28), place="leg", side="left"), "cord_compression", "urgent",
        a("back_pain", seen(0)).has("weakness", seen(29), place="leg", side="left"),
    ),
    "back pain, and numb legs": Edge(
        a("back_pain").has("numbness_tingling", seen(0), place="leg"), "cord_compression", "urgent",
        a("back_pain").has("numbness_tingling", seen(0), place="hand"),
    ),
    "back pain, and bladder control": Edge(
        a("back_pain").has("bladder_control", seen(0)), "cord_compression", "urgent",
        a("hip_pain").has("bladder_control", seen(0)),
    ),
    "back pain that has gone two weeks before": Edge(
        a("back_pain", seen(0), gone(1, "gone")).has("bladder_control", seen(20)), "cord_compression", "urgent",
        a("back_pain", seen(0), gone(1, "gone")).has("bladder_control", seen(40)),
    ),
    "a known bad back, and legs that are newly weak": Edge(
        a("back_pain", seen(0, long_standing=True, legs_weak_numb=True)), "cord_compression", "urgent",
        a("back_pain", seen(0, long_standing=True)),
    ),
    "thirst with constipation": Edge(
        a("thirst").has("constipation", seen(7)), "hypercalcaemia", "call 24",
        a("thirst").has("constipation", seen(8)),
    ),
    "thirst with sickness": Edge(
        a("thirst").has("vomiting", seen(7)), "hypercalcaemia", "call 24", a("thirst"),
    ),
    "constipation, and thirst answered": Edge(
        a("constipation", seen(0, very_thirsty=True)), "hypercalcaemia", "call 24", a("constipation"),
    ),
    "thirst, constipation and sickness, and muddled": Edge(
        a("thirst").has("constipation", seen(0)).has("nausea", seen(0, drowsy_confused=True)),
        "hypercalcaemia", "urgent",
        a("thirst").has("constipation", seen(0)).has("nausea", seen(0, drowsy_confused=False)), "call 24",
    ),
    "headache, and muddled": Edge(
        a("headache", seen(0, drowsy_confused=True)), "severe_headache", "urgent", a("headache"),
    ),
    "headache, and confusion noted a week apart": Edge(
        a("headache").has("confusion", seen(7)), "severe_headache", "urgent",
        a("headache").has("confusion", seen(8)),
    ),
    "an old migraine, and confusion": Edge(
        a("headache", seen(0, long_standing=True)).has("confusion", seen(0)), "severe_headache", "urgent",
        a("headache", seen(0, long_standing=True)).has("fatigue", seen(0)),
    ),
    "short breath with chest pain": Edge(
        a("shortness_of_breath").has("chest_pain", seen(3)), "breathlessness", "urgent",
        a("shortness_of_breath").has("chest_pain", seen(4)),
    ),
    "chest pain, and short breath answered": Edge(
        a("chest_pain", seen(0, breathless=True), place="rib"), "chest_pain", "urgent",
        a("chest_pain", seen(0, breathless=False), place="rib"),
    ),
    "short breath with a light head": Edge(
        a("shortness_of_breath").has("fainting", seen(1)), "breathlessness", "urgent",
        a("shortness_of_breath").has("dizziness", seen(2)),
    ),
    "a lost appetite for over a week, and tired": Edge(
        a("loss_of_appetite", *lasting(8)).has("fatigue", seen(8)), "appetite_loss", "call 72",
        a("loss_of_appetite", *lasting(7)).has("fatigue", seen(7)),
    ),
    "tired for over two weeks, and two more": Edge(
        a("fatigue", *lasting(15)).has("loss_of_appetite", seen(15)).has("abdominal_pain", seen(15)),
        "fatigue_marked", "call 72",
        a("fatigue", *lasting(15)).has("loss_of_appetite", seen(15)), "next_visit",
    ),
    "weight lost, and another sign": Edge(
        a("weight_loss").has("nausea", seen(0)), "weight_loss", "call 72", a("weight_loss"), "watch",
    ),
    "weight lost by trying, and another sign": Edge(
        a("weight_loss", seen(0, trying_to_lose=False)).has("nausea", seen(0)), "weight_loss", "call 72",
        a("weight_loss", seen(0, trying_to_lose=True)).has("nausea", seen(0)),
    ),
    "one calf swollen, on tamoxifen": Edge(
        a("leg_swelling", place="calf", side="left").takes("tamoxifen"), "vte_signs", "urgent",
        a("leg_swelling", place="ankle", side="both").takes("tamoxifen"),
    ),
    "a sore calf, on tamoxifen": Edge(
        a("leg_pain", place="calf", side="right").takes("tamoxifen"), "vte_signs", "urgent",
        a("leg_pain", place="calf", side="right").takes("letrozole"), "call 24",
    ),
    "a sore calf, and tamoxifen stopped before": Edge(
        a("leg_pain", place="calf", side="right").takes("tamoxifen", -900, 0), "vte_signs", "urgent",
        a("leg_pain", place="calf", side="right").takes("tamoxifen", -900, -1), "call 24",
    ),
    "bleeding after the menopause, on tamoxifen": Edge(
        who(a("vaginal_bleeding").takes("tamoxifen"), menopause="after"), "vaginal_bleeding_tamoxifen", "call 72",
        who(a("vaginal_bleeding").takes("tamoxifen"), menopause="before"), "next_visit",
    ),
    "sore joints on both sides, on an aromatase inhibitor": Edge(
        a("joint_pain", *lasting(15), side="both").takes("letrozole"), "joint_pain_endocrine", "next_visit",
        a("joint_pain", *lasting(14), side="both").takes("letrozole"),
    ),
    "sore joints on one side are read by the bone rule": Edge(
        a("joint_pain", *lasting(15), side="left").takes("letrozole"), "bone_pain", "call 72",
        a("joint_pain", *lasting(15), side="both").takes("letrozole"),
    ),
    "a joint on one side that wakes": Edge(
        a("joint_pain", seen(0, wakes_at_night=True), side="right").takes("anastrozole"), "bone_pain", "call 72",
        a("joint_pain", seen(0, wakes_at_night=True), side="both").takes("anastrozole"),
    ),
    "a bone on the same medicine": Edge(
        a("bone_pain", *lasting(15)).takes("exemestane"), "bone_pain", "call 72",
        a("bone_pain", *lasting(14)).takes("exemestane"), "watch",
    ),
    "swollen ankles, and breathless lying flat": Edge(
        a("leg_swelling", side="both").has("shortness_of_breath", seen(14)), "heart_failure_signs", "call 24",
        a("leg_swelling", side="both").has("shortness_of_breath", seen(15)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EDGES)
def test_what_stands_together_asks_for_more(name: str) -> None:
    """As soon, and for as much, as its source says."""
    edge = EDGES[name]

    assert _asks(edge.together, edge.sign) == edge.asks


@pytest.mark.parametrize("name", EDGES)
def test_with_a_piece_missing_it_does_not(name: str) -> None:
    """A day too far apart, the other side, another medicine, or an answer that was no yes."""
    edge = EDGES[name]

    assert _asks(edge.apart, edge.sign) == edge.asks_apart


@pytest.mark.parametrize("name", EDGES)
def test_a_combination_is_read_whichever_was_noted_first(name: str) -> None:
    """The order of the episodes in the log says nothing."""
    edge = EDGES[name]
    turned = Diary(edge.together.profile)
    turned.medicines, turned.treatments = edge.together.medicines, edge.together.treatments
    turned.episodes = list(reversed(edge.together.episodes))

    assert _asks(turned, edge.sign) == edge.asks
