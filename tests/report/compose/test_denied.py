"""A "no" to a short question: denied where it asks about something of its own, an answer about the symptom else."""

from dataclasses import replace
from datetime import date, timedelta

from followup.domain.log_view import EpisodeView, LogView
from followup.domain.records import Episode
from followup.domain.words import Answer
from followup.report.compose import compose
from followup.report.document import Text
from followup.signs.sign import ShortQuestion
from tests.report.records import TODAY, seen
from tests.report.samples import empty
from tests.report.sheets import section, table

QUESTIONS = {
    question.id: question
    for question in (
        ShortQuestion(
            "breathless",
            "Are you short of breath with it?",
            "Shortness of breath",
            frozenset({"shortness_of_breath"}),
            frozenset({"shortness_of_breath"}),
        ),
        ShortQuestion("dimpled", "Is the skin dimpled?", "Dimpled skin", frozenset({"breast_skin_change"})),
        ShortQuestion("morning_worse", "Is it worse in the morning?"),
    )
}
TITLES = {
    "shortness_of_breath": "Short of breath",
    "breast_skin_change": "Change in the skin of the breast",
    "cough": "Cough",
}
NO, YES, NOT_SURE = Answer.NO, Answer.YES, Answer.NOT_SURE


def _episode(number: int, symptom: str, *answered: tuple[int, str, Answer], present: bool = True) -> EpisodeView:
    """An episode with answers, each so many days ago."""
    observations = tuple(
        seen(number, TODAY - timedelta(days=ago), present=present, answers=((question, answer),))
        for ago, question, answer in answered
    )
    began = min(one.observed_on for one in observations)
    return EpisodeView(Episode(id=number, symptom=symptom, words=symptom, began_on=began), observations)


def _sheet(*episodes: EpisodeView) -> tuple[list[tuple[str, str]], str, list[str]]:
    """Return what was denied and when, what nobody asked, and what the log says of each entry."""
    view = replace(
        empty(),
        log=LogView(episodes=episodes),
        symptom_title=lambda symptom: TITLES.get(symptom, ""),
        question_title=lambda question: QUESTIONS[question].words,
        short_questions=QUESTIONS,
    )
    document = compose(view)
    denied = [(row.cells[0], row.cells[2]) for row in table(document, "denied").rows]
    silence = " ".join(block.words for block in section(document, "denied").blocks if isinstance(block, Text))
    return denied, silence, [row.cells[4] for row in table(document, "log").rows]


def _day(ago: int) -> str:
    on: date = TODAY - timedelta(days=ago)
    return f"{on.day} {on:%b %Y}"


def test_a_no_about_something_else_was_asked_and_is_not_there() -> None:
    """A cough, and not short of breath: listed, and no longer among what nobody asked."""
    denied, silence, _ = _sheet(_episode(1, "cough", (3, "breathless", NO)))
    assert denied == [("Shortness of breath", _day(3))]
    assert "Short of breath" not in silence
    assert "Short of breath" in _sheet(_episode(1, "cough", (3, "morning_worse", NO)))[1]


def test_a_no_about_how_it_is_stays_an_answer_about_the_symptom() -> None:
    """The log says it with the entry; nothing is denied by it."""
    denied, _, log = _sheet(_episode(1, "cough", (3, "morning_worse", NO)))
    assert denied == []
    assert log == ["Is it worse in the morning? no."]


def test_asked_of_the_symptom_itself_it_is_about_the_symptom() -> None:
    """Skin that changed and is not dimpled: the change is not denied."""
    denied, silence, log = _sheet(_episode(1, "breast_skin_change", (3, "dimpled", NO)))
    assert denied == []
    assert log == ["Is the skin dimpled? no."]
    assert "skin of the breast" not in silence


def test_a_part_of_a_symptom_denies_no_more_than_the_part() -> None:
    """No dimples beside a cough: redness was still not asked about."""
    denied, silence, _ = _sheet(_episode(1, "cough", (3, "dimpled", NO)))
    assert denied == [("Dimpled skin", _day(3))]
    assert "Change in the skin of the breast" in silence


def test_what_was_there_as_well_is_not_denied() -> None:
    """A yes anywhere in the period is the stronger word."""
    denied, _, _ = _sheet(
        _episode(1, "cough", (3, "breathless", NO)), _episode(2, "chest_pain", (9, "breathless", YES))
    )
    assert denied == []


def test_a_symptom_that_was_noted_is_not_denied_by_a_question() -> None:
    """Breathless in an entry of its own."""
    noted = EpisodeView(
        Episode(id=2, symptom="shortness_of_breath", words="puffed", began_on=TODAY), (seen(2, TODAY, 3),)
    )
    assert _sheet(_episode(1, "cough", (3, "breathless", NO)), noted)[0] == []


def test_the_latest_no_counts_and_not_sure_is_none() -> None:
    """One line for a question, whoever it was asked beside; "not sure" denies nothing."""
    denied, _, _ = _sheet(
        _episode(1, "cough", (20, "breathless", NO), (5, "breathless", NO)),
        _episode(2, "chest_pain", (9, "breathless", NO), (2, "dimpled", NOT_SURE)),
    )
    assert denied == [("Shortness of breath", _day(5))]


def test_before_the_period_it_was_not_asked() -> None:
    """Of long ago nothing is said."""
    assert _sheet(_episode(1, "cough", (400, "breathless", NO), (1, "morning_worse", NO)))[0] == []


def test_what_was_denied_by_a_press_too_stands_once() -> None:
    """In the words of the list."""
    pressed = EpisodeView(
        Episode(id=2, symptom="shortness_of_breath", words="puffed", began_on=TODAY),
        (seen(2, TODAY, present=False),),
    )
    denied, _, _ = _sheet(_episode(1, "cough", (3, "breathless", NO)), pressed)
    assert denied == [("Short of breath", _day(0))]
