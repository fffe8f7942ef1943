"""What is kept of a sheet comes back as it was, and counts for what is new and worse afterwards."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.checks import LONGEST_TEXT
from followup.domain.log_view import EpisodeView, LogView
from followup.domain.records import Episode, PreparedAnswer, Sheet
from followup.domain.words import Change, DoctorAsks
from followup.report.compose import compose
from followup.report.compose.reading import Reading
from followup.report.document import Heading, Pairs
from followup.report.inputs import SheetInput
from followup.report.said import Said, SaidFlag, SaidSymptom, read_said, write_said
from tests.report.extremes import ten_years
from tests.report.records import TODAY, seen
from tests.report.samples import maria
from tests.report.sheets import section, table

ENTERED = datetime(2025, 9, 10, 12).astimezone()
SYMPTOMS = st.builds(
    SaidSymptom,
    episode=st.integers(1, 10**6),
    title=st.text(),
    since=st.dates().map(str),
    value=st.text(),
    change=st.sampled_from(["", "worse"]),
    day=st.just("") | st.dates().map(str),
    level=st.none() | st.integers(0, 10),
)
FLAGS = st.builds(SaidFlag, sign=st.text(), rule=st.text(), version=st.integers(0, 99), tier=st.text())


@given(
    st.builds(
        Said,
        symptoms=st.lists(SYMPTOMS, max_size=3).map(tuple),
        more=st.integers(0, 9),
        flags=st.lists(FLAGS, max_size=3).map(tuple),
        questions=st.lists(st.text(), max_size=3).map(tuple),
    )
)
def test_what_was_said_comes_back(said: Said) -> None:
    """Whatever the words."""
    assert read_said(write_said(said)) == said


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", "[" * 9_000, '{"form":99}', '{"form":1}', '{"form":1,"symptoms":[{"day":"soon"}],"more":0}'],
)
def test_what_cannot_be_read_is_none(text: str) -> None:
    """A text of another form, or one that somebody typed, breaks nothing."""
    assert read_said(text) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("symptoms", [1]),
        ("symptoms", [["day"]]),
        ("symptoms", [{"episode": "1", "title": "a", "since": "", "value": ""}]),
        ("symptoms", [{"episode": True, "title": "a", "since": "", "value": ""}]),
        ("symptoms", [{"episode": 1, "title": None, "since": "", "value": ""}]),
        ("symptoms", [{"episode": 1, "title": "a", "since": "", "value": "", "level": "high"}]),
        ("flags", [None]),
        ("flags", ["sign"]),
        ("more", float("inf")),
        ("more", "1"),
        ("questions", "one"),
        ("answers", [{}]),
        ("medicines", None),
    ],
)
def test_a_value_of_another_kind_in_any_place_is_none(field: str, value: object) -> None:
    """It is JSON and of our form, so only the types say that nobody wrote it this way."""
    kept = json.loads(write_said(Said()))
    assert read_said(json.dumps(kept)) is not None
    assert read_said(json.dumps(kept | {field: value})) is None


def test_a_sheet_of_ten_years_still_fits() -> None:
    """The text that is kept stays below what one field may hold."""
    assert 0 < len(compose(ten_years()).said) < LONGEST_TEXT


def test_the_sheet_keeps_the_state_of_each_symptom_and_the_rules() -> None:
    """The number with its day, the word for the change, and the version of each rule."""
    said = read_said(compose(maria()).said)
    assert said is not None
    hip = next(symptom for symptom in said.symptoms if symptom.title == "Hip pain, left")
    assert (hip.value, hip.level, hip.change) == ("6 of 10", 6, "worse")
    assert {(flag.sign, flag.version) for flag in said.flags} == {
        (flag.sign, flag.rule_version) for flag in maria().flags
    }
    assert said.questions[0] == maria().questions[0].words


def _course(view: SheetInput, episode: int) -> tuple[Change, bool, int | None]:
    course = next(one for one in Reading(view, str).courses if one.episode.id == episode)
    return course.change, course.is_new, course.was.value if course.was else None


def _after(level: int, *later: int, listed: bool = True, typed_after: bool = False) -> SheetInput:
    """A log whose sheet of 30 days ago said a number for the only episode, with later numbers."""
    made = TODAY - timedelta(days=30)
    episode = Episode(
        id=1,
        symptom="hip_pain",
        began_on=made - timedelta(days=20),
        entered_at=ENTERED + timedelta(days=1 if typed_after else -60),
    )
    days = [made + timedelta(days=10 * (at + 1)) for at in range(len(later))]
    numbers = tuple(seen(at + 1, day, value) for at, (day, value) in enumerate(zip(days, later, strict=True)))
    shown = SaidSymptom(
        episode=1,
        title="Hip pain",
        since=str(episode.began_on),
        value=f"{level} of 10",
        day=str(made - timedelta(days=2)),
        level=level,
    )
    return replace(
        maria(),
        from_on=made,
        since_visit=None,
        flags=(),
        since_sheet=Sheet(id=1, made_on=made, from_on=made, to_on=made, sha256="x", handed_on=made, entered_at=ENTERED),
        seen=Said(symptoms=(shown,) if listed else ()),
        log=LogView(episodes=(EpisodeView(episode, numbers),)),
    )


@pytest.mark.parametrize(("level", "later", "change"), [(3, (6, 6), Change.WORSE), (6, (3, 3), Change.BETTER)])
def test_changes_count_from_the_number_that_was_seen(level: int, later: tuple[int, ...], change: Change) -> None:
    """Not from what the log says today about that day."""
    assert _course(_after(level, *later), 1) == (change, False, level)


def test_what_was_on_the_sheet_is_not_new_and_what_was_typed_in_later_is() -> None:
    """Also an episode that began before the sheet: nobody has seen it."""
    assert _course(_after(4, 4), 1)[1] is False
    assert _course(_after(4, 4, listed=False), 1)[1] is False
    assert _course(_after(4, 4, listed=False, typed_after=True), 1)[1] is True


@given(st.lists(st.integers(0, 10), min_size=1, max_size=4), st.integers(0, 10))
def test_a_number_that_was_seen_never_breaks_the_comparison(later: list[int], level: int) -> None:
    """Whatever was noted since, also on days of which the log no longer holds anything."""
    change, _, was = _course(_after(level, *later), 1)
    assert was in {None, level}
    assert change is not Change.NEW


def test_since_part_says_what_it_counts_from() -> None:
    """The day up to which the last sheet told, and that day in the head of page 1."""
    document = compose(_after(3, 6, 6))
    part = section(document, "since")
    assert "19 Aug 2025" in str(part.blocks[0])
    assert [block.words for block in part.blocks if isinstance(block, Heading)] == ["Worse"]
    assert document.front.identity.period == "Since the last sheet, 19 Aug 2025, to 18 Sep 2025"


def test_own_answers_print_instead_of_those_of_the_log() -> None:
    """The column goes, the words stand with their day; what was not written stays as the log has it."""
    own = (
        PreparedAnswer(visit_id=4, asks=DoctorAsks.BEGAN, words="After the garden.", written_on=TODAY),
        PreparedAnswer(visit_id=4, asks=DoctorAsks.PAIN, words="At night, mostly.", written_on=TODAY),
    )
    document = compose(replace(maria(), prepared=own))
    pairs = [
        pair for block in section(document, "doctor_asks").blocks if isinstance(block, Pairs) for pair in block.rows
    ]
    assert [pair.value for pair in pairs[:2]] == [
        "After the garden. (in my own words, 18 Sep 2025)",
        "At night, mostly. (in my own words, 18 Sep 2025)",
    ]
    assert [pair.label for pair in pairs[2:]] == ["How are things overall?", "Weight", "Appetite"]
    assert [column.title for column in table(document, "doctor_asks").columns] == [
        "Symptom",
        "How has it changed?",
        "Different from the first time?",
    ]


def test_all_three_columns_can_be_written_by_hand() -> None:
    """Then there is no table of one column."""
    asks = (DoctorAsks.BEGAN, DoctorAsks.CHANGED, DoctorAsks.FIRST_TIME)
    own = tuple(PreparedAnswer(visit_id=4, asks=one, words="mine", written_on=TODAY) for one in asks)
    blocks = section(compose(replace(maria(), prepared=own)), "doctor_asks").blocks
    assert all(getattr(block, "name", "") != "doctor_asks" for block in blocks)
