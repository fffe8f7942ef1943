"""The person's own story: visits with what was asked, answered and agreed, questions to come, and notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from followup.domain.records import Agreed, CheckIn, Note, PreparedAnswer, Question, Visit
from followup.exchange.fhir.draft import Draft, Section, texts
from followup.exchange.fhir.narrative import heading, paragraph, points, table


def story_section(draft: Draft) -> Section:
    """Return what only words can say. It has no resources: FHIR has none for somebody's questions and thoughts."""
    section = Section(draft.tr("In my own words"), "81338-6")
    section.blocks += _notes(draft)
    section.blocks += _visits(draft)
    return section


def _notes(draft: Draft) -> Iterator[str]:
    tr = draft.tr
    written: list[tuple[date, str, Note | CheckIn]] = [(note.noted_on, note.words, note) for note in draft.given.notes]
    written += [(one.done_on, one.note, one) for one in draft.given.check_ins if one.note.strip()]
    rows = []
    for day, words, record in sorted(written, key=lambda one: (one[0], one[2].kind, one[2].id)):
        draft.seen(record)
        about = isinstance(record, Note) and record.about
        rows.append((draft.words.day(day, about), words, draft.author_name(record)))
    if rows:
        yield heading(tr("Notes"))
        yield table((tr("Day"), tr("Note"), tr("Entered by")), rows)


def _visits(draft: Draft) -> Iterator[str]:
    tr, given = draft.tr, draft.given
    asked = defaultdict[int | None, list[Question]](list)
    for question in sorted(given.questions, key=lambda one: (one.rank, one.id)):
        if question.chosen or question.answer.strip():
            asked[question.visit_id].append(question)
    agreed, prepared = defaultdict[int, list[Agreed]](list), defaultdict[int, list[PreparedAnswer]](list)
    for one in given.agreed:
        agreed[one.visit_id].append(one)
    for answer in given.prepared:
        prepared[answer.visit_id].append(answer)
    for visit in given.visits:
        draft.seen(visit)
        yield heading(texts(tr("Visit"), draft.day(visit, "visit_on"), visit.clinician))
        by = draft.author_name(visit)
        entered_by = tr("Entered by {name}").format(name=by) if by else ""
        words = (visit.purpose, visit.place, _companion(draft, visit), visit.note, entered_by)
        yield from (paragraph(one) for one in words if one.strip())
        yield _answers(draft, prepared[visit.id])
        yield _questions(draft, asked[visit.id])
        said = [visit.agreed, *(one.words for one in agreed[visit.id])]
        yield _list(tr("Agreed"), (one for one in said if one.strip()))
    if asked[None]:
        yield heading(tr("Questions for the next visit"))
        yield _questions(draft, asked[None])


def _companion(draft: Draft, visit: Visit) -> str:
    if not visit.companion.strip():
        return ""
    said = draft.tr("With me: {name}").format(name=visit.companion.strip())
    return texts(said, visit.companion_note, between=". ")


def _answers(draft: Draft, prepared: Iterable[PreparedAnswer]) -> str:
    lines = (texts(draft.words.asks[one.asks], one.words, between=" ") for one in prepared)
    return _list(draft.tr("What I wrote for my doctor"), lines)


def _questions(draft: Draft, asked: Iterable[Question]) -> str:
    tr = draft.tr
    rows = []
    for one in asked:
        draft.seen(one)
        rows.append((tr(one.words) if one.key else one.words, one.answer, one.answered_by, draft.author_name(one)))
    return table((tr("Question"), tr("Answer"), tr("Answered by"), tr("Entered by")), rows)


def _list(title: str, lines: Iterable[str]) -> str:
    found = points(lines)
    return f"{paragraph(title)}{found}" if found else ""
