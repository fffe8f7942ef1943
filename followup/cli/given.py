"""What is handed in beside the arguments: one JSON object, and secrets through a file descriptor."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from followup.domain.codec import Plain
from followup.domain.errors import FollowupError, Refused

LARGEST_INPUT = 16 * 1024 * 1024
"""Bytes that one JSON object may take: room for the longest text a field may hold, in every field of a record."""

_LONGEST_SECRET = 4096


class NoSecret(FollowupError):
    """A passphrase that is needed and was not given."""

    exit_code = 3


def read_object(file: Path | None) -> Plain:
    """Return the JSON object in a file, or on stdin; raises `Refused` when there is none."""
    if file is not None:
        with file.open("rb") as stream:
            return parse_object(stream.read(LARGEST_INPUT + 1))
    return parse_object(_standard_input().read(LARGEST_INPUT + 1))


def parse_object(content: bytes) -> Plain:
    """Return the JSON object in these bytes (UTF-8, with or without a byte order mark)."""
    if len(content) > LARGEST_INPUT:
        raise Refused("This is more than {most} megabytes. One entry is far smaller.", most=LARGEST_INPUT // 1024**2)
    if not content.strip():
        raise Refused("Nothing was given. Hand in one JSON object on stdin, or name a file with --json-file.")
    try:
        found = json.loads(
            content.decode("utf-8-sig"), parse_constant=_refuse_constant, object_pairs_hook=_object_without_twins
        )
    except UnicodeDecodeError:
        raise Refused("What was given is not UTF-8 text. Please save it as UTF-8.") from None
    except json.JSONDecodeError as error:
        raise Refused(
            "What was given is not JSON: line {line}, column {column}.", line=error.lineno, column=error.colno
        ) from None
    except (RecursionError, ValueError):
        raise Refused("What was given is JSON of a kind that no entry has. Please check it.") from None
    if not isinstance(found, dict):
        raise Refused('One JSON object is needed, for example {{"what": "sore hip"}}.')
    _refuse_nul(found)
    return found


def read_secret(number: int) -> str:
    """Return the first line that a file descriptor holds, and read no further, so that the rest stays for others."""
    taken = bytearray()
    try:
        while len(taken) <= _LONGEST_SECRET and (sign := os.read(number, 1)) not in {b"", b"\n"}:
            taken += sign
        secret = bytes(taken).removesuffix(b"\r").decode("utf-8")
    except (OSError, OverflowError):
        raise NoSecret("Nothing can be read from file descriptor {number}.", number=number) from None
    except UnicodeDecodeError:
        raise NoSecret("What file descriptor {number} gives is not UTF-8 text.", number=number) from None
    if not secret or len(taken) > _LONGEST_SECRET or "\0" in secret:
        raise NoSecret("File descriptor {number} gives no passphrase on its first line.", number=number)
    return secret


def _standard_input() -> BinaryIO:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise Refused("There is nothing to read from. Name a file with --json-file.")
    return stream  # type: ignore[no-any-return]


def _refuse_constant(name: str) -> NoReturn:
    raise Refused("{name} is no number that a log can hold.", name=name)


def _object_without_twins(pairs: list[tuple[str, Any]]) -> Plain:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Refused("One field is given twice. Please keep one of the two.")
    return found


def _refuse_nul(value: object, field: str = "") -> None:
    """A NUL ends a text in SQLite: what came after it would be lost without a word."""
    if isinstance(value, str) and "\0" in value:
        raise Refused("This text holds a character that cannot be saved (NUL). Please type it again.", field=field)
    if isinstance(value, dict):
        for name, item in value.items():
            _refuse_nul(name)
            _refuse_nul(item, field or name)
    elif isinstance(value, list):
        for item in value:
            _refuse_nul(item, field)
