"""The command line: the same services as the window, for scripts, tests and machines without a screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from followup.cli.arguments import UsageError, build_parser, parse
from followup.cli.call import Call
from followup.cli.commands import COMMANDS, WRITING
from followup.cli.failures import Code, explain
from followup.cli.terminal import Terminal, open_stream

Window = Callable[[Path | None], int]
"""Opens the window on a log and returns the program's exit code."""


def main(argv: Sequence[str], window: Window | None = None) -> int:
    """Run one command and return its exit code.

    0 done, 1 refused, 2 usage, 3 wrong or missing key, 4 damaged, 5 made by a newer version, 6 in use, 7 disk or
    permission, and 130 after Ctrl+C.

    `window` opens the window where a command may end in one; without it none is opened. No error leaves this
    function: each becomes one sentence on stderr.
    """
    terminal = Terminal(open_stream(sys.stdout), open_stream(sys.stderr))
    try:
        arguments = parse(build_parser(), argv)
    except UsageError as error:
        terminal.complain(str(error))
        return Code.USAGE
    except SystemExit as asked:  # --help and --version have printed what was asked for
        return _finish(terminal, int(asked.code or 0), writing=False)
    call = Call(arguments=arguments, terminal=terminal, window=window)
    return _finish(terminal, _run(call), writing=arguments.command in WRITING)


def _run(call: Call) -> int:
    try:
        return COMMANDS[call.arguments.command](call)
    except BrokenPipeError:
        return call.terminal.reader_left(writing=call.arguments.command in WRITING)
    except KeyboardInterrupt:
        call.terminal.complain(call.tr("Stopped. Nothing was saved by halves."))
        return Code.STOPPED
    except UsageError as error:
        call.terminal.complain(str(error))
        return Code.USAGE
    except Exception as error:  # noqa: BLE001 - the last resort: one sentence, whatever it was
        code, sentence = explain(error, call.tr)
        call.terminal.complain(sentence)
        return code


def _finish(terminal: Terminal, code: int, *, writing: bool) -> int:
    """Flush what was printed, so that a full disk or a reader that left is still told in one sentence."""
    try:
        terminal.out.flush()
    except BrokenPipeError:
        return code or terminal.reader_left(writing=writing)
    except (OSError, ValueError):
        terminal.give_up()
        return code or Code.DISK
    return code
