"""My record through its widgets: facts, treatments, people."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from followup.domain.words import Side, TreatmentKind
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.record.fact_editor import FactEditor
from followup.ui.record.screen import Screen
from followup.ui.shell.window import Window


@pytest.fixture
def screen(window: Window) -> Screen:
    """My record over an empty log."""
    window.go("record")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


def editor(screen: Screen, name: str) -> FactEditor:
    """Open the form of a fact and return it."""
    row = screen.row(name)
    row.change.click()
    assert row.editor is not None
    return row.editor


def test_a_name_typed_and_entered_is_kept(qtbot: QtBot, screen: Screen) -> None:
    """Typing and Enter is enough."""
    form = editor(screen, "name")
    assert isinstance(form.value, QLineEdit)
    qtbot.keyClicks(form.value, "Maya Lind")
    qtbot.keyClick(form.value, Qt.Key.Key_Return)

    assert screen.services.record.profile().name == "Maya Lind"
    assert screen.row("name").value.text() == "Maya Lind"


def test_a_surgery_is_kept_with_its_side_and_where_it_is_known_from(screen: Screen) -> None:
    """Side and source belong to the fact."""
    form = editor(screen, "surgery")
    assert isinstance(form.value, ChoiceRow)
    form.value.button("lumpectomy").click()
    form.side.button(Side.LEFT).click()
    form.source.setText("letter of the clinic")
    form.save()

    assert screen.services.record.profile().surgery == {Side.LEFT: frozenset({"lumpectomy"})}
    assert "left" in screen.row("surgery").value.text()
    assert screen.services.record.facts()[0].source == "letter of the clinic"


def test_a_second_surgery_of_the_other_side_stands_beside_the_first(screen: Screen) -> None:
    """The button adds; it does not overwrite."""
    screen.services.record.set("surgery", "lumpectomy", Side.RIGHT)
    row = screen.row("surgery")
    row.another.click()
    assert row.editor is not None
    assert isinstance(row.editor.value, ChoiceRow)
    row.editor.value.button("mastectomy").click()
    row.editor.side.button(Side.LEFT).click()
    row.editor.save()

    assert set(screen.services.record.profile().surgery) == {Side.LEFT, Side.RIGHT}


def test_changing_the_side_moves_the_fact_and_leaves_none_behind(screen: Screen) -> None:
    """Left typed for right is one slip, not two surgeries."""
    screen.services.record.set("surgery", "mastectomy", Side.LEFT)
    form = editor(screen, "surgery")
    form.side.button(Side.RIGHT).click()
    form.save()

    assert set(screen.services.record.profile().surgery) == {Side.RIGHT}


def test_i_do_not_know_is_an_answer(screen: Screen) -> None:
    """It is kept as such and shown in words."""
    form = editor(screen, "stage")
    form.unknown.click()
    form.save()

    assert screen.services.record.facts()[0].value == "unknown"
    assert screen.row("stage").value.text() == "I do not know"


def test_nothing_typed_is_explained_beside_the_field_and_keeps_nothing(screen: Screen) -> None:
    """The sentence says how to mend it."""
    form = editor(screen, "name")
    form.save()

    assert "fill this in" in form.form.rows["value"].error.text()
    assert screen.services.record.facts() == ()


def test_a_birth_date_in_the_future_is_explained_beside_the_field(screen: Screen) -> None:
    """The form stays open with what was typed."""
    form = editor(screen, "birth_date")
    form.value.typed.setText("2031-01-01")  # type: ignore[union-attr]
    form.save()

    assert "future" in form.form.rows["value"].error.text()
    assert screen.services.record.facts() == ()


def test_a_fact_taken_away_comes_back_with_undo(window: Window, screen: Screen) -> None:
    """Deleting does not ask; it can be undone."""
    screen.services.record.set("allergy", "penicillin")
    form = editor(screen, "allergy")
    form.taken_away.emit()
    assert screen.services.record.facts() == ()

    window.undo()

    assert [fact.value for fact in screen.services.record.facts()] == ["penicillin"]


def test_a_treatment_is_added_changed_and_deleted(window: Window, screen: Screen) -> None:
    """The whole life of one line."""
    screen.treatments.add()
    form = screen.treatments.form
    assert form is not None
    form.kind.setCurrentIndex(form.kind.findData(TreatmentKind.RADIOTHERAPY.value))
    form.first.typed.setText("2023-09")
    form.last.typed.setText("2023-10-20")
    form.save()

    kept = screen.services.record.treatments()
    assert [(one.treatment, one.name, one.about) for one in kept] == [
        (TreatmentKind.RADIOTHERAPY, "Radiotherapy", True)
    ]


def test_a_treatment_that_ends_before_it_begins_is_explained(screen: Screen) -> None:
    """The sentence stands beside the last day."""
    screen.treatments.add()
    form = screen.treatments.form
    assert form is not None
    form.first.typed.setText("2023-10-20")
    form.last.typed.setText("2023-09-01")
    form.save()

    assert "before the first day" in form.form.rows["ended_on"].error.text()
    assert screen.services.record.treatments() == ()


def test_somebody_who_helps_is_added_by_name(qtbot: QtBot, screen: Screen) -> None:
    """From then on entries can be theirs."""
    screen.people.add_button.click()
    qtbot.keyClicks(screen.people.name, "Anna")
    qtbot.keyClicks(screen.people.relation, "daughter")
    qtbot.keyClick(screen.people.relation, Qt.Key.Key_Return)

    assert [author.name for author in screen.services.record.authors()][1:] == ["Anna"]


def test_a_helper_without_a_name_is_explained(screen: Screen) -> None:
    """Nobody nameless writes in a log."""
    screen.people.open_form()
    screen.people.save()

    assert "name" in screen.people.form.rows["name"].error.text()
    assert len(screen.services.record.authors()) == 1
