"""Every screen with the sample log: names for screen readers, the way of the Tab key, and words that are not cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from followup.domain.records import Episode, Photo, RecordRequest
from followup.services.log import OpenLog
from followup.ui.help.screen import Screen as HelpScreen
from followup.ui.kit.theme import Theme
from followup.ui.screen import BaseScreen
from followup.ui.screens import SCREENS
from followup.ui.shell.window import Window
from followup.ui.visits.screen import Screen as VisitsScreen
from tests.signs.logs import shipped
from tests.test_words import FORBIDDEN

SIZES = ((800, 600), (1100, 760))
TEXT_SIZES = (100, 200)
MOST_STOPS = 400
"""Presses of Tab after which a page that has not come round is a trap."""


def _open(window: Window, name: str, target: object = None) -> BaseScreen:
    window.go(name, target)
    assert window.host is not None
    screen = window.host.current
    assert screen is not None
    return screen


def _press(window: Window, name: str, *buttons: str) -> BaseScreen:
    """Open a screen and press the first of its buttons with each of these words."""
    screen = _open(window, name)
    for words in buttons:
        found = next(button for button in screen.findChildren(QAbstractButton) if _shown_as(button, words))
        found.click()
    return screen


def _shown_as(button: QAbstractButton, words: str) -> bool:
    return button.text() == words and button.isVisibleTo(button.window())


def _story(window: Window, *buttons: str) -> BaseScreen:
    services = window.services
    assert services is not None
    screen = _open(window, "symptoms", services.entries.all(Episode)[-1])
    for words in buttons:
        next(button for button in screen.findChildren(QAbstractButton) if _shown_as(button, words)).click()
    return screen


def _photo(window: Window) -> BaseScreen:
    """A photo large, with the form to change what is said of it."""
    services = window.services
    assert services is not None
    screen = _open(window, "photos", services.entries.all(Photo)[-1])
    next(button for button in screen.findChildren(QAbstractButton) if _shown_as(button, "Change")).click()
    return screen


def _photo_story(window: Window) -> BaseScreen:
    """The story of the symptom that has photos."""
    services = window.services
    assert services is not None
    photo = services.entries.all(Photo)[-1]
    return _open(window, "symptoms", services.entries.get(Episode, photo.episode_id))


def _visit(window: Window) -> BaseScreen:
    services = window.services
    assert services is not None
    return _open(window, "visits", services.visits.next())


def _visit_open(window: Window) -> BaseScreen:
    """Every part unfolded, with a request, a changed list and a letter."""
    services = window.services
    assert services is not None
    if not services.requests.all():
        services.entries.add(RecordRequest(institution="Old clinic", what="Pathology report"))
        window.undo_bar.put_away()
    screen = _visit(window)
    assert isinstance(screen, VisitsScreen)
    for part in (
        screen.page.since,
        screen.page.prepared,
        screen.page.checklist,
        screen.page.requests,
        screen.page.handed,
    ):
        assert part.fold is not None
        part.fold.set_open(True)
    screen.page.requests.open_letter(screen.page.requests.cards[0])
    return screen


def _visit_past(window: Window) -> BaseScreen:
    """The last visit, with the form for a medicine that was agreed."""
    services = window.services
    assert services is not None
    screen = _open(window, "visits", services.visits.past()[0])
    assert isinstance(screen, VisitsScreen)
    screen.page.agreed.add_medicine()
    screen.page.questions.type_answers()
    return screen


def _sign(window: Window) -> BaseScreen:
    screen = _open(window, "help", "bone_pain")
    assert isinstance(screen, HelpScreen)
    return screen


PLACES: dict[str, Callable[[Window], BaseScreen]] = {
    **{name: (lambda window, name=name: _open(window, name)) for name in SCREENS},
    "today, noting": lambda window: _open(window, "today", ("quick_add", "sore hip")),
    "a symptom": _story,
    "a symptom with photos": _photo_story,
    "a photo": _photo,
    "a symptom, noting": lambda window: _story(window, "Note how it is today"),
    "a symptom, changing": lambda window: _story(window, "Change what it is"),
    "medicines, adding": lambda window: _press(window, "medicines", "Add a medicine"),
    "exams, adding": lambda window: _press(window, "exams", "Add an exam"),
    "exams, planning": lambda window: _press(window, "exams", "Add one that repeats"),
    "visits, adding": lambda window: _open(window, "visits", "new"),
    "a visit": _visit,
    "a visit, all of it": _visit_open,
    "a visit that was": _visit_past,
    "record, a fact": lambda window: _open(window, "record", "name"),
    "record, a treatment": lambda window: _press(window, "record", "Add a treatment"),
    "record, a later cancer": lambda window: _press(window, "record", "Add a later cancer"),
    "how, something tried": lambda window: _press(window, "how", "Add something you tried"),
    "settings, a passphrase": lambda window: _press(window, "settings", "Set a passphrase"),
    "help, keys": lambda window: _open(window, "help", "keys"),
    "help, a sign": _sign,
    "help, your data": lambda window: _open(window, "help", "data"),
    "help, what is new": lambda window: _open(window, "help", "news"),
}
"""Every screen, and the forms and pages inside them, each with how it is reached."""


@pytest.fixture
def window(qtbot: QtBot, sample_window: Window) -> Window:
    """The window with the sample log, in front."""
    sample_window.activateWindow()
    qtbot.waitUntil(sample_window.isActiveWindow)
    return sample_window


def _places(window: Window) -> Iterator[tuple[str, BaseScreen]]:
    """Go to every place in turn, and wait until it is laid out."""
    for place, go in PLACES.items():
        screen = go(window)
        _settle()
        yield place, screen
        screen.escape()


def _settle() -> None:
    for _ in range(12):
        QApplication.processEvents()


def _seen(screen: QWidget) -> Iterator[QWidget]:
    """Every widget that can be seen, or scrolled to."""
    return (widget for widget in screen.findChildren(QWidget) if widget.isVisible())


def _is_own(widget: QWidget) -> bool:
    """Whether a widget is ours: inside a list, a calendar or a drop-down, Qt names its own parts."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractItemView) or (
            isinstance(parent, QAbstractScrollArea) and not isinstance(parent, QScrollArea)
        ):
            return False
        parent = parent.parentWidget()
    return not widget.objectName().startswith("qt_")


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


