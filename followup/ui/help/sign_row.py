"""One sign in the list: its title and what it asks for; the rest is built when it is opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup.ui.help.sign_model import RuleWords, SignWords, Step
from followup.ui.kit.fold import Fold
from followup.ui.kit.icons import IconLabel
from followup.ui.kit.space import HAIR, SNUG, TIGHT, bare
from followup.ui.kit.text import Text, point, small, strong
from followup.ui.kit.tier_words import ICONS


class SignRow(QWidget):
    """A press anywhere on the line opens it; the button is there for the keyboard."""

    def __init__(self, words: SignWords) -> None:
        super().__init__()
        self.words = words
        self._built = False
        self.fold = Fold(self.tr("Show"), words_open=self.tr("Less"), about=words.title, own_row=False)
        self.fold.turned.connect(self._build)
        self.head = QWidget()
        self.head.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay_out()

    def set_open(self, wanted: bool) -> None:
        """Open or close it."""
        self.fold.set_open(wanted)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open or close with a press on the line."""
        if self.head.geometry().contains(event.position().toPoint()):
            self.fold.set_open(not self.fold.is_open)
        super().mouseReleaseEvent(event)

    def _lay_out(self) -> None:
        first = self.words.steps[0]
        about = QVBoxLayout()
        bare(about)
        about.addWidget(strong(self.words.title))
        about.addWidget(small(" \u00b7 ".join(step.words for step in self.words.steps)))
        across = QHBoxLayout(self.head)
        bare(across, SNUG)
        across.addWidget(IconLabel(ICONS[first.tier], str(first.tier)), 0, Qt.AlignmentFlag.AlignVCenter)
        across.addLayout(about, 1)
        across.addWidget(self.fold.button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, HAIR, 0, HAIR)
        column.setSpacing(TIGHT)
        column.addWidget(self.head)
        column.addWidget(self.fold)

    def _build(self, is_open: bool) -> None:
        if self._built or not is_open:
            return
        self._built = True
        words, fold = self.words, self.fold
        fold.inside.setContentsMargins(0, 0, 0, SNUG)
        if words.clinical:
            fold.add(small(self.tr("What a doctor calls it: {clinical}").format(clinical=words.clinical)))
        for who in words.who:
            fold.add(Text(who))
        for step in words.steps:
            fold.add(self._step(step))
        if words.sooner:
            fold.add(Text(words.sooner))
        if words.causes:
            fold.add(_part(self.tr("It can also come from other things. Still mention it."), words.causes))
        fold.add(self._sources())

    def _step(self, step: Step) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        bare(column, HAIR)
        column.addWidget(Text(step.words, f"words_{step.tier}"))
        for rule in step.rules:
            column.addWidget(point(" ".join((rule.why, *rule.who))))
            if rule.own:
                column.addWidget(self._own(rule))
        return holder

    def _own(self, rule: RuleWords) -> QWidget:
        label = small(self.tr("In part our own default. {note}").format(note=rule.own))
        label.setContentsMargins(SNUG + HAIR, 0, 0, HAIR)
        return label

    def _sources(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        bare(column, TIGHT)
        column.addWidget(strong(self.tr("Who says so")))
        for source in self.words.sources:
            column.addWidget(small(source).selectable())
        return holder


def _part(title: str, lines: tuple[str, ...]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    bare(column, HAIR)
    column.addWidget(strong(title))
    for line in lines:
        column.addWidget(point(line))
    return holder
