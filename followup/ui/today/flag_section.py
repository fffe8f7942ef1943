"""What is worth telling the team, most pressing first; what they know already is folded away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.records import Question, Told
from followup.signs.flag import Flag
from followup.ui.kit.fold import Fold
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import SNUG, bare, clear
from followup.ui.kit.text import Text, section
from followup.ui.kit.tier_card import TierCard
from followup.ui.today.words import counted

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class FlagSection(QWidget):
    """A card for each flag; its buttons are carried out here.

    After "My team knows" a line stays where whom and when can be added; it goes once that is said.
    """

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        self._just_told = ""
        self.cards: list[TierCard] = []
        self.quiet: Fold | None = None
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(section(self.tr("Worth telling your team")))
        self._list = QVBoxLayout()
        bare(self._list, SNUG)
        column.addLayout(self._list)

    def refresh(self) -> None:
        """Show the flags of today."""
        clear(self._list)
        self.quiet = None
        flags = self._services.flags.today()
        quiet = [flag for flag in flags if flag.is_quiet]
        self.cards = [self._card(flag) for flag in flags if not flag.is_quiet]
        if not self.cards:
            self._list.addWidget(Text(self._nothing(bool(quiet)), "second"))
        for card in self.cards:
            self._list.addWidget(card)
        for flag in quiet:
            if flag.sign == self._just_told:
                self._list.addWidget(Text(self.tr("Your team knows: {title}.").format(title=translate(flag.title))))
                self._list.addWidget(self._whom_fold(flag))
        if quiet:
            self._list.addWidget(self._fold(quiet))

    def _nothing(self, some_quiet: bool) -> str:
        if some_quiet:
            return self.tr(
                "Your team knows about everything that matches the rules today."
                " You can always call about anything that worries you."
            )
        return self.tr(
            "Nothing in your log matches the rules today. You can always call about anything that worries you."
        )

    def _fold(self, quiet: list[Flag]) -> Fold:
        words = counted(len(quiet), self.tr("Your team knows one more"), self.tr("Your team knows {count} more"))
        self.quiet = Fold(words, fill=lambda: [self._card(flag) for flag in quiet])
        return self.quiet

    def _card(self, flag: Flag) -> TierCard:
        board = self._services.flags
        waits, sooner = board.days_waited(flag), board.would_be_sooner(flag)
        card = TierCard(flag, board.noted_words(flag), waits, sooner, partial(board.entry_lines, flag))
        card.told_requested.connect(self._tell)
        card.untold_requested.connect(self._untell)
        card.question_requested.connect(self._add_question)
        card.emergency_requested.connect(self._navigation.show_emergency)
        if flag.told is not None:
            card.add(self._whom_fold(flag))
        return card

    def _whom_fold(self, flag: Flag) -> Fold:
        told, about = flag.told, translate(flag.title)
        return Fold(
            self.tr("Whom and when?"), about=about, fill=lambda: self._whom_and_when(told) if told is not None else []
        )

    def _whom_and_when(self, told: Told) -> list[QWidget]:
        from followup.ui.today.whom_and_when import WhomAndWhen

        before = [one.whom for one in reversed(self._services.entries.all(Told)) if one.whom]
        team = [one.name for one in self._services.care.contacts() if one.role.is_team]
        form = WhomAndWhen(told, self._today, [*before, *team])
        form.kept.connect(self._keep_told)
        return [form]

    def _keep_told(self, told: Told) -> None:
        self._just_told = ""
        try:
            self._services.entries.change(told)
        except FollowupError as error:
            self._navigation.show_error(error)

    def _tell(self, flag: Flag) -> None:
        self._just_told = flag.sign
        try:
            self._services.flags.tell(flag)
        except FollowupError as error:
            self._navigation.show_error(error)

    def _untell(self, flag: Flag) -> None:
        if flag.told is None:
            return
        try:
            self._services.flags.untell(flag.told)
        except FollowupError as error:
            self._navigation.show_error(error)

    def _add_question(self, flag: Flag) -> None:
        visits = self._services.visits
        visit = visits.next()
        visit_id = visit.id if visit is not None else None
        known = {question.words for question in visits.questions(visit_id)}
        words = next((words for words in self._questions(flag) if words not in known), None)
        if words is None:
            self._navigation.say(self.tr("This is on your list of questions already."))
            return
        try:
            visits.add(Question(words=words, visit_id=visit_id))
        except FollowupError as error:
            self._navigation.show_error(error)

    def _questions(self, flag: Flag) -> list[str]:
        own = self.tr("I noted this: {title}. What does it mean, and what should we do?")
        return [translate(words) for words in flag.questions] or [own.format(title=translate(flag.title))]
