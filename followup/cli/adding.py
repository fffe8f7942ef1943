"""`add`: one entry from a JSON object: a symptom in the words of a diary, any other kind by its record's fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from followup.cli import photos
from followup.cli.arguments import SYMPTOM
from followup.cli.call import Call
from followup.cli.entries import answer, author_id, record_of
from followup.cli.opened import opened
from followup.domain.codec import Plain
from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.records import THE_PERSON, Medicine, Photo, Question, Record
from followup.domain.words import AllAlong, Change, Side
from followup.exchange import cells
from followup.exchange.diary import DiaryRow
from followup.services.describing import describe
from followup.services.journal import Noted
from followup.services.log import OpenLog


def add(call: Call) -> int:
    """Keep the given entry and print its id, which stands only when the entry is safely kept."""
    kind: str = call.arguments.kind
    if kind == Photo.kind:
        return photos.add(call)
    if call.arguments.file is not None:
        raise Refused("Only a photo comes with a file. Hand other entries in on stdin.", field="file")
    given = call.given()
    row = _row(given) if kind == SYMPTOM else None
    with opened(call) as log:
        if row is None:
            author = given.pop("author", "")
            record = record_of(kind, given)
            if author:
                record = replace(record, author_id=author_id(log, _text(author, "author")))
            kept = _keep(log, record, given)
            meant = log.medicine_names.meant(kept.name) if isinstance(kept, Medicine) else None
            answer(call, kept, did_you_mean=meant.name if meant is not None else "")
        else:
            entry = describe(log, row)
            writer = author_id(log, row.author) if row.author else THE_PERSON
            _answer_symptom(call, log.journal.note(replace(entry, author_id=writer)))
    return 0


def _keep(log: OpenLog, record: Record, given: Plain) -> Record:
    """A question with no place of its own is asked last, as in the window; it would take one of the first three."""
    if isinstance(record, Question) and "rank" not in given:
        return log.visits.add(record)
    return log.entries.add(record)


def _answer_symptom(call: Call, noted: Noted) -> None:
    episode, observation = f"episode-{noted.episode.id}", f"observation-{noted.observation.id}"
    if not call.as_json:
        call.terminal.line(observation)
        call.terminal.line(episode)
        return
    call.terminal.record(
        {
            "id": observation,
            "episode": episode,
            "observation": observation,
            "started": noted.started,
            "symptom": noted.episode.symptom,
            "place": noted.episode.place,
            "side": str(noted.episode.side),
        }
    )


def _row(given: Plain) -> DiaryRow:
    """Return the object as a row of a diary; raises `Refused` with the field's name."""
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name == "kind" and value == SYMPTOM:
            continue
        field = _FIELDS.get(name)
        if field is None:
            raise Refused("A symptom has no field called {name}.", field=name[:40], name=repr(name)[:40])
        column, read = field
        if value is not None:
            values[column] = read(value, name)
    if not (values.get("what") or values.get("symptom")) and values.get("words"):
        values["what"] = values["words"]  # own words alone mean what they say, as in the window
    return DiaryRow(**values)


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise Refused("The field {name} must be text.", field=name, name=name)
    return value


def _day(value: object, name: str) -> Day | None:
    return cells.day(_text(value, name), name)


def _yes_or_no(value: object, name: str) -> bool | None:
    return value if isinstance(value, bool) else cells.yes_or_no(_text(value, name), name)


def _flag(value: object, name: str) -> bool:
    return bool(_yes_or_no(value, name))


def _severity(value: object, name: str) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise Refused("The number goes from 0 to 10. Leave it empty when no number fits.", field=name)
    return cells.severity(str(value), name)


def _answers(value: object, name: str) -> Any:
    """Answers as an object, or as a diary writes them."""
    if isinstance(value, dict):
        pairs = (f"{question}={_text(said, name)}" for question, said in value.items())
        return cells.answers(";".join(pairs), name)
    return cells.answers(_text(value, name), name)


def _word_of(words: type[Any]) -> Callable[[object, str], Any]:
    return lambda value, name: cells.word(_text(value, name), name, words)


_FIELDS: dict[str, tuple[str, Callable[[object, str], Any]]] = {
    "what": ("what", _text),
    "symptom": ("symptom", _text),
    "where": ("place", _text),
    "side": ("side", _word_of(Side)),
    "observed_on": ("observed_on", _day),
    "began_on": ("began_on", _day),
    "about": ("about", _flag),
    "present": ("present", _yes_or_no),
    "change": ("change", _word_of(Change)),
    "all_along": ("all_along", _word_of(AllAlong)),
    "severity": ("severity", _severity),
    "answers": ("answers", _answers),
    "words": ("words", _text),
    "note": ("note", _text),
    "author": ("author", _text),
}
"""The fields of a symptom as a diary names them: the field of a row, and what reads its value."""
