"""The FHIR file: sound, complete, the same each time, and honest about what nobody knows."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from pydantic import BaseModel

from followup.domain.errors import Refused
from followup.domain.records import KINDS, DosePeriod, Episode, Fact, Medicine, Note, Observation, Treatment, Weight
from followup.domain.words import MedicineKind, TreatmentKind
from followup.services.log import OpenLog
from followup.services.sample.writer import SampleClock, write_sample
from followup.services.shipped import Shipped
from followup.storage.database import Database
from tests.services.conftest import TODAY, Calendar
from tests.services.fhir_logs import LEFT_OUT, WORDS, fill

REQUIRED = {"11450-4": "Condition", "48765-2": "AllergyIntolerance", "10160-0": "MedicationStatement"}
"""The sections that every patient summary has, with what they hold."""

ALLOWED = {
    "11450-4": {"Condition"},
    "48765-2": {"AllergyIntolerance"},
    "10160-0": {"MedicationStatement", "MedicationAdministration"},
    "11369-6": {"Immunization"},
    "30954-2": {"Observation"},
    "47519-4": {"Procedure"},
    "11348-0": {"Condition"},
    "18776-5": {"CarePlan"},
    "8716-3": {"Observation"},
    "81338-6": set[str](),
    "10187-3": {"Observation"},
    "85847-2": {"CareTeam"},
    "": {"Observation"},
}
"""What each section may hold: the International Patient Summary 2.0.0, and our own three."""

UNKNOWN = {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]}


class File:
    """A file that was written, read again."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_text(encoding="utf-8")
        self.bundle: dict[str, Any] = json.loads(self.text)
        self.by_url = {entry["fullUrl"]: entry["resource"] for entry in self.bundle["entry"]}
        self.composition = self.bundle["entry"][0]["resource"]
        self.sections = {_code(section): section for section in self.composition["section"]}

    def all(self, kind: str, words: str = "") -> list[dict[str, Any]]:
        """The resources of a type that have these words somewhere."""
        found = (one for one in self.by_url.values() if one["resourceType"] == kind)
        return [one for one in found if words in json.dumps(one, ensure_ascii=False)]

    def one(self, kind: str, words: str = "") -> dict[str, Any]:
        """The only one of them."""
        (found,) = self.all(kind, words)
        return found

    def story(self, code: str) -> str:
        """What a section says, as plain text."""
        return " ".join(ET.fromstring(self.sections[code]["text"]["div"]).itertext())


def _code(section: dict[str, Any]) -> str:
    return str(section["code"].get("coding", [{"code": section["title"]}])[0]["code"])


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _walk(one)


