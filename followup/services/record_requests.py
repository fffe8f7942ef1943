"""Records and pictures to ask for: from whom, what came, and the letter that asks for it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain.errors import Refused
from followup.domain.records import Fact, RecordRequest
from followup.services.files import write_file
from followup.services.record import profile_in
from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from followup.report.letter import Letter
    from followup.report.pdf import PagePictures

PAPERS = ("a4", "letter")


class RecordRequests:
    """What is asked for from former doctors, clinics and laboratories."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    def all(self) -> tuple[RecordRequest, ...]:
        """Return every request: those that wait first, then by institution."""
        with self._wishes.database.reading() as store:
            return tuple(sorted(store.all(RecordRequest), key=_order))

    def mark_asked(self, request_id: int, on: date | None = None, cause: object | None = None) -> RecordRequest:
        """Keep the day it was asked for, today where none is said."""
        words = self._wishes.tr("Noted that you asked for it.")
        return self._change(request_id, words, cause, asked_on=on or self._wishes.today())

    def mark_received(self, request_id: int, on: date | None = None, cause: object | None = None) -> RecordRequest:
        """Keep the day it came, today where none is said."""
        words = self._wishes.tr("Noted that it came.")
        return self._change(request_id, words, cause, received_on=on or self._wishes.today())

    def letter_words(self, request_id: int) -> str:
        """Return the words of the letter: the person's own where they changed them, else those of the program."""
        from followup.report.compose.letter import letter_words
        from followup.report.wording import long_day

        with self._wishes.database.reading() as store:
            request = store.get(RecordRequest, request_id)
            if request.letter.strip():
                return request.letter
            profile, facts = profile_in(store), store.all(Fact, name="birth_date")
        guessed = any(fact.about or len(fact.value.strip()) < len("1968-04-02") for fact in facts)
        born = long_day(profile.birth_date, self._wishes.tr) if profile.birth_date and not guessed else ""
        return letter_words(request, name=profile.name, born=born, today=self._wishes.today(), tr=self._wishes.tr)

    def keep_letter(self, request_id: int, words: str, cause: object | None = None) -> RecordRequest:
        """Keep the letter as the person changed it; empty words let the program write it again."""
        return self._change(request_id, self._wishes.tr("The letter is kept."), cause, letter=words.strip())

    def letter(self, request_id: int, words: str | None = None, paper: str = "a4") -> Letter:
        """Return the letter, with these words where some are given; raises `Refused` for a paper there is not."""
        from followup.report.letter import Letter

        if paper not in PAPERS:
            raise Refused("The paper is one of: {papers}.", field="paper", papers=", ".join(PAPERS))
        said = self.letter_words(request_id) if words is None else words
        return Letter(words=said, title=self._wishes.tr("Letter"), paper=paper, made_on=self._wishes.today())

    def draw_letter(self, letter: Letter) -> tuple[bytes, tuple[str, ...]]:
        """Return the letter as a PDF, and the characters that no font here can print."""
        from followup.report.pdf.letter import write_letter

        stream = io.BytesIO()
        written = write_letter(letter, stream)
        return stream.getvalue(), written.undrawable

    def letter_pages(self, letter: Letter) -> PagePictures:
        """Return the pages of the letter to print."""
        from followup.report.pdf import page_pictures
        from followup.report.pdf.letter import write_letter

        stream = io.BytesIO()
        written = write_letter(letter, stream)
        return page_pictures(stream.getvalue(), written.pages, letter.paper)

    def write_letter(self, letter: Letter, path: Path) -> tuple[str, ...]:
        """Write the PDF, complete or not at all and readable for its owner alone; return what could not be printed."""
        pdf, undrawable = self.draw_letter(letter)
        write_file(path, pdf)
        return undrawable

    def _change(self, request_id: int, words: str, cause: object | None, **values: object) -> RecordRequest:
        with self._wishes.wish("change request", cause=cause) as wish:
            request = wish.store.get(RecordRequest, request_id)
            kept = wish.change(replace(request, **values))  # type: ignore[arg-type]
            wish.words = words
        return kept


def letter_file_name(made_on: date) -> str:
    """Return a name for the file that says nothing of what is in it."""
    return f"Letter {made_on.isoformat()}.pdf"


def _order(request: RecordRequest) -> tuple[bool, str, int]:
    return request.received_on is not None, request.institution.casefold(), request.id
