"""What reads foreign bytes, each as a function of the bytes with good ones to begin with."""

from __future__ import annotations

import io
import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from .faultio import ROOT

INPUTS = 1_000_000


class Target(NamedTuple):
    """A reader: good inputs, words of its language, and what it does."""

    seeds: list[bytes]
    words: list[bytes]
    act: Callable[[bytes], Any]


def diary(_: Path) -> Target:
    """The importer of diaries, up to rows and reasons."""
    from followup.exchange.diary import _ADDED, _COLUMNS, read_diary

    columns = [name.encode() for name in (*_COLUMNS, *_ADDED)]
    own = (
        b",".join(columns[:20]) + b"\nsymptom,2026-03-01,sore hip,hip,left,2026-02,yes,yes,worse,,6,a=yes,,,,,,,ann,x\n"
    )
    found = [path.read_bytes()[:3000] for path in sorted((ROOT / "tests" / "diaries").glob("*.csv"))]
    return Target([own, *found], columns, lambda content: read_diary(io.BytesIO(content), str))


def filled_page(_: Path) -> Target:
    """The reader of filled sheets."""
    from followup.exchange.filled_page import read_answers

    return Target(
        _pages(),
        [
            b"/AcroForm",
            b"/Fields",
            b"/Kids",
            b"/T",
            b"/TU",
            b"/V",
            b"/FT/Tx",
            b"(q-3)",
            b"/Type/ObjStm",
            b"/Filter/FlateDecode",
            b"/Prev 0",
            b"/Encrypt",
        ],
        lambda content: read_answers(io.BytesIO(content)),
    )


def _pages() -> list[bytes]:
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

    made = []
    for kind in ("plain", "packed", "locked"):
        writer = PdfWriter()
        writer.add_blank_page(100, 100)
        fields = ArrayObject()
        for number in (3, 8):
            field = DictionaryObject(
                {
                    NameObject("/FT"): NameObject("/Tx"),
                    NameObject("/T"): TextStringObject(f"q-{number}"),
                    NameObject("/TU"): TextStringObject("What can I do for my hip?"),
                    NameObject("/V"): TextStringObject("Wait, \u4e2d then «see»."),
                }
            )
            fields.append(writer._add_object(field))
        form = DictionaryObject({NameObject("/Fields"): fields})
        writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)
        if kind == "packed":
            writer.compress_identical_objects()
        if kind == "locked":
            writer.encrypt("", "owner", algorithm="AES-256")
        stream = io.BytesIO()
        writer.write(stream)
        made.append(stream.getvalue())
    # The key of a locked one is stretched each time: one in twenty is enough.
    return [*[made[0], made[1]] * 10, made[2]]


def entry(_: Path) -> Target:
    """The JSON of `add`: parsed, and read as an entry of each kind."""
    from followup.cli.adding import _row
    from followup.cli.given import parse_object
    from followup.domain.codec import from_plain
    from followup.domain.records import KINDS

    seeds = [
        b'{"what": "sore hip", "observed_on": "2026-03-01", "severity": 6, "side": "left", "answers": {"a": "yes"}}',
        b'{"name": "Tamoxifen", "note": "x", "started_on": "2026-03-01", "operations": ["lumpectomy"]}',
        b'{"noted_on": "2026-03-01", "words": "a \\u00e4 \\ud83d\\ude00", "rank": 3, "about": true}',
    ]
    kinds = list(KINDS)

    def act(content: bytes) -> None:
        given = parse_object(content)
        _row(dict(given))
        from_plain(kinds[len(content) % len(kinds)], given)

    return Target(seeds, [f'"{name}":'.encode() for name in ("kind", "words", "severity", "answers", "id", "rev")], act)


def key_file(place: Path) -> Target:
    """The reader of key files."""
    from followup.storage.keys import make_keys, read_keys, write_keys

    path, seeds = place / "keys.json", []
    for phrase in (None, "four quiet garden chairs"):
        write_keys(path, make_keys("ab" * 16, bytes(32), phrase)[0])
        seeds.append(path.read_bytes())

    def act(content: bytes) -> None:
        path.write_bytes(_signed(content))
        read_keys(path)

    return Target(seeds, [b'"slots":', b'"kind":', b'"plain"', b'"iterations":', b'"format":', b"[]", b"{}"], act)


def _signed(content: bytes) -> bytes:
    """Put the right checksum on two of three, so that what stands behind it is tried too."""
    from followup.storage.keys import _checksum

    if len(content) % 3 == 0:
        return content
    try:
        given = json.loads(content)
        given["checksum"] = _checksum({name: value for name, value in given.items() if name != "checksum"})
        return json.dumps(given).encode()
    except (ValueError, TypeError, RecursionError):
        return content


