from dataclasses import replace
from datetime import date, timedelta

import pytest

from followup.domain.care_words import (
    ContactRole,
    DiagnosisKind,
    ExamOutcome,
    Helped,
    Measured,
    Operation,
    RadiotherapyField,
    StepKind,
    StepState,
    Taken,
    Therapy,
)
from followup.domain.errors import Refused
from followup.domain.records import (
    KINDS,
    Agreed,
    Author,
    CheckIn,
    CheckItem,
    Contact,
    Diagnosis,
    DosePeriod,
    Episode,
    Exam,
    ExamPlan,
    Fact,
    Intake,
    Measure,
    Medicine,
    Note,
    Observation,
    Overall,
    Photo,
    PreparedAnswer,
    Question,
    Record,
    RecordRequest,
    Setting,
    Sheet,
    SideEffect,
    Step,
    Told,
    Treatment,
    Visit,
    Weight,
)
from followup.domain.words import (
    AllAlong,
    Answer,
    Change,
    ChecklistPart,
    Clinician,
    DoctorAsks,
    ExamKind,
    MedicineKind,
    Role,
    Side,
    Tier,
    TreatmentKind,
)
from followup.storage.database import Database
from followup.storage.errors import Conflict, Missing
from followup.storage.store import Store

from .conftest import BEGINNING

DAY = date(2026, 3, 2)

EVERY_KIND: tuple[Record, ...] = (
    Author(name="Sam", role=Role.CAREGIVER, relation="son"),
    Fact(name="surgery", value="lumpectomy", side=Side.LEFT, about=True, source="letter", note="n"),
    Treatment(treatment=TreatmentKind.HORMONE, name="tamoxifen", side=Side.NONE, started_on=DAY, note="n"),
    Episode(symptom="hip_pain", words="sore hip", place="hip", side=Side.LEFT, began_on=DAY, began_about=True),
    Observation(
        episode_id=1,
        observed_on=DAY,
        about=True,
        present=False,
        severity=0,
        change=Change.GONE,
        all_along=AllAlong.HAD_GONE,
        answers=(("at_rest", Answer.NOT_SURE), ("wakes_at_night", Answer.YES)),
        words="gone",
        note="n",
    ),
    Weight(measured_on=DAY, grams=70_300, unit="lb", trying_to_lose=Answer.NO, about=True, note="n"),
    Overall(observed_on=DAY, value=7, note="n"),
    CheckIn(done_on=DAY, note="n"),
    Note(noted_on=DAY, words="walked", about=True),
    Medicine(name="vitamin D", medicine=MedicineKind.VITAMIN, purpose="bones", note="n"),
    DosePeriod(medicine_id=1, dose="1000 IU", started_on=DAY, ended_on=DAY, paused=True, about=True, reason="r"),
    ExamPlan(exam=ExamKind.MAMMOGRAM, name="mammogram", every_months=12, starts_on=DAY, active=False, source="s"),
    Exam(exam=ExamKind.MAMMOGRAM, name="m", plan_id=1, due_on=DAY, booked_on=DAY, done_on=DAY, report_received=True),
    Visit(visit_on=DAY, at="10:30", clinician="Dr A", role=Clinician.ONCOLOGIST, companion="Sam", happened=True),
    Question(words="May I swim?", visit_id=1, key="k", rank=-3, chosen=False, for_whom=Clinician.NURSE, answer="yes"),
    Told(sign="s", rule="r", rule_version=2, told_on=DAY, whom="nurse", tier=Tier.CALL, severity=4, episodes=(1, 9)),
    Sheet(made_on=DAY, visit_id=1, from_on=DAY, to_on=DAY, sha256="ab", paper="letter", signs_version="3", said="{}"),
    CheckItem(visit_id=1, key="symptom/1", part=ChecklistPart.SYMPTOMS, words="hip", ticked=True, left_out=True),
    PreparedAnswer(visit_id=1, asks=DoctorAsks.PAIN, words="hip, at night", log_said="hip, 6 of 10", written_on=DAY),
    Agreed(visit_id=1, words="X-ray of the hip", became="exam", became_id=1),
    RecordRequest(
        institution="Old hospital",
        address="1 Road",
        what="scan",
        asked_on=DAY,
        received_on=DAY,
        release_signed=True,
        letter="Dear all",
        note="n",
    ),
    Setting(name="check_in_days", value="7"),
    Diagnosis(diagnosis=DiagnosisKind.RECURRENCE, found_on=DAY, about=True, source="report", note="n"),
    Fact(name="her2", value="low", diagnosis_id=1, source="biopsy report"),
    Treatment(
        treatment=TreatmentKind.SURGERY,
        name="operation",
        operations=(Operation.MASTECTOMY, Operation.SENTINEL_NODES),
        purpose="remove it",
        diagnosis_id=1,
    ),
    Treatment(treatment=TreatmentKind.RADIOTHERAPY, name="r", fields=(RadiotherapyField.BREAST,), ended_on=DAY),
    Medicine(
        name="yoga",
        medicine=MedicineKind.THERAPY,
        therapy=Therapy.YOGA,
        helped=Helped.A_LITTLE,
        helped_words="sleep",
        team_knows=Answer.NO,
    ),
    DosePeriod(medicine_id=2, dose="1", frequency="at night", as_needed=True, tapering=True),
    ExamPlan(exam=ExamKind.CT, name="c", every_months=6, starts_on=DAY, ends_on=DAY, template="mammogram"),
    Exam(
        exam=ExamKind.BIOPSY,
        name="b",
        at="9:05",
        body_part="liver",
        outcome=ExamOutcome.RECURRENCE,
        diagnosis_id=1,
        report_asked_on=DAY,
    ),
    Measure(measured=Measured.WORRY, measured_on=DAY, value=8, about=True, note="n"),
    Contact(
        name="Kim",
        role=ContactRole.FRIEND,
        relation="neighbour",
        place="next door",
        phone="1",
        phone_out_of_hours="2",
        email="e",
        address="a",
        helps_with="listens",
        may_see=True,
        note="n",
    ),
    Step(step=StepKind.ALCOHOL, words="none", state=StepState.PLANNED, started_on=DAY, ended_on=DAY, about=True),
    Intake(medicine_id=1, taken_on=DAY, taken=Taken.PARTLY, note="n"),
    SideEffect(medicine_id=1, episode_id=1, note="n"),
    Photo(
        episode_id=1,
        taken_on=date(2026, 3, 1),
        about=True,
        words="w",
        place="breast",
        side=Side.LEFT,
        on_sheet=True,
        sha256="0f" * 32,
        size=9,
    ),
)


