"""Every command and what carries it out, each imported when it is called: `find` must not wait for the storage."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from followup.cli.call import Call

Command = Callable[[Call], int]


def _late(module: str, function: str = "run") -> Command:
    """Return a command that imports its module when it is called."""

    def command(call: Call) -> int:
        run: Command = getattr(import_module(f"followup.cli.{module}"), function)
        return run(call)

    return command


COMMANDS: dict[str, Command] = {
    "demo": _late("demo"),
    "init": _late("folder", "init"),
    "check": _late("folder", "check"),
    "upgrade": _late("folder", "upgrade"),
    "lock-status": _late("folder", "lock_status_of"),
    "backup": _late("backups", "backup"),
    "backups": _late("backups", "backups"),
    "restore": _late("backups", "restore"),
    "salvage": _late("backups", "salvage"),
    "add": _late("adding", "add"),
    "edit": _late("entries", "edit"),
    "remove": _late("entries", "remove"),
    "list": _late("listing", "list_entries"),
    "show": _late("listing", "show"),
    "find": _late("find"),
    "flags": _late("flags"),
    "due": _late("due"),
    "prepare": _late("prepare"),
    "letter": _late("prepare", "letter"),
    "sheet": _late("sheet"),
    "diary": _late("papers", "diary"),
    "import": _late("exchange", "take_in"),
    "export": _late("exchange", "export"),
}

WRITING = frozenset({"demo", "init", "upgrade", "backup", "restore", "salvage", "add", "edit", "remove", "sheet"}) | {
    "diary",
    "import",
    "export",
    "letter",
}
"""Commands that change something: an answer that cannot be printed is told, since the deed is done."""
