"""The shipped TOML files, read from the compact copy `compiled.json` beside them where that agrees with the file.

Parsing the TOML of a start takes fifty milliseconds, the copy two. For each file the copy keeps the digest of what it
was made from; a file that says something else by now is parsed as it stands: slower, never wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

COMPILED = "compiled.json"

ReadToml = Callable[[Path], dict[str, Any]]
"""Returns the content of a TOML file; raises `OSError` or `ValueError` when it cannot be read."""


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file, parsed; raises `OSError` or `ValueError` when it cannot be read."""
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8"))


class ShippedFiles:
    """The files below a folder of shipped files. Each content is handed out once: who reads it may take it apart."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._compiled = _read_compiled(folder)

    def read(self, path: Path) -> dict[str, Any]:
        """Return the content of a TOML file below the folder; raises as `read_toml` does."""
        row = self._compiled.pop(path.relative_to(self._folder).as_posix(), None)
        if isinstance(row, dict) and row.get("digest") == digest(path) and isinstance(row.get("content"), dict):
            content: dict[str, Any] = row["content"]
            return content
        return read_toml(path)


def sources(folder: Path) -> tuple[Path, ...]:
    """Return the files that a start reads: those of the folder itself and the signs."""
    return (*sorted(folder.glob("*.toml")), *sorted((folder / "signs").glob("*.toml")))


def compiled(folder: Path) -> dict[str, Any]:
    """Return what `compiled.json` has to hold for the files as they are: digest and content by name."""
    return {
        path.relative_to(folder).as_posix(): {"digest": digest(path), "content": read_toml(path)}
        for path in sources(folder)
    }


def digest(path: Path) -> str:
    """Return what tells one content of a file from any other, whichever line ends it was checked out with."""
    return sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _read_compiled(folder: Path) -> dict[str, Any]:
    try:
        rows = json.loads((folder / COMPILED).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return rows if isinstance(rows, dict) else {}