def secret(_: Path) -> Target:
    """A passphrase from a file descriptor, and a recovery code as it is typed."""
    from followup.cli.given import read_secret
    from followup.storage.recovery import new_code, read_code

    def act(content: bytes) -> None:
        read_code(content.decode("utf-8", "replace"))
        reading, writing = os.pipe()
        try:
            os.write(writing, content[:8000])
            os.close(writing)
            read_secret(reading)
        finally:
            os.close(reading)

    return Target([b"four quiet garden chairs\n", new_code().encode()], [b"\r\n", b"-", b"O0Il1"], act)


def settings(_: Path) -> Target:
    """What was chosen for a sheet, and what an earlier sheet said: texts of JSON that the log holds."""
    from followup.report.said import FORM, read_said
    from followup.services.sheet_habits import SheetHabit, _read, _written

    lists = dict.fromkeys(("symptoms", "flags", "questions", "measures", "medicines", "answers"), ())
    said = {"form": FORM, "more": 0, **lists}
    seeds = [_written(SheetHabit()).encode(), json.dumps(said).encode()]

    def act(content: bytes) -> None:
        text = content.decode("utf-8", "replace")
        _read(text)
        read_said(text)

    return Target(seeds, [b'"left_out":', b'"months":', b'"symptoms":', b'{"name":1}', b'"day":"x"'], act)


def compiled(place: Path) -> Target:
    """The compiled copy of the shipped files: one that is spoilt is never used."""
    from followup.signs.shipped_files import COMPILED, ShippedFiles
    from followup.signs.shipped_files import compiled as compile_all

    folder = place / "shipped"
    (folder / "signs").mkdir(parents=True)
    toml = folder / "a.toml"
    toml.write_text('name = "a"\n')
    seed = json.dumps(compile_all(folder)).encode()

    def act(content: bytes) -> None:
        (folder / COMPILED).write_bytes(content)
        found = ShippedFiles(folder).read(toml)
        if not isinstance(found, dict):
            raise TypeError

    return Target([seed], [b'"digest":', b'"content":', b'"a.toml":'], act)


def opener(place: Path) -> Target:
    """The opener of logs. One opening takes a thousand times longer than reading a row, so it gets fewer inputs."""
    return _opening(place / "log")


def backup_opener(place: Path) -> Target:
    """Restoring a backup."""
    from followup.storage.arriving import restore
    from followup.storage.backup import list_backups, make_backup
    from followup.storage.database import Database

    database, _ = Database.create(place / "log")
    make_backup(database)
    database.close()
    source = list_backups(place / "log")[0].path
    good = (source / "log.db").read_bytes()

    def act(content: bytes) -> None:
        (source / "log.db").write_bytes(_within(good, content))
        shutil.rmtree(place / "new", ignore_errors=True)
        restore(source, place / "new")

    return Target([good[:4096], good[-4096:]], [], act)


def header(place: Path) -> Target:
    """What is looked at before SQLCipher is asked: the first bytes and the length of a log."""
    from followup.storage.folder import LogFolder
    from followup.storage.opening import _require_pages

    (place / "log.db").touch()
    folder = LogFolder(place)

    def act(content: bytes) -> None:
        folder.require_log()
        folder.database.write_bytes(content)
        _require_pages(folder)

    return Target([b"SQLite format 3\0" + bytes(4080), bytes(4096)], [b"SQLite format 3\0"], act)


def _opening(folder: Path) -> Target:
    from followup.storage.database import Database

    Database.create(folder)[0].close()
    good = (folder / "log.db").read_bytes()

    def act(content: bytes) -> None:
        (folder / "log.db").write_bytes(_within(good, content))
        Database.open(folder).close()

    return Target([good[:4096], good[4096:8192], good[-4096:]], [], act)


def _within(good: bytes, content: bytes) -> bytes:
    """Put spoilt pages into a good file: at its beginning, or anywhere else."""
    at = 0 if len(content) % 2 else len(content) * 4096 % len(good)
    return good[:at] + content + good[at + 4096 :]


def careless(_: Path) -> Target:
    """The control: what a reader does that trusts what it reads."""

    def act(content: bytes) -> None:
        match len(content) % 3:
            case 0:
                dict[str, int]()["name"]
            case 1 if not waited:
                waited.append(True)
                time.sleep(20)
            case _:
                bytearray(2 * 1024**3)

    waited: list[bool] = []
    return Target([b"any"], [], act)


PARTS = {
    "diary": 1.0,
    "entry": 1.0,
    "key_file": 1.0,
    "secret": 1.0,
    "settings": 1.0,
    "compiled": 1.0,
    "header": 1.0,
    "filled_page": 1.0,
    "opener": 0.1,
    "backup_opener": 0.05,
}
"""The readers, and the part of the inputs each gets: opening with SQLCipher takes a thousand times as long."""
