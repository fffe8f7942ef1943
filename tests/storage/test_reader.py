from dataclasses import replace
from datetime import date

import pytest

from followup.domain.records import DosePeriod, Episode, Exam, Fact, Medicine, Note, Observation, Question, Visit
from followup.domain.words import Answer, ExamKind, Side
from followup.storage.database import Database


def _notes(database: Database, *days: int) -> None:
    with database.transaction() as store:
        for day in days:
            store.add(Note(noted_on=date(2026, 1, day), words=f"day {day}"))


def test_records_come_by_their_day_and_then_as_entered(database: Database) -> None:
    """Typing an older day later puts it where it belongs."""
    with database.transaction() as store:
        for day, words in ((5, "b"), (9, "d"), (5, "c"), (2, "a")):
            store.add(Note(noted_on=date(2026, 1, day), words=words))
        assert [note.words for note in store.all(Note)] == ["a", "b", "c", "d"]


def test_kinds_without_a_day_of_their_own_have_an_order_too(database: Database, pill: Medicine) -> None:
    """Periods without a first day first, exams by the day that is known, visits by the clock, questions by rank."""
    with database.transaction() as store:
        store.add(DosePeriod(medicine_id=pill.id, dose="2", started_on=date(2026, 1, 2)))
        store.add(DosePeriod(medicine_id=pill.id, dose="1"))
        store.add(Exam(exam=ExamKind.MRI, name="booked", booked_on=date(2026, 2, 1)))
        store.add(Exam(exam=ExamKind.MRI, name="done", due_on=date(2026, 3, 1), done_on=date(2026, 1, 1)))
        store.add(Visit(visit_on=date(2026, 1, 1), at="16:00"))
        store.add(Visit(visit_on=date(2026, 1, 1), at="09:30"))
        for rank, words in ((2, "last"), (1, "first")):
            store.add(Question(words=words, rank=rank))
        assert [period.dose for period in store.all(DosePeriod)] == ["1", "2"]
        assert [exam.name for exam in store.all(Exam)] == ["done", "booked"]
        assert [visit.at for visit in store.all(Visit)] == ["09:30", "16:00"]
        assert [question.words for question in store.all(Question)] == ["first", "last"]


def test_records_are_narrowed_by_any_field(database: Database) -> None:
    """Words of a closed set, days, ids and nothing at all can be asked for."""
    with database.transaction() as store:
        visit = store.add(Visit(visit_on=date(2026, 1, 1)))
        store.add(Question(words="waits"))
        store.add(Question(words="asked", visit_id=visit.id))
        store.add(Fact(name="surgery", value="mastectomy", side=Side.LEFT))
        store.add(Fact(name="surgery", value="lumpectomy", side=Side.RIGHT))
        assert [question.words for question in store.all(Question, visit_id=None)] == ["waits"]
        assert [question.words for question in store.all(Question, visit_id=visit.id)] == ["asked"]
        assert [fact.value for fact in store.all(Fact, name="surgery", side=Side.RIGHT)] == ["lumpectomy"]
        assert store.count(Visit, visit_on=date(2026, 1, 1), happened=False) == 1


def test_a_field_there_is_not_is_the_programmers_mistake(database: Database) -> None:
    """It is no failure of the log."""
    with database.reading() as store, pytest.raises(KeyError):
        store.all(Note, nonsense=1)


def test_pages_cover_a_list_once(database: Database) -> None:
    """Newest first unless asked otherwise; no entry is on two pages."""
    _notes(database, *range(1, 8))
    with database.reading() as store:
        pages = [store.page(Note, offset=offset, limit=3) for offset in (0, 3, 6, 9)]
        assert [[note.noted_on.day for note in page] for page in pages] == [[7, 6, 5], [4, 3, 2], [1], []]
        oldest = store.page(Note, offset=0, limit=2, newest_first=False)
        assert [note.noted_on.day for note in oldest] == [1, 2]
        assert store.count(Note) == 7


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("HIP", ["Sore hip at night"]),
        ("night sore", ["Sore hip at night"]),
        ("night knee", []),
        ("ödem", ["Ödem am Arm"]),
        ("ODEM", ["Ödem am Arm"]),
        ("cafe", ["after café 100%"]),
        ("100%", ["after café 100%"]),
        ("%", ["after café 100%"]),
        ("_", []),
        ("боль", ["Боль в бедре"]),
        ("", ["after café 100%", "Боль в бедре", "Ödem am Arm", "Sore hip at night"]),
        ("   ", ["after café 100%", "Боль в бедре", "Ödem am Arm", "Sore hip at night"]),
    ],
)
def test_a_search_finds_every_word_whatever_its_letters(database: Database, words: str, found: list[str]) -> None:
    """Capitals and accents do not matter, and no sign has a meaning of its own."""
    with database.transaction() as store:
        for text in ("Sore hip at night", "Ödem am Arm", "Боль в бедре", "after café 100%"):
            store.add(Note(noted_on=date(2026, 1, 1), words=text))
        assert [note.words for note in store.page(Note, offset=0, limit=9, words=words)] == found
        assert store.count(Note, words=words) == len(found)


def test_a_search_looks_into_the_observations_of_an_episode(database: Database, hip: Episode) -> None:
    """One word may stand in the episode and the other in what was seen."""
    with database.transaction() as store:
        seen = store.all(Observation, episode_id=hip.id)[1]
        store.change(replace(seen, note="limping since Tuesday"))
        other = store.add(Episode(words="cough", began_on=date(2026, 1, 1)))
        assert store.page(Episode, offset=0, limit=9, words="hip limping") == (hip,)
        assert store.count(Episode, words="limping") == 1
        assert store.page(Episode, offset=0, limit=9, words="cough") == (other,)
        store.remove("observation", seen.id)
        assert store.count(Episode, words="limping") == 0


def test_what_is_in_the_trash_is_on_no_list(database: Database) -> None:
    """Neither counted nor found, but in the trash, newest first."""
    _notes(database, 1, 2, 3)
    for note in (1, 3):
        with database.transaction() as store:
            store.remove("note", note)
    with database.reading() as store:
        assert [note.id for note in store.all(Note)] == [2]
        assert store.count(Note, words="day") == 1
        assert [entry[:2] for entry in store.trash()] == [("note", 3), ("note", 1)]
        assert [entry.removed_at for entry in store.trash()] == [store.history("note", note)[0].at for note in (3, 1)]


def test_whether_a_question_ever_got_an_answer_in_an_episode(database: Database) -> None:
    """Another question, another answer, another episode, or an entry in the trash does not count."""
    with database.transaction() as store:
        ids = [store.add(Episode(symptom="breast_lump", began_on=date(2026, 1, 1))).id for _ in range(3)]
        yes, no = (("long_standing", Answer.YES),), (("long_standing", Answer.NO), ("wakes_at_night", Answer.YES))
        store.add(Observation(episode_id=ids[0], observed_on=date(2026, 1, 1), answers=yes))
        store.add(Observation(episode_id=ids[1], observed_on=date(2026, 1, 1), answers=no))
        gone = store.add(Observation(episode_id=ids[2], observed_on=date(2026, 1, 1), answers=yes))
        store.remove("observation", gone.id)
        assert [store.was_answered(id_, "long_standing", Answer.YES) for id_ in ids] == [True, False, False]
