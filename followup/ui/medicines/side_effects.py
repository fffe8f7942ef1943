"""Symptoms that somebody thinks come from a medicine: listed, added, taken away. No flag grows quieter by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from followup.domain.errors import Refused
from followup.domain.records import Episode, SideEffect
from followup.ui.kit.buttons import link_button
from followup.ui.kit.dates import short_day
from followup.ui.kit.fields import DropDown
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.space import STEP, bare
from followup.ui.kit.text import Text
from followup.ui.today.words import episode_title

if TYPE_CHECKING:
    from followup.domain.log_view import EpisodeView
    from followup.services.log import OpenLog


class SideEffectForm(FormCard):
    """Which symptom, and what is thought about it."""

    def __init__(self, episodes: Iterable[EpisodeView], services: OpenLog, today: Callable[[], date]) -> None:
        super().__init__(self.tr("A symptom that may come from it"), nested=True)
        self.symptom = DropDown(self.tr("Which symptom?"))
        for view in sorted(episodes, key=lambda view: view.episode.began_on, reverse=True):
            since = self.tr("since {day}").format(day=short_day(view.episode.began_on, today()))
            self.symptom.addItem(f"{episode_title(view, services)}, {since}", view.episode.id)
        self.note = self.line()
        help_text = self.tr("Symptoms that you have noted. Your team still needs to hear of it.")
        self.form.add("episode_id", self.tr("Which symptom?"), self.symptom, help_text)
        self.form.add("note", self.tr("Who thinks so, and why?"), self.note)
        self.end(self.symptom)

    def read(self) -> tuple[int, str]:
        """Return the id of the episode and the note; raises `Refused` while no symptom is noted."""
        episode_id = self.symptom.currentData()
        if episode_id is None:
            raise Refused("Please note the symptom first, under Symptoms.", field="episode_id")
        return int(episode_id), self.note.text().strip()


Effects = tuple[tuple[SideEffect, Episode], ...]
"""Symptoms that may come from some medicine, each with its episode."""


def effect_lines(medicine_id: int, effects: Effects, services: OpenLog) -> list[QWidget]:
    """Return a line for each symptom that may come from a medicine, with a button that takes it away."""
    return [
        _line(services.journal.title(episode), link, services)
        for link, episode in effects
        if link.medicine_id == medicine_id
    ]


def _line(title: str, link: SideEffect, services: OpenLog) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    bare(row, STEP)
    words = holder.tr("May come from it: {symptom}").format(symptom=title)
    if link.note:
        words = f"{words} ({link.note})"
    row.addWidget(Text(words), 1)
    button = link_button(holder.tr("Delete"), lambda: services.entries.remove(SideEffect.kind, link.id))
    button.setAccessibleName(f"{button.text()}: {words}")
    row.addWidget(button)
    return holder
