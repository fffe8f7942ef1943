"""Photos on the sheet: those the person chose, in words."""

from dataclasses import replace

from followup.report.compose import compose
from followup.report.document import Heading, PhotoRow, Photos
from followup.report.plain_text import plain_text
from tests.report.records import ANNA
from tests.report.samples import maria, with_photos
from tests.report.sheets import section


def _rows() -> tuple[PhotoRow, ...]:
    part = section(compose(with_photos(maria())), "photos")
    return next(block for block in part.blocks if isinstance(block, Photos)).rows


def test_photos_stand_under_their_symptom_oldest_first() -> None:
    """With day, place and side, and the words as they are."""
    part = section(compose(with_photos(maria())), "photos")
    assert [block.words for block in part.blocks if isinstance(block, Heading)] == ["Hip pain, left"]
    rows = _rows()
    assert [row.title for row in rows] == [f"{day} Sep 2025, Breast, left" for day in (15, 16, 17)]
    assert rows[0].words == "day 0, by the <window>"


def test_each_photo_is_said_in_words() -> None:
    """For who does not see it."""
    assert _rows()[0].spoken == "Photo of Hip pain, left: 15 Sep 2025, Breast, left, day 0, by the <window>"


def test_a_picture_that_is_lost_is_said() -> None:
    """Its place on the page says so."""
    assert [bool(row.picture) for row in _rows()] == [True, False, True]
    assert "could not be read" in _rows()[1].missing


def test_a_photo_by_somebody_else_names_them() -> None:
    """As everything that a caregiver saw."""
    view = with_photos(maria())
    first = view.photos[0]
    by_anna = replace(first, photo=replace(first.photo, author_id=ANNA))
    part = section(compose(replace(view, photos=(by_anna,))), "photos")
    rows = next(block for block in part.blocks if isinstance(block, Photos)).rows
    assert "by Anna" in rows[0].title


def test_a_photo_of_a_symptom_of_before_is_kept() -> None:
    """Also where the sheet itself does not tell of it."""
    view = with_photos(maria())
    old = replace(view.photos[0], photo=replace(view.photos[0].photo, episode_id=999))
    part = section(compose(replace(view, photos=(old,))), "photos")
    assert [block.words for block in part.blocks if isinstance(block, Heading)] == ["A symptom of before"]


def test_the_text_tells_of_photos() -> None:
    """A text holds no picture."""
    text = plain_text(compose(with_photos(maria())))
    assert "Photo of Hip pain, left" in text
