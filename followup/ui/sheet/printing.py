"""Sending the pages to a printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget


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


def print_pages(printer: QPrinter, pictures: Sequence[bytes]) -> int:
    """Print the pages and return how many there were."""
    painter = QPainter(printer)
    try:
        for number, picture in enumerate(pictures):
            if number:
                printer.newPage()
            image = QImage.fromData(picture)
            painter.drawImage(QRectF(painter.viewport()), image)
    finally:
        painter.end()
    return len(pictures)
