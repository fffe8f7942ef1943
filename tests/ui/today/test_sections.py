"""Today: what is worth telling, still there, coming up, lately, and what stands beside."""

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from followup.domain.days import Day
from followup.domain.records import Episode, Exam, Observation, Question, Told, Visit
from followup.domain.words import AllAlong, Answer, Change, ExamKind
from followup.services.drafts import Place
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.ui.kit.buttons import Button, EntryLink
from followup.ui.kit.chart_view import ChartView
from followup.ui.kit.fold import Fold
from followup.ui.kit.theme import Theme
from followup.ui.kit.tier_card import TierCard
from followup.ui.shell.window import Window
from followup.ui.today.left_over import LeftOver
from followup.ui.today.screen import Screen
from followup.ui.today.whom_and_when import WhomAndWhen

TODAY = date(2026, 3, 12)


@pytest.fixture
def screen(window: Window) -> Screen:
    """Today on an empty log."""
    assert window.host is not None
    return cast("Screen", window.host.current)


@pytest.fixture
def sample(sample_window: Window) -> Screen:
    """Today on the sample log."""
    assert sample_window.host is not None
    return cast("Screen", sample_window.host.current)


def button(card: TierCard, words: str) -> Button:
    """The button of a card with these words."""
    return next(one for one in card.findChildren(Button) if one.text() == words)


