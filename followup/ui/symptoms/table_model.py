"""The tables of this screen: episodes, and the observations of one episode."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from followup.domain.log_view import EpisodeView
from followup.domain.records import Observation
from followup.domain.words import AllAlong, Change
from followup.ui.kit.dates import short_day
from followup.ui.kit.paged_model import PagedModel


def _tr(text: str) -> str:
    return QCoreApplication.translate("symptoms", text)


def change_words(change: Change) -> str:
    """Return how a symptom compares with before, "" when that was not said."""
    return {
        Change.NONE: "",
        Change.NEW: _tr("New"),
        Change.BETTER: _tr("Better"),
        Change.SAME: _tr("Same"),
        Change.WORSE: _tr("Worse"),
        Change.GONE: _tr("Gone"),
    }[change]


def between_words(all_along: AllAlong) -> str:
    """Return what was said of the time before an observation."""
    return {
        AllAlong.UNKNOWN: "",
        AllAlong.YES: _tr("There all the time since."),
        AllAlong.CAME_AND_WENT: _tr("Came and went since."),
        AllAlong.HAD_GONE: _tr("Had gone in between."),
    }[all_along]


def state_words(view: EpisodeView) -> str:
    """Return whether a symptom is still there, as far as the log knows."""
    return _tr("Still there") if view.is_open else _tr("Gone")


class EpisodeTable(PagedModel[EpisodeView]):
    """Symptom, when it began, when it was last noted, its last number and whether it is still there."""

    def __init__(
        self,
        fetch: Callable[[int, int], Sequence[EpisodeView]],
        title: Callable[[EpisodeView], str],
        today: Callable[[], date],
    ) -> None:
        headers = (_tr("Symptom"), _tr("Began"), _tr("Last noted"), _tr("Number"), _tr("Now"))
        super().__init__(headers, fetch, page=40)
        self._title, self._today = title, today

    def words(self, row: EpisodeView, column: int) -> str:
        """Return what a cell shows."""
        last = row.last
        match column:
            case 0:
                return self._title(row)
            case 1:
                began = short_day(row.episode.began_on, self._today())
                return _tr("about {day}").format(day=began) if row.episode.began_about else began
            case 2:
                return short_day(last.observed_on, self._today()) if last is not None else ""
            case 3:
                return "" if last is None or last.severity is None else str(last.severity)
        return state_words(row)


class ObservationTable(PagedModel[Observation]):
    """Day, number, change, what was noted, and by whom, newest first."""

    def __init__(
        self,
        fetch: Callable[[int, int], Sequence[Observation]],
        noted: Callable[[Observation], str],
        author: Callable[[Observation], str],
        today: Callable[[], date],
    ) -> None:
        super().__init__((_tr("Day"), _tr("Number"), _tr("Change"), _tr("Noted"), _tr("By")), fetch)
        self._noted, self._author, self._today = noted, author, today

    def words(self, row: Observation, column: int) -> str:
        """Return what a cell shows."""
        match column:
            case 0:
                return short_day(row.observed_on, self._today())
            case 1:
                return "" if row.severity is None else str(row.severity)
            case 2:
                return change_words(row.change) if row.present else _tr("Not there")
            case 3:
                return self._noted(row)
        return self._author(row)
