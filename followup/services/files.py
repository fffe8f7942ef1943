"""Writing a file that somebody asked for: complete or not at all, and readable by nobody else."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Put content into a file in one step, over one that is there; raises a `StorageError` that says why not."""
    from followup.storage import durable
    from followup.storage.errors import NoPermission
    from followup.storage.failures import translated

    if not path.parent.is_dir():
        raise NoPermission("The folder to write into is not there. Please choose another place.")
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
