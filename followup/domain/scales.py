"""Which way the number of each measure goes, and from where to where."""

from __future__ import annotations

from dataclasses import dataclass

from followup.domain.care_words import Measured

MINUTES_OF_A_WEEK = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale: its ends in words and numbers. `higher_is` says "worse", "better" or, where neither holds, ""."""

    title: str
    question: str
    lowest: str
    highest: str
    most: int = 10
    higher_is: str = "better"


SCALES: dict[Measured, Scale] = {
    Measured.WORRY: Scale(
        "Worry", "How worried are you?", "0 is not worried at all", "10 is as worried as can be", higher_is="worse"
    ),
    Measured.SLEEP: Scale("Sleep", "How well do you sleep?", "0 is hardly at all", "10 is very well"),
    Measured.ENERGY: Scale("Energy", "How much energy do you have?", "0 is none", "10 is as much as you could wish"),
    Measured.APPETITE: Scale("Appetite", "How is your appetite?", "0 is none", "10 is as good as ever"),
    Measured.EXERCISE: Scale(
        "Exercise",
        "How many minutes of exercise in the last seven days?",
        "",
        "",
        most=MINUTES_OF_A_WEEK,
        higher_is="",
    ),
}
"""The words are our own: the licensed questionnaires may not be used here or changed."""
