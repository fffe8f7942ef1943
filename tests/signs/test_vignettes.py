"""The sixteen development cases, at the level of the rules: records as the diary files of these cases give them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from followup.domain.profile import Profile
from followup.domain.words import Side
from tests.signs.logs import Diary, flags, gone, on, seen, top

TIERS = {
    "urgent_now": "urgent",
    "call_soon": "call",
    "report_next_visit": "next_visit",
    "watch": "watch",
    "none": "none",
}


def _after(surgery: str, side: str = "left", **more: object) -> Profile:
    return Profile(surgery={Side(side): frozenset({surgery})}, **more)  # type: ignore[arg-type]


def _cases() -> dict[str, Diary]:
    return {
        "DV01": Diary(_after("mastectomy", "right")).has(
            "chest_wall_lump", seen(0, painful=False), seen(6, all_along="yes"), place="scar", side="right"
        ),
        "DV02": Diary(_after("lumpectomy", "right"))
        .takes("anastrozole", -730)
        .has(
            "breast_lump",
            seen(0, 1),
            seen(10, 1, all_along="yes"),
            seen(20, 1, all_along="yes"),
            place="breast_upper_outer",
            side="right",
        ),
        "DV03": Diary(_after("lumpectomy", "right"))
        .takes("tamoxifen", -1400)
        .takes("steroid cream", 7)
        .has("nipple_change", seen(0, 2), seen(7, 2, "same"), seen(21, 2, all_along="yes"), place="nipple"),
        "DV04": Diary(_after("lumpectomy", "right"))
        .takes("letrozole", -1800)
        .has(
            "armpit_lump",
            seen(2, 2, after_vaccine=True),
            seen(40, 1, all_along="yes"),
            seen(92, 1, all_along="yes"),
            place="armpit",
            side="right",
        ),
        "DV05": Diary(_after("mastectomy")).has(
            "swollen_lymph_nodes",
            seen(0),
            seen(14, change="worse", growing=True),
            seen(30, change="worse", all_along="yes", growing=True),
            place="neck",
            side="right",
        ),
        "DV06": Diary(_after("lumpectomy"))
        .takes("letrozole", -365)
        .has(
            "arm_swelling",
            seen(0, 2),
            seen(0, 2),
            seen(5, 2, all_along="came_and_went", morning_worse=False, constant=False),
            place="arm",
        ),
        "DV07": Diary(_after("mastectomy")).has(
            "back_pain",
            seen(0, 2),
            seen(3, 4, "worse"),
            seen(6, 6, "worse"),
            seen(9, 8, wakes_at_night=True),
            place="spine_lower",
        ),
        "DV08": Diary(_after("lumpectomy"))
        .takes("letrozole", -1800)
        .has(
            "rib_or_chest_wall_pain",
            seen(0, 4),
            seen(9, 4, all_along="yes"),
            seen(23, 6, all_along="yes", constant=True, wakes_at_night=True, not_eased=True),
            place="rib",
            side="left",
        )
        .has("cough", gone(0, "gone"), began=-29),
        "DV09": Diary(_after("mastectomy")).has(
            "chest_wall_lump", seen(0), seen(18, 3, "worse", growing=True, painful=True), place="breastbone"
        ),
        "DV10": Diary(_after("mastectomy")).has(
            "cough", seen(0, 2), seen(8, 2, "same"), seen(16, 2, "same", unwell=False)
        ),
        "DV11": Diary(_after("mastectomy"))
        .takes("tamoxifen", -2900, -29)
        .has(
            "shortness_of_breath",
            seen(0, 3, on_effort=True),
            seen(50, 6, "worse", on_effort=True),
            seen(58, 9, at_rest=True),
        ),
        "DV12": Diary(_after("lumpectomy")).has("coughing_blood", seen(0, blood=True)),
        "DV13": Diary(_after("lumpectomy", radiotherapy_ended_on=on(-60)))
        .has("cough", seen(0, 3), seen(6, 4, fever=True, breathless=True), seen(11, 4, "same"))
        .has("shortness_of_breath", seen(6, 4, fever=True), seen(11, 4, "same", fever=True))
        .has("fever", seen(6, 4, breathless=True), seen(11, 4, "same", breathless=True)),
        "DV14": Diary(_after("mastectomy"))
        .has("jaundice", seen(0), seen(1, 7, fever=True, vomiting=True, drowsy_confused=True), place="skin")
        .has("fever", seen(1, 7, vomiting=True, drowsy_confused=True))
        .has("vomiting", seen(1, 7, fever=True, drowsy_confused=True))
        .has("confusion", seen(1, 7, fever=True, vomiting=True)),
        "DV15": Diary(_after("mastectomy", "right")).has(
            "headache",
            seen(0, 3),
            seen(8, 4, morning_worse=True),
            seen(15, 5),
            seen(21, 5, all_along="yes", morning_worse=True),
            place="head",
        ),
        "DV16": Diary(_after("mastectomy"))
        .takes("letrozole", -1000)
        .has("headache", seen(0, 4, clear_cause=True), gone(1), place="head"),
    }


@pytest.mark.parametrize("case", _cases())
def test_a_development_case_is_given_an_acceptable_tier(case: str, shared: Path) -> None:
    """The most pressing flag of the case is one that its author accepts, and the expected sign is among the flags."""
    rows = json.loads((shared / "evidence" / "vignettes.json").read_text(encoding="utf-8"))
    row = next(row for row in rows if row["id"] == case)

    found = flags(_cases()[case], row["as_of_day"])

    assert top(found) in {TIERS[name] for name in row["acceptable_tiers"]}
    assert row["expected_sign"] in {flag.sign for flag in found} | {"none"}
    if row["contact_within_hours"] == 24:
        assert any(flag.hours == 24 or flag.tier == "urgent" for flag in found)


def test_a_cough_between_two_and_three_weeks_is_only_watched() -> None:
    """The development case where the sources disagree: the number for coughs wins over the general two weeks."""
    assert top(flags(_cases()["DV10"], 16)) == "watch"


def test_a_headache_that_cleared_the_next_day_raises_nothing() -> None:
    """The one case in which the log must stay quiet."""
    assert flags(_cases()["DV16"], 4) == ()
