"""Foreign files: whatever a diary, a log or a key file holds, a named error or entries, in little time and memory."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

from followup.domain.errors import FollowupError
from followup.exchange.diary import read_diary
from followup.storage.database import Database
from followup.storage.errors import StorageError
from followup.storage.keys import read_keys

from .result import Result

INPUTS = 1_000_000
_OPENED = 0.002
"""Part of the inputs that are tried as a log: opening one takes a thousand times longer than reading a row."""

_MOST_SECONDS = 5.0


def run(scale: float, place: Path) -> Result:
    """Try `1,000,000 * scale` inputs on the importer and on the reader of keys, and some on the opener."""
    result = Result("fuzz")
    chance = random.Random(5)
    count = max(int(INPUTS * scale), 100)
    diaries = _seeds()
    for number in range(count):
        content = _mutated(diaries[number % len(diaries)], chance)
        _try(result, "diaries", lambda content=content: _diary(content))
    database, _ = Database.create(place / "log")
    database.close()
    keys = (place / "log" / "keys.json").read_bytes()
    path = place / "keys.json"
    for _ in range(count // 10):
        path.write_bytes(_mutated(keys, chance))
        _try(result, "key files", lambda: read_keys(path))
    log = (place / "log" / "log.db").read_bytes()
    for _ in range(max(int(count * _OPENED), 10)):
        (place / "log" / "log.db").write_bytes(_mutated(log, chance))
        _try(result, "logs", lambda: Database.open(place / "log").close())
    control = Result("control")
    _try(control, "diaries", lambda: json.loads("{"))
    result.control = any(control.bad.values())
    return result


def _seeds() -> list[bytes]:
    folder = Path(__file__).resolve().parents[2] / "tests" / "diaries"
    return [path.read_bytes() for path in sorted(folder.glob("*.csv"))]


def _mutated(content: bytes, chance: random.Random) -> bytes:
    """Change a few bytes, cut, double, or put in what parsers dislike."""
    spoilt = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(spoilt) + 1)
        match chance.randrange(6):
            case 0 if spoilt:
                spoilt[at % len(spoilt)] ^= 1 << chance.randrange(8)
            case 1:
                del spoilt[at : at + chance.randrange(40)]
            case 2:
                spoilt[at:at] = spoilt[at : at + chance.randrange(200)]
            case 3:
                spoilt[at:at] = chance.choice(_NASTY)
            case 4:
                spoilt[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(12)))
            case _:
                spoilt[at:at] = str(chance.choice((-1, 0, 10**30, 2**63, 1e400))).encode()
    return bytes(spoilt)


_NASTY = (
    b'"',
    b"\n",
    b"\r",
    b"\0",
    b",,,,",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"=cmd()",
    "\u202e".encode(),
    b"9" * 400,
    b"[" * 300,
)


def _diary(content: bytes) -> None:
    import io

    read_diary(io.BytesIO(content), str)


def _try(result: Result, kind: str, act: object) -> None:
    began = time.monotonic()
    result.done[kind] += 1
    try:
        act()  # type: ignore[operator]
    except (FollowupError, StorageError):
        pass
    except Exception as error:  # noqa: BLE001 - what the rig is for
        result.bad[f"{kind}: {type(error).__name__}"] += 1
    result.bad["slower than 5 s"] += time.monotonic() - began > _MOST_SECONDS
