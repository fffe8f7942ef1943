"""What else can be put on paper: the sheet as plain text, the wallet card, a week to fill in by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from followup.domain.errors import FollowupError
from followup.ui.kit.buttons import link_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.fold import Fold
from followup.ui.kit.text import small

if TYPE_CHECKING:
    from followup.report.document import SheetDocument
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation

WEEKS = 4
"""Weeks of a paper diary that are made at a time."""


class OtherPapers(Fold):
    """Each button asks where and writes one file. `document` gives the sheet that is shown, or None."""

    def __init__(
        self,
        services: OpenLog,
        navigation: Navigation,
        today: Callable[[], date],
        document: Callable[[], SheetDocument | None],
        paper: Callable[[], str],
    ) -> None:
        super().__init__(QCoreApplication.translate("OtherPapers", "Other papers"))
        self._services, self._navigation, self._today = services, navigation, today
        self._document, self._paper = document, paper
        self.text = link_button(self.tr("This summary as plain text"), self._ask_text, icon="file-text")
        self.card = link_button(self.tr("A card for your wallet"), self._ask_card, icon="book-user")
        self.diary = link_button(self.tr("A diary to fill in by hand"), self._ask_diary, icon="notebook-pen")
        self.type_in = link_button(self.tr("Type in a week"), lambda: navigation.go("week"), icon="list-plus")
        for button, words in (
            (self.text, self.tr("For any screen reader and for mail.")),
            (self.card, self.tr("Name, medicines, allergies, your team's numbers. Print it, cut it, fold it.")),
            (self.diary, self.tr("Four weeks with your open symptoms and room for more.")),
            (self.type_in, self.tr("What you wrote by hand, into the log, with the keyboard alone.")),
        ):
            self.add(row_of(button))
            self.add(small(words))

    def save_text_to(self, path: Path) -> None:
        """Write the summary that is shown as plain text."""
        document = self._document()
        if document is not None:
            self._write(path, lambda: self._services.sheets.write_text(document, path, cause=self))

    def save_card_to(self, path: Path) -> None:
        """Write the wallet card."""
        papers = self._services.papers
        self._write(path, lambda: papers.write(papers.card(self._paper())[0], path))

    def save_diary_to(self, path: Path) -> None:
        """Write four weeks of a paper diary, from this week on."""
        papers = self._services.papers
        self._write(path, lambda: papers.write(papers.diary(self._today(), WEEKS, self._paper())[0], path))

    def _ask_text(self) -> None:
        self._ask(self.tr("Save as plain text"), "txt", self.tr("Text (*.txt)"), "Summary", self.save_text_to)

    def _ask_card(self) -> None:
        self._ask(self.tr("Save the card"), "pdf", self.tr("PDF (*.pdf)"), "Card", self.save_card_to)

    def _ask_diary(self) -> None:
        self._ask(self.tr("Save the diary"), "pdf", self.tr("PDF (*.pdf)"), "Diary pages", self.save_diary_to)

    def _ask(self, title: str, ending: str, kinds: str, stem: str, save: Callable[[Path], None]) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder, f"{stem} {self._today().isoformat()}.{ending}")
        name, _ = QFileDialog.getSaveFileName(self, title, str(proposed), kinds)
        if name:
            save(Path(name))

    def _write(self, path: Path, write: Callable[[], object]) -> None:
        try:
            write()
        except FollowupError as error:
            self._navigation.show_error(error)
            return
        self._navigation.say(self.tr("Saved: {place}").format(place=path))
