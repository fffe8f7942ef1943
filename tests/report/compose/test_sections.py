"""What the parts after page 1 say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from followup.domain.log_view import EpisodeView, MedicineView
from followup.domain.records import DosePeriod, Episode, Medicine, SideEffect
from followup.report.compose import compose
from followup.report.document import SECTIONS, Heading, Pairs, SheetDocument, Table, Text, TimeCharts
from tests.report.extremes import ten_years
from tests.report.records import ANNA, TODAY, seen
from tests.report.samples import empty, maria, with_photos
from tests.report.sheets import section, table


@pytest.fixture(scope="module")
def document() -> SheetDocument:
    """The sheet of the sample person."""
    return compose(maria())


def test_the_parts_come_in_their_order(document: SheetDocument) -> None:
    """Questions first, rules last; photos only where some were chosen."""
    assert tuple(part.id for part in document.sections) == tuple(part for part in SECTIONS if part != "photos")
    assert tuple(part.id for part in compose(with_photos(maria())).sections) == SECTIONS


def test_only_wanted_parts_are_made() -> None:
    """A reader may want the questions and the medicines alone."""
    wanted = compose(replace(maria(), sections=frozenset({"medicines", "questions"})))
    assert [part.id for part in wanted.sections] == ["questions", "medicines"]


def test_the_six_questions_are_answered(document: SheetDocument) -> None:
    """When, how it changed, the first time, overall, weight and appetite, pain."""
    hip = table(document, "doctor_asks").rows[0]
    assert hip.cells == (
        "Hip pain, left",
        "2 Aug 2025 (47 days)",
        "Worse: 6 of 10, was 3 at the start",
        "Feels different from the first time",
    )
    pairs = next(block for block in section(document, "doctor_asks").blocks if isinstance(block, Pairs)).rows
    assert [pair.label for pair in pairs] == ["How are things overall?", "Weight", "Appetite", "Any pain?"]
    assert pairs[2].unknown


def test_since_the_last_visit_groups_by_change(document: SheetDocument) -> None:
    """New, better and the same, each with its symptoms; no empty group."""
    part = section(document, "since")
    assert part.title == "Since the last visit"
    assert [block.words for block in part.blocks if isinstance(block, Heading)] == [
        "New",
        "Better",
        "The same",
        "What somebody else saw",
    ]
    new = [row.cells[0] for row in table(document, "since New").rows]
    assert new == ["Hip pain, left", "Cough", "Tiredness", "Headache"]
    assert "gone on 3 May" in table(document, "since New").rows[-1].cells[2]


def test_long_own_words_are_in_full_after_page_one() -> None:
    """What a title cannot hold is not lost."""
    words = "a dragging ache that comes and goes " * 20
    episode = EpisodeView(Episode(id=1, words=words, began_on=TODAY), (seen(1, TODAY, 2),))
    view = maria()
    made = compose(replace(view, log=replace(view.log, episodes=(episode,)), flags=()))
    assert words.strip() in table(made, "since New").rows[0].cells[3]


def test_denied_and_not_recorded_are_two_lists(document: SheetDocument) -> None:
    """What was asked has an answer and a day; what was not is named as not recorded."""
    assert ("Lump in the breast", "no", "13 Sep 2025") in [row.cells for row in table(document, "denied").rows]
    silence = next(block for block in section(document, "denied").blocks if isinstance(block, Text)).words
    assert "Seizure" in silence
    assert "Lump in the breast" not in silence
    assert "Cough" not in silence


def test_the_log_is_newest_first_and_whole(document: SheetDocument) -> None:
    """Every entry of the period, none of before."""
    rows = table(document, "log").rows
    assert rows[0].cells[:4] == ("13 Sep 2025", "Hip pain, left", "6", "worse")
    assert len(rows) == 60
    assert not [row for row in rows if row.cells[0] == "15 Mar 2025"]


def test_an_entry_typed_in_late_is_marked_as_from_memory(document: SheetDocument) -> None:
    """Eighteen days later is from memory; the same day is not."""
    (late,) = [row for row in table(document, "log").rows if row.quiet]
    assert late.cells[0] == "12 Aug 2025"
    assert late.cells[4].startswith("From memory.")


def test_what_a_caregiver_saw_carries_a_name_and_a_mark(document: SheetDocument) -> None:
    """The person's own rows have no name."""
    rows = table(document, "log").rows
    assert {row.cells[5] for row in rows if row.other} == {"Anna (daughter)"}
    assert {row.cells[5] for row in rows if not row.other} == {""}


def test_answers_to_short_questions_print_with_the_question(document: SheetDocument) -> None:
    """The doctor reads the question, not its id."""
    assert "Does it wake you at night? yes." in table(document, "log").rows[0].cells[4]


def test_gone_and_denied_are_different_words(document: SheetDocument) -> None:
    """A symptom that went is gone; one that was never there is "no"."""
    changes = {row.cells[1]: row.cells[3] for row in reversed(table(document, "log").rows)}
    assert changes["Lump in the breast"] == "no"
    assert changes["Headache"] == "gone"


def test_the_charts_share_days_and_the_last_has_the_medicines(document: SheetDocument) -> None:
    """One time axis for symptoms, overall, weight and medicine bars."""
    charts = next(block for block in section(document, "over_time").blocks if isinstance(block, TimeCharts)).charts
    assert len({(chart.from_on, chart.to_on) for chart in charts}) == 1
    assert [bool(chart.bars) for chart in charts] == [False] * (len(charts) - 1) + [True]
    assert charts[0].from_on == date(2025, 3, 20)


