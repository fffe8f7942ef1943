"""Reading one table of a shipped file strictly: a key that nobody asks for is refused, with the file and the entry."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any

from followup.domain.errors import FollowupError
from followup.signs.shipped_files import ReadToml, read_toml


class SignsError(FollowupError):
    """A file of the signs says something the program does not understand; the sentence names the file and the entry."""

    def __init__(self, file: str, entry: str, what: str) -> None:
        super().__init__("{file}, {entry}: {what}.", file=file, entry=entry, what=what)


def read_file(path: Path, read: ReadToml = read_toml) -> Table:
    """Return the content of a TOML file as a table; raises `SignsError` when it cannot be read."""
    try:
        content = read(path)
    except (OSError, ValueError):
        raise SignsError(path.name, "whole file", "it cannot be read") from None
    return Table(content, path.name, "whole file")


class Table:
    """One table: each value is taken once by its type, and `done` refuses what was not taken."""

    def __init__(self, content: Mapping[str, Any], file: str, entry: str) -> None:
        self._content = dict(content)
        self.file = file
        self.entry = entry

    def __contains__(self, key: str) -> bool:
        return key in self._content

    def __bool__(self) -> bool:
        return bool(self._content)

    def refuse(self, what: str) -> SignsError:
        """Return the error that names this file and entry."""
        return SignsError(self.file, self.entry, what)

    def _take(self, key: str, kind: type, default: Any) -> Any:
        value = self._content.pop(key, default)
        if value is None:
            raise self.refuse(f"{key} is missing")
        if type(value) is not kind:
            raise self.refuse(f"{key} must be {_KIND_WORDS[kind]}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it is needed."""
        return str(self._take(key, str, default))

    def flag(self, key: str) -> bool:
        """Return true or false; false when it is not there."""
        return key in self._content and bool(self._take(key, bool, None))

    def whole(self, key: str, default: int | None = None) -> int:
        """Return a whole number; without a default it is needed."""
        return int(self._take(key, int, default))

    def maybe(self, key: str) -> int | None:
        """Return a whole number, or None when it is not there."""
        return self.whole(key) if key in self._content else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty when it is not there."""
        if key not in self._content:
            return ()
        values = self._take(key, list, [])
        if {type(value) for value in values} - {str}:
            raise self.refuse(f"{key} must be a list of texts")
        return tuple(values)

    def choice(self, key: str, words: Container[str], default: str | None = None) -> str:
        """Return a text that is one of some words."""
        if default is not None and key not in self._content:
            return default
        value = self.text(key)
        if value not in words:
            raise self.refuse(f"{key} {value} is not known")
        return value

    def table(self, key: str) -> Table:
        """Return a table inside this one; empty when it is not there."""
        return Table(self._take(key, dict, {}), self.file, f"{self.entry}, {key}")

    def tables(self, key: str) -> Iterator[Table]:
        """Yield each table of a list; an entry with an id is known by it."""
        for content in self._take(key, list, []):
            if type(content) is not dict:
                raise self.refuse(f"{key} must be a list of tables")
            yield Table(content, self.file, str(content.get("id", self.entry)))

    def items(self) -> Iterator[tuple[str, Any]]:
        """Yield what is left, key by key, and count it as taken."""
        while self._content:
            key = next(iter(self._content))
            yield key, self._content.pop(key)

    def keys(self) -> tuple[str, ...]:
        """Return the keys not taken yet, in the order of the file."""
        return tuple(self._content)

    def done(self) -> None:
        """Raise `SignsError` when a key was not taken."""
        for key in self._content:
            raise self.refuse(f"unknown key {key}")


_KIND_WORDS: dict[type, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    dict: "a table",
}
