"""A day: today is chosen, yesterday and "about a month ago" are one press away, or a calendar, or typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from followup.domain.days import Day, add_months
from followup.domain.errors import Refused
from followup.ui.kit.buttons import Button
from followup.ui.kit.calendar import Calendar
from followup.ui.kit.dates import full_day
from followup.ui.kit.flow import Flow
from followup.ui.kit.sentences import sentence
from followup.ui.kit.space import HAIR, SNUG, bare
from followup.ui.kit.text import small
from followup.ui.kit.typed_day import read_day

_LONGEST = 24
"""Letters that a typed day takes at most, month names of other languages included."""


class DateField(QWidget):
    """A day and whether it is a guess. `day` raises `Refused` while what is typed is no day.

    `optional=True` begins empty and allows None. `ahead=True` offers no past shortcuts, for days to come.
    """

    changed = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        parent: QWidget | None = None,
        *,
        optional: bool = False,
        ahead: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._today, self._optional, self._ahead = today, optional, ahead
        self._name = name
        self._about = False
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(self.tr("year-month-day"))
        self.typed.setMaxLength(_LONGEST)
        self.typed.setFixedWidth(self.typed.fontMetrics().averageCharWidth() * 16 + 24)
        self.typed.textEdited.connect(self._on_typed)
        self.says = small()
        self.calendar: Calendar | None = None
        self.shortcuts = self._build_shortcuts()
        flow = Flow()
        for widget in (self.typed, *self.shortcuts):
            flow.addWidget(widget)
        self._column = QVBoxLayout(self)
        bare(self._column, HAIR)
        self._column.addLayout(flow)
        self._column.addWidget(self.says)
        self.setFocusProxy(self.typed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(name or self.tr("Date"))
        self.set_day(None if optional else Day(today()))

    def setAccessibleName(self, name: str) -> None:
        """Name the field; its buttons say the name too."""
        super().setAccessibleName(name)
        self.typed.setAccessibleName(name)
        for button in self.shortcuts:
            button.setAccessibleName(f"{name}: {button.text()}")

    @property
    def day(self) -> Day | None:
        """The day, None when it may be empty and is; raises `Refused` while it is no day."""
        text = self.typed.text().strip()
        if not text and self._optional:
            return None
        day = read_day(text)
        return Day(day.on, about=day.about or self._about)

    @property
    def on(self) -> date | None:
        """The day alone; raises `Refused` while it is no day."""
        day = self.day
        return day.on if day is not None else None

    def set_day(self, day: Day | None) -> None:
        """Show a day."""
        self._about = day is not None and day.about
        self.typed.setText(day.on.isoformat() if day is not None else "")
        self._speak()

    def set_today(self) -> None:
        """Show today."""
        self.set_day(Day(self._today()))

    def _build_shortcuts(self) -> list[Button]:
        today, one_day = self.tr("Today"), timedelta(days=1)
        offers: list[tuple[str, Callable[[], Day]]] = [(today, lambda: Day(self._today()))]
        if not self._ahead:
            offers.append((self.tr("Yesterday"), lambda: Day(self._today() - one_day)))
            offers.append((self.tr("About a month ago"), lambda: Day(add_months(self._today(), -1), about=True)))
        buttons = [self._shortcut(words, day) for words, day in offers]
        calendar = Button(self.tr("Calendar"), "quiet", self._show_calendar, icon="calendar")
        calendar.setAutoDefault(False)
        return [*buttons, calendar]

    def _shortcut(self, words: str, day: Callable[[], Day]) -> Button:
        button = Button(words, "choice", lambda: self._take(day()))
        button.setAutoDefault(False)
        return button

    def _take(self, day: Day) -> None:
        self.set_day(day)
        self.changed.emit()

    def _on_typed(self) -> None:
        self._about = False
        self._speak()
        self.changed.emit()

    def _speak(self) -> None:
        """Say the day in words, or what is wrong with it, once enough is typed."""
        text = self.typed.text().strip()
        try:
            day = self.day
        except Refused as error:
            self.says.setText(sentence(error) if len(text) >= len("2026-03-12") else "")
            return
        if day is None:
            self.says.setText("")
        elif day.about:
            self.says.setText(self.tr("About {day}").format(day=full_day(day.on)))
        else:
            self.says.setText(full_day(day.on))

    def _show_calendar(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("kind", "card")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = Calendar(self.tr("Calendar"), self._shown_day(), None if self._ahead else self._today())
        self.calendar.clicked.connect(lambda picked: self._pick(picked, popup))
        self.calendar.activated.connect(lambda picked: self._pick(picked, popup))
        inside = QVBoxLayout(popup)
        inside.setContentsMargins(SNUG, SNUG, SNUG, SNUG)
        inside.addWidget(self.calendar)
        popup.adjustSize()
        popup.move(self.typed.mapToGlobal(self.typed.rect().bottomLeft()))
        popup.show()
        self.calendar.setFocus()

    def _shown_day(self) -> date:
        try:
            return self.on or self._today()
        except Refused:
            return self._today()

    def _pick(self, picked: QDate, popup: QWidget) -> None:
        self.calendar = None
        popup.close()
        self._take(Day(date(picked.year(), picked.month(), picked.day())))
        self.typed.setFocus()
