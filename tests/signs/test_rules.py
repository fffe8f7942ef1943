"""The files of the signs: what they hold, and what is refused."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat

from followup.domain.words import Tier
from followup.signs.asked import questions_read
from followup.signs.rules import SignsError, load_signs
from tests.signs.logs import RESOURCES, catalogue, shipped
from tests.test_words import FORBIDDEN, HIGHEST_GRADE, UNAVOIDABLE

SEED = {
    "breast_lump", "chest_wall_nodule", "scar_thickening", "breast_skin_change", "nipple_discharge", "axillary_lump",
    "supraclavicular_lump", "neck_lump", "bone_pain", "persistent_cough", "breathlessness", "chest_pain",
    "appetite_loss", "weight_loss", "severe_headache", "seizure",
}  # fmt: skip


# --- what is shipped ---------------------------------------------------------------------------------------------


def test_every_sign_of_the_evidence_is_shipped_and_no_other(shared: Path) -> None:
    """The ids, the regions and the clinical terms' signs are those of the evidence."""
    rows = json.loads((shared / "evidence" / "signs.json").read_text(encoding="utf-8"))["signs"]

    assert {sign.id for sign in shipped().signs} == {row["id"] for row in rows}


def test_every_source_of_the_evidence_is_shipped(shared: Path) -> None:
    """None is lost; a few more stand beside them."""
    rows = json.loads((shared / "evidence" / "signs.json").read_text(encoding="utf-8"))["sources"]

    assert set(rows) <= set(shipped().sources)


def test_what_the_evidence_cites_for_a_sign_is_cited_by_its_rules(shared: Path) -> None:
    """Each source of a threshold stands under one of the rules of the sign, or names the sign."""
    rows = json.loads((shared / "evidence" / "signs.json").read_text(encoding="utf-8"))["signs"]
    missing = {}
    for row in rows:
        sign = shipped().sign(row["id"])
        cited = {source.id for rule in sign.rules for source in rule.sources}
        cited |= {source.id for source in sign.named_by}
        cited |= {source.id for cause in sign.causes for source in cause.sources}
        if not set(row["threshold_sources"]) <= cited:
            missing[sign.id] = set(row["threshold_sources"]) - cited

    assert missing == {}


def test_the_sixteen_signs_of_the_seed_article_are_marked() -> None:
    """They name the article among their sources."""
    marked = {sign.id for sign in shipped().signs if sign.is_in_seed}

    assert marked == SEED
    assert all("SEED" in {source.id for source in shipped().sign(sign).named_by} for sign in SEED)


def test_every_rule_cites_a_source_and_says_why_in_one_sentence_or_two() -> None:
    """Nothing is shipped without somebody who says so."""
    for sign in shipped().signs:
        for rule in sign.rules:
            assert rule.sources, rule.id
            assert rule.why.endswith("."), rule.id
            assert len(re.findall(r"[.?](?:\s|$)", rule.why)) <= 2, rule.id
        assert all(cause.sources for cause in sign.causes), sign.id


def test_a_number_of_our_own_is_marked_as_ours() -> None:
    """A default says in its note what is ours; how far a sign looks back always is."""
    rules = [rule for sign in shipped().signs for rule in sign.rules]

    assert all(("ours" in rule.note or "general two-week rule" in rule.note or "sister" in rule.note) == rule.is_default
               for rule in rules)  # fmt: skip
    assert all(sign.recall_is_default for sign in shipped().signs if sign.recall_days)


def test_days_that_nobody_verified_are_defaults_of_our_own() -> None:
    """The evidence lists day counts that no source gives: they must not pass for facts."""
    unverified = {"swallowing_difficulty.two_weeks", "hoarse_voice.three_weeks", "hiccups.two_weeks",
                  "bowel_change.two_weeks", "neck_lump.two_weeks"}  # fmt: skip

    assert all(shipped().rule(rule).is_default for rule in unverified)


def test_emergencies_have_no_hours_and_calls_have_24_or_72() -> None:
    """A tier asks for one thing."""
    for sign in shipped().signs:
        for rule in sign.rules:
            assert (rule.hours in {24, 72}) == (rule.tier is Tier.CALL), rule.id


def test_a_sign_that_is_met_once_looks_back_for_some_days() -> None:
    """Otherwise "fine now" would cancel it."""
    for sign in shipped().signs:
        if any(rule.recall.once for rule in sign.rules):
            assert sign.recall_days >= 14, sign.id


# --- the short questions -----------------------------------------------------------------------------------------


