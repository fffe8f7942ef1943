"""The catalogue as it is shipped, and what happens to a file that says something unknown."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from followup.signs.catalogue import Catalogue, CatalogueError, load_catalogue
from followup.signs.finder import Finder
from followup.signs.lexicon import Lexicon, load_lexicon
from followup.signs.vocabulary import COMPILED, compiled, fingerprint

FOR_SIGNS = {"hiccups", "bowel_change", "fracture", "face_droop", "arm_pain", "thirst", "frequent_urination"}
NOT_USED_BY_A_SIGN = {"nail_changes", "dry_skin", "painful_urination", "jaw_pain", "low_libido", "pain_during_sex"}


@pytest.fixture(scope="module")
def catalogue(resources: Path) -> Catalogue:
    """The shipped catalogue."""
    return load_catalogue(resources)


@pytest.fixture(scope="module")
def lexicon(resources: Path, catalogue: Catalogue) -> Lexicon:
    """The shipped lexicon as it stands in its files."""
    return load_lexicon(resources / "lexicon", _names(resources), frozenset(catalogue.symptom_by_id))


@pytest.fixture
def copy(resources: Path, tmp_path: Path) -> Path:
    """A copy of the catalogue's files that a test may spoil."""
    for name in ("symptoms.toml", "places.toml"):
        shutil.copy(resources / name, tmp_path / name)
    shutil.copytree(resources / "lexicon", tmp_path / "lexicon")
    return tmp_path


def test_every_symptom_the_evidence_names_is_there(catalogue: Catalogue, shared: Path) -> None:
    """Rules, diaries and reports all use the ids of the evidence."""
    named = json.loads((shared / "data" / "lexicon_canonical_ids.json").read_text(encoding="utf-8"))
    assert {entry["id"] for entry in named} <= set(catalogue.symptom_by_id)


def test_symptoms_that_signs_need_are_there(catalogue: Catalogue) -> None:
    """Signs beyond the first list have a symptom of their own; nodes and chest-wall lumps are told apart by place."""
    assert set(catalogue.symptom_by_id) >= FOR_SIGNS
    assert catalogue.fits("swollen_lymph_nodes", "above_collarbone")
    assert catalogue.fits("swollen_lymph_nodes", "neck")
    assert catalogue.fits("chest_wall_lump", "scar")


def test_every_symptom_has_the_words_of_many_people(lexicon: Lexicon, catalogue: Catalogue) -> None:
    """Fifteen phrases at least where a sign may hang on them, six elsewhere."""
    counts = {symptom.id: len(set(lexicon.phrases.get(symptom.id, ()))) for symptom in catalogue.symptoms}
    wanted = {symptom: 6 if symptom in NOT_USED_BY_A_SIGN else 15 for symptom in counts}
    assert {symptom: count for symptom, count in counts.items() if count < wanted[symptom]} == {}


def test_every_phrase_is_read_as_something(lexicon: Lexicon, catalogue: Catalogue) -> None:
    """A phrase whose words all mean nothing to the reader could never be found."""
    reader = catalogue.vocabulary.reader
    assert [line for lines in lexicon.phrases.values() for line in lines if not reader.keys_of(line)] == []


def test_no_phrase_rests_on_a_thing_or_a_place_alone(catalogue: Catalogue) -> None:
    """Else lunch would be a loss of appetite; a period or phlegm say something by themselves."""
    table, things = catalogue.vocabulary.phrases, catalogue.vocabulary.grammar["things"] - {"period", "phlegm"}
    alone = [table.keys(number)[0] for number in range(len(table.rows)) if len(table.keys(number)) == 1]
    assert [key for key in alone if key in things or key.startswith("@")] == []


def test_no_word_belongs_to_two_families(lexicon: Lexicon) -> None:
    """The first family would win in silence."""
    seen: dict[str, str] = {}
    twice = [
        (member, seen[member], name)
        for name, members in lexicon.families.items()
        for member in members
        if seen.setdefault(member, name) != name
    ]
    assert twice == []


def test_titles_are_short_and_plain(catalogue: Catalogue) -> None:
    """Titles stand in lists, on the sheet and in messages."""
    titles = [symptom.title for symptom in catalogue.symptoms]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if len(title) > 60 or title[0].islower() or title.endswith(".")] == []


def test_a_default_place_is_one_of_the_places(catalogue: Catalogue) -> None:
    """What a name implies must be a place where the symptom can be."""
    named = [symptom for symptom in catalogue.symptoms if symptom.default_place]
    assert named
    assert [symptom.id for symptom in named if not catalogue.fits(symptom.id, symptom.default_place)] == []


