"""Charts from records: severity, weight and how things are overall, with marks for visits and changes of dose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from followup.domain.care_words import Measured
from followup.domain.log_view import MedicineView
from followup.domain.records import Measure, Observation, Overall, Visit, Weight
from followup.domain.scales import SCALES
from followup.domain.wording import Translate, untranslated
from followup.report.care.words import direction_words, measure_title
from followup.report.chart import Bar, ChartModel, DayMark, Point, Series, Stretch, Threshold, thinned
from followup.report.weights import NOTABLE_LOSS, compared_weights, in_unit, weight_words
from followup.report.wording import SHORT_MONTHS, capital, day_words, dose_words, number_words, sentences

LOOK_CLOSER = 4
"""The number from which more is asked about a symptom: Oldenmenger and others, J Pain Symptom Manage 2013; 45: 1083."""

IsOwn = Callable[[Observation], bool]


@dataclass(frozen=True, slots=True)
class Days:
    """The days that charts have in common, and the marks they share."""

    from_on: date
    to_on: date
    marks: tuple[DayMark, ...] = ()


def _all_own(_observation: Observation) -> bool:
    return True


def severity_chart(
    title: str,
    observations: Sequence[Observation],
    days: Days,
    is_own: IsOwn = _all_own,
    tr: Translate = untranslated,
) -> ChartModel:
    """Return the chart of one episode: its numbers 0 to 10 on the days given, higher is worse."""
    inside = [seen for seen in observations if days.from_on <= seen.observed_on <= days.to_on]
    own, note = thinned(_severity(title, [seen for seen in inside if is_own(seen)], tr), tr)
    other, _ = thinned(_severity(tr("seen by somebody else"), [s for s in inside if not is_own(s)], tr, own=False), tr)
    newest = next((seen for seen in reversed(inside) if seen.severity is not None or not seen.present), None)
    return ChartModel(
        title=title,
        from_on=days.from_on,
        to_on=days.to_on,
        series=tuple(series for series in (own, other) if series.points or series.noted),
        ticks=((0, "0"), (LOOK_CLOSER, str(LOOK_CLOSER)), (10, "10")),
        axis=tr("higher is worse"),
        upward=tr("worse"),
        threshold=Threshold(LOOK_CLOSER, tr("4: look closer")),
        marks=days.marks,
        newest=_newest(newest, tr),
        note=note,
        spoken=sentences(title, *_spoken(inside, tr), tr("Higher is worse"), *(mark.sentence for mark in days.marks)),
        months=months(tr),
    )


def _newest(seen: Observation | None, tr: Translate) -> str:
    if seen is None:
        return ""
    return str(seen.severity) if seen.present else tr("gone")


def _severity(title: str, observations: Sequence[Observation], tr: Translate, *, own: bool = True) -> Series:
    points = [
        Point(
            seen.observed_on,
            0.0 if not seen.present else float(seen.severity or 0),
            said(seen, tr),
            gone=not seen.present,
        )
        for seen in observations
        if seen.severity is not None or not seen.present
    ]
    noted = tuple(seen.observed_on for seen in observations if seen.severity is None and seen.present)
    if not own:
        points = [
            replace(point, sentence=tr("{said} Seen by somebody else.").format(said=point.sentence)) for point in points
        ]
    return Series(title, tuple(points), own, noted)


def said(seen: Observation, tr: Translate = untranslated) -> str:
    """Return an observation as a sentence for reading aloud."""
    day = day_words(seen.observed_on, tr, about=seen.about)
    if not seen.present:
        return tr("{day}: gone.").format(day=day)
    if seen.severity is None:
        return tr("{day}: noted, no number given.").format(day=day)
    return tr("{day}: {number} of 10.").format(day=day, number=seen.severity)


def _spoken(inside: Sequence[Observation], tr: Translate) -> list[str]:
    if not inside:
        return [tr("Nothing noted in this time")]
    if len(inside) == 1:
        return [said(inside[0], tr)]
    count = tr("{count} entries").format(count=len(inside))
    return [count, said(inside[0], tr), said(inside[-1], tr)]


def overall_chart(overalls: Iterable[Overall], days: Days, tr: Translate = untranslated) -> ChartModel:
    """Return the chart of how things are overall, 0 to 10, higher is better."""
    inside = sorted((o for o in overalls if days.from_on <= o.observed_on <= days.to_on), key=lambda o: o.observed_on)
    points = tuple(
        Point(
            one.observed_on,
            one.value,
            tr("{day}: {number} of 10.").format(day=day_words(one.observed_on, tr), number=one.value),
        )
        for one in inside
    )
    series, note = thinned(Series(tr("Overall"), points), tr)
    return ChartModel(
        title=tr("How things are overall"),
        from_on=days.from_on,
        to_on=days.to_on,
        series=(series,) if points else (),
        ticks=((0, "0"), (10, "10")),
        axis=tr("higher is better"),
        upward=tr("better"),
        marks=days.marks,
        newest=str(inside[-1].value) if inside else "",
        note=note,
        spoken=sentences(tr("How things are overall"), *_ends(points), tr("Higher is better")),
        months=months(tr),
    )


def measure_chart(
    measured: Measured, measures: Iterable[Measure], days: Days, tr: Translate = untranslated
) -> ChartModel:
    """Return the chart of one thing that is noted as a number; its axis says which way it goes."""
    of_it = (one for one in measures if one.measured is measured)
    inside = sorted((o for o in of_it if days.from_on <= o.measured_on <= days.to_on), key=lambda o: o.measured_on)
    minutes = measured is Measured.EXERCISE
    sentence = tr("{day}: {number} minutes in seven days.") if minutes else tr("{day}: {number} of 10.")
    points = tuple(
        Point(one.measured_on, one.value, sentence.format(day=day_words(one.measured_on, tr), number=one.value))
        for one in inside
    )
    title, direction = measure_title(measured, tr), direction_words(measured, tr)
    series, note = thinned(Series(title, points), tr)
    most = _round_up(max((one.value for one in inside), default=0)) if minutes else SCALES[measured].most
    return ChartModel(
        title=title,
        from_on=days.from_on,
        to_on=days.to_on,
        series=(series,) if points else (),
        high=most,
        ticks=((0, "0"), (most, str(most))),
        axis=direction,
        marks=days.marks,
        newest=str(inside[-1].value) if inside else "",
        note=note,
        spoken=sentences(title, *_ends(points), capital(direction)),
        months=months(tr),
    )


def _round_up(minutes: int) -> int:
    """The end of an axis of minutes: the next full hour, and never less than two and a half hours."""
    return max(150, -(-minutes // 60) * 60)


def _ends(points: Sequence[Point]) -> list[str]:
    return [points[0].sentence, points[-1].sentence] if len(points) > 1 else [point.sentence for point in points]


def weight_chart(weights: Iterable[Weight], days: Days, tr: Translate = untranslated) -> ChartModel:
    """Return the chart of the weight in the unit it was last typed in, with the line of a loss worth telling."""
    every = sorted(weights, key=lambda weight: (weight.measured_on, weight.id))
    inside = [weight for weight in every if days.from_on <= weight.measured_on <= days.to_on]
    unit = "kg" if not inside or inside[-1].unit == "kg" else "lb"
    points = tuple(_weighed(weight, unit, tr) for weight in inside)
    threshold = _loss_line(every, unit, tr)
    low, high = _weight_ends([point.value for point in points], threshold)
    series, note = thinned(Series(tr("Weight"), points), tr)
    return ChartModel(
        title=tr("Weight, {unit}").format(unit=unit),
        from_on=days.from_on,
        to_on=days.to_on,
        series=(series,) if points else (),
        low=low,
        high=high,
        ticks=tuple((value, number_words(value)) for value in (low, high)),
        threshold=threshold,
        marks=days.marks,
        newest=number_words(points[-1].value) if points else "",
        note=note,
        spoken=sentences(tr("Weight"), *_ends(points)),
        months=months(tr),
    )


def _weighed(weight: Weight, unit: str, tr: Translate) -> Point:
    day = day_words(weight.measured_on, tr, about=weight.about)
    sentence = tr("{day}: {weight}.").format(day=day, weight=weight_words(weight.grams, weight.unit, tr))
    return Point(weight.measured_on, round(in_unit(weight.grams, unit), 1), sentence)


def _loss_line(weights: Sequence[Weight], unit: str, tr: Translate) -> Threshold | None:
    compared = compared_weights(weights)
    if compared is None:
        return None
    return Threshold(in_unit(compared[0].grams, unit) * (1 - NOTABLE_LOSS), tr("5 % less"))


def _weight_ends(values: Sequence[float], threshold: Threshold | None) -> tuple[float, float]:
    """The ends of the axis: the values with room around them, never so close that a small change looks steep."""
    known = [*values, *([threshold.value] if threshold else [])] or [0.0]
    low, high = min(known), max(known)
    room = max((high - low) * 0.15, high * 0.02)
    return float(int(low - room)), float(int(high + room) + 1)


def dose_marks(medicines: Iterable[MedicineView], days: Days, tr: Translate = untranslated) -> tuple[DayMark, ...]:
    """Return a mark for each day inside on which a dose began, changed or stopped; a day stands once."""
    words: dict[date, list[str]] = {}
    for view in medicines:
        for period in view.periods:
            starts, ends = period.started_on, period.ended_on
            after = ends + timedelta(days=1) if ends is not None and not _goes_on(view, ends) else None
            for day in (starts, after):
                if day is not None and days.from_on < day <= days.to_on:
                    words.setdefault(day, []).append(view.medicine.name)
    return tuple(_dose_mark(day, ", ".join(dict.fromkeys(names)), tr) for day, names in sorted(words.items()))


def _dose_mark(day: date, names: str, tr: Translate) -> DayMark:
    sentence = tr("{day}: a dose changed, {names}.").format(day=day_words(day, tr), names=names)
    return DayMark(day, names, sentence=sentence)


def visit_marks(visits: Iterable[Visit], days: Days, tr: Translate = untranslated) -> tuple[DayMark, ...]:
    """Return a mark for each visit that happened on one of the days."""
    happened = {visit.visit_on: visit for visit in visits if visit.happened}
    return tuple(
        DayMark(
            day,
            tr("visit"),
            visit=True,
            sentence=tr("{day}: visit, {who}.").format(day=day_words(day, tr), who=happened[day].clinician.strip())
            if happened[day].clinician.strip()
            else tr("{day}: visit.").format(day=day_words(day, tr)),
        )
        for day in sorted(happened)
        if days.from_on <= day <= days.to_on
    )


def _goes_on(view: MedicineView, ended_on: date) -> bool:
    return any(other.started_on is not None and other.started_on > ended_on for other in view.periods)


def medicine_bars(medicines: Iterable[MedicineView], days: Days, tr: Translate = untranslated) -> tuple[Bar, ...]:
    """Return a bar for each medicine that was taken, or paused, on some of the days."""
    bars = []
    for view in medicines:
        stretches = tuple(
            Stretch(
                max(period.started_on or days.from_on, days.from_on),
                min(period.ended_on or days.to_on, days.to_on),
                tr("paused") if period.paused else dose_words(period, tr),
                period.paused,
            )
            for period in view.periods
            if (period.started_on or days.from_on) <= days.to_on and (period.ended_on or days.to_on) >= days.from_on
        )
        if stretches:
            bars.append(Bar(view.medicine.name, stretches))
    return tuple(bars)


def months(tr: Translate) -> tuple[str, ...]:
    """Return the short names of the months in the reader's language."""
    return tuple(tr(month) for month in SHORT_MONTHS)