def test_each_symptom_a_rule_looks_at_has_two_to_four_questions_that_a_rule_reads() -> None:
    """And no symptom has others."""
    read = questions_read(shipped().signs)

    for symptom in (one.id for one in catalogue().symptoms):
        asked = [question.id for question in shipped().questions_for(symptom)]
        if symptom not in read:
            assert asked == [], symptom
            continue
        assert 2 <= len(asked) <= 4, symptom
        assert len(set(asked)) == len(asked), symptom
        assert set(asked) <= set(read[symptom]), symptom


def test_the_questions_are_those_of_the_diary_format(shared: Path) -> None:
    """The ids are fixed; their words are ours."""
    text = (shared / "diary_format.md").read_text(encoding="utf-8")
    table = text[text.index("## Short questions") :]
    ids = {name for line in table.splitlines() if line.startswith("| `") for name in re.findall(r"`(\w+)`", line)}

    assert set(shipped().questions) == ids


def test_the_most_telling_question_comes_first() -> None:
    """For a headache: whether it came on suddenly."""
    assert [question.id for question in shipped().questions_for("headache")] == [
        "sudden",
        "drowsy_confused",
        "morning_worse",
        "long_standing",
    ]
    assert shipped().questions_for("hot_flashes") == ()
    assert shipped().questions_for("own words") == ()


def test_every_symptom_that_the_evidence_calls_a_sign_is_looked_at(shared: Path) -> None:
    """Symptoms of recurrence and emergencies in the list of canonical ids each have a rule."""
    rows = json.loads((shared / "data" / "lexicon_canonical_ids.json").read_text(encoding="utf-8"))
    wanted = {row["id"] for row in rows if row["tier"] in {"recurrence", "emergency", "urgent"}}
    features = {symptom for sign in shipped().signs for rule in sign.rules if rule.together
                for feature in rule.together.features for symptom in feature.symptoms}  # fmt: skip

    assert wanted <= set(questions_read(shipped().signs)) | features


# --- the words ---------------------------------------------------------------------------------------------------


def _texts() -> Iterator[tuple[str, str]]:
    for question in shipped().questions.values():
        yield question.id, question.words
    for sign in shipped().signs:
        yield f"{sign.id} title", sign.title
        yield f"{sign.id} sooner", sign.sooner
        for words in (*sign.questions, *(cause.words for cause in sign.causes)):
            yield sign.id, words
        for rule in sign.rules:
            yield rule.id, rule.why
            yield f"{rule.id} note", rule.note


def test_no_text_of_the_signs_uses_a_forbidden_word() -> None:
    """Nothing detects, diagnoses, monitors or scores."""
    assert [where for where, words in _texts() if FORBIDDEN.search(words)] == []
    assert [where for where, words in _texts() if "!" in words] == []


def test_every_text_of_the_signs_is_easy_to_read() -> None:
    """Grade 8 or below, one by one."""
    hard = []
    for where, words in _texts():
        plain = re.sub(r"[A-Za-z]+", lambda found: "paper" if found.group() in UNAVOIDABLE else found.group(), words)
        if len(words.split()) >= 5 and textstat.flesch_kincaid_grade(plain) > HIGHEST_GRADE:
            hard.append(f"{where}: {words}")
    assert hard == []


# --- what is refused ---------------------------------------------------------------------------------------------

SMALL_SIGN = """
[[sign]]
id = 'bone_pain'
version = 1
title = 'Pain in a bone'
clinical = 'bone pain'
region = 'bone'
recall = { days = 14, default = true }

[[sign.rule]]
id = 'two_weeks'
tier = 'call 72'
symptoms = ['bone_pain']
over_days = 14
why = 'Pain over two weeks.'
sources = ['CNET21']
"""

ABOUT = """
version = '1'
note = 'a test'
files = ['small.toml']
unanswered = { why = 'Nobody said.', sooner = 'Now if it comes back.' }
past = { why = 'It has passed.', sooner = 'Now if it comes back.' }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of shipped files with one small sign."""
    home = tmp_path / "signs"
    shutil.copytree(RESOURCES / "signs", home)
    (home / "about.toml").write_text(ABOUT, encoding="utf-8")
    (home / "short_questions.toml").write_text(
        "[questions]\nlong_standing = 'a'\npattern_changed = 'b'\nhard = 'c'\n\n[asked]\n", encoding="utf-8"
    )
    (home / "groups.toml").write_text(
        "[symptoms]\nbone = ['bone_pain']\n[places]\n[medicines]\n[features.hard]\nanswers = ['hard']\n",
        encoding="utf-8",
    )
    (home / "small.toml").write_text(SMALL_SIGN, encoding="utf-8")
    return tmp_path


