"""Whatever somebody typed into any field, the file is sound and holds it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar, get_type_hints

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.domain.facts import FACTS
from followup.domain.log_view import EpisodeView, MedicineView
from followup.domain.records import Fact, Record
from followup.exchange.fhir.document import write_document
from followup.exchange.fhir.inputs import FhirInput
from followup.exchange.fhir.strings import clean
from followup.services.log import OpenLog
from followup.services.shipped import Shipped
from followup.storage.database import Database
from tests.services.conftest import Calendar
from tests.services.fhir_logs import fill

HOSTILE = (
    "</div></text>\" onload='x' <script>&amp;&lt;",
    "\u202eevil\u202c שלום\r\nمرحبا",
    "a\x00b\x1f\ufffe\uffff",
    '{"resourceType": "Bundle"} \\u0000 \\',
    "ﷺ" * 50,
    "\u200b\u2028\x85",
)

WORDS = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
)

AnyRecord = TypeVar("AnyRecord", bound=Record)

NOT_TYPED = {"name", "value", "symptom", "place", "key", "at", "unit"}
"""Fields of some kinds whose words the program gives or checks."""


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory, _shipped: Shipped) -> FhirInput:
    """What a log with an entry of every kind hands over."""
    calendar = Calendar()
    database, _ = Database.create(tmp_path_factory.mktemp("full") / "log", clock=calendar.clock)
    log = OpenLog(database, _shipped, calendar.today)
    fill(log)
    given_ = log.fhir.gather()
    log.close()
    return given_


def _typed(record: AnyRecord, words: str) -> AnyRecord:
    """The record with these words in every field that people type words into."""
    hints = get_type_hints(type(record))
    kept: set[str] = {"name", "value"} if isinstance(record, Fact) and record.name in FACTS else set()
    if isinstance(record, Fact) and FACTS.get(record.name, FACTS["name"]).form == "text":
        kept = {"name"}
    fixed = kept | (NOT_TYPED - {"name", "value", "place"})
    if record.kind == "episode":
        fixed |= {"place"}
    names = [field.name for field in fields(record) if hints[field.name] is str and field.name not in fixed]
    return replace(record, **dict.fromkeys(names, words))


def _filled(given_: FhirInput, words: str) -> FhirInput:
    changed: dict[str, Any] = {}
    for field in fields(given_):
        value = getattr(given_, field.name)
        if isinstance(value, tuple):
            changed[field.name] = tuple(_one(one, words) for one in value)
    authors = {id_: _typed(author, words) for id_, author in given_.authors.items()}
    return replace(given_, authors=authors, **changed)


def _one(value: Any, words: str) -> Any:
    if isinstance(value, EpisodeView):
        seen = tuple(_typed(one, words) for one in value.observations)
        return EpisodeView(_typed(value.episode, words), seen)
    if isinstance(value, MedicineView):
        return MedicineView(_typed(value.medicine, words), tuple(_typed(one, words) for one in value.periods))
    return _typed(value, words)


@given(words=WORDS)
@settings(max_examples=40)
def test_the_file_is_sound_and_holds_the_words(everything: FhirInput, words: str) -> None:
    """In resources as they are, in narratives escaped; nothing of them becomes markup."""
    content, count = write_document(_filled(everything, words))
    bundle = json.loads(content)
    assert len(bundle["entry"]) == count
    Bundle.model_validate(bundle)
    texts = set(_texts(bundle))
    assert clean(words) in texts
    composition = bundle["entry"][0]["resource"]
    for section in composition["section"]:
        root = ET.fromstring(section["text"]["div"])
        assert {one.tag.rpartition("}")[2] for one in root.iter()} <= set(
            "div p h3 ul li table thead tbody tr th td br span".split()
        )


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def test_facts_that_are_no_facts_break_nothing(everything: FhirInput) -> None:
    """A birth date of words, a height of words, a sex nobody knows: each is unknown."""
    words = everything.wording
    odd = tuple(Fact(id=place, name=name, value="spring?") for place, name in enumerate(FACTS, 1))
    given_ = FhirInput(log_id="a", today=date(2026, 6, 30), wording=words, facts=odd)
    content, _ = write_document(given_)
    bundle = Bundle.model_validate_json(content)
    patient = next(one.resource for one in bundle.entry if one.resource.get_resource_type() == "Patient")
    assert (patient.gender, patient.birthDate) == ("unknown", None)
