"""What is typed in any form is there again after the program was killed: in its form, with all that was chosen."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup.app import Door
from followup.services.drafts import Draft
from followup.storage.database import Database
from followup.ui.kit.filled import filled
from followup.ui.shell.window import Window
from tests.ui.typing_window import SCENES, TODAY, opened, prepare


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a log whose window was killed three seconds after the last key."""
    home = tmp_path_factory.mktemp("killed")
    folder = home / "log"
    Database.create(folder)[0].close()
    services = Door(lambda: TODAY).open(folder)
    prepare(services)
    services.close()
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.ui.typing_window", str(folder), str(home)]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, cwd=root, env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        time.sleep(3)
        process.kill()
    assert said == "typed\n"
    return folder


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, killed: Path, tmp_path: Path) -> Iterator[Window]:
    """The next start."""
    import shutil

    folder = Path(shutil.copytree(killed, tmp_path / "log", ignore=shutil.ignore_patterns("reserve")))
    window = opened(folder, tmp_path, qapp)
    qtbot.addWidget(window)
    yield window
    window.let_go()


def _draft(window: Window, form: str) -> Draft:
    assert window.services is not None
    return next(one for one in window.services.drafts.all() if one.place.form == form)


def test_there_is_one_draft_for_each_form(window: Window) -> None:
    """Each says on Today what it holds."""
    assert window.services is not None
    drafts = window.services.drafts.all()
    assert sorted(draft.place.form for draft in drafts) == sorted(SCENES)
    said = "\n".join(draft.text for draft in drafts)
    for words in ("worse on the stairs", "told by my doctor", "nothing new on the left", "6 worse"):
        assert words in said


@pytest.mark.parametrize("form", [name for name in SCENES if name])
def test_a_form_comes_back_filled(window: Window, qtbot: QtBot, form: str) -> None:
    """Press the button on Today: the same form over the same entry, with every field as it was, and one sentence."""
    draft = _draft(window, form)
    assert window.host is not None
    today = window.host.current
    today.left_over.go_on(draft)  # type: ignore[union-attr]
    shown = window.host.current
    assert shown is not None
    qtbot.wait(10)
    (filled_in,) = [one for one in shown._forms_like(form) if one.isVisible()]
    holds = filled(filled_in)
    assert {label: holds.get(label, "") for label, _ in draft.lines} == dict(draft.lines)
    assert "Here is what you were typing" in window.undo_bar.words.text()
    (kept,) = [one for one in window.services.drafts.all() if one.place.form == form]  # type: ignore[union-attr]
    assert (kept.place, kept.lines) == (draft.place, draft.lines)


def test_a_day_that_was_a_guess_is_one_again(window: Window) -> None:
    """It stands so in no field, but it prints."""
    window.host.current.left_over.go_on(_draft(window, "MedicineForm"))  # type: ignore[union-attr]
    day = window.host.current.form.began.day  # type: ignore[union-attr]
    assert day.about


def test_the_grid_of_a_week_comes_back(window: Window) -> None:
    """Both weeks, and the one typed last is shown."""
    draft = _draft(window, "")
    window.host.current.left_over.go_on(draft)  # type: ignore[union-attr]
    page = window.host.current  # type: ignore[union-attr]
    assert page.draft_lines() == list(draft.lines)  # type: ignore[union-attr]
    assert [words for _, words in draft.lines] == ["10", "6 worse"]


def test_it_can_be_thrown_away(window: Window) -> None:
    """By Cancel in the form, or by the button on Today."""
    window.host.current.left_over.go_on(_draft(window, "StepCard"))  # type: ignore[union-attr]
    window.host.current.escape()  # type: ignore[union-attr]
    window.watch.look()  # type: ignore[attr-defined]
    left = {one.place.form for one in window.services.drafts.all()}  # type: ignore[union-attr]
    assert left == set(SCENES) - {"StepCard"}
    window.go("today")
    today = window.host.current  # type: ignore[union-attr]
    today.left_over.put_away(_draft(window, "DayForm"))  # type: ignore[union-attr]
    assert "DayForm" not in {one.place.form for one in window.services.drafts.all()}  # type: ignore[union-attr]


def test_words_whose_form_is_gone_are_not_lost(window: Window, qapp: QApplication) -> None:
    """The medicine was deleted meanwhile: they wait to be put in by hand, and the draft stays."""
    services = window.services
    assert services is not None
    draft = _draft(window, "StepCard")
    services.entries.remove("medicine", 2)
    window.host.current.left_over.go_on(draft)  # type: ignore[union-attr]
    assert "told by my doctor" in qapp.clipboard().text()
    assert draft in services.drafts.all()