def said(screen: Screen) -> str:
    """Everything that can be seen on the page, once the layout has shown what is new."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen))


def note(services: OpenLog, symptom: str, ago: int, **fields: object) -> None:
    """Keep a symptom some days ago."""
    services.journal.note(SymptomEntry(symptom=symptom, observed_on=TODAY - timedelta(days=ago), **fields))  # type: ignore[arg-type]


def test_an_empty_log_says_what_to_do_first(screen: Screen) -> None:
    """The first steps are there, and no headline over nothing."""
    assert screen.first_steps.isVisible()
    assert not screen.flags.isVisible()
    assert not screen.lately.isVisible()


def test_no_flag_is_no_all_clear(screen: Screen, services: OpenLog) -> None:
    """The sentence where nothing matches invites to call all the same."""
    note(services, "hot_flushes", 0, severity=2)
    assert "You can always call about anything that worries you" in said(screen)
    assert "all clear" not in said(screen).lower()


def test_an_urgent_flag_comes_first(screen: Screen, services: OpenLog) -> None:
    """Get help now stands over everything else, from one entry."""
    note(services, "cough", 40, severity=3)
    note(services, "cough", 0, severity=3, all_along=AllAlong.YES)
    note(services, "seizure", 0)
    tiers = [card.flag.tier for card in screen.flags.cards]
    assert tiers[0] == "urgent"
    assert [tier.rank for tier in tiers] == sorted(tier.rank for tier in tiers)


def test_where_the_team_knows_of_everything_that_is_what_stands_there(sample: Screen, sample_services: OpenLog) -> None:
    """A rule that is met is never called nothing, told or not."""
    for flag in sample_services.flags.today():
        if not flag.is_quiet:
            sample_services.flags.tell(flag)
    words = [label.text() for label in sample.flags.findChildren(QLabel)]
    assert any(line.startswith("Your team knows about everything that matches the rules today.") for line in words)
    assert not any(line.startswith("Nothing") for line in words)


def test_telling_the_team_quiets_and_can_be_undone(sample: Screen, sample_services: OpenLog) -> None:
    """My team knows folds the card away; undo brings it back."""
    before = [card.flag.sign for card in sample.flags.cards]
    told = len(sample_services.entries.all(Told))
    button(sample.flags.cards[0], "My team knows").click()
    assert [card.flag.sign for card in sample.flags.cards] == before[1:]
    assert len(sample_services.entries.all(Told)) == told + 1
    cast("Window", sample.window()).undo()
    assert [card.flag.sign for card in sample.flags.cards] == before


def test_whom_and_when_can_be_added_to_a_tick(qtbot: QtBot, sample: Screen, sample_services: OpenLog) -> None:
    """Folded away, today unless said otherwise; then it stands on the card, and the line for it is gone."""
    flag = sample.flags.cards[0].flag
    button(sample.flags.cards[0], "My team knows").click()
    told = sample_services.entries.all(Told)[-1]
    assert (told.sign, told.whom, told.told_on) == (flag.sign, "", TODAY)

    fold = next(fold for fold in sample.flags.findChildren(Fold) if fold.button.text() == "Whom and when?")
    fold.set_open(True)
    form = fold.findChild(WhomAndWhen)
    assert form is not None
    form.day.set_day(Day(TODAY + timedelta(days=1)))
    form.save.click()
    assert form.day_row.error.text()
    form.day.set_day(Day(TODAY - timedelta(days=1)))
    form.whom.setText(" Nurse  Ann ")
    qtbot.keyClick(form.whom, Qt.Key.Key_Return)

    told = sample_services.entries.all(Told)[-1]
    assert (told.whom, told.told_on) == ("Nurse Ann", TODAY - timedelta(days=1))
    assert "Your team knows: " not in said(screen=sample)
    assert sample.flags.quiet is not None
    sample.flags.quiet.set_open(True)
    assert "You told Nurse Ann on 11 March 2026." in said(sample)


def test_what_the_team_knows_can_be_taken_back(sample: Screen, sample_services: OpenLog) -> None:
    """The quiet card unfolds, and the tick can go."""
    assert sample.flags.quiet is not None
    sample.flags.quiet.set_open(True)
    card = sample.flags.quiet.findChildren(TierCard)[0]
    button(card, "My team does not know yet").click()
    assert card.flag.sign in {one.flag.sign for one in sample.flags.cards}


def test_a_question_goes_to_the_next_visit_once(sample: Screen, sample_services: OpenLog) -> None:
    """Add to questions keeps a question for the next visit; pressing again says that it is there."""
    visit = sample_services.visits.next()
    assert visit is not None
    before = len(sample_services.visits.questions(visit.id))
    add = button(sample.flags.cards[0], "Add to questions")
    add.click()
    after = len(sample_services.visits.questions(visit.id))
    assert after == before + 1
    for _ in range(4):
        button(sample.flags.cards[0], "Add to questions").click()
    assert "already" in cast("Window", sample.window()).undo_bar.words.text()


def test_a_question_waits_where_there_is_no_visit(screen: Screen, services: OpenLog) -> None:
    """Without a visit the question waits for the next one."""
    note(services, "seizure", 0)
    button(screen.flags.cards[0], "Add to questions").click()
    assert [question.visit_id for question in services.entries.all(Question)] == [None]


def test_still_there_asks_and_keeps(qtbot: QtBot, screen: Screen, services: OpenLog) -> None:
    """An episode nothing was said of lately becomes a question, and its answer an observation of today."""
    note(services, "hip_pain", 20, severity=3)
    (line,) = screen.still_there.lines
    line.there.click()
    line.change.button(Change.WORSE).click()
    line.all_along.button(AllAlong.YES).click()
    line.keep.click()
    last = services.entries.all(Observation)[-1]
    assert (last.observed_on, last.change, last.all_along) == (TODAY, Change.WORSE, AllAlong.YES)
    assert not screen.still_there.isVisible()


def test_what_was_noted_long_ago_is_still_open(screen: Screen, services: OpenLog) -> None:
    """Half a year of silence ends nothing: it is asked about and counted, only its chart has nothing to show."""
    note(services, "hip_pain", 180, severity=3)
    assert screen.beside.check_in.first.text() == "1 thing open"
    assert len(screen.still_there.lines) == 1
    assert not screen.lately.isVisible()


def test_gone_ends_it(screen: Screen, services: OpenLog) -> None:
    """It has gone needs one press."""
    note(services, "hip_pain", 20, severity=3)
    screen.still_there.lines[0].gone.click()
    assert not services.journal.episodes()[0].is_open
    assert not screen.still_there.isVisible()


def test_coming_up_in_words(screen: Screen, services: OpenLog) -> None:
    """Due, booked and overdue exams are told apart in words."""
    note(services, "hot_flushes", 0)
    entries = services.entries
    entries.add(Exam(exam=ExamKind.MAMMOGRAM, name="Mammogram", due_on=date(2026, 4, 20)))
    entries.add(Exam(exam=ExamKind.BONE_DENSITY, name="Bone density", due_on=date(2026, 2, 2)))
    entries.add(
        Exam(exam=ExamKind.MRI, name="MRI", due_on=date(2026, 3, 20), booked_on=date(2026, 3, 24)),
    )
    words = said(screen)
    assert "Mammogram, due in April" in words
    assert "Bone density, was due in February" in words
    assert "MRI, booked for 24 March" in words


def test_lately_has_a_chart_for_each_open_symptom(sample: Screen, sample_services: OpenLog) -> None:
    """As many charts as open symptoms, each with a sentence for those who cannot see it."""
    charts = sample.lately.findChildren(ChartView)
    assert len(charts) == len(sample_services.journal.episodes(open_only=True))
    assert all(chart.accessibleName() for chart in charts)


def test_what_stands_beside(screen: Screen, services: OpenLog) -> None:
    """Next visit, check-in and backup say where things stand."""
    assert "None noted" in screen.beside.visit.first.text()
    visit = services.entries.add(Visit(visit_on=date(2026, 3, 24), at="10:30", clinician="Dr Hart"))
    services.visits.add(Question(words="What next?", visit_id=visit.id))
    note(services, "hip_pain", 0)
    assert screen.beside.visit.first.text() == "Tue 24 March"
    assert screen.beside.visit.then.text() == "Dr Hart 10:30\n1 question"
    assert screen.beside.check_in.first.text() == "1 thing open"
    assert screen.beside.backup.first.text() == "None yet"


def test_backing_up_by_hand(qtbot: QtBot, screen: Screen, services: OpenLog) -> None:
    """One press makes a checked backup and says so."""
    screen.beside.backup.button.click()
    qtbot.waitUntil(lambda: services.backups.last() is not None, timeout=10_000)
    qtbot.waitUntil(lambda: screen.beside.backup.first.text() != "None yet", timeout=10_000)


def test_beside_goes_below_in_a_narrow_window(window: Window, screen: Screen) -> None:
    """Under 1000 pixels the cards stand below the main column."""
    for width, below in ((1100, False), (800, True)):
        window.resize(width, 700)
        QApplication.processEvents()
        top = screen.beside.mapTo(screen, screen.beside.rect().topLeft()).x()
        main = screen.quick_add.mapTo(screen, screen.quick_add.rect().topLeft()).x()
        assert (top == main) is below


def test_typing_survives_a_change_elsewhere(window: Window, screen: Screen, services: OpenLog) -> None:
    """What somebody is typing stays when the log changes under it."""
    screen.quick_add.start()
    screen.quick_add.field.setText("sore")
    note(services, "hot_flushes", 0, answers=(("fever", Answer.NO),))
    assert screen.quick_add.field.text() == "sore"


def test_another_day_asks_again(screen: Screen, services: OpenLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page shows the day it is read on."""
    monkeypatch.setattr(screen, "today", lambda: date(2026, 3, 13))
    screen.refresh()
    assert screen.day.text() == "Friday 13 March 2026"


