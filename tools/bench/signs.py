"""The rules over a log of ten years, the rules after one save, and the finder."""

from __future__ import annotations

from pathlib import Path

from followup.signs.evaluate import evaluate
from followup.signs.finder import Finder

from .figures import interleaved, print_figures, processor, timed
from .saving import ENTRY, open_log
from .ten_years import UNTIL

PHRASES = (
    "can't catch my breath",
    "sore hip",
    "my ribs ache when I lie on my left side",
    "no headache today",
    "feeling down and tired all the time",
    "lump above the collarbone",
    "hot flushes again",
    "pins and needles in my fingers",
)


def run(folder: Path, rounds: int) -> None:
    """Measure reading and judging apart; the floor is reading every row through the driver."""
    log = open_log(folder)
    try:
        database = log.database

        def fetch() -> None:
            with database.engine.connect() as connection:
                connection.exec_driver_sql("SELECT * FROM observation ORDER BY episode_id, observed_on, id").fetchall()

        def read() -> None:
            with database.reading() as store:
                store.log_view(None)

        with database.reading() as store:
            whole = store.log_view(None)
        subjects = {
            "fetch 30,000 rows, nothing more (floor)": timed(fetch),
            "read the whole log as records": timed(read),
            "evaluate every rule over the whole log": timed(lambda: evaluate(log.signs, whole, UNTIL)),
        }
        print_figures("Rules over ten years", interleaved(subjects, rounds))

        subjects = {
            "save an observation (floor)": timed(lambda: log.journal.note(ENTRY)),
            "flags of today, after it": timed(log.flags.today),
        }
        print_figures("Flags after one save", interleaved(subjects, rounds))
        print("  processor time, the least of the rounds: what other work on the machine does not lengthen as much")
        judged = processor(rounds, lambda: evaluate(log.signs, whole, UNTIL))
        after = processor(rounds, log.flags.today, before=lambda: log.journal.note(ENTRY))
        print(f"    evaluate every rule over the whole log {judged:.1f} ms (aim 30)")
        print(f"    flags of today, after a save {after:.1f} ms (aim 5)")
        _find(log.finder, rounds)
    finally:
        log.close()


def _find(finder: Finder, rounds: int) -> None:
    """The finder's floor is a plain look-up of every phrase in one long text."""
    text = " ".join(PHRASES) * 200

    def floor() -> None:
        for phrase in PHRASES:
            text.count(phrase)

    def search() -> None:
        for phrase in PHRASES:
            finder.find(phrase)

    figures = interleaved({"count in a text (floor)": timed(floor), "finder": timed(search)}, rounds)
    print_figures(f"Finder: {len(PHRASES)} phrases", figures, f"{figures[1].median / len(PHRASES):.2f} ms a phrase")
