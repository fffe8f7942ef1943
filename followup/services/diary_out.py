"""The log as rows of the diary file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.days import Day
from followup.domain.log_view import EpisodeView, MedicineView
from followup.domain.records import (
    THE_PERSON,
    Author,
    Contact,
    Diagnosis,
    DosePeriod,
    Episode,
    Exam,
    Fact,
    Intake,
    Measure,
    Medicine,
    Note,
    Observation,
    Overall,
    SideEffect,
    Step,
    Treatment,
    Weight,
)
from followup.domain.words import MedicineKind, TreatmentKind
from followup.exchange import cells
from followup.exchange.diary import DiaryKind, DiaryRow
from followup.services import diary_care
from followup.services.diary_care import label
from followup.services.guessing import guess_exam, guess_medicine, guess_treatment
from followup.services.medicines import medicine_views

if TYPE_CHECKING:
    from followup.storage.store import Store

Names = Mapping[int, str]
"""What each author is called in the file; the person is the empty name."""


def diary_rows(store: Store) -> tuple[DiaryRow, ...]:
    """Return everything in the log that the diary file can carry: what lasts first, then day by day."""
    views = store.episode_views()
    linked = [one for one in store.all(SideEffect) if one.episode_id in {view.episode.id for view in views}]
    symptoms = _symptom_rows(views, author_names(store.all(Author)), {one.episode_id for one in linked})
    dated = sorted((*dated_rows(store), *symptoms), key=lambda row: row.observed_on.on if row.observed_on else date.min)
    return (*lasting_rows(store), *dated, *diary_care.side_effect_rows(store, linked))


def lasting_rows(store: Store) -> tuple[DiaryRow, ...]:
    """Return facts, treatments and dose periods as rows."""
    names = author_names(store.all(Author))
    return (
        *(diary_care.diagnosis_row(one, names) for one in store.all(Diagnosis)),
        *(fact_row(fact, names) for fact in store.all(Fact)),
        *(treatment_row(treatment, names) for treatment in store.all(Treatment)),
        *(period_row(view.medicine, one, names) for view in medicine_views(store) for one in _periods(view)),
        *(diary_care.contact_row(contact, names) for contact in store.all(Contact)),
        *(diary_care.step_row(step, names) for step in store.all(Step)),
    )


def dated_rows(store: Store) -> tuple[DiaryRow, ...]:
    """Return what stands on one day, symptoms aside, as rows."""
    names = author_names(store.all(Author))
    medicines = {medicine.id: medicine.name for medicine in store.all(Medicine)}
    return (
        *(diary_care.measure_row(measure, names) for measure in store.all(Measure)),
        *(diary_care.intake_row(one, medicines[one.medicine_id], names) for one in store.all(Intake)),
        *(weight_row(weight, names) for weight in store.all(Weight)),
        *(overall_row(overall, names) for overall in store.all(Overall)),
        *(exam_row(exam, names) for exam in store.all(Exam) if exam.done_on is not None),
        *(note_row(note, names) for note in store.all(Note) if note.words.strip()),
    )


def author_names(authors: Iterable[Author]) -> Names:
    """Return the name each author has in the file."""
    return {author.id: "" if author.id == THE_PERSON else author.name for author in authors}


def fact_row(fact: Fact, names: Names) -> DiaryRow:
    """Return a fact as a row."""
    return DiaryRow(
        kind=DiaryKind.PROFILE,
        what=fact.name,
        side=fact.side,
        value=fact.value,
        about=fact.about,
        diagnosis=label(fact.diagnosis_id),
        source=fact.source,
        author=names.get(fact.author_id, ""),
        note=fact.note,
    )


def treatment_row(treatment: Treatment, names: Names) -> DiaryRow:
    """Return a treatment or a vaccine as a row."""
    vaccine = treatment.treatment is TreatmentKind.VACCINE
    started = _day(treatment.started_on)
    guessed = TreatmentKind.VACCINE if vaccine else guess_treatment(treatment.name)
    return DiaryRow(
        kind=DiaryKind.VACCINE if vaccine else DiaryKind.TREATMENT,
        observed_on=started if vaccine else None,
        what=treatment.name,
        side=treatment.side,
        from_on=None if vaccine else started,
        to_on=_day(treatment.ended_on),
        about=treatment.about,
        sort="" if treatment.treatment is guessed else str(treatment.treatment),
        purpose=treatment.purpose,
        parts=";".join((*treatment.operations, *treatment.fields)),
        diagnosis=label(treatment.diagnosis_id),
        source=treatment.source,
        author=names.get(treatment.author_id, ""),
        note=treatment.note,
    )


def _periods(view: MedicineView) -> tuple[DosePeriod, ...]:
    """Return the stretches of a medicine; one that has none yet stands in the file with no dates."""
    medicine = view.medicine
    return view.periods or (DosePeriod(medicine_id=medicine.id, note=medicine.note, author_id=medicine.author_id),)


def period_row(medicine: Medicine, period: DosePeriod, names: Names) -> DiaryRow:
    """Return one dose period as a row."""
    therapy = medicine.medicine is MedicineKind.THERAPY
    guessed = MedicineKind.THERAPY if therapy else guess_medicine(medicine.name)
    return DiaryRow(
        kind=DiaryKind.THERAPY if therapy else DiaryKind.MEDICINE,
        what=medicine.name,
        dose=period.dose,
        from_on=_day(period.started_on),
        to_on=_day(period.ended_on),
        about=period.about,
        reason=period.reason,
        paused=period.paused,
        purpose=medicine.purpose,
        frequency=period.frequency,
        as_needed=period.as_needed,
        tapering=period.tapering,
        therapy=str(medicine.therapy),
        helped=str(medicine.helped),
        helped_words=medicine.helped_words,
        team_knows=str(medicine.team_knows or ""),
        sort="" if medicine.medicine is guessed else str(medicine.medicine),
        author=names.get(period.author_id, ""),
        note=period.note,
        medicine_note=medicine.note if period.id else "",  # where no stretch stands, its note is in the one above
    )


def exam_row(exam: Exam, names: Names) -> DiaryRow:
    """Return an exam that was done as a row."""
    return DiaryRow(
        kind=DiaryKind.EXAM,
        observed_on=_day(exam.done_on),
        what=exam.name,
        place=exam.place,
        side=exam.side,
        about=exam.about,
        value=exam.result,
        body_part=exam.body_part,
        outcome=str(exam.outcome),
        diagnosis=label(exam.diagnosis_id),
        sort="" if exam.exam is guess_exam(exam.name) else str(exam.exam),
        author=names.get(exam.author_id, ""),
        note=exam.note,
    )


def weight_row(weight: Weight, names: Names) -> DiaryRow:
    """Return a weighing as a row, in the unit it was typed in."""
    unit = weight.unit if weight.unit in cells.GRAMS else "kg"
    return DiaryRow(
        kind=DiaryKind.WEIGHT,
        observed_on=_day(weight.measured_on),
        about=weight.about,
        answers=(("trying_to_lose", weight.trying_to_lose),) if weight.trying_to_lose else (),
        value=cells.write_grams(weight.grams, unit),
        unit=unit,
        author=names.get(weight.author_id, ""),
        note=weight.note,
    )


def overall_row(overall: Overall, names: Names) -> DiaryRow:
    """Return how things were overall as a row."""
    return DiaryRow(
        kind=DiaryKind.OVERALL,
        observed_on=_day(overall.observed_on),
        about=overall.about,
        value=str(overall.value),
        author=names.get(overall.author_id, ""),
        note=overall.note,
    )


def note_row(note: Note, names: Names) -> DiaryRow:
    """Return free words as a row."""
    return DiaryRow(
        kind=DiaryKind.NOTE,
        observed_on=_day(note.noted_on),
        about=note.about,
        author=names.get(note.author_id, ""),
        note=note.words,
    )


def observation_row(episode: Episode, seen: Observation, names: Names) -> DiaryRow:
    """Return one observation as a row; own words stand in `words`, because `what` is read as a symptom's name."""
    own = not episode.symptom
    return DiaryRow(
        observed_on=_day(seen.observed_on),
        what=episode.symptom,
        place=episode.place,
        side=episode.side,
        about=seen.about,
        present=seen.present,
        change=seen.change,
        all_along=seen.all_along,
        severity=seen.severity,
        answers=seen.answers,
        author=names.get(seen.author_id, ""),
        note=seen.note,
        words=seen.words,
        episode_words=episode.words if own and episode.words != seen.words else "",
    )