def _told(widget: QWidget) -> str:
    words, name = str(getattr(widget, "text", str)())[:60], widget.accessibleName()[:60]
    return f"{type(widget).__name__} “{words}” named “{name}” {widget.geometry().getRect()}"


def test_everything_that_takes_the_focus_has_a_name(window: Window) -> None:
    """A screen reader says what each page, field and button is."""
    nameless = []
    for place, screen in _places(window):
        assert screen.accessibleName()
        stops = (widget for widget in _seen(screen) if _is_own(widget) and _takes_focus(widget))
        nameless += [f"{place}: {_told(widget)}" for widget in stops if not widget.accessibleName()]

    assert not nameless, "\n".join(nameless)


def test_no_page_says_a_forbidden_word(window: Window) -> None:
    """As it stands there, put together: labels, buttons, and what only a screen reader says.

    The title of a source, "T-score" in a result and the name of a test are nobody's choice of words.
    """
    titles = [source.title for source in shipped().sources.values() if FORBIDDEN.search(source.title)]
    said = []
    for place, screen in _places(window):
        for widget in _seen(screen):
            text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
            words = f"{text} {widget.accessibleName()} {widget.accessibleDescription()}"
            for theirs in (*titles, "T-score"):
                words = words.replace(theirs, "")
            said += [f"{place}: {words}" for _ in FORBIDDEN.findall(words)]

    assert not said, "\n".join(said)


def test_no_part_of_a_page_is_a_window_of_its_own(window: Window) -> None:
    """A widget that is shown before it has its place flashes up and takes the keyboard away from the window."""
    for place, _screen in _places(window):
        assert QApplication.activeWindow() is window, place


def test_tab_goes_through_everything_in_reading_order(qtbot: QtBot, window: Window) -> None:
    """It reaches every field and button, never jumps back up on its way, and comes round again."""
    wrong = []
    for place, screen in _places(window):
        wanted = [widget for widget in _seen(screen) if _is_own(widget) and _takes_focus(widget)]
        stops = _stops(qtbot, window, screen)
        wrong += [f"{place}: never reached: {_told(widget)}" for widget in wanted if widget not in stops]
        back = (pair for pair in pairwise(stops) if _jumps_back(screen, *pair))
        wrong += [f"{place}: {_told(before)} -> {_told(after)}" for before, after in back]

    assert not wrong, "\n".join(wrong)


