"""Days as FHIR writes them: a day, a month or a year alone, and never more than the log knows."""

from __future__ import annotations

from datetime import date

from followup.domain.days import parse_day
from followup.domain.errors import Refused
from followup.exchange.fhir.codes import Plain, uncertain, unknown

_WHOLE = len("2026-03-12")


def partial(day: date, *, about: bool) -> str:
    """Return a day; a guess on the first of a month is that month, and on the first of January that year.

    The log keeps "2024" and "January 2024" as the same guess: only the year is certain of both.
    """
    if about and day.day == 1:
        return f"{day.year:04}" if day.month == 1 else f"{day.year:04}-{day.month:02}"
    return day.isoformat()


def dated(name: str, day: date | None, *, about: bool = False) -> Plain:
    """Return a field with a day: said to be a guess where it is one, and to be unknown where there is none."""
    if day is None:
        return {f"_{name}": unknown()}
    written = partial(day, about=about)
    guessed = about and len(written) == _WHOLE
    return {name: written, **({f"_{name}": uncertain()} if guessed else {})}


def spanned(
    name: str, first: date | None, last: date | None, *, about: bool = False, about_last: bool = False
) -> Plain:
    """Return a field with a span of days; where it goes on there is no last day, where it began is said as unknown."""
    if first is None and last is None:
        return {f"_{name}DateTime": unknown()}
    begun = dated("start", first, about=about)
    end = dated("end", last, about=about_last) if last is not None else {}
    if _crosses(begun.get("start", ""), end.get("end", "")):
        # FHIR R4 cannot tell that 2026 lies before March 2026 (per-1), so the vaguer one becomes bounds of a guess.
        vaguer = "start" if len(begun["start"]) < len(end["end"]) else "end"
        side = begun if vaguer == "start" else end
        side[f"_{vaguer}"] = uncertain(side.pop(vaguer))
    return {f"{name}Period": {**begun, **end}}


def _crosses(one: str, other: str) -> bool:
    """Return whether of two days one is the month or the year in which the other lies."""
    return bool(one and other) and one != other and (one.startswith(other) or other.startswith(one))


def within(name: str, day: date, *, about: bool = False) -> Plain:
    """Return a field whose profile takes a day or a span: a month alone becomes the span of that month."""
    written = partial(day, about=about)
    if len(written) < _WHOLE:
        return {f"{name}Period": {"start": written, "end": written}}
    return dated(f"{name}DateTime", day, about=about)


def whole_day(name: str, day: date, *, about: bool = False) -> Plain:
    """Return a field whose profile takes nothing but a day: of a month alone it is the first, and says so."""
    written = partial(day, about=about)
    if len(written) < _WHOLE:
        return {name: day.isoformat(), f"_{name}": uncertain(written)}
    return dated(name, day, about=about)


def as_written(name: str, text: str, *, about: bool = False) -> Plain:
    """Return a field with the day of a fact, which is text: "1964-05" stays a month. What is no day is unknown."""
    try:
        day = parse_day(text)
    except Refused:
        return {f"_{name}": unknown()}
    if not day.about:
        return dated(name, day.on, about=about)
    year, _, month = text.strip().partition("-")
    return {name: f"{int(year):04}" + (f"-{int(month):02}" if month else "")}
