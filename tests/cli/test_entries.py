"""Adding, changing, removing and listing entries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ON = ("--on", "2026-03-20")


def test_a_symptom_is_kept_in_the_words_of_a_diary(run: Run, log: Path) -> None:
    """Words find the symptom, the place and the side; the ids of both parts come back."""
    given = {"what": "lump under my left arm", "began_on": "2026-03-01", "answers": {"growing": "no"}}
    done = run("add", "symptom", "--log", log, "--json", *ON, stdin=given)
    assert done.code == 0
    assert (done.one["symptom"], done.one["side"], done.one["started"]) == ("armpit_lump", "left", True)
    seen = run("show", done.one["observation"], "--log", log, "--json").one
    assert seen["observed_on"] == "2026-03-20"
    assert seen["answers"] == {"growing": "no"}
    assert run("show", done.one["episode"], "--log", log, "--json").one["began_on"] == "2026-03-01"


@pytest.mark.parametrize(
    ("given", "words", "side"),
    [
        ({"symptom": "hip_pain"}, "", ""),
        ({"symptom": "hip_pain", "what": "hip_pain"}, "", ""),
        ({"symptom": "hip_pain", "what": "sore left hip"}, "sore left hip", "left"),
        ({"symptom": "hip_pain", "words": "that ache again"}, "that ache again", ""),
    ],
)
def test_a_symptom_may_be_given_as_list_and_show_give_it(
    run: Run, log: Path, given: dict[str, str], words: str, side: str
) -> None:
    """The id counts, and words beside it are kept with the side they name."""
    done = run("add", "symptom", "--log", log, "--json", *ON, stdin=given)
    assert (done.one["symptom"], done.one["side"]) == ("hip_pain", side)
    assert run("show", done.one["observation"], "--log", log, "--json").one["words"] == words


def test_an_exam_without_any_day_is_refused_since_no_list_would_show_it(run: Run, log: Path) -> None:
    """One day is enough; an edit may not take the last one away; the next one of a plan needs none."""
    plan = {"exam": "mri", "name": "MRI", "every_months": 12, "starts_on": "2026-05-01"}
    assert run("add", "exam_plan", "--log", log, stdin=plan).code == 0
    done = run("add", "exam", "--log", log, stdin={"exam": "mri", "name": "MRI", "note": "soon"})
    assert (done.code, done.err) == (1, "done_on: Please give one day: when it is due, booked, or was done.\n")
    assert run("list", "exam", "--json", "--log", log).out == ""
    assert run("add", "exam", "--log", log, stdin={"exam": "mri", "name": "MRI", "due_on": "2026-05-01"}).code == 0
    assert run("edit", "exam-1", "--log", log, stdin={"due_on": None}).code == 1
    assert run("add", "exam", "--log", log, stdin={"exam": "mri", "name": "MRI", "plan_id": 1}).code == 0


def test_a_second_entry_joins_the_episode_of_the_first(run: Run, log: Path) -> None:
    """The same symptom some days later starts nothing new."""
    first = run("add", "symptom", "--log", log, "--json", *ON, stdin={"what": "cough", "observed_on": "2026-03-10"})
    second = run("add", "symptom", "--log", log, "--json", *ON, stdin={"what": "cough", "change": "worse"})
    assert second.one["episode"] == first.one["episode"]
    assert second.one["started"] is False


def test_plain_answers_are_ids_one_a_line(run: Run, log: Path) -> None:
    """A script may read the first line and be done."""
    done = run("add", "symptom", "--log", log, *ON, stdin={"what": "cough"})
    assert done.out == "observation-1\nepisode-1\n"
    done = run("add", "weight", "--log", log, *ON, stdin={"measured_on": "2026-03-19", "grams": 70_500})
    assert done.out == "weight-1\n"


def test_a_medicine_with_a_slip_of_the_pen_is_kept_and_asked_about(run: Run, log: Path) -> None:
    """The id comes first; the name is not changed."""
    asked = run("add", "medicine", "--log", log, stdin={"name": "Letrazole 2.5 mg"})
    assert asked.out.splitlines() == [
        "medicine-1",
        "Did you mean letrozole? The name is kept as it was written.",
    ]
    assert run("show", "medicine-1", "--log", log, "--json").one["name"] == "Letrazole 2.5 mg"
    assert (
        run("add", "medicine", "--log", log, "--json", stdin={"name": "Tamoxifan"}).one["did_you_mean"] == "tamoxifen"
    )
    assert "did_you_mean" not in run("add", "medicine", "--log", log, "--json", stdin={"name": "Letrozole"}).one


def test_what_a_caregiver_saw_is_kept_as_theirs(run: Run, log: Path) -> None:
    """A name that is not known becomes an author; the same name later is the same author."""
    for on in ("2026-03-18", "2026-03-19"):
        given = {"what": "limps on the stairs", "observed_on": on, "author": "Anna"}
        assert run("add", "symptom", "--log", log, *ON, stdin=given).code == 0
    assert (
        run("add", "note", "--log", log, *ON, stdin={"noted_on": "2026-03-19", "words": "x", "author": "anna"}).code
        == 0
    )
    authors = run("list", "author", "--log", log, "--json").lines
    assert [(author["name"], author["role"]) for author in authors] == [("", "person"), ("Anna", "caregiver")]
    assert {note["author_id"] for note in run("list", "note", "--log", log, "--json").lines} == {2}


@pytest.mark.parametrize(
    "given",
    [
        {"observed_on": "2026-03-01"},
        {"what": "  "},
        {"what": "cough", "severity": 11},
        {"what": "cough", "severity": "x"},
        {"what": "cough", "severity": 3.5},
        {"what": "cough", "severity": True},
        {"what": "cough", "observed_on": "2100-03-21"},
        {"what": "cough", "observed_on": "soon"},
        {"what": "cough", "observed_on": 20260301},
        {"what": "cough", "began_on": "2026-03-20", "observed_on": "2026-03-01"},
        {"what": "cough", "side": "up"},
        {"what": "cough", "change": "awful"},
        {"what": "cough", "answers": ["fever"]},
        {"what": "cough", "answers": {"fever": "perhaps"}},
        {"what": "cough", "answers": {"fever": 1}},
        {"what": "cough", "present": "maybe"},
        {"what": 3},
        {"symptom": "sore hip"},
        {"symptom": "hip_pain", "what": "cough"},
        {"symptom": "hip_pain", "observed_on": "2100-03-21"},
        {"what": "cough", "smell": "none"},
        {"what": "cough", "note": "\ud800"},
        {"kind": "weight", "what": "cough"},
    ],
    ids=str,
)
def test_a_symptom_that_cannot_be_kept_is_refused_and_nothing_stays(run: Run, log: Path, given: object) -> None:
    """One sentence, exit code 1, and the log as it was."""
    done = run("add", "symptom", "--log", log, *ON, stdin=given)
    assert (done.code, done.out) == (1, "")
    assert run("list", "symptom", "--log", log, "--json").out == ""


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("weight", {"measured_on": "2026-03-19"}),
        ("weight", {"measured_on": "2026-03-19", "grams": 70}),
        ("weight", {"measured_on": "2026-03-19", "grams": "70500"}),
        ("weight", {"measured_on": "2026-03-19", "grams": 2**70}),
        ("weight", {"measured_on": "2100-03-19", "grams": 70_500}),
        ("weight", {"measured_on": "2026-03-19", "grams": 70_500, "kind": "note"}),
        ("weight", {"measured_on": "2026-03-19", "grams": 70_500, "id": 7}),
        ("weight", {"measured_on": "2026-03-19", "grams": 70_500, "rev": 3}),
        ("weight", {"measured_on": "2026-03-19", "grams": 70_500, "entered_at": "2020-01-01T00:00:00+00:00"}),
        ("observation", {"episode_id": 99, "observed_on": "2026-03-19"}),
        ("fact", {"name": "sex", "value": "purple"}),
        ("fact", {"name": "birth_date", "value": "never"}),
        ("medicine", {"name": " "}),
        ("exam_plan", {"exam": "mammogram", "name": "x", "every_months": 0, "starts_on": "2026-03-19"}),
        ("visit", {"visit_on": "2026-04-01", "at": "25:00"}),
        ("note", {"noted_on": "2026-03-19", "words": "x", "colour": "red"}),
        ("episode", {"began_on": "2026-03-19"}),
        ("episode", {"began_on": "2026-03-19", "words": "  "}),
        ("episode", {"began_on": "2026-03-19", "symptom": "brest_lump", "words": "x"}),
        ("told", {"sign": "nothing", "rule": "x", "rule_version": 1, "told_on": "2026-03-19", "tier": "call"}),
    ],
    ids=str,
)
def test_other_entries_are_checked_as_well(run: Run, log: Path, kind: str, given: object) -> None:
    """Each kind of record refuses what it cannot hold."""
    done = run("add", kind, "--log", log, *ON, stdin=given)
    assert (done.code, done.out) == (1, "")
    assert run("list", kind, "--log", log, "--json").out == ""


@pytest.mark.parametrize(
    ("kind", "given", "field"),
    [
        ("episode", {"began_on": "2026-03-19", "symptom": "brest_lump"}, "symptom"),
        ("episode", {"began_on": "2026-03-19"}, "symptom"),
        ("told", {"sign": "no", "rule": "x", "rule_version": 1, "told_on": "2026-03-19", "tier": "call"}, "sign"),
    ],
)
def test_what_names_nothing_known_is_refused_by_the_name_of_its_field(
    run: Run, log: Path, kind: str, given: object, field: str
) -> None:
    """A symptom with a slip of a letter would never be read by a rule, and nobody would notice."""
    assert run("add", kind, "--log", log, *ON, stdin=given).err.startswith(f"{field}: ")


def test_an_episode_keeps_a_symptom_that_is_known(run: Run, log: Path) -> None:
    """An id of the catalogue, or words alone; an edit may not break either."""
    for given in ({"symptom": "cough"}, {"words": "odd twinge"}):
        assert run("add", "episode", "--log", log, *ON, stdin={"began_on": "2026-03-19", **given}).code == 0
    assert run("edit", "episode-1", "--log", log, stdin={"symptom": "kough"}).code == 1
    assert run("edit", "episode-2", "--log", log, stdin={"words": ""}).code == 1
    assert run("edit", "episode-1", "--log", log, stdin={"note": "dry"}).code == 0


def test_an_edit_changes_the_given_fields_alone(run: Run, log: Path) -> None:
    """What is not named stays, and the revision rises."""
    given = {"what": "cough", "severity": 3, "note": "at night"}
    run("add", "symptom", "--log", log, *ON, stdin=given)
    done = run("edit", "observation-1", "--log", log, "--json", stdin={"severity": 5})
    assert done.one == {"id": "observation-1", "rev": 2}
    seen = run("show", "observation-1", "--log", log, "--json").one
    assert (seen["severity"], seen["note"], seen["rev"]) == (5, "at night", 2)


def test_an_edit_of_a_stale_revision_is_refused(run: Run, log: Path) -> None:
    """Who read revision 1 may not overwrite revision 2."""
    run("add", "note", "--log", log, *ON, stdin={"noted_on": "2026-03-19", "words": "one"})
    assert run("edit", "note-1", "--log", log, stdin={"words": "two", "rev": 1}).code == 0
    done = run("edit", "note-1", "--log", log, stdin={"words": "three", "rev": 1})
    assert done.code == 1
    assert run("show", "note-1", "--log", log, "--json").one["words"] == "two"


def test_what_show_prints_can_be_edited_and_handed_back(run: Run, log: Path) -> None:
    """The fields that the log keeps itself may be repeated."""
    run("add", "note", "--log", log, *ON, stdin={"noted_on": "2026-03-19", "words": "one"})
    shown = run("show", "note-1", "--log", log, "--json").one
    assert run("edit", "note-1", "--log", log, stdin={**shown, "words": "two"}).code == 0
    assert run("show", "note-1", "--log", log, "--json").one["words"] == "two"


@pytest.mark.parametrize(
    "given",
    [
        {"id": "note-2"},
        {"kind": "weight"},
        {"author_id": 2},
        {"entered_at": "2020-01-01T00:00:00+00:00"},
        {"entered_at": []},
        {"rev": "1"},
        {"rev": True},
        {"colour": "red"},
        {"words": None},
    ],
    ids=str,
)
def test_an_edit_cannot_set_what_the_log_keeps_itself(run: Run, log: Path, given: object) -> None:
    """Ids, authors and moments are not for editing."""
    run("add", "note", "--log", log, *ON, stdin={"noted_on": "2026-03-19", "words": "one"})
    before = run("show", "note-1", "--log", log).out
    assert run("edit", "note-1", "--log", log, stdin=given).code == 1
    assert run("show", "note-1", "--log", log).out == before


def test_a_removed_entry_is_gone_from_the_lists(run: Run, log: Path) -> None:
    """It lies in the trash: neither list nor show has it, and removing it again is refused."""
    run("add", "note", "--log", log, *ON, stdin={"noted_on": "2026-03-19", "words": "one"})
    assert run("remove", "note-1", "--log", log).out == "note-1\n"
    assert run("list", "note", "--log", log, "--json").out == ""
    assert run("show", "note-1", "--log", log).code == 1
    assert run("remove", "note-1", "--log", log).code == 1
    assert run("edit", "note-1", "--log", log, stdin={"words": "two"}).code == 1


def test_another_entry_may_be_named_by_its_id_as_printed(run: Run, log: Path) -> None:
    """`medicine-1` where `list` gives 1; that of another kind is refused by the name of the field."""
    medicine = run("add", "medicine", "--log", log, "--json", stdin={"name": "letrozole"}).one["id"]
    period = {"medicine_id": medicine, "dose": "2.5 mg", "started_on": "2026-01-01"}
    kept = run("add", "dose_period", "--log", log, "--json", stdin=period).one["id"]
    assert run("show", kept, "--log", log, "--json").one["medicine_id"] == int(medicine.removeprefix("medicine-"))
    wrong = run("add", "dose_period", "--log", log, stdin=period | {"medicine_id": "exam-1"})
    assert wrong.code == 1
    assert "medicine_id" in wrong.err


def test_a_list_is_oldest_first_and_whole(run: Run, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are read one after the other; none is lost between two."""
    monkeypatch.setattr("followup.cli.listing.PAGE", 3)
    for day in (3, 1, 5, 2, 4, 7, 6):
        run("add", "note", "--log", log, *ON, stdin={"noted_on": f"2026-03-0{day}", "words": str(day)})
    assert [note["words"] for note in run("list", "note", "--log", log, "--json").lines] == list("1234567")
    assert run("list", "note", "--log", log).out.count("\n") == 8


