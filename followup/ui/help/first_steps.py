"""Five short steps to begin with, read from resources/help/first_steps.toml; each leads where it happens."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup.ui.kit.buttons import link_button
from followup.ui.kit.card import Card, Hairline
from followup.ui.kit.flow import row_of
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import HAIR, SNUG, bare
from followup.ui.kit.text import Text, second, strong

if TYPE_CHECKING:
    from followup.ui.navigation import Navigation


class Step(NamedTuple):
    """One step: what to do, how, and the screen on which it is done."""

    title: str
    words: str
    button: str
    screen: str


def read_steps(path: Path) -> tuple[Step, ...]:
    """Return the steps of the file, in order."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(Step(**step) for step in content["step"])


class FirstSteps(Card):
    """A numbered line for each step."""

    def __init__(self, steps: tuple[Step, ...], navigation: Navigation) -> None:
        super().__init__()
        self.column.setSpacing(SNUG)
        for number, step in enumerate(steps, 1):
            if number > 1:
                self.add(Hairline())
            self.add(_line(number, step, navigation))


def _line(number: int, step: Step, navigation: Navigation) -> QWidget:
    holder = QWidget()
    across = QHBoxLayout(holder)
    bare(across, SNUG)
    count = Text(str(number), "number")
    count.setMinimumWidth(count.fontMetrics().averageCharWidth() * 4)
    words = QVBoxLayout()
    bare(words, HAIR)
    words.addWidget(strong(translate(step.title)))
    words.addWidget(second(translate(step.words)))
    words.addWidget(row_of(link_button(translate(step.button), lambda: navigation.go(step.screen))))
    across.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
    across.addLayout(words, 1)
    return holder
