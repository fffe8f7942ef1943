"""My record through its widgets: facts, treatments, people."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from followup.domain.care_words import ContactRole, DiagnosisKind, Operation, RadiotherapyField, StepKind
from followup.domain.records import Contact, Diagnosis, Step, Treatment
from followup.domain.words import Side, TreatmentKind
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.record.contact_form import ContactForm
from followup.ui.record.diagnosis_form import DiagnosisForm
from followup.ui.record.fact_editor import FactEditor
from followup.ui.record.screen import Screen
from followup.ui.record.step_form import StepForm
from followup.ui.record.treatment_form import TreatmentForm
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
    form.kind.setCurrentIndex(form.kind.findData(TreatmentKind.RADIOTHERAPY.value))
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


def test_a_cancer_that_came_back_has_facts_of_its_own(screen: Screen) -> None:
    """They do not touch what is known of the first one."""
    screen.services.record.set("her2", "negative")
    screen.diagnoses.open_form(None)
    form = screen.diagnoses.form
    assert isinstance(form, DiagnosisForm)
    form.kind.button(DiagnosisKind.RECURRENCE).click()
    form.found.typed.setText("2026-01")
    form.save()
    (diagnosis,) = screen.services.entries.all(Diagnosis)
    assert (diagnosis.found_on, diagnosis.about) == (date(2026, 1, 1), True)

    facts = screen.diagnoses.lists[diagnosis.id]
    row = next(row for row in facts.rows if row.line.fact_name.name == "her2")
    row.change.click()
    assert row.editor is not None
    assert isinstance(row.editor.value, ChoiceRow)
    row.editor.value.button("low").click()
    row.editor.save()

    kept = {(fact.diagnosis_id, fact.value) for fact in screen.services.record.facts()}
    assert kept == {(None, "negative"), (diagnosis.id, "low")}


def test_what_was_found_later_has_to_be_said(screen: Screen) -> None:
    """Not known yet is an answer, nothing is none."""
    screen.diagnoses.open_form(None)
    form = screen.diagnoses.form
    assert form is not None
    form.save()
    assert "Not known yet" in form.form.rows["diagnosis"].error.text()
    assert screen.services.entries.all(Diagnosis) == ()


def test_an_operation_is_kept_with_all_that_was_done(screen: Screen) -> None:
    """The rules read it, and the group above says so."""
    screen.treatments.add()
    form = screen.treatments.form
    assert isinstance(form, TreatmentForm)
    assert form.form.rows["fields"].isHidden()
    for one in ("mastectomy", "reconstruction"):
        form.operations.boxes[one].click()
    form.side.button(Side.LEFT).click()
    form.save()
    (treatment,) = screen.services.record.treatments()
    assert treatment.operations == (Operation.MASTECTOMY, Operation.RECONSTRUCTION)
    assert screen.services.record.profile().surgery == {Side.LEFT: frozenset({"mastectomy"})}
    assert "mastectomy" in screen.operated.text()


def test_an_operation_is_of_a_day_and_a_guessed_day_says_so(screen: Screen) -> None:
    """An operation does not go on "since" its day, and a month alone is not shown as its first day."""
    screen.treatments.add()
    form = screen.treatments.form
    assert isinstance(form, TreatmentForm)
    assert form.form.rows["ended_on"].isHidden()
    form.first.typed.setText("March 2023")
    form.save()
    said = [label.text() for label in screen.treatments.card.findChildren(QLabel)]
    assert "Surgery, about 1 March 2023" in said


def test_a_side_is_asked_only_where_there_is_one(screen: Screen) -> None:
    """Trastuzumab is given to all of the body; a side chosen before the kind was changed is not kept."""
    screen.treatments.add()
    form = screen.treatments.form
    assert isinstance(form, TreatmentForm)
    form.side.button(Side.LEFT).click()
    form.kind.setCurrentIndex(form.kind.findData(TreatmentKind.TARGETED.value))
    assert form.form.rows["side"].isHidden()
    form.save()
    (treatment,) = screen.services.record.treatments()
    assert treatment.side is Side.NONE


def test_a_change_of_kind_leaves_no_operation_behind(screen: Screen) -> None:
    """Radiotherapy has fields and no operations."""
    screen.treatments.add()
    form = screen.treatments.form
    assert isinstance(form, TreatmentForm)
    form.operations.boxes["mastectomy"].click()
    form.kind.setCurrentIndex(form.kind.findData(TreatmentKind.RADIOTHERAPY.value))
    form.fields.boxes["boost"].click()
    form.save()
    (treatment,) = screen.services.record.treatments()
    assert (treatment.operations, treatment.fields) == ((), (RadiotherapyField.BOOST,))


def test_what_is_worked_out_is_shown_and_not_stored(screen: Screen) -> None:
    """The age then, and triple negative."""
    for name, value in (("birth_date", "1970-05-20"), ("diagnosed_on", "2022-05-19")):
        screen.services.record.set(name, value)
    for name in ("oestrogen_receptor", "progesterone_receptor", "her2"):
        screen.services.record.set(name, "negative")
    assert screen.worked_out.text() == "Your age then: 51. Triple negative: yes."
    assert len(screen.services.record.facts()) == 5
    assert screen.known.pairs is not None
    assert ("Triple negative", "yes") in [(label.text(), value.text()) for label, value in screen.known.pairs.rows]


def test_somebody_added_stands_in_the_list_and_can_be_changed(screen: Screen) -> None:
    """Name, role and number; the rest is folded."""
    screen.open_target("contact")
    form = screen.contacts.form
    assert isinstance(form, ContactForm)
    form.fields["name"].setText("Dr Holm")
    form.role.setCurrentIndex(form.role.findData("oncologist"))
    form.fields["phone"].setText("01632 960100")
    form.save()
    (contact,) = screen.services.entries.all(Contact)
    assert (contact.name, contact.role, contact.phone) == ("Dr Holm", ContactRole.ONCOLOGIST, "01632 960100")
    screen.contacts.open_form(contact)
    again = screen.contacts.form
    assert isinstance(again, ContactForm)
    again.may_see.click()
    again.save()
    assert screen.services.entries.get(Contact, contact.id).may_see


def test_a_person_without_a_name_is_explained(screen: Screen) -> None:
    """Nothing is kept and nothing typed is lost."""
    screen.contacts.open_form(None)
    form = screen.contacts.form
    assert isinstance(form, ContactForm)
    form.fields["phone"].setText("01632 960100")
    form.save()
    assert form.form.rows["name"].error.text()
    assert form.fields["phone"].text() == "01632 960100"


def test_a_step_is_kept_in_own_words(screen: Screen) -> None:
    """What it is about has to be chosen."""
    screen.steps.open_form(None)
    form = screen.steps.form
    assert isinstance(form, StepForm)
    form.words.setText("a walk each day")
    form.save()
    assert form.form.rows["step"].error.text()
    form.kind.setCurrentIndex(form.kind.findData("exercise"))
    form.save()
    assert [(step.step, step.words) for step in screen.services.entries.all(Step)] == [
        (StepKind.EXERCISE, "a walk each day")
    ]


def test_a_height_in_feet_is_kept_in_centimetres(screen: Screen) -> None:
    """And shown with its unit; a slip is explained beside the field."""
    form = editor(screen, "height")
    assert isinstance(form.value, QLineEdit)
    form.value.setText("tall")
    form.save()
    assert "centimetres" in form.form.rows["value"].error.text()
    form.value.setText("5 ft 5")
    form.save()
    assert screen.row("height").value.text() == "165 cm"


def test_a_treatment_keeps_its_cancer_while_that_lies_in_the_trash(screen: Screen) -> None:
    """Brought back later, the two still belong together."""
    entries = screen.services.entries
    diagnosis = entries.add(Diagnosis(diagnosis=DiagnosisKind.RECURRENCE))
    kept = entries.add(Treatment(treatment=TreatmentKind.BONE, name="Denosumab", diagnosis_id=diagnosis.id))
    entries.remove(Diagnosis.kind, diagnosis.id)
    screen.treatments.open_form(kept)
    form = screen.treatments.form
    assert isinstance(form, TreatmentForm)
    form.name.setText("Denosumab, monthly")
    form.save()
    assert entries.get(Treatment, kept.id).diagnosis_id == diagnosis.id


def test_what_is_being_typed_stays_when_another_entry_is_to_be_changed(screen: Screen) -> None:
    """Pressing "Change" of another one leads back to the form that is open; Cancel closes it."""
    for name in ("Dr. Berg", "Nurse Ada"):
        screen.services.entries.add(Contact(name=name))
    first, second = screen.services.care.contacts()
    screen.contacts.open_form(first)
    form = screen.contacts.form
    assert isinstance(form, ContactForm)
    form.fields["phone"].setText("555 0100")
    screen.contacts.open_form(second)
    assert screen.contacts.form is form
    assert form.fields["phone"].text() == "555 0100"
    form.closed.emit()
    screen.contacts.open_form(second)
    assert screen.contacts.form not in {form, None}


def test_what_is_being_typed_of_one_fact_stays_while_another_is_kept(screen: Screen) -> None:
    """Saving draws the page anew; a form with something in it is not drawn over, also below a later cancer."""
    screen.services.entries.add(Diagnosis(diagnosis=DiagnosisKind.RECURRENCE))
    (later,) = screen.diagnoses.lists.values()
    below = later.rows[0]
    below.change.click()
    assert below.editor is not None
    below.editor.source.setText("letter of June")
    source = editor(screen, "surgery").source
    source.setText("letter of May")
    form = editor(screen, "name")
    assert isinstance(form.value, QLineEdit)
    form.value.setText("Maya Lind")
    form.save()

    assert screen.row("name").value.text() == "Maya Lind"
    assert not screen.row("name").is_editing
    row = screen.row("surgery")
    row.change.click()
    assert row.editor is not None
    assert row.editor.source is source
    assert source.text() == "letter of May"
    (later,) = screen.diagnoses.lists.values()
    assert later.rows[0] is below
    assert below.editor.source.text() == "letter of June"


def test_the_focus_stays_on_the_fact_that_was_kept(qtbot: QtBot, window: Window, screen: Screen) -> None:
    """Enter keeps it, and Tab goes on from there."""
    window.show()
    window.activateWindow()
    form = editor(screen, "name")
    assert isinstance(form.value, QLineEdit)
    qtbot.keyClicks(form.value, "Maya Lind")
    qtbot.keyClick(form.value, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.row("name").change.hasFocus)
