"""The first questions about the person. None has to be answered, and nothing medical is chosen beforehand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit

from followup.domain.errors import Refused
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.date_field import DateField
from followup.ui.kit.fields import DropDown
from followup.ui.kit.fold import Fold
from followup.ui.kit.form import Form, FormRow
from followup.ui.kit.side_choice import SideChoice

Facts = tuple[tuple[str, str], ...]
"""Names and values of facts, as `CareRecord.set` takes them."""


class FirstFacts(Form):
    """Name and country, and folded away what may be filled in later."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.add("name", self.tr("Your name"), self.name, self.tr("It prints on the page for your doctor."))
        self.region = DropDown(self.tr("Your country"))
        for value, words in self._regions():
            self.region.addItem(words, value)
        self.region.setCurrentIndex(max(self.region.findData(_region_here()), 0))
        self.add("region", self.tr("Your country"), self.region, self.tr("For the right emergency number."))
        self.surgery = ChoiceRow(self._surgeries(), self.tr("Breast surgery"))
        self.side = SideChoice(middle=False)
        self.ended = DateField(today, optional=True, name=self.tr("When treatment ended"))
        self._add_later()

    @property
    def facts(self) -> Facts:
        """The facts given; raises `Refused` while a date is no date."""
        ended = self.ended.day
        found = [
            ("name", self.name.text().strip()),
            ("region", str(self.region.currentData() or "")),
            ("surgery", self.surgery.value),
            ("surgery_side", self.side.value),
            ("treatment_ended_on", ended.on.isoformat() if ended is not None else ""),
        ]
        return tuple((name, value) for name, value in found if value)

    def check(self) -> bool:
        """Return whether everything can be kept, and say beside its field what cannot."""
        self.clear_errors()
        try:
            _ = self.facts
        except Refused as error:
            self.later.set_open(True)
            self.rows["treatment_ended_on"].show_error(error.sentence)
            return False
        return True

    def _add_later(self) -> None:
        self.later = Fold(self.tr("More, now or later"))
        rows = {
            "surgery": FormRow(self.tr("Which breast surgery did you have?"), self.surgery),
            "surgery_side": FormRow(self.tr("On which side?"), self.side),
            "treatment_ended_on": FormRow(
                self.tr("When did treatment end?"),
                self.ended,
                self.tr("Surgery, chemotherapy or radiotherapy, whichever was last. Hormone tablets do not count."),
            ),
        }
        for name, row in rows.items():
            self.later.add(row)
            self.take_row(name, row)
        self.add_plain(self.later)

    def _surgeries(self) -> list[tuple[str, str]]:
        return [
            ("lumpectomy", self.tr("Part of the breast removed")),
            ("mastectomy", self.tr("Whole breast removed")),
            ("none", self.tr("No surgery")),
            ("unknown", self.tr("I do not know")),
        ]

    def _regions(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("Not said")),
            ("us", self.tr("United States")),
            ("ca", self.tr("Canada")),
            ("uk", self.tr("United Kingdom")),
            ("ie", self.tr("Ireland")),
            ("au", self.tr("Australia")),
            ("nz", self.tr("New Zealand")),
            ("eu", self.tr("Another country of the European Union")),
            ("other", self.tr("Another country")),
        ]


def _region_here() -> str:
    """Return the region that this computer is set to, where it is one of those with numbers of their own."""
    country = QLocale.Country
    return {
        country.UnitedStates: "us",
        country.Canada: "ca",
        country.UnitedKingdom: "uk",
        country.Ireland: "ie",
        country.Australia: "au",
        country.NewZealand: "nz",
    }.get(QLocale.system().territory(), "")
