"""A fold with the body figure beside a plain list of places and a choice of side; all three always agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from followup.domain.words import Side
from followup.report.body import FIXED_SIDE, Body, body_of
from followup.ui.kit.fields import DropDown
from followup.ui.kit.fold import Fold
from followup.ui.kit.sentences import translate
from followup.ui.kit.side_choice import SideChoice

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.signs.catalogue import Catalogue, Place
    from followup.ui.kit.body_picker import BodyPicker


def place_choices(catalogue: Catalogue, symptom: str) -> tuple[Place, ...]:
    """Return the places that fit a symptom with their parts, every place where none is named for it."""
    return (catalogue.places_of(symptom) if symptom in catalogue.symptom_by_id else ()) or catalogue.places


def fill_places(field: DropDown, places: Iterable[Place]) -> None:
    """Put places into a list, "Not said" first."""
    field.clear()
    field.addItem(QCoreApplication.translate("places", "Not said"), "")
    for place in places:
        field.addItem(translate(place.title), place.id)


class BodyFold(Fold):
    """The figure is drawn when the fold is first opened. It follows the list and the side, and sets both."""

    def __init__(self, services: OpenLog, place: DropDown, side: SideChoice, on_side: Callable[[], object]) -> None:
        translate_here = QCoreApplication.translate
        super().__init__(
            translate_here("places", "Show it on the body"),
            words_open=translate_here("places", "Close the figure"),
            fill=self._fill_figure,
        )
        self._services, self._place, self._side, self._on_side = services, place, side, on_side
        self.picker: BodyPicker | None = None
        place.currentIndexChanged.connect(self.follow)
        side.chosen.connect(self.follow)

    def follow(self, *_: object) -> None:
        """Mark on the figure what the list and the side say."""
        if self.picker is not None:
            self.picker.set_chosen(str(self._place.currentData() or ""), self._side.side)

    def _fill_figure(self) -> Iterator[QWidget]:
        from followup.ui.kit.body_picker import BodyPicker

        self.picker = BodyPicker(self._named, self._body())
        self.picker.picked.connect(self._take)
        self.follow()
        yield self.picker

    def _body(self) -> Body:
        return body_of(self._services.record.profile())

    def _take(self, place: str, side: Side) -> None:
        known = self._services.catalogue.place_by_id[place]
        if self._place.findData(place) < 0:
            self._place.addItem(translate(known.title), place)
        self._place.setCurrentIndex(self._place.findData(place))
        self._side.set_side(side)
        self._on_side()
        self.follow()

    def _named(self, place: str, side: Side) -> str:
        known = self._services.catalogue.place_by_id.get(place)
        if known is None:
            return ""
        words = {
            Side.LEFT: QCoreApplication.translate("places", "{place}, your left"),
            Side.RIGHT: QCoreApplication.translate("places", "{place}, your right"),
            Side.BOTH: QCoreApplication.translate("places", "{place}, both sides"),
            Side.MIDDLE: QCoreApplication.translate("places", "{place}, in the middle"),
        }
        title = translate(known.title)
        return title if place in FIXED_SIDE or side is Side.NONE else words[side].format(place=title)
