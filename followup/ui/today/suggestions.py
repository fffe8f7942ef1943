"""The list under the quick-add field: it lies over the page, so that nothing below jumps while somebody types."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from followup.ui.kit.page import scroll_host
from followup.ui.kit.space import HAIR, TARGET
from followup.ui.today.form_model import Offer
from followup.ui.today.words import offer_title


class Suggestions(QListWidget):
    """Offers to choose from. The field keeps the focus; it passes the arrow keys on."""

    chosen = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.parentWidget())
        self._field = field
        self._offers: tuple[Offer, ...] = ()
        self.setProperty("kind", "suggestions")
        self.setAccessibleName(self.tr("What it may be"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.itemEntered.connect(self.setCurrentItem)
        self.itemClicked.connect(lambda _item: self.choose())
        self.hide()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is offered now, best first."""
        return self._offers

    def show_offers(self, offers: tuple[Offer, ...], below: QWidget | None = None) -> None:
        """Show these, the first one marked; nothing hides the list. `below` is what it leaves free under the field."""
        self._offers = offers
        self.clear()
        for offer in offers:
            item = QListWidgetItem(self._words(offer), self)
            item.setSizeHint(QSize(0, self._row_height()))
            item.setToolTip(item.text())
        if not offers:
            self.hide()
            return
        self.setCurrentRow(0)
        self._place(len(offers), below or self._field)
        self.show()
        self.raise_()

    def move_mark(self, step: int) -> None:
        """Mark the next or the one before."""
        if self.count():
            self.setCurrentRow((self.currentRow() + step) % self.count())

    def choose(self) -> None:
        """Choose what is marked."""
        row = self.currentRow()
        if 0 <= row < len(self._offers):
            self.chosen.emit(self._offers[row])

    def _words(self, offer: Offer) -> str:
        if not offer.symptom:
            return self.tr("In your own words: {words}").format(words=offer.words)
        title = offer_title(offer)
        if offer.of_another:
            return self.tr("If it is about the person of this log: {symptom}").format(symptom=title)
        return title if offer.present else self.tr("{symptom}: not there").format(symptom=title)

    def _row_height(self) -> int:
        return max(TARGET, round(self.fontMetrics().height() * 1.4) + 8)

    def _place(self, rows: int, below: QWidget) -> None:
        host = scroll_host(self._field)
        self.setParent(host)
        top = below.mapTo(host, QPoint(0, below.height() + HAIR))
        self.setGeometry(top.x(), top.y(), self._width(), self._row_height() * rows + 2 * HAIR + 4)

    def _width(self) -> int:
        """As wide as the field; where the words need more, as wide as what the field stands in."""
        across = self._field.parentWidget()
        words = max(self.fontMetrics().horizontalAdvance(self.item(row).text()) for row in range(self.count()))
        if across is None or words + TARGET <= self._field.width():
            return self._field.width()
        return across.width()
