"""Writing a file that somebody asked for: complete or not at all, and readable by nobody else."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from followup.domain.errors import Refused

_OPEN_TO_OTHERS = frozenset({"public", "shared", "shared folders", "users shared"})
"""Names of folders that everybody on a computer or in a network can look into."""


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
    """Put content into a file in one step, over one that is there; raises a `StorageError` that says why not.

    A folder that holds a log, or a backup of one, is refused: a file of its own name there would be the end of the log.
    """
    from followup.storage import durable
    from followup.storage.errors import NoPermission
    from followup.storage.failures import translated
    from followup.storage.folder import LogFolder

    if not path.parent.is_dir():
        raise NoPermission("The folder to write into is not there. Please choose another place.")
    place = LogFolder(path.parent)
    if place.database.exists() or place.keys.exists():
        raise Refused("This folder holds a log or a backup. Please write the file into another folder.")
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    with translated(path.parent):
        try:
            with os.fdopen(durable.new_file(temporary), "wb") as file:
                file.write(content)
                file.flush()
                durable.sync_file(file.fileno())
            durable.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
