"""What a section says to a reader: valid XHTML of the few elements that FHIR allows, with every word escaped."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from html import escape

from followup.exchange.fhir.codes import Plain
from followup.exchange.fhir.strings import clean

_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def said(words: str) -> str:
    """Return somebody's words as XHTML: escaped, lines kept, and marked where they are written from the right."""
    text = escape(clean(words), quote=True).replace("\r\n", "<br/>").replace("\n", "<br/>").replace("\r", "<br/>")
    return text if text.isascii() or not _is_from_the_right(words) else f'<span dir="rtl">{text}</span>'


def _is_from_the_right(words: str) -> bool:
    for sign in words:
        kind = unicodedata.bidirectional(sign)
        if kind == "L":
            return False
        if kind in _RIGHT_TO_LEFT:
            return True
    return False


def paragraph(words: str) -> str:
    """Return a paragraph."""
    return f"<p>{said(words)}</p>"


def heading(words: str) -> str:
    """Return a heading inside a section."""
    return f"<h3>{said(words)}</h3>"


def points(lines: Iterable[str]) -> str:
    """Return a list with a point for each line, or "" where there is none."""
    found = "".join(f"<li>{said(line)}</li>" for line in lines)
    return f"<ul>{found}</ul>" if found else ""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, or "" where it has no row."""
    body = "".join(f"<tr>{''.join(f'<td>{said(cell)}</td>' for cell in row)}</tr>" for row in rows)
    if not body:
        return ""
    head = "".join(f"<th>{said(words)}</th>" for words in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def narrative(blocks: Iterable[str], language: str) -> Plain:
    """Return the narrative of a section or a resource; the language is that of the words around people's own."""
    tag = escape(language, quote=True)
    div = f'<div xmlns="http://www.w3.org/1999/xhtml" lang="{tag}" xml:lang="{tag}">{"".join(blocks)}</div>'
    return {"status": "generated", "div": div}
