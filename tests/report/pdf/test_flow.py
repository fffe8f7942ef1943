"""Pages after page 1: what stands together."""

from followup.report.pdf.blocks import Piece
from followup.report.pdf.box import Box
from followup.report.pdf.flow import _Flow, _with_next


def _laid_out(*pieces: Piece, height: float = 100) -> list[list[float]]:
    """Return the heights of what stands on each page."""
    flow = _Flow(height, lambda: None)
    for piece in _with_next(pieces, height * 0.4):
        flow.add(piece)
    return [[item.height for _, _, item in page.items if isinstance(item, Box)] for page in flow.pages.boxes]


def test_a_title_never_stands_alone_at_the_foot_of_a_page() -> None:
    """Nor do two of them: they go to the next page with the first of what they are about, however high that is."""
    title, second, content = Piece(Box(8), keep=5), Piece(Box(6), keep=4), Piece(Box(20))
    assert _laid_out(Piece(Box(75)), title, second, content) == [[75], [8, 6, 20]]
    assert _laid_out(Piece(Box(60)), title, second, content) == [[60, 8, 6, 20]]


def test_a_title_does_not_leave_half_a_page_empty() -> None:
    """Over something very high it keeps only the room that it asked for."""
    assert _laid_out(Piece(Box(45)), Piece(Box(8), keep=5), Piece(Box(90))) == [[45, 8], [90]]


def test_a_title_at_the_end_is_not_lost() -> None:
    """With nothing under it."""
    assert _laid_out(Piece(Box(45)), Piece(Box(8), keep=5)) == [[45, 8]]
