"""What in the log is worth telling the team today, and the ticks that say they know."""

from __future__ import annotations

from datetime import date
from typing import Any

from followup.domain.log_view import LogView
from followup.domain.records import THE_PERSON, Author, Told
from followup.services.kept_log import KeptLog
from followup.services.said import entry_line, noted, weight_line
from followup.services.wishes import Wishes
from followup.signs.catalogue import Catalogue
from followup.signs.evaluate import evaluate
from followup.signs.flag import Flag
from followup.signs.person import Person
from followup.signs.rules import Signs
from followup.signs.sooner import days_waited, more_pressing

MOST_ENTRIES = 5
"""Entries that a card lists; the symptom's own page has all."""


class FlagBoard:
    """The flags of today. What they were drawn from is kept until something they rest on changes."""

    def __init__(self, wishes: Wishes, kept: KeptLog, signs: Signs, catalogue: Catalogue) -> None:
        self._wishes = wishes
        self._kept = kept
        self._signs = signs
        self._catalogue = catalogue
        self._flags: tuple[Flag, ...] = ()
        self._log: LogView | None = None
        self._on: date | None = None
        self._person: Person | None = None

    def today(self) -> tuple[Flag, ...]:
        """Return the flags of today, highest tier first, quiet ones included."""
        today = self._wishes.today()
        if self._on != today or self._log is not self._kept.near(today):
            log, summaries = self._kept.look(today)
            if self._person is None or not self._person.is_of(log):
                self._person = Person(log, self._signs.medicines)
            self._flags = evaluate(self._signs, log, today, summaries, self._person)
            self._on, self._log = today, log
        return self._flags

    def log(self) -> LogView:
        """Return the log as the rules see it."""
        return self._kept.view()

    def tell(
        self, flag: Flag, whom: str = "", told_on: date | None = None, note: str = "", cause: object | None = None
    ) -> Told:
        """Keep that the team knows; the flag is quiet until it gets worse or starts anew."""
        told = Told(
            sign=flag.sign,
            rule=flag.rule,
            rule_version=flag.rule_version,
            told_on=told_on or self._wishes.today(),
            whom=whom,
            tier=flag.tier,
            severity=flag.severity,
            episodes=flag.episodes,
            note=note,
        )
        with self._wishes.wish("tell", cause=cause) as wish:
            kept = wish.add(told)
            wish.words = self._wishes.tr("Noted that your team knows.")
        return kept

    def untell(self, told: Told, cause: object | None = None) -> None:
        """Take the tick away again."""
        with self._wishes.wish("untell", cause=cause, may_use_reserve=True) as wish:
            wish.remove(Told.kind, told.id)
            wish.words = self._wishes.tr("The flag is back.")

    def days_waited(self, flag: Flag) -> int | None:
        """Return the days that the rule of a flag waits for; None where one entry is enough."""
        return days_waited(self._signs, flag)

    def would_be_sooner(self, flag: Flag) -> tuple[str, ...]:
        """Return, in the sentences of their rules, what would make a flag more pressing."""
        return tuple(rule.why for rule in more_pressing(self._signs, flag)) if flag.is_of_now else ()

    def entry_lines(self, flag: Flag, most: int = MOST_ENTRIES) -> tuple[str, ...]:
        """Return the newest entries a flag rests on, newest first, each with its day, number and words."""
        today, tr = self._wishes.today(), self._wishes.tr
        log = self._kept.near(today)
        wanted, weighings = set(flag.observations), set(flag.weights)
        seen = [one for view in log.episodes for one in view.observations if one.id in wanted]
        seen.sort(key=lambda one: (one.observed_on, one.id), reverse=True)
        names = self._names({one.author_id for one in seen[:most]} - {THE_PERSON})
        lines = [entry_line(one, today, tr, by=names.get(one.author_id, "")) for one in seen[:most]]
        heavy = sorted(
            (one for one in log.weights if one.id in weighings), key=lambda one: one.measured_on, reverse=True
        )
        return (*lines, *(weight_line(one, today, tr) for one in heavy))

    def _names(self, authors: set[int]) -> dict[int, str]:
        if not authors:
            return {}
        with self._wishes.database.reading() as store:
            return {author.id: author.name for author in store.all(Author)}

    def noted_words(self, flag: Flag) -> tuple[str, ...]:
        """Return what the log holds of a flag, a sentence or two for each episode: "Hip pain, left. 6 of 10."."""
        views = {view.episode.id: view for view in self._kept.near(self._wishes.today()).episodes}
        return tuple(noted(views[id_], self._catalogue, self._wishes.tr) for id_ in flag.episodes if id_ in views)


def flag_to_plain(flag: Flag) -> dict[str, Any]:
    """Return a flag as the command line prints it."""
    return {
        "sign": flag.sign,
        "tier": str(flag.tier),
        "hours": flag.hours,
        "since": flag.since.isoformat(),
        "days": flag.days,
        "rule": flag.rule,
        "rule_version": flag.rule_version,
        "sources": [source.id for source in flag.sources],
        "observations": list(flag.observations),
    }
