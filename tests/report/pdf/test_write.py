"""The file: its pages, its properties, its structure, and the same bytes every time."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from followup.report.compose import compose
from followup.report.inputs import PAPERS
from followup.report.pdf import Cancelled, page_images, write_pdf
from tests.report.extremes import ten_years
from tests.report.samples import empty, maria
from tests.report.sheets import pages, printed, reader, squeezed, written


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """The sheet of the sample person."""
    return printed(maria())


def test_the_same_sheet_gives_the_same_bytes(pdf: bytes) -> None:
    """Nothing of the hour, the machine or chance is in the file."""
    assert printed(maria()) == pdf


def test_every_page_says_whose_it_is_and_which_of_how_many(pdf: bytes) -> None:
    """Name, birth date, day of the sheet, page n of N."""
    found = pages(pdf)
    for number, text in enumerate(found, 1):
        assert "Maria Keller · born 2 April 1968 · sheet of 18 September 2025" in text
        assert f"page {number} of {len(found)}" in text


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_both_papers_have_their_size(paper: str, size: tuple[int, int]) -> None:
    """A4 and Letter."""
    box = reader(printed(replace(empty(), paper=paper))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_the_page_numbers_on_page_one_are_right(pdf: bytes) -> None:
    """Where page 1 says "on page n", the part begins on that page."""
    found = pages(pdf)
    outline = {entry.title: reader(pdf).get_destination_page_number(entry) + 1 for entry in reader(pdf).outline}
    assert "5 more on page 2" in found[0]
    assert outline["All my questions"] == 2
    assert found[outline["Medicines, with every dose"] - 1].count("Medicines, with every dose") == 1


def test_every_part_has_a_bookmark(pdf: bytes) -> None:
    """The parts can be reached from the list at the side."""
    document = compose(maria())
    titles = [entry.title for entry in reader(pdf).outline]
    assert titles == [document.title, *(part.title for part in document.sections)]


def test_the_properties_say_nothing_about_health(pdf: bytes) -> None:
    """A neutral title, no author, the language set."""
    found = reader(pdf)
    assert found.metadata is not None
    assert found.metadata.title == "Summary for a visit"
    assert not found.metadata.author
    assert found.trailer["/Root"]["/Lang"] == "en-GB"


def test_all_fonts_are_embedded(pdf: bytes) -> None:
    """The sheet looks the same on the clinic's printer; nothing is left to a font of theirs."""
    for page in reader(pdf).pages:
        for font in page["/Resources"]["/Font"].get_object().values():
            if "/FontDescriptor" in font.get_object():
                assert "/FontFile2" in font.get_object()["/FontDescriptor"].get_object()


def test_no_colour_is_used(pdf: bytes) -> None:
    """Only greys: what is drawn has no operator of a colour."""
    for page in reader(pdf).pages:
        operators = {operator for _, operator in page.get_contents().operations}
        assert not operators & {b"rg", b"RG", b"k", b"K", b"cs", b"CS", b"scn", b"SCN"}


def _roles(element: pypdf.generic.DictionaryObject) -> list[str]:
    found = [str(element["/S"])] if "/S" in element else []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if isinstance(kid, pypdf.generic.IndirectObject):
            found += _roles(kid.get_object())
    return found


def test_the_file_has_its_structure_for_screen_readers(pdf: bytes) -> None:
    """Marked, one first heading, headings of parts, tables with heads, figures with words."""
    root = reader(pdf).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is not False
    roles = _roles(root["/StructTreeRoot"]["/K"].get_object())
    assert roles.count("/H1") == 1
    assert {"/H2", "/H3", "/P", "/Figure", "/Table", "/TR", "/TH", "/TD"} <= set(roles)


def test_a_table_over_pages_is_one_table_with_one_head(pdf: bytes) -> None:
    """The repeated head of the next page is decoration: the log has six head cells, not twelve."""
    root = reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    tables = [kid.get_object() for kid in root["/K"] if kid.get_object().get("/S") == "/Table"]
    heads = [_roles(table).count("/TH") for table in tables]
    assert 6 in heads
    assert 12 not in heads


def test_each_figure_says_what_it_shows(pdf: bytes) -> None:
    """Every chart and the body have words instead."""
    root = reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()

    def figures(element: pypdf.generic.DictionaryObject) -> list[str]:
        found = [str(element.get("/Alt", ""))] if element.get("/S") == "/Figure" else []
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            if isinstance(kid, pypdf.generic.IndirectObject):
                found += figures(kid.get_object())
        return found

    found = figures(root)
    assert len(found) > 8
    assert all(found)
    said = "Hip pain, left. 7 entries. 2 Aug 2025: 3 of 10. 13 Sep 2025: 6 of 10. Higher is worse."
    assert any(words.startswith(said) for words in found)


def test_every_row_of_a_long_log_is_on_paper() -> None:
    """A log of ten years, row by row: as many days as entries."""
    view = replace(ten_years(1000), sections=frozenset({"log"}))
    entries = sum(len(episode.observations) for episode in view.log.episodes)
    text = squeezed("".join(pages(printed(view))[1:]))
    assert text.count("Worseafterwalking") == sum(
        bool(seen.note) for episode in view.log.episodes for seen in episode.observations
    )
    assert entries > 1000


def test_progress_rises_to_one() -> None:
    """It never goes back and ends at the whole."""
    shares: list[float] = []
    write_pdf(compose(maria()), io.BytesIO(), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 5


def test_writing_can_be_cancelled() -> None:
    """The next page is not begun."""
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        write_pdf(compose(maria()), io.BytesIO(), cancelled=lambda: next(asked))


def test_the_number_of_pages_is_told(pdf: bytes) -> None:
    """What comes back agrees with the file."""
    _, result = written(compose(maria()))
    assert result.pages == len(reader(pdf).pages)


@pytest.mark.parametrize("paper", PAPERS)
def test_pages_can_be_looked_at(paper: str) -> None:
    """Each page is a picture of the size asked for."""
    images = page_images(printed(replace(empty(), paper=paper, sections=frozenset())), 0.5)
    assert len(images) == 1
    assert images[0].startswith(b"\x89PNG")


def test_charts_and_documents_need_no_reportlab(root: Path) -> None:
    """The screen draws charts without loading what writes PDF."""
    modules = ("chart", "plot", "series", "document", "inputs", "body", "compose", "pdf")
    script = "; ".join(f"import followup.report.{name}" for name in modules)
    script += "; import sys; print([name for name in ('reportlab', 'pypdfium2', 'PIL') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"
