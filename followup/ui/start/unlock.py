"""A log with a passphrase asks for it, or for the printed recovery code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from followup.ui.kit.buttons import link_button, main_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.form import FormRow
from followup.ui.kit.page import Page
from followup.ui.kit.text import Text


class UnlockPage(Page):
    """Sends `passphrase_given` or `code_given`; `say_wrong` shows why it did not open.

    While this computer's keychain is asked, it may be answered here as well; `asking_stopped` waits for it no longer.
    """

    passphrase_given = Signal(str)
    code_given = Signal(str)
    asking_stopped = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Open your log"))
        self._with_code = False
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self._give)
        self.row = FormRow(self.tr("Your passphrase"), self.field)
        self.open_button = main_button(self.tr("Open"), self._give)
        self.code_link = link_button(self.tr("Use the recovery code"), self._turn)
        self.add(Text(self.tr("Only you and the people you gave the passphrase to can read this log.")))
        self.keychain = Text()
        self.stop_link = link_button(self.tr("Do not wait for it"), self.asking_stopped.emit)
        self.add(self.keychain)
        self.add(self.stop_link)
        self.say_about_keychain("")
        self.add(self.row)
        self.add(row_of(self.open_button, self.code_link))
        self.end()

    def first_field(self) -> QWidget:
        """Return what has the focus first."""
        return self.field

    def say_wrong(self, words: str) -> None:
        """Say why it did not open, and let the person try again."""
        self.set_waiting(False)
        self.row.show_error(words)
        self.field.selectAll()
        self.field.setFocus()

    def say_asking(self) -> None:
        """Say that the keychain is asked, and that nobody has to wait for it."""
        self.say_about_keychain(self.tr("Asking this computer's keychain. You can also type your passphrase."))
        self.stop_link.show()

    def say_locked(self) -> None:
        """Say why the keychain is not asked."""
        self.say_about_keychain(
            self.tr("Your log was locked, so it asks for your passphrase once. The keychain opens it again after that.")
        )

    def say_about_keychain(self, words: str) -> None:
        """Say something about the keychain, or nothing; the fields stay as they are."""
        self.keychain.setText(words)
        self.keychain.setVisible(bool(words))
        self.stop_link.hide()

    def set_waiting(self, waiting: bool) -> None:
        """Show that the log is being opened, which takes a moment on purpose."""
        self.field.setReadOnly(waiting)
        self.open_button.setEnabled(not waiting)
        self.open_button.say(self.tr("Opening") if waiting else self.tr("Open"))

    def _give(self) -> None:
        typed = self.field.text()
        if not typed:
            self.row.show_error(self._missing())
            return
        self.row.show_error("")
        self.set_waiting(True)
        (self.code_given if self._with_code else self.passphrase_given).emit(typed)

    def _missing(self) -> str:
        if self._with_code:
            return self.tr("Please type the recovery code you printed or wrote down.")
        return self.tr("Please type your passphrase.")

    def _turn(self) -> None:
        self._with_code = not self._with_code
        self.field.clear()
        self.row.show_error("")
        words = self.tr("Your recovery code") if self._with_code else self.tr("Your passphrase")
        self.row.label.setText(words)
        self.field.setAccessibleName(words)
        mode = QLineEdit.EchoMode.Normal if self._with_code else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        self.code_link.say(self.tr("Use the passphrase") if self._with_code else self.tr("Use the recovery code"))
        self.field.setFocus()