def test_every_kind_of_record_comes_back_as_it_went_in(database: Database) -> None:
    """Each field of each kind survives, and the log adds id, revision, author and moment."""
    assert {type(record) for record in EVERY_KIND} == set(KINDS.values())
    with database.transaction() as store:
        added = [store.add(record) for record in EVERY_KIND]
    with database.reading() as store:
        for given, kept in zip(EVERY_KIND, added, strict=True):
            assert store.get(type(given), kept.id) == kept
            assert kept == replace(given, id=kept.id, rev=1, entered_at=kept.entered_at)
            assert kept.entered_at == BEGINNING + timedelta(seconds=1)


def test_a_caregiver_is_kept_as_author(database: Database) -> None:
    """The author of the wish is that of its entries; an entry that names another keeps its own."""
    with database.transaction() as store:
        sam = store.add(Author(name="Sam"))
        ann = store.add(Author(name="Ann"))
    with database.transaction(author_id=sam.id) as store:
        assert store.add(Note(noted_on=DAY, words="seen by Sam")).author_id == sam.id
        assert store.add(Note(noted_on=DAY, words="seen by Ann", author_id=ann.id)).author_id == ann.id
    with database.reading() as store:
        assert {entry.author_id for entry in store.history("note")} == {sam.id}


def test_a_change_raises_the_revision_and_keeps_who_entered_it(database: Database, hip: Episode) -> None:
    """Correcting an entry does not make somebody else its author, nor its moment today's."""
    with database.transaction(author_id=1) as store:
        changed = store.change(replace(hip, words="sore left hip", author_id=77, entered_at=None))
    assert (changed.rev, changed.author_id, changed.entered_at) == (2, 1, hip.entered_at)
    with database.reading() as store:
        assert store.get(Episode, hip.id) == changed


