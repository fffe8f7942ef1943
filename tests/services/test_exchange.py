"""The diary file and the log: nothing added twice, nothing lost that the file can carry."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from followup.domain.care_words import ContactRole, DiagnosisKind, Measured, StepKind, StepState
from followup.domain.errors import Refused
from followup.domain.records import (
    THE_PERSON,
    Author,
    Contact,
    Diagnosis,
    DosePeriod,
    Episode,
    Exam,
    Fact,
    Measure,
    Medicine,
    Note,
    Observation,
    Overall,
    Record,
    Step,
    Treatment,
    Weight,
)
from followup.domain.words import AllAlong, Answer, Change, ExamKind, MedicineKind, Side, TreatmentKind
from followup.exchange.diary import DiaryKind, DiaryRow, read_diary
from followup.exchange.table import UnreadableFile
from followup.services.exchange import Cancelled, ImportReport
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from tests.services.conftest import TODAY

HEAD = "kind,observed_on,what,where,side,began_on,about,present,change,severity,value,unit,dose,from,to,author,note\n"


def _import(log: OpenLog, tmp_path: Path, text: str, *, dry_run: bool = False) -> ImportReport:
    path = tmp_path / "diary.csv"
    path.write_text(text, encoding="utf-8")
    return log.exchange.import_diary(path, dry_run=dry_run)


def _rows(log: OpenLog, path: Path) -> list[DiaryRow]:
    log.exchange.export_diary(path)
    with path.open("rb") as stream:
        return [replace(row, line=0) for row in read_diary(stream).rows]


def test_report_says_what_was_taken_refused_and_had(log: OpenLog, tmp_path: Path) -> None:
    """A number of 11, a day ahead and a day before the birth are refused alone, each with its sentence."""
    report = _import(
        log,
        tmp_path,
        HEAD + "profile,,birth_date,,,,,,,,1968-04-02,,,,,,\n"
        "symptom,2026-03-12,cough,,,,,,,3,,,,,,,\n"
        "symptom,2026-03-12,cough,,,,,,,3,,,,,,,\n"
        "symptom,2026-03-13,cough,,,,,,,11,,,,,,,\n"
        "symptom,2026-07-01,cough,,,,,,,3,,,,,,,\n"
        "symptom,1961-03-12,cough,,,,,,,3,,,,,,,\n"
        "symptom,2026-03-14,cough,,,2026-03-15,,,,3,,,,,,,\n"
        "weight,2026-03-14,,,,,,,,,700,kg,,,,,\n",
    )
    assert (report.taken, report.had) == (2, 1)
    assert [(refused.line, refused.column) for refused in report.refused] == [
        (5, "severity"),
        (6, "observed_on"),
        (7, "observed_on"),
        (8, "began_on"),
        (9, "value"),
    ]
    assert "future" in report.refused[1].reason
    assert "birth" in report.refused[2].reason


def test_dry_run_says_the_same_and_changes_nothing(log: OpenLog, tmp_path: Path) -> None:
    """What would happen is what happens."""
    text = HEAD + "symptom,2026-03-12,sore hip,,left,,,,,3,,,,,,Ada,\nmedicine,,letrozole,,,,,,,,,,2.5 mg,2025,,,\n"
    heard: list[object] = []
    log.changes.listen(heard.append)
    before = log.entries.history()
    tried = _import(log, tmp_path, text, dry_run=True)
    assert (log.entries.history(), heard) == (before, [])
    assert _import(log, tmp_path, text) == tried
    assert len(heard) == 1


def test_import_that_is_stopped_takes_nothing(log: OpenLog, tmp_path: Path) -> None:
    """Half a file is worse than none; progress was told until then."""
    path = tmp_path / "diary.csv"
    path.write_text(HEAD + "".join(f"symptom,2026-03-{day},cough,,,,,,,3,,,,,,Ada,\n" for day in range(10, 20)))
    before, shares = log.entries.history(), list[float]()
    with pytest.raises(Cancelled, match="Nothing of the file"):
        log.exchange.import_diary(path, progress=shares.append, cancelled=lambda: len(shares) == 5)
    assert (shares, log.entries.history()) == ([0, 0.1, 0.2, 0.3, 0.4], before)


def test_import_is_one_wish_that_undo_takes_back(log: OpenLog, tmp_path: Path) -> None:
    """One press brings the log back to what it was before the file."""
    before = {entry.wish_id for entry in log.entries.history()}
    _import(log, tmp_path, HEAD + "symptom,2026-03-12,sore hip,,,,,,,3,,,,,,Ada,\nnote,2026-03-12,,,,,,,,,,,,,,,hi\n")
    (wish_id,) = {entry.wish_id for entry in log.entries.history()} - before
    log.entries.undo(wish_id)
    assert log.journal.episodes() == ()
    assert log.entries.all(Note) == ()


def test_gone_ends_an_episode_and_the_next_row_begins_another(log: OpenLog, tmp_path: Path) -> None:
    """Rows are taken by day, whatever their order in the file."""
    _import(
        log,
        tmp_path,
        HEAD + "symptom,2026-03-20,cough,,,,,,,2,,,,,,,\n"
        "symptom,2026-03-10,cough,,,,,,gone,,,,,,,,\n"
        "symptom,2026-03-01,cough,,,,,,,4,,,,,,,\n",
    )
    views = sorted(log.journal.episodes(), key=lambda view: view.episode.began_on)
    assert [(len(view.observations), view.is_open) for view in views] == [(2, False), (1, True)]


def test_row_may_name_its_symptom_by_id(log: OpenLog, tmp_path: Path) -> None:
    """In a column of its own, beside words or in their stead; two ids in one row are refused by its line."""
    text = (
        "observed_on,symptom,what\n2026-03-01,hip_pain,\n2026-03-02,cough,that tickle again\n"
        "2026-03-03,hip_pain,cough\n2026-03-04,sore hip,\n"
    )
    report = _import(log, tmp_path, text)
    assert report.taken == 2
    assert [(row.line, row.column) for row in report.refused] == [(4, "symptom"), (5, "symptom")]
    assert {view.episode.symptom for view in log.journal.episodes()} == {"hip_pain", "cough"}
    assert _import(log, tmp_path, text).had == 2


def test_words_that_deny_a_symptom_are_kept_as_not_there(log: OpenLog, tmp_path: Path) -> None:
    """An empty cell under "present" leaves it to the words; a filled one decides."""
    _import(
        log,
        tmp_path,
        HEAD + "symptom,2026-03-10,no headache today,,,,,,,,,,,,,,\nsymptom,2026-03-10,no cough,,,,,yes,,,,,,,,,\n",
    )
    said = {view.episode.symptom: view.observations[0].present for view in log.journal.episodes()}
    assert said == {"headache": False, "cough": True}


def test_words_nobody_knows_are_kept_as_they_are(log: OpenLog, tmp_path: Path) -> None:
    """Where no symptom fits, the episode carries the person's own words."""
    _import(
        log, tmp_path, HEAD + "symptom,2026-03-10,qwertz,,,,,,,2,,,,,,,\nsymptom,2026-03-12, QWERTZ ,,,,,,,2,,,,,,,\n"
    )
    (view,) = log.journal.episodes()
    assert (view.episode.symptom, view.episode.words, len(view.observations)) == ("", "qwertz", 2)


