"""What stands beside Today: the next visit, the check-in, the last backup. In a narrow window it stands below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.log_view import EpisodeView
from followup.ui.kit.buttons import Button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.dates import short_day, weekday_day
from followup.ui.kit.space import HAIR, SNUG, bare
from followup.ui.kit.text import Text, small, strong
from followup.ui.today.words import counted, visit_who

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class SmallCard(Card):
    """A label, a strong line, a second line and a button."""

    def __init__(self, label: str, button: Button) -> None:
        super().__init__()
        self.label, self.first, self.then, self.button = small(label), strong(), Text("", "second"), button
        button.setAccessibleDescription(label)
        for widget in (self.label, self.first, self.then):
            self.add(widget)
        self.column.addStretch(1)
        self.add(button, space=HAIR)

    def say(self, first: str, then: str) -> None:
        """Show two lines; an empty one takes no room."""
        self.first.setText(first)
        self.then.setText(then)
        self.then.setVisible(bool(then))


class Beside(QWidget):
    """Four small cards."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        self._copy_due = False
        self.visit = SmallCard(self.tr("Next visit"), quiet_button("", self._open_visit))
        self.check_in = SmallCard(self.tr("Check-in"), quiet_button(self.tr("One minute"), self._check_in))
        self.how = SmallCard(self.tr("How things are"), quiet_button(self.tr("Note or look"), self._how))
        self.backup = SmallCard(self.tr("Last good backup"), quiet_button(self.tr("Back up now"), self._back_up))
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        bare(self._box, SNUG)
        for card in (self.visit, self.check_in, self.how, self.backup):
            self._box.addWidget(card, 1)

    def set_flat(self, flat: bool) -> None:
        """Put the cards side by side, or one below the other."""
        direction = QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)

    def refresh(self, open_episodes: tuple[EpisodeView, ...]) -> None:
        """Read again what stands here."""
        self._show_visit()
        self._show_check_in(open_episodes)
        self._show_how()
        self._show_backup()

    def _show_visit(self) -> None:
        visit = self._services.visits.next()
        if visit is None:
            self.visit.say(self.tr("None noted"), "")
            self.visit.button.say(self.tr("Add a visit"))
            return
        count = len(self._services.visits.questions(visit.id))
        questions = counted(count, self.tr("1 question"), self.tr("{count} questions"))
        self.visit.say(weekday_day(visit.visit_on), "\n".join(line for line in (visit_who(visit), questions) if line))
        self.visit.button.say(self.tr("Prepare"))

    def _show_check_in(self, open_episodes: tuple[EpisodeView, ...]) -> None:
        count = len(open_episodes)
        first = counted(count, self.tr("1 thing open"), self.tr("{count} things open"))
        last = self._services.journal.last_check_in()
        then = self.tr("Last one {day}").format(day=short_day(last, self._today())) if last is not None else ""
        self.check_in.say(first if count else self.tr("Nothing open"), then)

    def _show_how(self) -> None:
        last = self._services.care.last_noted()
        day = short_day(last, self._today()) if last is not None else ""
        self.how.say(_begin_large(day) or self.tr("Nothing noted yet"), "")

    def _show_backup(self) -> None:
        backups = self._services.backups
        moment = backups.last()
        day = moment.astimezone().date() if moment is not None else None
        self._copy_due = backups.is_copy_due()
        first = _begin_large(short_day(day, self._today())) if day is not None else self.tr("None yet")
        self.backup.say(first, self._copy_words() if self._copy_due else "")
        self.backup.button.say(self.tr("Copy to a stick") if self._copy_due else self.tr("Back up now"))

    def _copy_words(self) -> str:
        last = self._services.backups.elsewhere().on
        if last is None:
            return self.tr("There is no copy on another disk yet.")
        return self.tr("Last copy on another disk: {day}").format(day=short_day(last, self._today()))

    def _open_visit(self) -> None:
        self._navigation.go("visits", self._services.visits.next() or "new")

    def _how(self) -> None:
        self._navigation.go("how")

    def _check_in(self) -> None:
        self._navigation.go("check_in")

    def _back_up(self) -> None:
        backups = self._services.backups
        if self._copy_due:
            from followup.ui.settings.copying import copy_elsewhere

            copy_elsewhere(self, backups, self._navigation, self._show_backup, again=True)
            return
        self._navigation.run(lambda _cancelled: backups.make(), self._on_backed_up, self.tr("Making a backup."))

    def _on_backed_up(self, _path: object) -> None:
        self._navigation.say(self.tr("Backup made and checked."))
        try:
            self._show_backup()
        except FollowupError as error:
            self._navigation.show_error(error)


def _begin_large(words: str) -> str:
    """Return the words with a capital at their beginning; a month keeps its own."""
    return words[:1].upper() + words[1:]
