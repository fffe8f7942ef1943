"""Writing a file that somebody asked for: complete or not at all, and readable by nobody else."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from followup.domain.errors import Refused

_OPEN_TO_OTHERS = frozenset({"public", "shared", "shared folders", "users shared"})
"""Names of folders that everybody on a computer or in a network can look into."""


_NO_ROOM = (
    "There is not enough room for this file, so it was not written. Your log is as it was. "
    "Please free some space on that disk, or choose another."
)
_READ_ONLY = "This folder cannot be written into. Your log is as it was. Please choose another folder for the file."
_NO_ANSWER = (
    "The disk for this file does not answer, so it was not written. Your log is as it was. "
    "Please plug that disk in again, or choose another place."
)
_NOT_WRITTEN = "This file could not be written. Your log is as it was. Please choose another place or name."
_A_FOLDER = "There is a folder of this name here. Please choose another name for the file."


def copied_or_shared(path: Path) -> str:
    """Return who else sees a file in this place: the name of a cloud service, "others" for a shared folder, or ""."""
    from followup.storage.synced import service_of

    folder = path.parent
    service = service_of(folder, os.environ)
    if service:
        return service
    real = folder.expanduser().resolve()
    in_network = str(real).startswith("\\\\")
    return "others" if in_network or _OPEN_TO_OTHERS & {part.casefold() for part in real.parts} else ""


def write_file(path: Path, content: bytes) -> None:
    """Put content into a file in one step, over one that is there; raises a `StorageError` as `about_the_file` does.

    A folder that holds a log, or a backup of one, is refused: a file of its own name there would be the end of the log.
    """
    from followup.storage import durable
    from followup.storage.errors import NoPermission
    from followup.storage.folder import LogFolder

    if not path.parent.is_dir():
        raise NoPermission("The folder to write into is not there. Please choose another place.")
    place = LogFolder(path.parent)
    if place.database.exists() or place.keys.exists():
        raise Refused("This folder holds a log or a backup. Please write the file into another folder.")
    if path.is_dir():
        raise Refused(_A_FOLDER)
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    with about_the_file(path.parent):
        try:
            with os.fdopen(durable.new_file(temporary), "wb") as file:
                file.write(content)
                file.flush()
                durable.sync_file(file.fileno())
            durable.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


@contextmanager
def about_the_file(folder: Path) -> Iterator[None]:
    """Say of what stands in the way of a file in a folder that the log itself is well, wherever that lies."""
    from followup.storage.errors import DiskFull, NoPermission, StorageError, Unplugged
    from followup.storage.failures import translated

    try:
        with translated(folder):
            yield
    except DiskFull:
        raise DiskFull(_NO_ROOM) from None
    except NoPermission:
        raise NoPermission(_READ_ONLY) from None
    except Unplugged:
        raise Unplugged(_NO_ANSWER) from None
    except StorageError as error:
        raise (StorageError(_NOT_WRITTEN) if type(error) is StorageError else error) from error.__cause__