def _symptom_rows(views: Iterable[EpisodeView], names: Names, named: Collection[int]) -> Iterator[DiaryRow]:
    kept = [view for view in views if view.episode.symptom or view.episode.words.strip()]
    often = Counter(view.episode.symptom or view.episode.words.casefold() for view in kept)
    for view in kept:
        episode = view.episode
        # The only episode of a symptom needs no label: its rows find each other on their own, up to the day it went.
        # One that another row speaks of needs it all the same.
        alone = (
            episode.id not in named
            and often[episode.symptom or episode.words.casefold()] == 1
            and not _comes_back(view)
        )
        label = "" if alone else str(episode.id)
        rows = [replace(observation_row(episode, seen, names), episode=label) for seen in view.observations]
        if rows:
            rows[0] = _with_beginning(rows[0], view)
        yield from rows


def _comes_back(view: EpisodeView) -> bool:
    there = [seen.present for seen in view.observations]
    return any(there[there.index(False) :]) if False in there else False


def _with_beginning(row: DiaryRow, view: EpisodeView) -> DiaryRow:
    """The first row of an episode also carries what is known of the episode as a whole."""
    episode, first = view.episode, view.observations[0]
    return replace(
        row,
        began_on=_day(episode.began_on) if episode.began_on < first.observed_on else None,
        began_about=episode.began_about if episode.began_about != first.about else None,
        episode_words=episode.words if episode.words != first.words else "",
        episode_note=episode.note,
    )


def _day(day: date | None) -> Day | None:
    return None if day is None else Day(day)
