"""Sending the pages to a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from followup.ui.sheet.form_model import PRINT_SCALE
from followup.ui.sheet.preview import image_of

if TYPE_CHECKING:
    from followup.report.pdf import PagePictures
    from followup.ui.kit.busy import Asked


def ask_for_printer(parent: QWidget, paper: str) -> QPrinter | None:
    """Let the person choose a printer; return it set up for this paper, or None."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_up(printer, paper)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() else None


def set_up(printer: QPrinter, paper: str) -> None:
    """Give the printer the sheet's paper, upright, without margins of its own: the sheet has them."""
    size = QPageSize(QPageSize.PageSizeId.A4 if paper == "a4" else QPageSize.PageSizeId.Letter)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    printer.setFullPage(True)
    printer.setPageLayout(layout)
    printer.setDocName("Summary")


def print_pages(printer: QPrinter, pages: PagePictures, asked: Asked) -> int:
    """Print the pages, one after another so that few are held at a time, and return how many were; for a thread.

    Fewer than there are were printed where it was asked to stop, or where the printer takes no more.
    """
    painter, printed = QPainter(printer), 0
    try:
        while painter.isActive() and printed < len(pages) and not asked.is_set():
            if printed and not printer.newPage():
                break
            painter.drawImage(QRectF(painter.viewport()), image_of(pages.picture(printed, PRINT_SCALE)))
            printed += 1
            asked.tell(printed / len(pages))
    finally:
        if painter.isActive():
            painter.end()
    return printed


def sent_words(printed: int, total: int) -> str:
    """Return how many of the pages went to the printer, and what to do where it was not all of them."""
    if printed == total:
        return QCoreApplication.translate("printing", "{count} pages sent to the printer.").format(count=printed)
    words = "{count} of {total} pages went to the printer. Please look at it, then print again."
    return QCoreApplication.translate("printing", words).format(count=printed, total=total)
