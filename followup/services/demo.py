"""The demo: a sample log with its sheet, in a folder of its own that can be made again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from followup.domain.errors import FollowupError, Refused
from followup.services.files import write_file
from followup.services.log import OpenLog
from followup.services.sample.writer import SampleClock, write_sample
from followup.services.sheets import SheetChoices
from followup.services.shipped import Shipped
from followup.storage import durable
from followup.storage.database import Database
from followup.storage.errors import InUse

MARK = "This is a demo.txt"
_MARK_TEXT = "Made by Followup: a sample log of a made-up person. Making the demo again replaces it.\n"
_NEW, _LOG, _SHEET, _PAGE = ".making", "log", "sheet.pdf", "sheet-page-{number}.png"
PAGE_SCALE = 2.0
"""Pixels for each point of the page: 144 dots an inch, sharp enough to read on a screen."""


@dataclass(frozen=True, slots=True)
class Demo:
    """Where a demo lies: its log, its sheet and the pages of the sheet as pictures."""

    log: Path
    sheet: Path
    pages: tuple[Path, ...]


def make_demo(out: Path, until: date, resources: Path | Shipped, paper: str = "a4") -> Demo:
    """Make a demo in a folder that is empty or holds an older one, and return where it lies.

    Raises `Refused` when the folder holds anything else, and `InUse` while the older log is open. The older demo is
    replaced only when the new one is whole.
    """
    _take_folder(out)
    _require_closed(out / _LOG)
    new = out / _NEW
    shutil.rmtree(new, ignore_errors=True)
    durable.new_folder(new)
    try:
        _fill(new, until, resources, paper)
        _require_closed(out / _LOG)
        _remove_older(out)
        for path in sorted(new.iterdir()):
            path.rename(out / path.name)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return Demo(out / _LOG, out / _SHEET, tuple(sorted(out.glob(_PAGE.format(number="*")))))


def _take_folder(out: Path) -> None:
    """Mark the folder as a demo's; one that holds something else is left alone."""
    if out.exists() and not out.is_dir():
        raise Refused("{name} is a file. The demo needs a folder.", name=out.name)
    durable.new_folder(out)
    mark = out / MARK
    if any(out.iterdir()) and not mark.is_file():
        raise Refused("{name} holds other files. Please choose an empty folder for the demo.", name=out.name)
    durable.write_whole(mark, _MARK_TEXT.encode())


def _fill(folder: Path, until: date, resources: Path | Shipped, paper: str) -> None:
    from followup.report.pdf import page_images

    clock = SampleClock(until)
    database, _ = Database.create(folder / _LOG, clock=clock.now)
    log = OpenLog(database, resources, clock.today)
    try:
        write_sample(log, clock)
        sheet = log.sheets.make(SheetChoices(paper=paper))
        drawn = log.sheets.draw(sheet)
        log.sheets.write_drawn(sheet, drawn, folder / _SHEET)
        for number, page in enumerate(page_images(drawn.pdf, PAGE_SCALE), start=1):
            write_file(folder / _PAGE.format(number=f"{number:02}"), page)
        log.backups.make()
    finally:
        log.close()


def _require_closed(log: Path) -> None:
    """Raise `InUse` when somebody has the older log open; whatever else is wrong with it does not matter any more."""
    if not log.is_dir():
        return
    try:
        Database.open(log, upgrade=False).close()
    except InUse:
        raise InUse("The demo log is open in a window. Please close that window, then try again.") from None
    except FollowupError:
        return


def _remove_older(out: Path) -> None:
    for path in _made(out):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            with suppress(FileNotFoundError):
                path.unlink()


def _made(out: Path) -> Iterator[Path]:
    """Yield what an older demo left; anything else in the folder stays."""
    yield from (path for path in (out / _LOG, out / _SHEET) if path.exists())
    yield from out.glob(_PAGE.format(number="*"))
