"""Comparing a backup with the log, and bringing entries back."""

from dataclasses import replace

from followup.domain.care_words import DiagnosisKind
from followup.domain.records import Diagnosis, Episode, Medicine, Note, Observation, Treatment
from followup.domain.words import TreatmentKind
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from tests.services.conftest import TODAY


def _log_with_backup(log: OpenLog) -> Observation:
    log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY, severity=4))
    log.entries.add(Medicine(name="letrozole"))
    log.journal.add_note("kept", TODAY)
    log.backups.make()
    return log.entries.all(Observation)[0]


def test_nothing_differs_right_after_a_backup(log: OpenLog) -> None:
    """Everything is equal, and nothing came since."""
    _log_with_backup(log)
    found = log.restoring.compare(log.backups.list()[0].path)
    assert (found.differences, found.newer) == ((), 0)
    assert found.same == 5


def test_what_was_changed_or_deleted_since_is_shown_and_comes_back(log: OpenLog) -> None:
    """One entry, then all; what is newer stays, a backup is made first, and undo takes it back."""
    seen = _log_with_backup(log)
    log.entries.change(replace(seen, severity=9))
    log.entries.remove("medicine", 1)
    log.journal.add_note("newer", TODAY)
    found = log.restoring.compare(log.backups.list()[0].path)
    assert [(one.then.kind, one.now is None) for one in found.differences] == [
        ("observation", False),
        ("medicine", True),
    ]
    assert found.newer == 1

    log.restoring.bring_back(found, found.differences[1:])
    assert [one.name for one in log.entries.all(Medicine)] == ["letrozole"]
    assert log.entries.get(Observation, seen.id).severity == 9

    assert log.restoring.bring_back(found) == 2
    assert log.entries.get(Observation, seen.id).severity == 4
    assert [note.words for note in log.entries.all(Note)] == ["kept", "newer"]
    assert {one.reason for one in log.backups.list()} >= {"before-restore"}


def test_what_an_entry_belongs_to_comes_back_with_it(log: OpenLog) -> None:
    """An observation cannot stand without its symptom."""
    seen = _log_with_backup(log)
    log.entries.remove("episode", seen.episode_id)
    found = log.restoring.compare(log.backups.list()[0].path)
    alone = [one for one in found.differences if one.then.kind == "observation"]
    log.restoring.bring_back(found, alone)
    assert log.entries.get(Episode, seen.episode_id).symptom == "cough"
    assert log.titles.line(seen, found.episode).startswith("Cough")


def test_what_was_erased_for_good_does_not_come_back(log: OpenLog) -> None:
    """A backup of before still holds it; the log keeps its word."""
    _log_with_backup(log)
    log.entries.remove("note", 1)
    with log.database.transaction() as store:
        store.erase("note", 1)
    assert log.restoring.compare(log.backups.list()[-1].path).differences == ()


def test_what_was_erased_does_not_come_along_with_what_referred_to_it(log: OpenLog) -> None:
    """A treatment named a cancer that was erased since: the treatment comes back without it."""
    cancer = log.entries.add(Diagnosis(diagnosis=DiagnosisKind.UNKNOWN, note="erased"))
    treatment = log.entries.add(
        Treatment(treatment=TreatmentKind.RADIOTHERAPY, name="breast", started_on=TODAY, diagnosis_id=cancer.id)
    )
    log.backups.make()
    log.entries.remove("diagnosis", cancer.id)
    log.trash.erase("diagnosis", cancer.id)
    found = log.restoring.compare(log.backups.list()[0].path)
    assert found.differences == ()
    log.entries.remove("treatment", treatment.id)
    log.restoring.bring_back(log.restoring.compare(log.backups.list()[-1].path))
    assert [one.diagnosis_id for one in log.entries.all(Treatment)] == [None]
    assert log.entries.all(Diagnosis) == ()
    with log.database.reading() as store:
        assert ("diagnosis", cancer.id) in store.erased()
