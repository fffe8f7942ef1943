"""`demo`: a sample log of three years, its flags, its sheet, and the window where there is one."""

from __future__ import annotations

from pathlib import Path

from followup import paths
from followup.cli.call import Call, can_be_asked
from followup.cli.flags import plain, print_flags
from followup.display import has_screen
from followup.services.demo import Demo, make_demo
from followup.services.log import OpenLog
from followup.services.shipped import load_shipped
from followup.storage.database import Database


def run(call: Call) -> int:
    """Make the demo, print its flags and its files, and open the window on it where that makes sense."""
    out: Path = call.arguments.out
    shipped = load_shipped(paths.resource())
    demo = make_demo(out, call.today(), shipped)
    log = OpenLog(Database.open(demo.log), shipped, call.today)
    try:
        _print(call, demo, log)
    finally:
        log.close()
    return _show(call, demo)


def _print(call: Call, demo: Demo, log: OpenLog) -> None:
    flags = log.flags.today()
    if call.as_json:
        for flag in flags:
            if not flag.is_quiet:
                call.terminal.record(plain(flag))
        pages = [str(page) for page in demo.pages]
        call.terminal.record({"log": str(demo.log), "sheet": str(demo.sheet), "pages": pages})
        return
    tr, terminal = call.tr, call.terminal
    terminal.text(tr("This is a sample log of three years. The person in it is made up."))
    terminal.line()
    terminal.text(tr("Worth telling the team:"))
    terminal.line()
    print_flags(call, log, flags)
    terminal.line()
    terminal.line(tr("The log:   {path}").format(path=demo.log))
    terminal.line(tr("The sheet: {path}").format(path=demo.sheet))
    for number, page in enumerate(demo.pages, start=1):
        terminal.line(tr("Page {number}:    {path}").format(number=number, path=page))
    terminal.out.flush()


def _show(call: Call, demo: Demo) -> int:
    """Open the window: when it was asked for, or when somebody sits at a terminal beside a screen."""
    asked, tr = call.arguments, call.tr
    wanted = asked.window or (can_be_asked() and call.terminal.is_read_by_a_person and not call.as_json)
    if not wanted or asked.no_window or call.window is None:
        return 0
    if not has_screen():
        if not call.as_json:
            call.terminal.text(tr("There is no screen here, so the window stays closed."))
        return 0
    return call.window(demo.log)
