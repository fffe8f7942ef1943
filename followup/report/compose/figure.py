"""The body figure: the numbers of the rows beside it, and the side that was operated on."""

from __future__ import annotations

from followup.domain.profile import Profile, profile_of
from followup.domain.words import Side
from followup.report.body import Chest, body_of, operations, spots
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
        left=tr("left"),
        right=tr("right"),
        key=_key(reading, operated=bool(operated)),
        unplaced=tuple(unplaced),
        not_here=tr("Not on the figure: {numbers}"),
        alt=_alt(reading, rows),
        body=body_of(_profile(reading)),
    )


def _profile(reading: Reading) -> Profile:
    return profile_of(reading.view.facts, reading.view.log.treatments)


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
    known = place or (reading.view.usual_place(symptom) if symptom else "")
    return spots(known, side, body_of(_profile(reading)))


def _operated(reading: Reading) -> tuple[Spot, ...]:
    """A cross where a breast was operated on and kept; a flat or a rebuilt side shows its scar in the figure."""
    profile = _profile(reading)
    body = body_of(profile)
    kept = [side for side in (Side.RIGHT, Side.LEFT) if operations(profile, side) and body.on(side) is Chest.KEPT]
    found = [spot for side in kept for spot in spots("scar", side, body)]
    return tuple(Spot("back" if back else "front", x, y) for back, x, y in found)


def _key(reading: Reading, *, operated: bool) -> str:
    tr = reading.tr
    own = tr("Left and right are the person's own")
    return joined([own, tr("× operated side") if operated else "", _chest_words(reading)], "; ")


def _chest_words(reading: Reading) -> str:
    """What the lines on a side of the chest mean, where a breast was taken off."""
    tr, body = reading.tr, body_of(_profile(reading))
    words = {Chest.KEPT: "", Chest.FLAT: tr("flat"), Chest.REBUILT: tr("rebuilt")}
    sides = {Side.RIGHT: tr("right side {chest}"), Side.LEFT: tr("left side {chest}")}
    return joined([sides[side].format(chest=words[body.on(side)]) for side in sides if words[body.on(side)]])


def _alt(reading: Reading, rows: tuple[SymptomRow, ...]) -> str:
    names = joined([f"{row.number} {joined([row.title, row.where])}" for row in rows], "; ")
    return sentences(
        reading.tr("Figure of the body with these numbers: {names}").format(names=names), _chest_words(reading)
    )
