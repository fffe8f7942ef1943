"""The sheet for a visit: filled from the log, shown page by page, and written safely."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain.days import add_months
from followup.domain.records import THE_PERSON, Sheet
from followup.services.files import write_file
from followup.services.sheet_habits import SheetHabit, SheetHabits
from followup.services.sheet_input import SheetFiller
from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from followup.report.document import SheetDocument

_NOT_REMEMBERED = (
    "The summary was made, but the disk with your log is full, so the log does not know of it. "
    "Please free some space on that disk."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChoices:
    """What somebody wants on a sheet.

    `visit_id` None takes the next visit, where there is one, and `NO_VISIT` none. The period begins `since` a day, else
    `months` back, else (0) where the reader saw the log last: the last sheet they were given, or else the last visit.
    `sections` are ids of the parts after page 1, None is what the reader usually gets (`report.readers`). A `fillable`
    sheet has fields to type answers into, and always the questions.
    """

    visit_id: int | None = None
    paper: str = "a4"
    reader: str = "oncologist"
    since: date | None = None
    months: int = 0
    large_print: bool = False
    fillable: bool = False
    sections: frozenset[str] | None = None
    prepared_by: int = THE_PERSON


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """A sheet as a PDF: its bytes, how many pages it has, and the characters that no font here can print.

    `unprinted` names those characters in a sentence, "" where there are none.
    """

    pdf: bytes
    pages: int
    undrawable: tuple[str, ...] = ()
    unprinted: str = ""


class Sheets:
    """Makes, shows and writes sheets."""

    def __init__(self, wishes: Wishes, filler: SheetFiller) -> None:
        self._wishes = wishes
        self._filler = filler
        self.habits = SheetHabits(wishes)

    def make(self, choices: SheetChoices | None = None) -> SheetDocument:
        """Return what the sheet says for these choices, from the log as it is now."""
        from followup.report.compose import compose
        from followup.report.steady import steadily

        wanted = choices or SheetChoices()
        since = wanted.since or (add_months(self._wishes.today(), -wanted.months) if wanted.months else None)
        view = self._filler.fill(
            since=since,
            visit_id=wanted.visit_id,
            paper=wanted.paper,
            reader=wanted.reader,
            large_print=wanted.large_print,
            fillable=wanted.fillable,
            sections=_sections(wanted),
            prepared_by=wanted.prepared_by,
        )
        with steadily():
            return compose(view, self._wishes.tr)

    def reader_for(self, visit_id: int | None) -> str:
        """Return whom a sheet for a visit (None: the next one) is for: its clinician's role, else whom the last was."""
        return self._filler.reader_for(visit_id)

    def draw(
        self,
        document: SheetDocument,
        progress: Callable[[float], object] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> DrawnSheet:
        """Return the sheet as a PDF; raises `followup.report.pdf.Cancelled` when `cancelled` says so."""
        from followup.report.pdf import write_pdf
        from followup.report.undrawable import sentence

        stream = io.BytesIO()
        written = write_pdf(document, stream, progress=progress, cancelled=cancelled)
        unprinted = sentence(written.undrawable, self._wishes.tr)
        return DrawnSheet(stream.getvalue(), written.pages, written.undrawable, unprinted)

    def pages(self, document: SheetDocument, scale: float = 1.5) -> Sequence[bytes]:
        """Return each page as PNG bytes; at scale 1 a point is a pixel."""
        from followup.report.pdf import page_images

        return page_images(self.draw(document).pdf, scale)

    def write(
        self, document: SheetDocument, path: Path, password: str | None = None, cause: object | None = None
    ) -> Sheet:
        """Write the PDF, complete or not at all and readable for its owner alone, and keep what it said."""
        return self.write_drawn(document, self.draw(document), path, password, cause)

    def write_drawn(
        self,
        document: SheetDocument,
        drawn: DrawnSheet,
        path: Path,
        password: str | None = None,
        cause: object | None = None,
    ) -> Sheet:
        """Write a sheet that was drawn before, for example to be looked at."""
        content = self.lock(drawn, password).pdf if password else drawn.pdf
        write_file(path, content)
        return self._keep(document, content, self._wishes.tr("Sheet saved."), cause)

    def lock(self, drawn: DrawnSheet, password: str) -> DrawnSheet:
        """Return a drawn sheet with a password that opens it; a second of work for ten pages."""
        from followup.report.pdf import locked
        from followup.report.steady import steadily

        with steadily():
            return replace(drawn, pdf=locked(drawn.pdf, password))

    def text(self, document: SheetDocument) -> str:
        """Return the sheet as plain text, for any editor and any screen reader."""
        from followup.report.plain_text import plain_text

        return plain_text(document, self._wishes.tr)

    def write_text(self, document: SheetDocument, path: Path, cause: object | None = None) -> Sheet:
        """Write the sheet as plain text (UTF-8), and keep what it said; such a file cannot be locked."""
        content = self.text(document).encode("utf-8")
        write_file(path, content)
        return self._keep(document, content, self._wishes.tr("Sheet saved."), cause)

    def keep_printed(self, document: SheetDocument, drawn: DrawnSheet, cause: object | None = None) -> Sheet:
        """Keep a sheet that was printed and not written to a file."""
        return self._keep(document, drawn.pdf, self._wishes.tr("Sheet printed."), cause)

    def made(self) -> tuple[Sheet, ...]:
        """Return the sheets that were written or printed, newest first."""
        with self._wishes.database.reading() as store:
            return tuple(reversed(store.all(Sheet)))

    def is_ours(self, path: Path) -> bool:
        """Return whether a file is a sheet of this log, as it was written: nothing was typed into it since."""
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        return any(sheet.sha256 == found for sheet in self.made())

    def _keep(self, document: SheetDocument, content: bytes, words: str, cause: object | None) -> Sheet:
        from followup.storage.errors import DiskFull

        sheet = Sheet(
            made_on=document.made_on,
            visit_id=document.visit_id,
            from_on=document.from_on,
            to_on=document.to_on,
            sha256=hashlib.sha256(content).hexdigest(),
            paper=document.paper,
            reader=document.reader,
            signs_version=document.signs_version,
            said=document.said,
        )
        if self._wishes.database.is_read_only:
            return sheet  # a page for the doctor is worth more than the note that it was made
        try:
            with self._wishes.wish("write sheet", cause=cause) as wish:
                kept = wish.add(sheet)
                wish.words = words
        except DiskFull:
            raise DiskFull(_NOT_REMEMBERED) from None
        return kept


def _sections(wanted: SheetChoices) -> frozenset[str]:
    from followup.report.readers import usual_sections

    sections = usual_sections(wanted.reader) if wanted.sections is None else wanted.sections
    return sections | {"questions"} if wanted.fillable else sections


def choices_of(habit: SheetHabit, reader: str) -> SheetChoices:
    """Return the choices of a sheet for a reader as they were the last time."""
    from followup.report.document import SECTIONS

    return SheetChoices(
        reader=reader,
        paper=habit.paper or "a4",
        since=habit.since,
        months=habit.months,
        large_print=habit.large_print,
        sections=None if habit.left_out is None else frozenset(SECTIONS) - habit.left_out,
    )


def file_name(document: SheetDocument, ending: str = "pdf") -> str:
    """Return a name for the file that says nothing of what is in it."""
    return f"Summary {document.made_on.isoformat()}.{ending}"
