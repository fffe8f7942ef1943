"""A backup written out into a folder: a question for its passphrase where it needs one, and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.card import Card
from followup.ui.kit.flow import row_of
from followup.ui.kit.form import FormRow
from followup.ui.kit.new_folder import new_folder
from followup.ui.kit.sentences import sentence
from followup.ui.kit.space import SNUG, bare
from followup.ui.kit.text import Text, section, small

if TYPE_CHECKING:
    from followup.services.backup_export import WrittenOut
    from followup.services.log import OpenLog
    from followup.ui.kit.busy import Asked, Work
    from followup.ui.navigation import Navigation


class WriteOut(QWidget):
    """Asks where to, writes on a thread, and says where the files are. `needed` is sent when it wants to be seen."""

    needed = Signal()

    def __init__(self, services: OpenLog, navigation: Navigation) -> None:
        super().__init__()
        self._services, self._navigation = services, navigation
        self._work: Work | None = None
        self._wanted: tuple[Path, Path] | None = None
        self.says = Text().selectable()
        self.says.hide()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self.go_on)
        self.row = FormRow(self.tr("Its passphrase or recovery code"), self.field)
        self.go_button = main_button(self.tr("Write it out"), self.go_on)
        self.form = Card(section(self.tr("This backup is locked")), self.row)
        self.form.add(row_of(self.go_button, quiet_button(self.tr("Cancel"), self.close_form)))
        self.form.hide()
        column = QVBoxLayout(self)
        bare(column, SNUG)
        column.addWidget(self.form)
        column.addWidget(self.says)
        column.addWidget(
            small(self.tr("Files that are written out are not locked. Keep them where only you can read them."))
        )

    def choose(self) -> None:
        """Let the person choose a backup on a stick or another disk, then begin."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of the backup"))
        if folder:
            self.begin(Path(folder))

    def begin(self, backup: Path) -> None:
        """Let the person choose where to, and write everything there."""
        if self._work is not None:
            return
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose an empty folder to write into"))
        if chosen:
            self._write(backup, room_in(Path(chosen), backup), "")

    def go_on(self) -> None:
        """Try what was typed."""
        if not self.field.text():
            self.row.show_error(self.tr("Please type it, or cancel."))
        elif self._wanted is not None and self._work is None:
            self._write(*self._wanted, self.field.text())

    def close_form(self) -> None:
        """Forget what was typed; nothing was written."""
        self._wanted = None
        self.field.clear()
        self.row.show_error("")
        self.form.hide()

    def _write(self, backup: Path, to: Path, typed: str) -> None:
        self._wanted = (backup, to)
        self._say("")
        export = self._services.backup_export

        def work(asked: Asked) -> WrittenOut:
            return export.write(backup, to, typed, progress=asked.tell, cancelled=asked.is_set)

        self.go_button.setEnabled(False)
        task = self._navigation.run(work, self._on_written, self.tr("Writing everything out"), self._on_failed)
        task.finished.connect(lambda: self._on_finished(stopped=task.cancelled.is_set()))
        self._work = task

    def _on_written(self, written: WrittenOut) -> None:
        self.close_form()
        if written.is_whole:
            words = self.tr("Everything in this backup was written into {place}")
        else:
            words = self.tr("Part of this backup is damaged. All that can be read was written into {place}")
        self._say(words.format(place=written.folder))

    def _on_failed(self, error: BaseException) -> None:
        if not self._services.backup_export.is_wrong_key(error):
            self.close_form()
            self._say(sentence(error))
            return
        # The first time nothing was typed yet: that is no mistake to be told about.
        self.row.show_error(sentence(error) if self.field.text() else "")
        self.form.show()
        self.field.selectAll()
        self.field.setFocus()
        self.needed.emit()

    def _on_finished(self, *, stopped: bool) -> None:
        self._work = None
        self.go_button.setEnabled(True)
        if stopped:
            self.close_form()
            self._say(self.tr("Writing was stopped. What was written so far is taken away again."))

    def _say(self, words: str) -> None:
        self.says.setText(words)
        self.says.setVisible(bool(words))
        if words:
            self.needed.emit()


def room_in(chosen: Path, backup: Path) -> Path:
    """Return the chosen folder where it is empty, otherwise a new one in it that has the name of the backup."""
    try:
        if not chosen.exists() or not any(chosen.iterdir()):
            return chosen
    except OSError:
        return chosen  # nobody may look into it: writing there says so in a sentence
    return new_folder(chosen, backup.name if backup.name.startswith("followup") else f"followup {backup.name}")
