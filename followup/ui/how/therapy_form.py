"""The form for one therapy beside medicine: what it was, since when, and how it helped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from followup.domain.care_words import Helped, Therapy
from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.log_view import MedicineView
from followup.domain.records import DosePeriod, Medicine
from followup.domain.words import Answer, MedicineKind
from followup.report.care.words import helped_words, therapies
from followup.report.wording import capital
from followup.ui.kit.choice_row import ChoiceRow
from followup.ui.kit.date_field import DateField
from followup.ui.kit.form_card import FormCard
from followup.ui.kit.sentences import translate


class TherapyForm(FormCard):
    """Nothing is chosen beforehand. `sent` carries the therapy and, for a new one, its first stretch."""

    def __init__(self, view: MedicineView | None, today: Callable[[], date]) -> None:
        super().__init__(self.tr("Something tried beside medicine"), nested=False)
        self._medicine = view.medicine if view is not None else Medicine(name="", medicine=MedicineKind.THERAPY)
        choices = [(therapy, words) for therapy, words in therapies(translate).items()]
        self.therapy = ChoiceRow(choices, self.tr("What is it?"))
        self.name, self.words = self.line(), self.line()
        self.first = DateField(today, optional=True, name=self.tr("Since when?"))
        helped = [(one, capital(helped_words(one, translate))) for one in Helped if one is not Helped.NONE]
        self.helped = ChoiceRow(helped, self.tr("How did it help?"))
        answers = [
            (Answer.YES, self.tr("Yes")),
            (Answer.NO, self.tr("No")),
            (Answer.NOT_SURE, self.tr("Not sure")),
        ]
        self.knows = ChoiceRow(answers, self.tr("Does your team know of it?"))
        self.form.add("therapy", self.tr("What is it?"), self.therapy)
        self.form.add("name", self.tr("In your own words"), self.name, self.tr("For example: yoga class on Mondays."))
        if view is None:
            self.form.add("started_on", self.tr("Since when?"), self.first, self.tr("A month or a year is fine."))
        self.form.add("helped", self.tr("How did it help?"), self.helped)
        self.form.add("helped_words", self.tr("With what did it help?"), self.words)
        help_text = self.tr("It is good to tell your team of anything you try.")
        self.form.add("team_knows", self.tr("Does your team know of it?"), self.knows, help_text)
        self._fill(self._medicine)
        self.end(self.therapy)

    def read(self) -> tuple[Medicine, DosePeriod]:
        """Return the therapy and its first stretch; raises `Refused` while it does not say what it is."""
        therapy = Therapy(self.therapy.value)
        name = self.name.text().strip() or therapies(translate).get(therapy, "")
        if not name:
            raise Refused("Please say what it is.", field="therapy")
        medicine = replace(
            self._medicine,
            name=name,
            therapy=therapy,
            helped=Helped(self.helped.value),
            helped_words=self.words.text().strip(),
            team_knows=Answer(self.knows.value) if self.knows.value else None,
        )
        first: Day | None = None if medicine.id else self.day("started_on", self.first)
        about = first is not None and first.about
        return medicine, DosePeriod(medicine_id=0, started_on=first.on if first else None, about=about)

    def _fill(self, medicine: Medicine) -> None:
        self.therapy.set_value(medicine.therapy)
        self.name.setText(medicine.name)
        self.helped.set_value(medicine.helped)
        self.words.setText(medicine.helped_words)
        self.knows.set_value(medicine.team_knows or "")
