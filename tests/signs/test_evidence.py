"""The rules beside the evidence, sign by sign: what it says of waiting, and what the rules ask for."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from followup.signs.sign import Rule
from tests.signs.logs import shipped

TABLE: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "evidence.toml").read_text(encoding="utf-8"))

ACTIONS = {
    "call_soon (24 h)": "call 24",
    "call_soon": "call 72",
    "urgent_now": "urgent",
    "report_next_visit": "next_visit",
}
"""The tiers of the evidence and ours; a clinic that rings back within two working days is the 72 hours."""

PLAIN_CASE_SAID_OTHERWISE = {
    "appetite_loss": "the call is for when another sign stands beside it",
}
"""Signs whose row of the evidence names the step before the plain case."""

SECTION_THREE = {
    "seizure.any": "urgent",
    "stroke_signs.face": "urgent",
    "stroke_signs.sudden": "urgent",
    "stroke_signs.passed": "urgent",
    "severe_headache.sudden": "urgent",
    "cord_compression.pain_and_legs": "urgent",
    "cord_compression.pain_and_answer": "urgent",
    "spine_red_flag_pain.worse": "call 24",
    "spine_red_flag_pain.severe_and_constant": "call 24",
    "spine_red_flag_pain.straining": "call 24",
    "chest_pain.any": "urgent",
    "chest_pain.breathing_in": "urgent",
    "breathlessness.severe": "urgent",
    "breathlessness.light_headed": "urgent",
    "haemoptysis.any": "urgent",
    "balance_dizziness.passed_out": "urgent",
    "hoarse_voice.noisy_breathing": "urgent",
    "vaginal_bleeding_tamoxifen.very_heavy": "urgent",
    "vte_signs.one_swollen_leg": "urgent",
    "hypercalcaemia.two_and_muddled": "urgent",
    "jaundice.any": "call 24",
    "jaundice.unwell": "urgent",
    "limb_infection.arm": "urgent",
    "heart_failure_signs.lying_flat": "call 24",
    "persistent_cough.after_radiotherapy": "call 24",
    "breathlessness.after_radiotherapy": "call 24",
    "confusion_personality.any": "call 24",
    "speech_problem.any": "call 24",
    "limb_weakness_numbness.weak_one_side": "call 24",
    "balance_dizziness.worse": "call 24",
    "fracture_minimal.any": "urgent",
    "bone_pain.cannot_move": "call 24",
}
"""Where waiting for two weeks is wrong: each row of section 3, and the rules that carry it."""


def _tier(rule: Rule) -> str:
    return f"{rule.tier} {rule.hours}" if rule.hours else str(rule.tier)


def _waits(rule: Rule) -> str:
    """Return how long a rule waits, as the files of the signs write it."""
    if rule.weight is not None:
        return "weight"
    if rule.recall.once:
        return "once"
    days = rule.symptom.lasts if rule.symptom is not None else None
    return "any" if days is None else f"over {days - 1}"


def _rule(sign: str, name: str) -> Rule:
    return shipped().rule(name if "." in name else f"{sign}.{name}")


@pytest.fixture(scope="module")
def rows(shared: Path) -> dict[str, dict[str, Any]]:
    """The rows of the evidence by sign."""
    found = json.loads((shared / "evidence" / "signs.json").read_text(encoding="utf-8"))["signs"]
    return {row["id"]: row for row in found}


def test_every_sign_stands_in_the_table_and_no_other() -> None:
    """All 47."""
    assert set(TABLE) == {sign.id for sign in shipped().signs}
    assert len(TABLE) == 47


@pytest.mark.parametrize("sign", TABLE)
def test_a_sign_asks_for_what_its_row_says(sign: str) -> None:
    """The tier, the hours and the days of the plain case, and each step that does not wait."""
    row = TABLE[sign]
    plain = _rule(sign, row["rule"])

    assert (_tier(plain), _waits(plain)) == (row["tier"], row["waits"])
    assert {name: _tier(_rule(sign, name)) for name in row["sooner"]} == row["sooner"]


@pytest.mark.parametrize("sign", TABLE)
def test_the_table_quotes_the_evidence(sign: str, rows: dict[str, dict[str, Any]]) -> None:
    """What the table says the evidence says stands there, word for word, and the tier follows from it."""
    row = rows[sign]
    text = f"{row['threshold']} | {row['default_action']} | {row['escalate_if']}"
    action = next(ours for theirs, ours in ACTIONS.items() if row["default_action"].startswith(theirs))

    assert [says for says in TABLE[sign]["says"] if says not in text] == []
    assert sign in PLAIN_CASE_SAID_OTHERWISE or TABLE[sign]["tier"] == action


@pytest.mark.parametrize(("rule", "tier"), SECTION_THREE.items())
def test_what_does_not_wait_does_not_wait(rule: str, tier: str) -> None:
    """Each row of section 3 is carried by a rule that needs no fortnight."""
    found = shipped().rule(rule)
    days = found.symptom.lasts if found.symptom is not None else None

    assert _tier(found) == tier
    assert (days or 0) <= 3


def test_who_else_names_a_sign_is_named(rows: dict[str, dict[str, Any]]) -> None:
    """Each source that the evidence gives for a sign stands beside it."""
    missing = {
        sign.id: set(rows[sign.id]["also_named_by"]) - {source.id for source in sign.named_by}
        for sign in shipped().signs
    }

    assert {sign: sources for sign, sources in missing.items() if sources} == {}


def test_every_source_has_a_title_a_publisher_a_year_and_a_link() -> None:
    """A year that the page does not give is said to be unknown; the article the project started from has no address."""
    used = {
        source.id: source
        for sign in shipped().signs
        for source in (*sign.named_by, *(one for rule in sign.rules for one in rule.sources))
    }

    assert [id_ for id_, source in used.items() if not (source.title and source.publisher and source.year)] == []
    assert [id_ for id_, source in used.items() if not source.link.startswith("http")] == ["SEED"]


@pytest.mark.parametrize("unread", ["NG234", "ESC22", "NCCN14", "NCCN16", "UKONSAU"])
def test_what_nobody_could_read_in_full_carries_no_rule(unread: str) -> None:
    """A guideline of which only a page about it was read is no source of a number."""
    assert [
        rule.id for sign in shipped().signs for rule in sign.rules if unread in {one.id for one in rule.sources}
    ] == []


def test_a_row_that_parts_from_the_evidence_says_so_in_a_rule() -> None:
    """Wherever the table says "ours", a rule of that sign, or one it names, is marked as ours."""
    for sign, row in TABLE.items():
        if row.get("ours"):
            named = [_rule(sign, name) for name in (row["rule"], *row["sooner"])]
            assert any(rule.is_default for rule in (*named, *shipped().sign(sign).rules)), sign
