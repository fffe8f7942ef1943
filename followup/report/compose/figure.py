"""The body figure: the numbers of the rows beside it, and the side that was operated on."""

from __future__ import annotations

from followup.domain.facts import UNKNOWN
from followup.domain.words import Side
from followup.report.body import spots
from followup.report.compose.reading import Reading
from followup.report.compose.worrying import ranked
from followup.report.front import Figure, Spot, SymptomRow
from followup.report.wording import joined, sentences


def figure(reading: Reading, rows: tuple[SymptomRow, ...]) -> Figure:
    """Return the figure with a number for each row that is somewhere on the body."""
    tr = reading.tr
    placed, unplaced = _placed(reading, rows)
    operated = _operated(reading)
    return Figure(
        title=tr("Where"),
        spots=tuple(placed),
        operated=operated,
        front=tr("front"),
        back=tr("back"),
        left=tr("L"),
        right=tr("R"),
        key=_key(reading, operated=bool(operated)),
        unplaced=tuple(unplaced),
        not_here=tr("Not on the figure: {numbers}"),
        alt=_alt(reading, rows),
        male=_is_male(reading),
    )


def _is_male(reading: Reading) -> bool:
    fact = reading.fact("sex")
    return fact is not None and fact.value == "male"


def _placed(reading: Reading, rows: tuple[SymptomRow, ...]) -> tuple[list[Spot], list[int]]:
    episodes = {(reading.name(one.episode), reading.where(one.episode)): one.episode for one in ranked(reading)}
    placed, unplaced = list[Spot](), list[int]()
    for row in rows:
        episode = episodes.get((row.title, row.where))
        where = () if episode is None else _where(reading, episode.symptom, episode.place, episode.side)
        placed += [Spot("back" if back else "front", x, y, row.number) for back, x, y in where]
        if not where:
            unplaced.append(row.number)
    return placed, unplaced


def _where(reading: Reading, symptom: str, place: str, side: Side) -> tuple[tuple[bool, float, float], ...]:
    return spots(place or (reading.view.usual_place(symptom) if symptom else ""), side)


def _operated(reading: Reading) -> tuple[Spot, ...]:
    sides = {
        fact.side or _stated_side(reading) for fact in reading.facts("surgery") if fact.value not in {UNKNOWN, "none"}
    }
    # Operations that stand in the treatments are among those of the profile.
    sides |= {side for side, kinds in reading.view.log.profile.surgery.items() if kinds - {"none"}}
    found = [spot for side in sorted(sides - {Side.NONE}) for spot in spots("scar", side)]
    return tuple(Spot("back" if back else "front", x, y) for back, x, y in dict.fromkeys(found))


def _stated_side(reading: Reading) -> Side:
    fact = reading.fact("surgery_side") or reading.fact("cancer_side")
    return Side(fact.value) if fact is not None and fact.value in set(Side) else Side.NONE


def _key(reading: Reading, *, operated: bool) -> str:
    tr = reading.tr
    own = tr("L and R are the person's own left and right")
    return joined([own, tr("× operated side") if operated else ""], "; ")


def _alt(reading: Reading, rows: tuple[SymptomRow, ...]) -> str:
    names = joined([f"{row.number} {joined([row.title, row.where])}" for row in rows], "; ")
    return sentences(reading.tr("Figure of the body with these numbers: {names}").format(names=names))