def _with(folder: Path, old: str, new: str, file: str = "small.toml") -> Path:
    path = folder / "signs" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_a_small_file_of_signs_is_read(folder: Path) -> None:
    """One sign, one rule, and the two questions of the baseline."""
    signs = load_signs(folder, catalogue())

    assert [sign.id for sign in signs.signs] == ["bone_pain"]
    assert signs.rule("bone_pain.two_weeks").hours == 72
    assert [question.id for question in signs.questions_for("bone_pain")] == ["long_standing", "pattern_changed"]
    assert signs.source("CNET21").year == "2021"
    with pytest.raises(KeyError):
        signs.rule("bone_pain.three_weeks")


# ruff: noqa: E501 - each row is the text before, the text after, and the sentence
REFUSED = {
    "a key of a rule": ("over_days = 14", "over_dais = 14", "small.toml, two_weeks: unknown key over_dais."),
    "a key of a sign": ("region = 'bone'", "region = 'bone'\ncolour = 'red'", "small.toml, bone_pain: unknown key colour."),
    "a key of the person": ("over_days = 14", "who = { age = 3 }", "small.toml, two_weeks, who: unknown key age."),
    "a symptom": ("['bone_pain']", "['bone_ache']", "small.toml, two_weeks: symptom bone_ache is not known."),
    "a group": ("['bone_pain']", "['@bones']", "small.toml, two_weeks: group @bones is not known."),
    "a place": ("over_days = 14", "places = ['tail']", "small.toml, two_weeks: place tail is not known."),
    "a source": ("['CNET21']", "['NOBODY']", "small.toml, two_weeks: source NOBODY is not known."),
    "a question": ("over_days = 14", "yes = ['tired']", "small.toml, two_weeks: short question tired is not known."),
    "a feature": ("over_days = 14", "together = ['x']", "small.toml, two_weeks: feature x is not known."),
    "a tier": ("call 72", "alarm", "small.toml, two_weeks: tier alarm is not known."),
    "a trend": ("over_days = 14", "trend = 'up'", "small.toml, two_weeks: trend up is not known."),
    "a word for a number": ("over_days = 14", "over_days = '14'", "small.toml, two_weeks: over_days must be a whole number."),
    "a number for a word": ("why = 'Pain over two weeks.'", "why = 1", "small.toml, two_weeks: why must be a text."),
    "a text for a list": ("['bone_pain']", "'bone_pain'", "small.toml, two_weeks: symptoms must be a list."),
    "a list of numbers": ("['bone_pain']", "[1]", "small.toml, two_weeks: symptoms must be a list of texts."),
    "a truth for a number": ("over_days = 14", "over_days = true", "small.toml, two_weeks: over_days must be a whole number."),
    "nothing to look at": ("symptoms = ['bone_pain']\n", "", "small.toml, two_weeks: unknown key over_days."),
    "no title": ("title = 'Pain in a bone'\n", "", "small.toml, bone_pain: title is missing."),
    "no sentence": ("why = 'Pain over two weeks.'\n", "", "small.toml, two_weeks: why is missing."),
    "a default without a note": ("over_days = 14", "default = true",
                                 "small.toml, two_weeks: a default of our own says in its note what is ours."),
    "two counts of days": ("over_days = 14", "over_days = 14\nfrom_days = 3",
                           "small.toml, two_weeks: over_days and from_days cannot stand together."),
    "half a window": ("over_days = 14", "who = { radiotherapy_from_days = 28 }",
                      "small.toml, two_weeks, who: radiotherapy_to_days is missing."),
    "symptoms and weight": ("over_days = 14", "weight = { lost = 50 }",
                            "small.toml, two_weeks: a rule looks either at symptoms or at the weight."),
    "the sex of the person": ("over_days = 14", "who = { sex = ['any'] }", "small.toml, two_weeks, who: sex any is not known."),
    "a sign it does not know": ("region = 'bone'", "region = 'bone'\ncovers = ['x']", "signs, bone_pain: sign x is not known."),
    "no rule": (SMALL_SIGN[SMALL_SIGN.index("[[sign.rule]]") :], "", "small.toml, bone_pain: it has no rule."),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_the_program_does_not_know_is_refused_by_file_and_id(
    folder: Path, old: str, new: str, sentence: str
) -> None:
    """A slip of the pen in a rule stops the program with one sentence; it never weakens a rule in silence."""
    with pytest.raises(SignsError) as refused:
        load_signs(_with(folder, old, new), catalogue())

    assert refused.value.sentence == sentence


def test_an_id_that_stands_twice_is_refused(folder: Path) -> None:
    """Two rules of one name could not be told apart on a sheet."""
    with pytest.raises(SignsError, match=r"small\.toml, bone_pain: the id bone_pain stands twice"):
        load_signs(_with(folder, SMALL_SIGN, SMALL_SIGN + SMALL_SIGN), catalogue())


def test_more_than_four_questions_must_be_chosen(folder: Path) -> None:
    """Where rules read many, the file says which are asked."""
    _with(folder, "over_days = 14", "yes_any = ['a1', 'a2', 'a3', 'a4', 'a5']")
    _with(folder, "hard = 'c'", "".join(f"a{n} = 'q'\n" for n in range(1, 6)) + "hard = 'c'", "short_questions.toml")

    with pytest.raises(SignsError, match="bone_pain has 5 questions; name two to four"):
        load_signs(folder, catalogue())


def test_a_question_that_no_rule_reads_is_not_asked(folder: Path) -> None:
    """The form asks nothing that decides nothing."""
    _with(folder, "[asked]\n", "[asked]\nbone_pain = ['long_standing', 'hard']\n", "short_questions.toml")

    with pytest.raises(SignsError, match="no rule for bone_pain reads the question hard"):
        load_signs(folder, catalogue())


def test_questions_for_a_symptom_without_rules_are_refused(folder: Path) -> None:
    """A list for a symptom that no rule looks at is a slip."""
    _with(folder, "[asked]\n", "[asked]\ncough = ['long_standing', 'pattern_changed']\n", "short_questions.toml")

    with pytest.raises(SignsError, match="unknown key cough"):
        load_signs(folder, catalogue())


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ("[names.hard]\nwords = 'Hard'\nof = ['x']\ndenies = []\n", "symptom x is not known"),
        ("[names.hard]\nwords = 'Hard'\nof = []\ndenies = ['x']\n", "symptom x is not known"),
        ("[names.hard]\nof = []\ndenies = []\n", "words is missing"),
        ("[names.hard]\nwords = 'Hard'\nwho = 'me'\n", "unknown key who"),
        ("[names.harder]\nwords = 'Hard'\n", "unknown key harder"),
    ],
)
def test_what_a_question_names_must_be_known(folder: Path, named: str, sentence: str) -> None:
    """A slip would let a "no" deny what nobody asked about."""
    _with(folder, "[asked]\n", f"{named}\n[asked]\n", "short_questions.toml")

    with pytest.raises(SignsError, match=sentence):
        load_signs(folder, catalogue())


