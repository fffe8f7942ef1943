"""Weight, how things are overall, appetite and pain, in four lines."""

from __future__ import annotations

from followup.domain.care_words import Measured
from followup.domain.days import add_months
from followup.domain.records import Overall, Weight
from followup.domain.words import Answer
from followup.report.compose.changes import change_word, shown_change
from followup.report.compose.course import Course
from followup.report.compose.denied import denied_on
from followup.report.compose.reading import Reading
from followup.report.compose.worrying import chart_days
from followup.report.front import Measure, Measures
from followup.report.series import Days, overall_chart, weight_chart
from followup.report.weights import compared_weights, in_unit, weight_words
from followup.report.wording import joined, number_words

APPETITE = "loss_of_appetite"
MOST_MONTHS = 24
"""Months of weight on page 1, at most: the change is counted over twelve."""

_PAINS = ("headache", "aches")


def measures(reading: Reading) -> Measures:
    """Return the block of page 1 about weight and how things are overall."""
    days = chart_days(reading)
    rows = (_weight(reading), _overall(reading, days), appetite(reading), pain(reading))
    return Measures(reading.tr("Weight and how things are overall"), rows)


def _weight(reading: Reading) -> Measure:
    tr, weights = reading.tr, [w for w in reading.view.log.weights if w.measured_on <= reading.view.to_on]
    if not weights:
        return Measure(tr("Weight"), tr("not recorded"), unknown=True)
    last = max(weights, key=lambda weight: (weight.measured_on, weight.id))
    compared = compared_weights(weights)
    value = _kg(last, reading) if compared is None else _from_to(*compared, reading)
    change = "" if compared is None else weight_change(*compared, reading)
    chart = weight_chart(weights, weight_days(weights, reading), tr) if compared is not None else None
    return Measure(tr("Weight"), value, change, trying_words(weights, reading), chart)


def weight_days(weights: list[Weight], reading: Reading) -> Days:
    """Return the days of the chart of weight: from the weight compared with, or the period where it is longer."""
    view, compared = reading.view, compared_weights(weights)
    first = max(view.from_on, add_months(view.to_on, -MOST_MONTHS))
    return Days(first if compared is None else min(compared[0].measured_on, first), view.to_on)


def _kg(weight: Weight, reading: Reading) -> str:
    words = weight_words(weight.grams, weight.unit, reading.tr)
    if weight.unit == "kg":
        return words
    kg = weight_words(weight.grams, "kg", reading.tr)
    return reading.tr("{weight} ({kg})").format(weight=words, kg=kg)


def _from_to(first: Weight, last: Weight, reading: Reading) -> str:
    if first.unit == last.unit == "kg":
        return f"{number_words(in_unit(first.grams, 'kg'))} → {_kg(last, reading)}"
    return f"{_kg(first, reading)} → {_kg(last, reading)}"


def weight_change(first: Weight, last: Weight, reading: Reading) -> str:
    """Return the change in percent of the first weight, with the day it counts from."""
    percent = (last.grams - first.grams) / first.grams * 100
    sign = "+" if percent > 0 else ""
    return reading.tr("{percent} % since {first}").format(
        percent=f"{sign}{number_words(round(percent, 1))}", first=reading.near(first.measured_on)
    )


def trying_words(weights: list[Weight], reading: Reading) -> str:
    """Return whether the person was trying to lose weight, from the latest answer."""
    tr = reading.tr
    ordered = sorted(weights, key=lambda weight: (weight.measured_on, weight.id))
    answer = next((weight.trying_to_lose for weight in reversed(ordered) if weight.trying_to_lose is not None), None)
    if answer is None:
        return tr("trying to lose weight? not recorded")
    words = {Answer.YES: tr("yes"), Answer.NO: tr("no"), Answer.NOT_SURE: tr("not sure")}[answer]
    return tr("trying to lose weight? {answer}").format(answer=words)


def _overall(reading: Reading, days: Days) -> Measure:
    tr, view = reading.tr, reading.view
    known = sorted((o for o in view.overalls if o.observed_on <= view.to_on), key=lambda o: (o.observed_on, o.id))
    if not known:
        return Measure(tr("Overall"), tr("not recorded"), unknown=True)
    chart = overall_chart(known, days, tr)
    value = tr("{now} of 10").format(now=known[-1].value)
    return Measure(tr("Overall"), value, _was(known, reading), tr("higher is better"), chart if chart.series else None)


def _was(known: list[Overall], reading: Reading) -> str:
    """The number at the start of the period, or the first after it; "" where there is one number only."""
    earlier = [one for one in known if one.observed_on <= reading.view.from_on] or known[:1]
    was = earlier[-1]
    if was.observed_on == known[-1].observed_on:
        return ""
    return reading.tr("was {was} on {day}").format(was=was.value, day=reading.near(was.observed_on))


def appetite(reading: Reading) -> Measure:
    """Return whether the appetite is less, with the day it was asked."""
    tr = reading.tr
    lost = [course for course in reading.courses if course.episode.symptom == APPETITE]
    if lost and lost[-1].is_open:
        since = reading.near(lost[-1].episode.began_on, about=lost[-1].episode.began_about)
        return Measure(tr("Appetite"), tr("less, since {day}").format(day=since), _brief(lost[-1], reading))
    if lost:
        day = reading.near(lost[-1].last.observed_on)
        return Measure(tr("Appetite"), tr("was less, back since {day}").format(day=day))
    day_denied = denied_on(reading, APPETITE)
    if day_denied is not None:
        return Measure(tr("Appetite"), tr("not lost (asked {day})").format(day=reading.near(day_denied)))
    noted = [one for one in reading.view.measures if one.measured is Measured.APPETITE]
    if noted:
        last = max(noted, key=lambda one: (one.measured_on, one.id))
        value = tr("{now} of 10 on {day}").format(now=last.value, day=reading.near(last.measured_on))
        return Measure(tr("Appetite"), value, remark=tr("higher is better"))
    return Measure(tr("Appetite"), tr("not recorded"), unknown=True)


def is_pain(course: Course) -> bool:
    """Return whether an episode is about pain."""
    episode = course.episode
    name = episode.symptom or episode.words.casefold()
    return "pain" in name or any(part in name for part in _PAINS)


def pains(reading: Reading) -> list[Course]:
    """Return the open episodes about pain, the strongest first."""
    found = [course for course in reading.courses if is_pain(course) and course.is_open]
    return sorted(found, key=lambda course: -(course.now.value if course.now else -1))


def pain(reading: Reading) -> Measure:
    """Return where there is pain and how strong."""
    tr, found = reading.tr, pains(reading)
    if found:
        parts = [joined([reading.title(course.episode), _brief(course, reading)], " ") for course in found]
        return Measure(tr("Pain"), "; ".join(parts))
    if any(is_pain(course) for course in reading.courses):
        return Measure(tr("Pain"), tr("had some, now gone"))
    return Measure(tr("Pain"), tr("not recorded"), unknown=True)


def _brief(course: Course, reading: Reading) -> str:
    change = shown_change(course)
    number = "" if course.now is None else str(course.now.value)
    return joined([number, change_word(change, reading).word if change else ""])
