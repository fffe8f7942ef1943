"""The flags of today, kept fresh, and the ticks that say the team knows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from followup.domain.records import Author, DosePeriod, Medicine, Note, Observation, Overall, Treatment, Weight
from followup.domain.words import Answer, Change, Side, TreatmentKind
from followup.services.flags import flag_to_plain
from followup.services.journal import SymptomEntry
from followup.services.log import OpenLog
from followup.signs.evaluate import evaluate
from followup.signs.timeline import Reading
from tests.services.conftest import TODAY, Calendar


def _lump(log: OpenLog, **more: object) -> int:
    entry = SymptomEntry(symptom="breast_lump", side=Side.LEFT, observed_on=TODAY, **more)  # type: ignore[arg-type]
    return log.journal.note(entry).episode.id


def test_no_entry_means_no_flag(log: OpenLog) -> None:
    """An empty log is met by nothing."""
    assert log.flags.today() == ()


def test_flag_comes_and_goes_with_the_entry_it_rests_on(log: OpenLog) -> None:
    """Noted, undone, noted again, deleted: each time the board says what the log says."""
    heard: list[int] = []
    log.changes.listen(lambda change: heard.append(change.wish_id))
    _lump(log)
    assert [flag.sign for flag in log.flags.today()] == ["breast_lump"]
    log.entries.undo(heard[-1])
    assert log.flags.today() == ()
    episode = _lump(log)
    assert log.flags.today()[0].episodes == (episode,)
    log.entries.remove("episode", episode)
    assert log.flags.today() == ()
    log.entries.bring_back("episode", episode)
    assert len(log.flags.today()) == 1


@pytest.mark.parametrize("years", [True, False])
def test_new_lump_without_a_side_is_not_hidden_by_an_old_one(log: OpenLog, calendar: Calendar, years: bool) -> None:
    """Two months after a left lump, there for years or told, a lump that names no side is worth telling."""
    _lump(log, answers=(("long_standing", Answer.YES),) if years else ())
    for flag in log.flags.today():
        log.flags.tell(flag)
    calendar.day = TODAY + timedelta(days=60)
    noted = log.journal.note(SymptomEntry(symptom="breast_lump", observed_on=calendar.day))
    assert noted.started
    loud = [flag for flag in log.flags.today() if not flag.is_quiet]
    assert [noted.episode.id in flag.episodes for flag in loud] == [True]


def test_told_flag_is_quiet_until_the_tick_is_taken_away(log: OpenLog) -> None:
    """The tick holds what the flag said then: rule, version, tier."""
    _lump(log, severity=2)
    flag = log.flags.today()[0]
    told = log.flags.tell(flag, "nurse", TODAY, "by phone")
    assert (told.rule, told.rule_version, told.tier, told.episodes) == (
        flag.rule,
        flag.rule_version,
        flag.tier,
        flag.episodes,
    )
    assert log.flags.today()[0].told == told
    log.flags.untell(told)
    assert not log.flags.today()[0].is_quiet


def test_an_entry_made_worse_after_the_tick_brings_the_flag_back(log: OpenLog) -> None:
    """What the entry said when the team was told is in the history; a mended note changes nothing."""
    noted = log.journal.note(SymptomEntry(symptom="breast_lump", observed_on=TODAY, severity=2))
    log.flags.tell(log.flags.today()[0])

    mended = log.entries.change(replace(noted.observation, note="the left one"))
    assert log.flags.today()[0].is_quiet

    log.entries.change(replace(mended, severity=6))
    assert not log.flags.today()[0].is_quiet
    assert log.flags.today() == evaluate(log.signs, log.flags.log(), TODAY)


def test_board_is_the_same_as_reading_the_whole_log_anew(log: OpenLog, calendar: Calendar) -> None:
    """After each kind of change, and on another day."""
    log.flags.today()
    steps = (
        lambda: _lump(log),
        lambda: log.record.set("surgery", "mastectomy", Side.LEFT),
        lambda: log.entries.add(Weight(measured_on=TODAY - timedelta(days=300), grams=80_000)),
        lambda: log.entries.add(Weight(measured_on=TODAY, grams=70_000, trying_to_lose=Answer.NO)),
        lambda: log.medicines.start(Medicine(name="tamoxifen"), DosePeriod(medicine_id=0)),
        lambda: log.journal.note(SymptomEntry(symptom="vaginal_bleeding", observed_on=TODAY)),
        lambda: log.entries.add(
            Treatment(treatment=TreatmentKind.RADIOTHERAPY, name="radiotherapy", ended_on=TODAY - timedelta(days=60))
        ),
        lambda: log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY, answers=(("fever", Answer.YES),))),
        lambda: log.flags.tell(log.flags.today()[0]),
    )
    for step in steps:
        step()
        assert log.flags.today() == _anew(log, calendar.day)
    calendar.day = TODAY + timedelta(days=20)
    assert log.flags.today() == _anew(log, calendar.day)


def _anew(log: OpenLog, day: date) -> tuple[object, ...]:
    with log.database.reading() as store:
        return evaluate(log.signs, store.log_view(None), day)


def test_what_no_rule_reads_leaves_the_flags_as_they_are(log: OpenLog) -> None:
    """Notes and how things are overall make nothing be looked at again."""
    _lump(log)
    before = log.flags.today()
    log.entries.add(Note(noted_on=TODAY, words="x"))
    log.entries.add(Overall(observed_on=TODAY, value=3))
    assert log.flags.today() is before


def test_only_the_episode_that_changed_is_summed_up_again(log: OpenLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log of many episodes stays quick after one entry."""
    _lump(log)
    log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY))
    log.flags.today()
    summed: list[int] = []
    monkeypatch.setattr(
        "followup.services.kept_log.Reading",
        lambda view, today, before: (summed.append(view.episode.id), Reading(view, today, before))[1],
    )
    noted = log.journal.note(SymptomEntry(symptom="cough", observed_on=TODAY, severity=4))
    log.flags.today()
    assert summed == [noted.episode.id]


