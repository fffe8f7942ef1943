"""Whoever reads the source article finds a place for each fact, and finds it again on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass

import pytest

from followup.domain.records import Note
from followup.domain.words import Side
from followup.services.log import OpenLog
from followup.services.sheets import SheetChoices
from tests.services.three_people import a_man, after_both_breasts, after_lumpectomy

PEOPLE = (after_lumpectomy, after_both_breasts, a_man)


def printed(log: OpenLog) -> list[str]:
    """Every text of the whole sheet."""
    from followup.report.document import SECTIONS

    document = log.sheets.make(SheetChoices(sections=frozenset(SECTIONS)))
    return list(_texts(document))


def _texts(part: object) -> list[str]:
    if isinstance(part, str):
        return [part]
    if is_dataclass(part):
        return [text for field in fields(part) for text in _texts(getattr(part, field.name))]
    return [text for one in part for text in _texts(one)] if isinstance(part, tuple | list) else []


@pytest.mark.parametrize("fill", PEOPLE)
def test_every_fact_is_found_again_on_paper(log: OpenLog, fill: Callable[[OpenLog], tuple[str, ...]]) -> None:
    """And nothing had to go into a note for want of a place."""
    wanted = fill(log)
    texts = printed(log)
    assert [words for words in wanted if not any(words in text for text in texts)] == []
    assert log.entries.count(Note) == 0


def test_the_first_page_has_the_later_cancer_in_its_line(log: OpenLog) -> None:
    """What came back stands before all treatments."""
    after_both_breasts(log)
    line = log.sheets.make().front.cancer.treatments[0]
    assert line.startswith("The cancer came back (recurrence), Mar 2026, bone + liver")
    assert line.endswith("triple negative")


def test_the_rules_read_the_operations(log: OpenLog) -> None:
    """The man and the women have the breasts that their operations left."""
    after_both_breasts(log)
    profile = log.record.profile()
    assert profile.surgery == {side: frozenset({"mastectomy"}) for side in (Side.LEFT, Side.RIGHT)}
    assert profile.reconstructed == {Side.LEFT, Side.RIGHT}
    assert profile.histology == "lobular"


def test_nothing_on_paper_weighs_the_facts(log: OpenLog) -> None:
    """No chance, no group, no number of them."""
    after_lumpectomy(log)
    words = " ".join(printed(log)).casefold()
    for forbidden in ("risk", "score", "chance", "likel", "prognos", "probab"):
        assert forbidden not in words
