"""The finder: what people write, what they deny, and what is none of it."""

from __future__ import annotations

import csv
import random
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.paths import resource
from followup.signs.catalogue import Symptom, load_catalogue
from followup.signs.finder import Finder

CATALOGUE = load_catalogue(resource())
FINDER = Finder(CATALOGUE)
"""One finder for all tests of this file: it never changes."""


def first(words: str) -> tuple[str, bool] | None:
    """Return symptom and presence of the best match."""
    matches = FINDER.find(words)
    return (matches[0].symptom, matches[0].present) if matches else None


@pytest.mark.parametrize(
    ("words", "symptom"),
    [
        ("can't catch my breath", "shortness_of_breath"),
        ("a pea under my arm", "armpit_lump"),
        ("off my food", "loss_of_appetite"),
        ("waterworks", "bladder_control"),
        ("pins and needles", "numbness_tingling"),
        ("lump in the right side of my neck, still growing", "swollen_lymph_nodes"),
        ("little bump under the skin by my mastectomy scar", "chest_wall_lump"),
        ("treated breast feels generally lumpier on the outer side", "breast_lump"),
        ("itchy flaky nipple", "nipple_change"),
        ("rings tight by evening", "arm_swelling"),
        ("skin yellow", "jaundice"),
        ("hot and shivery", "fever"),
        ("being sick", "vomiting"),
        ("not making sense", "confusion"),
        ("low fever", "fever"),
        ("lump on my breastbone", "chest_wall_lump"),
        ("coughed up a spoonful of blood", "coughing_blood"),
        ("sore hip", "hip_pain"),
        ("headache after a late night", "headache"),
        ("headache, not better lying down", "headache"),
        ("arm puffy again tonight, fine in the morning", "arm_swelling"),
        ("low back pain 8, can't sleep, can't get comfortable", "back_pain"),
        ("sore rib on the left, hurts all the time, keeps me awake, tablets don't help", "rib_or_chest_wall_pain"),
    ],
)
def test_people_are_understood(words: str, symptom: str) -> None:
    """Words as they come, from the shy and the blunt, in one word or a whole sentence."""
    assert first(words) == (symptom, True)


@pytest.mark.parametrize(
    ("words", "symptom"),
    [
        ("fatige", "fatigue"),
        ("insomia", "insomnia"),
        ("lymphodema", "arm_swelling"),
        ("tierd", "fatigue"),
        ("couhg", "cough"),
        ("diahorea", "diarrhea"),
        ("diarrhoea", "diarrhea"),
        ("lymphoedema", "arm_swelling"),
        ("shortnes of breth", "shortness_of_breath"),
        ("head ache", "headache"),
        ("nightsweats", "night_sweats"),
        ("sorehip", "hip_pain"),
        ("HOT FLUSHES!!", "hot_flashes"),
        ("hot flashes", "hot_flashes"),
        ("my hip’s sore", "hip_pain"),
    ],
)
def test_spelling_does_not_matter(words: str, symptom: str) -> None:
    """Slips, British and American spelling, words written together or apart, and curly quotes."""
    assert first(words) == (symptom, True)


@pytest.mark.parametrize(
    ("words", "symptom"),
    [
        ("no appetite", "loss_of_appetite"),
        ("can't sleep", "insomnia"),
        ("not sleeping", "insomnia"),
        ("no energy", "fatigue"),
        ("lost my voice", "hoarseness"),
        ("voice gone", "hoarseness"),
        ("can't stop coughing", "cough"),
        ("no strength", "weakness"),
        ("not hungry", "loss_of_appetite"),
        ("never had this kind of headache before", "headache"),
        ("cough won't go away", "cough"),
        ("headache no better", "headache"),
        ("gland under right arm still not gone, 13 weeks", "armpit_lump"),
        ("pain has gone down my arm", "arm_pain"),
        ("the hiccups went on all night", "hiccups"),
        ("hip pain no injury", "hip_pain"),
        ("no wonder I'm tired", "fatigue"),
        ("cough gone then came back", "cough"),
    ],
)
def test_a_word_that_belongs_to_the_symptom_denies_nothing(words: str, symptom: str) -> None:
    """What is missing or does not stop is there."""
    assert first(words) == (symptom, True)


