"""What reads foreign bytes, each as a function of the bytes with good ones to begin with."""

from __future__ import annotations

import io
import json
import os
import struct
import time
import zlib
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin

from .faultio import ROOT


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
    """The reader of filled sheets: plain, with its objects packed, and locked as older programs do it."""
    return _reading_pages([_page(), _packed_page(), _page("AES-128")])


def locked_page(_: Path) -> Target:
    """Filled sheets locked as programs do it today: the key of each is stretched, which takes twenty times as long."""
    return _reading_pages([_page("AES-256")])


def _reading_pages(seeds: list[bytes]) -> Target:
    from followup.exchange.filled_page import read_answers

    names = b"/AcroForm /Fields /Kids /T /TU /V /FT/Tx (q-3) /Type/ObjStm /Filter/FlateDecode /Encrypt /Extends "
    names += b"/Filter/Fl /Filter/LZW /Filter/JBIG2Decode /Filter/BrotliDecode /DecodeParms /Crypt"
    return Target([*seeds], [*names.split(), b"/Prev 0"], lambda content: read_answers(io.BytesIO(content)))


def _page(locked: str = "") -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

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
    if locked:
        writer.encrypt("", "owner", algorithm=locked)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _packed_page() -> bytes:
    """Return a sheet as many programs save it: its objects in a packed stream, and a stream in the place of a table."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R>>",
        b"<</Type/Pages/Count 0/Kids[]>>",
        b"<</Fields[4 0 R]>>",
        b"<</FT/Tx/T(q-3)/TU(What can I do?)/V(Wait, then see.)>>",
    )
    starts = [sum(map(len, objects[:at])) + at for at in range(len(objects))]
    index = b" ".join(b"%d %d" % pair for pair in enumerate(starts, 1)) + b" "
    packed = zlib.compress(index + b" ".join(objects))
    data = b"%PDF-1.7\n5 0 obj\n" + _stream(b"/Type/ObjStm/N 4/First %d/Filter/FlateDecode" % len(index), packed)
    start, rows = len(data), [(0, 0, 0), *((2, 5, at) for at in range(4)), (1, 9, 0), (1, len(data), 0)]
    table = b"".join(struct.pack(">BHB", *row) for row in rows)
    data += b"6 0 obj\n" + _stream(b"/Type/XRef/Size 7/W[1 2 1]/Root 1 0 R", table)
    return data + b"startxref\n%d\n%%%%EOF" % start


def _stream(kind: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream\nendobj\n" % (kind, len(content), content)


def entry(_: Path) -> Target:
    """The JSON of `add`: parsed, and read as an entry of the kind it names."""
    from followup.cli.adding import _FIELDS, _row
    from followup.cli.entries import record_of
    from followup.cli.given import parse_object
    from followup.domain.records import KINDS

    own = {"what": "sore hip", "observed_on": "2026-03-01", "severity": 6, "side": "left", "answers": {"a": "yes"}}
    seeds = [json.dumps(own).encode(), *(json.dumps(plain_entry(kind)).encode() for kind in KINDS)]
    names = {*_FIELDS, *(name for kind in KINDS for name in plain_entry(kind))}

    def act(content: bytes) -> None:
        given = parse_object(content)
        kind = given.get("kind")
        if isinstance(kind, str) and kind in KINDS:
            record_of(kind, given)
        else:
            _row(given)

    return Target(seeds, [f'"{name}":'.encode() for name in sorted(names)], act)


def plain_entry(kind: str) -> dict[str, Any]:
    """Return an entry of a kind as JSON knows it, with something in every field."""
    from followup.domain.codec import _hints

    given = {name: _some(hint) for name, hint in _hints(kind).items() if name not in {"id", "rev", "entered_at"}}
    return {"kind": kind, **given} | ({"at": "10:30"} if "at" in given else {})


def _some(hint: Any) -> Any:
    """Return a value that a field of this type may hold."""
    if isinstance(hint, UnionType):
        return _some(get_args(hint)[0])
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return {"a": _some(get_args(inner)[1])} if get_origin(inner) is tuple else [_some(inner)]
    if issubclass(hint, StrEnum):
        return str(list(hint)[-1])
    known = {date: "2026-03-01", datetime: "2026-03-01T10:00:00+01:00", str: "a \u00e4", int: 3, bool: True, float: 1.5}
    return known.get(hint, "")


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
    from followup.report.said import Said, SaidFlag, SaidSymptom, read_said, write_said
    from followup.services.sheet_habits import SheetHabit, _read, _written

    symptom = SaidSymptom(episode=3, title="sore hip", since="March", value="6", day="2026-03-01", level=6)
    flag = SaidFlag(sign="hip", rule="pain-that-stays", version=2, tier="call")
    habit = SheetHabit(left_out=frozenset({"flags"}), since=date(2026, 3, 1), months=6, paper="a4", large_print=True)
    seeds = [_written(SheetHabit()).encode(), _written(habit).encode()]
    seeds += [
        write_said(Said()).encode(),
        write_said(Said(symptoms=(symptom,), flags=(flag,), questions=("a",), answers=("a",))).encode(),
    ]

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


def picture(_: Path) -> Target:
    """Photos: decoded as the child does it, and made anew from what a child says, be it taken over or not."""
    from followup.exchange import picture_child
    from followup.exchange.picture_file import _made_anew

    library = picture_child._library()
    told = [b'{"width": 2, "height": 2, "taken": "2026-03-01"}\n' + bytes(12), b'{"refused": "heic"}\n']

    def act(content: bytes) -> None:
        if content[:1] in b"{[":
            _made_anew(content)
            return
        try:
            head, pixels = picture_child.decoded(content, library)
        except Exception:  # noqa: BLE001 - the child makes one word of each
            head, pixels = {"refused": "broken"}, b""
        _made_anew(json.dumps(head).encode() + b"\n" + pixels)

    return Target([*told, *_pictures()], [b"Infinity", b'"width":', b"Exif\0\0", b"IHDR", b"IDAT", b"\xff\xdb"], act)


def _pictures() -> list[bytes]:
    from PIL import Image

    exif = Image.Exif()
    exif[306], exif[274] = "2026:03:01 10:00:00", 6
    made = []
    for form, mode in (
        ("JPEG", "RGB"),
        ("JPEG", "CMYK"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "I;16"),
        ("WEBP", "RGB"),
    ):
        stream = io.BytesIO()
        Image.new(mode, (12, 8), 5).save(stream, form, exif=exif)
        made.append(stream.getvalue())
    return made


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