def test_a_list_of_all_kinds_can_be_read_back(run: Run, log: Path) -> None:
    """Every line is one object with an id and a kind."""
    run("add", "symptom", "--log", log, *ON, stdin={"what": "sore hip"})
    run("add", "medicine", "--log", log, stdin={"name": "Letrozole"})
    kinds = [line["kind"] for line in run("list", "--log", log, "--json").lines]
    assert kinds == ["author", "episode", "observation", "medicine"]
    assert "Letrozole" in run("list", "--log", log).out


def test_a_medicine_is_shown_with_its_doses(run: Run, log: Path) -> None:
    """Its dose periods hang on it."""
    run("add", "medicine", "--log", log, stdin={"name": "Letrozole"})
    given = {"medicine_id": 1, "dose": "2.5 mg", "started_on": "2025-01-01"}
    assert run("add", "dose-period", "--log", log, stdin=given).code == 2
    assert run("add", "dose_period", "--log", log, stdin=given).code == 0
    assert run("show", "medicine-1", "--log", log, "--json").one["periods"][0]["dose"] == "2.5 mg"
    assert "2.5 mg" in run("show", "medicine-1", "--log", log).out


def test_an_object_may_come_from_a_file(run: Run, log: Path, tmp_path: Path) -> None:
    """--json-file takes the place of stdin."""
    file = tmp_path / "note.json"
    file.write_text(json.dumps({"noted_on": "2026-03-19", "words": "żółć"}), encoding="utf-8")
    assert run("add", "note", "--log", log, *ON, "--json-file", file).code == 0
    assert run("show", "note-1", "--log", log, "--json").one["words"] == "żółć"
    assert run("add", "note", "--log", log, "--json-file", tmp_path / "none.json").code == 1
    assert run("add", "note", "--log", log, "--json-file", tmp_path).code == 1


def test_a_note_with_control_codes_is_listed_harmlessly(run: Run, log: Path) -> None:
    """What a person wrote cannot steer the terminal of the one who reads it; as JSON it is kept as it is."""
    words = "red \x1b[31malert\x07 and\nmore"
    run("add", "note", "--log", log, *ON, stdin={"noted_on": "2026-03-19", "words": words})
    for command in (("list", "note"), ("show", "note-1")):
        assert "\x1b" not in run(*command, "--log", log).out
    assert run("show", "note-1", "--log", log, "--json").one["words"] == words


def test_own_words_alone_are_understood_as_in_the_window(run: Run, log: Path) -> None:
    """A swollen calf must not be kept as something that no rule knows."""
    added = run("add", "symptom", "--log", log, "--json", stdin={"words": "my right calf is swollen", "severity": 5})
    assert added.one["symptom"] == "leg_swelling"
    assert added.one["side"] == "right"
