"""The cancer and its treatment as page 1 has room for them."""

from __future__ import annotations

from collections.abc import Iterator

from followup.domain.records import Diagnosis
from followup.domain.words import Side
from followup.report.care.record import fact_day, triple_negative
from followup.report.care.words import diagnosis_words, place_words
from followup.report.compose.cancer import ALWAYS, of_cancer, one_sided, pair
from followup.report.compose.reading import Reading
from followup.report.compose.treatments import in_order, treatment_line
from followup.report.front import CancerLine, More, Pair
from followup.report.wording import joined, month_words, with_side


def cancer(reading: Reading) -> CancerLine:
    """Return the block of page 1 with the cancer and its treatments, what came later first."""
    tr = reading.tr
    return CancerLine(
        title=tr("The cancer and its treatment"),
        facts=tuple(_short_pair(reading, name) for name in ALWAYS),
        treatments_title=tr("Treatments"),
        treatments=tuple(_lines(reading)),
        empty=tr("no treatments written down"),
        more=More(tr("+{count} on page {page}"), tr("+{count} more"), "cancer"),
    )


def _lines(reading: Reading) -> Iterator[str]:
    """Each later cancer with what is done for it, newest first, then what was done for the first one."""
    treatments = [one for one in in_order(reading) if one.treatment != "vaccine"]
    later = reading.care.later()
    for diagnosis in reversed(later):
        yield _later_line(reading, diagnosis)
        yield from (treatment_line(reading, one) for one in treatments if one.diagnosis_id == diagnosis.id)
    ids = {diagnosis.id for diagnosis in later}
    yield from (treatment_line(reading, one) for one in treatments if one.diagnosis_id not in ids)


def _short_pair(reading: Reading, name: str) -> Pair:
    """A fact as page 1 has room for it: triple negative says all that HER2 negative says, and an age can wait."""
    whole, facts = pair(reading, name), reading.facts(name)
    if name == "her2" and (sides := triple_negative(of_cancer(reading, None))):
        values = [
            reading.tr("triple negative") if fact.side in sides or sides == (Side.NONE,) else fact.value
            for fact in facts
        ]
        shown = [with_side(value, fact.side, reading.tr) for value, fact in zip(values, facts, strict=True)]
        return Pair(whole.label, joined(values if one_sided(reading) else shown, "; "))
    if name == "diagnosed_on" and len(facts) > 1:
        days = [(fact_day(fact), fact.side) for fact in facts]
        shown = [with_side(month_words(day.on, reading.tr), side, reading.tr) for day, side in days if day is not None]
        return Pair(whole.label, joined(shown, "; ") or whole.value, whole.unknown)
    return whole


def _later_line(reading: Reading, diagnosis: Diagnosis) -> str:
    """One line for a later cancer: what it is, since when, where, and its receptors."""
    tr = reading.tr
    found = "" if diagnosis.found_on is None else month_words(diagnosis.found_on, tr)
    places = [place_words(fact.value, tr) for fact in reading.facts("cancer_place", diagnosis.id)]
    receptors = [
        tr("{receptor} {value}").format(receptor=short, value=tr(fact.value))
        for name, short in (("oestrogen_receptor", "ER"), ("progesterone_receptor", "PR"), ("her2", "HER2"))
        for fact in reading.facts(name, diagnosis.id)
    ]
    negative = [tr("triple negative")] if triple_negative(of_cancer(reading, diagnosis.id)) else []
    title = joined([diagnosis_words(diagnosis.diagnosis, tr), found])
    return joined([title, joined(places, " + ") or tr("place unknown"), *receptors, *negative])
