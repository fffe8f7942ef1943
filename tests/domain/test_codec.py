"""Records survive the way to JSON and back; what does not fit is refused by name."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.codec import from_plain, to_plain
from followup.domain.errors import Refused
from followup.domain.records import KINDS, Observation, Record, Told
from followup.domain.words import Answer, Change, Tier

MOMENTS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)).map(  # noqa: DTZ001  the zone is set next
    lambda moment: moment.replace(tzinfo=timezone(timedelta(hours=-5)))
)


@given(
    st.builds(
        Observation,
        id=st.integers(0, 10**9),
        entered_at=st.none() | MOMENTS,
        observed_on=st.dates(),
        severity=st.none() | st.integers(0, 10),
        change=st.sampled_from(Change),
        answers=st.dictionaries(st.sampled_from(["fever", "sudden"]), st.sampled_from(Answer)).map(
            lambda answers: tuple(sorted(answers.items()))
        ),
        note=st.text(),
    )
)
def test_an_observation_comes_back_equal_through_json(observation: Observation) -> None:
    """Every field of an observation is the same after a round trip through JSON text."""
    text = json.dumps(to_plain(observation))

    assert observation == from_plain("observation", json.loads(text))


def test_an_empty_set_of_answers_comes_back() -> None:
    """No answers is an empty object, not an empty list."""
    observation = Observation(episode_id=1, observed_on=date(2026, 3, 2))

    assert to_plain(observation)["answers"] == {}
    assert observation == from_plain("observation", to_plain(observation))


def test_a_list_of_ids_comes_back() -> None:
    """The episodes a tick rests on are a list of numbers."""
    told = Told(
        sign="bone_pain",
        rule="bone_pain.lasting",
        rule_version=1,
        told_on=date(2026, 3, 2),
        tier=Tier.CALL,
        episodes=(3, 5),
        entered_at=datetime(2026, 3, 2, tzinfo=UTC),
    )

    assert to_plain(told)["episodes"] == [3, 5]
    assert told == from_plain("told", to_plain(told))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_refuses_a_field_it_does_not_have(kind: str) -> None:
    """A misspelt field is refused by name instead of being dropped."""
    with pytest.raises(Refused) as refused:
        from_plain(kind, {"colour": "blue"})

    assert refused.value.field == "colour"


def test_a_missing_field_is_named() -> None:
    """The sentence says which field is needed."""
    with pytest.raises(Refused) as refused:
        from_plain("observation", {"episode_id": 3})

    assert refused.value.field == "observed_on"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("severity", "6"),
        ("severity", True),
        ("observed_on", 20260302),
        ("observed_on", "2 March"),
        ("observed_on", "2026-02-30"),
        ("change", "much worse"),
        ("answers", ["fever"]),
        ("answers", {"fever": "maybe"}),
        ("entered_at", "2026-03-02T10:00:00"),
        ("note", 7),
        ("present", "yes"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_with_its_field(field: str, value: object) -> None:
    """Strict reading: nothing is guessed from a value that does not fit."""
    plain = {"episode_id": 3, "observed_on": "2026-03-02", field: value}

    with pytest.raises(Refused) as refused:
        from_plain("observation", plain)

    assert field == refused.value.field


def test_the_sentence_of_a_refusal_does_not_repeat_what_was_written() -> None:
    """Private words stay out of error texts."""
    with pytest.raises(Refused) as refused:
        from_plain("observation", {"episode_id": 3, "observed_on": "my secret diary words"})

    assert "secret" not in refused.value.sentence


def test_every_kind_has_a_name_of_its_own() -> None:
    """The table of kinds names each record type once, and each carries the common fields."""
    common = {field.name for field in fields(Record)}

    assert all(kind.kind == name for name, kind in KINDS.items())
    assert all(common <= {field.name for field in fields(kind)} for kind in KINDS.values())
