"""One invented person typed into the window with the keyboard alone: a man on tamoxifen whose cancer came back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from followup.domain.care_words import DiagnosisKind
from followup.domain.records import Diagnosis, Fact
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.date_field import DateField
from followup.ui.medicines.screen import Screen as Medicines
from followup.ui.record.diagnosis_form import DiagnosisForm
from followup.ui.record.fact_row import FactRow
from followup.ui.record.screen import Screen as Record
from followup.ui.shell.window import Window

FIRST = {
    "sex": "male",
    "diagnosed_on": "2022-05-19",
    "stage": "2A",
    "oestrogen_receptor": "positive",
    "her2": "negative",
    "nodes_examined": "12",
    "nodes_positive": "2",
    "margins": "close",
    "surgery": "mastectomy",
}
LATER = {"cancer_place": "chest_wall", "biopsy": "yes", "biopsy_on": "2026-01-12", "her2": "low"}


def press(qtbot: QtBot, widget: QWidget) -> None:
    """Go to a button and press it with the space bar."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(widget, Qt.Key.Key_Space)


def answer(qtbot: QtBot, row: FactRow, value: str, side: str = "") -> list[str]:
    """Open the form of a fact, give the answer, and save it; return what the form still says then."""
    press(qtbot, row.change)
    form = row.editor
    assert form is not None
    if isinstance(form.value, ChoiceRow):
        press(qtbot, form.value.button(value))
    else:
        line = form.value.typed if isinstance(form.value, DateField) else form.value
        assert isinstance(line, QLineEdit)
        line.clear()
        qtbot.keyClicks(line, value)
    if side:
        press(qtbot, form.side.button(side))
    qtbot.keyClicks(form.source, "letter")
    save = next(button for button in form.findChildren(QPushButton) if button.text() == "Save")
    press(qtbot, save)
    return [label.text() for label in form.findChildren(QLabel)]


def test_a_man_on_tamoxifen_with_a_recurrence(qtbot: QtBot, window: Window) -> None:
    """Each fact has its place, in the first cancer and in the later one; a slip is said beside its field."""
    window.go("record")
    assert window.host is not None
    record = window.host.current
    assert isinstance(record, Record)
    for name, value in FIRST.items():
        answer(qtbot, record.row(name), value, "left" if name == "surgery" else "")
    said = answer(qtbot, record.row("treatment_ended_on"), "2021-12-01")
    assert "This treatment would have ended before the diagnosis. Please check the two dates." in said

    record.diagnoses.open_form(None)
    form = record.diagnoses.form
    assert isinstance(form, DiagnosisForm)
    press(qtbot, form.kind.button(DiagnosisKind.RECURRENCE))
    qtbot.keyClicks(form.found.typed, "2026-01-12")
    qtbot.keyClick(form.source, Qt.Key.Key_Return)
    (later,) = record.services.entries.all(Diagnosis)
    for name, value in LATER.items():
        rows = record.diagnoses.lists[later.id].rows
        answer(qtbot, next(row for row in rows if row.line.fact_name.name == name), value)

    facts = {(one.diagnosis_id, one.name): one.value for one in record.services.entries.all(Fact)}
    assert facts == {
        **{(None, name): value for name, value in FIRST.items()},
        **{(later.id, name): value for name, value in LATER.items()},
    }
    assert {one.source for one in record.services.entries.all(Fact)} == {"letter"}


def test_tamoxifen_is_kept_once_its_dose_has_a_unit(qtbot: QtBot, window: Window) -> None:
    """The first try is explained beside the dose and nothing typed is lost."""
    window.go("medicines")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Medicines)
    screen.open_form()
    form = screen.form
    assert form is not None
    qtbot.keyClicks(form.name, "Nolvadex")
    qtbot.keyClicks(form.dose, "20")
    qtbot.keyClick(form.dose, Qt.Key.Key_Return)
    assert screen.services.medicines.all() == ()
    qtbot.keyClicks(form.dose, " mg")
    qtbot.keyClick(form.dose, Qt.Key.Key_Return)
    (view,) = screen.services.medicines.all()
    assert [(view.medicine.name, one.dose) for one in view.periods] == [("Nolvadex", "20 mg")]
