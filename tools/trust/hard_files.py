"""Files that are awkward by their size, their depth or their kind, each with what reads it."""

from __future__ import annotations

import os
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from followup.exchange.diary import read_diary
from followup.exchange.filled_page import MOST_BYTES, read_answers
from followup.exchange.foreign import open_foreign
from followup.storage.arriving import restore
from followup.storage.database import Database
from followup.storage.errors import StorageError
from followup.storage.keys import read_keys

_MB = 1024 * 1024
Case = tuple[str, Callable[[], object]]


def cases(place: Path) -> Iterator[Case]:
    """Hand out each file, made in a folder, with a call that reads it."""
    for number, (name, make) in enumerate(_files()):
        path = place / f"hard-{number}"
        make(path)
        yield f"{name} as a diary", lambda path=path: _diary(path)  # type: ignore[misc]
        yield f"{name} as a sheet", lambda path=path: _sheet(path)  # type: ignore[misc]
        yield f"{name} as a key file", lambda path=path: read_keys(path)  # type: ignore[misc]
        if not path.is_dir() or path.is_symlink():
            path.unlink()
    for name, content in _pdfs():
        path = place / "bomb.pdf"
        path.write_bytes(content)
        yield f"a PDF with {name}", lambda path=path: _sheet(path)  # type: ignore[misc]
    yield from _logs(place)


def _diary(path: Path) -> None:
    with open_foreign(path, MOST_BYTES) as stream:
        read_diary(stream, str)


def _sheet(path: Path) -> None:
    with open_foreign(path, MOST_BYTES) as stream:
        read_answers(stream)


def _files() -> Iterator[tuple[str, Callable[[Path], Any]]]:
    yield "two gigabytes of nothing", _sparse
    yield "one line of 100 MB", lambda path: path.write_bytes(b"kind,what\n" + b"x" * 100 * _MB)
    yield "one line of 19 MB", lambda path: path.write_bytes(b"kind,what\n" + b"x" * 19 * _MB)
    yield "a quotation mark that never closes", lambda path: path.write_bytes(b'kind,what\n"' + b"x\n" * 9 * _MB)
    yield "19 MB of commas", lambda path: path.write_bytes(b"kind,what\n" + b"," * 19 * _MB)
    yield "a header of 6 million columns", lambda path: path.write_bytes(b"kind," * 3 * _MB)
    yield "4 million rows", lambda path: path.write_bytes(b"kind,what\n" + b"note\n" * 3_900_000)
    yield "deep JSON", lambda path: path.write_bytes(b'{"a":' * 40_000 + b"1" + b"}" * 40_000)
    yield "a number of 200,000 digits", lambda path: path.write_bytes(b'{"format":' + b"9" * 200_000 + b"}")
    yield "a folder", lambda path: path.mkdir()
    yield "a pipe that nobody writes into", os.mkfifo
    yield "links in a circle", lambda path: path.symlink_to(path)
    yield "a device that never ends", lambda path: path.symlink_to("/dev/zero")
    yield "a file that changes while it is read", _changing


def _sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, 2 * 1024 * _MB)


def _changing(path: Path) -> None:
    path.write_bytes(b"kind,what\n" + b"note,a\n" * 50_000)

    def change() -> None:
        for number in range(400):
            with suppress(OSError), path.open("r+b") as file:
                file.truncate(1000 * (number % 90))
                file.seek(0, os.SEEK_END)
                file.write(b"note,b\n" * 20_000)

    threading.Thread(target=change, daemon=True).start()


