"""The form of the file: what PDF/A-3a and PDF/UA-1 ask for and plain Python can see. The proof is `make check-pdf`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest

from tests.report.records import TODAY
from tests.report.samples import empty, maria
from tests.report.sheets import printed, reader


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """The sheet of the sample person."""
    return printed(maria())


def test_the_file_says_which_standards_it_holds_to(pdf: bytes) -> None:
    """In its properties, unpacked, with what PDF/A must be told about PDF/UA."""
    metadata = reader(pdf).trailer["/Root"]["/Metadata"]
    assert "/Filter" not in metadata
    said = metadata.get_data().decode("utf-8")
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in said
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert "http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>" in said


def test_the_greys_are_defined(pdf: bytes) -> None:
    """One output intent with a colour profile; without it grey means nothing in fifty years."""
    (intent,) = reader(pdf).trailer["/Root"]["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"].get_data()[36:40] == b"acsp"


def test_every_stream_ends_its_line(pdf: bytes) -> None:
    """`endstream` stands at the beginning of a line, and the length before it is right."""
    streams = re.findall(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", pdf)
    assert len(streams) == pdf.count(b"endstream")
    assert pdf.count(b"\nendstream") == len(streams)


def test_the_day_of_the_file_is_the_day_of_the_sheet(pdf: bytes) -> None:
    """Neither the hour of writing nor a made-up year."""
    info = reader(pdf).metadata
    assert info is not None
    assert info.creation_date is not None
    assert info.creation_date.date() == TODAY


def test_different_sheets_have_different_ids(pdf: bytes) -> None:
    """A viewer that remembers a file by its ID never shows the fields of one in another."""
    other = printed(replace(maria(), today=TODAY + timedelta(days=1)))
    assert reader(pdf).trailer["/ID"][0] != reader(other).trailer["/ID"][0]


def _elements(element: pypdf.generic.DictionaryObject) -> list[pypdf.generic.DictionaryObject]:
    found = [element] if "/S" in element else []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if isinstance(kid, pypdf.generic.IndirectObject):
            found += _elements(kid.get_object())
    return found


def test_headings_go_down_one_step_at_a_time(pdf: bytes) -> None:
    """One first heading, and none that skips a level, as PDF/UA asks."""
    elements = _elements(reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object())
    levels = [int(str(element["/S"])[2:]) for element in elements if re.fullmatch(r"/H\d", str(element["/S"]))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_row_of_a_table_has_as_many_cells_as_its_head(pdf: bytes) -> None:
    """Heads know that they stand over a column."""
    elements = _elements(reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object())
    tables = [element for element in elements if element["/S"] == "/Table"]
    assert tables
    for table in tables:
        counts = set()
        for row in table["/K"]:
            cells = [cell.get_object() for cell in row.get_object()["/K"]]
            counts.add(len(cells))
            assert all(cell["/A"]["/Scope"] == "/Column" for cell in cells if cell["/S"] == "/TH")
        assert len(counts) == 1


SCRIPT = """
import hashlib
from tests.report.samples import maria
from tests.report.sheets import printed
print(hashlib.sha256(printed(maria())).hexdigest())
"""


def test_other_processes_write_the_same_bytes(root: Path) -> None:
    """Whatever the seed of the hashes, the time zone, the language of the computer and SOURCE_DATE_EPOCH."""
    found = set()
    for seed, zone in (("0", "UTC"), ("4711", "Pacific/Auckland")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": seed, "LC_ALL": "C"}
        command = [sys.executable, "-c", SCRIPT]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root, env=environment)
        found.add(done.stdout)
    assert len(found) == 1


def test_an_empty_sheet_has_the_same_form() -> None:
    """Nothing in the log, and still a whole file."""
    assert b"OutputIntents" in printed(empty())
