"""A diary file in or out, a file for a clinic's programs, and everything out at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.new_folder import new_folder
from followup.ui.kit.space import SNUG, bare, clear
from followup.ui.kit.text import Text, point, second

if TYPE_CHECKING:
    from followup.services.exchange import ImportReport
    from followup.services.fhir_out import WrittenDocument
    from followup.services.log import OpenLog
    from followup.ui.kit.busy import Asked
    from followup.ui.navigation import Navigation

T = TypeVar("T")

SHOWN = 8
"""Refused rows that are named one by one; the rest is counted."""


class Files(QWidget):
    """Reading a diary is a preview first: nothing is taken before the person says so."""

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._exchange, self._navigation, self._today = services.exchange, navigation, today
        self._services = services
        self._report = QVBoxLayout()
        bare(self._report, SNUG)
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(
            second(self.tr("These files are not locked. Keep them where only you and those you trust can read them."))
        )
        self.all_button = quiet_button(self.tr("Write everything"), self.write_all)
        column.addWidget(
            row_of(
                quiet_button(self.tr("Read a diary file"), self.choose_diary),
                quiet_button(self.tr("Write a diary file"), self.write_diary),
                self.all_button,
            )
        )
        self.fhir_button = quiet_button(self.tr("Write for a clinic"), self.write_fhir)
        column.addWidget(
            second(
                self.tr(
                    "For a clinic's programs: your symptoms, medicines, exams, visits and record as one FHIR file. "
                    "It is not locked."
                )
            )
        )
        column.addWidget(row_of(self.fhir_button))
        column.addLayout(self._report)

    def choose_diary(self) -> None:
        """Let the person choose a diary file and preview it."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Read a diary file"), "", self.tr("Diary files (*.csv)"))
        if name:
            self.preview(Path(name))

    def preview(self, path: Path) -> None:
        """Say what a diary would bring, before anything is taken."""
        report = self._try(lambda: self._exchange.import_diary(path, dry_run=True))
        if report is None:
            return
        self._show(report, self.tr("This would add {taken} rows. {had} are there already, {refused} cannot be read."))
        take = main_button(self.tr("Add them"), lambda: self.take(path))
        take.setEnabled(report.taken > 0)
        self._report.addWidget(row_of(take, quiet_button(self.tr("Cancel"), self.put_away)))

    def take(self, path: Path) -> None:
        """Add the rows of a diary file to the log, all in one."""
        report = self._try(lambda: self._exchange.import_diary(path))
        if report is not None:
            self._show(report, self.tr("{taken} rows were added. {had} were there already, {refused} were not read."))

    def put_away(self) -> None:
        """Forget the preview."""
        clear(self._report)

    def write_diary(self) -> None:
        """Write the log as a diary file where the person says."""
        proposed = f"diary {self._today().isoformat()}.csv"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Write a diary file"), proposed, self.tr("Diary (*.csv)"))
        if name and self._try(lambda: self._exchange.export_diary(Path(name))) is not None:
            self._navigation.say(self.tr("The diary file was written: {place}").format(place=name))

    def write_all(self) -> None:
        """Write everything in open formats into a new folder, beside the window: photos and ten years take a while."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where should it go?"))
        if not folder:
            return
        place = new_folder(Path(folder), f"followup {self._today().isoformat()}")
        done = self.tr("Everything was written into {place}").format(place=place)

        def work(asked: Asked) -> tuple[Path, ...]:
            return self._exchange.export_all(place, asked.tell, cancelled=asked.is_set)

        self.all_button.setEnabled(False)
        words = self.tr("Writing everything. You can go on meanwhile.")
        task = self._navigation.run(work, lambda _files: self._navigation.say(done), words)
        task.finished.connect(lambda: self._on_all_finished(stopped=task.cancelled.is_set()))

    def _on_all_finished(self, *, stopped: bool) -> None:
        self.all_button.setEnabled(True)
        if stopped:
            self._navigation.say(self.tr("Writing was stopped. What was written so far is taken away again."))

    def write_fhir(self) -> None:
        """Write the log as a FHIR file where the person says, beside the window: ten years take some seconds."""
        proposed = f"followup {self._today().isoformat()}.json"
        title, form = self.tr("Write for a clinic"), self.tr("FHIR file (*.json)")
        name, _ = QFileDialog.getSaveFileName(self, title, proposed, form)
        if not name:
            return

        def work(_cancelled: Event) -> WrittenDocument:
            return self._services.fhir.export(Path(name))

        self._navigation.run(work, self._on_fhir_written, self.tr("Writing the file."))

    def _on_fhir_written(self, written: WrittenDocument) -> None:
        words = self.tr("The file was written: {place}. It is not locked.")
        self._navigation.say(words.format(place=written.path))

    def _try(self, wish: Callable[[], T]) -> T | None:
        try:
            return wish()
        except FollowupError as error:
            self._navigation.show_error(error)
            return None

    def _show(self, report: ImportReport, words: str) -> None:
        clear(self._report)
        counted = words.format(taken=report.taken, had=report.had, refused=len(report.refused))
        self._report.addWidget(Text(counted, "strong"))
        for row in report.refused[:SHOWN]:
            line = self.tr("Line {line}, {column}: {reason}")
            self._report.addWidget(point(line.format(line=row.line, column=row.column, reason=row.reason)))
        if len(report.refused) > SHOWN:
            more = self.tr("And {count} more.").format(count=len(report.refused) - SHOWN)
            self._report.addWidget(second(more))
        for note in report.notes:
            self._report.addWidget(point(note))
