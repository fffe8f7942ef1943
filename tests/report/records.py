"""Made-up records: symptoms of half a year, with what the tests of the sheet need to make more."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from followup.domain.log_view import EpisodeView
from followup.domain.records import (
    Episode,
    Observation,
)
from followup.domain.words import (
    AllAlong,
    Answer,
    Change,
    Side,
)
from followup.signs.flag import Source

TODAY = date(2025, 9, 18)
LAST_VISIT = date(2025, 3, 20)
ANNA = 2

TITLES = {
    "hip_pain": "Hip pain",
    "cough": "Cough",
    "hot_flashes": "Hot flushes",
    "fatigue": "Tiredness",
    "joint_pain": "Joint pain or stiffness",
    "loss_of_appetite": "Loss of appetite",
    "headache": "Headache",
    "breast_lump": "Lump in the breast",
    "breast_skin_change": "Change in the skin of the breast",
    "armpit_lump": "Lump in the armpit",
    "shortness_of_breath": "Short of breath",
    "seizure": "Seizure",
    "back_pain": "Back pain",
    "bone_pain": "Bone pain",
    "numbness_tingling": "Numbness or tingling",
    "arm_swelling": "Swelling of the arm",
    "weight_loss": "Weight loss",
    "chest_pain": "Chest pain",
    "nipple_discharge": "Discharge from the nipple",
    "swollen_lymph_nodes": "Swollen glands",
}
PLACES = {
    "hip": "Hip",
    "breast": "Breast",
    "hand": "Hand or wrist",
    "head": "Head",
    "spine_lower": "Lower back",
    "arm": "Arm",
    "armpit": "Armpit",
    "chest": "Chest",
}
USUAL = {"hip_pain": "hip", "cough": "chest", "headache": "head", "joint_pain": "hand", "breast_lump": "breast"}
QUESTIONS = {
    "wakes_at_night": "Does it wake you at night?",
    "like_first_time": "Does it feel like it did when the cancer was first found?",
    "after_injury": "Did it follow a fall, knock or strain?",
    "after_cold": "Did it start with a cold or chest infection?",
}

CNET = Source(
    "CNET21",
    "Breast Cancer: Follow-up Care and Monitoring",
    "Cancer.Net",
    "2021",
    "https://tolife.org/about-us-1/blog/breast-cancer",
)
NHS = Source("NHSCOUGH", "Lung cancer: symptoms", "NHS", "2022", "https://www.nhs.uk/conditions/lung-cancer/symptoms/")

_ids = iter(range(1000, 1_000_000))


def entered(day: date, later: int = 0) -> datetime:
    """The moment somebody typed it in, some days after the day it is about."""
    return datetime.combine(day + timedelta(days=later), time(20, 5), UTC)


def seen(episode: int, day: date, severity: int | None = None, *, later: int = 0, **fields: object) -> Observation:
    """An observation of an episode."""
    return Observation(
        id=next(_ids), episode_id=episode, observed_on=day, severity=severity, entered_at=entered(day, later), **fields
    )


def weekly(first: date, values: list[int], episode: int, step: int = 7) -> list[Observation]:
    """One observation a week with the numbers given."""
    return [seen(episode, first + timedelta(days=step * place), value) for place, value in enumerate(values)]


def hip() -> EpisodeView:
    """Left hip pain that gets worse and wakes at night."""
    observations = weekly(date(2025, 8, 2), [3, 3, 4, 4, 5], 1)
    observations += [
        seen(
            1,
            date(2025, 9, 6),
            6,
            change=Change.WORSE,
            author_id=ANNA,
            note="She limped on the stairs and held the rail.",
        ),
        seen(
            1,
            date(2025, 9, 13),
            6,
            change=Change.WORSE,
            all_along=AllAlong.YES,
            answers=(("wakes_at_night", Answer.YES), ("after_injury", Answer.NO), ("like_first_time", Answer.NO)),
            note="Woke me three nights this week. Paracetamol takes the edge off.",
        ),
    ]
    episode = Episode(
        id=1, symptom="hip_pain", words="sore hip", place="hip", side=Side.LEFT, began_on=date(2025, 8, 2)
    )
    return EpisodeView(episode, tuple(observations))


def cough() -> EpisodeView:
    """A dry cough for five weeks, noted from memory at first."""
    observations = [
        seen(2, date(2025, 8, 12), 2, later=18, change=Change.NEW, note="Dry, mostly in the evening."),
        seen(2, date(2025, 8, 30), 3, all_along=AllAlong.YES, answers=(("after_cold", Answer.NO),)),
        seen(2, date(2025, 9, 6), 3, change=Change.SAME),
        seen(2, date(2025, 9, 13), 3, change=Change.SAME, all_along=AllAlong.YES),
    ]
    return EpisodeView(
        Episode(id=2, symptom="cough", words="tickly dry cough", began_on=date(2025, 8, 12), began_about=True),
        tuple(observations),
    )


def flushes() -> EpisodeView:
    """Hot flushes since the letrozole began, with a gap over the summer holiday."""
    days = [date(2025, 2, 1) + timedelta(days=14 * step) for step in range(9)]
    days += [date(2025, 8, 9) + timedelta(days=14 * step) for step in range(3)]
    values = [4, 5, 4, 4, 5, 4, 5, 4, 4, 5, 4, 4]
    observations = [seen(3, day, value) for day, value in zip(days, values, strict=True)]
    return EpisodeView(
        Episode(id=3, symptom="hot_flashes", words="hot flushes", began_on=date(2023, 6, 1), began_about=True),
        tuple(observations),
    )


def stiff_hands() -> EpisodeView:
    """Stiff hands that got better when the letrozole was paused and stayed better."""
    observations = weekly(date(2025, 4, 5), [6, 6, 7, 6, 6, 7, 6, 6, 6, 4, 3, 3, 3, 3, 4, 3], 4)
    observations.append(seen(4, date(2025, 9, 13), 3, change=Change.SAME))
    return EpisodeView(
        Episode(
            id=4, symptom="joint_pain", words="stiff fingers", place="hand", side=Side.BOTH, began_on=date(2023, 9, 1)
        ),
        tuple(observations),
    )


def tired() -> EpisodeView:
    """Tiredness without numbers."""
    observations = (
        seen(5, date(2025, 8, 23), None, change=Change.NEW, note="Needs a nap after shopping.", author_id=ANNA),
        seen(5, date(2025, 9, 13), None, change=Change.SAME),
    )
    return EpisodeView(Episode(id=5, symptom="fatigue", words="worn out", began_on=date(2025, 8, 20)), observations)


def headache_gone() -> EpisodeView:
    """A headache in spring that went."""
    observations = (
        seen(6, date(2025, 4, 12), 4, change=Change.NEW),
        seen(6, date(2025, 4, 19), 3, change=Change.BETTER),
        seen(6, date(2025, 5, 3), None, present=False, change=Change.GONE),
    )
    return EpisodeView(Episode(id=6, symptom="headache", words="headache", began_on=date(2025, 4, 10)), observations)


def denied() -> list[EpisodeView]:
    """Asked about at the last check-in, and not there."""
    day = date(2025, 9, 13)
    names = ("breast_lump", "breast_skin_change", "armpit_lump", "shortness_of_breath")
    return [
        EpisodeView(
            Episode(id=20 + place, symptom=name, began_on=day),
            (seen(20 + place, day, None, present=False),),
        )
        for place, name in enumerate(names)
    ]
