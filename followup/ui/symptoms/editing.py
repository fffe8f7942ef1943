"""The place where one form at a time stands, and the keeping of what it sends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.log_view import EpisodeView
from followup.domain.records import Observation, Record
from followup.ui.kit.form import entered_in
from followup.ui.kit.space import bare
from followup.ui.symptoms.episode_form import EpisodeCard
from followup.ui.symptoms.observation_form import ObservationCard

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Editing(QWidget):
    """Empty until a form is opened."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        self.card: ObservationCard | EpisodeCard | None = None
        self._began_with: list[str] = []
        self._column = QVBoxLayout(self)
        bare(self._column)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a form is open."""
        return self.card is not None

    @property
    def changed_id(self) -> int:
        """The id of the observation that is being changed, 0 while none is."""
        return self.card.observation_id if isinstance(self.card, ObservationCard) else 0

    def note(self, view: EpisodeView) -> None:
        """Open the form for today."""
        new = Observation(episode_id=view.episode.id, observed_on=self._today())
        self._open(ObservationCard(view, new, self._services, self._today, self.tr("How is it today?")))

    def change_observation(self, view: EpisodeView, observation: Observation) -> None:
        """Open the form for a day that was noted."""
        title = self.tr("Change what was noted")
        self._open(ObservationCard(view, observation, self._services, self._today, title))

    def change_episode(self, view: EpisodeView) -> None:
        """Open the form for the episode as a whole."""
        self._open(EpisodeCard(view, self._services, self._today))

    def close(self) -> bool:
        """Close the form without keeping anything; return whether there was one."""
        card, self.card = self.card, None
        if card is not None:
            card.hide()
            card.deleteLater()
        self.hide()
        return card is not None

    @property
    def is_typed_in(self) -> bool:
        """Whether something was entered in the open form, which closing it would lose."""
        return self.card is not None and entered_in(self.card) != self._began_with

    def _open(self, card: ObservationCard | EpisodeCard) -> None:
        if self.card is not None and self.is_typed_in:
            card.deleteLater()
            self.card.focus_first()
            return
        self.close()
        self.card = card
        card.saved.connect(self._keep)
        card.closed.connect(self.close)
        self._column.addWidget(card)
        self._began_with = entered_in(card)
        self.show()
        card.focus_first()

    def _keep(self, record: Record) -> None:
        entries, card = self._services.entries, self.card
        try:
            if record.id:
                entries.change(record)
            else:
                entries.add(record)
        except FollowupError as error:
            if card is None or not card.explain(error):
                self._navigation.show_error(error)
            return
        self.close()
