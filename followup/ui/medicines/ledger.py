"""Every dose of a medicine, the newest first: one line each, to be mended where a slip of the pen stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from followup.domain.log_view import MedicineView
from followup.domain.records import DosePeriod
from followup.report.wording import capital
from followup.ui.kit.buttons import link_button
from followup.ui.kit.card import Hairline
from followup.ui.kit.flow import row_of
from followup.ui.kit.space import STEP, TIGHT, bare
from followup.ui.kit.text import Text, second
from followup.ui.medicines.words import days_of, dose_words

OnPeriod = Callable[[DosePeriod], None]
"""What is done with one stretch."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("medicines", text)


def ledger_lines(
    view: MedicineView, today: Callable[[], date], change: OnPeriod, delete: OnPeriod
) -> Iterator[QWidget]:
    """Yield a line for each stretch, with hairlines between."""
    for index, period in enumerate(reversed(view.periods)):
        if index:
            yield Hairline()
        yield _line(period, today, change, delete)


def _line(period: DosePeriod, today: Callable[[], date], change: OnPeriod, delete: OnPeriod) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    bare(grid, TIGHT)
    grid.setHorizontalSpacing(STEP)
    grid.addWidget(Text(dose_words(period)), 0, 0)
    planned = _tr("planned") if period.started_on is not None and period.started_on > today() else ""
    down = _tr("on the way down") if period.tapering else ""
    said = [days_of(period, today), planned, down, period.reason, period.note]
    said = [days_of(period, today), planned, down, period.reason, period.note]
    grid.addWidget(second(". ".join(capital(part) for part in said if part)), 1, 0)
    buttons = [link_button(_tr("Change"), lambda: change(period)), link_button(_tr("Delete"), lambda: delete(period))]
    for button in buttons:
        button.setAccessibleName(f"{button.text()}: {dose_words(period)}, {days_of(period, today)}")
    grid.addWidget(row_of(*buttons), 0, 1, 2, 1)
    grid.setColumnStretch(0, 1)
    return holder