def written(log: OpenLog, path: Path) -> File:
    """Write the log and read the file."""
    done = log.fhir.export(path)
    file = File(path)
    assert done.resources == len(file.by_url) == len(file.bundle["entry"])
    return file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file goes."""
    return tmp_path / "log.json"


@pytest.fixture(scope="module")
def _full_log(tmp_path_factory: pytest.TempPathFactory, _shipped: Shipped) -> Path:
    calendar = Calendar()
    database, _ = Database.create(tmp_path_factory.mktemp("full") / "log", clock=calendar.clock)
    log = OpenLog(database, _shipped, calendar.today)
    fill(log)
    log.close()
    return database.folder


@pytest.fixture
def full(_full_log: Path, _shipped: Shipped, calendar: Calendar, tmp_path: Path) -> Iterator[OpenLog]:
    """A log with an entry of every kind."""
    folder = tmp_path / "full"
    shutil.copytree(_full_log, folder, ignore=shutil.ignore_patterns("reserve", "lock"))
    log = OpenLog(Database.open(folder, clock=calendar.clock), _shipped, calendar.today)
    yield log
    log.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, _shipped: Shipped) -> Iterator[OpenLog]:
    """The sample log of three years."""
    clock = SampleClock(date(2026, 6, 30))
    database, _ = Database.create(tmp_path_factory.mktemp("sample") / "log", clock=clock.now)
    log = OpenLog(database, _shipped, clock.today)
    write_sample(log, clock)
    yield log
    log.close()


def _misfits(part: Any) -> Iterator[str]:
    """Words that are none of a closed set of FHIR: the models know the sets, but do not hold anybody to them."""
    for name, field in type(part).model_fields.items() if isinstance(part, BaseModel) else ():
        extra = field.json_schema_extra
        allowed = extra.get("enum_values") if isinstance(extra, dict) else None
        value = getattr(part, name)
        if isinstance(allowed, list) and isinstance(value, str) and value not in allowed:
            yield f"{type(part).__name__}.{name}: {value}"
        for one in value if isinstance(value, list) else [value]:
            yield from _misfits(one)


def check_sound(file: File) -> None:
    """A document by FHIR's own rules: read by a model of R4B, nothing dangling, every narrative valid XHTML."""
    assert list(_misfits(Bundle.model_validate_json(file.text))) == []
    assert file.bundle["type"] == "document"
    assert file.composition["resourceType"] == "Composition"
    assert len(file.by_url) == len(file.bundle["entry"])
    named = {one["reference"] for one in _walk(file.bundle) if "reference" in one}
    assert named <= set(file.by_url)
    unnamed = {one["resourceType"] for url, one in file.by_url.items() if url not in named}
    assert unnamed <= {"Provenance"}
    for part in _walk(file.bundle):
        if "div" in part:
            root = ET.fromstring(part["div"])
            assert root.tag == "{http://www.w3.org/1999/xhtml}div"
            assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
            assert "".join(root.itertext()).strip()


def check_summary(file: File) -> None:
    """What the International Patient Summary asks of a composition and its sections."""
    assert file.composition["type"]["coding"] == [{"system": "http://loinc.org", "code": "60591-5"}]
    assert set(REQUIRED) <= set(file.sections)
    for code, section in file.sections.items():
        kinds = {file.by_url[one["reference"]]["resourceType"] for one in section.get("entry", ())}
        assert kinds <= ALLOWED[code if section["code"].get("coding") else ""], code
        assert section["title"]
        assert section["text"]["div"]
        if code in REQUIRED:
            assert ("entry" in section) != ("emptyReason" in section)
    patient = file.one("Patient")
    assert patient["name"]
    assert "birthDate" in patient or patient["_birthDate"] == UNKNOWN


def test_a_word_outside_a_closed_set_would_be_found(log: OpenLog, path: Path) -> None:
    """The control of the check above."""
    text = written(log, path).text.replace('"gender":"unknown"', '"gender":"nobody"')
    assert list(_misfits(Bundle.model_validate_json(text))) == ["Patient.gender: nobody"]


def test_a_log_with_everything_is_a_sound_summary(full: OpenLog, path: Path) -> None:
    """Every kind of resource is read by a model of FHIR R4B."""
    file = written(full, path)
    check_sound(file)
    check_summary(file)
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_sample_log_is_a_sound_summary(sample: OpenLog, path: Path) -> None:
    """Three years, and every section that has anything."""
    file = written(sample, path)
    check_sound(file)
    check_summary(file)
    assert not [code for code in REQUIRED if "emptyReason" in file.sections[code]]
    kept = sum(len(view.observations) for view in sample.journal.episodes())
    assert len(file.all("Observation", '"How bad it is')) <= kept
    grouped = [one for one in file.all("Observation") if "hasMember" in one]
    assert sum(len(one["hasMember"]) for one in grouped) == kept
    assert len(grouped) == len(sample.journal.episodes())


def test_an_empty_log_says_that_nothing_is_known(log: OpenLog, path: Path) -> None:
    """Each section that must be there has a reason; neither name nor birth date nor sex is made up."""
    file = written(log, path)
    check_sound(file)
    check_summary(file)
    for code in (*REQUIRED, "11369-6", "30954-2", "47519-4"):
        reason = file.sections[code]["emptyReason"]
        assert reason["coding"][0]["code"] == "unavailable"
        assert "does not mean there is none" in file.story(code)
    assert len(file.sections) == 6
    patient = file.one("Patient")
    assert (patient["name"], patient["gender"], patient["_birthDate"]) == ([{"_text": UNKNOWN}], "unknown", UNKNOWN)
    assert not file.all("Condition")


