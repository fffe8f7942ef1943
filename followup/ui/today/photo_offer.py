"""After something was noted that can be seen: a quiet way to put a photo beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.records import Episode
from followup.ui.kit.buttons import link_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import bare

if TYPE_CHECKING:
    from followup.signs.catalogue import Catalogue
    from followup.ui.navigation import Navigation

_SEEN = frozenset({"breast", "skin"})
"""Groups of the catalogue whose symptoms a photo can show; a headache has none."""


class PhotoOffer(QWidget):
    """Hidden until something that can be seen was noted; pressed, it leads to the photos of that symptom."""

    def __init__(self, navigation: Navigation, catalogue: Catalogue) -> None:
        super().__init__()
        self._navigation, self._catalogue = navigation, catalogue
        self._episode: Episode | None = None
        self.link = link_button(self.tr("Add a photo of it"), self._go, icon="camera")
        column = QVBoxLayout(self)
        bare(column)
        column.addWidget(row_of(self.link))
        self.hide()

    def offer(self, episode: Episode) -> None:
        """Offer a photo of a symptom, where it can be seen or is known in own words alone."""
        self._episode = episode
        known = self._catalogue.symptom_by_id.get(episode.symptom)
        self.setVisible(known is None or known.group in _SEEN)

    def _go(self) -> None:
        self.hide()
        self._navigation.go("symptoms", ("photo", self._episode))
