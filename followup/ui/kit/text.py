"""Labels by what they are: page title, section, running text, small print, number, error."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from followup.ui.kit.space import LINE_LENGTH, TIGHT, bare


class Label(QLabel):
    """Plain text, never markup: a person's own words are shown as they were typed."""

    def __init__(self, text: str = "", kind: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)


class Text(Label):
    """Running text that wraps and never grows wider than a comfortable line."""

    def __init__(self, text: str = "", kind: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(text, kind, parent)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(1)

    def sizeHint(self) -> QSize:
        """Return the size of the text in lines of at most 75 characters."""
        metrics = self.fontMetrics()
        width = min(metrics.averageCharWidth() * LINE_LENGTH, metrics.horizontalAdvance(self.text()) + 4)
        return QSize(width, self.heightForWidth(width))

    def selectable(self) -> Text:
        """Let the words be marked and copied, and return this label."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.text())
        return self


def page_title(text: str) -> Label:
    """Return the title of a page."""
    return _heading(text, "page_title")


def section(text: str) -> Label:
    """Return the title of a section."""
    return _heading(text, "section")


def _heading(text: str, kind: str) -> Label:
    label = Text(text, kind)
    font = label.font()
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def strong(text: str = "") -> Text:
    """Return running text that carries weight."""
    return Text(text, "strong")


def second(text: str = "") -> Text:
    """Return running text of second importance."""
    return Text(text, "second")


def small(text: str = "") -> Text:
    """Return small print."""
    return Text(text, "small")


def point(text: str) -> QWidget:
    """Return one line of a list, with its dot in front and its later lines under the first."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    bare(row, TIGHT)
    dot = Label("\u2022", "second")
    dot.setAlignment(Qt.AlignmentFlag.AlignTop)
    row.addWidget(dot)
    row.addWidget(Text(text), 1)
    return holder
