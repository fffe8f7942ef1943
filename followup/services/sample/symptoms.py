"""The symptoms of the sample log: short ones that went, old ones that stay, and two that are worth telling."""

from __future__ import annotations

from followup.domain.words import AllAlong, Change, Side
from followup.services.sample.shapes import CHECK_INS, Course, Point

_NEW, _BETTER, _WORSE, _GONE = Change.NEW, Change.BETTER, Change.WORSE, Change.GONE


def _flushes() -> tuple[Point, ...]:
    """Hot flushes at every check-in: they go on with the tablets and grow slowly weaker."""
    first = Point(ago=1094, severity=5, change=_NEW, note="since the new tablets")
    steady = (Point(ago=ago, severity=4 if ago > 700 else 3 if ago > 250 else 2) for ago in CHECK_INS[1:])
    return (first, *steady)


def _pulling() -> tuple[Point, ...]:
    """A pull at the scar that the team knows about and that stays as it was."""
    first = Point(ago=240, severity=2, change=_NEW, answers="constant=no;red_hot=no", note="when I reach up")
    return (first, *(Point(ago=ago, severity=2) for ago in CHECK_INS if ago < 233))


LASTING = (
    Course(words="hot flushes", symptom="hot_flashes", began=1112, began_about=True, points=_flushes()),
    Course(
        words="pulling at the scar", symptom="breast_pain", place="scar", side=Side.LEFT, began=250, points=_pulling()
    ),
)

WORTH_TELLING = (
    Course(
        words="sore left hip",
        symptom="hip_pain",
        place="hip",
        side=Side.LEFT,
        began=17,
        points=(
            Point(ago=16, severity=3, change=_NEW, answers="after_injury=no", note="getting out of the car"),
            Point(ago=12, severity=4, change=_WORSE),
            Point(ago=9, severity=4, answers="wakes_at_night=no"),
            Point(ago=6, severity=5, change=_WORSE, note="stairs are hard, one step at a time"),
            Point(ago=4, change=Change.NONE, by_daughter=True, note="Mum limps after the stairs and holds the rail."),
            Point(
                ago=2,
                severity=6,
                change=_WORSE,
                answers="wakes_at_night=yes;not_eased=yes;after_injury=no;long_standing=no;like_first_time=no",
                note="woke twice, paracetamol did little",
            ),
        ),
    ),
    Course(
        words="dry cough that won't go",
        symptom="cough",
        began=26,
        points=(
            Point(ago=23, severity=2, change=_NEW, answers="after_cold=no;blood=no"),
            Point(ago=16, severity=3),
            Point(ago=9, severity=3),
            Point(ago=2, severity=3, answers="blood=no;breathless=no;after_cold=no", note="worse when I lie down"),
        ),
    ),
)

PASSED = (
    Course(
        words="bad cold with a cough",
        symptom="cough",
        began=1018,
        began_about=True,
        points=(
            Point(ago=1015, severity=4, change=_NEW, answers="after_cold=yes", about=True, typed=1003),
            Point(ago=1008, change=_GONE, all_along=AllAlong.UNKNOWN, about=True, typed=1003),
        ),
    ),
    Course(
        words="headache after the long drive",
        symptom="headache",
        began=871,
        points=(
            Point(ago=871, severity=4, change=_NEW, answers="clear_cause=yes;sudden=no"),
            Point(ago=869, change=_GONE, all_along=AllAlong.UNKNOWN),
        ),
    ),
    Course(
        words="cough with a cold",
        symptom="cough",
        began=761,
        points=(
            Point(ago=759, severity=3, change=_NEW, answers="after_cold=yes;blood=no"),
            Point(ago=751, change=_GONE, all_along=AllAlong.UNKNOWN),
        ),
    ),
    Course(
        words="stiff sore hands in the morning",
        symptom="joint_pain",
        place="hand",
        side=Side.BOTH,
        began=655,
        points=(
            Point(ago=646, severity=3, change=_NEW, answers="both_sides=yes;morning_worse=yes"),
            Point(ago=618, severity=4, change=_WORSE),
            Point(ago=590, severity=5, change=_WORSE),
            Point(ago=562, severity=6, change=_WORSE, note="could not open a jar"),
            Point(ago=534, severity=6),
            Point(ago=506, severity=3, change=_BETTER, note="two weeks without letrozole"),
            Point(ago=478, severity=2, change=_BETTER),
            Point(ago=450, change=_GONE, all_along=AllAlong.UNKNOWN),
        ),
    ),
    Course(
        words="sore throat and runny nose",
        began=396,
        points=(
            Point(ago=394, severity=3, change=_NEW),
            Point(ago=387, change=_GONE, all_along=AllAlong.UNKNOWN),
        ),
    ),
    Course(
        words="low back ache after lifting the shopping",
        symptom="back_pain",
        place="spine_lower",
        began=312,
        points=(
            Point(ago=311, severity=4, change=_NEW, answers="after_injury=yes;clear_cause=yes;wakes_at_night=no"),
            Point(ago=310, severity=2, change=_BETTER),
            Point(ago=303, change=_GONE, all_along=AllAlong.UNKNOWN),
        ),
    ),
    Course(
        words="upset stomach",
        symptom="nausea",
        began=121,
        points=(
            Point(ago=121, severity=4, change=_NEW, answers="clear_cause=yes", note="the fish"),
            Point(ago=119, change=_GONE, all_along=AllAlong.UNKNOWN),
        ),
    ),
    Course(
        words="headache",
        symptom="headache",
        began=76,
        points=(
            Point(ago=76, severity=3, change=_NEW, answers="sudden=no;morning_worse=no"),
            Point(ago=75, change=_GONE, all_along=AllAlong.UNKNOWN),
        ),
    ),
    Course(
        words="Mum was far more tired than usual after her walk",
        symptom="fatigue",
        began=46,
        points=(
            Point(ago=45, change=_NEW, by_daughter=True, answers="clear_cause=yes", note="two days after the flu jab"),
            Point(ago=37, change=_GONE, all_along=AllAlong.UNKNOWN),
        ),
    ),
)

DENIED: tuple[tuple[int, tuple[str, ...]], ...] = (
    (177, ("breast_lump", "shortness_of_breath", "headache")),
    (2, ("shortness_of_breath", "coughing_blood", "weakness", "bladder_control", "headache", "loss_of_appetite")),
)
"""What was asked about and not there, by day."""

COURSES = (*LASTING, *PASSED, *WORTH_TELLING)
