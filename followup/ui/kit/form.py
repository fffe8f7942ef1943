"""Form rows: the label above the field, help under it, and an error beside it in a sentence."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from followup.domain.errors import FollowupError, Refused
from followup.ui.kit.sentences import sentence
from followup.ui.kit.space import HAIR, STEP, bare
from followup.ui.kit.text import Label, Text, small


def entered_in(form: QWidget) -> list[str]:
    """Return what stands in the fields of a form and what is chosen, to see later whether something was entered."""
    texts = [line.text() for line in form.findChildren(QLineEdit)]
    texts += [field.toPlainText() for field in form.findChildren(QPlainTextEdit)]
    texts += [field.currentText() for field in form.findChildren(QComboBox)]
    buttons = [one for one in form.findChildren(QAbstractButton) if one.property("kind") != "fold"]
    return texts + [one.text() for one in buttons if one.isChecked()]


class FormRow(QWidget):
    """One field with its label, its help and its error. The label names the field for screen readers."""

    def __init__(self, label: str, field: QWidget, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.label: QLabel = Label(label, "field_label")
        self.label.setBuddy(field)
        self.label.setWordWrap(True)
        self.help = small(help_text)
        self.error = Text("", "error")
        self._help_text = help_text
        if not field.accessibleName():
            field.setAccessibleName(label.replace("&", ""))
        field.setAccessibleDescription(help_text)
        column = QVBoxLayout(self)
        bare(column, HAIR)
        for widget in (self.label, field, self.error, self.help):
            column.addWidget(widget)
        # Only now: a widget without a parent that is shown would be a window of its own.
        self.help.setVisible(bool(help_text))
        self.error.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say_help(self, words: str) -> None:
        """Change the help under the field; empty words take it away."""
        self._help_text = words
        self.help.setText(words)
        self.help.setVisible(bool(words))
        self.field.setAccessibleDescription(words)

    def show_error(self, words: str) -> None:
        """Say beside the field how to mend it; empty words take the error away."""
        self.error.setText(words)
        self.error.setVisible(bool(words))
        self.field.setProperty("wrong", "true" if words else "false")
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
        self.field.setAccessibleDescription(f"{words} {self._help_text}".strip())


class Form(QWidget):
    """Rows by field name, so that a refused entry is explained where it can be mended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FormRow] = {}
        self.column = QVBoxLayout(self)
        bare(self.column, STEP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def add(self, name: str, label: str, field: QWidget, help_text: str = "") -> FormRow:
        """Add a row for the field of this name, as `Refused.field` calls it."""
        row = FormRow(label, field, help_text)
        self.rows[name] = row
        self.column.addWidget(row)
        return row

    def add_plain(self, widget: QWidget) -> None:
        """Add something that is no field, such as a fold."""
        self.column.addWidget(widget)

    def take_row(self, name: str, row: FormRow) -> None:
        """Know a row that stands elsewhere, for example inside a fold."""
        self.rows[name] = row

    def clear_errors(self) -> None:
        """Take all errors away."""
        for row in self.rows.values():
            row.show_error("")

    def explain(self, error: FollowupError) -> bool:
        """Show the error beside its field and go there; return False when it belongs to no field of this form."""
        self.clear_errors()
        row = self.rows.get(error.field) if isinstance(error, Refused) else None
        if row is None:
            return False
        row.show_error(sentence(error))
        row.field.setFocus()
        return True
