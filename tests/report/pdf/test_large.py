"""The large-print sheet: 16 points, one column, every block whole on a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followup.report.compose import compose
from followup.report.inputs import READERS
from followup.report.pdf.large import large_boxes
from followup.report.pdf.page import BODY, LARGE, page
from followup.report.scene import Words
from tests.report.extremes import worst_case
from tests.report.samples import maria
from tests.report.sheets import flat, outside, pages, pen, printed, squeezed, words_of


def test_its_text_has_16_points() -> None:
    """What a reader with weak eyes needs; the words of charts are the smallest."""
    assert pytest.approx(16) == BODY * LARGE
    boxes = large_boxes(compose(replace(maria(), large_print=True)).front, pen(LARGE), page("a4"))
    sizes = [item.size for box in boxes for _, _, item in flat(box) if isinstance(item, Words) and item.words]
    assert min(sizes) >= 10


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("reader", READERS)
def test_no_page_holds_more_than_fits(reader: str, paper: str) -> None:
    """However much there is; the first page begins with what is wanted to be discussed."""
    front, size, large = compose(replace(worst_case(paper), reader=reader)).front, page(paper), pen(LARGE, since=9)
    boxes = large_boxes(front, large, size)
    for box in boxes:
        assert box.height <= size.text_height
        assert outside(box, large, size.text_width, size.text_height) == []
    assert "What I most want to discuss" in words_of(boxes[0])


def test_page_numbers_count_the_pages_that_stand_for_page_1() -> None:
    """The questions begin where page 1 says that they do, and every part is there."""
    view = replace(maria(), large_print=True)
    document, found = compose(view), pages(printed(view))
    told = next(words for words in found[0].splitlines() if "more on page" in words)
    number = int(told.rsplit("page", 1)[1].split()[0])
    assert document.sections[0].title in found[number - 1]
    text = squeezed(" ".join(found))
    assert all(squeezed(part.title) in text for part in document.sections)
    assert squeezed(found[-1]).endswith(f"page{len(found)}of{len(found)}")