def test_a_stale_change_is_a_conflict(database: Database, hip: Episode) -> None:
    """What another window saved meanwhile is never overwritten blindly."""
    with database.transaction() as store:
        newer = store.change(replace(hip, note="first"))
    with pytest.raises(Conflict), database.transaction() as store:
        store.change(replace(hip, note="second"))
    with database.reading() as store:
        assert store.get(Episode, hip.id) == newer


def test_answers_are_replaced_with_the_observation(database: Database, hip: Episode) -> None:
    """An answer taken back is gone, and each question has one answer."""
    answers = (("wakes_at_night", Answer.YES), ("at_rest", Answer.NO), ("wakes_at_night", Answer.NO))
    with database.transaction() as store:
        added = store.add(Observation(episode_id=hip.id, observed_on=DAY, answers=answers))
        assert added.answers == (("at_rest", Answer.NO), ("wakes_at_night", Answer.NO))
        changed = store.change(replace(added, answers=(("fell", Answer.YES),)))
        assert store.get(Observation, added.id) == changed
    assert changed.answers == (("fell", Answer.YES),)


@pytest.mark.parametrize(
    "record",
    [
        Weight(measured_on=DAY, grams=7),
        Note(noted_on=date(2026, 11, 21), words="tomorrow"),
        Note(noted_on=DAY, words="\ud800"),
        Note(noted_on=DAY, words="x" * 100_001),
        Question(words="q", rank=2**70),
    ],
)
def test_an_entry_that_cannot_be_kept_is_refused(database: Database, record: Record) -> None:
    """One sentence, and nothing of the wish is kept."""
    with pytest.raises(Refused) as refused, database.transaction() as store:
        _add_both(store, Note(noted_on=DAY, words="before it"), record)
    assert refused.value.sentence.endswith(".")
    with database.reading() as store:
        assert store.all(Note) == ()


def _add_both(store: Store, one: Record, other: Record) -> None:
    store.add(one)
    store.add(other)


def test_a_day_before_the_birth_is_refused(database: Database) -> None:
    """The birth date counts from the moment it is in the log, also within one wish."""
    with database.transaction() as store:
        store.add(Note(noted_on=date(1950, 1, 1), words="not known yet"))
        store.add(Fact(name="birth_date", value="1960-05-01"))
        with pytest.raises(Refused, match="date of birth"):
            store.add(Note(noted_on=date(1950, 1, 1), words="too early"))


def test_an_entry_of_nothing_is_missing(database: Database, hip: Episode) -> None:
    """An observation needs its episode, and one that is not in the trash."""
    with pytest.raises(Missing), database.transaction() as store:
        store.add(Observation(episode_id=999, observed_on=DAY))
    with pytest.raises(Missing), database.transaction() as store:
        store.add(Exam(exam=ExamKind.MRI, name="scan", plan_id=999))
    with pytest.raises(Missing), database.transaction() as store:
        store.add(Note(noted_on=DAY, words="by nobody", author_id=999))
    with database.transaction() as store:
        store.remove("episode", hip.id)
    with pytest.raises(Missing, match="trash"), database.transaction() as store:
        store.add(Observation(episode_id=hip.id, observed_on=DAY))


@pytest.mark.parametrize("number", [0, -1, 999, 2**63, 10**40])
def test_an_id_that_is_not_there_is_missing(database: Database, number: int) -> None:
    """Any whole number may be asked for."""
    with database.transaction() as store:
        with pytest.raises(Missing):
            store.get(Note, number)
        with pytest.raises(Missing):
            store.remove("note", number)
        with pytest.raises(Missing):
            store.bring_back("note", number)


@pytest.mark.parametrize("kind", ["", "answer", "history", "note; DROP TABLE note"])
def test_a_kind_there_is_not_is_refused(database: Database, kind: str) -> None:
    """Also the names of tables that hold no entries."""
    with database.transaction() as store:
        with pytest.raises(Refused, match="kinds are"):
            store.remove(kind, 1)
        with pytest.raises(Refused):
            store.bring_back(kind, 1)


