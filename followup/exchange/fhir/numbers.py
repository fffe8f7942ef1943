"""Weight and height as vital signs, and the other numbers of how things are."""

from __future__ import annotations

from followup.domain.care_words import Measured
from followup.domain.errors import Refused
from followup.domain.heights import parse_height
from followup.domain.records import Fact, Measure, Overall, Weight
from followup.domain.words import Answer
from followup.exchange.fhir import facts
from followup.exchange.fhir.codes import (
    BODY_HEIGHT,
    BODY_WEIGHT,
    LOINC,
    Plain,
    absent,
    category,
    coding,
    concept,
    quantity,
)
from followup.exchange.fhir.draft import Draft, Section, component, entered, texts
from followup.exchange.fhir.narrative import table
from followup.exchange.fhir.times import dated, whole_day


def vitals_section(draft: Draft) -> Section:
    """Return every weighing, and the height."""
    tr = draft.tr
    section = Section(tr("Weight and height"), "8716-3")
    rows = []
    height = facts.latest(draft.given.facts, facts.HEIGHT)
    if height is not None:
        section.entries.append(_height(draft, height))
        said = texts(facts.value(draft, height), tr("cm") if height.value.strip().isdigit() else "", between=" ")
        rows.append((tr("date unknown"), tr("Height"), said, facts.source(draft, height), draft.author_name(height)))
    for weight in draft.given.weights:
        section.entries.append(_weight(draft, weight))
        kilos = tr("{kilos} kg").format(kilos=f"{weight.grams / 1000:g}")
        notes = texts(_trying(draft, weight), weight.note, between=". ")
        rows.append((draft.day(weight, "measured_on"), tr("Weight"), kilos, notes, draft.author_name(weight)))
    section.blocks.append(table(_heads(draft), rows))
    return section


def how_section(draft: Draft) -> Section:
    """Return the numbers for how things are, each with which way its scale goes."""
    tr = draft.tr
    section = Section(tr("How things are"))
    rows = []
    for overall in draft.given.overalls:
        question = tr("How things are: 0 is worst, 10 is best")
        section.entries.append(_number(draft, overall, question, {"valueInteger": overall.value}))
        row = (question, str(overall.value), overall.note, draft.author_name(overall))
        rows.append((draft.day(overall, "observed_on"), *row))
    for measure in draft.given.measures:
        question = draft.words.measure(measure.measured)
        minutes = measure.measured is Measured.EXERCISE
        value = {"valueQuantity": quantity(measure.value, "min")} if minutes else {"valueInteger": measure.value}
        section.entries.append(_number(draft, measure, question, value))
        rows.append(
            (
                draft.day(measure, "measured_on"),
                question,
                str(measure.value),
                measure.note,
                draft.author_name(measure),
            )
        )
    section.blocks.append(table(_heads(draft), rows))
    return section


def _heads(draft: Draft) -> tuple[str, ...]:
    tr = draft.tr
    return tr("Day"), tr("What"), tr("Number"), tr("Notes"), tr("Entered by")


def _number(draft: Draft, record: Overall | Measure, question: str, value: Plain) -> Plain:
    day = record.observed_on if isinstance(record, Overall) else record.measured_on
    body: Plain = {
        "status": "final",
        "category": category("survey", draft.tr("Reported by the person")),
        "code": concept(question),
        "subject": draft.person,
        **dated("effectiveDateTime", day, about=record.about),
        **entered("issued", record),
        "performer": [draft.who(record)],
        **value,
        **draft.note(record, record.note),
    }
    return draft.add("Observation", f"{record.kind}/{record.id}", body)


def _vital(draft: Draft, record: Fact | Weight, code: str, title: str) -> Plain:
    return {
        "status": "final",
        "category": category("vital-signs", draft.tr("Measured at home")),
        "code": concept(title, coding(LOINC, code)),
        "subject": draft.person,
        **entered("issued", record),
        "performer": [draft.who(record)],
    }


def _weight(draft: Draft, weight: Weight) -> Plain:
    body = _vital(draft, weight, BODY_WEIGHT, draft.tr("Body weight"))
    body |= whole_day("effectiveDateTime", weight.measured_on, about=weight.about)
    guess = draft.tr("The day is a guess: {day}").format(day=draft.day(weight, "measured_on")) if weight.about else ""
    body |= {"valueQuantity": quantity(weight.grams / 1000, "kg"), **draft.note(weight, guess, weight.note)}
    trying = weight.trying_to_lose
    if trying is not None:
        value = None if trying is Answer.NOT_SURE else {"valueBoolean": trying is Answer.YES}
        body["component"] = [component(draft.tr("Trying to lose weight"), value)]
    return draft.add("Observation", f"weight/{weight.id}", body)


def _height(draft: Draft, fact: Fact) -> Plain:
    """Return the height; the log keeps no day for it, and a value that is no height is unknown."""
    body = _vital(draft, fact, BODY_HEIGHT, draft.tr("Body height"))
    body |= dated("effectiveDateTime", None)
    try:
        body["valueQuantity"] = quantity(parse_height(fact.value), "cm")
    except Refused:
        body["dataAbsentReason"] = absent()
    return draft.add("Observation", f"fact/{fact.id}", {**body, **draft.note(fact, facts.source(draft, fact))})


def _trying(draft: Draft, weight: Weight) -> str:
    if weight.trying_to_lose is None:
        return ""
    return texts(draft.tr("Trying to lose weight"), draft.words.answer[weight.trying_to_lose], between=": ")