def test_place_nobody_knows_is_kept_in_the_note(log: OpenLog, tmp_path: Path) -> None:
    """Nothing that was written is lost."""
    _import(log, tmp_path, HEAD + "symptom,2026-03-10,cough,qwertz,,,,,,2,,,,,,,dry\n")
    (view,) = log.journal.episodes()
    assert (view.episode.place, view.observations[0].note) == ("", "dry (qwertz)")


def test_episode_begins_as_early_as_a_row_says(log: OpenLog, tmp_path: Path) -> None:
    """A later row may know more; the guess is kept with it."""
    _import(log, tmp_path, HEAD + "symptom,2026-03-10,cough,,,,,,,2,,,,,,,\n")
    report = _import(log, tmp_path, HEAD + "symptom,2026-03-10,cough,,,2026-02,,,,2,,,,,,,\n")
    (view,) = log.journal.episodes()
    assert (report.taken, view.episode.began_on, view.episode.began_about) == (1, date(2026, 2, 1), True)


def test_row_that_names_part_of_a_place_goes_on_with_the_episode(log: OpenLog, tmp_path: Path) -> None:
    """The file again adds nothing, although the episode is more exact now than its first row was."""
    text = HEAD + (
        "symptom,2026-03-10,breast_lump,,left,,,,,2,,,,,,,\n"
        "symptom,2026-03-20,breast_lump,breast_upper_outer,left,,,,,2,,,,,,,\n"
    )
    _import(log, tmp_path, text)
    (view,) = log.journal.episodes()
    assert (view.episode.place, len(view.observations)) == ("breast_upper_outer", 2)
    assert _import(log, tmp_path, text).had == 2


