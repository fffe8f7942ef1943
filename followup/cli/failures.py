"""What went wrong, as an exit code and one sentence."""

from __future__ import annotations

import errno
import json
from enum import IntEnum
from pathlib import Path

from followup.domain.errors import FollowupError
from followup.domain.wording import Translate


class Code(IntEnum):
    """The exit codes of the command line; 130 is what a shell expects after Ctrl+C."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    KEY = 3
    DAMAGED = 4
    NEWER = 5
    IN_USE = 6
    DISK = 7
    STOPPED = 130


_NOT_OURS = frozenset({errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EEXIST, errno.ELOOP})
"""What an operating system says about a path that was mistyped: the wish is refused, the disk is well."""


def explain(error: Exception, tr: Translate) -> tuple[int, str]:
    """Return the exit code for an error and the sentence about it, which never holds what a person wrote."""
    if isinstance(error, FollowupError):
        sentence = tr(error.template).format(**error.values)
        return int(getattr(error, "exit_code", Code.REFUSED)), _with_field(sentence, getattr(error, "field", ""))
    if isinstance(error, OSError):
        return _explain_os_error(error, tr)
    if isinstance(error, MemoryError):
        return Code.REFUSED, tr("This is more than the memory of this computer can hold. Please try a smaller part.")
    if isinstance(error, json.JSONDecodeError | UnicodeError):
        return Code.REFUSED, tr("What was given cannot be read as text. Please check the file.")
    kind = type(error).__name__
    return Code.REFUSED, tr("Something went wrong inside Followup ({kind}). Nothing was saved by halves.").format(
        kind=kind
    )


def _with_field(sentence: str, field: str) -> str:
    return f"{field}: {sentence}" if field and not sentence.startswith(field) else sentence


def _explain_os_error(error: OSError, tr: Translate) -> tuple[int, str]:
    name = Path(error.filename).name if isinstance(error.filename, str) else ""
    if error.errno == errno.ENOSPC:
        return Code.DISK, tr("The disk is full. Make some room, then try again.")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return Code.DISK, tr("This computer does not allow that here ({name}). Check who may write there.").format(
            name=name or "?"
        )
    if error.errno in _NOT_OURS:
        return Code.REFUSED, _explain_path(error.errno, name, tr)
    return Code.DISK, tr("The disk did not do what it was asked ({name}). Please try again.").format(name=name or "?")


def _explain_path(number: int | None, name: str, tr: Translate) -> str:
    if number == errno.ENOENT:
        return tr("There is no file or folder called {name}.").format(name=name or "?")
    if number == errno.EISDIR:
        return tr("{name} is a folder, and a file is needed.").format(name=name or "?")
    if number == errno.EEXIST:
        return tr("{name} is there already. Please choose another name.").format(name=name or "?")
    return tr("{name} cannot be a path here. Please check it.").format(name=name or "?")
