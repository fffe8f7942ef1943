"""The list of signs on paper, laid out by Qt's own text document."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from followup.ui.help.sign_model import SignWords, group_titles

STYLE = """
body { font-size: 10pt; color: #000000; }
h1 { font-size: 16pt; } h2 { font-size: 13pt; margin-top: 18px; } h3 { font-size: 11pt; margin-top: 12px; }
p { margin: 2px 0px; } .step { font-weight: bold; margin-top: 6px; } .small { font-size: 8pt; }
"""


def print_signs(parent: QWidget, note: str, signs: Iterable[SignWords]) -> bool:
    """Let the person choose a printer and print the list; return whether it was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Rules and sources")
    if not QPrintDialog(printer, parent).exec():
        return False
    paper_document(note, signs).print_(printer)
    return True


def paper_document(note: str, signs: Iterable[SignWords]) -> QTextDocument:
    """Return the list as a document; every text in it is escaped."""
    document = QTextDocument()
    document.setDefaultStyleSheet(STYLE)
    document.setHtml("".join(_lines(note, tuple(signs))))
    return document


def _lines(note: str, signs: tuple[SignWords, ...]) -> Iterable[str]:
    yield _line("h1", _tr("What Followup looks for, and who says so"))
    yield _line("p", note)
    yield _line("p", _tr("When nothing in a log matches, that never means that all is well."))
    for group, title in group_titles().items():
        inside = [words for words in signs if words.group == group]
        if inside:
            yield _line("h2", title)
        for words in inside:
            yield from _sign(words)


def _sign(words: SignWords) -> Iterable[str]:
    yield _line("h3", words.title)
    if words.clinical:
        yield _line("p", _tr("What a doctor calls it: {clinical}").format(clinical=words.clinical))
    for who in words.who:
        yield _line("p", who)
    for step in words.steps:
        yield _line("p class='step'", step.words)
        for rule in step.rules:
            yield _line("p", "\u2022 " + " ".join((rule.why, *rule.who)))
            if rule.own:
                yield _line("p class='small'", _tr("In part our own default. {note}").format(note=rule.own))
    if words.sooner:
        yield _line("p", words.sooner)
    if words.causes:
        yield _line("p class='step'", _tr("It can also come from other things. Still mention it."))
        for cause in words.causes:
            yield _line("p", f"\u2022 {cause}")
    yield _line("p class='step'", _tr("Who says so"))
    for source in words.sources:
        yield _line("p class='small'", source)


def _line(tag: str, words: str) -> str:
    return f"<{tag}>{escape(words).replace(chr(10), '<br>')}</{tag.split(maxsplit=1)[0]}>"


def _tr(words: str) -> str:
    return QCoreApplication.translate("help", words)