def test_observations_go_and_come_back_with_their_episode(database: Database, hip: Episode) -> None:
    """The one that was in the trash before stays there."""
    with database.transaction() as store:
        first = store.all(Observation, episode_id=hip.id)[0]
        store.remove("observation", first.id)
    with database.transaction() as store:
        store.remove("episode", hip.id)
    with database.reading() as store:
        assert store.all(Observation) == ()
        assert [entry[:2] for entry in store.trash()] == [("episode", hip.id)]
    with database.transaction() as store:
        store.bring_back("episode", hip.id)
    with database.reading() as store:
        assert [seen.observed_on.day for seen in store.all(Observation, episode_id=hip.id)] == [8, 15]
        assert [entry[:2] for entry in store.trash()] == [("observation", first.id)]


def test_dose_periods_and_questions_follow_theirs(database: Database, pill: Medicine) -> None:
    """A medicine takes its periods with it, a visit all that was prepared for it; exams done outlive their plan."""
    with database.transaction() as store:
        store.add(DosePeriod(medicine_id=pill.id, dose="2.5 mg"))
        visit = store.add(Visit(visit_on=DAY))
        store.add(Question(words="May I swim?", visit_id=visit.id))
        store.add(CheckItem(words="disc", visit_id=visit.id))
        store.add(PreparedAnswer(asks=DoctorAsks.PAIN, words="hip", visit_id=visit.id, written_on=DAY))
        store.add(Agreed(words="X-ray", visit_id=visit.id))
        plan = store.add(ExamPlan(exam=ExamKind.MRI, name="scan", every_months=12, starts_on=DAY))
        exam = store.add(Exam(exam=ExamKind.MRI, name="scan", plan_id=plan.id, done_on=DAY))
    with database.transaction() as store:
        for record in (pill, visit, plan):
            store.remove(record.kind, record.id)
        assert store.all(DosePeriod) == store.all(Question) == ()
        assert store.all(CheckItem) == store.all(PreparedAnswer) == store.all(Agreed) == ()
        assert store.all(Exam) == (exam,)
    with database.transaction() as store:
        store.bring_back("medicine", pill.id)
        store.bring_back("visit", visit.id)
        assert (store.count(DosePeriod), store.count(Question)) == (1, 1)
        assert (store.count(CheckItem), store.count(PreparedAnswer), store.count(Agreed)) == (1, 1, 1)


def test_an_observation_cannot_come_back_without_its_episode(database: Database, hip: Episode) -> None:
    """The sentence says which to bring back first."""
    with database.transaction() as store:
        seen = store.all(Observation)[0]
        store.remove("episode", hip.id)
    with pytest.raises(Missing, match="first"), database.transaction() as store:
        store.bring_back("observation", seen.id)


def test_what_is_not_in_the_trash_cannot_be_brought_back(database: Database, hip: Episode) -> None:
    """And what is there cannot be removed, read or changed."""
    with pytest.raises(Missing), database.transaction() as store:
        store.bring_back("episode", hip.id)
    with database.transaction() as store:
        store.remove("episode", hip.id)
    with database.transaction() as store:
        with pytest.raises(Missing):
            store.remove("episode", hip.id)
        with pytest.raises(Missing):
            store.change(hip)
        assert store.get(Episode, hip.id, removed=True).words == "sore hip"


def test_the_person_cannot_be_removed(database: Database) -> None:
    """Every entry has an author, and the first one is the person."""
    with pytest.raises(Conflict), database.transaction() as store:
        store.remove("author", 1)


def test_a_log_begins_with_its_person(database: Database) -> None:
    """Author 1 is the person, written down like everything else."""
    with database.reading() as store:
        assert store.get(Author, 1).role is Role.PERSON
        assert [(entry.kind, entry.id) for entry in store.history()] == [("author", 1)]


def test_a_store_that_only_reads_refuses_to_write(database: Database) -> None:
    """It is the programmer's mistake, and nothing is kept."""
    with database.reading() as store, pytest.raises(RuntimeError):
        store.add(Note(noted_on=DAY, words="w"))
    with database.reading() as store:
        assert store.all(Note) == ()
