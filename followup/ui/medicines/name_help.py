"""What a typed name is: said below the field, offered where it is only close, and never put in place of own words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.log_view import MedicineView
from followup.signs.medicine_names import MedicineNames, Named
from followup.ui.kit.buttons import link_button
from followup.ui.kit.flow import Flow
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import HAIR, bare, clear
from followup.ui.kit.text import small

SameSubstance = Callable[[str], tuple[MedicineView, ...]]
"""The medicines of the log that are the same substance as a name."""


class NameHelp(QWidget):
    """A sentence about the name, and names to choose from; `chosen` carries the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, names: MedicineNames, same: SameSubstance) -> None:
        super().__init__()
        self._names, self._same = names, same
        self.says = small("")
        self.offers: list[Named] = []
        column = QVBoxLayout(self)
        bare(column, HAIR)
        column.addWidget(self.says)
        self._buttons = Flow()
        column.addLayout(self._buttons)
        self.hide()

    def show_for(self, text: str) -> None:
        """Say what these words name, or offer what is close."""
        read = self._names.read(text)
        self.offers = [] if read else list(self._names.suggest(text))
        sentences = [*(named_words(named) for named in read), *self._beside(read), *self._twins(text)]
        if self.offers:
            sentences.append(self.tr("Is it one of these? Press it, or keep your own words."))
            if any(self._names.lookalikes(named) for named in self.offers):
                sentences.append(self.tr("Some look alike and are not the same: check the box."))
        self.says.setText(" ".join(sentences))
        clear(self._buttons)
        for named in self.offers:
            self._buttons.addWidget(link_button(offer_words(named), partial(self.chosen.emit, named.name)))
        self.setVisible(bool(sentences))
        self.updateGeometry()

    def _beside(self, read: tuple[Named, ...]) -> list[str]:
        """Names that look alike and are something else."""
        others = [other.name for named in read for other in self._names.lookalikes(named)]
        if not others:
            return []
        return [self.tr("These look alike and are something else: {names}.").format(names=", ".join(others))]

    def _twins(self, text: str) -> list[str]:
        known = [view.medicine.name for view in self._same(text)]
        words = self.tr("The same medicine is in your list already, as “{name}”.")
        return [words.format(name=name) for name in known]


def named_words(named: Named) -> str:
    """Return what a name is: "Femara is letrozole: hormone treatment (aromatase inhibitor)."."""
    what = translate(named.medicine.what)
    if not named.by_other_name:
        return translate("{name}: {what}.").format(name=named.name.capitalize(), what=what)
    return translate("{name} is {substance}: {what}.").format(
        name=named.name, substance=named.medicine.title, what=what
    )


def offer_words(named: Named) -> str:
    """Return a name with its substance, for a button."""
    return f"{named.name} ({named.medicine.id})" if named.by_other_name else named.name
