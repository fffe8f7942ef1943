"""Cells that a spreadsheet would compute."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.exchange.protect import protect, unprotect

RISKY = st.text(alphabet="=+-@\t\r\n\0'＝＋－＠a1 ", max_size=8)


@given(st.one_of(st.text(), RISKY))
def test_protected_cell_comes_back_exactly(cell: str) -> None:
    """Whatever somebody wrote is the same after a way out and in, marks at its beginning too."""
    assert unprotect(protect(cell)) == cell


@given(RISKY)
def test_protected_cell_never_begins_like_a_formula(cell: str) -> None:
    """No spreadsheet takes it for something to compute."""
    assert not protect(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("cell", ["sore hip", "'tis sore", "", "5", "2026-03-12", " =1"])
def test_harmless_cell_stays_as_it_is(cell: str) -> None:
    """Ordinary words are neither marked nor cut, on the way out or in."""
    assert unprotect(cell) == cell
    assert protect(cell) == ("'" + cell if cell.startswith("'") else cell)
