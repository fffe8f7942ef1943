"""The recovery code of a new log, shown once to print or to write down."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.fields import TickBox
from followup.ui.kit.flow import row_of
from followup.ui.kit.page import Page
from followup.ui.kit.text import Text


class RecoveryPage(Page):
    """Shows the recovery code once; `kept` goes on."""

    kept = Signal()

    def __init__(self, code: str) -> None:
        super().__init__(self.tr("Keep this recovery code"))
        self.code = Text(_in_lines(code), "number").selectable()
        self.tick = TickBox(self.tr("I have written it down or printed it"))
        self.go_on = main_button(self.tr("Open my log"), self.kept.emit)
        self.go_on.setEnabled(False)
        self.tick.toggled.connect(self.go_on.setEnabled)
        self.print_button = quiet_button(self.tr("Print it"), self._print, icon="printer")
        self.add(Text(self.tr("It opens your log if you forget the passphrase. It is shown only once.")))
        self.add(self.code)
        self.add(Text(self.tr("Keep it with your papers, away from this computer. Without both, nobody can help.")))
        self.add(row_of(self.print_button))
        self.add(self.tick)
        self.add(row_of(self.go_on))
        self.end()

    def first_field(self) -> QWidget:
        """Return what has the focus first."""
        return self.tick

    def _print(self) -> None:
        from PySide6.QtGui import QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            document = QTextDocument()
            document.setPlainText(f"Followup\n\n{self.title.text()}\n\n{self.code.text()}")
            document.print_(printer)


def _in_lines(code: str) -> str:
    """Return the groups of the code in lines of four, so that none is broken and each is easy to copy."""
    groups = code.split("-")
    return "\n".join("  ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))
