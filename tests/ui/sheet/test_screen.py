"""The sheet through its widgets: made, shown, saved, locked, printed to a file."""

from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from followup.domain.records import Visit
from followup.ui.sheet.printing import print_pages, set_up
from followup.ui.sheet.screen import Screen
from followup.ui.shell.window import Window
from tests.ui.conftest import TODAY


@pytest.fixture
def screen(qtbot: QtBot, sample_window: Window) -> Screen:
    """The sheet of the sample log, made."""
    sample_window.go("sheet")
    assert sample_window.host is not None
    screen = sample_window.host.current
    assert isinstance(screen, Screen)
    qtbot.waitUntil(lambda: screen.made is not None, timeout=30_000)
    return screen


def test_every_page_is_shown_as_it_will_print(screen: Screen) -> None:
    """As many pictures as the PDF has pages, each with a name for screen readers."""
    assert screen.made is not None
    _, drawn, pictures = screen.made

    assert len(screen.preview.pages) == drawn.pages == len(pictures)
    assert screen.preview.pages[0].accessibleName().startswith("Page 1 of")


def test_leaving_parts_out_makes_a_shorter_sheet(qtbot: QtBot, screen: Screen) -> None:
    """Only page 1 stays when everything else is left out."""
    for box in screen.choices.parts.values():
        box.setChecked(False)

    qtbot.waitUntil(lambda: screen.made is not None and screen.made[1].pages == 1, timeout=30_000)


def test_grey_is_grey(screen: Screen) -> None:
    """The preview shows what a printer without colour gives."""
    screen.grey.click()

    assert screen.preview.pages[0].pixmap().toImage().allGray()


def test_the_saved_file_is_what_was_shown(screen: Screen, tmp_path: Path) -> None:
    """Readable for its owner alone, and kept in the log as handed over."""
    target = tmp_path / "Summary.pdf"
    screen.save_to(target)

    assert screen.made is not None
    assert target.read_bytes() == screen.made[1].pdf
    assert target.stat().st_mode & 0o077 == 0
    assert len(screen.services.sheets.made()) == 1


def test_a_password_locks_the_file(screen: Screen, tmp_path: Path) -> None:
    """It opens with the password only, and the field is emptied."""
    target = tmp_path / "Summary.pdf"
    screen.password.setText("plum jam")
    screen.save_to(target)

    reader = PdfReader(target)
    assert reader.is_encrypted
    assert not reader.decrypt("something else")
    assert reader.decrypt("plum jam")
    assert screen.password.text() == ""


def test_a_folder_that_cannot_be_written_is_one_sentence(qtbot: QtBot, screen: Screen, tmp_path: Path) -> None:
    """Nothing is lost; the person chooses another place."""
    with qtbot.waitSignal(screen.navigation.error_raised):
        screen.save_to(tmp_path / "no such folder" / "Summary.pdf")


def test_the_pages_go_to_a_printer(screen: Screen, tmp_path: Path) -> None:
    """Printed to a file: as many pages as the sheet has."""
    assert screen.made is not None
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    set_up(printer, "a4")
    count = print_pages(printer, screen.made[2])

    assert len(PdfReader(tmp_path / "printed.pdf").pages) == count == screen.made[1].pages


def test_each_reader_s_choice_is_remembered_in_the_log(qtbot: QtBot, screen: Screen) -> None:
    """Choosing for the pharmacist changes nothing for the cancer doctor, and both are there the next time."""
    choices, habits = screen.choices, screen.services.sheets.habits
    choices.reader.setCurrentIndex(choices.reader.findData("pharmacist"))
    assert not choices.parts["exams"].isChecked()
    choices.period.setCurrentIndex(choices.period.findData("3"))
    choices.parts["log"].setChecked(True)
    qtbot.waitUntil(lambda: habits.of("pharmacist").months == 3, timeout=30_000)

    choices.reader.setCurrentIndex(choices.reader.findData("oncologist"))
    assert choices.parts["exams"].isChecked()
    assert choices.period.currentData() == "last_visit"
    choices.reader.setCurrentIndex(choices.reader.findData("pharmacist"))
    assert choices.parts["log"].isChecked()
    assert choices.period.currentData() == "3"


def test_saving_for_a_visit_asks_once_whether_it_is_handed_over(qtbot: QtBot, screen: Screen, tmp_path: Path) -> None:
    """A yes is kept, and a second print does not ask again; "not yet" is not asked again either."""
    services = screen.services
    visit = services.visits.next() or services.entries.add(Visit(visit_on=TODAY + timedelta(days=3)))
    screen.open_target(visit.id)
    qtbot.waitUntil(lambda: screen.made is not None and screen.made[0].visit_id == visit.id, timeout=20_000)
    screen.save_to(tmp_path / "first.pdf")
    assert screen.handing.isVisible()
    screen.handing.no.click()
    screen.save_to(tmp_path / "second.pdf")
    assert not screen.handing.isVisible()
    assert services.handovers.handed() == ()
    assert screen.made is not None
    screen.handing._put_off.clear()  # as after the window was closed
    screen.keep_printed(screen.made[0], screen.made[1])
    screen.handing.yes.click()
    assert [sheet.visit_id for sheet in services.handovers.handed()] == [visit.id]
    screen.keep_printed(screen.made[0], screen.made[1])
    assert not screen.handing.isVisible()
