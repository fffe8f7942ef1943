"""Which short questions the entry form asks for a symptom: two to four that some rule reads, and no others.

An answer can lead on to one further question, so that what the most pressing rules read can be reached without asking
everybody everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from followup.domain.words import Answer
from followup.signs.sign import FollowUp, Rule, ShortQuestion, Sign
from followup.signs.table import Table

MOST, FEWEST = 4, 2

BASELINE = ("long_standing", "pattern_changed")
"""Every rule reads these: what is the person's own normal is no flag."""

_OF_SIDE = ("one_sided", "both_sides")


def questions_asked(
    file: Table, signs: Iterable[Sign], questions: Mapping[str, ShortQuestion]
) -> dict[str, tuple[ShortQuestion, ...]]:
    """Return the questions for each symptom that a rule looks at.

    The file says which four are asked where more are read; otherwise the most pressing rule decides the order.
    """
    read = questions_read(signs)
    chosen = file.table("asked")
    asked = {}
    for symptom, ids in read.items():
        picked = chosen.texts(symptom) or _in_order(ids)
        _check(chosen, symptom, picked, ids)
        asked[symptom] = tuple(questions[question] for question in picked)
    chosen.done()
    return asked


def follow_ups_of(
    file: Table,
    signs: Iterable[Sign],
    questions: Mapping[str, ShortQuestion],
    asked: Mapping[str, tuple[ShortQuestion, ...]],
) -> dict[str, tuple[FollowUp, ...]]:
    """Return, for each symptom, what an answer leads on to, in the order of the file.

    An entry of the file without symptoms is for each symptom that asks what it comes after. Raises `SignsError` for a
    question that no rule reads, that is asked already, or that comes after one never asked.
    """
    read = questions_read(signs)
    found: dict[str, list[FollowUp]] = {symptom: [] for symptom in asked}
    reached = {symptom: [question.id for question in ids] for symptom, ids in asked.items()}
    for entry in file.tables("follow_up"):
        after, ask = entry.choice("after", questions), entry.choice("ask", questions)
        answer, named = Answer(entry.choice("answer", ("yes", "no"))), entry.texts("symptoms")
        entry.done()
        for symptom in named or [one for one, ids in reached.items() if after in ids and ask not in ids]:
            known = reached.get(symptom, [])
            if after not in known or ask in known or ask not in read[symptom]:
                raise entry.refuse(f"{ask} cannot be asked of {symptom} after {after}")
            known.append(ask)
            found[symptom].append(FollowUp(after, answer, questions[ask]))
    file.done()
    return {symptom: tuple(steps) for symptom, steps in found.items()}


def questions_read(signs: Iterable[Sign]) -> dict[str, tuple[str, ...]]:
    """Return, for each symptom, the questions its rules read, the most pressing rule first, the baseline last."""
    rules = sorted((rule for sign in signs for rule in sign.rules), key=lambda rule: rule.pressing)
    read: dict[str, dict[str, None]] = {}
    for rule in rules:
        for symptom in sorted(rule.symptom.symptoms) if rule.symptom else ():
            read.setdefault(symptom, {}).update(dict.fromkeys(_read_by(rule)))
    return {symptom: tuple({**ids, **dict.fromkeys(BASELINE)}) for symptom, ids in read.items()}


def _read_by(rule: Rule) -> list[str]:
    test = rule.symptom
    if test is None:
        return []
    ids = [*test.yes, *test.yes_any, *test.no, *test.unless_yes, *test.unless_no]
    if test.side:
        ids += _OF_SIDE
    for feature in rule.together.features if rule.together else ():
        ids += sorted(feature.answers)
    return ids


def _in_order(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the questions of the rules, then the baseline as far as there is room; the side has its own field."""
    own = [question for question in ids if question not in BASELINE and question not in _OF_SIDE]
    return (*own, *BASELINE) if len(own) < FEWEST else (*own, *BASELINE[:1]) if len(own) < MOST else tuple(own)


def _check(table: Table, symptom: str, picked: tuple[str, ...], read: tuple[str, ...]) -> None:
    if not FEWEST <= len(picked) <= MOST:
        raise table.refuse(f"{symptom} has {len(picked)} questions; name two to four of {', '.join(read)}")
    for question in picked:
        if question not in read:
            raise table.refuse(f"no rule for {symptom} reads the question {question}")
