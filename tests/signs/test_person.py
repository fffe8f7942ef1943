"""The person as rules ask about them; what is not known stays unknown."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.log_view import LogView, MedicineView
from followup.domain.profile import Profile
from followup.domain.records import DosePeriod, Medicine, Treatment
from followup.domain.words import Side, TreatmentKind
from followup.signs.person import Person, PersonTest, names_in
from followup.signs.summary import Stretch
from tests.signs.logs import Diary, on

TAMOXIFEN = frozenset({"tamoxifen", "nolvadex"})
NOW = Stretch(on(0), on(0))
CHEMOTHERAPY = frozenset({"doxorubicin", "ac", "ec"})


def passes(test: PersonTest, diary: Diary | None = None, side: Side = Side.NONE, **facts: object) -> bool:
    """Return whether the person of a diary passes a test on day 0."""
    diary = diary or Diary()
    if facts:
        diary.profile = Profile(**facts)  # type: ignore[arg-type]
    return Person(diary.log()).passes(test, side, NOW)


@pytest.mark.parametrize(
    "name", ["tamoxifen", "Tamoxifen (finished)", "NOLVADEX 20 mg", "tamoxifen citrate", "Nolvadex-D"]
)
def test_a_medicine_is_known_by_its_generic_name_and_its_brands(name: str) -> None:
    """Whatever stands around it."""
    assert passes(PersonTest(taking=TAMOXIFEN), Diary().takes(name))


def test_part_of_a_word_is_no_medicine() -> None:
    """A name counts as a whole word."""
    assert not passes(PersonTest(taking=TAMOXIFEN), Diary().takes("antitamoxifen"))


@pytest.mark.parametrize(
    ("since", "until", "taking", "ever"),
    [
        (-100, None, True, True),
        (-100, 0, True, True),
        (-100, -1, False, True),
        (0, None, True, True),
        (1, None, False, False),
        (None, None, True, True),
        (None, -30, False, True),
    ],
)
def test_taken_now_and_taken_once(since: int | None, until: int | None, taking: bool, ever: bool) -> None:
    """Now is from the first to the last day; once is any day up to today."""
    diary = Diary().takes("tamoxifen", since, until)

    assert passes(PersonTest(taking=TAMOXIFEN), diary) is taking
    assert passes(PersonTest(ever=TAMOXIFEN), diary) is ever


def test_a_paused_medicine_is_not_taken_now() -> None:
    """A stretch in which none was taken is no taking."""
    medicine = Medicine(id=1, name="tamoxifen")
    periods = (
        DosePeriod(id=2, medicine_id=1, started_on=on(-100), ended_on=on(-10)),
        DosePeriod(id=3, medicine_id=1, started_on=on(-9), paused=True),
    )
    log = LogView(medicines=(MedicineView(medicine, periods),))

    assert not Person(log).passes(PersonTest(taking=TAMOXIFEN), Side.NONE, NOW)
    assert Person(log).passes(PersonTest(ever=TAMOXIFEN), Side.NONE, NOW)


def test_a_medicine_without_dates_is_taken() -> None:
    """It is in the list, and nobody said that it ended."""
    log = LogView(medicines=(MedicineView(Medicine(id=1, name="tamoxifen"), ()),))

    assert Person(log).passes(PersonTest(taking=TAMOXIFEN), Side.NONE, NOW)


def test_a_treatment_was_taken_once() -> None:
    """Chemotherapy is a treatment, and may be called by its letters."""
    assert passes(PersonTest(ever=CHEMOTHERAPY), Diary().had("chemotherapy", "AC-T, six rounds"))
    assert not passes(PersonTest(taking=CHEMOTHERAPY), Diary().had("chemotherapy", "AC-T"))


def test_a_treatment_of_a_later_day_was_not_given_yet() -> None:
    """Nothing in the future counts."""
    later = Treatment(id=1, treatment=TreatmentKind.CHEMOTHERAPY, name="AC", started_on=on(3))

    assert not Person(LogView(treatments=(later,))).passes(PersonTest(ever=CHEMOTHERAPY), Side.NONE, NOW)


def test_letters_behind_a_medicine_are_no_treatment() -> None:
    """Aspirin EC is coated aspirin, not epirubicin."""
    assert names_in("Aspirin EC 75 mg") == {"aspirin"}
    assert not passes(PersonTest(ever=CHEMOTHERAPY), Diary().takes("Aspirin EC 75 mg"))


@pytest.mark.parametrize(("known", "expected"), [("female", True), ("male", False), ("", True)])
def test_unknown_is_never_ruled_out(known: str, expected: bool) -> None:
    """A sign for women is for whoever has not said."""
    assert passes(PersonTest(sex=frozenset({"female"})), sex=known) is expected
    menopause = {"female": "after", "male": "before", "": ""}[known]
    assert passes(PersonTest(menopause=frozenset({"after"})), menopause=menopause) is expected


@pytest.mark.parametrize(("born", "expected"), [(date(1976, 3, 2), True), (date(1976, 3, 3), False), (None, True)])
def test_an_unknown_age_rules_nothing_out(born: date | None, expected: bool) -> None:
    """Fifty on the birthday; nearly everybody here is above the ages that rules name."""
    assert passes(PersonTest(age_from=50), birth_date=born) is expected


@pytest.mark.parametrize(("known", "expected"), [("lobular", True), ("ductal", False), ("", False)])
def test_a_type_of_cancer_must_be_known(known: str, expected: bool) -> None:
    """A lower threshold holds only for those it is meant for."""
    assert passes(PersonTest(histology=frozenset({"lobular"})), histology=known) is expected


@pytest.mark.parametrize(
    ("ended", "window", "over"),
    [
        (27, False, False),
        (28, True, False),
        (122, True, False),
        (123, False, False),
        (365, False, False),
        (366, False, True),
    ],
)
def test_days_since_radiotherapy(ended: int, window: bool, over: bool) -> None:
    """A window of days, or more than a number of days; an unknown last day meets neither."""
    in_window, long_ago = PersonTest(radiotherapy_days=(28, 122)), PersonTest(radiotherapy_over=365)

    assert passes(in_window, radiotherapy_ended_on=on(-ended)) is window
    assert passes(long_ago, radiotherapy_ended_on=on(-ended)) is over
    assert not passes(in_window)
    assert not passes(long_ago)


@pytest.mark.parametrize(
    ("surgery", "side", "kept", "removed", "surely"),
    [
        ({}, Side.LEFT, True, True, False),
        ({Side.LEFT: frozenset({"lumpectomy"})}, Side.LEFT, True, False, False),
        ({Side.LEFT: frozenset({"lumpectomy", "mastectomy"})}, Side.LEFT, False, True, True),
        ({Side.LEFT: frozenset({"mastectomy"})}, Side.RIGHT, True, False, False),
        ({Side.LEFT: frozenset({"mastectomy"})}, Side.NONE, True, True, True),
        ({Side.NONE: frozenset({"mastectomy"})}, Side.RIGHT, True, True, True),
        ({Side.LEFT: frozenset({"mastectomy"}), Side.RIGHT: frozenset({"mastectomy"})}, Side.NONE, False, True, True),
    ],
)
def test_the_breast_of_a_side(
    surgery: dict[Side, frozenset[str]], side: Side, kept: bool, removed: bool, surely: bool
) -> None:
    """Unknown surgery passes as kept and as removed; only a known one is surely removed."""
    for word, expected in {"kept": kept, "removed": removed, "surely_removed": surely}.items():
        assert passes(PersonTest(breast=word), None, side, surgery=surgery) is expected


def test_what_was_noted_is_held_against_its_own_days() -> None:
    """Radiotherapy against the day it began, medicines against the day it was last noted."""
    person = Person(Diary().takes("tamoxifen", -400, 5).log())
    taking = PersonTest(taking=TAMOXIFEN)

    assert person.passes(taking, Side.NONE, Stretch(on(0), on(5)))
    assert not person.passes(taking, Side.NONE, Stretch(on(0), on(6)))

    diary = Diary()
    diary.profile = Profile(radiotherapy_ended_on=on(-100))
    window = PersonTest(radiotherapy_days=(28, 122))

    assert Person(diary.log()).passes(window, Side.NONE, Stretch(on(0), on(60)))


def test_a_hormone_treatment_of_the_record_is_taken_until_it_ends() -> None:
    """Tamoxifen may stand in My record alone; where the list of medicines has dates for it, those tell."""
    running = Treatment(id=1, treatment=TreatmentKind.HORMONE, name="Tamoxifen", started_on=on(-400))
    ended = Treatment(id=1, treatment=TreatmentKind.HORMONE, name="Tamoxifen", started_on=on(-400), ended_on=on(-1))
    stopped = DosePeriod(id=3, medicine_id=2, started_on=on(-400), ended_on=on(-20))
    listed = MedicineView(Medicine(id=2, name="tamoxifen"), (stopped,))
    for treatment, medicines, taking in ((running, (), True), (ended, (), False), (running, (listed,), False)):
        log = LogView(treatments=(treatment,), medicines=medicines)
        assert Person(log).passes(PersonTest(taking=TAMOXIFEN), Side.NONE, NOW) is taking


def test_a_breast_reshaped_after_a_lumpectomy_is_still_there() -> None:
    """One rebuilt after a mastectomy, or with nothing known of the surgery, is not."""
    for surgery, kept in (("lumpectomy", True), ("mastectomy", False), ("", False)):
        known = {Side.LEFT: frozenset({surgery})} if surgery else {}
        rebuilt = frozenset({Side.LEFT})
        assert passes(PersonTest(breast="kept"), None, Side.LEFT, surgery=known, reconstructed=rebuilt) is kept
