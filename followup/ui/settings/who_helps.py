"""Those who help, each with a passphrase of their own that can be taken away again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from followup.domain.errors import FollowupError
from followup.domain.records import THE_PERSON
from followup.services.passphrase import Helper
from followup.ui.kit.buttons import link_button, main_button, quiet_button
from followup.ui.kit.fields import DropDown
from followup.ui.kit.flow import row_of
from followup.ui.kit.focus_back import focus_back
from followup.ui.kit.form import Form
from followup.ui.kit.sentences import sentence
from followup.ui.kit.space import SNUG, bare, clear
from followup.ui.kit.strength import StrengthHint
from followup.ui.kit.text import Text, small
from followup.ui.settings.passphrase import left_behind

if TYPE_CHECKING:
    from followup.services.log import OpenLog
    from followup.ui.navigation import Navigation


class Helpers(QWidget):
    """Shown where the log has a passphrase."""

    def __init__(self, services: OpenLog, navigation: Navigation) -> None:
        super().__init__()
        self._services, self._navigation = services, navigation
        self.form: Form | None = None
        self._column = QVBoxLayout(self)
        bare(self._column, SNUG)

    def refresh(self) -> None:
        """Show who has a passphrase of their own."""
        if self.form is not None:
            return
        clear(self._column)
        shown = self._services.passphrase.is_set
        self.setVisible(shown)
        if not shown:
            return
        self._column.addWidget(small(self.tr("Somebody who helps you can have a passphrase of their own.")))
        for helper in self._services.passphrase.helpers():
            name = helper.name or self.tr("Somebody")
            take = link_button(self.tr("Take it away"), partial(self.take_away, helper))
            take.setAccessibleName(self.tr("Take the passphrase of {name} away").format(name=name))
            self._column.addWidget(row_of(Text(self.tr("{name} has one.").format(name=name)), take))
        if [author for author in self._services.record.authors() if author.id != THE_PERSON]:
            self.give_button = quiet_button(self.tr("Give somebody a passphrase"), self.open_form)
            self._column.addWidget(row_of(self.give_button))
        else:
            self._column.addWidget(small(self.tr("Add them in My record first.")))

    def open_form(self) -> None:
        """Ask who, and for the passphrase."""
        clear(self._column)
        self.form = form = Form()
        self.who, self.passphrase, self.own = DropDown(self.tr("Who")), QLineEdit(), QLineEdit()
        for author in self._services.record.authors():
            if author.id != THE_PERSON:
                self.who.addItem(author.name, author.id)
        for field in (self.passphrase, self.own):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        form.add("who", self.tr("Who"), self.who)
        form.add("passphrase", self.tr("Their passphrase"), self.passphrase, self.tr("Let them type it themselves."))
        form.add_plain(StrengthHint(self.passphrase))
        form.add("own", self.tr("Your own passphrase"), self.own, self.tr("So that nobody else gives your log away."))
        self._column.addWidget(form)
        self._column.addWidget(
            row_of(main_button(self.tr("Save"), self.keep), quiet_button(self.tr("Cancel"), self.close_form))
        )
        self.passphrase.setFocus()

    def keep(self) -> None:
        """Keep what was typed."""
        form = self.form
        if form is None:
            return
        authors = {author.id: author for author in self._services.record.authors()}
        form.clear_errors()
        try:
            self._services.passphrase.prove(self.own.text())
        except FollowupError as error:
            form.rows["own"].show_error(sentence(error))
            return
        try:
            self._services.passphrase.add_helper(authors[self.who.currentData()], self.passphrase.text())
        except FollowupError as error:
            if not form.explain(error):
                form.rows["passphrase"].show_error(sentence(error))
            return
        self.close_form()
        self._navigation.say(self.tr("They can open your log with it from now on."))

    def take_away(self, helper: Helper) -> None:
        """Take somebody's passphrase away."""
        try:
            self._services.passphrase.remove_helper(helper)
        except FollowupError as error:
            self._navigation.show_error(error)
            self.refresh()
            return
        self.refresh()
        said = self.tr(
            "It no longer opens your log, nor the backups beside it. If they made a copy of your files before, that "
            "still opens, and with its keys.json they could still open your log."
        )
        self._navigation.say(said + left_behind(self._services.passphrase.stale_backups))

    def close_form(self) -> None:
        """Close the form without keeping anything, and go back to what opened it."""
        was_open = self.form is not None
        self.form = None
        self.refresh()
        if was_open:
            focus_back(self, self.tr("Give somebody a passphrase"))
