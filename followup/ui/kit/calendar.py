"""A calendar of one month in the window's own colours: no red days, and room for fingers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from followup.ui.kit.icons import put_icon
from followup.ui.kit.roles import roles_now


class Calendar(QCalendarWidget):
    """Shows the month of a day; `last` is the last day that can be picked, None for no end."""

    def __init__(self, name: str, day: date, last: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        roles = roles_now()
        self.setAccessibleName(name)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setGridVisible(False)
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QBrush(QColor(roles.text)))
        head.setForeground(QBrush(QColor(roles.second)))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekday, plain)
        self.setHeaderTextFormat(head)
        for part, icon in (("qt_calendar_prevmonth", "arrow-left"), ("qt_calendar_nextmonth", "arrow-right")):
            arrow = self.findChild(QToolButton, part)
            if arrow is not None:
                put_icon(arrow, icon)
        if last is not None:
            self.setMaximumDate(_qt(last))
        self.setSelectedDate(_qt(day))
        cell = self.fontMetrics().height() * 2
        self.setMinimumSize(cell * 8, cell * 8)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """Draw a day; those that cannot be picked are faint."""
        shown = day if isinstance(day, QDate) else _qt(day)
        if self.minimumDate() <= shown <= self.maximumDate():
            super().paintCell(painter, rect, shown)
            return
        painter.setPen(QColor(roles_now().line))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(shown.day()))


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
