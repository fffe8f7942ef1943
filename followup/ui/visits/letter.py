"""The letter that asks for records: its text can be changed, then saved as a PDF or printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from followup.domain.errors import FollowupError
from followup.domain.records import RecordRequest
from followup.ui.kit.buttons import quiet_button
from followup.ui.kit.fields import NoteField
from followup.ui.kit.flow import row_of
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.paper import paper_here
from followup.ui.kit.text import small

if TYPE_CHECKING:
    from followup.report.letter import Letter
    from followup.services.record_requests import RecordRequests
    from followup.ui.navigation import Navigation


class LetterForm(FormCard):
    """What was typed prints as it stands, kept or not; Save keeps it with the request."""

    def __init__(
        self, request: RecordRequest, requests: RecordRequests, navigation: Navigation, today: Callable[[], date]
    ) -> None:
        super().__init__(self.tr("The letter"), nested=True)
        self._request, self._requests, self._navigation, self._today = request, requests, navigation, today
        self.words = NoteField(self.tr("The letter"), 18)
        help_text = self.tr("Change what you like. Empty it and save to have our words again.")
        self.form.add("letter", self.tr("Its words"), self.words, help_text)
        self._ours = requests.letter_words(request.id).strip()
        self.words.setPlainText(self._ours)
        self.pdf_button = quiet_button(self.tr("Save as PDF"), self._ask_where, icon="save")
        self.print_button = quiet_button(self.tr("Print"), self._print, icon="printer")
        self.form.add_plain(row_of(self.pdf_button, self.print_button))
        self.form.add_plain(small(self.tr("The name of the file says nothing of what is in it.")))
        self.end(self.words)

    def read(self) -> str:
        """Return the words; the ones of the program are not kept as the person's own."""
        typed = self.words.toPlainText().strip()
        return "" if not self._request.letter and typed == self._ours else typed

    def save_to(self, path: Path) -> None:
        """Write the letter as it stands here."""
        try:
            undrawable = self._requests.write_letter(self._letter(), path)
        except FollowupError as error:
            self._navigation.show_error(error)
            return
        said = self.tr("Saved: {place}").format(place=path)
        if undrawable:
            cannot = self.tr("These characters cannot be printed: {characters}")
            said = f"{said} {cannot.format(characters=' '.join(undrawable))}"
        self._navigation.say(said)

    def _ask_where(self) -> None:
        from followup.services.record_requests import letter_file_name

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder, letter_file_name(self._today())))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), proposed, self.tr("PDF (*.pdf)"))
        if name:
            self.save_to(Path(name))

    def _print(self) -> None:
        from followup.ui.sheet.printing import ask_for_printer, print_pages

        letter = self._letter()
        printer = ask_for_printer(self, letter.paper)
        if printer is None:
            return
        self._navigation.run(
            lambda asked: print_pages(printer, self._requests.letter_pages(letter), asked),
            lambda printed: self._navigation.say(self.tr("{count} pages sent to the printer.").format(count=printed)),
            self.tr("Sending the pages to the printer"),
        )

    def _letter(self) -> Letter:
        return self._requests.letter(self._request.id, self.words.toPlainText(), paper_here())