def test_every_kind_is_in_the_file_or_left_out_for_a_reason(full: OpenLog, path: Path) -> None:
    """A new kind of record must be placed in one of the two lists."""
    assert set(WORDS) | set(LEFT_OUT) == set(KINDS)
    assert not set(WORDS) & set(LEFT_OUT)
    filled = {kind for kind in KINDS if full.entries.all(KINDS[kind])}
    assert filled == set(KINDS)
    file = written(full, path)
    assert [kind for kind, words in WORDS.items() if words not in file.text] == []
    assert [kind for kind, (words, reason) in LEFT_OUT.items() if words in file.text or not reason] == []


def test_what_is_in_a_resource_can_be_read_in_a_section_too(full: OpenLog, path: Path) -> None:
    """A reader who sees the narratives alone misses no entry."""
    file = written(full, path)
    read = " ".join(file.story(code) for code in file.sections)
    assert [kind for kind, words in WORDS.items() if words not in read] == []


def test_family_and_what_nobody_asks_stay_out(full: OpenLog, path: Path) -> None:
    """Friends and family did not choose to be in a clinic's files, and a question nobody chose is none."""
    text = written(full, path).text
    assert not [words for words in ("Cousin Marta", "960444", "question-not-chosen") if words in text]


def test_nothing_of_the_trash_is_in_the_file(full: OpenLog, path: Path) -> None:
    """Neither an entry nor what hangs on it, nor who wrote it."""
    for kind, words in WORDS.items():
        for record in full.entries.all(KINDS[kind]):
            said = " ".join(str(getattr(record, name)) for name in record.__dataclass_fields__)
            if words in said and kind != "author":
                full.entries.remove(kind, record.id)
    full.entries.remove("author", 2)
    file = written(full, path)
    check_sound(file)
    assert [kind for kind, words in WORDS.items() if words in file.text] == []


def test_the_same_log_gives_the_same_file(full: OpenLog, path: Path, tmp_path: Path, calendar: Calendar) -> None:
    """Byte for byte on one day; the next day only the document is another, and each resource keeps its id."""
    first = written(full, path)
    again = tmp_path / "again.json"
    written(full, again)
    assert path.read_bytes() == again.read_bytes()
    calendar.day = date(2026, 7, 1)
    later = written(full, path)
    assert later.bundle["identifier"] != first.bundle["identifier"]
    assert set(later.by_url) == set(first.by_url)


def test_a_changed_entry_keeps_its_id_and_makes_another_document(full: OpenLog, path: Path) -> None:
    """The id of a document stands for what is in it."""
    first = written(full, path)
    (note,) = full.entries.all(Note)
    weight = full.entries.all(Weight)[-1]
    full.entries.change(replace(weight, grams=69_000))
    full.entries.change(replace(note, words="Other words"))
    second = written(full, path)
    assert set(second.by_url) == set(first.by_url)
    assert second.bundle["identifier"] != first.bundle["identifier"]


def test_two_logs_share_no_id(log: OpenLog, path: Path, tmp_path: Path) -> None:
    """Two people of one family can be in one system."""
    database, _code = Database.create(tmp_path / "other")
    other = OpenLog(database, log._shipped, log.today)
    ids = [set(written(one, tmp_path / name).by_url) for one, name in ((log, "a.json"), (other, "b.json"))]
    other.close()
    assert not ids[0] & ids[1]


