"""Days in a file say as much as the log knows, and no more."""

from datetime import date

import pytest
from fhir.resources.R4B.observation import Observation
from fhir.resources.R4B.patient import Patient
from hypothesis import given
from hypothesis import strategies as st

from followup.exchange.fhir.codes import unknown
from followup.exchange.fhir.times import as_written, dated, partial, spanned, whole_day, within

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "about", "written"),
    [
        (date(2026, 3, 12), False, "2026-03-12"),
        (date(2026, 3, 1), False, "2026-03-01"),
        (date(2026, 1, 1), False, "2026-01-01"),
        (date(2026, 3, 12), True, "2026-03-12"),
        (date(2026, 3, 1), True, "2026-03"),
        (date(2026, 1, 1), True, "2026"),
    ],
)
def test_a_guess_on_the_first_is_a_month_or_a_year(day: date, about: bool, written: str) -> None:
    """What somebody typed as "March 2026" or "2026" is no day."""
    assert partial(day, about=about) == written


@given(DAYS, st.booleans())
def test_every_day_is_read_by_a_model_of_fhir(day: date, about: bool) -> None:
    """As a day, as a span, and where a profile wants a whole day."""
    code = {"status": "final", "code": {"text": "x"}}
    parts = (
        dated("effectiveDateTime", day, about=about),
        spanned("effective", day, day, about=about, about_last=about),
        within("effective", day, about=about),
        whole_day("effectiveDateTime", day, about=about),
    )
    for part in parts:
        Observation.model_validate(code | part)


@given(DAYS, st.booleans())
def test_a_guess_never_looks_certain(day: date, about: bool) -> None:
    """A whole day that is a guess says so beside it."""
    part = dated("effectiveDateTime", day, about=about)
    looks_certain = len(part["effectiveDateTime"]) == 10 and "_effectiveDateTime" not in part
    assert looks_certain != about
    assert ("_effectiveDateTime" in whole_day("effectiveDateTime", day, about=about)) == about


@pytest.mark.parametrize(
    ("text", "about", "born"),
    [
        ("1964", False, {"birthDate": "1964"}),
        ("1964-5", True, {"birthDate": "1964-05"}),
        ("1964-05-20", False, {"birthDate": "1964-05-20"}),
        ("unknown", False, {"_birthDate": unknown()}),
        ("in spring", False, {"_birthDate": unknown()}),
    ],
)
def test_the_day_of_a_fact_keeps_its_form(text: str, about: bool, born: dict[str, object]) -> None:
    """A year stays a year; words that are no day are not known."""
    assert as_written("birthDate", text, about=about) == born
    Patient.model_validate(born)


@given(DAYS, DAYS, st.booleans(), st.booleans())
def test_a_span_can_be_put_in_order_by_any_reader(one: date, other: date, about: bool, about_last: bool) -> None:
    """Neither day is the month or the year of the other: R4 compares no days of two precisions (per-1)."""
    first, last = sorted((one, other))
    span = spanned("effective", first, last, about=about, about_last=about_last)["effectivePeriod"]
    start, end = span.get("start", ""), span.get("end", "")
    assert start or end
    if start and end:
        assert start == end or not (start.startswith(end) or end.startswith(start))
        assert start <= end


@pytest.mark.parametrize(
    ("first", "last", "about", "about_last", "vague"),
    [
        (date(2026, 1, 1), date(2026, 6, 30), True, False, {"_start": "2026", "end": "2026-06-30"}),
        (date(2026, 6, 2), date(2026, 6, 1), False, True, {"start": "2026-06-02", "_end": "2026-06"}),
        (date(2025, 1, 1), date(2026, 6, 30), True, False, {"start": "2025", "end": "2026-06-30"}),
    ],
)
def test_a_year_beside_a_day_of_it_becomes_bounds(
    first: date, last: date, about: bool, about_last: bool, vague: dict[str, str]
) -> None:
    """What is known stays: the exact day as it is, the vaguer one between its bounds."""
    span = spanned("effective", first, last, about=about, about_last=about_last)["effectivePeriod"]
    said = {
        name: value if isinstance(value, str) else value["extension"][0]["valuePeriod"]["start"]
        for name, value in span.items()
    }
    assert said == vague


def test_a_span_without_its_beginning_says_that_it_is_not_known() -> None:
    """What goes on has no end; what has neither is unknown altogether."""
    assert spanned("effective", None, date(2026, 1, 2)) == {
        "effectivePeriod": {"_start": unknown(), "end": "2026-01-02"}
    }
    assert spanned("effective", date(2026, 1, 2), None) == {"effectivePeriod": {"start": "2026-01-02"}}
    assert spanned("effective", None, None) == {"_effectiveDateTime": unknown()}
