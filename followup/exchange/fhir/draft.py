"""A document in the making: its resources as they are added, who is behind them, and its sections."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from followup.domain.base import THE_PERSON, Record
from followup.domain.words import Role
from followup.exchange.fhir.codes import LOINC, Plain, absent, coding, concept, unknown
from followup.exchange.fhir.inputs import FhirInput
from followup.exchange.fhir.narrative import narrative, paragraph
from followup.exchange.fhir.strings import clean

_IDS = uuid.UUID("6f1d7a0e-8c0b-5a35-9a51-0a8f2f0f4c11")
"""The name space of every id in our files; it never changes, so that a second file has the ids of the first."""

_NO_OWN_IDENTIFIER = frozenset({"Provenance"})
_ONE_IDENTIFIER = frozenset({"Composition"})


@dataclass(slots=True)
class Section:
    """One section of the summary; `code` is its LOINC code, empty where none is certain."""

    title: str
    code: str = ""
    entries: list[Plain] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)

    def has_anything(self) -> bool:
        """Return whether there is anything to read or to take out of it."""
        return bool(self.entries or any(self.blocks))


class Draft:
    """Collects the resources of one document as bytes: a log of ten years has more than thirty thousand of them."""

    def __init__(self, given: FhirInput) -> None:
        self.given = given
        self.words = given.wording
        self.tr = given.wording.tr
        self.encoded: list[bytes] = []
        self.last_entered: datetime | None = None
        self._log = uuid.uuid5(_IDS, given.log_id)
        self._authors: dict[int, Plain] = {}
        self._attested: dict[int, list[Plain]] = {}
        self._attested_last: dict[int, datetime] = {}
        self.person: Plain = {"reference": self.urn("patient")}

    def id(self, mark: str) -> str:
        """Return the id of what this mark stands for: the same in every file of this log, and in no other log."""
        return str(uuid.uuid5(self._log, mark))

    def urn(self, mark: str) -> str:
        """Return the same id as an address."""
        return f"urn:uuid:{self.id(mark)}"

    def add(self, resource_type: str, mark: str, body: Plain) -> Plain:
        """Add a resource and return a reference to it. `mark` says what it is, such as "observation/12"."""
        urn = self.urn(mark)
        resource: Plain = {"resourceType": resource_type, "id": urn.removeprefix("urn:uuid:")}
        own: Plain = {"system": "urn:ietf:rfc:3986", "value": urn}
        if resource_type not in _NO_OWN_IDENTIFIER:
            resource["identifier"] = own if resource_type in _ONE_IDENTIFIER else [own]
        self.encoded.append(encode({"fullUrl": urn, "resource": resource | body}))
        return {"reference": urn}

    def who(self, record: Record) -> Plain:
        """Return who entered a record: the person, or somebody who helps; takes note of when."""
        self.seen(record)
        return self._author(record.author_id)

    def seen(self, record: Record) -> None:
        """Take note of when a record was entered that stands in a narrative alone."""
        if record.entered_at is not None:
            self.last_entered = max(self.last_entered or record.entered_at, record.entered_at)

    def attest(self, record: Record, target: Plain) -> None:
        """Keep who entered a resource that has no field for it; `finish` says so in a resource of its own."""
        self.who(record)
        self._attested.setdefault(record.author_id, []).append(target)
        if record.entered_at is not None:
            last = self._attested_last.get(record.author_id, record.entered_at)
            self._attested_last[record.author_id] = max(last, record.entered_at)

    def note(self, record: Record, *texts: str) -> Plain:
        """Return a field with one note for each text that says anything, each with who wrote it; empty without."""
        notes = [self.annotation(record, text) for text in texts if text.strip()]
        return {"note": notes} if notes else {}

    def annotation(self, record: Record, text: str) -> Plain:
        """Return one note with who wrote it and when."""
        return {"authorReference": self.who(record), **entered("time", record), "text": clean(text)}

    def author_name(self, record: Record) -> str:
        """Return who entered a record, for a table; "" for the person."""
        author = self.given.authors.get(record.author_id)
        if record.author_id == THE_PERSON or (author is not None and author.role is Role.PERSON):
            return ""
        return (author.name if author is not None else "") or self.tr("Somebody who helps")

    def day(self, record: Record, name: str) -> str:
        """Return a day of a record in words, with its guess."""
        day = getattr(record, name)
        return self.tr("date unknown") if day is None else self.words.day(day, getattr(record, "about", False))

    def section(self, section: Section, *, always: bool = False) -> Iterator[Plain]:
        """Yield the section as the composition has it; an empty one only where it must be there, and says why."""
        if not section.has_anything() and not always:
            return
        none = self.tr("Nothing about this is written down in the log. That does not mean there is none.")
        says = any(section.blocks)
        blocks = section.blocks if says else [paragraph(none)]
        plain: Plain = {
            "title": section.title,
            "code": concept(section.title, *([coding(LOINC, section.code)] if section.code else [])),
            "text": narrative(blocks, self.given.language),
        }
        if section.entries:
            plain["entry"] = section.entries
        elif always:
            reason = self.tr("The log says only that this is not known.") if says else none
            plain["emptyReason"] = concept(reason, coding("list-empty-reason", "unavailable"))
        yield plain

    def finish(self) -> None:
        """Say who entered what has no field for it."""
        for author_id, targets in sorted(self._attested.items()):
            last = self._attested_last.get(author_id)
            body: Plain = {"target": targets}
            body |= {"recorded": last.isoformat()} if last is not None else {"_recorded": unknown()}
            kind = concept(self.tr("Author"), coding("provenance-participant-type", "author"))
            body["agent"] = [{"type": kind, "who": self._author(author_id)}]
            self.add("Provenance", f"provenance/{author_id}", body)

    def _author(self, author_id: int) -> Plain:
        author = self.given.authors.get(author_id)
        if author_id == THE_PERSON or (author is not None and author.role is Role.PERSON):
            return self.person
        if author_id not in self._authors:
            relation = (author.relation.strip() if author is not None else "") or self.tr("Somebody who helps")
            body: Plain = {"patient": self.person, "relationship": [concept(relation)]}
            if author is not None and author.name.strip():
                body["name"] = [{"text": clean(author.name)}]
            self._authors[author_id] = self.add("RelatedPerson", f"author/{author_id}", body)
        return self._authors[author_id]


def entered(name: str, record: Record) -> Plain:
    """Return a field with the moment a record was typed, empty where that is not known."""
    return {name: record.entered_at.isoformat()} if record.entered_at is not None else {}


def component(question: str, value: Plain | None) -> Plain:
    """Return one part of an observation: what was asked and `valueInteger` or another; None was asked and not known."""
    return {"code": concept(question), **({"dataAbsentReason": absent()} if value is None else value)}


def texts(*parts: str, between: str = ", ") -> str:
    """Return the parts that say anything, joined."""
    return between.join(part.strip() for part in parts if part.strip())


def located(*parts: str) -> Plain:
    """Return the field with a place of the body, empty where none was said."""
    words = texts(*parts)
    return {"bodySite": concept(words)} if words else {}


def encode(plain: Plain) -> bytes:
    """Return a part of a file: one line, so that two files can be compared line by line."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