def test_a_question_about_how_it_is_names_nothing(resources: Path) -> None:
    """Held question by question: what is listed here denies something, and no other does."""
    signs = load_signs(resources, catalogue())
    named = {key: question.denies for key, question in signs.questions.items() if question.names}
    assert named == {
        "fever": {"fever", "chills"},
        "drowsy_confused": {"confusion"},
        "legs_weak_numb": set(),
        "bladder_bowel": {"bladder_control", "bowel_control"},
        "fell": set(),
        "vomiting": {"vomiting"},
        "no_stool": set(),
        "very_thirsty": {"thirst"},
        "breathless": {"shortness_of_breath"},
        "noisy_breathing": set(),
        "dimpled": set(),
        "pulled_in": set(),
    }
    assert signs.questions["breathless"].is_of_its_own("cough")
    assert not signs.questions["breathless"].is_of_its_own("shortness_of_breath")
    assert not signs.questions["wakes_at_night"].is_of_its_own("hip_pain")


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    """Broken TOML, or a missing file, gives one sentence."""
    (folder / "signs" / "small.toml").write_text("[[sign", encoding="utf-8")
    with pytest.raises(SignsError, match=r"small\.toml, whole file: it cannot be read"):
        load_signs(folder, catalogue())

    (folder / "signs" / "small.toml").unlink()
    with pytest.raises(SignsError, match=r"small\.toml, whole file: it cannot be read"):
        load_signs(folder, catalogue())


def test_a_place_holds_its_parts(folder: Path) -> None:
    """A rule about the leg also holds for the calf."""
    rule = load_signs(_with(folder, "over_days = 14", "places = ['leg', '']"), catalogue()).signs[0].rules[0]

    assert rule.symptom is not None
    assert {"leg", "calf", "knee", ""} <= rule.symptom.places
    assert "hip" not in rule.symptom.places
