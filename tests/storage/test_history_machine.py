"""Whatever is done in whatever order, the history alone gives what stands in the tables."""

import os
import shutil
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from followup.domain.records import Episode, Medicine, Note, Observation, Question, Visit
from followup.domain.words import Answer
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import Conflict, Missing
from followup.storage.history import rebuild

from .test_history import present

SCALE = float(os.environ.get("SCALE", "0.01"))
"""1 is ten thousand operations, as `make check-trust` does them."""

STEPS = 50
DAYS = st.integers(0, 300).map(lambda days: date(2026, 1, 1) + timedelta(days=days))
PICK = st.integers(0, 10_000)


class Log(RuleBasedStateMachine):
    """A log and somebody who does anything to it. A refused wish changes nothing."""

    blank: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.wishes: list[int] = []

    @initialize()
    def begin(self) -> None:
        """Copy an empty log and open it."""
        shutil.copytree(self.blank, self.folder / "log")
        self.database = Database.open(self.folder / "log")

    def teardown(self) -> None:
        """Look the whole log over, then take it away."""
        assert check_log(self.database).is_whole
        self.database.close()
        shutil.rmtree(self.folder)

    def _do(self, act: object) -> None:
        try:
            with self.database.transaction(wish="anything") as store:
                act(store)  # type: ignore[operator]
                self.wishes.append(store.wish_id)
        except (Conflict, Missing):
            pass

    @rule(day=DAYS, pick=PICK, words=st.text(max_size=8))
    def add(self, day: date, pick: int, words: str) -> None:
        """Add an entry of any of six kinds, below a parent where it needs one."""

        def act(store: object) -> None:
            episodes, visits = store.all(Episode), store.all(Visit)  # type: ignore[attr-defined]
            choices = [Episode(words="x", began_on=day), Note(noted_on=day, words="x" + words), Medicine(name="m")]
            choices.append(Visit(visit_on=day))
            if episodes:
                parent = episodes[pick % len(episodes)].id
                answers = (("q", Answer.YES),) if pick % 2 else ()
                choices.append(Observation(episode_id=parent, observed_on=day, answers=answers))
            if visits:
                choices.append(Question(words="q", visit_id=visits[pick % len(visits)].id))
            store.add(choices[pick % len(choices)])  # type: ignore[attr-defined]

        self._do(act)

    @rule(pick=PICK, words=st.text(max_size=8))
    def change(self, pick: int, words: str) -> None:
        """Change a note or an observation."""

        def act(store: object) -> None:
            found = (*store.all(Note), *store.all(Observation))  # type: ignore[attr-defined]
            if found:
                one = found[pick % len(found)]
                kept = {"words": "y" + words} if isinstance(one, Note) else {"severity": pick % 11}
                store.change(replace(one, **kept))  # type: ignore[attr-defined]

        self._do(act)

    @rule(pick=PICK)
    def remove(self, pick: int) -> None:
        """Put anything into the trash, with what belongs to it."""

        def act(store: object) -> None:
            kinds = (Note, Observation, Episode, Medicine, Visit, Question)
            found = [one for kind in kinds for one in store.all(kind)]  # type: ignore[attr-defined]
            if found:
                one = found[pick % len(found)]
                store.remove(one.kind, one.id)  # type: ignore[attr-defined]

        self._do(act)

    @rule(pick=PICK, erase=st.booleans())
    def empty(self, pick: int, erase: bool) -> None:
        """Bring something back from the trash, or erase it for good."""

        def act(store: object) -> None:
            found = store.trash()  # type: ignore[attr-defined]
            if found:
                one = found[pick % len(found)]
                (store.erase if erase else store.bring_back)(one.kind, one.id)  # type: ignore[attr-defined]

        self._do(act)

    @rule(pick=PICK)
    def undo(self, pick: int) -> None:
        """Take back any wish, an undo among them."""
        if self.wishes:
            wish = self.wishes[pick % len(self.wishes)]
            self._do(lambda store: store.undo(wish))

    @invariant()
    def the_history_gives_what_stands(self) -> None:
        """After each step."""
        if hasattr(self, "database"):
            with self.database.reading() as store:
                rebuilt = rebuild(reversed(store.history()))
            assert rebuilt == present(self.database)


def test_the_history_alone_rebuilds_the_log(folder: Path) -> None:
    """Every step of many runs; `SCALE=1` does ten thousand steps."""
    Log.blank = folder
    run_state_machine_as_test(
        Log,
        settings=settings(
            max_examples=max(int(10_000 * SCALE / STEPS), 2),
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_history_with_a_line_left_out_is_noticed(folder: Path) -> None:
    """The control: the comparison would see it."""
    database = Database.open(folder)
    with database.transaction() as store:
        store.add(Note(noted_on=date(2026, 1, 1), words="one"))
    with database.reading() as store:
        lines = store.history()[1:]
    assert rebuild(reversed(lines)) != present(database)
    database.close()