def test_flags_of_a_changed_entry_follow(screen: Screen, services: OpenLog) -> None:
    """Taking an urgent entry back takes its card away."""
    note(services, "seizure", 0)
    assert screen.flags.cards
    (observation,) = services.entries.all(Observation)
    services.entries.change(replace(observation, present=False))
    services.entries.remove("episode", observation.episode_id)
    assert not screen.flags.cards


def test_long_words_do_not_widen_the_page(qtbot: QtBot, window: Window, services: OpenLog, theme: Theme) -> None:
    """What somebody wrote may be long, the window small and the text large: only that link is shortened."""
    words = "a dull ache that begins under the scar and goes on into the shoulder"
    episode = services.entries.add(Episode(words=words, began_on=TODAY))
    services.entries.add(Observation(episode_id=episode.id, observed_on=TODAY))
    window.resize(800, 600)
    theme.choose_scale(200)
    window.go("today")
    assert window.host is not None
    page = window.host.current
    assert page is not None
    window.show()

    def shortened() -> bool:
        links = [one for one in page.findChildren(EntryLink) if one.isVisible()]
        return [(one.accessibleName(), one.toolTip(), one.text() != words) for one in links] == [(words, words, True)]

    qtbot.waitUntil(shortened)
    assert page._page_inside.minimumSizeHint().width() <= page.width()


def test_what_was_being_typed_is_shown_as_it_was_typed(qtbot: QtBot, services: OpenLog, window: Window) -> None:
    """Without the name of the field of Today; a question stands above its answer, another label before its text."""
    name = Place("medicines", "", "MedicineForm", ("", "Add a medicine", 0)).name
    services.drafts.keep("today", [("What would you like to note?", "half a word")])
    services.drafts.keep(name, [("Name", "tamox"), ("When did it begin?", "2026-03-01")])
    left_over = LeftOver(services, window.navigation, lambda: TODAY)
    qtbot.addWidget(left_over)
    left_over.refresh()
    words = [label.text() for label in left_over.findChildren(QLabel)]
    assert "half a word" in words
    assert not any("What would you like" in one or "?:" in one or "? 2" in one for one in words)
    assert words[words.index("When did it begin?") + 1] == "2026-03-01"
    assert "Name: tamox" in words
