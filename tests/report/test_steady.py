"""Long work leaves Python's search for garbage as it found it, and leaves no garbage itself."""

from __future__ import annotations

import gc
import io

import pytest

from followup.report.compose import compose
from followup.report.pdf import Cancelled, write_pdf
from followup.report.pdf.tags import Element
from followup.report.steady import steadily
from tests.report.samples import maria


def test_nothing_is_searched_for_meanwhile_and_afterwards_as_before() -> None:
    """Also when the work ends in an error, and when somebody else had it off already."""
    seen: list[bool] = []

    def fail() -> None:
        with steadily():
            seen.append(gc.isenabled())
            raise ValueError("on purpose")

    with pytest.raises(ValueError, match="on purpose"):
        fail()
    assert (seen, gc.isenabled()) == ([False], True)
    with steadily(), steadily():
        pass
    assert gc.isenabled()


def test_a_cancelled_sheet_leaves_it_on() -> None:
    """Changing one's mind in the middle is no reason to let memory grow from then on."""
    with pytest.raises(Cancelled):
        write_pdf(compose(maria()), io.BytesIO(), cancelled=lambda: True)
    assert gc.isenabled()


def test_a_written_sheet_is_let_go_of_without_a_search() -> None:
    """Its tree points up and down; left alone, a later search would stop the window for it."""
    document = compose(maria())
    gc.collect()
    with steadily():
        before = _elements()
        write_pdf(document, io.BytesIO())
        assert _elements() <= before + 1  # the root, which the canvas holds until it goes itself


def _elements() -> int:
    return sum(isinstance(thing, Element) for thing in gc.get_objects())
