"""The one bridge from announced changes to Qt: a change made on any thread arrives in the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from followup.services.changes import Change, Changes


class ChangeSignal(QObject):
    """Sends `changed` with each change; `stop` ends it when the log is closed."""

    changed = Signal(object)

    def __init__(self, changes: Changes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A method of this object, not the signal's own `emit`, which would not keep the object alive.
        self.stop = changes.listen(self._on_change)

    def _on_change(self, change: Change) -> None:
        self.changed.emit(change)
