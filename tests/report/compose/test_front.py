"""What page 1 says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followup.domain.errors import Refused
from followup.domain.log_view import EpisodeView
from followup.domain.records import CheckIn, Episode, Fact, Question, Visit, Weight
from followup.domain.words import Answer, Change, Clinician, Side
from followup.report.compose import compose
from followup.report.front import Front, Measure
from followup.report.inputs import SheetInput
from tests.report.extremes import worst_case
from tests.report.history import flags
from tests.report.records import ANNA, TODAY, seen
from tests.report.samples import empty, maria, one_entry


@pytest.fixture(scope="module")
def front() -> Front:
    """Page 1 of the sample person."""
    return compose(maria()).front


def with_facts(view: SheetInput, **values: str) -> SheetInput:
    """The same person with some facts in place of theirs."""
    kept = [fact for fact in view.facts if fact.name not in values]
    return replace(view, facts=(*kept, *(Fact(id=900, name=name, value=value) for name, value in values.items())))


def measure(front: Front, label: str) -> Measure:
    """A line of the block about weight and overall."""
    return next(row for row in front.measures.rows if row.label == label)


def test_the_head_says_who_for_whom_and_of_which_days(front: Front) -> None:
    """Name, birth date with age, reader, visit, period, days noted, who prepared it."""
    head = front.identity
    assert (head.name, head.born) == ("Maria Keller", "born 2 April 1968 (57)")
    assert head.reader == "For Dr Ngozi Okafor, oncologist"
    assert head.visit == "Visit on Monday 22 September 2025 at 10:30, with Anna"
    assert head.period == "Since the last visit on 20 Mar 2025, to 18 Sep 2025"
    assert head.recorded == "noted on 32 of 183 days (60 entries)"
    assert head.prepared == "Prepared 18 September 2025 by Maria Keller, with notes by Anna (daughter)"


@pytest.mark.parametrize(
    ("born", "words"),
    [
        ("1968-09-18", "born 18 September 1968 (57)"),
        ("1968-09-19", "born 19 September 1968 (56)"),
        ("1968", "born about 1968"),
        ("unknown", "date of birth unknown"),
        ("last century", "date of birth unknown"),
    ],
)
def test_the_age_counts_full_years_and_a_guess_stays_a_guess(born: str, words: str) -> None:
    """The birthday itself counts; a year alone gives no age."""
    assert compose(with_facts(maria(), birth_date=born)).front.identity.born == words


def test_a_period_without_a_visit_says_its_days() -> None:
    """Nothing is called the last visit where there was none."""
    assert compose(empty()).front.identity.period == "From 22 Mar 2025 to 18 Sep 2025"


def test_questions_for_this_reader_come_first(front: Front) -> None:
    """The question for the nurse goes behind those for the oncologist and says whom it is for."""
    assert front.discuss.rows[-1].whom == "for the nurse"
    assert [row.number for row in front.discuss.rows] == list(range(1, 9))


def test_a_question_that_was_not_chosen_is_not_printed() -> None:
    """Only ticked questions are on the sheet."""
    asked = (Question(id=1, words="Yes?", rank=1), Question(id=2, words="No?", rank=2, chosen=False))
    assert [row.words for row in compose(replace(maria(), questions=asked)).front.discuss.rows] == ["Yes?"]


def test_flagged_comes_first_then_worse_then_newest(front: Front) -> None:
    """Tier decides, a quiet flag stands behind a loud one of its tier, then change, then the day it began."""
    titles = [row.title for row in front.worrying.rows]
    assert titles[:3] == ["Hip pain", "Weight loss without trying", "Cough"]
    assert titles[3:] == ["Tiredness", "Hot flushes", "Joint pain or stiffness"]
    assert [row.number for row in front.worrying.rows] == [1, 2, 3, 4, 5, 6]


def test_a_row_says_since_when_how_much_and_why(front: Front) -> None:
    """Side, days, number now and before, the change, the rule with its source, the first time, the caregiver."""
    row = front.worrying.rows[0]
    assert (row.title, row.where, row.own_words) == ("Hip pain", "left", "“sore hip”")
    assert (row.value, row.was, row.since) == ("6 of 10", "was 3 at the start", "since 2 Aug (47 days)")
    assert (row.change.kind, row.change.word) == (Change.WORSE, "worse")
    assert row.why.endswith("(Cancer.Net 2021).")
    assert row.remarks == ("feels different from the first time", "also seen by Anna (6 Sep)")


def test_a_told_flag_still_prints_and_says_when(front: Front) -> None:
    """Quiet on the screen is no reason to hide it from the doctor."""
    cough = next(row for row in front.worrying.rows if row.title == "Cough")
    assert any(words.startswith("team told 8 Sep (") for words in cough.remarks)


def test_no_number_is_said_and_not_drawn(front: Front) -> None:
    """Tiredness was noted twice without a number."""
    tired = next(row for row in front.worrying.rows if row.title == "Tiredness")
    assert tired.chart is None
    assert (tired.value, tired.instead) == ("no number given", "noted on 2 days, no number")


def test_all_small_charts_share_days_and_scale(front: Front) -> None:
    """The same days from left to right and 0 to 10 from bottom to top."""
    charts = [row.chart for row in front.worrying.rows if row.chart is not None]
    assert len({(chart.from_on, chart.to_on, chart.low, chart.high) for chart in charts}) == 1
    assert all(chart.threshold is not None and chart.threshold.value == 4 for chart in charts)


def test_something_new_with_one_entry_is_called_new() -> None:
    """There is nothing to compare yet."""
    (row,) = compose(one_entry()).front.worrying.rows
    assert row.change.word == "new"
    assert row.why == "Listed because it began in this time."


def test_a_place_that_the_title_names_is_not_said_twice() -> None:
    """Hip pain at the hip stays "Hip pain"; a part of the breast is named after the lump."""
    episode = EpisodeView(
        Episode(id=1, symptom="breast_lump", place="breast_upper_outer", side=Side.LEFT, began_on=TODAY),
        (seen(1, TODAY, 2),),
    )
    view = maria()
    titles = {"breast_upper_outer": "Breast, upper outer part"}
    alone = replace(view, log=replace(view.log, episodes=(episode,)), place_title=lambda place: titles.get(place, ""))
    row = next(row for row in compose(alone).front.worrying.rows if row.title == "Lump in the breast")
    assert row.where == "upper outer part, left"


def test_the_figure_numbers_the_rows(front: Front) -> None:
    """Hip and cough stand on the front; weight and tiredness are nowhere and said so; the operated side is marked."""
    numbers = {spot.number: spot for spot in front.figure.spots}
    assert numbers[1].view == "front"
    assert numbers[1].x > 0
    assert set(front.figure.unplaced) == {2, 4, 5}
    assert [spot.x > 0 for spot in front.figure.operated] == [True]


def test_a_man_has_a_figure_of_his_own() -> None:
    """Men have breast cancer too."""
    assert compose(with_facts(maria(), sex="male")).front.figure.body.male
    assert not compose(maria()).front.figure.body.male


def test_a_check_in_without_entries_counts_as_a_day_noted() -> None:
    """Somebody looked, and there was nothing to write."""
    view = replace(maria(), check_ins=(CheckIn(id=1, done_on=date(2025, 7, 2)),))
    assert compose(view).front.identity.recorded == "noted on 33 of 183 days (60 entries)"


def test_weight_has_its_change_and_whether_it_was_meant(front: Front) -> None:
    """From, to, percent of the first, and the answer to "trying?"."""
    weight = measure(front, "Weight")
    assert (weight.value, weight.change) == ("71.9 → 68.1 kg", "−5.3 % since 6 May")
    assert weight.remark == "trying to lose weight? no"
    assert weight.chart is not None


def test_pounds_print_with_kilograms_beside_them() -> None:
    """The doctor need not convert."""
    view = maria()
    pounds = tuple(replace(weight, unit="lb") for weight in view.log.weights)
    front = compose(replace(view, log=replace(view.log, weights=pounds))).front
    assert measure(front, "Weight").value == "158.5 lb (71.9 kg) → 150.1 lb (68.1 kg)"


def test_one_weight_has_no_change() -> None:
    """A single weighing is printed without a percent."""
    view = maria()
    one = (Weight(id=1, measured_on=TODAY, grams=68_100),)
    weight = measure(compose(replace(view, log=replace(view.log, weights=one))).front, "Weight")
    assert (weight.value, weight.change, weight.chart) == ("68.1 kg", "", None)
    assert weight.remark == "trying to lose weight? not recorded"


def test_overall_says_that_higher_is_better(front: Front) -> None:
    """Overall runs the other way than symptoms, and says so."""
    overall = measure(front, "Overall")
    assert (overall.value, overall.change, overall.remark) == ("5 of 10", "was 7 on 15 Mar", "higher is better")


def test_appetite_lost_denied_and_unknown_are_three_things() -> None:
    """Less, asked and not lost, never asked."""
    view = maria()

    def said(*observations: object) -> str:
        episode = EpisodeView(Episode(id=70, symptom="loss_of_appetite", began_on=TODAY), observations)
        return measure(compose(replace(view, log=replace(view.log, episodes=(episode,)))).front, "Appetite").value

    assert said(seen(70, TODAY, 3)) == "less, since 18 Sep"
    assert said(seen(70, TODAY, present=False)) == "not lost (asked 18 Sep)"
    assert measure(compose(view).front, "Appetite").value == "not recorded"


def test_pain_lists_every_pain_with_its_number(front: Front) -> None:
    """The strongest first."""
    assert measure(front, "Pain").value.startswith("Hip pain, left 6, worse; Joint pain or stiffness")


def test_what_was_asked_and_denied_is_told_from_silence(front: Front) -> None:
    """The four symptoms that were denied stand with their day; the rest is called not recorded."""
    assert front.denied.startswith("Not listed means not recorded. 13 Sep: Change in the skin of the breast")


def test_a_refused_paper_or_reader_is_one_clear_sentence() -> None:
    """A choice that does not exist is refused by name."""
    for wrong in ({"paper": "a3"}, {"reader": "dentist"}):
        with pytest.raises(Refused) as refused:
            compose(replace(maria(), **wrong))
        assert refused.value.field in wrong


def test_a_caregiver_who_prepares_the_sheet_is_named() -> None:
    """Who made the sheet is said, whoever it was."""
    prepared = compose(replace(maria(), prepared_by=ANNA)).front.identity.prepared
    assert prepared == "Prepared 18 September 2025 by Anna (daughter)"


def test_another_clinician_is_not_called_what_they_are_not() -> None:
    """A sheet for the oncologist names the nurse of the next visit without a role, and is not made for her."""
    visit = Visit(id=1, visit_on=date(2025, 9, 22), clinician="Nurse Sam", role=Clinician.NURSE)
    head = compose(replace(maria(), visit=visit)).front.identity
    assert head.reader == "For the oncologist"
    assert head.visit == "Next visit on Monday 22 September 2025, Nurse Sam"


def test_an_empty_log_says_so_everywhere() -> None:
    """No block is blank: each says that nothing is written down, or that it is unknown."""
    front = compose(empty()).front
    assert front.worrying.rows == ()
    assert front.worrying.empty
    assert all(row.value == "not recorded" for row in front.measures.rows)
    assert front.medicines.empty
    assert all(pair.value == "unknown" for pair in front.cancer.facts)


def test_a_flag_without_its_episode_in_the_period_is_still_listed() -> None:
    """No flag that the screen shows is missing on paper."""
    view = worst_case()
    lonely = replace(flags()[0], episodes=(99_999,))
    assert compose(replace(view, flags=(lonely,))).front.worrying.rows[0].title == lonely.title


def test_an_answer_given_already_prints() -> None:
    """A question with its answer shows who gave it."""
    asked = (Question(id=1, words="Scan?", answer="In May.", answered_by="Dr O"),)
    assert compose(replace(maria(), questions=asked)).front.discuss.rows[0].answer == "In May. (Dr O)"


def test_not_sure_is_an_answer_of_its_own() -> None:
    """Yes, no and not sure about the first time are three sentences."""
    view = maria()
    words = set()
    for answer in Answer:
        episode = EpisodeView(
            Episode(id=1, symptom="hip_pain", began_on=TODAY),
            (seen(1, TODAY, 2, answers=(("like_first_time", answer),)),),
        )
        alone = replace(view, flags=(), log=replace(view.log, episodes=(episode,)))
        words.add(compose(alone).front.worrying.rows[0].remarks[0])
    assert len(words) == 3


def test_the_source_on_page_one_speaks_for_itself() -> None:
    """A copy on somebody's blog gives way to the source behind it; remarks and unknown years are left out."""
    view = maria()
    blog = replace(flags()[0].sources[0], publisher="A blog (secondary source)", year="2025")
    known = replace(flags()[0].sources[0], publisher="Cancer Centre (reposted)", year="n.d.")
    flag = replace(flags()[0], sources=(blog, known))
    assert compose(replace(view, flags=(flag,))).front.worrying.rows[0].why.endswith("(Cancer Centre).")


def test_without_an_entry_of_something_not_there_nothing_is_said_of_what_was_asked() -> None:
    """A short question may have been answered with no: that nothing was asked would not be true."""
    words = compose(one_entry()).front.denied
    assert words == "Nothing noted as not there. Not recorded is not a no."
