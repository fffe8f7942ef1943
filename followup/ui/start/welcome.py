"""The first start: what this is, who you are, how it is locked, and the recovery code to keep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.form import Form
from followup.ui.kit.page import Page
from followup.ui.kit.space import STEP, bare
from followup.ui.kit.strength import StrengthHint
from followup.ui.kit.text import Text, section, small
from followup.ui.start.first_facts import FirstFacts

LEAST_PASSPHRASE = 8


class WelcomePage(Page):
    """Asks in two steps. `wanted` carries the facts and the passphrase ("" for none)."""

    wanted = Signal(object, str)
    other_requested = Signal()

    def __init__(self, today: Callable[[], date], place: str) -> None:
        super().__init__(self.tr("Welcome to Followup"))
        self.person = self._person(today)
        self.lock = self._lock(place)
        self.add(self.person)
        self.add(self.lock)
        self.lock.hide()
        self.end()

    def first_field(self) -> QWidget:
        """Return what has the focus first."""
        return self.facts.name

    def say_refused(self, words: str) -> None:
        """Say why the log could not be made, and let the person try again."""
        self._set_waiting(False)
        self.problem.setText(words)
        self.problem.show()

    def go_on(self) -> None:
        """Go from the questions about the person to the lock."""
        if self.facts.check():
            self._turn(to_lock=True)

    def _turn(self, *, to_lock: bool) -> None:
        self.person.setVisible(not to_lock)
        self.lock.setVisible(to_lock)
        (self.with_passphrase if to_lock else self.facts.name).setFocus()

    def _person(self, today: Callable[[], date]) -> QWidget:
        self.facts = FirstFacts(today)
        self.next_button = main_button(self.tr("Go on"), self.go_on)
        other = link_button(self.tr("Open a log I already have"), self.other_requested.emit)
        words = (
            self.tr("This is a private log for the time after breast cancer treatment."),
            self.tr(
                "Note symptoms, medicines and exams in your own words, and it says what is worth telling your team."
            ),
            self.tr("Before a visit it prints one page for your doctor. Everything stays on this computer."),
        )
        self.facts.name.returnPressed.connect(self.go_on)
        return _column(Text(" ".join(words)), self.facts, row_of(self.next_button, other))

    def _lock(self, place: str) -> QWidget:
        self.with_passphrase = QRadioButton(self.tr("With a passphrase"))
        self.without = QRadioButton(self.tr("Without a passphrase"))
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        for field in (self.passphrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.returnPressed.connect(self._want)
        self.form = Form()
        self.form.add(
            "passphrase", self.tr("Passphrase"), self.passphrase, self.tr("Three or four words are easy to remember.")
        )
        self.form.add("again", self.tr("The same once more"), self.again)
        self.strength = StrengthHint(self.passphrase, self.again)
        self.form.add_plain(self.strength)
        self.form.hide()
        self.with_passphrase.toggled.connect(self.form.setVisible)
        self.problem = Text("", "error")
        self.problem.hide()
        self.start = main_button(self.tr("Start my log"), self._want)
        self.back = quiet_button(self.tr("Back"), lambda: self._turn(to_lock=False))
        with_words = self.tr("Nobody can read the log without it. You get a recovery code in case you forget it.")
        without_words = self.tr("Anybody who can use this computer, or gets its files, can read the log.")
        return _column(
            section(self.tr("How should your log be locked?")),
            self.with_passphrase,
            small(with_words),
            self.form,
            self.without,
            small(without_words),
            self.problem,
            row_of(self.start, self.back),
            small(self.tr("Your log will be in this folder: {place}").format(place=place)),
        )

    def _set_waiting(self, waiting: bool) -> None:
        """Show that the log is being made, which takes a few seconds on a slow computer."""
        self.start.setEnabled(not waiting)
        self.back.setEnabled(not waiting)
        self.start.say(self.tr("Making your log") if waiting else self.tr("Start my log"))

    def _want(self) -> None:
        self.problem.hide()
        self.form.clear_errors()
        if not self.with_passphrase.isChecked() and not self.without.isChecked():
            self.say_refused(self.tr("Please choose one of the two."))
        elif self.without.isChecked():
            self._send("")
        elif len(self.passphrase.text()) < LEAST_PASSPHRASE:
            self.form.rows["passphrase"].show_error(self.tr("Please choose at least 8 letters, or a few words."))
        elif self.passphrase.text() != self.again.text():
            self.form.rows["again"].show_error(self.tr("The two are not the same. Please type them again."))
        else:
            self._send(self.passphrase.text())

    def _send(self, passphrase: str) -> None:
        self._set_waiting(True)
        self.wanted.emit(self.facts.facts, passphrase)


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    bare(column, STEP)
    for widget in widgets:
        column.addWidget(widget)
    return holder
