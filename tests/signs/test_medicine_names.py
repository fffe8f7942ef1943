"""The list of medicines: brands and substances, slips of the pen, and names that only look alike."""

from __future__ import annotations

import csv
import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.log_view import LogView, MedicineView
from followup.domain.records import DosePeriod, Medicine
from followup.domain.words import MedicineKind, Side
from followup.signs.medicine_names import NOT_OURS, MedicineNames, load_medicine_names, words_in
from followup.signs.person import Person, PersonTest
from followup.signs.summary import Stretch
from followup.signs.table import SignsError

LIST = Path(__file__).resolve().parents[2] / "resources" / "medicines.toml"
DAY = date(2026, 3, 2)


@cache
def names() -> MedicineNames:
    """The shipped list."""
    return load_medicine_names(LIST)


def ids(text: str) -> list[str]:
    """Return the substances that words name."""
    return [named.medicine.id for named in names().read(text)]


@pytest.mark.parametrize(
    ("written", "substances"),
    [
        ("Femara", ["letrozole"]),
        ("Femara 2.5 mg film-coated tablets", ["letrozole"]),
        ("LETROZOL", ["letrozole"]),
        ("Arimidex", ["anastrozole"]),
        ("Aromasin", ["exemestane"]),
        ("Herceptin", ["trastuzumab"]),
        ("Herzuma", ["trastuzumab"]),
        ("Kadcyla", ["trastuzumab emtansine"]),
        ("trastuzumab emtansine", ["trastuzumab emtansine"]),
        ("T-DM1", ["trastuzumab emtansine"]),
        ("Enhertu", ["trastuzumab deruxtecan"]),
        ("fam-trastuzumab deruxtecan-nxki", ["trastuzumab deruxtecan"]),
        ("Phesgo", ["pertuzumab with trastuzumab"]),
        ("Herceptin and Perjeta", ["trastuzumab", "pertuzumab"]),
        ("Kisqali Femara Co-Pack", ["ribociclib with letrozole"]),
        ("Kisqali", ["ribociclib"]),
        ("Verzenios", ["abemaciclib"]),
        ("Orserdu", ["elacestrant"]),
        ("Inluriyo", ["imlunestrant"]),
        ("Veppanu", ["vepdegestrant"]),
        ("Truqap", ["capivasertib"]),
        ("Itovebi", ["inavolisib"]),
        ("Datroway", ["datopotamab deruxtecan"]),
        ("Trodelvy", ["sacituzumab govitecan"]),
        ("Xgeva", ["denosumab"]),
        ("Jubbonti", ["denosumab"]),
        ("Zometa", ["zoledronic acid"]),
        ("Caelyx", ["liposomal doxorubicin"]),
        ("nab-paclitaxel", ["nab-paclitaxel"]),
        ("tamoxifène", ["tamoxifen"]),
        ("St. John's Wort", ["St John's wort"]),
        ("Adcal-D3", ["vitamin D with calcium"]),
        ("calcium folinate", ["folinic acid"]),
        ("my grandmother's tea", []),
        ("antitamoxifen", []),
        ("", []),
    ],
)
def test_a_name_says_which_substance_it_is(written: str, substances: list[str]) -> None:
    """Brands, spellings and what stands around them; the longest name wins."""
    assert ids(written) == substances


def test_the_list_is_long_enough_to_be_of_use() -> None:
    """All breast-cancer medicines in use, common ones, vitamins and supplements."""
    assert len(names().by_id) >= 400
    assert {medicine.kind for medicine in names().by_id.values()} == set(MedicineKind)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("letrazole", "letrozole"),
        ("anastrazole", "anastrozole"),
        ("tamoxofen", "tamoxifen"),
        ("kadcila", "trastuzumab emtansine"),
        ("herceptn", "trastuzumab"),
        ("ibuprofin", "ibuprofen"),
        ("exemest", "exemestane"),
    ],
)
def test_a_slip_of_the_pen_is_offered_and_never_taken(typed: str, first: str) -> None:
    """The closest comes first; read as it stands, it names nothing."""
    assert ids(typed) == []
    assert names().suggest(typed)[0].medicine.id == first


