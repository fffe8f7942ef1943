"""A damaged log: what can be done about it, and afterwards what is missing. And safe mode, which only exports."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from followup.ui.kit.buttons import main_button, quiet_button
from followup.ui.kit.flow import row_of
from followup.ui.kit.page import Page
from followup.ui.kit.text import Text, point, small


class DamagePage(Page):
    """Offers to put the log together again. Nothing happens before a button is pressed, and nothing is deleted."""

    mend_requested = Signal()
    export_requested = Signal()
    other_requested = Signal()
    close_requested = Signal()

    def __init__(self, words: str, place: str) -> None:
        super().__init__(self.tr("Part of your log is damaged"))
        self.mend = main_button(self.tr("Put my log together again"), self._begin)
        self.export = quiet_button(self.tr("Only write out what can be read"), self.export_requested.emit)
        self.other = quiet_button(self.tr("Open another log"), self.other_requested.emit)
        self.shut = quiet_button(self.tr("Close Followup"), self.close_requested.emit)
        self.words = Text(words).selectable()
        self.problem = Text("", "error")
        self.problem.hide()
        self.add(self.words)
        self.add(Text(self.tr("This is most often a disk that grows old. You did nothing wrong.")))
        self.add(Text(self.tr("Followup can read what is left and fill the gaps from the last good backup.")))
        self.add(Text(self.tr("The damaged files stay, in the folder quarantine. Then you see what is missing.")))
        self.add(self.problem)
        self.add(row_of(self.mend, self.export, self.other, self.shut))
        self.add(small(self.tr("Your log is in this folder: {place}").format(place=place)).selectable())
        self.end()

    def first_field(self) -> QWidget:
        """Return what has the focus first."""
        return self.mend

    def say_failed(self, words: str) -> None:
        """Say why it could not be put together."""
        self.problem.setText(words)
        self.problem.show()
        self._set_waiting(False)

    def _begin(self) -> None:
        self._set_waiting(True)
        self.mend_requested.emit()

    def _set_waiting(self, waiting: bool) -> None:
        self.mend.setEnabled(not waiting)
        self.mend.say(self.tr("Reading what is left") if waiting else self.tr("Put my log together again"))


class MissingPage(Page):
    """Says what became of a damaged log; `go_on_requested` opens it."""

    go_on_requested = Signal()

    def __init__(self, lines: Iterable[str], place: str) -> None:
        super().__init__(self.tr("Your log is together again"))
        self.lines = tuple(lines)
        for line in self.lines:
            self.add(point(line))
        self.go_on = main_button(self.tr("Open my log"), self.go_on_requested.emit)
        self.add(Text(self.tr("Please make a copy on another disk soon. This disk may fail again.")))
        self.add(row_of(self.go_on))
        kept = self.tr("The damaged files are kept in the folder quarantine in {place}").format(place=place)
        self.add(small(kept).selectable())
        self.end()

    def first_field(self) -> QWidget:
        """Return what has the focus first."""
        return self.go_on


class SafePage(Page):
    """Safe mode: the log is neither opened nor changed; all that can be read of it can be written out."""

    export_requested = Signal()
    close_requested = Signal()

    def __init__(self, place: str) -> None:
        super().__init__(self.tr("Safe mode"))
        self.export = main_button(self.tr("Write everything into a folder"), self.export_requested.emit)
        self.shut = quiet_button(self.tr("Close Followup"), self.close_requested.emit)
        self.says = Text("")
        self.add(Text(self.tr("Followup changes nothing now and does not bring your log up to date.")))
        self.add(
            Text(self.tr("It writes all that can be read into open files, with a page that says how to read them."))
        )
        self.add(self.says)
        self.add(row_of(self.export, self.shut))
        self.add(small(self.tr("Your log is in this folder: {place}").format(place=place)).selectable())
        self.end()

    def first_field(self) -> QWidget:
        """Return what has the focus first."""
        return self.export

    def say(self, words: str) -> None:
        """Say what became of the export."""
        self.says.setText(words)
