"""The basic questions for a visit, read from the shipped file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from followup.domain.errors import FollowupError
from followup.domain.words import Clinician
from followup.signs.shipped_files import ReadToml, read_toml


class QuestionsError(FollowupError):
    """The shipped file of questions says something the program does not understand."""


@dataclass(frozen=True, slots=True)
class StandardQuestion:
    """A basic question: its id, its words and whom it is for."""

    id: str
    words: str
    for_whom: Clinician = Clinician.NONE


def load_questions(path: Path, read: ReadToml = read_toml) -> tuple[StandardQuestion, ...]:
    """Return the questions of a file in its order; raises `QuestionsError` when it cannot be read."""
    try:
        rows = read(path)["questions"]
        return tuple(StandardQuestion(row["id"], row["words"], Clinician(row.get("for_whom", ""))) for row in rows)
    except (OSError, KeyError, TypeError, ValueError):
        raise QuestionsError("{file} cannot be read.", file=path.name) from None