def test_rules_print_with_version_sentence_and_source(document: SheetDocument) -> None:
    """What a flag rests on can be looked up."""
    rules = next(block for block in section(document, "rules").blocks if isinstance(block, Pairs)).rows
    words = rules[0].value
    assert "Rule bone_pain.wakes, version 3." in words
    assert "call the team within three days" in words
    assert "https://tolife.org/about-us-1/blog/breast-cancer" in words


def test_the_definition_of_a_change_is_printed_once(document: SheetDocument) -> None:
    """It stands with the rules, and says that it is no published value."""
    pairs = [pair for block in section(document, "rules").blocks if isinstance(block, Pairs) for pair in block.rows]
    (definition,) = [pair.value for pair in pairs if pair.label == "Change"]
    assert "2 points" in definition
    assert "not a published value" in definition


def test_no_flag_is_never_all_clear() -> None:
    """Without flags the sheet says what that means and what it does not."""
    words = " ".join(block.words for block in section(compose(empty()), "rules").blocks if isinstance(block, Text))
    assert "matches the rules today" in words
    assert "does not rule anything out" in words


def test_a_log_of_ten_years_is_complete() -> None:
    """Every one of some five thousand entries is a row."""
    view = ten_years(2000)
    entries = sum(len(episode.observations) for episode in view.log.episodes)
    assert len(table(compose(view), "log").rows) == entries + len(view.log.weights) + len(view.overalls) + len(
        view.notes
    )


def test_the_same_input_gives_the_same_document() -> None:
    """Composing is pure."""
    view = maria()
    assert compose(view) == compose(view)


def test_every_word_of_ours_can_be_translated() -> None:
    """With a translator that shouts, no line of page 1 stays in small English letters but what the person wrote."""
    front = compose(empty(), lambda text: text if "{" in text else text.upper()).front
    assert front.discuss.title.isupper()
    assert front.worrying.empty.isupper()
    assert front.measures.rows[0].value.isupper()


def test_a_dose_says_how_often_and_what_is_planned_next() -> None:
    """A taper names its next step; a side effect stands beside the medicine, and the substance beside a brand."""
    today = maria().today
    week = timedelta(days=7)
    steps = (
        DosePeriod(id=1, medicine_id=9, dose="20 mg", frequency="once a day", started_on=today - week),
        DosePeriod(id=2, medicine_id=9, dose="10 mg", started_on=today + week, tapering=True),
    )
    first = replace(steps[0], ended_on=today + timedelta(days=6))
    view = MedicineView(Medicine(id=9, name="Femara"), (first, steps[1]))
    episode = Episode(id=77, words="sore hands", began_on=today)
    link = SideEffect(medicine_id=9, episode_id=77, note="the nurse says so")
    log = replace(maria().log, medicines=(view,))
    given = replace(maria(), log=log, side_effects=((link, episode),), substance=lambda _name: "letrozole")
    page = compose(given)
    (row,) = page.front.medicines.rows
    assert row.dose.startswith("20 mg, once a day since")
    assert "then 10 mg from" in row.dose
    said = " ".join(str(cell) for row in table(page, "medicines").rows for cell in row.cells)
    assert "Femara (letrozole, prescribed)" in said
    assert "sore hands: the nurse says so" in said
    assert "on the way down" in said


def test_what_a_caregiver_saw_stands_apart_from_what_changed(document: SheetDocument) -> None:
    """With who and when; the person's own rows hold none of it."""
    others = table(document, "since others")
    assert {row.cells[4] for row in others.rows} == {"Anna (daughter)"}
    assert all(row.other for row in others.rows)
    assert "Needs a nap after shopping." in {row.cells[3] for row in others.rows}


def test_a_symptom_that_only_a_caregiver_saw_is_not_among_the_person_s_own() -> None:
    """It is listed as what somebody else saw, and as nothing that she said."""
    view = maria()
    alone = EpisodeView(Episode(id=90, words="limps", began_on=TODAY), (seen(90, TODAY, 5, author_id=ANNA),))
    made = compose(replace(view, log=replace(view.log, episodes=(alone,)), flags=()))
    names = [block.name for block in section(made, "since").blocks if isinstance(block, Table)]
    assert names == ["since others"]


def test_a_last_entry_from_memory_says_so_among_the_changes() -> None:
    """A number that was typed in weeks later is no number of its day."""
    late = replace(
        seen(91, TODAY - timedelta(days=20), 4), entered_at=datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    )
    episode = EpisodeView(Episode(id=91, words="itch", began_on=late.observed_on), (late,))
    view = maria()
    made = compose(replace(view, log=replace(view.log, episodes=(episode,)), flags=()))
    assert "Last entry from memory." in table(made, "since New").rows[0].cells[3]


def test_words_of_somebody_else_are_not_quoted_as_her_own() -> None:
    """She said later how it went on; how it began is in the words of who saw it, and stands with their name alone."""
    words = "Mum was far more tired than usual"
    episode = Episode(id=90, symptom="cough", words=words, began_on=TODAY - timedelta(days=9), author_id=ANNA)
    days = (seen(90, TODAY - timedelta(days=9), words=words, author_id=ANNA), seen(90, TODAY, 3))
    base = maria()
    log = replace(base.log, episodes=(*base.log.episodes, EpisodeView(episode, days)))
    made = compose(replace(base, log=log))
    rows = [row for block in section(made, "since").blocks if isinstance(block, Table) for row in block.rows]
    assert [row.other for row in rows if words in " ".join(row.cells)] == [True]
    assert not [row for row in made.front.worrying.rows if words in str(row)]
