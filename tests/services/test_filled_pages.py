"""From a sheet with fields to answers in the log: looked at first, nothing overwritten, nobody else's answers taken."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import NameObject, TextStringObject

from followup.domain.records import Question, Visit
from followup.services.filled_pages import is_pdf
from followup.services.log import OpenLog
from followup.services.sheets import SheetChoices


@pytest.fixture
def visit(log: OpenLog) -> Visit:
    """A visit ahead with two questions."""
    visit = log.entries.add(Visit(visit_on=date(2026, 3, 24), clinician="Dr Okafor"))
    for words in ("Do I need a scan?", "Is it the tablets?"):
        log.visits.add(Question(words=words, visit_id=visit.id))
    return visit


def filled(log: OpenLog, visit: Visit, path: Path, answers: dict[str, str]) -> Path:
    """A sheet of this visit with answers, by the words of their questions, typed into its fields."""
    choices = SheetChoices(visit_id=visit.id, fillable=True, sections=frozenset())
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(log.sheets.draw(log.sheets.make(choices)).pdf))
    for field in writer.root_object["/AcroForm"]["/Fields"]:
        own = field.get_object()
        own[NameObject("/V")] = TextStringObject(answers.get(own["/TU"], ""))
    writer.write(path)
    return path


def test_answers_are_looked_at_and_then_kept(log: OpenLog, visit: Visit, tmp_path: Path) -> None:
    """Nothing is in the log before the second step; the clinician of the visit is who answered."""
    path = filled(log, visit, tmp_path / "back.pdf", {"Do I need a scan?": "Yes, in May."})
    page = log.filled_pages.look(path, visit.id)
    assert [(one.question.words, one.new, one.is_new) for one in page.preview.answers] == [
        ("Do I need a scan?", "Yes, in May.", True)
    ]
    assert not [one for one in log.visits.questions(visit.id) if one.answer]

    log.filled_pages.take(page)
    first, second = log.visits.questions(visit.id)
    assert (first.answer, first.answered_by, second.answer) == ("Yes, in May.", "Dr Okafor", "")


def test_a_noted_answer_is_replaced_only_when_asked(log: OpenLog, visit: Visit, tmp_path: Path) -> None:
    """It stays, unless its question is named."""
    first = log.visits.questions(visit.id)[0]
    path = filled(log, visit, tmp_path / "back.pdf", {"Do I need a scan?": "Yes, in May."})
    log.visits.answer(first.id, "Not yet.", "nurse")
    page = log.filled_pages.look(path, visit.id)
    log.filled_pages.take(page)
    assert log.visits.questions(visit.id)[0].answer == "Not yet."
    log.filled_pages.take(page, replacing=[first.id])
    assert log.visits.questions(visit.id)[0].answer == "Yes, in May."


def test_answers_to_other_questions_are_left_out_and_shown(log: OpenLog, visit: Visit, tmp_path: Path) -> None:
    """A sheet of somebody else, or a question that was written anew since, has the same number and other words."""
    path = filled(log, visit, tmp_path / "back.pdf", {"Do I need a scan?": "Yes.", "Is it the tablets?": "No."})
    first = log.visits.questions(visit.id)[0]
    log.entries.remove(Question.kind, first.id)
    page = log.filled_pages.look(path, visit.id)
    assert [one.question.words for one in page.preview.answers] == ["Is it the tablets?"]
    assert [(one.question, one.answer) for one in page.foreign] == [("Do I need a scan?", "Yes.")]


def test_spaces_and_accents_on_the_way_do_not_matter(log: OpenLog, tmp_path: Path) -> None:
    """The words of the question are compared by their letters."""
    visit = log.entries.add(Visit(visit_on=date(2026, 3, 24)))
    log.visits.add(Question(words="  Cafe\u0301 and\n\u200bcake — too much? ", visit_id=visit.id))
    path = filled(log, visit, tmp_path / "back.pdf", {"Café and\ncake — too much?": "No."})
    assert len(log.filled_pages.look(path).preview.answers) == 1


def test_taking_a_file_says_what_became_of_each_answer(log: OpenLog, visit: Visit, tmp_path: Path) -> None:
    """Taken, there already, another one noted; a dry run changes nothing."""
    path = filled(log, visit, tmp_path / "back.pdf", {"Do I need a scan?": "Yes.", "Is it the tablets?": "No."})
    looked = log.filled_pages.import_file(path, dry_run=True)
    assert (looked.taken, looked.had, looked.refused) == (2, 0, ())
    assert not [one for one in log.visits.questions(visit.id) if one.answer]
    assert log.filled_pages.import_file(path).taken == 2
    again = log.filled_pages.import_file(path)
    assert (again.taken, again.had, again.refused) == (0, 2, ())
    second = log.visits.questions(visit.id)[1]
    log.visits.answer(second.id, "Perhaps.")
    (refused,) = log.filled_pages.import_file(path).refused
    assert refused.column == f"q-{second.id}"


def test_a_pdf_is_known_by_its_beginning(tmp_path: Path) -> None:
    """Whatever it is called."""
    (tmp_path / "a.csv").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "b.pdf").write_bytes(b"kind,observed_on")
    assert is_pdf(tmp_path / "a.csv")
    assert not is_pdf(tmp_path / "b.pdf")
    assert not is_pdf(tmp_path / "none")
