"""`list` and `show`: entries as JSON lines, or as a table for a person."""

from __future__ import annotations

from collections.abc import Iterator

from followup.cli.arguments import SYMPTOM
from followup.cli.call import Call
from followup.cli.entries import plain
from followup.cli.opened import opened
from followup.cli.photos import write_picture
from followup.cli.typed import EntryId
from followup.domain.codec import Plain
from followup.domain.errors import Refused
from followup.domain.log_view import EpisodeView
from followup.domain.records import KINDS, DosePeriod, Episode, Medicine, Photo, Record
from followup.services.log import OpenLog

PAGE = 500
"""Entries read at a time, so that a log of any size is listed in little memory."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "author": ("name", "role", "relation"),
    "fact": ("name", "side", "value"),
    "treatment": ("treatment", "started_on", "ended_on", "name"),
    "episode": ("began_on", "symptom", "place", "side", "words"),
    "observation": ("observed_on", "episode_id", "present", "severity", "change", "note"),
    "weight": ("measured_on", "grams", "note"),
    "overall": ("observed_on", "value", "note"),
    "check_in": ("done_on", "note"),
    "note": ("noted_on", "words"),
    "medicine": ("medicine", "name"),
    "dose_period": ("medicine_id", "started_on", "ended_on", "paused", "dose"),
    "exam_plan": ("exam", "every_months", "starts_on", "name"),
    "exam": ("exam", "due_on", "booked_on", "done_on", "name"),
    "visit": ("visit_on", "at", "clinician", "purpose"),
    "question": ("visit_id", "chosen", "words"),
    "check_item": ("visit_id", "ticked", "key", "words"),
    "prepared_answer": ("visit_id", "asks", "written_on", "words"),
    "agreed": ("visit_id", "became", "became_id", "words"),
    "record_request": ("asked_on", "received_on", "release_signed", "institution", "what"),
    "told": ("told_on", "whom", "sign"),
    "sheet": ("made_on", "visit_id", "handed_on", "reader", "from_on", "to_on"),
    "setting": ("name", "value"),
    "diagnosis": ("diagnosis", "found_on", "note"),
    "measure": ("measured_on", "measured", "value", "note"),
    "contact": ("role", "phone", "name"),
    "step": ("step", "state", "started_on", "words"),
    "intake": ("medicine_id", "taken_on", "taken", "note"),
    "side_effect": ("medicine_id", "episode_id", "note"),
    "photo": ("episode_id", "taken_on", "size", "words"),
}
"""What a table shows of each kind beside the id; the last column takes the room that is left."""


def list_entries(call: Call) -> int:
    """Print the entries of one kind, or of all kinds, oldest first."""
    kind: str | None = call.arguments.kind
    with opened(call) as log:
        if kind == SYMPTOM:
            _list_symptoms(call, log)
            return 0
        for one in [kind] if kind else KINDS:
            if call.as_json:
                for record in _pages(log, one):
                    call.terminal.record(plain(record))
            else:
                _print_table(call, log, one, named=kind is None)
    return 0


def show(call: Call) -> int:
    """Print one entry, with what hangs on it: an episode's observations, a medicine's doses."""
    asked: EntryId = call.arguments.id
    if call.arguments.out is not None:
        if asked.kind != Photo.kind:
            raise Refused("Only a photo has a picture to write. Its id looks like photo-3.")
        return write_picture(call, asked.number, call.arguments.out)
    with opened(call) as log:
        found = _with_parts(log, log.entries.get(KINDS[asked.kind], asked.number))
    if call.as_json:
        call.terminal.record(found)
        return 0
    for name, value in found.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            call.terminal.line()
            kind = str(value[0]["kind"])
            rows = [[str(part["id"]), *_cells(part, COLUMNS[kind])] for part in value]
            call.terminal.table(("id", *COLUMNS[kind]), rows)
        elif value not in (None, "", [], {}):
            call.terminal.text(f"{name}: {_cell(value)}", hanging=len(name) + 2)
    return 0


def _with_parts(log: OpenLog, record: Record) -> Plain:
    if isinstance(record, Episode):
        photos = {"photos": [plain(photo) for photo in log.photos.of(record.id)]}
        return _symptom(log.journal.episode(record.id)) | (photos if photos["photos"] else {})
    if isinstance(record, Medicine):
        periods = log.entries.all(DosePeriod, medicine_id=record.id)
        return {**plain(record), "periods": [plain(period) for period in periods]}
    return plain(record)


def _symptom(view: EpisodeView) -> Plain:
    return {**plain(view.episode), "open": view.is_open, "observations": [plain(seen) for seen in view.observations]}


def _list_symptoms(call: Call, log: OpenLog) -> None:
    views = log.journal.episodes()
    if call.as_json:
        for view in reversed(views):
            call.terminal.record(_symptom(view))
        return
    heads = ("id", "began_on", "open", "severity", "symptom")
    rows = [
        (
            str(EntryId(Episode.kind, view.episode.id)),
            view.episode.began_on.isoformat(),
            "yes" if view.is_open else "no",
            _cell(view.last.severity if view.last else None),
            f"{log.journal.title(view.episode)} {view.episode.side}".strip(),
        )
        for view in reversed(views)
    ]
    call.terminal.table(heads, rows)


def _pages(log: OpenLog, kind: str) -> Iterator[Record]:
    record_type = KINDS[kind]
    offset = 0
    while page := log.entries.page(record_type, offset=offset, limit=PAGE, newest_first=False):
        yield from page
        offset += len(page)


def _print_table(call: Call, log: OpenLog, kind: str, *, named: bool) -> None:
    columns = COLUMNS[kind]
    rows = [[str(EntryId(kind, record.id)), *_cells(plain(record), columns)] for record in _pages(log, kind)]
    if named and not rows:
        return
    call.terminal.table(("id", *columns), rows)
    if named:
        call.terminal.line()


def _cells(found: Plain, columns: tuple[str, ...]) -> list[str]:
    return [_cell(found[name]) for name in columns]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {item}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
