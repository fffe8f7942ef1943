"""A copy of the log on another disk: one press where the place is known and within reach."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from followup.services.backups import Backups
    from followup.ui.navigation import Navigation


def copy_elsewhere(
    parent: QWidget, backups: Backups, navigation: Navigation, done: Callable[[], object], *, again: bool = False
) -> None:
    """Copy into a folder that the person chooses; `again` takes the last one where it is within reach.

    The copy is read back from the disk before anything is said.
    """
    known = backups.elsewhere()
    place = known.place if again and known.is_within_reach else _chosen(parent)
    if place is None:
        return
    to = place

    def work(_cancelled: Event) -> tuple[Path, bool, int]:
        path, other_disk = backups.copy_elsewhere(to)
        return path, other_disk, backups.photos_in(path)

    def on_made(made: tuple[Path, bool, int]) -> None:
        path, other_disk, photos = made
        words = (
            _tr("The copy was made and read back: {place}")
            if other_disk
            else _tr("The copy was made: {place}. It is on the same disk as your log. A stick would be safer.")
        )
        said = [words.format(place=path)]
        if photos:
            said.append(_tr("Photos in it: {count}.").format(count=photos))
        navigation.say(" ".join(said))
        done()

    navigation.run(work, on_made, _tr("Making a copy and reading it back."))


def _chosen(parent: QWidget) -> Path | None:
    folder = QFileDialog.getExistingDirectory(parent, _tr("Where should the copy go? A stick or another disk is best."))
    return Path(folder) if folder else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("copying", text)
