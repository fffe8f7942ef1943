"""The few codes that are certain, and what says that something is not known. Everything else is said as text.

Sources: HL7 FHIR R4 (4.0.1), HL7 International Patient Summary 2.0.0, and LOINC for sections, body weight and height.
SNOMED CT and RxNorm are left out: picking a code for somebody's own words would be a guess.
"""

from __future__ import annotations

from typing import Any

from followup.exchange.fhir.strings import clean

Plain = dict[str, Any]
"""A part of a resource as JSON knows it."""

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
IPS = "http://hl7.org/fhir/uv/ips/StructureDefinition/"

_EXTENSION = "http://hl7.org/fhir/StructureDefinition/"
_TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/"

PATIENT_SUMMARY = "60591-5"
BODY_WEIGHT = "29463-7"
BODY_HEIGHT = "8302-2"


def coding(system: str, code: str) -> Plain:
    """Return a code; names of HL7's own code systems may be short ("observation-category")."""
    return {"system": system if "/" in system else f"{_TERMINOLOGY}{system}", "code": code}


def concept(text: str, *codes: Plain) -> Plain:
    """Return a concept that is said as text, with the codes that are certain."""
    return {"coding": list(codes), "text": clean(text)} if codes else {"text": clean(text)}


def category(code: str, text: str) -> list[Plain]:
    """Return the category of an observation."""
    return [concept(text, coding("observation-category", code))]


def quantity(value: float, unit: str) -> Plain:
    """Return a number with a unit that has the same name in UCUM."""
    return {"value": value, "unit": unit, "system": UCUM, "code": unit}


def absent(reason: str = "unknown") -> Plain:
    """Return the reason why a value is not there, as a concept of its own."""
    return {"coding": [coding("data-absent-reason", reason)]}


def unknown() -> Plain:
    """Return what stands beside a value that is not known, so that a gap is never read as "none"."""
    return {"extension": [{"url": f"{_EXTENSION}data-absent-reason", "valueCode": "unknown"}]}


def uncertain(bounds: str = "") -> Plain:
    """Return what stands beside a day that is a guess: the month or year it lies in, or that it is not known."""
    known = {"start": bounds, "end": bounds} if bounds else {"_start": unknown(), "_end": unknown()}
    return {"extension": [{"url": f"{_EXTENSION}uncertainPeriod", "valuePeriod": known}]}


def asserted(day: str) -> Plain:
    """Return the extension that says when a condition was found."""
    return {"url": f"{_EXTENSION}condition-assertedDate", "valueDateTime": day}
