"""JSON and secrets that are handed in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from followup.cli.given import LARGEST_INPUT, NoSecret, parse_object, read_object, read_secret
from followup.domain.errors import Refused


def test_an_object_is_read_with_and_without_a_byte_order_mark() -> None:
    """Files of some editors begin with one."""
    assert parse_object(b'\xef\xbb\xbf{"what": "sore hip"}') == {"what": "sore hip"}
    assert parse_object('{"what": "żółć"}'.encode()) == {"what": "żółć"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n",
        b"{",
        b'{"a": 1,}',
        b"[]",
        b'"text"',
        b"3",
        b"null",
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1} {"b": 2}',
        b'{"a": 1, "a": 2}',
        b'{"a": "\xff"}',
        b'{"a": "\x00"}',
        b'{"a": "x\\u0000y"}',
        b'{"a": {"b": ["\\u0000"]}}',
        b'{"a\\u0000": 1}',
        b"\x00\x00\x00\x00",
        b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"a": ' + b"9" * 6_000 + b"}",
        b"\xfe\xff\x00{\x00}",
    ],
    ids=range(21),
)
def test_what_is_no_object_is_refused(content: bytes) -> None:
    """Each gets a sentence, none a traceback."""
    with pytest.raises(Refused):
        parse_object(content)


def test_more_than_any_entry_holds_is_refused_unread(tmp_path: Path) -> None:
    """A file of any size is not read into memory beyond the limit."""
    huge = tmp_path / "huge.json"
    with huge.open("wb") as stream:
        stream.truncate(LARGEST_INPUT * 50)
    with pytest.raises(Refused, match="megabytes"):
        read_object(huge)


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """A pipe, both ends open."""
    reading, writing = os.pipe()
    yield reading, writing
    for end in (reading, writing):
        try:
            os.close(end)
        except OSError:
            continue


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b""])
def test_a_secret_is_the_first_line(pipe: tuple[int, int], ending: bytes) -> None:
    """Spaces in it count; the end of its line does not."""
    reading, writing = pipe
    os.write(writing, b" my  secret " + ending)
    os.close(writing)
    assert read_secret(reading) == " my  secret "


def test_two_secrets_may_come_through_one_descriptor(pipe: tuple[int, int]) -> None:
    """Only the line itself is taken, so that the next one stays."""
    reading, writing = pipe
    os.write(writing, b"first\nsecond\n")
    assert (read_secret(reading), read_secret(reading)) == ("first", "second")


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\n", b"a\x00b\n", b"x" * 5_000 + b"\n"])
def test_what_is_no_secret_is_a_missing_key(pipe: tuple[int, int], content: bytes) -> None:
    """It ends with the exit code of a missing key."""
    reading, writing = pipe
    os.write(writing, content)
    os.close(writing)
    with pytest.raises(NoSecret) as raised:
        read_secret(reading)
    assert raised.value.exit_code == 3


@pytest.mark.parametrize("number", [987, 2**40])
def test_a_descriptor_that_is_not_open_is_a_missing_key(number: int) -> None:
    """So is one that is out of range."""
    with pytest.raises(NoSecret):
        read_secret(number)
