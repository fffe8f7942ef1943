"""What a page scrolls with, which is the parent of all that lies over it."""

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from followup.ui.kit.page import Page, scroll_host


def test_a_field_of_a_page_scrolls_with_all_of_the_page(qtbot: QtBot) -> None:
    """What lies over the page moves with it, however deep the field is."""
    window = QWidget()
    qtbot.addWidget(window)
    page = Page("A page", parent=window)
    holder = QWidget()
    field = QLineEdit(holder)
    page.add(holder)
    assert page.scroll_area is not None
    assert scroll_host(field) is page.scroll_area.widget()


def test_without_a_scrolling_page_it_is_the_window(qtbot: QtBot) -> None:
    """A page that does not scroll, and a field outside any page."""
    window = QWidget()
    qtbot.addWidget(window)
    page = Page("A page", scrolls=False, parent=window)
    inside, outside = QLineEdit(), QLineEdit(window)
    page.add(inside)
    assert scroll_host(inside) is window
    assert scroll_host(outside) is window
