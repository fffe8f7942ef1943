"""The screens there are: where each is found, its name, its icon and its place in the navigation."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class ScreenEntry(NamedTuple):
    """One screen; `short` is its name in a narrow window, `in_navigation` whether it has a button of its own."""

    id: str
    title: str
    short: str
    icon: str
    in_navigation: bool = True
    at_bottom: bool = False

    @property
    def module(self) -> str:
        """The module that holds its class `Screen`."""
        return f"followup.ui.{self.id}.screen"

    def words(self, short: bool = False) -> str:
        """Return its name in the reader's language."""
        return QCoreApplication.translate("screens", self.short if short else self.title)


def _entry(name: str, title: str, icon: str, short: str = "", *, listed: bool = True, low: bool = False) -> ScreenEntry:
    return ScreenEntry(name, title, short or title, icon, listed, low)


SCREENS: dict[str, ScreenEntry] = {
    entry.id: entry
    for entry in (
        _entry("today", str(QT_TRANSLATE_NOOP("screens", "Today")), "sun"),
        _entry("symptoms", str(QT_TRANSLATE_NOOP("screens", "Symptoms")), "activity"),
        _entry("medicines", str(QT_TRANSLATE_NOOP("screens", "Medicines")), "pill"),
        _entry("exams", str(QT_TRANSLATE_NOOP("screens", "Exams")), "clipboard-check"),
        _entry("visits", str(QT_TRANSLATE_NOOP("screens", "Visits")), "calendar-days"),
        _entry(
            "record",
            str(QT_TRANSLATE_NOOP("screens", "My record")),
            "book-user",
            str(QT_TRANSLATE_NOOP("screens", "Record")),
        ),
        _entry("settings", str(QT_TRANSLATE_NOOP("screens", "Settings")), "settings", low=True),
        _entry("check_in", str(QT_TRANSLATE_NOOP("screens", "Check-in")), "list-checks", listed=False),
        _entry("how", str(QT_TRANSLATE_NOOP("screens", "How things are")), "activity", listed=False),
        _entry("week", str(QT_TRANSLATE_NOOP("screens", "Type in a week")), "list-plus", listed=False),
        _entry("sheet", str(QT_TRANSLATE_NOOP("screens", "Summary for a visit")), "file-text", listed=False),
        _entry("photos", str(QT_TRANSLATE_NOOP("screens", "Photos")), "camera", listed=False),
        _entry("backups", str(QT_TRANSLATE_NOOP("screens", "Backups")), "archive", listed=False),
        _entry("trash", str(QT_TRANSLATE_NOOP("screens", "Trash")), "archive", listed=False),
        _entry("history", str(QT_TRANSLATE_NOOP("screens", "What was changed")), "history", listed=False),
        _entry("help", str(QT_TRANSLATE_NOOP("screens", "Help")), "circle-help", listed=False),
    )
}
"""Every screen by id, in the order of the navigation."""
