"""`flags`: what in the log is worth telling the team."""

from __future__ import annotations

from datetime import date

from followup.cli.call import Call
from followup.cli.opened import opened
from followup.domain.wording import Translate
from followup.domain.words import Tier
from followup.report.wording import long_day
from followup.services.flags import flag_to_plain
from followup.services.log import OpenLog
from followup.signs.flag import Flag, Source


def run(call: Call) -> int:
    """Print the flags of the day, the most pressing first."""
    with opened(call) as log:
        flags = log.flags.today()
        if call.as_json:
            for flag in flags:
                if not flag.is_quiet:
                    call.terminal.record(plain(flag))
        else:
            print_flags(call, log, flags)
    return 0


def plain(flag: Flag) -> dict[str, object]:
    """Return a flag as JSON; what it rests on is named by ids that `show` takes, weighings included."""
    rests_on = [f"observation-{number}" for number in flag.observations]
    return {**flag_to_plain(flag), "observations": rests_on + [f"weight-{number}" for number in flag.weights]}


def print_flags(call: Call, log: OpenLog, flags: tuple[Flag, ...]) -> None:
    """Print flags for a person to read; those the team knows of come last, in one line each."""
    tr, terminal = call.tr, call.terminal
    loud = [flag for flag in flags if not flag.is_quiet]
    if not loud:
        terminal.text(_nothing_loud(bool(flags), tr))
    for flag in loud:
        _print_flag(call, log, flag)
        terminal.line()
    for flag in flags:
        if flag.told is not None:
            words = tr("Told {whom} on {day}: {title}.") if flag.told.whom else tr("Told on {day}: {title}.")
            day = long_day(flag.told.told_on, tr)
            terminal.text(words.format(whom=flag.told.whom, day=day, title=tr(flag.title)))


def _nothing_loud(some_quiet: bool, tr: Translate) -> str:
    if some_quiet:
        return tr(
            "Your team knows about everything that matches the rules today."
            " You can always call about anything that worries you."
        )
    return tr("Nothing in your log matches the rules today. You can always call about anything that worries you.")


def _print_flag(call: Call, log: OpenLog, flag: Flag) -> None:
    tr, terminal = call.tr, call.terminal
    terminal.text(f"{tier_words(flag, tr)}: {tr(flag.title)}")
    terminal.text(tier_advice(flag, tr), indent=2)
    for sentence in (*log.flags.noted_words(flag), _in_your_log(flag, call.today(), tr)):
        terminal.text(sentence, indent=2)
    terminal.text(tr("Why: {why}").format(why=tr(flag.why)), indent=2, hanging=7)
    if flag.sooner:
        terminal.text(tr(flag.sooner), indent=2)
    if flag.causes:
        terminal.text(tr("Other common causes:"), indent=2)
    for cause in flag.causes:
        terminal.text(f"- {tr(cause)}", indent=4, hanging=6)
    terminal.text(tr("Who says so:"), indent=2)
    for source in flag.sources:
        terminal.text(f"- {_cited(source)}", indent=4, hanging=6)
    terminal.text(tr("Rule: {rule}, version {version}.").format(rule=flag.rule, version=flag.rule_version), indent=2)


def tier_words(flag: Flag, tr: Translate) -> str:
    """Return what a flag asks for, in the words that every screen and page uses."""
    if flag.tier is Tier.URGENT:
        return tr("Get help now")
    if flag.tier is Tier.NEXT_VISIT:
        return tr("Bring to your next visit")
    if flag.tier is Tier.WATCH:
        return tr("Keep an eye on it")
    if flag.hours is None:
        return tr("Call your team")
    return tr("Call your team today") if flag.hours <= 24 else tr("Call your team within three days")


def tier_advice(flag: Flag, tr: Translate) -> str:
    """Return what to do and by when, in the sentences of the screens."""
    if flag.tier is Tier.CALL and flag.hours is not None and flag.hours <= 24:
        return tr("Call your team within 24 hours. At night or weekends, call out of hours.")
    return {
        Tier.URGENT: tr("Call now, even if it has passed. Do not wait for your next visit."),
        Tier.CALL: tr("Call your team within the next three days. Call sooner if it gets worse."),
        Tier.NEXT_VISIT: tr("Put it on your list for the next visit. Call sooner if it gets worse."),
        Tier.WATCH: tr("Note how it goes. Call sooner if it gets worse or you are worried."),
    }[flag.tier]


def _in_your_log(flag: Flag, today: date, tr: Translate) -> str:
    if not flag.is_of_now:
        return tr("Noted on {day}.").format(day=long_day(flag.last_on or flag.since, tr))
    if flag.since == today:
        return tr("In your log since today.")
    if flag.days == 0:
        return tr("In your log once, on {day}.").format(day=long_day(flag.since, tr))
    if flag.days == 1:
        return tr("In your log for 1 day, since {day}.").format(day=long_day(flag.since, tr))
    return tr("In your log for {days} days, since {day}.").format(days=flag.days, day=long_day(flag.since, tr))


def _cited(source: Source) -> str:
    year = f", {source.year}" if source.year[:1].isdigit() else ""
    return f"{source.publisher}: {source.title}{year}. {source.link}"