def test_flag_is_printed_with_the_keys_of_the_command_line(log: OpenLog) -> None:
    """Exactly these, in this order, as plain values."""
    _lump(log)
    plain = flag_to_plain(log.flags.today()[0])
    assert list(plain) == [
        "sign", "tier", "hours", "since", "days", "rule", "rule_version", "sources", "observations",
    ]  # fmt: skip
    assert (plain["sign"], plain["tier"], plain["since"], plain["observations"]) == (
        "breast_lump",
        "call",
        TODAY.isoformat(),
        [1],
    )
    assert all(isinstance(source, str) for source in plain["sources"])


def test_words_noted_say_what_where_how_much_and_what_was_answered(log: OpenLog) -> None:
    """The newest number beside the first, the answers that are yes."""
    for days, severity, change in ((9, 3, Change.NONE), (0, 6, Change.WORSE)):
        log.journal.note(
            SymptomEntry(
                symptom="bone_pain",
                place="hip",
                side=Side.LEFT,
                observed_on=TODAY - timedelta(days=days),
                severity=severity,
                change=change,
                answers=(("wakes_at_night", Answer.YES), ("after_injury", Answer.NO)),
            )
        )
    flag = log.flags.today()[0]
    assert log.flags.noted_words(flag) == ("Bone pain, hip, left. 6 of 10, was 3. Worse. Wakes you at night.",)


SYMPTOMS = st.sampled_from(["breast_lump", "cough", "headache", "bone_pain", "arm_swelling", "vaginal_bleeding"])
STEPS = st.lists(
    st.tuples(st.sampled_from(["note", "remove", "undo", "weight", "told"]), SYMPTOMS, st.integers(0, 40)), max_size=12
)


@settings(
    max_examples=15,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_board_agrees_with_the_log_after_any_steps(steps: list[tuple[str, str, int]], new_log: object) -> None:
    """What is kept in memory never says anything else than the log on the disk."""
    log: OpenLog = new_log()  # type: ignore[operator]
    wishes: list[int] = []
    log.changes.listen(lambda change: wishes.append(change.wish_id))
    for what, symptom, days in steps:
        _step(log, wishes, what, symptom, TODAY - timedelta(days=days))
        assert log.flags.today() == _anew(log, TODAY)


def _step(log: OpenLog, wishes: list[int], what: str, symptom: str, day: date) -> None:
    seen = log.entries.all(Observation)
    flags = log.flags.today()
    if what == "note":
        log.journal.note(SymptomEntry(symptom=symptom, observed_on=day, severity=day.day % 11))
    elif what == "weight":
        log.entries.add(Weight(measured_on=day, grams=60_000 + 500 * day.day))
    elif what == "remove" and seen:
        log.entries.remove("observation", seen[day.day % len(seen)].id)
    elif what == "undo" and wishes:
        log.entries.undo(wishes[-1])
    elif what == "told" and flags:
        log.flags.tell(flags[0], told_on=day)


def test_a_card_lists_the_entries_it_rests_on_with_their_words(log: OpenLog) -> None:
    """Newest first, with who saw it where that was not the person; weighings with their kilograms."""
    anna = log.entries.add(Author(name="Anna"))
    _lump(log, words="a pea", severity=2)
    log.journal.note(
        SymptomEntry(symptom="breast_lump", side=Side.LEFT, observed_on=TODAY, note="I felt it too", author_id=anna.id)
    )
    lines = log.flags.entry_lines(log.flags.today()[0])
    assert len(lines) == 2
    assert lines[0].endswith("seen by Anna: “I felt it too”")
    assert lines[1].endswith(": 2 of 10. “a pea”")


def test_why_not_sooner_names_the_days_and_what_is_more_pressing(log: OpenLog) -> None:
    """A hip of fifteen days waits for its rule; an emergency has nothing above it."""
    for ago in (15, 8, 0):
        log.journal.note(SymptomEntry(symptom="hip_pain", side=Side.LEFT, observed_on=TODAY - timedelta(days=ago)))
    (hip,) = log.flags.today()
    assert log.flags.days_waited(hip) == 15
    assert all(words != hip.why for words in log.flags.would_be_sooner(hip))
    assert any("fall" in words for words in log.flags.would_be_sooner(hip))
    log.journal.note(SymptomEntry(symptom="seizure", observed_on=TODAY))
    fit = log.flags.today()[0]
    assert (log.flags.days_waited(fit), log.flags.would_be_sooner(fit)) == (None, ())
