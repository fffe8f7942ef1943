"""The sheet through its widgets: made, shown, saved, locked, printed to a file."""

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from followup.domain.records import Visit
from followup.services.sheet_input import NO_VISIT
from followup.services.sheets import file_name
from followup.ui.kit.busy import Asked
from followup.ui.sheet.printing import print_pages, set_up
from followup.ui.sheet.screen import Screen
from followup.ui.shell.window import Window
from tests.ui.conftest import TODAY

SAMPLE = 1
"""Summaries that the sample log holds from the beginning: the one handed over at its last visit."""


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


def test_grey_is_grey(qtbot: QtBot, screen: Screen) -> None:
    """The preview shows what a printer without colour gives."""
    screen.grey.click()

    def is_grey() -> bool:
        image = screen.preview.pages[0].pixmap().toImage()
        return not image.isNull() and image.allGray()

    qtbot.waitUntil(is_grey, timeout=20_000)


def test_the_saved_file_is_what_was_shown(screen: Screen, tmp_path: Path) -> None:
    """Readable for its owner alone, and kept in the log as handed over."""
    target = tmp_path / "Summary.pdf"
    screen.save_to(target)

    assert screen.made is not None
    assert target.read_bytes() == screen.made[1].pdf
    assert target.stat().st_mode & 0o077 == 0
    assert len(screen.services.sheets.made()) == 1 + SAMPLE


def test_a_password_locks_the_file(qtbot: QtBot, screen: Screen, tmp_path: Path) -> None:
    """It opens with the password only, and the field is emptied."""
    target = tmp_path / "Summary.pdf"
    screen.password.setText("plum jam")
    screen.save_to(target)
    qtbot.waitUntil(target.exists, timeout=30_000)

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
    asked = Asked(lambda _share: None)
    count = print_pages(printer, screen.made[2], asked)

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


def test_printing_stops_when_cancelled(screen: Screen, tmp_path: Path) -> None:
    """What was not sent yet is not sent any more."""
    assert screen.made is not None
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    shares: list[float] = []
    asked = Asked(shares.append)
    asked.tell = lambda share: (shares.append(share), asked.set())

    assert print_pages(printer, screen.made[2], asked) == 1
    assert len(shares) == 1


def test_a_print_that_was_cut_short_is_not_kept_as_printed(
    qtbot: QtBot, screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A printer that takes no page: it is said, and nothing is asked about handing over."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    monkeypatch.setattr("followup.ui.sheet.printing.ask_for_printer", lambda _parent, _paper: printer)
    with qtbot.waitSignal(screen.navigation.sentence_requested) as said:
        screen.print_sheet()
    assert said.args is not None
    assert said.args[0].startswith("0 of ")
    assert len(screen.services.sheets.made()) == SAMPLE


def test_pages_out_of_sight_are_not_drawn(qtbot: QtBot, screen: Screen) -> None:
    """The first page has its picture; the last gets one soon after it is scrolled to."""
    preview = screen.preview
    qtbot.waitUntil(lambda: not preview.pages[0].pixmap().isNull(), timeout=20_000)
    assert len(preview.pages) > 4
    assert preview.pages[-1].pixmap().isNull()

    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum())
    assert preview.verticalScrollBar().value() > 4_000
    qtbot.waitUntil(lambda: not preview.pages[-1].pixmap().isNull(), timeout=3_500)


def test_a_folder_that_others_see_is_said_once(screen: Screen, tmp_path: Path) -> None:
    """First a word and a choice, then no more for this folder; a locked file needs none."""
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    screen.save_here(folder / "one.pdf")
    assert not (folder / "one.pdf").exists()
    assert "OneDrive" in screen.caution.words.text()
    assert not screen.caution.isHidden()

    screen.caution.save_button.click()
    assert (folder / "one.pdf").exists()
    assert screen.caution.isHidden()
    screen.save_here(folder / "two.pdf")
    assert (folder / "two.pdf").exists()


def test_the_file_of_the_sheet_says_nothing_of_what_is_in_it(screen: Screen, tmp_path: Path) -> None:
    """Neither its name nor its properties; only its owner may read it, whatever the umask."""
    assert screen.made is not None
    assert file_name(screen.made[0]) == f"Summary {screen.made[0].made_on.isoformat()}.pdf"
    before = os.umask(0)
    try:
        screen.save_here(tmp_path / "Summary.pdf")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "Summary.pdf").stat().st_mode) == 0o600
    found = PdfReader(tmp_path / "Summary.pdf").metadata
    assert found is not None
    assert (found.title, found.author, found.subject, found.get("/Keywords")) == ("Summary for a visit", "", "", "")


def test_the_other_papers_are_saved_where_they_were_asked_for(screen: Screen, tmp_path: Path) -> None:
    """The summary as text, the card and the weeks; only the summary counts as made for a visit."""
    others = screen.others
    others.save_text_to(tmp_path / "a.txt")
    others.save_card_to(tmp_path / "b.pdf")
    others.save_diary_to(tmp_path / "c.pdf")
    assert "== " in (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert [len(PdfReader(tmp_path / name).pages) for name in ("b.pdf", "c.pdf")] == [1, 4]
    assert len(screen.services.sheets.made()) == 1 + SAMPLE


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
    assert len(services.handovers.handed()) == SAMPLE
    assert screen.made is not None
    screen.handing._put_off.clear()  # as after the window was closed
    screen.keep_printed(screen.made[0], screen.made[1])
    screen.handing.yes.click()
    assert services.handovers.handed()[0].visit_id == visit.id
    screen.keep_printed(screen.made[0], screen.made[1])
    assert not screen.handing.isVisible()


def test_no_visit_in_particular_stays_chosen(screen: Screen) -> None:
    """Also when the log changes, and though a visit is ahead."""
    services = screen.services
    services.entries.add(Visit(visit_on=TODAY + timedelta(days=3)))
    choices = screen.choices
    choices.refresh()
    assert choices.visit.currentData() != NO_VISIT
    none = choices.visit.findData(NO_VISIT)
    choices.visit.setCurrentIndex(none)
    choices.visit.activated.emit(none)
    choices.refresh()
    form = choices.read()
    assert form is not None
    assert services.sheets.make(form.choices(TODAY, ())).visit_id is None


def test_a_visit_of_long_ago_can_have_its_summary_too(screen: Screen) -> None:
    """It is not among the last ones that are offered."""
    days = range(10, 80, 10)
    visits = [screen.services.entries.add(Visit(visit_on=TODAY - timedelta(days=n * 40))) for n in days]
    screen.open_target(visits[-1].id)
    assert screen.choices.visit.currentData() == visits[-1].id


def test_a_log_that_closes_before_the_pages_are_begun_is_not_asked_again(qtbot: QtBot, screen: Screen) -> None:
    """Whoever chooses something and closes the window at once gets no error from a page that nobody sees."""
    asked = screen.made
    screen.choices.changed.emit()
    screen.services.close()
    qtbot.wait(400)
    assert screen.made is asked
