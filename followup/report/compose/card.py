"""The wallet card: who it is, the cancer in one line, allergies, whom to call, and the medicines."""

from __future__ import annotations

from collections.abc import Iterator

from followup.domain.care import Contact
from followup.domain.facts import UNKNOWN
from followup.domain.wording import Translate, untranslated
from followup.report.compose import medicines
from followup.report.compose.cancer import ALWAYS
from followup.report.compose.cancer_line import cancer
from followup.report.compose.identity import born, name
from followup.report.compose.reading import Reading
from followup.report.front import Pair
from followup.report.inputs import SheetInput
from followup.report.leaflets import CardSide, Leaflet, WalletCard
from followup.report.wording import joined, long_day

MOST_CONTACTS = 4
"""Numbers of the team on a card, at most: two of the record and two of the people."""


def wallet_card(
    view: SheetInput, contacts: tuple[Contact, ...], emergency: str, tr: Translate = untranslated
) -> WalletCard:
    """Return the card; `emergency` is the sentence about the emergency number of the person's region."""
    reading = Reading(view, tr)
    front = (
        Pair(tr("Cancer"), cancer_line(reading)),
        *_treatments(reading),
        Pair(tr("Allergies"), *_allergies(reading)),
        *_numbers(reading, contacts),
        Pair(tr("Emergency"), emergency),
        Pair(tr("If I cannot speak"), tr("please call my team and show them this card")),
    )
    rows = tuple(Pair(row.name, row.dose) for row in medicines.taken_now(reading))
    return WalletCard(
        leaflet=Leaflet(tr("Wallet card"), "", view.language, view.paper, view.today),
        name=name(reading) or tr("Name not written down"),
        born=born(reading).partition(" (")[0],
        front=CardSide("", front),
        inside=CardSide(tr("Medicines"), rows or (Pair(tr("No medicines written down."), ""),), tr("+{count} more")),
        made=tr("As of {day}").format(day=long_day(view.today, tr)),
        hint=tr("Cut along the outer line and fold in the middle. The second card is for somebody you trust."),
        cut=tr("cut"),
        fold=tr("fold"),
    )


def cancer_line(reading: Reading) -> str:
    """Return the cancer in one line: what is known of side, day, type, stage, receptors and operation."""
    tr = reading.tr
    worded = {
        "cancer_side": "{value}",
        "diagnosed_on": tr("found {value}"),
        "histology": "{value}",
        "stage": tr("stage {value}"),
        "oestrogen_receptor": tr("oestrogen receptor {value}"),
        "her2": tr("HER2 {value}"),
        "surgery": "{value}",
    }
    facts = zip(ALWAYS, cancer(reading).facts, strict=False)
    triple = tr("triple negative")  # says all three receptors at once, and no name belongs before it
    known = [
        (worded[name] if triple not in pair.value else "{value}").format(value=pair.value)
        for name, pair in facts
        if name in worded and not pair.unknown
    ]
    return joined([tr("Breast cancer"), *known])


def _treatments(reading: Reading) -> Iterator[Pair]:
    words = joined(list(cancer(reading).treatments), "; ")
    if words:
        yield Pair(reading.tr("Treatment"), words)


def _allergies(reading: Reading) -> tuple[str, bool]:
    values = [fact.value.strip() for fact in reading.facts("allergy") if fact.value not in {"", UNKNOWN}]
    return (joined(values, "; "), False) if values else (reading.tr("not recorded. Please ask"), True)


def _numbers(reading: Reading, contacts: tuple[Contact, ...]) -> Iterator[Pair]:
    """The team's numbers of the record, then those of people who treat; each number once."""
    tr = reading.tr
    team, phone, nights = (_fact(reading, one) for one in ("team_name", "team_phone", "team_phone_out_of_hours"))
    found = [(team or tr("My team"), phone, "")] if phone else []
    found += [(tr("Nights, weekends"), nights, "")] if nights else []
    for contact in contacts:
        if contact.role.is_team and (contact.phone or contact.phone_out_of_hours):
            found.append((contact.name, contact.phone or contact.phone_out_of_hours, contact.place))
    seen: set[str] = set()
    for label, number, place in found:
        digits = "".join(char for char in number if char.isdigit())
        if digits not in seen and len(seen) < MOST_CONTACTS:
            seen.add(digits)
            yield Pair(label.strip(), joined([number.strip(), place.strip()]))
    if not found:
        yield Pair(tr("My team"), tr("number not written down"), unknown=True)


def _fact(reading: Reading, name_of: str) -> str:
    fact = reading.fact(name_of)
    return "" if fact is None or fact.value == UNKNOWN else fact.value.strip()
