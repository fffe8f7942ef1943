"""What is being done of what has been linked to fewer returns of the cancer: from the record and in own words.

The list is that of the article (Mayo Clinic, "Recurrent breast cancer", 19 April 2024). It says what is done and gives
no advice: what is right for whom is the team's to say.
"""

from __future__ import annotations

from datetime import date

from followup.domain.care_words import Measured, StepKind, StepState
from followup.domain.records import Step, Treatment
from followup.domain.wording import Translate
from followup.domain.words import TreatmentKind
from followup.report.care.record import CareView
from followup.report.care.words import state_words, steps
from followup.report.front import Pair
from followup.report.wording import day_words, joined, month_words

_TREATMENT_OF = {
    StepKind.HORMONE: TreatmentKind.HORMONE,
    StepKind.CHEMOTHERAPY: TreatmentKind.CHEMOTHERAPY,
    StepKind.RADIOTHERAPY: TreatmentKind.RADIOTHERAPY,
    StepKind.TARGETED: TreatmentKind.TARGETED,
    StepKind.BONE: TreatmentKind.BONE,
}


def doing_title(tr: Translate) -> str:
    """Return the title of the list."""
    return tr("What is being done")


def doing_hint(tr: Translate) -> str:
    """Return what the list is."""
    return tr(
        "Things that have been linked to fewer returns of breast cancer, and what you do of them. "
        "Which of them are right for you is a question for your team."
    )


def doing(record: CareView, tr: Translate) -> tuple[Pair, ...]:
    """Return each thing with what the record and the person say of it; nothing said prints as "not written down"."""
    pairs = []
    for kind, title in steps(tr).items():
        words = joined(from_record(record, kind, tr) + own_words(record, kind, tr), "; ")
        if words or kind is not StepKind.OTHER:
            pairs.append(Pair(title, words or tr("not written down"), unknown=not words))
    return tuple(pairs)


def from_record(record: CareView, kind: StepKind, tr: Translate) -> list[str]:
    """Return what treatments, medicines and numbers say of a step already."""
    if kind is StepKind.EXERCISE:
        return _exercise(record, tr)
    if kind not in _TREATMENT_OF:
        return []
    treatment = _TREATMENT_OF[kind]
    given = [_treatment(one, tr) for one in record.treatments if one.treatment is treatment]
    said = {one.name.strip().casefold() for one in record.treatments}
    for view in record.medicines:
        if treatment in record.treats(view.medicine.name) and view.medicine.name.strip().casefold() not in said:
            days = [period.started_on for period in view.periods if period.started_on is not None]
            ended = [period.ended_on for period in view.periods]
            last = None if None in ended else max((day for day in ended if day is not None), default=None)
            given.append(_spell(view.medicine.name.strip(), min(days, default=None), last, tr))
    return given


def own_words(record: CareView, kind: StepKind, tr: Translate) -> list[str]:
    """Return what the person says of a step."""
    return [step_words(step, tr) for step in record.steps if step.step is kind]


def step_words(step: Step, tr: Translate) -> str:
    """Return one step as the list says it: "30 minutes of walking, since Mar 2025"."""
    state = "" if step.state is StepState.DOING and step.words.strip() else state_words(step.state, tr)
    return joined([step.words.strip(), state, _since(step.started_on, step.ended_on, tr), step.note.strip()])


def _treatment(treatment: Treatment, tr: Translate) -> str:
    return _spell(treatment.name.strip(), treatment.started_on, treatment.ended_on, tr)


def _spell(name: str, first: date | None, last: date | None, tr: Translate) -> str:
    return joined([name, _since(first, last, tr)])


def _since(first: date | None, last: date | None, tr: Translate) -> str:
    if first is not None and last is not None:
        start, end = month_words(first, tr), month_words(last, tr)
        return start if start == end else tr("{first} to {last}").format(first=start, last=end)
    if first is not None:
        return tr("since {day}").format(day=month_words(first, tr))
    return tr("until {day}").format(day=month_words(last, tr)) if last is not None else ""


def _exercise(record: CareView, tr: Translate) -> list[str]:
    noted = [one for one in record.measures if one.measured is Measured.EXERCISE]
    if not noted:
        return []
    last = max(noted, key=lambda one: (one.measured_on, one.id))
    day = day_words(last.measured_on, tr, about=last.about)
    return [tr("{minutes} minutes in the seven days to {day}").format(minutes=last.value, day=day)]
