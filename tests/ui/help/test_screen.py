"""Help through its widgets: the pages, the search in the rules, and what leads here."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from followup.ui.help.data_page import DataPage
from followup.ui.help.keys_page import KeysPage
from followup.ui.help.printing import paper_document
from followup.ui.help.screen import DATA, FIRST_STEPS, KEYS, NEWS, RULES, Screen
from followup.ui.kit.buttons import Button
from followup.ui.shell.window import Window


@pytest.fixture
def screen(qtbot: QtBot, window: Window) -> Screen:
    """Help, opened with F1."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    return screen


def said(widget: QWidget) -> str:
    """Return every word that can be seen on a widget."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_f1_opens_the_first_steps_with_the_focus_on_the_choice(screen: Screen) -> None:
    """There are five, and nothing else was built yet."""
    assert screen.shown == FIRST_STEPS
    assert list(screen.pages) == [FIRST_STEPS]
    assert len([label for label in screen.findChildren(QLabel) if label.property("kind") == "number"]) == 5
    assert QApplication.focusWidget() is screen.choice.button(FIRST_STEPS)


def test_each_choice_shows_its_page_and_only_that(screen: Screen) -> None:
    """A second press on the chosen one changes nothing."""
    for part in (KEYS, RULES, DATA, NEWS, FIRST_STEPS):
        screen.choice.button(part).click()
        assert [name for name, page in screen.pages.items() if page.isVisible()] == [part]
    screen.choice.button(FIRST_STEPS).click()

    assert screen.shown == FIRST_STEPS
    assert screen.choice.value == FIRST_STEPS


def test_a_page_is_chosen_by_keys_alone(qtbot: QtBot, screen: Screen) -> None:
    """Right and Enter go to the keys."""
    qtbot.keyClick(screen.choice.button(FIRST_STEPS), Qt.Key.Key_Right)
    qtbot.keyClick(screen.choice.button(KEYS), Qt.Key.Key_Return)

    assert screen.shown == KEYS


def test_a_first_step_leads_where_it_is_done(screen: Screen, window: Window) -> None:
    """Each button names a screen that there is."""
    wanted = ["today", "medicines", "exams", "record", "visits"]
    for button, name in zip(screen.pages[FIRST_STEPS].findChildren(Button), wanted, strict=True):
        button.click()
        assert window.host is not None
        assert window.host.shown == name


def test_every_sign_has_a_line_and_is_built_only_when_opened(screen: Screen) -> None:
    """Opening one shows its steps and its sources as text to copy, never as links."""
    page = screen.rules()
    page.complete()
    assert set(page.rows) == set(screen.services.signs.by_id)
    row = page.rows["bone_pain"]
    assert "Who says so" not in said(row)
    row.fold.button.click()

    assert "Who says so" in said(row)
    assert "https://" in said(row)
    for label in row.findChildren(QLabel):
        assert label.textFormat() is not Qt.TextFormat.RichText
        assert not label.openExternalLinks()


def test_the_list_says_what_it_is_not(screen: Screen) -> None:
    """No clinician has gone over the rules, and no match never means that all is well."""
    words = said(screen.rules())

    assert screen.services.signs.note in words
    assert "never means that all is well" in words


def test_a_default_of_our_own_is_marked(screen: Screen) -> None:
    """A number that no source gives is called ours."""
    row = screen.rules().open_sign("bone_pain")

    assert row is not None
    assert "In part our own default." in said(row)


def test_the_search_looks_through_titles_reasons_and_sources(qtbot: QtBot, screen: Screen) -> None:
    """Esc empties it again."""
    page = screen.rules()
    qtbot.keyClick(screen.window(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.search_field
    qtbot.keyClicks(page.search_field, "headache wakes")
    shown = [sign for sign, row in page.rows.items() if row.isVisible()]
    assert "severe_headache" in shown
    assert len(shown) < 10
    page.search_field.setText("no such words anywhere")
    assert page.says.text() == "Nothing found. Try fewer letters."
    qtbot.keyClick(page.search_field, Qt.Key.Key_Escape)

    assert all(row.isVisible() for row in page.rows.values())


def test_the_id_of_a_sign_opens_the_list_there(qtbot: QtBot, window: Window) -> None:
    """This is where "Why this?" can lead."""
    window.navigation.go("help", "severe_headache")
    assert window.host is not None
    screen = window.host.current
    assert isinstance(screen, Screen)
    row = screen.rules().rows["severe_headache"]
    assert row.fold.is_open
    qtbot.waitUntil(lambda: not row.visibleRegion().isEmpty())

    assert QApplication.focusWidget() is row.fold.button


def test_a_target_that_is_not_known_changes_nothing(screen: Screen) -> None:
    """A sign of a later version, for example."""
    screen.open_target("no_such_sign")

    assert screen.shown == FIRST_STEPS


def test_your_data_names_the_folder(screen: Screen) -> None:
    """It can be marked and copied."""
    page = screen.show_part(DATA)

    assert isinstance(page, DataPage)
    assert page.place.text() == str(screen.services.database.folder)
    assert "no network code" in said(page)


def test_what_is_new_begins_with_a_version(screen: Screen) -> None:
    """The marks of the file are not shown."""
    words = said(screen.show_part(NEWS))

    assert "0.1.0" in words
    assert "#" not in words


def test_the_paper_holds_every_sign_and_source(screen: Screen) -> None:
    """Text in it is escaped: an address with an ampersand prints as it is."""
    page = screen.rules()
    words = paper_document(screen.services.signs.note, page.signs).toPlainText()

    for sign in screen.services.signs.signs:
        assert sign.title in words
        for source in sign.named_by:
            assert source.link in words


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key(Qt.Key.Key_1 + place), name)
        for place, name in enumerate(("today", "symptoms", "medicines", "exams", "visits", "record"))
    ],
)
def test_the_number_keys_of_the_table_work(
    qtbot: QtBot, screen: Screen, window: Window, key: Qt.Key, name: str
) -> None:
    """Each is in the table and leads where the table says."""
    page = screen.show_part(KEYS)
    assert isinstance(page, KeysPage)
    listed = {keys for _, rows in page.sections() for keys, _ in rows}
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)

    assert f"Ctrl+{chr(key)}" in listed
    assert window.host is not None
    assert window.host.shown == name


def test_page_down_moves_a_long_page(qtbot: QtBot, screen: Screen) -> None:
    """The keyboard is enough to read everything."""
    screen.show_part(DATA)
    assert screen.scroll_area is not None
    bar = screen.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(screen.choice.button(DATA), Qt.Key.Key_PageDown)

    assert bar.value() > 0
