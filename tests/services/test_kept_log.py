"""What is kept of the log in memory: only what counts today, until somebody asks for all of it."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup.domain.log_view import LogView
from followup.domain.words import Side
from followup.services.journal import SymptomEntry
from followup.services.kept_log import KeptLog
from followup.services.log import OpenLog
from followup.services.wishes import Wishes
from followup.signs.evaluate import evaluate, furthest_recall
from tests.services.conftest import TODAY


def _kept(log: OpenLog) -> KeptLog:
    return KeptLog(Wishes(log.database, log.changes, log.today), furthest_recall(log.signs))


def _note(log: OpenLog, symptom: str, ago: int, *, present: bool = True, side: Side = Side.NONE) -> None:
    day = TODAY - timedelta(days=ago)
    log.journal.note(SymptomEntry(symptom=symptom, observed_on=day, present=present, side=side))


def _symptoms(view: LogView) -> list[str]:
    return sorted(one.episode.symptom for one in view.episodes)


def test_the_whole_log_is_read_when_it_is_asked_for(log: OpenLog) -> None:
    """First what counts today, then everything, and from then on everything."""
    _note(log, "headache", 500)
    _note(log, "headache", 490, present=False)
    _note(log, "cough", 3)
    kept = _kept(log)
    assert _symptoms(kept.near(TODAY)) == ["cough"]
    assert _symptoms(kept.view()) == ["cough", "headache"]
    assert kept.near(TODAY) is kept.view()


def test_what_changes_is_seen_wherever_it_reaches(log: OpenLog) -> None:
    """An entry that wakes an old episode brings what that one goes on from."""
    _note(log, "headache", 500)
    _note(log, "headache", 490, present=False)
    kept = _kept(log)
    assert _symptoms(kept.near(TODAY)) == []
    _note(log, "cough", 0)
    assert _symptoms(kept.near(TODAY)) == ["cough", "headache"]


def test_a_day_that_goes_back_reads_further(log: OpenLog) -> None:
    """A clock put right does not hide what counted then."""
    _note(log, "headache", 500)
    _note(log, "headache", 490, present=False)
    kept = _kept(log)
    assert _symptoms(kept.near(TODAY)) == []
    assert _symptoms(kept.near(TODAY - timedelta(days=490))) == ["headache"]


_ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(("headache", "cough", "bone_pain", "breast_lump", "nipple_discharge")),
        st.integers(0, 260),
        st.booleans(),
        st.sampled_from((Side.NONE, Side.LEFT)),
    ),
    max_size=14,
)


@given(entries=_ENTRIES, later=st.integers(0, 3))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_counts_today_gives_the_same_flags_as_the_whole_log(
    new_log: object, entries: list[tuple[str, int, bool, Side]], later: int
) -> None:
    """No rule needs what was left out, on this day or the next ones."""
    log: OpenLog = new_log()  # type: ignore[operator]
    for symptom, ago, present, side in sorted(entries, key=lambda entry: -entry[1]):
        _note(log, symptom, ago, present=present, side=side)
    kept = _kept(log)
    kept.near(TODAY)
    day = TODAY + timedelta(days=later)
    near, whole = kept.near(day), _kept(log).view()
    assert evaluate(log.signs, near, day) == evaluate(log.signs, whole, day)
