"""The smaller parts: fold, form, undo bar, sentences, busy line, flow of buttons, icons."""

import threading

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from followup.domain.errors import FollowupError, Refused
from followup.ui.kit.busy import Asked, BusyLine, Work
from followup.ui.kit.flow import Flow
from followup.ui.kit.focus_ring import FocusRing
from followup.ui.kit.fold import Fold
from followup.ui.kit.form import Form
from followup.ui.kit.icons import tinted
from followup.ui.kit.sentences import UNEXPECTED, sentence
from followup.ui.kit.text import Label, Text
from followup.ui.kit.theme import Theme
from followup.ui.kit.undo_bar import UndoBar


def test_a_fold_is_filled_when_first_opened(qtbot: QtBot) -> None:
    """What is inside is made once, and only when asked for."""
    made: list[QWidget] = []

    def fill() -> list[QWidget]:
        made.append(Label("inside"))
        return made

    fold = Fold("More", words_open="Less", about="of this", fill=fill)
    qtbot.addWidget(fold)
    assert made == []
    for _ in range(3):
        fold.button.click()
    assert len(made) == 1
    assert fold.is_open
    assert fold.button.accessibleName() == "Less of this"


def test_a_form_explains_beside_the_field(qtbot: QtBot) -> None:
    """A refused entry is explained where it can be mended; one without a field is left to the caller."""
    form = Form()
    qtbot.addWidget(form)
    field = QLineEdit()
    row = form.add("dose", "Dose", field, "As on the box.")
    assert form.explain(Refused("Please fill in the {title}.", field="dose", title="dose"))
    assert row.error.text() == "Please fill in the dose."
    assert "Please fill in the dose." in field.accessibleDescription()
    assert not form.explain(Refused("No.", field="something_else"))
    assert row.error.text() == ""


def test_undo_happens_once(qtbot: QtBot) -> None:
    """The way back is open until it is taken or something else is said."""
    bar, undone = UndoBar(), []
    qtbot.addWidget(bar)
    bar.say("Deleted.", lambda: undone.append(1))
    assert bar.isVisible()
    bar.undo()
    bar.undo()
    assert undone == [1]
    assert not bar.isVisible()


def test_saying_something_new_closes_the_old_way_back(qtbot: QtBot) -> None:
    """A sentence without undo takes the undo of the one before away."""
    bar = UndoBar()
    qtbot.addWidget(bar)
    bar.say("Deleted.", lambda: None)
    bar.say("Backup made.")
    assert not bar.can_undo
    assert not bar.undo_button.isVisible()


def test_an_unknown_error_gives_nothing_away() -> None:
    """Only sentences made for people reach the screen."""
    assert sentence(ValueError("she wrote this")) == UNEXPECTED
    assert sentence(FollowupError("The disk {name} is full.", name="E:")) == "The disk E: is full."


def test_work_hands_its_result_back(qtbot: QtBot) -> None:
    """The result of a thread arrives where widgets may be touched."""
    work = Work(lambda _cancelled: threading.current_thread() is threading.main_thread())
    with qtbot.waitSignal(work.done) as done:
        work.start()
    assert done.args == [False]


def test_work_that_fails_says_so(qtbot: QtBot) -> None:
    """An error on the thread is handed over, not raised into nothing."""

    def fail(_cancelled: threading.Event) -> None:
        raise FollowupError("No room.")

    work = Work(fail)
    with qtbot.waitSignal(work.failed) as failed:
        work.start()
    assert sentence(failed.args[0]) == "No room."


def test_cancelled_work_is_dropped(qtbot: QtBot) -> None:
    """After a cancel neither result nor error arrives, and the line goes."""
    go = threading.Event()
    work, line, seen = Work(lambda _cancelled: go.wait(5)), BusyLine(), []
    qtbot.addWidget(line)
    work.done.connect(seen.append)
    line.watch(work, "Working.")
    work.start()
    line._timer.timeout.emit()
    assert line.isVisible()
    line.cancel_button.click()
    assert work.cancelled.is_set()
    assert not line.isVisible()
    go.set()
    qtbot.wait(50)
    assert seen == []


def test_a_short_wait_is_not_shown(qtbot: QtBot) -> None:
    """Nothing flashes up for work that ends at once."""
    work, line = Work(lambda _cancelled: 1), BusyLine()
    qtbot.addWidget(line)
    line.watch(work, "Working.")
    with qtbot.waitSignal(work.finished):
        work.start()
    assert not line.isVisible()
    assert not line._timer.isActive()


def test_a_flow_wraps(qtbot: QtBot) -> None:
    """Where the width ends a new line begins, and its height is asked for."""
    holder = QWidget()
    qtbot.addWidget(holder)
    flow, buttons = Flow(holder, 8), [QPushButton("wide enough") for _ in range(3)]
    for button in buttons:
        flow.addWidget(button)
    one = buttons[0].sizeHint()
    flow.setGeometry(QRect(0, 0, one.width() * 2 + 10, 500))
    assert buttons[1].y() == buttons[0].y()
    assert buttons[2].y() > buttons[0].y()
    assert flow.heightForWidth(one.width() + 1) == 3 * one.height() + 16


def test_a_persons_words_are_never_markup(qtbot: QtBot) -> None:
    """What looks like markup is shown as it was typed."""
    label = Text("<b>sore</b> & <script>")
    qtbot.addWidget(label)
    assert label.text() == "<b>sore</b> & <script>"
    assert label.textFormat().name == "PlainText"


@pytest.mark.usefixtures("theme")
def test_an_icon_takes_its_colour() -> None:
    """The picture has the colour that was asked for, and a missing one is empty instead of an error."""
    image = tinted("phone", "#7a1f3d").toImage()
    solid = [image.pixelColor(x, y) for x in range(20) for y in range(20) if image.pixelColor(x, y).alpha() == 255]
    assert solid
    assert all(colour.name() == "#7a1f3d" for colour in solid)
    assert tinted("no-such-icon", "#000000").isNull()


def test_the_ring_follows_the_focus(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    """The ring stands around what has the focus, and goes with it."""
    window = QWidget()
    qtbot.addWidget(window)
    first, second = QLineEdit(window), QLineEdit(window)
    first.setGeometry(20, 20, 100, 30)
    second.setGeometry(20, 80, 100, 30)
    ring = FocusRing(window)
    window.show()
    qtbot.waitExposed(window)
    second.setFocus()
    qtbot.waitUntil(lambda: ring._ring is not None and ring._ring.isVisible())
    assert ring._ring is not None
    assert ring._ring.geometry() == second.geometry().adjusted(-5, -5, 5, 5)
    second.move(40, 120)
    assert ring._ring.geometry().topLeft() == second.geometry().adjusted(-5, -5, 5, 5).topLeft()


def test_the_busy_line_shows_how_much_is_done(qtbot: QtBot) -> None:
    """It only moves until the work tells a share."""
    go = threading.Event()

    def tell(asked: Asked) -> None:
        asked.tell(0.42)
        go.wait(5)

    work, line = Work(tell), BusyLine()
    qtbot.addWidget(line)
    line.watch(work, "Making the pages")
    assert line.bar.maximum() == 0
    work.start()
    qtbot.waitUntil(lambda: line.bar.value() == 42, timeout=5_000)
    with qtbot.waitSignal(work.finished, timeout=5_000):
        go.set()