def test_weight_without_a_unit_is_named_in_the_report(log: OpenLog, tmp_path: Path) -> None:
    """It is read as kilograms, and the person hears of it."""
    report = _import(log, tmp_path, HEAD + "weight,2026-03-10,,,,,,,,,68.5,,,,,,\n")
    assert [weight.grams for weight in log.entries.all(Weight)] == [68_500]
    assert "Line 2" in report.notes[0]


def test_caregiver_named_in_a_row_becomes_an_author(log: OpenLog, tmp_path: Path) -> None:
    """One author for one name, however it is capitalised; the person's own name is the person."""
    log.record.set("name", "Maria")
    _import(
        log,
        tmp_path,
        HEAD + "symptom,2026-03-10,cough,,,,,,,2,,,,,,Ada,\nsymptom,2026-03-11,cough,,,,,,,2,,,,,,ada,\n"
        "symptom,2026-03-12,cough,,,,,,,2,,,,,,maria,\n",
    )
    (view,) = log.journal.episodes()
    ada = next(author for author in log.record.authors() if author.name == "Ada")
    assert [seen.author_id for seen in view.observations] == [ada.id, ada.id, THE_PERSON]


def test_medicine_keeps_its_note_on_the_way_through_a_file(
    log: OpenLog, new_log: Callable[[], OpenLog], tmp_path: Path
) -> None:
    """Beside the notes of its stretches; taking the file in again adds nothing."""
    medicine = Medicine(name="letrozole", note="with breakfast")
    log.medicines.start(medicine, DosePeriod(medicine_id=0, dose="2.5 mg", started_on=date(2025, 1, 1), note="generic"))
    log.exchange.export_diary(tmp_path / "one.csv")
    assert log.exchange.import_diary(tmp_path / "one.csv").taken == 0
    other = new_log()
    other.exchange.import_diary(tmp_path / "one.csv")
    (view,) = other.medicines.all()
    assert (view.medicine.note, [one.note for one in view.periods]) == ("with breakfast", ["generic"])


def test_medicine_with_a_slip_of_the_pen_is_asked_about_once(log: OpenLog, tmp_path: Path) -> None:
    """The name stays as it was written; one that is known is not asked about."""
    text = "kind,what,dose,from\nmedicine,letrazole,2.5 mg,2025-01-01\nmedicine,letrazole,5 mg,2025-06-01\n"
    report = _import(log, tmp_path, text + "medicine,tamoxifen,20 mg,2020-01-01\n")
    assert report.notes == ("Line 2: did you mean letrozole? The name is kept as it was written.",)
    assert {view.medicine.name for view in log.medicines.all()} == {"letrazole", "tamoxifen"}