@pytest.mark.parametrize(
    ("words", "symptom"),
    [
        ("not short of breath any more", "shortness_of_breath"),
        ("no more cough", "cough"),
        ("headache gone", "headache"),
        ("no headache", "headache"),
        ("headache: none", "headache"),
        ("hot flushes have stopped", "hot_flashes"),
        ("no trouble sleeping", "insomnia"),
        ("haven't lost my appetite", "loss_of_appetite"),
        ("no lump in my breast", "breast_lump"),
        ("can't feel any lump now", "breast_lump"),
        ("I don't think it's a rash", "rash"),
        ("stopped vomiting", "vomiting"),
        ("used to get terrible hot flushes", "hot_flashes"),
        ("temperature normal", "fever"),
    ],
)
def test_what_is_denied_is_found_as_denied(words: str, symptom: str) -> None:
    """A denial is worth keeping: the sheet prints what was asked and denied."""
    assert first(words) == (symptom, False)
    assert not any(match.present for match in FINDER.find(words))


def test_a_denial_ends_where_the_words_turn() -> None:
    """In "no fever but bad cough" one is denied and the other is there; a list ending in "or" is denied as a whole."""
    found = {match.symptom: match.present for match in FINDER.find("no fever but bad cough")}
    assert found == {"fever": False, "cough": True}
    listed = {match.symptom: match.present for match in FINDER.find("no fever, cough or chills")}
    assert listed == {"fever": False, "cough": False, "chills": False}


@pytest.mark.parametrize(
    "words",
    [
        *("mammogram", "letrozole", "birthday", "appointment tomorrow", "blood test on Friday", "had a cold"),
        *("my sister has a lump", "mum's chest pain", "husband's been coughing all night", "the dog was sick"),
        *("got my appetite back", "slept well", "walked up the stairs", "breast cancer", "left arm", "broken window"),
        *("leaflet says it may cause hot flushes", "asked the nurse about fever", "sick of hospitals"),
        *("lump on my wrist", "", "   ", "?!", "12", "xyzzy"),
    ],
)
def test_silent_rather_than_wrong(words: str) -> None:
    """Nothing to log in daily life, in medicines and visits, in other people, and in a lump where no sign is."""
    assert FINDER.find(words) == ()


@pytest.mark.parametrize(
    ("words", "symptom"),
    [
        ("my husband says I'm not making sense", "confusion"),
        ("husband noticed a lump in my armpit", "armpit_lump"),
        ("since lifting my grandson my back hurts", "back_pain"),
        ("sex with my husband hurts", "pain_during_sex"),
    ],
)
def test_what_others_see_of_the_writer_counts(words: str, symptom: str) -> None:
    """A person beside the writer may be the one who notices."""
    assert first(words) == (symptom, True)


@pytest.mark.parametrize(
    ("words", "place", "side"),
    [
        ("lump in the right side of my neck", "neck", "right"),
        ("lump on my breastbone", "breastbone", None),
        ("low back pain", "spine_lower", None),
        ("swollen arm", "arm", None),
        ("lymphoedema", "arm", None),
        ("both ankles swollen", "ankle", "both"),
        ("bone pain", None, None),
        ("so tired after my back exercises", None, None),
    ],
)
def test_place_and_side_come_along(words: str, place: str | None, side: str | None) -> None:
    """The place is the one said where it fits, else the one the symptom implies; tiredness has none."""
    best = FINDER.find(words)[0]
    assert (best.place, best.side) == (place, side)


