"""Entries as plain objects: what goes in, what comes out, and changing or removing one."""

from __future__ import annotations

from followup.cli.call import Call
from followup.cli.opened import opened
from followup.cli.typed import EntryId
from followup.domain.codec import Plain, from_plain, to_plain
from followup.domain.errors import Refused
from followup.domain.records import KINDS, Author, Record
from followup.domain.words import Role
from followup.services.log import OpenLog

KEPT_BY_THE_LOG = ("id", "rev", "author_id", "entered_at")
"""Fields that the log fills in itself: an entry that is given may repeat them, never set them."""


def edit(call: Call) -> int:
    """Change the given fields of one entry and print its id; a `rev` that is given must be the present one."""
    given = call.given()
    asked: EntryId = call.arguments.id
    with opened(call) as log:
        changed = log.entries.change(_edited(log.entries.get(KINDS[asked.kind], asked.number), given))
        answer(call, changed)
    return 0


def remove(call: Call) -> int:
    """Put one entry into the trash and print its id."""
    asked: EntryId = call.arguments.id
    with opened(call) as log:
        log.entries.remove(asked.kind, asked.number)
        if call.as_json:
            call.terminal.record({"id": str(asked), "removed": True})
        else:
            call.terminal.line(str(asked))
    return 0


def answer(call: Call, record: Record, did_you_mean: str = "") -> None:
    """Print the id of an entry that is kept, and a name that may have been meant where it has a slip of the pen."""
    entry = EntryId(record.kind, record.id)
    if call.as_json:
        meant = {"did_you_mean": did_you_mean} if did_you_mean else {}
        call.terminal.record({"id": str(entry), "rev": record.rev, **meant})
        return
    call.terminal.line(str(entry))
    if did_you_mean:
        words = call.tr("Did you mean {name}? The name is kept as it was written.")
        call.terminal.text(words.format(name=did_you_mean))


def plain(record: Record) -> Plain:
    """Return an entry as the command line prints it: its id in full, its kind, then its fields."""
    fields = to_plain(record)
    return {"id": str(EntryId(record.kind, record.id)), "kind": record.kind, **_without(fields, "id")}


def record_of(kind: str, given: Plain) -> Record:
    """Return the new entry that was given; raises `Refused` with the field's name."""
    if given.get("kind", kind) != kind:
        raise Refused("This says that it is another kind of entry. Please check it.", field="kind")
    for name in ("id", "rev", "entered_at"):
        if given.get(name):
            raise Refused("The log gives a new entry its {name}. Please leave it out.", field=name, name=name)
    return from_plain(kind, _numbered(_without(given, "kind", "id", "rev", "entered_at")))


def author_id(log: OpenLog, name: str) -> int:
    """Return the id of the author with this name; somebody new is kept as a caregiver."""
    known = {author.name.casefold(): author.id for author in log.entries.all(Author)}
    found = known.get(name.casefold())
    return found or log.entries.add(Author(name=name, role=Role.CAREGIVER)).id


def _edited(present: Record, given: Plain) -> Record:
    """Return the entry with the given fields; raises `Refused` where a field that is the log's own differs."""
    before = plain(present)
    rev = given.get("rev", present.rev)
    if not isinstance(rev, int) or isinstance(rev, bool):
        raise Refused("The field {name} cannot hold this kind of value.", field="rev", name="rev")
    for name in ("id", "kind", "author_id", "entered_at"):
        if name in given and given[name] not in {before[name], getattr(present, name, None)}:
            raise Refused("The log keeps {name} itself. Please leave it out.", field=name, name=name)
    fields = {**to_plain(present), **_without(given, "id", "kind", *KEPT_BY_THE_LOG), "rev": rev}
    return from_plain(present.kind, _numbered(fields))


def _numbered(fields: Plain) -> Plain:
    """Return the fields with `episode-16` as 16 where they name another entry: ids may be typed as they are printed."""
    return {name: _number(name, value) for name, value in fields.items()}


def _number(name: str, value: object) -> object:
    if not name.endswith("_id") or not isinstance(value, str):
        return value
    kind, _, digits = value.strip().lower().replace("_", "-").rpartition("-")
    fits = kind == name.removesuffix("_id") or kind.endswith(f"-{name.removesuffix('_id')}")
    return int(digits) if fits and digits.isascii() and digits.isdigit() else value


def _without(fields: Plain, *names: str) -> Plain:
    return {name: value for name, value in fields.items() if name not in names}