def test_medicine_rows_are_its_dose_periods(log: OpenLog, tmp_path: Path) -> None:
    """A later dose ends the one that was running the day before; the same file again adds nothing."""
    text = (
        HEAD + "medicine,,Letrozole,,,,,,,,,,2.5 mg,2024-01-10,,,\nmedicine,,letrozole ,,,,,,,,,,5 mg,2025-02-01,,,\n"
    )
    _import(log, tmp_path, text)
    (view,) = log.medicines.all()
    assert [(one.dose, one.ended_on) for one in view.periods] == [("2.5 mg", date(2025, 1, 31)), ("5 mg", None)]
    again = _import(log, tmp_path, text)
    assert (again.taken, again.had, again.refused) == (0, 2, ())


def test_medicine_row_that_crosses_a_past_one_is_refused(log: OpenLog, tmp_path: Path) -> None:
    """The past is not rewritten by a file."""
    _import(log, tmp_path, HEAD + "medicine,,letrozole,,,,,,,,,,2.5 mg,2024-01-10,2024-12-31,,\n")
    report = _import(log, tmp_path, HEAD + "medicine,,letrozole,,,,,,,,,,5 mg,2024-06-01,2024-07-01,,\n")
    assert [(refused.column, report.taken) for refused in report.refused] == [("from", 0)]


def test_treatment_names_say_what_they_are_and_what_they_state(log: OpenLog, tmp_path: Path) -> None:
    """Lymph nodes removed is a surgery and a fact; radiotherapy's last day reaches the profile."""
    _import(
        log,
        tmp_path,
        HEAD + "treatment,,lymph nodes removed,,left,,,,,,,,,2024-02-03,,,\n"
        "treatment,,radiotherapy,,left,,,,,,,,,,2024-06,,\n"
        "vaccine,2026-03-01,flu jab,arm,right,,,,,,,,,,,,\n",
    )
    kinds = {one.name: one.treatment for one in log.record.treatments()}
    assert kinds["lymph nodes removed"] is TreatmentKind.SURGERY
    assert kinds["flu jab"] is TreatmentKind.VACCINE
    profile = log.record.profile()
    assert profile.nodes_removed == {Side.LEFT}
    assert profile.radiotherapy_ended_on == date(2024, 6, 1)


def test_fact_nobody_knows_becomes_a_note_and_is_named(log: OpenLog, tmp_path: Path) -> None:
    """The report gives the line; the same file again adds nothing, also on another day."""
    text = HEAD + "profile,,favourite colour,,,,,,,,green,,,,,,\n"
    report = _import(log, tmp_path, text)
    assert [note.words for note in log.entries.all(Note)] == ["favourite colour: green"]
    assert "Line 2" in report.notes[0]
    assert _import(log, tmp_path, text).had == 1


def test_fact_of_a_file_does_not_overwrite_what_the_log_says(log: OpenLog, tmp_path: Path) -> None:
    """The row is refused and says where to change it; a fact that was unknown is filled in."""
    log.record.set("menopause", "after")
    log.record.set("sex", "unknown")
    report = _import(log, tmp_path, HEAD + "profile,,menopause,,,,,,,,before,,,,,,\nprofile,,Sex,,,,,,,,Female,,,,,,\n")
    assert [refused.line for refused in report.refused] == [2]
    assert (log.record.profile().menopause, log.record.profile().sex) == ("after", "female")


def test_birth_ahead_of_today_is_refused(log: OpenLog, tmp_path: Path) -> None:
    """Else every other day would lie before the birth."""
    report = _import(
        log, tmp_path, HEAD + "profile,,birth_date,,,,,,,,2027-01-01,,,,,,\nsymptom,2026-03-12,cough,,,,,,,3,,,,,,,\n"
    )
    assert ([refused.line for refused in report.refused], report.taken) == ([2], 1)


def test_file_that_is_not_there_is_one_sentence(log: OpenLog, tmp_path: Path) -> None:
    """No traceback for a mistyped name."""
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        log.exchange.import_diary(tmp_path / "nowhere.csv")


