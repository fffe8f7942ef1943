"""Answers typed into the fields of a sheet, read back from the PDF: with limits and without trusting it.

Only what our own sheets hold is looked at: text fields whose names are those of answers. Scripts, links and anything
else in the file are never followed, and nothing of it but plain words comes out.
"""

from __future__ import annotations

import io
import logging
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from followup.domain.answer_fields import question_of
from followup.exchange.foreign import UnreadableFile

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_BYTES = 20 * 1024 * 1024
"""Bytes a file may have: a sheet of ten years has a tenth of them."""

MOST_PAGES = 2_000
MOST_FIELDS = 2_000
MOST_LETTERS = 20_000
"""Letters one answer may have; our own fields take fewer."""

DEEPEST = 8
"""Fields within fields that are followed; ours stand side by side."""

MOST_SEARCHED = 20
"""Objects looked for where a file does not say which is its first: each search goes through the whole file."""

MAGIC = b"%PDF-"

_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What a reader of PDF stumbles over in a file that is damaged or made to harm, beside its own errors."""


class LockedPage(UnreadableFile):
    """A sheet that only its password opens."""


@dataclass(frozen=True, slots=True)
class FilledAnswer:
    """An answer from a field: the id of its question, the question as the sheet had it, and what was typed."""

    question_id: int
    question: str
    answer: str


def read_answers(stream: BinaryIO, password: str = "") -> tuple[FilledAnswer, ...]:
    """Return the answers that were typed into a sheet, in the order of its fields; empty fields are left out.

    Raises:
        LockedPage: when it is locked with another password.
        UnreadableFile: when the file is too large, no PDF, damaged, or has no fields of a sheet.
    """
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableFile(
            "This file is larger than {most} MB. A filled sheet is much smaller.", most=MOST_BYTES // 1024**2
        )
    if MAGIC not in data[:1024]:
        raise UnreadableFile("This is no PDF. Please choose the sheet that the answers were typed into.")
    from pypdf import apply_configuration
    from pypdf.errors import DependencyError, DeprecationError, PyPdfError

    # Some filters are other programs: none is started for a file of a stranger's, nor handed what a person wrote.
    with _quiet(), apply_configuration(jbig2dec_binary=None):
        try:
            return _answers(data, password)
        except (PyPdfError, DependencyError, DeprecationError, *_BROKEN):
            raise UnreadableFile(
                "This PDF is damaged and cannot be read. Please save it again in the program it was filled in with."
            ) from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf from writing what it meets in a file into a log: it may hold what a person wrote.

    Each of its modules has a logger of its own below this one, and takes its level from it.
    """
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def _answers(data: bytes, password: str) -> tuple[FilledAnswer, ...]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), root_object_recovery_limit=MOST_SEARCHED)
    if reader.is_encrypted and not reader.decrypt(password):
        if password:
            raise LockedPage("This PDF is locked, and this is not its password.")
        raise LockedPage("This PDF is locked. Please open it with its password and save it without one.")
    # As the file says it: counting them would go through the whole file for each one that is nowhere.
    pages = _plain(_plain(_plain(reader.trailer["/Root"]).get("/Pages", {})).get("/Count", 0))
    if not isinstance(pages, int) or pages > MOST_PAGES:
        raise UnreadableFile("This PDF has more than {most} pages, so it is no sheet.", most=MOST_PAGES)
    found = {answer.question_id: answer for answer in _fields(reader)}
    if not found:
        raise UnreadableFile("This PDF has no fields for answers. Make the sheet “with fields to type answers into”.")
    return tuple(answer for answer in found.values() if answer.answer)


def _fields(reader: PdfReader) -> Iterator[FilledAnswer]:
    form = _plain(_plain(reader.trailer["/Root"]).get("/AcroForm", {}))
    waiting: list[tuple[Any, str, int]] = [(field, "", 0) for field in _plain(form.get("/Fields", []))]
    looked_at = 0
    while waiting:
        field, above, depth = waiting.pop(0)
        looked_at += 1
        if looked_at > MOST_FIELDS or depth > DEEPEST:
            raise UnreadableFile("This PDF has more than {most} fields, so it is no sheet.", most=MOST_FIELDS)
        field = _plain(field)
        own = field.get("/T")
        name = above if own is None else f"{above}.{_words(own)}".lstrip(".")
        question = question_of(name)
        if question is not None and field.get("/FT") == "/Tx":
            yield FilledAnswer(question, _words(field.get("/TU", "")), _words(field.get("/V", "")))
        waiting += [(kid, name, depth + 1) for kid in _plain(field.get("/Kids", []))]


def _plain(value: Any) -> Any:
    """Return what a reference of the file leads to."""
    return value.get_object() if hasattr(value, "get_object") else value


def _words(value: Any) -> str:
    """Return a text of the file as plain words: composed, one kind of line end, nothing that does not print."""
    value = _plain(value)
    text = value.get_data().decode("utf-8") if hasattr(value, "get_data") else value
    if not isinstance(text, str):
        text = bytes(text).decode("utf-8")
    if len(text) > MOST_LETTERS:
        raise UnreadableFile("One answer is longer than {most} letters. Please shorten it.", most=MOST_LETTERS)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"}).strip()