def _stops(qtbot: QtBot, window: Window, screen: BaseScreen) -> list[QWidget]:
    """Press Tab from the last button of the navigation on, until the focus comes round."""
    qtbot.waitUntil(lambda: not window.foot.busy.isVisible(), timeout=20_000)  # its Cancel comes before the page
    window.bar.urgent.setFocus()
    qtbot.keyClick(window.bar.urgent, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    assert isinstance(first, QWidget)
    assert screen.isAncestorOf(first), _told(first)
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget), f"The focus is lost after {_told(stops[-1] if stops else first)}"
        if stops and focused is stops[0]:
            return [widget for widget in stops if screen.isAncestorOf(widget)]
        assert not stops or focused is not stops[-1], f"Tab stays at {_told(focused)}"
        stops.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    pytest.fail(f"Tab never comes back to {_told(stops[0])}: " + "\n".join(_told(widget) for widget in stops[-6:]))


def _jumps_back(screen: QWidget, before: QWidget, after: QWidget) -> bool:
    """Whether the next stop lies wholly above, and not in a column further on."""
    one, other = _place(screen, before), _place(screen, after)
    return other.bottom() <= one.top() and other.left() < one.right()


def _place(screen: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(screen, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("scale", TEXT_SIZES)
def test_no_words_are_cut_off(bare_window: Window, sample_services: OpenLog, theme: Theme, scale: int) -> None:
    """At 100 and 200 per cent, in a small and in an ordinary window."""
    theme.choose_scale(scale)
    bare_window.open_log(sample_services)
    cut: list[str] = []
    for place, screen in _places(bare_window):
        for size in SIZES:
            bare_window.resize(*size)
            _settle()
            found = ((why, widget) for widget in _seen(screen) if (why := _cut(screen, widget)))
            cut += [f"{place}, {size[0]} wide: {why}: {_told(widget)}" for why, widget in found]
    _let_go(bare_window)

    assert not cut, "\n".join(cut)


def _let_go(window: Window) -> None:
    """Take the screens away before the text size is put back, which is work for each widget there is."""
    assert window.host is not None
    window.host.deleteLater()
    QApplication.sendPostedEvents(window.host, QEvent.Type.DeferredDelete)


def _cut(screen: BaseScreen, widget: QWidget) -> str:
    """Return what is cut off of a widget, "" when nothing is."""
    if not _is_own(widget) or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
        return ""
    lacks = _label_lacks(widget) if isinstance(widget, QLabel) else _button_lacks(widget)
    return lacks or _sticks_out(screen, widget)


def _label_lacks(label: QLabel) -> str:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return "too low" if label.height() < needed - 1 else "" if _fits_word(label) else "narrower than a word"
    hint = label.sizeHint()
    return "too narrow" if label.width() < hint.width() - 1 else "too low" if label.height() < hint.height() - 1 else ""


def _fits_word(label: QLabel) -> bool:
    """Whether the longest word fits; an address or a path may be broken anywhere."""
    words = [word for word in label.text().split() if "/" not in word and "\\" not in word]
    return max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0) <= label.width() + 1


def _button_lacks(button: QAbstractButton) -> str:
    room = button.width()
    if isinstance(button, QPushButton):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button).width()
        room -= 0 if button.icon().isNull() else button.iconSize().width()
    elif isinstance(button, QCheckBox | QRadioButton | QToolButton):
        return "too narrow" if room < button.sizeHint().width() - 1 else ""
    lines = button.text().replace("&", "").splitlines()
    needed = max(button.fontMetrics().horizontalAdvance(line) for line in lines)
    return "too narrow" if room < needed else "too low" if button.height() < button.fontMetrics().height() else ""


def _sticks_out(screen: BaseScreen, widget: QWidget) -> str:
    """Say so when a widget reaches beside the page, which scrolls only up and down."""
    parent = widget.parentWidget()
    if parent is None or parent.layout() is None:
        return ""
    left, right = _place(screen, widget).left(), _place(screen, widget).right()
    return "sticks out of the page" if left < 0 or right > screen.width() else ""