def test_export_replaces_a_file_and_keeps_it_for_its_owner(log: OpenLog, tmp_path: Path) -> None:
    """The old diary is there until the new one is whole; others cannot read it."""
    path = tmp_path / "out.csv"
    log.exchange.export_diary(path)
    path.chmod(0o644)
    log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY))
    assert log.exchange.export_diary(path) == 1
    assert path.stat().st_mode & 0o077 == 0
    assert [found.name for found in tmp_path.glob("*") if found.is_file()] == ["out.csv"]


def test_whole_log_is_written_as_open_files(log: OpenLog, tmp_path: Path) -> None:
    """One JSON file for each kind, the diary and a page that explains them; a folder in use is left alone."""
    log.journal.note(SymptomEntry(symptom="cough", words="dry", observed_on=TODAY))
    files = {path.name for path in log.exchange.export_all(tmp_path / "all")}
    kinds = {"author.json", "episode.json", "observation.json"}
    assert files == kinds | {"trash.json", "history.json", "diary.csv", "README.txt", "read_export.py"}
    assert '"words": "dry"' in (tmp_path / "all" / "observation.json").read_text(encoding="utf-8")
    with pytest.raises(Refused, match="not empty"):
        log.exchange.export_all(tmp_path / "all")


WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=12)
SPOKEN = WORDS.filter(str.strip)
NAMED = WORDS.map(str.strip).filter(bool)
PAST = st.dates(date(2026, 1, 1), TODAY)
ENTRIES = st.builds(
    SymptomEntry,
    symptom=st.sampled_from(["cough", "headache", "bone_pain", "arm_swelling", "breast_lump", ""]),
    words=SPOKEN,
    place=st.sampled_from(["", "hip", "arm", "head", "spine_lower"]),
    side=st.sampled_from(Side),
    observed_on=PAST,
    began_on=st.none() | st.dates(date(2025, 11, 1), date(2026, 2, 1)),
    began_about=st.booleans(),
    about=st.booleans(),
    present=st.booleans(),
    change=st.sampled_from(Change),
    all_along=st.sampled_from(AllAlong),
    severity=st.none() | st.integers(0, 10),
    answers=st.dictionaries(st.sampled_from(["fever", "fell"]), st.sampled_from(Answer)).map(
        lambda answers: tuple(sorted(answers.items()))
    ),
    note=WORDS,
    author_id=st.sampled_from([THE_PERSON, 2]),
)
NAMES = st.sampled_from(["tamoxifen", "Vitamin D", "yoga", "green tea", "=1+1"])
OTHERS: st.SearchStrategy[Record] = st.one_of(
    st.builds(
        Weight,
        measured_on=PAST,
        grams=st.integers(30_000, 200_000),
        unit=st.sampled_from(["kg", "lb", "st"]),
        trying_to_lose=st.none() | st.sampled_from(Answer),
        about=st.booleans(),
        note=WORDS,
    ),
    st.builds(Overall, observed_on=PAST, value=st.integers(0, 10), note=WORDS),
    st.builds(Note, noted_on=PAST, words=WORDS, about=st.booleans()),
    st.builds(
        Exam,
        exam=st.sampled_from(ExamKind),
        name=NAMED,
        due_on=st.just(date(2026, 1, 1)),
        done_on=st.none() | PAST,
        result=WORDS,
        note=WORDS,
    ),
    st.builds(
        Treatment,
        treatment=st.sampled_from(TreatmentKind),
        name=NAMED,
        side=st.sampled_from(Side),
        started_on=st.none() | st.dates(date(2020, 1, 1), date(2021, 1, 1)),
        ended_on=st.none() | st.dates(date(2022, 1, 1), date(2023, 1, 1)),
        note=WORDS,
    ),
    st.builds(Fact, name=st.just("known_condition"), value=NAMED, note=WORDS),
    st.builds(Measure, measured=st.sampled_from(Measured), measured_on=PAST, value=st.integers(0, 10), note=WORDS),
    st.builds(Contact, name=NAMED, role=st.sampled_from(ContactRole), phone=WORDS, place=WORDS, may_see=st.booleans()),
    st.builds(Step, step=st.sampled_from(StepKind), words=WORDS, state=st.sampled_from(StepState), note=WORDS),
    st.builds(Diagnosis, diagnosis=st.sampled_from(DiagnosisKind), found_on=st.none() | PAST, note=WORDS),
)
DOSES = st.builds(
    DosePeriod,
    medicine_id=st.just(0),
    dose=WORDS,
    started_on=st.none() | st.dates(date(2025, 1, 1), date(2025, 6, 1)),
    ended_on=st.none() | st.dates(date(2025, 6, 2), date(2026, 1, 1)),
    paused=st.booleans(),
    reason=WORDS,
    note=WORDS,
)
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
KINDS = st.sampled_from(MedicineKind)


