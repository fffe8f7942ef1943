"""The sheet: choices at the left, the pages as they will print beside them, Save and Print above."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QLineEdit

from followup.domain.errors import FollowupError
from followup.services.changes import Topic
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.fields import TickBox
from followup.ui.kit.flow import row_of
from followup.ui.kit.form import FormRow
from followup.ui.kit.space import SNUG, WIDE, bare
from followup.ui.kit.text import Text, small
from followup.ui.screen import BaseScreen
from followup.ui.sheet.caution import Caution
from followup.ui.sheet.choices import Choices
from followup.ui.sheet.handing import Handing
from followup.ui.sheet.other_papers import OtherPapers
from followup.ui.sheet.preview import Preview

if TYPE_CHECKING:
    from followup.domain.records import Sheet
    from followup.report.document import SheetDocument
    from followup.report.pdf import PagePictures
    from followup.services.log import OpenLog
    from followup.services.sheets import DrawnSheet, SheetChoices
    from followup.ui.kit.busy import Asked, Work
    from followup.ui.navigation import Navigation
    from followup.ui.sheet.form_model import SheetForm

SIDE_BY_SIDE = 820
"""Pixels of width from which the choices stand beside the pages."""

LEAST_PREVIEW = 420
"""Pixels of height below which the page scrolls rather than the preview shrinks."""

Made = tuple["SheetDocument", "DrawnSheet", "PagePictures"]


class Screen(BaseScreen):
    """Makes the sheet on a thread whenever a choice changes."""

    topics = frozenset(Topic) - {Topic.SETTINGS}

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__(services, navigation, today, reading=False)
        self.set_title(self.tr("Summary for a visit"))
        self.save_button = main_button(self.tr("Save as PDF"), self.save, icon="save")
        self.print_button = quiet_button(self.tr("Print"), self.print_sheet, icon="printer")
        self.choices = Choices(services, today)
        self.grey = TickBox(self.tr("Show it in grey"))
        self.password = QLineEdit()
        self.caution = Caution(self.save_to, self.save)
        self._warned: set[Path] = set()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.says = Text("", "error")
        self.handing = Handing(services, navigation)
        self.preview = Preview()
        self.preview.setMinimumHeight(LEAST_PREVIEW)
        self.made: Made | None = None
        self.others = OtherPapers(
            services,
            navigation,
            today,
            lambda: None if self.made is None else self.made[0],
            lambda: self.choices.paper.value or "a4",
        )
        self._asked = 0
        self._began = False
        self._making: Work | None = None
        self._later = QTimer(self, singleShot=True, interval=250)
        self._later.timeout.connect(self._make)
        self.choices.changed.connect(self._later.start)
        self.grey.toggled.connect(self.preview.set_grey)
        self._lay_out()

    def refresh(self) -> None:
        """Make the sheet again from the log as it is now."""
        self.choices.refresh()
        self._make()

    def open_target(self, target: object) -> None:
        """Choose the visit with this id."""
        if isinstance(target, int):
            self.choices.choose_visit(target)

    def save(self) -> None:
        """Ask where, and write the PDF there."""
        from followup.services.sheets import file_name

        if self.made is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder, file_name(self.made[0])))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), proposed, self.tr("PDF (*.pdf)"))
        if name:
            self.save_here(Path(name))

    def save_here(self, path: Path) -> None:
        """Write the PDF there; where others see the folder, say so first, once for each."""
        from followup.services.files import copied_or_shared

        who = copied_or_shared(path)
        if not who or self.password.text() or path.parent in self._warned:
            self.save_to(path)
            return
        self._warned.add(path.parent)
        self.caution.ask(path, who)

    def save_to(self, path: Path) -> None:
        """Write the PDF that is shown; when a password was typed, lock it on a thread first."""
        self.caution.hide()
        if self.made is None:
            return
        document, drawn, _ = self.made
        password = self.password.text()
        if not password:
            self._write(document, drawn, path)
            return
        sheets = self.services.sheets
        self.navigation.run(
            lambda _asked: sheets.lock(drawn, password),
            lambda closed: self._write(document, closed, path),
            self.tr("Locking the file"),
        )

    def _write(self, document: SheetDocument, drawn: DrawnSheet, path: Path) -> None:
        try:
            kept = self.services.sheets.write_drawn(document, drawn, path)
        except FollowupError as error:
            self.navigation.show_error(error)
            return
        self._ask_about(kept)
        self.password.clear()
        self.navigation.say(self.tr("Saved: {place}").format(place=path))

    def print_sheet(self) -> None:
        """Ask for a printer and send the pages to it."""
        from followup.ui.sheet.printing import ask_for_printer, print_pages, sent_words

        if self.made is None:
            return
        document, drawn, pages = self.made
        printer = ask_for_printer(self, document.paper)
        if printer is None:
            return

        def done(printed: int) -> None:
            self.navigation.say(sent_words(printed, drawn.pages))
            if printed == drawn.pages:
                self.keep_printed(document, drawn)

        words = self.tr("Sending the pages to the printer")
        self.navigation.run(lambda asked: print_pages(printer, pages, asked), done, words)

    def keep_printed(self, document: SheetDocument, drawn: DrawnSheet) -> None:
        """Keep what was printed, and ask whether it is handed over."""
        try:
            kept = self.services.sheets.keep_printed(document, drawn)
        except FollowupError as error:
            self.navigation.show_error(error)
            return
        self._ask_about(kept)

    def _ask_about(self, kept: Sheet) -> None:
        """Ask whether a sheet is handed over, where the log could take note of it."""
        if kept.id:
            self.handing.ask(kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choices above the pages where the window is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE * self.fontMetrics().height() / 17
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._across.setDirection(direction)

    def _make(self) -> None:
        form = self.choices.read()
        if form is None or not self.services.database.is_open:  # closed before the pages were begun
            return
        from followup.report.document import SECTIONS

        choices = form.choices(self.today(), SECTIONS)
        self._remember(form)
        self._asked += 1
        asked = self._asked
        if self._making is not None:
            self._making.cancelled.set()  # its pages would be thrown away
        self._making = self.navigation.run(
            lambda cancelled: self._work(choices, cancelled),
            lambda made: self._show(asked, made),
            self.tr("Making the pages"),
        )

    def _remember(self, form: SheetForm) -> None:
        """Keep the choice for this reader, without a word and only where it is another one."""
        habits, habit = self.services.sheets.habits, form.habit()
        if self._began and (habits.of(form.reader) != habit or habits.last_reader() != form.reader):
            try:
                habits.keep(form.reader, habit, cause=self)
            except FollowupError as error:
                self.navigation.show_error(error)
        self._began = True

    def _work(self, choices: SheetChoices, asked: Asked) -> Made:
        from followup.report.pdf import page_pictures

        document = self.services.sheets.make(choices)
        drawn = self.services.sheets.draw(document, progress=asked.tell, cancelled=asked.is_set)
        return document, drawn, page_pictures(drawn.pdf, drawn.pages, document.paper)

    def _show(self, asked: int, made: Made) -> None:
        if asked != self._asked:
            return  # a newer choice is already being made
        self.made = made
        self.preview.show_pages(made[2])
        self.says.setText(made[1].unprinted)
        self.says.setVisible(bool(made[1].unprinted))

    def _lay_out(self) -> None:
        self.head.addWidget(self.print_button)
        self.head.addWidget(self.save_button)
        self.says.hide()
        beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        bare(beside, SNUG)
        warning = self.tr(
            "Keep the file where only you and those you trust can read it. A password locks it. "
            "A file with a password is not of the kind made to last (PDF/A)."
        )
        for part in (
            self.choices,
            row_of(self.grey),
            FormRow(self.tr("Password for the file, if you want one"), self.password),
            small(warning),
            self.caution,
            self.others,
            self.says,
        ):
            beside.addWidget(part)
        beside.addStretch(1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        bare(self._across, WIDE)
        self._across.addLayout(beside, 2)
        self._across.addWidget(self.preview, 4)
        self.add(self.handing)
        self.add(self._across, stretch=1)
