"""One question for each scale. Which way it goes stands at the scale."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from followup.domain.care_words import Measured
from followup.domain.errors import Refused
from followup.domain.scales import SCALES
from followup.report.care.words import direction_words, scale_words
from followup.report.wording import capital
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.form import Form, FormRow
from followup.ui.kit.sentences import translate
from followup.ui.kit.space import STEP, bare


class Scales(QWidget):
    """Worry, sleep, energy and appetite from 0 to 10, and minutes of exercise. Everything may be left out.

    The rows are those of the form that is handed in, so that what cannot be kept is said beside its field.
    """

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.rows: dict[Measured, ChoiceRow] = {}
        self.minutes = QLineEdit()
        self.minutes.setMaxLength(5)
        self.minutes.setFixedWidth(self.minutes.fontMetrics().averageCharWidth() * 10 + 24)
        column = QVBoxLayout(self)
        bare(column, STEP)
        for measured, scale in SCALES.items():
            question = translate(scale.question)
            field: QWidget = self.minutes
            help_text = scale_words(measured, translate)
            if measured is not Measured.EXERCISE:
                numbers = [(str(number), str(number)) for number in range(scale.most + 1)]
                field = self.rows[measured] = ChoiceRow(numbers, question)
                help_text = f"{help_text} {capital(direction_words(measured, translate))}."
            row = FormRow(question, field, help_text)
            form.take_row(measured, row)
            column.addWidget(row)

    @property
    def is_answered(self) -> bool:
        """Whether anything was said."""
        return bool(self.minutes.text().strip()) or any(row.value for row in self.rows.values())

    def values(self) -> tuple[tuple[Measured, int], ...]:
        """Return what was answered; raises `Refused` when the minutes are no number."""
        found = [(measured, int(row.value)) for measured, row in self.rows.items() if row.value]
        minutes = self.minutes.text().strip()
        if minutes:
            most = SCALES[Measured.EXERCISE].most
            if not (minutes.isascii() and minutes.isdigit() and int(minutes) <= most):
                raise Refused("Please write the minutes as a whole number, for example 90.", field=Measured.EXERCISE)
            found.append((Measured.EXERCISE, int(minutes)))
        return tuple(found)
