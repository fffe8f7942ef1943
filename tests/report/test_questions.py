"""The nine basic questions that are shipped."""

from __future__ import annotations

import tomllib
from pathlib import Path

from followup.domain.words import Clinician


def test_there_are_nine_questions_with_ids_words_and_a_reader(resources: Path) -> None:
    """Each has an id of its own, is a question, and is for somebody the log knows."""
    questions = tomllib.loads((resources / "questions.toml").read_text(encoding="utf-8"))["questions"]
    assert len({question["id"] for question in questions}) == 9
    assert all(question["words"].endswith("?") for question in questions)
    assert all(question["for_whom"] in set(Clinician) for question in questions)