def _pdfs() -> Iterator[tuple[str, bytes]]:
    bomb = _packed(600)
    field = b"<</FT/Tx/T(q-3)/TU(a)/V 5 0 R>>"
    yield "an answer that unpacks to 600 MB", _pdf(field, _stream(bomb, b"/Filter/FlateDecode"))
    twice = zlib.compress(bomb, 9)
    yield "an answer packed twice", _pdf(field, _stream(twice, b"/Filter[/FlateDecode/FlateDecode]"))
    yield (
        "packed objects that unpack to 600 MB",
        _pdf(field, _stream(bomb, b"/Type/ObjStm/N 1000000/First 10/Filter/FlateDecode")),
    )
    yield "fields within themselves", _pdf(b"<</T(a)/Kids[4 0 R 4 0 R 4 0 R]>>", b"null")
    yield (
        "a list of fields that is itself",
        _pdf(b"null", b"null", fields=b"6 0 R", more=b"6 0 obj\n[6 0 R 6 0 R]\nendobj\n"),
    )
    yield "a million fields", _pdf(field, b"null", fields=b"[" + b"4 0 R " * 1_000_000 + b"]")
    yield "pages within themselves", _pdf(field, b"null", pages=b"<</Type/Pages/Count 3/Kids[2 0 R 2 0 R 2 0 R]>>")
    yield "a billion pages", _pdf(field, b"null", pages=b"<</Type/Pages/Count 1000000000/Kids[]>>")
    yield "pages 20,000 deep", _pdf(field, b"null", pages=b"<</Type/Pages/Count 1/Kids[10 0 R]>>", more=_deep(20_000))
    yield "lists 100,000 deep", _pdf(b"[" * 100_000, b"null")
    yield "words 5 million signs long", _pdf(b"<</FT/Tx/T(q-3)/TU(a)/V(" + b"w" * 5_000_000 + b")>>", b"null")
    yield "an object that is itself", _pdf(b"<</FT/Tx/T(q-3)/TU 5 0 R/V 5 0 R>>", b"5 0 R")
    yield "tables of objects in a circle", _pdf(field, b"null", trailer=b"/Prev 9")
    yield "a table of a billion objects", _pdf(field, b"null").replace(b"xref\n0 6", b"xref\n0 1000000000")
    index = b"/Type/XRef/Size 1000000000/W[1 4 2]/Index[0 1000000000]/Root 1 0 R"
    packed = b"%PDF-1.5\n9 0 obj\n" + _stream(b"\0" * 7000, index) + b"\nendobj\nstartxref\n9\n%%EOF"
    yield "a packed table of a billion objects", packed
    lost = _pdf(field, b"null", trailer=b"/Root 99 0 R", more=b" 7 7\n" * 3_000_000)
    yield "a root that is nowhere", lost.replace(b"trailer<</Size 6/Root 1 0 R", b"trailer<</Size 9000")
    kids = b" ".join(b"%d 0 R" % number for number in range(100, 1_900))
    tree = b"<</Type/Pages/Count 9/Kids[%s]>>" % kids
    yield "pages that are nowhere", _pdf(field, b"null", pages=tree, more=b" 7 7\n" * 3_000_000)
    yield "only half of it", _pdf(field, b"null")[:200]
    yield "20 MB of beginnings of objects", (b"%PDF-1.4\n" + b"1 0 obj<<" * 2_000_000)[: 19 * _MB]
    yield (
        "20 MB of open brackets",
        b"%PDF-1.4\n1 0 obj\n" + b"<<" * 9 * _MB + b"\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF",
    )
    yield (
        "a password to stretch for ever",
        _pdf(field, b"null", trailer=b"/Encrypt 5 0 R/ID[(a)(b)]").replace(
            b"5 0 obj\nnull",
            b"5 0 obj\n<</Filter/Standard/V 2/R 3/Length 1000000000/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>",
        ),
    )


def _packed(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b"a" * _MB) for _ in range(megabytes)) + packer.flush()


def _pdf(
    field: bytes,
    fifth: bytes,
    *,
    fields: bytes = b"[4 0 R]",
    pages: bytes = b"",
    more: bytes = b"",
    trailer: bytes = b"",
) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R>>",
        pages or b"<</Type/Pages/Count 0/Kids[]>>",
        b"<</Fields " + fields + b">>",
        field,
        fifth,
    ]
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    data += more
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + table + b"trailer<</Size 6/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (trailer, len(data))


def _stream(content: bytes, extra: bytes) -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), extra, content)


def _deep(count: int) -> bytes:
    return b"".join(
        b"%d 0 obj\n<</Type/Pages/Count 1/Kids[%d 0 R]>>\nendobj\n" % (n, n + 1) for n in range(10, 10 + count)
    )


def _logs(place: Path) -> Iterator[Case]:
    """A log that is not one, in every way: opened, and restored from."""
    good = place / "good"
    Database.create(good)[0].close()
    keys, content = (good / "keys.json").read_bytes(), (good / "log.db").read_bytes()
    for number, (name, make) in enumerate(_files()):
        for part in ("log.db", "keys.json"):
            folder = place / f"log-{number}-{part}"
            folder.mkdir()
            (folder / "log.db").write_bytes(content)
            (folder / "keys.json").write_bytes(keys)
            (folder / part).unlink()
            make(folder / part)
            yield f"{name} for {part}", lambda folder=folder: Database.open(folder).close()  # type: ignore[misc]
            yield f"{name} for {part} of a backup", lambda folder=folder: _restored(folder, place)  # type: ignore[misc]
    yield "a log at the end of which 2 GB of nothing stand", lambda: _longer(good)


def _restored(folder: Path, place: Path) -> None:
    """Restore it; nothing may be left where it was refused."""
    to = place / "restored"
    try:
        restore(folder, to)
    except StorageError:
        if to.exists():
            raise AssertionError("something was left behind") from None
        raise


def _longer(folder: Path) -> None:
    os.truncate(folder / "log.db", 2 * 1024 * _MB)
    Database.open(folder).close()