@pytest.mark.parametrize("symptom", CATALOGUE.symptoms, ids=lambda symptom: symptom.id)
def test_every_title_leads_to_its_symptom(symptom: Symptom) -> None:
    """What the catalogue calls a symptom is understood when somebody types it or imports it."""
    assert first(symptom.title) == (symptom.id, True)


def test_several_symptoms_in_one_sentence_are_all_found() -> None:
    """The first said comes first; what only tells how bad it is comes after."""
    found = [match.symptom for match in FINDER.find("can't sleep for the pain in my hip, and a dry cough")]
    assert found[0] == "hip_pain"
    assert {"hip_pain", "cough", "insomnia"} <= set(found)


@pytest.mark.parametrize(
    ("words", "symptom"), [("hip p", "hip_pain"), ("heada", "headache"), ("Swollen l", "leg_swelling")]
)
def test_unfinished_words_are_completed_from_the_titles(words: str, symptom: str) -> None:
    """While somebody types, the list offers what the words may become."""
    assert symptom in FINDER.complete(words)


@pytest.mark.parametrize(
    "words",
    [
        *("crushing pain", "tightness behind breastbone", "pressure on my chest", "squeezing in my chest"),
        *("heart attack", "think I am having a heart attack", "crushing breastbone", "pressure behind my breastbone"),
        *("squeezing pain", "heavy feeling behind my breastbone"),
    ],
)
def test_what_crushes_tightens_presses_or_squeezes_is_chest_pain(words: str) -> None:
    """It may be the heart, which asks for help now; so it stands before a sore chest wall."""
    assert first(words) == ("chest_pain", True)


@pytest.mark.parametrize(
    "words",
    ["sore breastbone", "aching breastbone", "breastbone sore when I press it", "pain in my sternum when I press"],
)
def test_a_sore_breastbone_stays_pain_of_the_chest_wall(words: str) -> None:
    """What hurts to the touch is the wall of the chest."""
    assert first(words) == ("rib_or_chest_wall_pain", True)


@pytest.mark.parametrize(
    ("words", "symptom"),
    [
        *(("hip", "hip_pain"), ("Hip", "hip_pain"), ("breast", "breast_lump"), ("knee", "joint_pain")),
        *(("head", "headache"), ("arm", "arm_swelling"), ("chest", "chest_pain"), ("belly", "abdominal_pain")),
    ],
)
def test_a_part_of_the_body_alone_is_offered_and_never_taken(words: str, symptom: str) -> None:
    """There is something to choose, less sure than all that is understood; an import still reads nothing from it."""
    offered = FINDER.offer(words)
    assert symptom in [match.symptom for match in offered]
    assert all(0 < match.confidence < 0.35 for match in offered)
    assert FINDER.find(words) == ()


@pytest.mark.parametrize("words", ["hip replacement appointment", "left arm", "skin cream", "letrozole", "", "12"])
def test_idle_words_are_offered_nothing(words: str) -> None:
    """Only a part of the body all by itself is offered something."""
    assert FINDER.offer(words) == ()


def test_what_is_understood_is_offered_as_it_is() -> None:
    """A cough is a cough."""
    assert FINDER.offer("cough") == FINDER.find("cough") != ()


@pytest.mark.parametrize("words", ["", " ", "h", "zebra"])
def test_nothing_is_completed_from_nothing(words: str) -> None:
    """One letter would offer half the catalogue."""
    assert FINDER.complete(words) == ()


def test_no_more_than_the_limit_and_the_surest_first() -> None:
    """A list of offers stays short."""
    matches = FINDER.find("sore hip, dry cough, headache, dizzy, itchy, tired, no appetite", limit=3)
    assert len(matches) == 3
    assert [match.confidence for match in matches] == sorted((m.confidence for m in matches), reverse=True)
    assert all(0 < match.confidence <= 1 for match in matches)


