"""The story of one episode: its chart over time, every day that was noted, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode, Observation
from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.dates import short_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.paged_table import PagedTable
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import SNUG, STEP, bare, clear
from followup.ui.kit.text import Text, second, section, small
from followup.ui.photos.strip import PhotoStrip
from followup.ui.symptoms.editing import Editing
from followup.ui.symptoms.table_model import ObservationTable, between_words, state_words
from followup.ui.today.words import episode_title

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

MOST_BARS = 8
"""Medicines under a chart, at most."""

SHORTEST_CHART = 28
"""Days a chart spans at least, so that two entries do not look like a cliff."""


class Story(QWidget):
    """`closed` goes back to the list."""

    closed = Signal()

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._today = services, today
        self.view: EpisodeView | None = None
        self._authors: dict[int, str] = {}
        self._filed: Episode | None = None
        self.back = link_button(self.tr("All symptoms"), self.closed.emit, icon="arrow-left")
        self.about = Text()
        self.words = second()
        self.editing = Editing(services, navigation, today)
        self.note_today = main_button(self.tr("Note how it is today"), self._note_today, icon="pencil")
        self.change = quiet_button(self.tr("Change what it is"), self._change)
        self.changes = link_button(self.tr("What was changed"), self._show_changes, icon="history")
        self._navigation = navigation
        self.delete = link_button(self.tr("Delete it all"), self._delete, icon="trash-2")
        self.file_it = link_button("", self._file)
        self._chart = QVBoxLayout()
        bare(self._chart)
        self.model = ObservationTable(self._fetch, self._noted, self._author, today)
        self.table = PagedTable(self.model, self.tr("What was noted"))
        self.table.stretch(3)
        self.table.setMinimumHeight(220)
        self.table.opened.connect(self._edit)
        self.photos = PhotoStrip(services, navigation, today)
        self.photos.opened.connect(lambda photo: navigation.go("photos", photo))
        self._lay_out()

    def show_episode(self, episode_id: int) -> bool:
        """Show an episode; return False when it is not there any more."""
        if not self._services.entries.all(Episode, id=episode_id):
            return False
        if self.view is None or self.view.episode.id != episode_id:
            self.editing.close()
        self.view = self._services.journal.episode(episode_id)
        self._authors = {author.id: author.name for author in self._services.record.authors() if author.id != 1}
        self.about.setText(self._about(self.view))
        self.words.setText(self._own_words(self.view))
        self.words.setVisible(bool(self.words.text()))
        self._offer_to_file(self.view)
        self._draw(self.view)
        self.photos.show_of(self.view)
        self.model.reload()
        return True

    def change_day(self, observation_id: int) -> None:
        """Open the form for one of its days."""
        for seen in self.view.observations if self.view is not None else ():
            if seen.id == observation_id:
                self._edit(seen)

    @property
    def title(self) -> str:
        """What the episode is."""
        return episode_title(self.view, self._services) if self.view is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen day away, and a copied picture is pasted among the photos."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.photos.paste()
            return
        chosen = self.table.current() if self.table.hasFocus() else None
        if chosen is not None and event.key() == Qt.Key.Key_Delete:
            self._services.entries.remove(Observation.kind, chosen.id)
        else:
            super().keyPressEvent(event)

    def _fetch(self, offset: int, limit: int) -> Sequence[Observation]:
        seen = self.view.observations if self.view is not None else ()
        return seen[::-1][offset : offset + limit]

    def _show_changes(self) -> None:
        if self.view is not None:
            self._navigation.go("history", (Episode.kind, self.view.episode.id))

    def _note_today(self) -> None:
        if self.view is not None:
            self.editing.note(self.view)

    def _change(self) -> None:
        if self.view is not None:
            self.editing.change_episode(self.view)

    def _edit(self, observation: Observation) -> None:
        if self.view is not None:
            self.editing.change_observation(self.view, observation)

    def _offer_to_file(self, view: EpisodeView) -> None:
        """Offer a name for what was kept in words alone, where the list knows these words by now."""
        from followup.services.describing import filed

        self._filed = filed(self._services, view.episode)
        self.file_it.setVisible(self._filed is not None)
        if self._filed is not None:
            title = self._services.journal.title(self._filed)
            self.file_it.setText(self.tr("These words mean “{symptom}” now. File it there").format(symptom=title))

    def _file(self) -> None:
        if self._filed is not None:
            self._services.entries.change(self._filed)

    def _delete(self) -> None:
        if self.view is not None:
            self._services.entries.remove(Episode.kind, self.view.episode.id)

    def _draw(self, view: EpisodeView) -> None:
        from followup.report.series import Days, dose_marks, medicine_bars, severity_chart, visit_marks
        from followup.ui.kit.chart_view import ChartView

        clear(self._chart)
        until = self._today() if view.is_open or view.last is None else view.last.observed_on
        first = min([view.episode.began_on, *(seen.observed_on for seen in view.observations)])
        days = Days(min(first, until - timedelta(days=SHORTEST_CHART)), until)
        medicines = self._services.medicines.all()
        visits = visit_marks(self._services.visits.past(), days, translate)
        marks = sorted((*dose_marks(medicines, days, translate), *visits), key=lambda mark: mark.day)
        title = episode_title(view, self._services)
        shared = Days(days.from_on, days.to_on, tuple(marks))
        chart = severity_chart(title, view.observations, shared, self._is_own, tr=translate)
        bars = medicine_bars(medicines, shared, translate)[:MOST_BARS]
        self._chart.addWidget(ChartView(replace(chart, bars=bars)))
        self._chart.addWidget(small(self.tr("▲ a dose changed, | a visit. Press the arrow keys to read each point.")))

    def _is_own(self, seen: Observation) -> bool:
        return seen.author_id not in self._authors

    def _about(self, view: EpisodeView) -> str:
        began = short_day(view.episode.began_on, self._today())
        if view.episode.began_about:
            began = self.tr("about {day}").format(day=began)
        count = len(view.observations)
        noted = self.tr("noted once") if count == 1 else self.tr("noted {count} times").format(count=count)
        return self.tr("{state}. Began {day}, {noted}.").format(state=state_words(view), day=began, noted=noted)

    def _own_words(self, view: EpisodeView) -> str:
        said = [f"“{view.episode.words}”"] if view.episode.words else []
        return "  ".join([*said, view.episode.note, self._may_come_from(view)]).strip()

    def _may_come_from(self, view: EpisodeView) -> str:
        """Which medicines somebody thinks it comes from; it quiets nothing."""
        linked = {link.medicine_id for link, _ in self._services.medicine_notes.side_effects(view.episode.id)}
        names = [one.medicine.name for one in self._services.medicines.all() if one.medicine.id in linked]
        return self.tr("May come from: {names}.").format(names=", ".join(names)) if names else ""

    def _noted(self, seen: Observation) -> str:
        from followup.services.said import answer_sentences

        sentences = answer_sentences(translate)
        said = [sentences[question] for question, answer in seen.answers if answer == "yes" and question in sentences]
        return " ".join(part for part in (*said, between_words(seen.all_along), seen.note) if part)

    def _author(self, seen: Observation) -> str:
        return self._authors.get(seen.author_id, self.tr("You"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(row_of(self.back))
        column.addWidget(self.about)
        column.addWidget(self.words)
        column.addWidget(row_of(self.file_it))
        column.addWidget(row_of(self.note_today, self.change, self.changes, self.delete))
        column.addWidget(self.editing)
        card = Card()
        card.add(self._chart)
        column.addWidget(card)
        column.addSpacing(STEP)
        column.addWidget(self.photos)
        column.addSpacing(STEP)
        column.addWidget(section(self.tr("Day by day")))
        column.addWidget(second(self.tr("Press Enter on a line to change it, Delete to take it away.")))
        column.addWidget(self.table)
