"""`prepare`: what is ready for a visit; `letter`: the letter that asks for records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from followup.cli.call import Call
from followup.cli.opened import opened
from followup.cli.papers import refuse_other_file
from followup.cli.typed import EntryId
from followup.domain.codec import Plain
from followup.domain.errors import Refused
from followup.domain.records import RecordRequest, Visit
from followup.services.log import OpenLog
from followup.services.visits import first_page


def run(call: Call) -> int:
    """Print the questions, the answers and the checklist of a visit: the next one, where none is named."""
    with opened(call) as log:
        visit = _visit(log, call.arguments.visit)
        if call.as_json:
            for found in _plain(log, visit):
                call.terminal.record(found)
        else:
            _print(call, log, visit)
    return 0


def letter(call: Call) -> int:
    """Write the letter of a request as a PDF and print its path."""
    asked: EntryId = call.arguments.id
    out: Path = call.arguments.out
    if asked.kind != RecordRequest.kind:
        raise Refused("A letter belongs to a request, such as record_request-1.")
    refuse_other_file(out)
    with opened(call) as log:
        undrawable = log.requests.write_letter(log.requests.letter(asked.number, paper=call.arguments.paper), out)
    if call.as_json:
        call.terminal.record({"letter": str(out), "undrawable": list(undrawable)})
        return 0
    call.terminal.line(str(out))
    if undrawable:
        words = call.tr("These signs could not be printed on it: {signs}")
        call.terminal.text(words.format(signs=" ".join(undrawable)))
    return 0


def _visit(log: OpenLog, number: int | None) -> Visit:
    visit = log.visits.next() if number is None else log.entries.get(Visit, number)
    if visit is None:
        raise Refused("No visit is ahead. Name one with --visit, or add one.")
    return visit


def _plain(log: OpenLog, visit: Visit) -> Iterator[Plain]:
    since = log.handovers.since(visit.id, log.sheets.reader_for(visit.id))
    yield {
        "part": "visit",
        "id": f"visit-{visit.id}",
        "since": since.on.isoformat() if since else None,
        "since_sheet": f"sheet-{since.sheet.id}" if since and since.sheet else None,
        "since_visit": f"visit-{since.visit.id}" if since and since.visit else None,
    }
    chosen = first_page(log.visits.questions(visit.id), log.sheets.reader_for(visit.id))
    for question in log.visits.questions(visit.id):
        yield {
            "part": "question",
            "id": f"question-{question.id}",
            "words": question.words,
            "for_whom": str(question.for_whom),
            "first_page": question.id in chosen,
            "answer": question.answer,
        }
    for left in log.visits.left_from_before(visit.id):
        yield {"part": "from_before", "id": f"question-{left.id}", "words": left.words}
    for offered in log.visits.suggest(log.flags.today(), visit.id):
        yield {"part": "suggested", "key": offered.key, "words": offered.words, "because": offered.because}
    for row in log.prepared.changed(visit.id):
        yield {"part": "since", **asdict(row)}
    for answer in log.prepared.of(visit.id):
        yield {
            "part": "answer",
            "asks": str(answer.asks),
            "words": answer.words,
            "log_says": answer.log_says,
            "own": answer.own is not None,
            "moved_on": answer.has_moved_on,
        }
    for line in log.checklist.lines(visit.id):
        yield {"part": "checklist", "key": line.key, "words": line.words, "ticked": line.is_ticked}


def _print(call: Call, log: OpenLog, visit: Visit) -> None:
    terminal, tr = call.terminal, call.tr
    when = " ".join(part for part in (visit.visit_on.isoformat(), visit.at, visit.clinician) if part)
    terminal.text(when)
    since = log.handovers.since(visit.id, log.sheets.reader_for(visit.id))
    if since is not None:
        terminal.text(tr("Since the last visit counts from {day}.").format(day=since.on.isoformat()))
    _heading(call, tr("Questions"))
    for place, question in enumerate(log.visits.questions(visit.id), 1):
        terminal.text(f"{place}. {question.words}", hanging=3)
    _heading(call, tr("Since the last visit"))
    for changed in log.prepared.changed(visit.id):
        said = (changed.symptom, changed.number, *((changed.since, changed.why) if changed.by_other else ()))
        terminal.text(f"{changed.group}: {', '.join(part for part in said if part)}", hanging=3)
    _heading(call, tr("What the doctor may ask"))
    for answer in log.prepared.of(visit.id):
        terminal.text(answer.title)
        for line in answer.words.splitlines():
            terminal.text(line, indent=2, hanging=4)
    _heading(call, tr("Checklist"))
    for row in log.checklist.lines(visit.id):
        terminal.text(f"[{'x' if row.is_ticked else ' '}] {row.words}", hanging=4)


def _heading(call: Call, words: str) -> None:
    call.terminal.line()
    call.terminal.text(words.upper())
