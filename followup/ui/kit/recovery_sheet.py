"""The sheet with the recovery code, for the drawer with the papers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget


def sheet_text(code: str) -> str:
    """Return what is printed; nothing of the log and no name stands on it."""
    lines = (
        _tr("Recovery code for a log kept with Followup"),
        in_lines(code),
        _tr("If the passphrase is forgotten: start Followup, press Use the recovery code, and type this code."),
        _tr("It opens the log and its backups. Keep this sheet with your papers, away from the computer."),
        _tr("If you make a new code, keep this sheet too: copies you made before on other disks still open with it."),
    )
    return "\n\n".join(lines)


def print_sheet(parent: QWidget, code: str) -> None:
    """Print the sheet on a printer that the person chooses."""
    from PySide6.QtGui import QFont, QTextDocument
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    printer.setDocName("Followup")
    if QPrintDialog(printer, parent).exec():
        document = QTextDocument()
        font = QFont("monospace", 14)
        font.setStyleHint(QFont.StyleHint.Monospace)
        document.setDefaultFont(font)
        document.setPlainText(sheet_text(code))
        document.print_(printer)


def in_lines(code: str) -> str:
    """Return the groups of the code in lines of four, so that none is broken and each is easy to copy."""
    groups = code.split("-")
    return "\n".join("  ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))


def _tr(text: str) -> str:
    return QCoreApplication.translate("recovery_sheet", text)
