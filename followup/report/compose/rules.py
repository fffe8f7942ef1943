"""The rules and sources used, what counts as a change, and how complete the log is."""

from __future__ import annotations

from followup.domain.words import Tier
from followup.report.compose.course import CHANGED_BY, COMPARED
from followup.report.compose.identity import summary_line, written_by
from followup.report.compose.reading import Reading
from followup.report.document import Block, Heading, Pairs, Section, Text
from followup.report.front import Pair
from followup.report.wording import joined, sentences
from followup.signs.flag import Flag, Source


def section(reading: Reading) -> Section:
    """Return what this sheet rests on."""
    tr = reading.tr
    blocks: tuple[Block, ...] = (
        Heading(tr("Rules that this log meets")),
        *_flags(reading),
        Heading(tr("Words and numbers on this sheet")),
        Pairs(_definitions(reading)),
    )
    return Section("rules", tr("Rules, sources and how complete this log is"), blocks)


def _flags(reading: Reading) -> tuple[Block, ...]:
    tr, flags = reading.tr, reading.view.flags
    if not flags:
        return (Text(tr("Nothing in the log matches the rules today. That does not rule anything out.")),)
    return (Pairs(tuple(Pair(flag.title, _rule_words(reading, flag)) for flag in flags)),)


def _rule_words(reading: Reading, flag: Flag) -> str:
    tr = reading.tr
    rule = tr("Rule {rule}, version {version}").format(rule=flag.rule, version=flag.rule_version)
    asks = tr("Asks: {asks}").format(asks=_asks(reading, flag))
    words = sentences(flag.why, asks, rule)
    return "\n".join([words, *(_source_words(source) for source in flag.sources)])


def _asks(reading: Reading, flag: Flag) -> str:
    tr = reading.tr
    if flag.tier is Tier.CALL and flag.hours is not None:
        return tr("call the team today, within 24 hours") if flag.hours <= 24 else tr("call the team within three days")
    return {
        Tier.URGENT: tr("get help now"),
        Tier.CALL: tr("call the team"),
        Tier.NEXT_VISIT: tr("bring to the next visit"),
        Tier.WATCH: tr("keep an eye on it"),
    }[flag.tier]


def _source_words(source: Source) -> str:
    return joined([source.title, source.publisher, source.year, source.link])


def _definitions(reading: Reading) -> tuple[Pair, ...]:
    tr = reading.tr
    change = tr(
        "Worse or better: the mean of the last {days} days differs by {points} points or more from the mean of the"
        " first {days} days (a third of the time where that is less). Where it differs less, the person's own last word"
        " counts. This is a simple rule of this sheet, not a published value."
    ).format(days=COMPARED, points=CHANGED_BY)
    closer = tr(
        "Where a symptom is 4 or more of 10, asking more about it is recommended in daily practice."
        " Oldenmenger and others, Journal of Pain and Symptom Management 2013; 45: 1083-1093."
        " https://doi.org/10.1016/j.jpainsymman.2012.06.007"
    )
    version = reading.view.signs_version or tr("unknown")
    return (
        Pair(tr("Change"), change),
        Pair(tr("4: look closer"), closer),
        Pair(tr("Numbers"), tr("0 is not there, 10 the worst. Overall is the other way round: 10 is best.")),
        Pair(tr("Unknown, not recorded"), tr("Nobody knows, or nobody wrote it down. Neither means no.")),
        Pair(tr("How complete"), summary_line(reading)),
        Pair(tr("Written by"), written_by(reading)),
        Pair(tr("Version of the rules"), version),
    )
