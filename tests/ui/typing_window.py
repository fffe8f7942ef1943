"""A window in which somebody types into one form after the other and saves nothing, for `test_killed_window`.

Run as a program it opens a log, types, says so, and waits to be killed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from followup.app import Door
from followup.domain.records import DosePeriod, Episode, ExamPlan, Medicine, Visit
from followup.domain.words import ExamKind
from followup.paths import resource
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.ui.kit.theme import Theme
from followup.ui.shell.window import Window

TODAY = date(2026, 3, 12)

Scene = Callable[[Window], QWidget]
"""Opens a form by its own buttons and types into it; returns the form."""


def prepare(services: OpenLog) -> None:
    """Keep what the forms are about."""
    services.journal.note(SymptomEntry(words="sore hip", symptom="hip_pain", observed_on=date(2026, 3, 1), severity=4))
    taken = DosePeriod(medicine_id=0, dose="2.5 mg", frequency="once a day", started_on=date(2023, 6, 1))
    services.medicines.start(Medicine(name="Letrozole"), taken)
    services.medicines.start(Medicine(name="Vitamin D"), DosePeriod(medicine_id=0, dose="1000 IU"))
    plan = ExamPlan(exam=ExamKind.MAMMOGRAM, name="Mammogram", every_months=12, starts_on=date(2026, 2, 1))
    services.exams.plan(plan)
    services.entries.add(Visit(visit_on=date(2026, 4, 1), clinician="Dr. Example"))


def screen(window: Window, name: str, target: object = None) -> Any:
    """Go to a screen and return it."""
    window.go(name, target)
    assert window.host is not None
    return window.host.current


def press(part: QWidget, words: str) -> None:
    """Press the first button in a part whose name begins so."""
    found = [one for one in part.findChildren(QAbstractButton) if one.accessibleName().startswith(words)]
    found[0].setFocus()
    found[0].click()
    QApplication.processEvents()


def write(field: QWidget, words: str) -> None:
    """Type words into a field."""
    field.setFocus()
    QTest.keyClicks(field, words)


def symptom_entry(window: Window) -> QWidget:
    """A cough that was picked in quick add."""
    page = screen(window, "today")
    write(page.quick_add.field, "cough")
    page.quick_add.pick()
    panel = page.quick_add.panel
    panel.severity.button(6).click()
    panel.more.button.click()
    write(panel.note, "worse on the stairs")
    return panel  # type: ignore[no-any-return]


def note_today(window: Window) -> QWidget:
    """How the hip is today, with an answer to a question."""
    page = screen(window, "symptoms", window.services.entries.all(Episode)[0])  # type: ignore[union-attr]
    press(page, "Note how it is today")
    card = page.story.editing.card
    card.severity.button(7).click()
    next(iter(card.questions.rows.values())).button("yes").click()
    card.change.button("worse").click()
    card.more.button.click()
    write(card.note, "I limp in the morning")
    return card  # type: ignore[no-any-return]


def new_dose(window: Window) -> QWidget:
    """Another dose of the second medicine."""
    row = screen(window, "medicines").rows[1]
    press(row, "Change the dose")
    write(row.form.dose, "2000 IU")
    write(row.form.reason, "told by my doctor")
    return row.form  # type: ignore[no-any-return]


def new_medicine(window: Window) -> QWidget:
    """A medicine, with a day that is a guess."""
    page = screen(window, "medicines")
    press(page, "Add a medicine")
    write(page.form.name, "Calcium")
    press(page.form.began, "Since when?: About a month ago")
    page.form.kind.button("supplement").click()
    page.form.needed.click()
    return page.form  # type: ignore[no-any-return]


def exam_done(window: Window) -> QWidget:
    """What the mammogram said."""
    card = next(card for card in screen(window, "exams").cards if card.about is not None)
    press(card, "It was done")
    card.form.outcome.setCurrentIndex(2)
    write(card.form.words, "nothing new on the left")
    return card.form  # type: ignore[no-any-return]


def new_exam(window: Window) -> QWidget:
    """A bone density test of the past."""
    page = screen(window, "exams")
    press(page, "Add an exam")
    form = page.form
    form.kind.setCurrentIndex(form.kind.findData(ExamKind.BONE_DENSITY.value))
    form.side.button("left").click()
    write(form.place, "at the clinic by the lake")
    return form  # type: ignore[no-any-return]


def visit_happened(window: Window) -> QWidget:
    """What was agreed."""
    page = screen(window, "visits", 1)
    press(page.page, "It has happened")
    (field,) = [one for one in page.page.form.findChildren(QWidget) if hasattr(one, "toPlainText")][:1]
    write(field, "come back in May")
    return page.page.form  # type: ignore[no-any-return]


def fact(window: Window) -> QWidget:
    """What a genetic test said, in My record."""
    row = screen(window, "record").row("genetic_test")
    row.change.setFocus()
    row.change.click()
    write(row.editor.value, "nothing found in the family")
    return row.editor  # type: ignore[no-any-return]


def treatment(window: Window) -> QWidget:
    """A treatment of the past."""
    part = screen(window, "record").treatments
    press(part, part.add_button.accessibleName())
    write(part.form.name, "radiotherapy to the left")
    return part.form  # type: ignore[no-any-return]


def how(window: Window) -> QWidget:
    """A weight and a number."""
    form = screen(window, "how").form
    write(form.weight, "68.5")
    form.overall.button("7").click()
    return form  # type: ignore[no-any-return]


def check_in(window: Window) -> QWidget:
    """A check-in that was begun."""
    page = screen(window, "check_in")
    line = page.lines[0]
    line.change.button("better").setFocus()
    line.change.button("better").click()
    write(page.measures.note, "slept well again")
    return page  # type: ignore[no-any-return]


def week(window: Window) -> QWidget:
    """Two cells of the grid, in two weeks."""
    page = screen(window, "week")
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.model.index(0, 1))
    QTest.keyClicks(page.grid, "6w")
    page.earlier.click()
    page.grid.setCurrentIndex(page.model.index(0, 2))
    QTest.keyClicks(page.grid, "x")
    return page.grid  # type: ignore[no-any-return]


SCENES: dict[str, Scene] = {
    "EntryPanel": symptom_entry,
    "ObservationCard": note_today,
    "StepCard": new_dose,
    "MedicineForm": new_medicine,
    "DayForm": exam_done,
    "ExamForm": new_exam,
    "AgreedForm": visit_happened,
    "FactEditor": fact,
    "TreatmentForm": treatment,
    "HowForm": how,
    "Screen": check_in,
    "": week,
}
"""By the name of the form; the week is no form of its own."""


def opened(folder: Path, home: Path, app: QApplication) -> Window:
    """Return a window over a log, as the program makes it."""
    from followup.ui.shell.draft_watch import DraftWatch

    settings = QSettings(str(home / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(Theme(app, resource("styles"), resource("fonts"), settings), None, lambda: TODAY)
    window.resize(1100, 760)
    window.show()
    window.activateWindow()
    services = Door(lambda: TODAY).open(folder)
    window.open_log(services)
    window.watch = DraftWatch(window, services)  # type: ignore[attr-defined]
    return window


def _steps(window: Window) -> Iterator[None]:
    for scene in SCENES.values():
        scene(window)
        yield


def main() -> None:
    """Type everything, say so, and wait."""
    app = QApplication(sys.argv[:1])
    window = opened(Path(sys.argv[1]), Path(sys.argv[2]), app)
    steps = _steps(window)

    def go_on() -> None:
        try:
            next(steps)
        except StopIteration:
            sys.stdout.write("typed\n")
            sys.stdout.flush()
            return
        except BaseException:
            app.exit(1)
            raise
        QTimer.singleShot(0, go_on)

    QTimer.singleShot(300, go_on)
    QTimer.singleShot(120_000, app.quit)  # where nobody kills it
    raise SystemExit(app.exec())


if __name__ == "__main__":
    main()