@pytest.mark.parametrize("number", range(1, 17))
def test_the_diaries_of_the_evidence_are_understood(number: int, shared: Path) -> None:
    """Every symptom row of the development diaries finds something, and what was there is found as there."""
    path = shared / "evidence" / "diaries" / f"DV{number:02}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] in {"symptom", ""} and row["what"] != "had a cold"]
    assert rows
    assert [row["what"] for row in rows if first(row["what"]) is None or not first(row["what"])[1]] == []  # type: ignore[index]


PHRASES = ("sore hip", "can't catch my breath", "no appetite", "headache gone", "lump under my arm", "swollen ankles")


@given(
    phrase=st.sampled_from(PHRASES),
    upper=st.booleans(),
    gap=st.integers(1, 4),
    tail=st.sampled_from(["", ".", "!", "...", " ", "\n", "?!"]),
)
def test_case_blanks_and_marks_change_nothing(phrase: str, upper: bool, gap: int, tail: str) -> None:
    """Typed in a hurry or with care: the same."""
    typed = (" " * gap).join((phrase.upper() if upper else phrase).split()) + tail
    assert first(typed) == first(phrase)


@given(words=st.text(max_size=300))
def test_no_text_is_too_strange(words: str) -> None:
    """Any characters at all give a list, never an error."""
    assert all(0 < match.confidence <= 1 for match in FINDER.find(words))


@pytest.mark.parametrize(
    "piece", ["lump ", "no lump, ", "my sister ", "ſ\u0301ﬁ ", "a\u0000", "🙂", "pains and aches ", "'"]
)
def test_a_very_long_text_is_read_from_its_start(piece: str) -> None:
    """Ten thousand characters cost no more than the first thousand, which are the ones that count."""
    long = piece * (10_000 // len(piece))
    assert FINDER.find(long) == FINDER.find(long[:1000])


def test_one_wrong_letter_in_a_long_word_rarely_hides_a_symptom() -> None:
    """One letter dropped, doubled, swapped or replaced in a word of six letters or more: three in four still found."""
    chance = random.Random(7)
    words = [
        "headache",
        "swollen ankles",
        "breathless",
        "nausea",
        "constipated",
        "palpitations",
        "itching",
        "shoulder pain",
    ]
    words += [
        "dizziness",
        "vomiting",
        "bruising easily",
        "hot flushes",
        "numbness",
        "insomnia",
        "swallowing hurts",
        "jaundice",
    ]
    kept = asked = 0
    for phrase in words:
        symptom = FINDER.find(phrase)[0].symptom
        for _ in range(12):
            asked += 1
            kept += symptom in [match.symptom for match in FINDER.find(_slip(phrase, chance))[:3]]
    assert kept >= 0.75 * asked, f"{kept} of {asked}"


def _slip(phrase: str, chance: random.Random) -> str:
    parts = phrase.split()
    long = [number for number, part in enumerate(parts) if len(part) >= 6]
    number = chance.choice(long)
    word, at = parts[number], chance.randrange(1, len(parts[number]) - 1)
    kinds = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + chance.choice(string.ascii_lowercase) + word[at + 1 :],
    )
    parts[number] = chance.choice(kinds)
    return " ".join(parts)


@pytest.mark.parametrize(
    "words",
    [
        "I want to end my life",
        "i dont want to be here any more",
        "feeling suicidal",
        "low again, no point living",
        "They would be better off without me",
        "thinking about ending it all",
    ],
)
def test_words_about_ending_ones_life_are_heard(words: str) -> None:
    """They lead to a crisis line, and are noted as low mood like anything else."""
    assert FINDER.speaks_of_crisis(words)
    assert [match.symptom for match in FINDER.find(words)][:1] == ["low_mood"]


@pytest.mark.parametrize(
    "words", ["I don't want to die", "not suicidal", "my friend killed himself", "scared of dying", "feeling low", ""]
)
def test_fear_of_dying_and_somebody_elses_death_are_not_taken_for_it(words: str) -> None:
    """Nobody who is afraid to die is asked whether they want to."""
    assert not FINDER.speaks_of_crisis(words)