def test_who_entered_it_is_in_it(full: OpenLog, path: Path) -> None:
    """What a helper saw is kept apart from what the person said."""
    file = written(full, path)
    patient, helper = (f"urn:uuid:{file.one(kind)['id']}" for kind in ("Patient", "RelatedPerson"))
    assert file.one("RelatedPerson")["relationship"] == [{"text": "daughter"}]
    seen = file.one("Observation", WORDS["observation"])
    assert [one["reference"] for one in seen["performer"]] == [helper]
    assert {note["authorReference"]["reference"] for note in seen["note"]} == {helper}
    assert file.one("AllergyIntolerance")["recorder"]["reference"] == helper
    assert file.one("MedicationAdministration")["performer"][0]["actor"]["reference"] == helper
    assert file.one("CarePlan", '"CT"')["author"]["reference"] == helper
    assert {one["informationSource"]["reference"] for one in file.all("MedicationStatement")} == {patient}
    assert file.composition["author"][0]["reference"] == patient
    kept = [one for one in file.all("Provenance") if file.one("Immunization")["id"] in json.dumps(one["target"])]
    assert [one["agent"][0]["who"]["reference"] for one in kept] == [patient]


def test_a_symptom_is_reported_and_never_a_finding(full: OpenLog, path: Path) -> None:
    """One observation an entry, with its number, its place as text and its answers; grouped by its episode."""
    file = written(full, path)
    seen = file.one("Observation", WORDS["observation"])
    assert seen["category"][0]["coding"][0]["code"] == "survey"
    assert "coding" not in seen["code"]
    assert (seen["code"]["text"], seen["bodySite"]["text"]) == ("Joint pain or stiffness", "Hand or wrist, both sides")
    assert (seen["valueBoolean"], seen["effectiveDateTime"]) == (True, TODAY.isoformat())
    parts = {part["code"]["text"]: part for part in seen["component"]}
    assert parts["How bad it is: 0 to 10, higher is worse"]["valueInteger"] == 6
    assert parts["Compared with the time before"]["valueString"] == "worse"
    assert parts["swollen"]["dataAbsentReason"]["coding"][0]["code"] == "asked-unknown"
    assert parts[full.signs.questions["wakes_at_night"].words]["valueBoolean"] is True
    group = next(one for one in file.all("Observation") if f"urn:uuid:{seen['id']}" in json.dumps(one.get("hasMember")))
    assert len(group["hasMember"]) == 2
    assert WORDS["episode"] in group["note"][0]["text"]
    assert file.all("ClinicalImpression") == file.all("Flag") == []


def test_flags_are_left_out(sample: OpenLog, path: Path) -> None:
    """A sign of this program is no finding of a clinician: what it rests on is there, the sentence is not."""
    loud = [flag for flag in sample.flags.today() if not flag.is_quiet]
    assert loud
    text = written(sample, path).text
    assert [flag.sign for flag in loud if sample.signs.by_id[flag.sign].title in text] == []


