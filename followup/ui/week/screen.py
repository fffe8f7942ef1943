"""Type in a week that was written by hand: symptoms down, days across, one key for each number."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from followup.domain.errors import FollowupError
from followup.domain.records import Weight
from followup.services.changes import Topic
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.dates import plain_day
from followup.ui.kit.fields import DropDown, NoteField
from followup.ui.kit.filled import fill_in
from followup.ui.kit.flow import row_of
from followup.ui.kit.fold import Fold
from followup.ui.kit.form import FormRow
from followup.ui.kit.space import STEP
from followup.ui.kit.text import Text, second, small, strong
from followup.ui.screen import BaseScreen, TakenUp
from followup.ui.today.form_model import Offer, offers_for
from followup.ui.today.suggestions import Suggestions
from followup.ui.today.words import episode_title, offer_title
from followup.ui.week.form_model import GridRow, Kind, WeekForm
from followup.ui.week.grid import Grid
from followup.ui.week.grid_model import GridModel

if TYPE_CHECKING:
    from followup.services.drafts import Draft
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Screen(BaseScreen):
    """What was typed waits here until it is kept, through other weeks and other pages."""

    topics = frozenset({Topic.SYMPTOMS, Topic.WEIGHT, Topic.RECORD})

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today, reading=False)
        self.set_title(self.tr("Type in a week"))
        self._monday = today() - timedelta(days=today().weekday())
        self._new: list[GridRow] = []
        self.model = GridModel(today)
        self.grid = Grid(self.model, self.tr("The week: symptoms down, days across"))
        self.week_name = strong("")
        self.earlier = quiet_button(self.tr("Earlier week"), lambda: self.show_week(-1), icon="arrow-left")
        self.later = quiet_button(self.tr("Later week"), lambda: self.show_week(1), icon="arrow-right")
        self.says = Text()
        self.author = DropDown(self.tr("Who noticed it?"))
        self.add_field = QLineEdit()
        self.add_field.setPlaceholderText(self.tr("Something that is not in the list? Type it and press Enter."))
        self.add_field.setAccessibleName(self.tr("Add a row"))
        self.suggestions = Suggestions(self.add_field)
        self.note, self.questions = NoteField(self.tr("What else happened"), 2), NoteField(self.tr("Questions"), 2)
        self.save_button = main_button(self.tr("Keep this week"), self.save, icon="check")
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the week again; what was typed stays."""
        chosen = self.author.currentData()
        self.author.blockSignals(True)
        self.author.clear()
        for author in self.services.record.authors():
            self.author.addItem(self.tr("You") if author.id == 1 else author.name, author.id)
        self.author.setCurrentIndex(max(self.author.findData(chosen), 0))
        self.author.blockSignals(False)
        self.author_row.setVisible(self.author.count() > 1)
        self._show()

    def show_week(self, step: int) -> None:
        """Go to an earlier or a later week; none that is still to come."""
        self._monday += timedelta(weeks=step)
        self._show()
        self._describe()

    def open_target(self, target: object) -> None:
        """Show the week of a day."""
        if isinstance(target, date):
            self._monday = target - timedelta(days=target.weekday())
            self._show()
        self.grid.setFocus()

    def draft_lines(self) -> list[tuple[str, str]]:
        """Return the cells that are not kept yet, so that a crash does not lose them."""
        return self.model.typed_words()

    def take_up(self, draft: Draft) -> TakenUp:
        """Type the cells again, and what was written below them; a row that was added is added again."""
        left = []
        for about, words in draft.lines:
            with suppress(ValueError):  # what was written below the grid is of no day
                self.open_target(date.fromisoformat(about.rpartition(", ")[2]))
            if not self.model.type_again(about, words) and not self._in_new_row(about, words):
                left.append((about, words))
        self._describe()
        return TakenUp(self, {}, fill_in(self, left))

    def _in_new_row(self, about: str, words: str) -> bool:
        """Add the row that a cell is about, where the list knows it by its name, and type the cell there."""
        title = about.rpartition(", ")[0]
        for offer in offers_for(title, self.services):
            if offer_title(offer) == title and not any(row.title == title for row in self.model.rows):
                self.add_row(offer)
                return self.model.type_again(about, words)
        return False

    def first_field(self) -> QWidget:
        """Return the grid."""
        return self.grid

    def save(self) -> None:
        """Keep the week that is shown, all of it or nothing."""
        week = self.model.week
        form = WeekForm(
            week=week,
            rows=self.model.rows,
            cells=self.model.cells,
            author_id=self.model.author_id,
            unit=self._unit(),
            note=self.note.toPlainText(),
            questions=self.questions.toPlainText(),
        )
        cells, new = self.model.cells, self._new
        self.model.forget(week.days)
        self._new = [row for row in new if any(key == row.key for key, _ in self.model.cells)]
        try:
            form.cells = cells
            self.services.weeks.keep(form.typed())
        except FollowupError as error:
            self.model.cells, self._new = cells, new
            self.navigation.show_error(error)
            return
        self.note.clear()
        self.questions.clear()
        self.refresh()
        self.grid.setFocus()

    def escape(self) -> None:
        """Close the suggestions, then go back to where the paper is made; what was typed waits."""
        if self.suggestions.isVisible():
            self.suggestions.show_offers(())
        else:
            self.navigation.go("symptoms")

    def add_row(self, offer: Offer) -> None:
        """Add a row for something that is not in the list, and go there."""
        self.suggestions.show_offers(())
        self.add_field.clear()
        self._new.append(GridRow(f"new{len(self._new)} {offer.symptom} {offer.words}", offer_title(offer), offer=offer))
        self._show()
        row = next(place for place, row in enumerate(self.model.rows) if row.key == self._new[-1].key)
        self.grid.setCurrentIndex(self.model.index(row, 0))
        self.grid.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass arrows, Enter and Esc of the field on to what is offered."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down:
                    self.suggestions.move_mark(1)
                    return True
                case Qt.Key.Key_Up:
                    self.suggestions.move_mark(-1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.suggestions.choose()
                    return True
        if event.type() is QEvent.Type.FocusOut:
            self.suggestions.show_offers(())
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        week = self.services.weeks.read(self._monday)
        rows = [GridRow(f"e{view.episode.id}", episode_title(view, self.services), view=view) for view in week.episodes]
        measures = [
            GridRow("overall", self.tr("Overall (10 is best)"), Kind.OVERALL),
            GridRow("weight", self.tr("Weight, {unit}").format(unit=self._unit()), Kind.WEIGHT),
        ]
        at = self.grid.currentIndex()
        self.model.author_id = int(self.author.currentData() or 1)
        self.model.show(week, [*rows, *self._new, *measures])
        row, column = max(at.row(), 0), max(at.column(), 0)
        self.grid.setCurrentIndex(self.model.index(min(row, len(self.model.rows) - 1), column))
        self.week_name.setText(self.tr("Week of {day}").format(day=plain_day(week.days[0])))
        self.later.setEnabled(week.days[-1] < self.today())
        self._describe()

    def _unit(self) -> str:
        weights = self.services.entries.page(Weight, limit=1)
        return weights[0].unit if weights else "kg"

    def _describe(self) -> None:
        """Say what is at hand, for the eye and for a screen reader."""
        typed = self.model.typed_here()
        self.says.setText(self.grid.current_sentence())
        self.save_button.setText(
            self.tr("Keep this week") if not typed else self.tr("Keep this week ({count})").format(count=typed)
        )
        self.grid.setAccessibleDescription(self.says.text())
        QAccessible.updateAccessibility(QAccessibleEvent(self.grid, QAccessible.Event.DescriptionChanged))

    def _offer(self) -> None:
        self.suggestions.show_offers(offers_for(self.add_field.text(), self.services))

    def _connect(self) -> None:
        self.grid.moved.connect(self._describe)
        self.grid.typed.connect(self._describe)
        self.grid.save_requested.connect(self.save)
        self.add_field.textEdited.connect(self._offer)
        self.add_field.installEventFilter(self)
        self.suggestions.chosen.connect(self.add_row)
        self.author.currentIndexChanged.connect(self._show)

    def _lay_out(self) -> None:
        self.add(row_of(self.earlier, self.week_name, self.later))
        self.author_row = FormRow(self.tr("Who noticed it?"), self.author)
        self.add(self.author_row)
        keys = self.tr(
            "0 to 9 is the number, X is ten. n is not there. b better, s same, w worse. Arrows and Tab go on, Enter"
            " goes down, Backspace clears, Ctrl+Enter keeps the week."
        )
        self.add(second(keys))
        self.add(self.grid)
        self.add(self.says)
        self.add(self.add_field)
        more = Fold(self.tr("Notes and questions"), words_open=self.tr("Fewer"))
        more.add(FormRow(self.tr("What else happened"), self.note))
        more.add(FormRow(self.tr("Questions for my team, one a line"), self.questions))
        self.add(more)
        self.add(row_of(self.save_button), space=STEP)
        self.add(small(self.tr("What is typed more than 7 days later says so on the summary for a visit.")))
        self.end()
