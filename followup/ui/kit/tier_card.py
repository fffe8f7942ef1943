"""A flag as a calm card: what to do, what was noted, the rule and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from followup.domain.records import Told
from followup.signs.flag import Flag
from followup.ui.kit.buttons import Button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.dates import plain_day
from followup.ui.kit.flow import row_of
from followup.ui.kit.fold import Fold
from followup.ui.kit.icons import IconLabel
from followup.ui.kit.sentences import translate
from followup.ui.kit.source_words import named, source_words
from followup.ui.kit.space import HAIR, TIGHT, WIDE, bare
from followup.ui.kit.text import Label, Text, point, small, strong
from followup.ui.kit.tier_words import ICONS, since_words, tier_advice, tier_words

_MOST_NAMED = 2
"""Sources named on the card; all of them are behind "Why this?"."""


class TierCard(Card):
    """One flag. `noted` are the sentences of what the log holds about it, newest state first.

    `waits` are the days its rule waits for, None where one entry is enough; `sooner` what would make it more pressing;
    `entries` are asked for when the reasons are opened.

    `told_requested`, `untold_requested`, `question_requested` and `emergency_requested` are wishes; the card changes
    nothing by itself.
    """

    told_requested = Signal(object)
    untold_requested = Signal(object)
    question_requested = Signal(object)
    emergency_requested = Signal()

    def __init__(
        self,
        flag: Flag,
        noted: Iterable[str] = (),
        waits: int | None = None,
        sooner: Iterable[str] = (),
        entries: Callable[[], Iterable[str]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind=f"tier_{flag.tier}", parent=parent)
        self.flag, self._waits, self._sooner, self._entries = flag, waits, tuple(sooner), entries
        self._top = self._head()
        self.add(self._top)
        for words in noted:
            self.add(strong(words))
        if flag.told is not None:
            self.add(Text(self._told(flag.told)))
        else:
            self.add(Text(tier_advice(flag.tier, flag.hours)))
        self.add(self._why())
        self.reasons = self._reasons()
        self.add(self._buttons())
        self.add(self.reasons)
        self.setAccessibleName(f"{tier_words(flag.tier, flag.hours)}. {translate(flag.title)}")

    def _head(self) -> QBoxLayout:
        """What it asks for, and since when; one below the other where the card is narrow."""
        flag = self.flag
        head, asks = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        bare(head, TIGHT)
        bare(asks, TIGHT)
        self._asks = Text(tier_words(flag.tier, flag.hours), f"words_{flag.tier}")
        self._since = Label(_when(flag), "small")
        asks.addWidget(IconLabel(ICONS[flag.tier], str(flag.tier)))
        asks.addWidget(self._asks, 1)
        head.addLayout(asks, 1)
        head.addWidget(self._since)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put since when below what it asks for, where both do not fit side by side."""
        super().resizeEvent(event)
        wanted = (label.fontMetrics().horizontalAdvance(label.text()) for label in (self._asks, self._since))
        narrow = sum(wanted) + 2 * WIDE > self.width()
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeading if narrow else Qt.AlignmentFlag.AlignTrailing
        self._since.setAlignment(side | Qt.AlignmentFlag.AlignTop)

    def _told(self, told: Told) -> str:
        """What the team knows since when; it speaks again by itself when it gets worse."""
        day = plain_day(told.told_on)
        if told.whom:
            return self.tr("You told {whom} on {day}. If it gets worse, it stands here again.").format(
                whom=told.whom, day=day
            )
        return self.tr("Your team knows since {day}. If it gets worse, it stands here again.").format(day=day)

    def _why(self) -> QWidget:
        """The rule in a sentence, and under it who says so."""
        flag, holder = self.flag, QWidget()
        column = QVBoxLayout(holder)
        bare(column, HAIR)
        column.addWidget(Text(self.tr("Why: {why}").format(why=translate(flag.why))))
        if flag.sources:
            names = dict.fromkeys(named(source) for source in flag.sources[:_MOST_NAMED])
            column.addWidget(small(self.tr("Who says so: {sources}").format(sources="; ".join(names))))
        return holder

    def _buttons(self) -> QWidget:
        flag, buttons = self.flag, list[QWidget]()
        if flag.tier == "urgent":
            buttons.append(Button(self.tr("Numbers to call"), "main", self.emergency_requested.emit, icon="phone"))
        if flag.is_quiet:
            buttons.append(quiet_button(self.tr("My team does not know yet"), lambda: self.untold_requested.emit(flag)))
        else:
            buttons.append(quiet_button(self.tr("My team knows"), lambda: self.told_requested.emit(flag), icon="check"))
        add = quiet_button(self.tr("Add to questions"), lambda: self.question_requested.emit(flag), icon="list-plus")
        buttons.append(add)
        for button in buttons:
            button.setAccessibleDescription(translate(flag.title))
        return row_of(*buttons, self.reasons.button)

    def _reasons(self) -> Fold:
        words, about = self.tr("Why this?"), translate(self.flag.title)
        return Fold(words, words_open=self.tr("Less"), about=about, own_row=False, fill=self._reason_lines)

    def _reason_lines(self) -> Iterator[QWidget]:
        flag = self.flag
        yield strong(translate(flag.title))
        entries = tuple(self._entries())
        if entries:
            yield Text(self.tr("In your log:"))
        for words in entries:
            yield point(words)
        if flag.sooner:
            yield Text(translate(flag.sooner))
        yield from self._why_not_sooner()
        if flag.causes:
            yield Text(self.tr("It can also come from something else. Still mention it:"))
            for cause in flag.causes:
                yield point(translate(cause))
        for source in flag.sources:
            yield small(source_words(source)).selectable()
        words = self.tr("Rule {rule}, version {version}.").format(rule=flag.rule, version=flag.rule_version)
        yield small(words)

    def _why_not_sooner(self) -> Iterator[QWidget]:
        """What the rule waits for, and what would ask for more: nobody has to wait for it."""
        if self._waits is not None:
            yield strong(self.tr("Why not sooner?"))
            words = self.tr("This rule counts from day {days}, as most things pass before that. You can call any day.")
            yield Text(words.format(days=self._waits))
        if self._sooner:
            yield Text(self.tr("It would be more pressing with one of these:"))
            for words in self._sooner:
                yield point(translate(words))


def _when(flag: Flag) -> str:
    """Return since when it is in the log; of what is long past, the last day of it."""
    return since_words(flag.days, flag.since) if flag.is_of_now else since_words(0, flag.last_on or flag.since)
