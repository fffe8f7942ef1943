"""Symptoms: the list, and the story of the one that was opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.records import Episode
from followup.services.changes import Topic
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.screen import BaseScreen
from followup.ui.symptoms.episode_list import EpisodeList
from followup.ui.symptoms.story import Story

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Screen(BaseScreen):
    """Enter opens an episode, Esc goes back to the list."""

    topics = frozenset({Topic.SYMPTOMS, Topic.MEDICINES, Topic.RECORD})

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today, reading=False)
        self.set_title(self.tr("Symptoms"))
        self.add_button = main_button(self.tr("Note something"), navigation.quick_add, icon="plus")
        self.week_button = quiet_button(self.tr("Type in a week"), lambda: navigation.go("week"))
        self.head.addWidget(self.week_button)
        self.head.addWidget(self.add_button)
        self.list = EpisodeList(services, navigation, today)
        self.list.setMinimumHeight(360)
        self.story = Story(services, navigation, today)
        self.list.opened.connect(self.open_target)
        self.story.closed.connect(self.show_list)
        self.add(self.list, stretch=1)
        self.add(self.story, stretch=1)
        self._shown: int | None = None
        self.show_list()

    def refresh(self) -> None:
        """Read again what is shown; an episode that was deleted gives way to the list."""
        if self._shown is None or not self.story.show_episode(self._shown):
            self.show_list()
            return
        self.set_title(self.story.title)

    def open_target(self, target: object) -> None:
        """Show the story of an episode; ("photo", episode) lets a photo of it be chosen at once."""
        wants_photo = isinstance(target, tuple) and target[:1] == ("photo",)
        if isinstance(target, tuple) and wants_photo:
            target = target[1]
        if not isinstance(target, Episode) or not self.story.show_episode(target.id):
            self.show_list()
            return
        self._shown = target.id
        self.set_title(self.story.title)
        self.list.hide()
        self.add_button.hide()
        self.week_button.hide()
        self.story.show()
        self.story.note_today.setFocus()
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)
        if wants_photo:
            self.scroll_to(self.story.photos)
            self.story.photos.add()

    def draft_target(self) -> str:
        """Return the episode that is shown, and after a colon the day of it that is being changed."""
        changed = self.story.editing.changed_id
        return "" if self._shown is None else f"{self._shown}:{changed}" if changed else str(self._shown)

    def open_draft_target(self, target: str) -> None:
        """Show the story, and open the form for the day where one was being changed."""
        episode, _, observation = target.partition(":")
        found = self.services.entries.all(Episode, id=int(episode)) if episode.isdecimal() else ()
        if found:
            self.open_target(found[0])
            if observation.isdecimal():
                self.story.change_day(int(observation))

    def show_list(self) -> None:
        """Go back to the list."""
        self._shown = None
        self.set_title(self.tr("Symptoms"))
        self.story.hide()
        self.list.show()
        self.add_button.show()
        self.week_button.show()
        self.list.refresh()
        self.list.table.setFocus()

    def search(self) -> None:
        """Go to the search field."""
        self.show_list()
        self.list.focus_search()

    def escape(self) -> None:
        """Close an open form, then the story."""
        if not (self.story.editing.close() or self.story.photos.adding.close()) and self._shown is not None:
            self.show_list()