def test_unknown_stays_unknown(full: OpenLog, path: Path) -> None:
    """No number, no day, no result, no answer: each is said to be unknown and none looks like "none"."""
    file = written(full, path)
    unsaid = next(one for one in file.all("Observation", "Joint pain") if len(one.get("component", ())) == 1)
    assert unsaid["component"][0]["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert file.one("Procedure", WORDS["treatment"])["_performedDateTime"] == UNKNOWN
    assert file.one("Procedure", '"Radiotherapy: bone"')["status"] == "unknown"
    assert "Bone-building treatment given: unknown" in file.story("11450-4")
    assert not file.all("MedicationStatement", "bone-building")
    vitamin = file.one("MedicationStatement", "Vitamin D")
    assert (vitamin["status"], vitamin["_effectiveDateTime"]) == ("unknown", UNKNOWN)
    assert file.one("Observation", "Heart scan")["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert file.one("Observation", "Blood test")["status"] == "registered"
    assert file.one("Observation", '"Menopause"')["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert file.one("Observation", "Body height")["_effectiveDateTime"] == UNKNOWN
    problems = file.story("11450-4")
    assert "Grade: unknown" in problems
    assert "HER2: unknown" in problems
    assert not [one for one in file.all("Condition") if "clinicalStatus" in one or "verificationStatus" in one]


def test_a_guessed_day_is_no_more_than_the_log_knows(full: OpenLog, path: Path) -> None:
    """A month or a year alone where only that is known; a guessed day says that it is one."""
    file = written(full, path)
    taste = next(one for one in file.all("Observation", "Odd taste") if "hasMember" in one)
    begun = taste["effectivePeriod"]["_start"]["extension"][0]["valuePeriod"]
    assert (begun, taste["effectivePeriod"]["end"]) == ({"start": "2026", "end": "2026"}, "2026-03")
    assert "start" not in taste["effectivePeriod"]
    weight = file.one("Observation", "72.57")
    bounds = weight["_effectiveDateTime"]["extension"][0]["valuePeriod"]
    assert (weight["effectiveDateTime"], bounds) == ("2026-05-01", {"start": "2026-05", "end": "2026-05"})
    assert weight["note"][0]["text"] == "The day is a guess: about May 2026"
    assert file.one("Observation", '"MRI"')["effectivePeriod"] == {"start": "2024-03", "end": "2024-03"}
    assert file.one("Patient")["birthDate"] == "1964-05"
    assert file.one("MedicationStatement", "EC-T")["effectivePeriod"] == {"start": "2022-08", "end": "2022-12"}
    full.entries.add(Episode(words="Dizzy", began_on=date(2026, 4, 9), began_about=True))
    dizzy = written(full, path).one("Observation", "Dizzy")["effectivePeriod"]
    assert dizzy["start"] == "2026-04-09"
    assert dizzy["_start"]["extension"][0]["url"].endswith("/uncertainPeriod")


def test_each_dose_has_its_state(full: OpenLog, path: Path) -> None:
    """What was taken then, the pause and why, what is taken now, and why something was stopped."""
    file = written(full, path)
    doses = file.all("MedicationStatement", f'"text": "{WORDS["medicine"]}"')
    assert [one["status"] for one in doses] == ["completed", "not-taken", "active"]
    assert doses[1]["statusReason"] == [{"text": "sore hands"}]
    assert doses[2]["dosage"] == [{"text": "2.5 mg, in the evening"}]
    assert "end" not in doses[2]["effectivePeriod"]
    stopped = file.one("MedicationStatement", "Ibuprofen")
    assert (stopped["status"], stopped["statusReason"]) == ("stopped", [{"text": "upset stomach"}])
    assert stopped["dosage"] == [{"text": "400 mg", "asNeededBoolean": True}]
    assert stopped["effectivePeriod"] == {"_start": UNKNOWN, "end": "2025-05-03"}
    assert file.one("MedicationAdministration")["status"] == "not-done"
    assert file.one("Procedure", "Yoga class")["status"] == "in-progress"
    assert not [one for one in file.all("MedicationStatement") if "Yoga" in json.dumps(one)]


@pytest.mark.parametrize(
    ("kind", "resource", "going_on", "given_up", "missed"),
    [
        (MedicineKind.PRESCRIPTION, "MedicationStatement", "active", "stopped", "not-taken"),
        (MedicineKind.THERAPY, "Procedure", "in-progress", "not-done", "not-done"),
    ],
)
def test_a_pause_is_on_hold_until_it_is_over(
    log: OpenLog, path: Path, kind: MedicineKind, resource: str, going_on: str, given_up: str, missed: str
) -> None:
    """Then nothing was taken in it; and what is stopped in a pause waits for nothing any more."""
    first = DosePeriod(medicine_id=0, dose="1 tablet", started_on=TODAY - timedelta(days=90))
    ids = {}
    for name in ("Going", "Gone", "Back"):
        ids[name] = log.medicines.start(Medicine(name=name, medicine=kind), first).medicine.id
        log.medicines.pause(ids[name], TODAY - timedelta(days=30))
    log.medicines.stop(ids["Gone"], TODAY - timedelta(days=3))
    log.medicines.resume(ids["Back"], TODAY - timedelta(days=10))
    file = written(log, path)
    assert {name: [one["status"] for one in file.all(resource, f'"{name}"')] for name in ids} == {
        "Going": ["completed", "on-hold"],
        "Gone": ["completed", given_up],
        "Back": ["completed", missed, going_on],
    }


def test_cancers_have_their_facts_and_treatments(full: OpenLog, path: Path) -> None:
    """The first and the later one, each with what is known of it alone."""
    file = written(full, path)
    first, later = file.one("Condition", "Breast cancer"), file.one("Condition", "came back")
    assert first["stage"] == [{"summary": {"text": "2A"}}]
    assert first["bodySite"] == [{"text": "breast, left"}]
    assert first["extension"][0]["valueDateTime"] == "2022-05"
    assert later["extension"][0]["valueDateTime"] == "2025-03"
    assert later["bodySite"] == [{"text": "bone"}]
    rays = file.one("Procedure", '"Radiotherapy: bone"')
    assert [one["reference"] for one in rays["reasonReference"]] == [f"urn:uuid:{later['id']}"]
    drugs = file.one("MedicationStatement", "EC-T")
    assert [one["reference"] for one in drugs["reasonReference"]] == [f"urn:uuid:{first['id']}"]
    assert file.sections["11348-0"]["entry"]


def test_what_only_the_facts_know_is_not_said_to_be_missing(full: OpenLog, path: Path) -> None:
    """Given without a name or a day, or not given; what has an entry of its own stands there once."""
    file = written(full, path)
    nodes, rays = (
        file.one("Procedure", "Lymph nodes removed"),
        file.one("Procedure", '"text": "radiotherapy"}, "subject"'),
    )
    assert (nodes["status"], nodes["_performedDateTime"], rays["status"]) == ("completed", UNKNOWN, "not-done")
    assert len(file.all("Procedure", "lumpectomy")) == 1
    assert not file.all("MedicationStatement", '"text": "hormone treatment"')
    assert len(file.all("MedicationStatement", '"text": "chemotherapy"')) == 1


def test_no_drug_is_stated_twice(log: OpenLog, path: Path) -> None:
    """A treatment that is among the medicines too is a course; two statements would look like a double dose."""
    log.entries.add(Medicine(name="Letrozole"))
    log.entries.add(Treatment(treatment=TreatmentKind.HORMONE, name="letrozole", started_on=date(2024, 5, 1)))
    file = written(log, path)
    assert file.one("MedicationStatement")["medicationCodeableConcept"]["text"] == "Letrozole"
    course = file.one("Procedure")
    assert (course["code"]["text"], course["performedPeriod"]) == ("letrozole", {"start": "2024-05-01"})


def test_a_log_of_facts_alone_is_no_empty_section(log: OpenLog, path: Path) -> None:
    """Who wrote down in the first minute that they had surgery has told of it."""
    for name, value in (("surgery", "mastectomy"), ("radiotherapy", "yes"), ("hormone_treatment", "no")):
        log.record.set(name, value)
    log.record.set("radiotherapy_ended_on", "2023-04")
    log.record.set("bone_treatment", "yes")
    log.entries.add(Medicine(name="Denosumab"))
    file = written(log, path)
    check_sound(file)
    assert {one["status"] for one in file.all("Procedure")} == {"completed"}
    assert file.one("Procedure", "radiotherapy")["performedPeriod"] == {"_start": UNKNOWN, "end": "2023-04"}
    statements = {one["medicationCodeableConcept"]["text"]: one["status"] for one in file.all("MedicationStatement")}
    assert statements == {"Denosumab": "unknown", "hormone treatment": "not-taken"}
    assert "emptyReason" not in file.sections["47519-4"]
    log.record.set("allergy", "unknown")
    reason = written(log, path).sections["48765-2"]["emptyReason"]
    assert reason["text"] == "The log says only that this is not known."


def test_no_code_is_guessed(full: OpenLog, sample: OpenLog, path: Path, tmp_path: Path) -> None:
    """LOINC for the document, its sections, weight and height; everything else is text or HL7's own words."""
    sections = {code for code in ALLOWED if code}
    for log, place in ((full, path), (sample, tmp_path / "sample.json")):
        file = written(log, place)
        codings = [one for part in _walk(file.bundle) for one in part.get("coding", ())]
        loinc = {one["code"] for one in codings if one["system"] == "http://loinc.org"}
        assert loinc <= sections | {"60591-5", "29463-7", "8302-2"}
        others = {one["system"] for one in codings if one["system"] != "http://loinc.org"}
        assert all(system.startswith("http://terminology.hl7.org/CodeSystem/") for system in others)
        assert all(
            one["text"]
            for part in _walk(file.bundle)
            for name, one in part.items()
            if name == "code" and isinstance(one, dict)
        )


def test_a_plan_says_when_it_is_next_due(full: OpenLog, path: Path) -> None:
    """How often, from when, and the next day as the screens have it."""
    detail = written(full, path).one("CarePlan", WORDS["exam_plan"])["activity"][0]["detail"]
    (due,) = (one.due_on.isoformat() for one in full.exams.due() if one.plan is not None)
    assert detail["scheduledTiming"]["event"] == [due]
    assert detail["scheduledTiming"]["repeat"]["period"] == 12


def test_only_a_file_of_ours_is_written_over(full: OpenLog, path: Path, tmp_path: Path) -> None:
    """A letter, a bundle of a clinic and a folder stay as they are."""
    for content in (b"my letter", b'{"resourceType":"Bundle","type":"document"}', b""):
        path.write_bytes(content)
        with pytest.raises(Refused, match="no FHIR file of Followup"):
            full.fhir.export(path)
        assert path.read_bytes() == content
    with pytest.raises(Refused):
        full.fhir.export(tmp_path)


def test_a_log_of_ten_years_is_one_resource_an_entry(log: OpenLog, path: Path) -> None:
    """Many entries of one symptom stand in one group, and each is read in the narrative."""
    with log.database.transaction() as store:
        episode = store.add(Episode(symptom="fatigue", began_on=date(2016, 1, 1)))
        for number in range(300):
            store.add(Observation(episode_id=episode.id, observed_on=TODAY, severity=number % 11))
    file = written(log, path)
    group = next(one for one in file.all("Observation") if "hasMember" in one)
    assert len(group["hasMember"]) == 300
    assert file.sections["10187-3"]["text"]["div"].count("<tr>") == 301


def test_the_moment_is_that_of_the_last_entry(log: OpenLog, path: Path) -> None:
    """A day without entries begins at its beginning: the moment of writing would make each file another."""
    assert written(log, path).bundle["timestamp"] == datetime(2026, 6, 30, tzinfo=UTC).isoformat()
    log.entries.add(Fact(name="name", value="Ada"))
    moment = written(log, path).bundle["timestamp"]
    assert moment == datetime(2026, 6, 30, 12, tzinfo=UTC).isoformat()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", moment)


def test_a_page_of_own_words_stands_in_the_file_once_and_whole(log: OpenLog, path: Path) -> None:
    """At each entry stands its beginning; a hundred entries do not repeat it a hundred times."""
    words = "It began as a tingle. " * 400 + "The end."
    episode = log.entries.add(Episode(words=words, began_on=TODAY))
    for number in range(5):
        log.entries.add(Observation(episode_id=episode.id, observed_on=TODAY, severity=number))
    file = written(log, path)
    assert file.text.count("The end.") == 2
    assert "The end." in file.story("10187-3")
    assert {len(one["code"]["text"]) for one in file.all("Observation")} == {200}


def test_words_for_no_name_stay_words(log: OpenLog, path: Path) -> None:
    """A medicine is what the person calls it."""
    log.entries.add(Medicine(name="The little white one"))
    statement = written(log, path).one("MedicationStatement")
    assert statement["medicationCodeableConcept"] == {"text": "The little white one"}
