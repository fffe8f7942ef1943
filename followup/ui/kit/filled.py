"""What is filled in in a form, as labels and texts, and filling it in again after the program ended.

It knows fields, not forms: lines, notes, lists, boxes to tick, rows of choices, numbers and days. What is hidden in a
fold counts too. A label that comes twice in a form is numbered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.date_field import DateField
from followup.ui.kit.severity_row import SeverityRow

Line = tuple[str, str]

_TICKED, _ABOUT = "✓", "≈ "
_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)
_FIELDS = (*_TEXTS, QComboBox, QAbstractButton)


@dataclass(frozen=True, slots=True)
class _Field:
    """One field under its label; a row of choices and a day are one field, whatever they are made of."""

    label: str
    widget: QWidget

    @property
    def text(self) -> str:
        """What is filled in, "" for nothing."""
        widget = self.widget
        if isinstance(widget, ChoiceRow | SeverityRow):
            return next((one.text() for one in widget.findChildren(QAbstractButton) if one.isChecked()), "")
        if isinstance(widget, DateField):
            return f"{_ABOUT}{widget.typed.text()}" if _is_about(widget) else widget.typed.text()
        if isinstance(widget, QComboBox):
            return widget.currentText()
        if isinstance(widget, QAbstractButton):
            return _TICKED if widget.isChecked() else ""
        return text_of(widget)

    def fill(self, text: str) -> bool:
        """Fill in as a person does, so that what depends on it follows; return whether it could be."""
        widget = self.widget
        if isinstance(widget, ChoiceRow | SeverityRow):
            buttons = widget.findChildren(QAbstractButton)
            wanted = [one for one in buttons if (one.text() == text if text else one.isChecked())]
            for one in wanted[:1]:
                if one.isChecked() != bool(text):
                    one.click()
            return bool(wanted) or not text
        if isinstance(widget, DateField):
            return _fill_day(widget, text)
        if isinstance(widget, QComboBox):
            at = widget.findText(text)
            widget.setCurrentIndex(at if at >= 0 else widget.currentIndex())
            return at >= 0
        if isinstance(widget, QAbstractButton):
            if widget.isChecked() != bool(text):
                widget.click()
            return True
        if isinstance(widget, QLineEdit):
            widget.setText(text)
            widget.textEdited.emit(text)
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            widget.setPlainText(text)
        return True


def text_of(field: QWidget) -> str:
    """Return what stands in a field for words."""
    if isinstance(field, QLineEdit):
        return field.text()
    return field.toPlainText() if isinstance(field, QPlainTextEdit | QTextEdit) else ""


def filled(form: QWidget) -> dict[str, str]:
    """Return what is filled in, label by label."""
    return {field.label: text for field in _fields(form) if (text := field.text)}


def changed(form: QWidget, begun: Mapping[str, str]) -> list[Line]:
    """Return what is filled in otherwise than it was in the beginning; an empty text stands for what was taken out."""
    now = {field.label: field for field in _fields(form)}
    lines = []
    for label, field in now.items():
        text = field.text
        # A list that came in later shows its first line by itself.
        if text != begun.get(label, text if isinstance(field.widget, QComboBox) else ""):
            lines.append((label, text))
    return lines


def fill_in(form: QWidget, lines: Iterable[Line]) -> list[Line]:
    """Fill in what was filled in before, in its order, and return what found no field.

    One answer may bring in the field for the next, so it is looked for anew each time.
    """
    left = []
    for label, text in lines:
        field = next((one for one in _fields(form) if one.label == label), None)
        if field is None or not field.fill(text):
            left.append((label, text))
    return left


def _fields(form: QWidget) -> Iterator[_Field]:
    seen: set[int] = set()
    labels: dict[str, int] = {}
    for widget in form.findChildren(QWidget):
        if not isinstance(widget, _FIELDS):
            continue
        whole = _whole(widget, form)
        if id(whole) in seen or not _counts(whole):
            continue
        seen.add(id(whole))
        name = whole.accessibleName()
        labels[name] = labels.get(name, 0) + 1
        yield _Field(name if labels[name] == 1 else f"{name} ({labels[name]})", whole)


def _whole(widget: QWidget, form: QWidget) -> QWidget:
    """Return the row of choices or the day that a widget is a part of, or the widget itself."""
    above: QWidget | None = widget
    while above is not None and above is not form:
        if isinstance(above, ChoiceRow | SeverityRow | DateField):
            return above
        above = above.parentWidget()
    return widget


def _counts(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        hidden = widget.echoMode() is not QLineEdit.EchoMode.Normal
        return not hidden and not widget.property("no_draft") and not isinstance(widget.parentWidget(), QComboBox)
    if isinstance(widget, QAbstractButton):
        return widget.isCheckable() and widget.property("kind") != "fold"
    return True


def _is_about(field: DateField) -> bool:
    """Return whether a day is a guess that its own words do not tell."""
    try:
        day = field.day
    except Refused:
        return False
    return day is not None and day.about and len(field.typed.text().strip()) == len(day.on.isoformat())


def _fill_day(field: DateField, text: str) -> bool:
    field.typed.setText(text.removeprefix(_ABOUT))
    field.typed.textEdited.emit(field.typed.text())
    if text.startswith(_ABOUT) and field.on is not None:
        field.set_day(Day(field.on, about=True))
        field.changed.emit()
    return True