def test_a_part_counts_as_the_whole(catalogue: Catalogue) -> None:
    """A rule about the breast holds for a quarter of it."""
    assert list(catalogue.within("breast_upper_outer")) == ["breast_upper_outer", "breast"]
    assert catalogue.fits("breast_lump", "breast_upper_outer")
    assert not catalogue.fits("breast_lump", "knee")


def test_places_are_offered_the_most_usual_first(catalogue: Catalogue) -> None:
    """The form offers the place a symptom is mostly at, then its parts; none where a place would say nothing."""
    assert [place.id for place in catalogue.places_of("hip_pain")][:1] == ["hip"]
    assert [place.id for place in catalogue.places_of("back_pain")] == ["back", "spine_upper", "spine_lower"]
    assert catalogue.places_of("fatigue") == ()


def test_worse_is_the_upper_end_of_every_scale(catalogue: Catalogue) -> None:
    """Each symptom has words for both ends of 0 to 10."""
    assert all(len(symptom.scale) == 2 and all(symptom.scale) for symptom in catalogue.symptoms)
    assert catalogue.symptom("hip_pain").scale == ("No pain", "The worst pain")


@pytest.mark.parametrize(
    ("file", "before", "after", "named"),
    [
        (
            "symptoms.toml",
            '[symptoms.cough]\ntitle = "Cough"',
            '[symptoms.cough]\ntitle = "Cough"\ncolour = 1',
            "cough",
        ),
        ("symptoms.toml", '[symptoms.cough]\ntitle = "Cough"\n', "[symptoms.cough]\n", "cough"),
        (
            "symptoms.toml",
            '[symptoms.cough]\ntitle = "Cough"\ngroup = "breathing"',
            '[symptoms.cough]\ntitle = "C"\ngroup = "x"',
            "cough",
        ),
        ("symptoms.toml", 'default_place = "hip"', 'default_place = "tail"', "hip_pain"),
        ("symptoms.toml", "[groups]", "[grops]", "grops"),
        ("places.toml", '[places.hip]\ntitle = "Hip"', '[places.hip]\ntitle = "Hip"\nsize = 2', "hip"),
        ("places.toml", 'part_of = "breast"', 'part_of = "moon"', "breast_upper_outer"),
        ("symptoms.toml", "[symptoms.cough]", "[symptoms.cough", "whole file"),
        ("lexicon/bones.toml", "hip_pain = '''", "hip_panic = '''", "hip_panic"),
        ("lexicon/words.toml", "\nlack = '''", "\nluck = '''", "lack"),
        ("lexicon/skin.toml", "rash = '''", "cough = '''\nx\n'''\nrash = '''", "cough"),
    ],
)
def test_what_is_not_understood_is_refused_by_file_and_entry(
    copy: Path, file: str, before: str, after: str, named: str
) -> None:
    """A slip in a shipped file ends with the file and the entry to mend, not with a guess."""
    text = (copy / file).read_text(encoding="utf-8")
    assert before in text
    (copy / file).write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        load_catalogue(copy)
    assert Path(file).name in refused.value.sentence
    assert named in refused.value.sentence


def test_a_missing_file_is_refused_by_name(copy: Path) -> None:
    """An incomplete installation is said, not guessed around."""
    (copy / "places.toml").unlink()
    with pytest.raises(CatalogueError, match=r"places\.toml"):
        load_catalogue(copy)


def test_the_compiled_lexicon_is_up_to_date(resources: Path, catalogue: Catalogue, lexicon: Lexicon) -> None:
    """After a change of lexicon or places, `python tools/compile_lexicon.py` has to be run."""
    parents = {place.id: place.part_of for place in catalogue.places}
    kept = json.loads((resources / "lexicon" / COMPILED).read_text(encoding="utf-8"))
    assert kept.pop("fingerprint") == fingerprint(resources / "lexicon", _names(resources), parents)
    assert kept == json.loads(json.dumps(compiled(lexicon, parents)))


@pytest.mark.parametrize("damage", ["stale", "missing", "broken"])
def test_a_compiled_lexicon_that_does_not_fit_is_not_used(copy: Path, damage: str) -> None:
    """A word added to the lexicon counts at once, and a lost or damaged compiled file costs time, nothing else."""
    words = copy / "lexicon" / "general.toml"
    words.write_text(
        words.read_text("utf-8").replace("fatigue = '''\n", "fatigue = '''\nflumped\n", 1), encoding="utf-8"
    )
    if damage == "missing":
        (copy / "lexicon" / COMPILED).unlink()
    if damage == "broken":
        (copy / "lexicon" / COMPILED).write_text("{", encoding="utf-8")
    assert Finder(load_catalogue(copy)).find("flumped")[0].symptom == "fatigue"


def _names(resources: Path) -> dict[str, str]:
    places = tomllib.loads((resources / "places.toml").read_text(encoding="utf-8"))["places"]
    return {place: row["names"] for place, row in places.items()}
