"""Both edges of every shipped rule."""

from __future__ import annotations

import pytest

from followup.signs.courses import courses_of
from followup.signs.matching import Situation, matches
from followup.signs.person import Person
from followup.signs.standing import Standing
from tests.signs.cases import belly_and_general, bone_and_chest, brain_and_treatment, breast_and_nodes
from tests.signs.cases.case import last_day
from tests.signs.logs import Diary, shipped

CASES = {**breast_and_nodes.CASES, **bone_and_chest.CASES, **belly_and_general.CASES, **brain_and_treatment.CASES}


def _meets(diary: Diary, rule_id: str) -> bool:
    signs, today = shipped(), last_day(diary)
    rule = signs.rule(rule_id)
    sign = signs.sign(rule.sign)
    log = diary.log()
    situation = Situation(log, courses_of(log.episodes, today), today, 400, Person(log, signs.medicines))
    return any(match.standing is Standing.NOW for match in matches(sign, rule, situation))


@pytest.mark.parametrize("rule_id", CASES)
def test_a_rule_is_met_just_at_its_edge(rule_id: str) -> None:
    """The log that has just enough meets the rule."""
    assert _meets(CASES[rule_id].meets, rule_id)


@pytest.mark.parametrize("rule_id", CASES)
def test_a_rule_is_missed_just_before_its_edge(rule_id: str) -> None:
    """The log that has just too little, or that is not meant, does not meet it."""
    assert not _meets(CASES[rule_id].misses, rule_id)


def test_every_shipped_rule_has_both_edges_here() -> None:
    """No rule is added without a log that meets it and one that misses it."""
    assert {rule.id for sign in shipped().signs for rule in sign.rules} == set(CASES)