@pytest.mark.parametrize(
    ("typed", "both"),
    [
        ("tamoxifin", {"tamoxifen", "tamsulosin"}),
        ("tamsulosi", {"tamoxifen", "tamsulosin"}),
        ("herceptine", {"trastuzumab", "trastuzumab emtansine", "trastuzumab deruxtecan"}),
        ("taxol", {"paclitaxel", "docetaxel"}),
    ],
)
def test_names_that_look_alike_are_shown_together(typed: str, both: set[str]) -> None:
    """Nobody picks one of them without seeing the other."""
    assert both <= {named.medicine.id for named in names().suggest(typed)}


def test_what_a_person_settled_on_wins_over_the_words() -> None:
    """Also that it is none of the list."""
    assert [one.medicine.id for one in names().settled("the white one", "letrozole")] == ["letrozole"]
    assert names().settled("Femara", NOT_OURS) == ()
    assert names().groups_of("Femara", NOT_OURS) == frozenset()


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever is typed, the answer is a list of known names."""
    assert all(named.medicine.id in names().by_id for named in (*names().read(text), *names().suggest(text)))
    assert all(word == word.casefold() for word in words_in(text))


@pytest.mark.parametrize(
    ("name", "group", "is_for"),
    [
        ("Femara", "@aromatase", True),
        ("Kisqali Femara Co-Pack", "@aromatase", True),
        ("Nolvadex-D", "@tamoxifen", True),
        ("tamsulosin", "@tamoxifen", False),
        ("Kadcyla", "@her2", True),
        ("Zercepac", "@her2", True),
        ("liposomal vitamin C", "@anthracycline", False),
        ("Zolsketil", "@anthracycline", True),
    ],
)
def test_rules_know_a_medicine_by_any_of_its_names(name: str, group: str, is_for: bool) -> None:
    """A rule on a group is for whoever takes a medicine of it, whatever stands on the box."""
    log = LogView(medicines=(MedicineView(Medicine(name=name), (DosePeriod(medicine_id=1),)),))
    test = PersonTest(taking=frozenset({group}))
    assert Person(log, names()).passes(test, Side.NONE, Stretch(DAY, DAY)) is is_for


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('fulvestrant = ["Faslodex"]', 'fulvestrant = ["Faslodex", "Femara"]'),
        ('kind = "vitamin"', 'kind = "sweets"'),
        ('class = "steroid"', 'klass = "steroid"'),
        ('"tamoxifen / tamsulosin"', '"tamoxifen / nothing like it"'),
    ],
)
def test_a_slip_in_the_list_is_refused(old: str, new: str, tmp_path: Path) -> None:
    """A name of two medicines, an unknown kind, an unknown key, a lookalike that is not there."""
    text = LIST.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "medicines.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SignsError, match=r"medicines\.toml"):
        load_medicine_names(path)


def test_brands_agree_with_the_public_register_where_it_is_at_hand(shared: Path) -> None:
    """Every brand that both know has the same substance in the register of the FDA of 2022."""
    with (shared / "data" / "meds" / "fda_brand_generic_2022.csv").open(encoding="utf-8", newline="") as file:
        register = [(row["brand_or_product_name"], row["active_ingredient"]) for row in csv.DictReader(file)]
    known = {" ".join(words_in(name)): one for one in names().by_id.values() for name in (one.id, *one.names)}
    other_names = {"bactrim", "septra", "drisdol", "gaviscon", "lovaza", "omacor", "vascepa"}
    other_names |= {"benadryl", "sudafed", "emend", "dapagliflozin"}  # by country, by form, or a mixture
    compared, wrong = 0, []
    for brand, substances in register:
        medicine = known.get(" ".join(words_in(brand)))
        if medicine is None or brand.casefold() in other_names or brand.casefold() in substances.casefold():
            continue
        compared += 1
        said = " ".join(words_in(f"{medicine.id} {medicine.us_name} {' '.join(medicine.names)}"))
        if not any(word[:6] in said for word in words_in(substances) if len(word) >= 5):
            wrong.append((brand, substances, medicine.id))
    assert compared > 300
    assert wrong == []


def test_every_medicine_of_the_test_material_is_known(shared: Path) -> None:
    """Its breast-cancer and common medicines by their generic names."""
    content = json.loads((shared / "data" / "meds" / "breast_cancer_and_common_drugs.json").read_text("utf-8"))
    assert [drug["generic"] for drug in content["drugs"] if not names().read(drug["generic"])] == []
