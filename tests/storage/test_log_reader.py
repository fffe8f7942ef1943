from dataclasses import fields, replace
from datetime import date

import pytest

from followup.domain.records import (
    DosePeriod,
    Episode,
    Fact,
    Medicine,
    Observation,
    Told,
    Treatment,
    Weight,
)
from followup.domain.words import AllAlong, Answer, Change, Side, Tier, TreatmentKind
from followup.storage import observations
from followup.storage.database import Database
from followup.storage.errors import Damaged
from followup.storage.store import Store


def _episode(store: Store, words: str, *days: date, gone: bool = False) -> Episode:
    episode = store.add(Episode(words=words, began_on=days[0]))
    for day in days:
        present = not (gone and day == days[-1])
        store.add(Observation(episode_id=episode.id, observed_on=day, present=present))
    return episode


OLD, LATE, NEW = date(2024, 5, 1), date(2025, 12, 31), date(2026, 3, 1)
SINCE = date(2026, 1, 1)


def test_the_whole_log_comes_out_as_it_was_kept(database: Database, hip: Episode, pill: Medicine) -> None:
    """Every record of the view is the record the store gives."""
    with database.transaction() as store:
        store.add(Fact(name="surgery", value="mastectomy", side=Side.LEFT))
        store.add(Treatment(treatment=TreatmentKind.SURGERY, name="surgery"))
        store.add(Weight(measured_on=OLD, grams=70_000))
        store.add(DosePeriod(medicine_id=pill.id, dose="2.5 mg"))
        store.add(Told(sign="s", rule="r", rule_version=1, told_on=NEW, tier=Tier.CALL))
        view = store.log_view(None)
        assert view.profile.surgery == {Side.LEFT: frozenset({"mastectomy"})}
        assert [(one.episode, one.observations) for one in view.episodes] == [(hip, store.all(Observation))]
        assert [(one.medicine, one.periods) for one in view.medicines] == [(pill, store.all(DosePeriod))]
        assert view.treatments == store.all(Treatment)
        assert view.weights == store.all(Weight)
        assert view.told == store.all(Told)


def test_the_quick_way_reads_every_field_of_an_observation(database: Database, hip: Episode) -> None:
    """Read in bulk or one by one, an observation is the same, with the same types."""
    full = Observation(
        episode_id=hip.id,
        observed_on=date(2026, 2, 1),
        about=True,
        present=False,
        severity=7,
        change=Change.WORSE,
        all_along=AllAlong.CAME_AND_WENT,
        answers=(("wakes_at_night", Answer.YES), ("at_rest", Answer.NOT_SURE)),
        words="words",
        note="note",
    )
    with database.transaction() as store:
        kept = store.add(full)
        one = store.get(Observation, kept.id)
        bulk = next(seen for seen in store.log_view(None).episodes[0].observations if seen.id == kept.id)
    assert bulk == one == kept
    for field in fields(Observation):
        assert type(getattr(bulk, field.name)) is type(getattr(one, field.name)), field.name
    assert hash(bulk) == hash(one)
    assert repr(bulk) == repr(one)


def test_the_quick_way_knows_every_field() -> None:
    """A new field of an observation has to be taught to it."""
    assert {*observations._FIELDS, "answers"} == {field.name for field in fields(Observation)}


def test_observations_lie_in_the_order_of_their_days(database: Database) -> None:
    """A back-dated one moves forward; two of one day stay as they were entered."""
    with database.transaction() as store:
        _episode(store, "hip", NEW, OLD, LATE, OLD)
        seen = store.log_view(None).episodes[0].observations
    assert [(one.observed_on, one.id) for one in seen] == [(OLD, 2), (OLD, 4), (LATE, 3), (NEW, 1)]


