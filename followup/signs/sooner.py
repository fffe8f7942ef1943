"""Why a flag asks for what it asks and no sooner: what its rule waits for, and what would make it more pressing."""

from __future__ import annotations

from followup.signs.flag import Flag
from followup.signs.sign import Rule, Signs

MOST_NAMED = 4


def days_waited(signs: Signs, flag: Flag) -> int | None:
    """Return the whole days that the rule of a flag waits for; None where one entry is enough."""
    test = signs.rule(flag.rule).symptom
    return test.lasts or test.comes_and_goes or test.noted if test is not None else None


def more_pressing(signs: Signs, flag: Flag) -> tuple[Rule, ...]:
    """Return the rules of the same sign that ask for more than this flag does, the most pressing first."""
    asks = signs.rule(flag.rule).pressing
    found = sorted((rule for rule in signs.sign(flag.sign).rules if rule.pressing < asks), key=lambda one: one.pressing)
    said: dict[str, Rule] = {}
    for rule in found:
        said.setdefault(rule.why, rule)
    return tuple(said.values())[:MOST_NAMED]
