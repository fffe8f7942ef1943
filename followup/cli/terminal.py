"""What is printed: JSON lines for programs, wrapped plain text for people."""

from __future__ import annotations

import io
import json
import os
import shutil
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from textwrap import TextWrapper
from typing import TextIO

WIDEST = 100
"""Columns of text at most, however wide the terminal is: longer lines are hard to read."""


def open_stream(stream: TextIO | None) -> TextIO:
    """Return a stream on which nothing a person wrote can stop a line; a closed one is replaced by one that forgets."""
    if stream is None:
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream


class Terminal:
    """Where answers and complaints go. Text is made safe: no control codes reach the terminal."""

    def __init__(self, out: TextIO, err: TextIO, width: int | None = None) -> None:
        self.out = out
        self.err = err
        self.width = min(width or shutil.get_terminal_size((80, 24)).columns, WIDEST)

    @property
    def is_read_by_a_person(self) -> bool:
        """Whether a person reads what is printed, rather than a program or a file."""
        return self.out.isatty()

    def record(self, plain: Mapping[str, object]) -> None:
        """Print one object on one line and hand it on at once, so that a program may answer line by line."""
        self.out.write(json.dumps(plain, ensure_ascii=not self._is_unicode()) + "\n")
        self.out.flush()

    def line(self, text: str = "") -> None:
        """Print one line as it is."""
        self.out.write(visible(text) + "\n")

    def text(self, text: str, *, indent: int = 0, hanging: int | None = None) -> None:
        """Print a paragraph, wrapped; `hanging` is the indent of its second and later lines."""
        later = indent if hanging is None else hanging
        wrapper = TextWrapper(
            max(self.width, later + 20),
            initial_indent=" " * indent,
            subsequent_indent=" " * later,
            break_on_hyphens=False,
        )
        for line in wrapper.wrap(visible(text)) or [""]:
            self.out.write(line + "\n")

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Print rows under their heads; the last column takes what room is left and is cut with three dots."""
        cells = [[visible(" ".join(cell.split())) for cell in row] for row in (heads, *rows)]
        widths = [max(_width(row[at]) for row in cells) for at in range(len(heads))]
        used = sum(widths[:-1]) + 2 * (len(widths) - 1)
        widths[-1] = min(widths[-1], max(self.width - used, 12))
        for row in cells:
            line = "  ".join(_fit(cell, width) for cell, width in zip(row, widths, strict=True))
            self.out.write(line.rstrip() + "\n")

    def complain(self, sentence: str) -> None:
        """Print one sentence on stderr; where even that is closed, say nothing."""
        try:
            self.err.write(" ".join(visible(sentence).split()) + "\n")
            self.err.flush()
        except (OSError, ValueError):
            return

    def reader_left(self, *, writing: bool) -> int:
        """Answer to a closed pipe: quiet where only reading was asked for, a word where something was saved."""
        self._drop_output()
        if not writing:
            return 0
        self.complain("This was done, but the answer could not be printed: nobody was there to read it.")
        return 1

    def give_up(self) -> None:
        """Say that the answer could not be written, and keep Python from trying again at its end."""
        self._drop_output()
        self.complain("The answer could not be written in full. Is the disk full?")

    def _drop_output(self) -> None:
        # Python flushes stdout once more when it ends; on a closed pipe that would print a traceback.
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.out.fileno())
            os.close(nowhere)
        except (OSError, ValueError):
            return

    def _is_unicode(self) -> bool:
        return (getattr(self.out, "encoding", None) or "utf-8").lower().replace("-", "") == "utf8"


def visible(text: str) -> str:
    """Return the text with control codes shown as a dot: a note must not be able to steer somebody's terminal."""
    return "".join("·" if unicodedata.category(sign) == "Cc" and sign not in "\n\t" else sign for sign in text)


def _width(text: str) -> int:
    """Columns a text takes: wide signs count two, marks that combine count none."""
    return sum(0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)


def _fit(text: str, width: int) -> str:
    if _width(text) <= width:
        return text + " " * (width - _width(text))
    cut = text
    while cut and _width(cut) > width - 3:
        cut = cut[:-1]
    return cut + "..." + " " * (width - 3 - _width(cut))