def test_a_view_since_a_day_holds_what_is_near_and_what_is_open(database: Database) -> None:
    """Far observations stay out; an open episode keeps its last; one that closed long ago is left out."""
    with database.transaction() as store:
        _episode(store, "near", OLD, LATE, SINCE, NEW)
        _episode(store, "silent", OLD, LATE)
        _episode(store, "over", OLD, LATE, gone=True)
        _episode(store, "ended lately", OLD, NEW, gone=True)
        store.add(Episode(words="nothing seen", began_on=OLD))
        store.add(Weight(measured_on=LATE, grams=70_000))
        store.add(Weight(measured_on=SINCE, grams=71_000))
        view = store.log_view(SINCE)
    assert {one.episode.words: [seen.observed_on for seen in one.observations] for one in view.episodes} == {
        "near": [SINCE, NEW],
        "silent": [LATE],
        "ended lately": [NEW],
        "nothing seen": [],
    }
    assert {one.episode.words: one.is_open for one in view.episodes} == {
        "near": True,
        "silent": True,
        "ended lately": False,
        "nothing seen": True,
    }
    assert [weight.grams for weight in view.weights] == [71_000]


def test_open_episodes_are_those_not_noted_as_gone(database: Database) -> None:
    """The latest day decides, not the latest entry."""
    with database.transaction() as store:
        still = _episode(store, "still there", OLD, NEW)
        _episode(store, "gone", OLD, NEW, gone=True)
        back_dated = _episode(store, "gone, told late", OLD, LATE, gone=True)
        store.add(Observation(episode_id=back_dated.id, observed_on=OLD, present=True))
        assert [one.episode for one in store.episode_views(open_only=True)] == [still]
        assert all(one.is_open for one in store.episode_views(open_only=True))


def test_single_episodes_can_be_asked_for(database: Database, hip: Episode) -> None:
    """Ids that are not there, or in the trash, give nothing."""
    with database.transaction() as store:
        other = _episode(store, "cough", OLD)
        gone = _episode(store, "cramp", OLD)
        store.remove("episode", gone.id)
        views = store.episode_views(ids=[hip.id, gone.id, 999])
        assert [(one.episode, len(one.observations)) for one in views] == [(hip, 3)]
        assert [one.episode.id for one in store.episode_views(ids=(other.id, hip.id))] == [other.id, hip.id]
        assert store.episode_views(ids=[]) == ()


def test_removed_observations_and_their_answers_are_not_seen(database: Database, hip: Episode) -> None:
    """Not even as an open end of their episode."""
    with database.transaction() as store:
        last = store.add(
            Observation(
                episode_id=hip.id,
                observed_on=date(2026, 11, 1),
                present=False,
                answers=(("wakes_at_night", Answer.YES),),
            )
        )
        assert not store.log_view(None).episodes[0].is_open
        store.remove("observation", last.id)
        assert store.log_view(None).episodes[0].is_open
        assert len(store.log_view(None).episodes[0].observations) == 3


def test_an_empty_log_has_an_empty_view(database: Database) -> None:
    """Nothing is made up."""
    with database.reading() as store:
        assert store.log_view(None).episodes == store.log_view(SINCE).weights == ()


@pytest.mark.parametrize(("column", "value"), [("observed_on", "soon"), ("change", "odd"), ("entered_at", "x")])
def test_values_nobody_wrote_are_damage(database: Database, hip: Episode, column: str, value: str) -> None:
    """A value that no release of ours writes is named damage, and its text is in no message."""
    with database.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE observation SET {column} = ? WHERE id = 1", (value,))
    with database.reading() as store, pytest.raises(Damaged) as damaged:
        store.log_view(None)
    with database.reading() as store, pytest.raises(Damaged):
        store.get(Observation, 1)
    assert value not in str(damaged.value)
    assert damaged.value.__cause__ is None


def test_a_longer_log_takes_no_more_questions(database: Database) -> None:
    """However many episodes there are, the file is asked as often: nothing goes one by one."""

    def questions(store: Store) -> int:
        asked: list[str] = []
        connection = store._link._connection.connection.driver_connection
        connection.set_trace_callback(asked.append)
        store.log_view(SINCE)
        connection.set_trace_callback(None)
        return len(asked)

    with database.transaction() as store:
        _episode(store, "one", OLD, NEW)
        few = questions(store)
        for number in range(20):
            _episode(store, f"{number}", OLD, LATE)
        assert questions(store) == few <= 12


def test_a_change_is_seen_by_the_next_view(database: Database, hip: Episode) -> None:
    """Nothing is remembered between two looks."""
    with database.transaction() as store:
        seen = store.all(Observation, episode_id=hip.id)[-1]
        store.change(replace(seen, severity=9))
    with database.reading() as store:
        assert store.episode_views(ids=[hip.id])[0].observations[-1].severity == 9
