"""Whether this computer's keychain opens the log too, as an addition to the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.fields import TickBox
from followup.ui.kit.flow import row_of
from followup.ui.kit.form import FormRow
from followup.ui.kit.sentences import sentence
from followup.ui.kit.space import SNUG, bare
from followup.ui.kit.text import small

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.kit.busy import Work
    from followup.ui.navigation import Navigation


class ThisComputer(QWidget):
    """A tick, shown where the log has a passphrase. The passphrase is asked for before the keychain gets a key.

    That proves it to be known: who never types it again forgets it, and a keychain is gone with its computer.
    """

    def __init__(self, services: OpenLog, navigation: Navigation) -> None:
        super().__init__()
        self._passphrase, self._navigation = services.passphrase, navigation
        self._work: Work | None = None
        self.tick = TickBox(self.tr("Let this computer open it"))
        self.tick.setAccessibleDescription(self.tr("Open on this computer without typing the passphrase."))
        self.tick.clicked.connect(self._on_tick)
        self.says = small("")
        self.again = link_button(self.tr("Set it up here again"), self.open_form)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self.allow)
        self.row = FormRow(self.tr("Your passphrase now"), self.field)
        self.save_button = main_button(self.tr("Save"), self.allow)
        self._buttons = row_of(self.save_button, quiet_button(self.tr("Cancel"), self.close_form))
        column = QVBoxLayout(self)
        bare(column, SNUG)
        for part in (self.tick, self.says, row_of(self.again), self.row, self._buttons):
            column.addWidget(part)
        self._show_form(False)

    def refresh(self) -> None:
        """Show what holds now; an open form stays."""
        self.setVisible(self._passphrase.is_set)
        if not self._passphrase.is_set or not self.row.isHidden():
            return
        opens = self._passphrase.opens_by_keychain
        self.tick.setChecked(opens)
        self.again.setVisible(opens)
        said = [
            self.tr("Open on this computer without typing the passphrase."),
            self.tr("Whoever is signed in as you can then open it."),
            self.tr("After it was locked it asks once. Keep your passphrase and your recovery sheet all the same."),
        ]
        self.says.setText(" ".join(said))

    def open_form(self) -> None:
        """Ask for the passphrase."""
        self._show_form(True)
        self.field.setFocus()

    def close_form(self) -> None:
        """Leave everything as it is."""
        was_open = not self.row.isHidden()
        self._show_form(False)
        self.refresh()
        if was_open:
            self.tick.setFocus()

    def allow(self) -> None:
        """Give this computer's keychain a key of its own."""
        typed, passphrase = self.field.text(), self._passphrase
        if not typed:
            self.row.show_error(self.tr("Please type your passphrase."))
            return
        if self._work is None:
            self.row.show_error("")
            self._wait(True)
            self._work = self._navigation.run(
                lambda cancelled: passphrase.allow_keychain(typed, cancelled),
                self._on_allowed,
                self.tr("Asking this computer's keychain"),
                self._on_not_allowed,
            )
            self._work.finished.connect(self._on_finished)

    def refuse(self) -> None:
        """Take the key away again, here and for every computer."""
        passphrase = self._passphrase
        if self._work is None:
            self._wait(True)
            self._work = self._navigation.run(
                passphrase.refuse_keychains, self._on_refused, self.tr("Asking this computer's keychain")
            )
            self._work.finished.connect(self._on_finished)

    def _on_tick(self, wanted: bool) -> None:
        if wanted:
            self.tick.setChecked(False)  # until the keychain has it
            self.open_form()
        else:
            self._show_form(False)
            self.refuse()

    def _on_allowed(self, _done: None) -> None:
        self._show_form(False)
        self._navigation.say(self.tr("This computer's keychain can open your log now."))

    def _on_not_allowed(self, error: BaseException) -> None:
        self.row.show_error(sentence(error))
        self.field.setFocus()

    def _on_refused(self, cleared: bool) -> None:
        words = self.tr("No keychain opens your log any more. It asks for the passphrase.")
        if not cleared:
            left = self.tr("This computer's keychain did not answer, so a key stays in it that opens nothing.")
            words = f"{words} {left}"
        self._navigation.say(words)

    def _on_finished(self) -> None:
        self._work = None
        self._wait(False)
        self.refresh()

    def _wait(self, waiting: bool) -> None:
        for part in (self.tick, self.save_button, self.again):
            part.setEnabled(not waiting)

    def _show_form(self, shown: bool) -> None:
        self.field.clear()
        self.row.show_error("")
        self.row.setVisible(shown)
        self._buttons.setVisible(shown)