@settings(
    max_examples=15,
    phases=NO_SHRINKING,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    # The same words of the same day are one entry in the file, so each entry here says something of its own.
    entries=st.lists(ENTRIES, max_size=8, unique_by=lambda entry: (entry.symptom, entry.words, entry.observed_on)),
    others=st.lists(OTHERS, max_size=6),
    doses=st.lists(st.tuples(NAMES, KINDS, DOSES), max_size=4),
)
def test_importing_what_was_exported_changes_nothing(
    entries: list[SymptomEntry],
    others: list[Record],
    doses: list[tuple[str, MedicineKind, DosePeriod]],
    new_log: Callable[[], OpenLog],
    tmp_path: Path,
) -> None:
    """Whatever a log holds: not in the log itself, and an empty log exports the same rows after taking them."""
    log, other = new_log(), new_log()
    _fill(log, entries, others, doses)
    rows = _rows(log, tmp_path / "one.csv")
    before = log.entries.history()
    report = log.exchange.import_diary(tmp_path / "one.csv")
    assert (report.taken, report.refused, report.had) == (0, (), len(rows))
    assert log.entries.history() == before
    taken = other.exchange.import_diary(tmp_path / "one.csv")
    assert taken.refused == ()
    again = _rows(other, tmp_path / "other.csv")
    assert {replace(row, episode="", diagnosis="") for row in again} == {
        replace(row, episode="", diagnosis="") for row in rows
    }
    _assert_same_episodes(log, other)


def _fill(
    log: OpenLog,
    entries: list[SymptomEntry],
    others: list[Record],
    doses: list[tuple[str, MedicineKind, DosePeriod]],
) -> None:
    log.record.add_caregiver("Ada")
    for entry in entries:
        log.journal.note(entry)
    for record in others:
        if isinstance(record, Fact):
            log.record.set(record.name, record.value, note=record.note)
        else:
            log.entries.add(record)
    for name, kind, period in doses:
        known = [view.medicine for view in log.medicines.all() if view.medicine.name == name]
        try:
            log.medicines.start(known[0] if known else Medicine(name=name, medicine=kind), period)
        except Refused:
            continue  # two stretches of one medicine that cross


def _assert_same_episodes(log: OpenLog, other: OpenLog) -> None:
    assert {_shape(log, episode) for episode in log.entries.all(Episode)} == {
        _shape(other, episode) for episode in other.entries.all(Episode)
    }


def _shape(log: OpenLog, episode: Episode) -> tuple[object, ...]:
    """An episode without ids: what it is, and the days seen in it with their words."""
    seen = log.entries.all(Observation, episode_id=episode.id)
    days = frozenset((one.observed_on, one.words, one.present, one.severity) for one in seen)
    return episode.symptom, episode.place, episode.side, episode.began_on, episode.began_about, days


CELL = st.one_of(
    st.sampled_from(
        ["", "", "2026-03-12", "2026-03", "yes", "no", "left", "3", "cough", "surgery", "kg", "gone", "Ada"]
    ),
    st.text(max_size=8),
)


@settings(
    max_examples=25,
    phases=NO_SHRINKING,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rows=st.lists(st.tuples(st.sampled_from(DiaryKind), st.lists(CELL, min_size=16, max_size=16)), max_size=10))
