"""Inputs made of good ones: spoilt byte by byte and piece by piece, and kept as seeds where they reach new lines."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

_OURS = str(Path(__file__).resolve().parents[2] / "followup")
_LONGEST = 60_000
"""Bytes an input may grow to: the caps on size are tried apart, with files of their own."""

_TRACED = 40
"""One input in so many is watched for lines of our code that no other reached."""

NASTY = (
    b'"',
    b"\n",
    b"\r\n",
    b"\0",
    b",,,,",
    b";",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"=cmd()",
    "\u202e".encode(),
    "ﬃ\u0308٣".encode(),
    b"9" * 400,
    b"[" * 2_000,
    b'{"a":' * 1_500,
    b"-1",
    b"1e400",
    b"NaN",
    b"null",
    b"true",
    b"2026-02-30",
    b"0000-00-00",
    b"29 Feb 2026",
    b"10000-01-01",
    b"obj\n<<",
    b">>endobj",
    b"stream\n",
    b"endstream",
    b"/Kids [1 0 R 2 0 R]",
    b"/Length 99999999",
    b"1 0 R",
    b"(\\777\\\\",
    b"<feff00e4",
)
_NUMBERS = (-1, 0, 1, 255, 256, 2**31, 2**63, 10**30)


class Mutator:
    """Hands out one spoilt input after another for one reader."""

    def __init__(self, seeds: list[bytes], words: list[bytes], seed: int) -> None:
        self._seeds, self._words, self._chance = list(seeds), [*words, *NASTY], random.Random(seed)
        self._reached: set[tuple[str, int]] = set()
        self.grown = 0

    def run(self, count: int, act: Callable[[bytes], None]) -> None:
        """Call `act` with so many inputs; one that reaches new lines becomes a seed."""
        for number in range(count):
            content = self.spoil(self._chance.choice(self._seeds))
            if number % _TRACED:
                act(content)
                continue
            before = len(self._reached)
            sys.settrace(self._watch)
            try:
                act(content)
            finally:
                sys.settrace(None)
            if len(self._reached) > before:
                self._seeds.append(content)
                self.grown += 1

    def _watch(self, frame: FrameType, _event: str, _value: Any) -> Any:
        return self._line if frame.f_code.co_filename.startswith(_OURS) else None

    def _line(self, frame: FrameType, event: str, _value: Any) -> Any:
        if event == "line":
            self._reached.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line

    def spoil(self, content: bytes) -> bytes:
        """Return an input spoilt in one to six places, with pieces of others and words of the language."""
        chance = self._chance
        spoilt = bytearray(content)
        for _ in range(chance.choice((1, 1, 2, 3, 6))):
            at = chance.randrange(len(spoilt) + 1)
            match chance.randrange(8):
                case 0 if spoilt:
                    spoilt[at % len(spoilt)] ^= 1 << chance.randrange(8)
                case 1:
                    del spoilt[at : at + chance.randrange(40)]
                case 2:
                    spoilt[at:at] = spoilt[at : at + chance.randrange(200)]
                case 3 | 4:
                    word = chance.choice(self._words)
                    spoilt[at : at + chance.choice((0, len(word)))] = word
                case 5:
                    spoilt[at:at] = chance.randbytes(chance.randrange(12))
                case 6:
                    other = chance.choice(self._seeds)
                    start = chance.randrange(len(other) + 1)
                    spoilt[at:] = other[start:]
                case _:
                    spoilt[at:at] = str(chance.choice(_NUMBERS)).encode()
        return bytes(spoilt[:_LONGEST])
