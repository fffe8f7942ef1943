"""The recovery code of a new log, shown once to print or to write down, and typed once from the sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.form import FormRow
from followup.ui.kit.page import Page
from followup.ui.kit.recovery_sheet import in_lines, print_sheet
from followup.ui.kit.text import Text, small


class RecoveryPage(Page):
    """Shows the recovery code once; `kept` goes on, with True when the code was typed from the sheet."""

    kept = Signal(bool)

    def __init__(self, code: str) -> None:
        super().__init__(self.tr("Keep this recovery code"))
        self._code = code
        self.code = Text(in_lines(code), "number").selectable()
        self.field = QLineEdit()
        self.field.returnPressed.connect(self._go_on)
        help_text = self.tr("Small or capital letters, with or without the gaps between them.")
        self.row = FormRow(self.tr("Now type the code from your sheet"), self.field, help_text)
        self.go_on = main_button(self.tr("Open my log"), self._go_on)
        self.later = link_button(self.tr("I will try it later"), lambda: self.kept.emit(False))
        self.print_button = quiet_button(self.tr("Print it"), lambda: print_sheet(self, code), icon="printer")
        self.add(Text(self.tr("It opens your log if you forget the passphrase. It is shown only once.")))
        self.add(self.code)
        self.add(Text(self.tr("Keep it with your papers, away from this computer.")))
        self.add(Text(self.tr("If you lose both, nobody can open your log.")))
        self.add(row_of(self.print_button))
        self.add(self.row)
        self.add(row_of(self.go_on, self.later))
        self.add(small(self.tr("Typing it once shows that your sheet is right, on a day when nothing depends on it.")))
        self.end()

    def first_field(self) -> QWidget:
        """Return what has the focus first."""
        return self.print_button

    def _go_on(self) -> None:
        if _bare(self.field.text()) == _bare(self._code):
            self.kept.emit(True)
            return
        self.row.show_error(self.tr("This is not the same code yet. Please compare it with your sheet."))
        self.field.setFocus()


def _bare(code: str) -> str:
    """Return the letters and digits as they count: O is 0, I and L are 1."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return letters.translate(str.maketrans("OIL", "011"))