def test_any_rows_are_taken_had_or_refused(
    rows: list[tuple[DiaryKind, list[str]]], new_log: Callable[[], OpenLog], tmp_path: Path
) -> None:
    """Each row is counted once, none ends the import, and the second time nothing is taken."""
    path = tmp_path / "diary.csv"
    with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEAD.strip().split(","))
        writer.writerows([str(kind), *cells] for kind, cells in rows)
    log = new_log()
    first = log.exchange.import_diary(path)
    assert first.taken + first.had + len(first.refused) == len(rows)
    again = log.exchange.import_diary(path)
    assert (again.taken, again.had, len(again.refused)) == (0, first.taken + first.had, len(first.refused))


def test_author_without_entries_is_not_invented(log: OpenLog, tmp_path: Path) -> None:
    """An import adds no author for a row that it refuses."""
    _import(log, tmp_path, HEAD + "symptom,2027-03-10,cough,,,,,,,2,,,,,,Ada,\n")
    assert [author.id for author in log.entries.all(Author)] == [THE_PERSON]


def _open(log: OpenLog) -> list[tuple[str, int]]:
    return sorted((view.episode.symptom, len(view.observations)) for view in log.journal.episodes())


def test_a_row_that_says_how_but_not_what_goes_on_with_what_is_open_there(log: OpenLog, tmp_path: Path) -> None:
    """That hip and no other thing is at the hip; with two things open there, it stays in its own words."""
    first = "symptom,2026-03-01,ache deep in the hip,hip,right,,,,new,4,,,,,,,\n"
    later = "symptom,2026-03-09,still has not let up,hip,right,,,,same,4,,,,,,,\n"
    other = "symptom,2026-03-02,itchy rash,hip,right,,,,new,,,,,,,,\n"

    _import(log, tmp_path, HEAD + first + later)
    assert _open(log) == [("hip_pain", 2)]

    _import(log, tmp_path, HEAD + other + later.replace("03-09", "03-10"))
    assert ("", 1) in _open(log)


def test_a_row_about_something_new_is_never_taken_for_what_is_open(log: OpenLog, tmp_path: Path) -> None:
    """Words that nobody knows, said to be new, or long after: their own story."""
    first = "symptom,2026-03-01,ache deep in the hip,hip,right,,,,new,4,,,,,,,\n"
    new = "symptom,2026-03-09,a strange wobble,hip,right,,,,new,4,,,,,,,\n"
    late = "symptom,2026-05-09,as before,hip,right,,,,same,4,,,,,,,\n"

    _import(log, tmp_path, HEAD + first + new + late)

    assert ("hip_pain", 1) in _open(log)


@pytest.mark.parametrize(
    ("name", "said", "kept"),
    [
        ("menopause", "postmenopausal", "after"),
        ("menopause", "Pre-menopausal", "before"),
        ("surgery", "wide local excision", "lumpectomy"),
        ("surgery", "mastectomy with reconstruction", "mastectomy"),
        ("surgery", "partial mastectomy", "lumpectomy"),
        ("histology", "invasive lobular carcinoma", "lobular"),
        ("region", "Scotland", "uk"),
    ],
)
def test_a_choice_is_read_as_people_and_letters_write_it(
    log: OpenLog, tmp_path: Path, name: str, said: str, kept: str
) -> None:
    """What cannot be read is refused; what only says it otherwise is not."""
    report = _import(log, tmp_path, HEAD + f"profile,,{name},,,,,,,,{said},,,,,,\n")
    assert report.refused == ()
    assert [fact.value for fact in log.entries.all(Fact, name=name)] == [kept]


def test_a_surgery_with_reconstruction_says_both(log: OpenLog, tmp_path: Path) -> None:
    """The rules ask whether a breast was rebuilt."""
    _import(log, tmp_path, HEAD + "profile,,surgery,,left,,,,,,mastectomy with reconstruction,,,,,,\n")
    assert [(fact.value, fact.side) for fact in log.entries.all(Fact, name="reconstruction")] == [("yes", Side.LEFT)]
