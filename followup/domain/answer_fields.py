"""The names of the form fields in which a team can type answers: what the file writes and what is read back agree."""

from __future__ import annotations

import re

_NAME = re.compile(r"q-([1-9][0-9]{0,14})")


def answer_field(question_id: int) -> str:
    """Return the name of the field for the answer to a question, such as "q-12"."""
    return f"q-{question_id}"


def question_of(name: str) -> int | None:
    """Return the id of the question that a field is for, or None where it is no field for an answer."""
    match = _NAME.fullmatch(name.strip())
    return int(match.group(1)) if match else None
