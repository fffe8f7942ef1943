"""Facts that doctors look at when they think of a return of the cancer, each as it stands in the record.

They are those that the article names (Mayo Clinic, "Recurrent breast cancer", 19 April 2024). They are listed and
nothing is worked out from them: no number, no group, no order by weight.
"""

from __future__ import annotations

from collections.abc import Callable

from followup.domain.facts import UNKNOWN
from followup.domain.heights import parse_height
from followup.domain.records import Fact
from followup.domain.wording import Translate
from followup.domain.words import Side, TreatmentKind
from followup.report.care.record import CareView, age_then, body_mass_index, fact_day, triple_negative
from followup.report.front import Pair
from followup.report.weights import weight_words
from followup.report.wording import day_words, joined, number_words, with_side

SOURCE = "Mayo Clinic, “Recurrent breast cancer”, 19 April 2024"


def known_title(tr: Translate) -> str:
    """Return the title of the list."""
    return tr("Facts that doctors look at")


def known_hint(tr: Translate) -> str:
    """Return what the list is, and what it is not."""
    return tr("These are facts for your doctor, as {source}, names them. Nothing is worked out from them here.").format(
        source=SOURCE
    )


def known_facts(record: CareView, tr: Translate) -> tuple[Pair, ...]:
    """Return the nine facts; what nobody knows is said to be unknown."""
    makers: tuple[tuple[str, Callable[[CareView, Translate], str]], ...] = (
        (tr("Lymph nodes"), nodes_words),
        (tr("Size of the tumour"), _plain("tumour_size")),
        (tr("Margins"), _plain("margins")),
        (tr("Radiotherapy after lumpectomy"), _radiotherapy),
        (tr("Age when the cancer was found"), age_words),
        (tr("Inflammatory"), _plain("inflammatory")),
        (tr("Hormone receptors and treatment"), _hormones),
        (tr("Triple negative"), triple_words),
        (tr("Body mass index"), _bmi),
    )
    pairs = ((label, make(record, tr)) for label, make in makers)
    return tuple(Pair(label, words or tr("unknown"), unknown=not words) for label, words in pairs)


def _plain(name: str) -> Callable[[CareView, Translate], str]:
    def words(record: CareView, tr: Translate) -> str:
        return _sided(record.named(name), tr)

    return words


def _sided(facts: tuple[Fact, ...], tr: Translate, *, with_sides: bool = True) -> str:
    if all(fact.value == UNKNOWN for fact in facts):
        return ""
    said = [(tr("unknown") if one.value == UNKNOWN else one.value.strip(), one.side) for one in facts]
    values = [with_side(words, side if with_sides else Side.NONE, tr) for words, side in said]
    return joined(values, "; ")


def nodes_words(record: CareView, tr: Translate, diagnosis_id: int | None = None, *, with_sides: bool = True) -> str:
    """Return how many nodes had cancer of how many that were looked at, then what else is written of them."""
    found = []
    positive = {fact.side: fact.value for fact in record.named("nodes_positive", diagnosis_id)}
    examined = {fact.side: fact.value for fact in record.named("nodes_examined", diagnosis_id)}
    for side in dict.fromkeys((*positive, *examined)):
        counts = (positive.get(side, UNKNOWN), examined.get(side, UNKNOWN))
        if counts == (UNKNOWN, UNKNOWN):
            continue
        shown = [tr("unknown") if count == UNKNOWN else count for count in counts]
        words = tr("{positive} of {examined} with cancer").format(positive=shown[0], examined=shown[1])
        found.append(with_side(words, side if with_sides else Side.NONE, tr))
    return joined([*found, _sided(record.named("nodes", diagnosis_id), tr, with_sides=with_sides)], "; ")


def _radiotherapy(record: CareView, tr: Translate) -> str:
    kept = [side for side, kinds in record.profile.surgery.items() if "lumpectomy" in kinds]
    if not kept:
        return tr("no lumpectomy written down") if record.profile.surgery else ""
    given = {fact.side: fact.value for fact in record.named("radiotherapy")}
    parts = []
    for side in kept:
        value = given.get(side, given.get(Side.NONE, ""))
        if value in ("", UNKNOWN) and _was_given(record, TreatmentKind.RADIOTHERAPY, side):
            value = "yes"
        words = {"yes": tr("given"), "no": tr("not given")}.get(value, tr("unknown"))
        parts.append((with_side(words, side, tr), value in ("", UNKNOWN)))
    return "" if all(unknown for _, unknown in parts) else joined([words for words, _ in parts], "; ")


def _was_given(record: CareView, kind: TreatmentKind, side: Side = Side.NONE) -> bool:
    fits = (side, Side.NONE, Side.BOTH)
    return any(
        one.treatment is kind and one.diagnosis_id is None and (side is Side.NONE or one.side in fits)
        for one in record.treatments
    )


def age_words(record: CareView, tr: Translate) -> str:
    """Return how old the person was when the first cancer was found, of each side where there are two."""
    born = fact_day(next(iter(record.named("birth_date")), None))
    found = []
    for fact in record.named("diagnosed_on"):
        age = age_then(born, fact_day(fact))
        if age is not None:
            words = tr("about {age}") if age.about else "{age}"
            found.append(with_side(words.format(age=age.years), fact.side, tr))
    return joined(found, "; ")


def _hormones(record: CareView, tr: Translate) -> str:
    receptors = [fact for name in ("oestrogen_receptor", "progesterone_receptor") for fact in record.named(name)]
    values = {fact.value for fact in receptors}
    if "positive" not in values:
        return tr("negative") if values == {"negative"} and len({fact.name for fact in receptors}) == 2 else ""
    said = record.value("hormone_treatment")
    if said != "no" and (said == "yes" or _had_hormones(record)):
        return tr("positive; hormone treatment given")
    if said == "no":
        return tr("positive; no hormone treatment")
    return tr("positive; hormone treatment unknown")


def _had_hormones(record: CareView) -> bool:
    taken = any(TreatmentKind.HORMONE in record.treats(view.medicine.name) for view in record.medicines)
    return taken or _was_given(record, TreatmentKind.HORMONE)


def triple_words(record: CareView, tr: Translate) -> str:
    """Return whether the first cancer is triple negative, on which side, or "" where that is not known."""
    of_first = [fact for fact in record.facts if fact.diagnosis_id is None]
    sides = triple_negative(of_first)
    if sides:
        return joined([with_side(tr("yes"), side, tr) for side in sides], "; ")
    known = [
        fact.value for name in ("oestrogen_receptor", "progesterone_receptor", "her2") for fact in record.named(name)
    ]
    return tr("no") if {"positive", "low"} & set(known) else ""


def _bmi(record: CareView, tr: Translate) -> str:
    height = record.value("height")
    if not height or not record.weights:
        return ""
    last = max(record.weights, key=lambda weight: (weight.measured_on, weight.id))
    centimetres = parse_height(height)
    return tr("{number}, from {weight} on {day} and {height} cm").format(
        number=number_words(round(body_mass_index(last.grams, centimetres), 1)),
        weight=weight_words(last.grams, last.unit, tr),
        day=day_words(last.measured_on, tr, about=last.about),
        height=centimetres,
    )
