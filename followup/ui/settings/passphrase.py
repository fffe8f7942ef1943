"""Whether the log asks for a passphrase, said honestly, and the forms to change that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError, Refused
from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.focus_back import focus_back, focused_in
from followup.ui.kit.form import Form
from followup.ui.kit.recovery_sheet import in_lines, print_sheet
from followup.ui.kit.sentences import sentence
from followup.ui.kit.space import SNUG, bare, clear
from followup.ui.kit.strength import StrengthHint
from followup.ui.kit.text import Text

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class PassphraseChoices(QWidget):
    """Says how the log opens now; one form at a time is open below it. `changed` is sent when it may be otherwise."""

    changed = Signal()

    def __init__(self, services: OpenLog, navigation: Navigation) -> None:
        super().__init__()
        self._passphrase, self._navigation = services.passphrase, navigation
        self.says = Text()
        self.code = Text("", "strong").selectable()
        self.code.hide()
        self._printed = ""
        self.print_button = quiet_button(
            self.tr("Print the sheet"), lambda: print_sheet(self, self._printed), icon="printer"
        )
        self.print_button.hide()
        self.form: Form | None = None
        self.fields: dict[str, QLineEdit] = {}
        self._opener = ""
        self._below = QVBoxLayout()
        bare(self._below, SNUG)
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(self.says)
        column.addWidget(self.code)
        column.addWidget(self.print_button)
        column.addLayout(self._below)

    def refresh(self) -> None:
        """Show how the log opens now."""
        if self.form is not None:
            return
        clear(self._below)
        if self._passphrase.is_set:
            said = [
                self.tr(
                    "It asks for your passphrase. Without it, or the code on your sheet, nobody opens it, not even we."
                )
            ]
            said.append(self.tr("It locks after five minutes without you, after the computer slept, and with Ctrl+L."))
            if not self._passphrase.was_recovery_tried:
                said.append(self.tr("The code on your sheet was not tried yet."))
            self.says.setText("\n".join(said))
            buttons = [
                quiet_button(self.tr("Change the passphrase"), self.change),
                quiet_button(self.tr("Try my recovery code"), self.try_code),
                quiet_button(self.tr("New recovery code"), self.renew_code),
                link_button(self.tr("Open without a passphrase"), self.remove),
            ]
        else:
            self.says.setText(
                self.tr("It opens without a passphrase. Whoever can use this computer can open your log.")
            )
            buttons = [quiet_button(self.tr("Set a passphrase"), self.set)]
        self._below.addWidget(row_of(*buttons))

    def set(self) -> None:
        """Open the form for a first passphrase."""
        self._open(("passphrase", "again"), self._keep_new)

    def change(self) -> None:
        """Open the form for another passphrase."""
        self._open(("old", "passphrase", "again"), self._keep_changed)

    def remove(self) -> None:
        """Ask for the passphrase before the log opens without one."""
        self._open(("old",), self._keep_removed)

    def renew_code(self) -> None:
        """Ask for the passphrase before there is a new code: it opens the log for ever, and the old sheet no more."""
        self._open(("old",), self._keep_renewed)

    def try_code(self) -> None:
        """Open the form for the code on the printed sheet."""
        self._open(("code",), self._keep_tried)

    def close_form(self) -> None:
        """Close the form without keeping anything, and go back to what opened it."""
        was_open = self.form is not None
        self.form = None
        self.fields = {}
        self.refresh()
        self.changed.emit()
        if was_open:
            focus_back(self, self._opener)

    def _open(self, names: tuple[str, ...], keep: Callable[[], None]) -> None:
        self._opener = focused_in(self)
        clear(self._below)
        self.code.hide()
        self.print_button.hide()
        self.form = Form()
        self.fields = {name: self._field(name, keep) for name in names}
        buttons = (
            main_button(self.tr("Save"), lambda: self._try(keep)),
            quiet_button(self.tr("Cancel"), self.close_form),
        )
        self._below.addWidget(self.form)
        if "passphrase" in self.fields:
            self._below.addWidget(StrengthHint(self.fields["passphrase"], self.fields["again"]))
        self._below.addWidget(row_of(*buttons))
        self.fields[names[0]].setFocus()

    def _field(self, name: str, keep: Callable[[], None]) -> QLineEdit:
        words = {
            "old": (self.tr("Your passphrase now"), self.tr("If you forgot it, type the code from your sheet.")),
            "passphrase": (
                self.tr("New passphrase"),
                self.tr("Four or more words in a row are strong and easy to remember."),
            ),
            "again": (self.tr("The same once more"), ""),
            "code": (self.tr("Type the code from your sheet"), ""),
        }
        field = QLineEdit()
        if name != "code":
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(lambda: self._try(keep))
        if self.form is not None:
            label, help_text = words[name]
            self.form.add(name, label, field, help_text)
        return field

    def _try(self, keep: Callable[[], None]) -> None:
        form = self.form
        if form is None:
            return
        form.clear_errors()
        try:
            if "again" in self.fields and self._typed("again") != self._typed("passphrase"):
                raise Refused("The two passphrases differ. Please type them again.", field="again")
            keep()
        except FollowupError as error:
            if not form.explain(error):
                next(iter(form.rows.values())).show_error(sentence(error))

    def _typed(self, name: str) -> str:
        return self.fields[name].text()

    def _keep_new(self) -> None:
        code = self._passphrase.set(self._typed("passphrase"))
        self.close_form()
        said = self.tr("Your log asks for this passphrase from now on. Copies on other disks still open without one.")
        self._navigation.say(said + self._left_behind())
        if code:
            self._show_code(code)

    def _keep_changed(self) -> None:
        self._passphrase.change(self._typed("old"), self._typed("passphrase"))
        self.close_form()
        said = self.tr("The passphrase was changed. Copies on other disks still open with the old one.")
        self._navigation.say(said + self._left_behind())

    def _keep_renewed(self) -> None:
        self._passphrase.prove(self._typed("old"))
        code = self._passphrase.new_recovery_code()
        self.close_form()
        self._show_code(code)
        said = self.tr("The old sheet no longer opens your log. Copies on other disks still need it.")
        self._navigation.say(said + self._left_behind())

    def _left_behind(self) -> str:
        return left_behind(self._passphrase.stale_backups)

    def _keep_removed(self) -> None:
        self._passphrase.prove(self._typed("old"))
        if self._passphrase.opens_by_keychain:
            # First of all: afterwards nobody knows under which name it keeps its key. It may take its time.
            self._navigation.run(
                self._passphrase.refuse_keychains,
                lambda _cleared: self._remove(),
                self.tr("Asking this computer's keychain"),
            )
        else:
            self._remove()

    def _remove(self) -> None:
        self._passphrase.remove()
        self.close_form()
        self._navigation.say(self.tr("Your log opens without a passphrase now."))

    def _keep_tried(self) -> None:
        if not self._passphrase.try_recovery_code(self._typed("code")):
            raise Refused("This code does not open your log. Please compare it with your sheet.", field="code")
        self.close_form()
        self._navigation.say(self.tr("Your recovery code works. Keep the sheet with your papers."))

    def _show_code(self, code: str) -> None:
        words = self.tr("Your recovery code, shown only once:\n{code}\nPrint it, and keep it with your papers.")
        self._printed = code
        self.code.setText(words.format(code=in_lines(code)))
        self.code.show()
        self.print_button.show()


def left_behind(count: int) -> str:
    """Return the sentence about backups that still open as they did before, with a space before it, or nothing."""
    if not count:
        return ""
    words = QCoreApplication.translate(
        "passphrase", "Backups beside your log that could not be changed and still open as before: {count}."
    )
    return " " + words.format(count=count)
