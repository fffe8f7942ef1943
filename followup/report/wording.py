"""Days, spans and numbers as the sheet writes them."""

from __future__ import annotations

from datetime import date

from followup.domain.records import DosePeriod
from followup.domain.wording import Translate, untranslated
from followup.domain.words import Side

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


SHORT_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

THIS_YEAR = 330
"""Days back in which a day of page 1 needs no year: the day of the sheet stands beside it."""


def near_day(day: date, today: date, tr: Translate = untranslated, *, about: bool = False) -> str:
    """Return a day such as "2 Aug" where the year goes without saying, else with its year."""
    if (about and day.day == 1) or not 0 <= (today - day).days <= THIS_YEAR:
        return day_words(day, tr, about=about)
    text = tr("about {day} {month}") if about else tr("{day} {month}")
    return text.format(day=day.day, month=tr(SHORT_MONTHS[day.month - 1]))


def day_words(day: date, tr: Translate = untranslated, *, about: bool = False) -> str:
    """Return a day such as "2 Aug 2025"; a guess on the first of a month stands for the month."""
    month = tr(SHORT_MONTHS[day.month - 1])
    if about and day.day == 1:
        return tr("about {month} {year}").format(month=month, year=day.year)
    text = tr("about {day} {month} {year}") if about else tr("{day} {month} {year}")
    return text.format(day=day.day, month=month, year=day.year)


def long_day(day: date, tr: Translate = untranslated) -> str:
    """Return a day such as "2 August 2025"."""
    return tr("{day} {month} {year}").format(day=day.day, month=tr(MONTHS[day.month - 1]), year=day.year)


def weekday_day(day: date, tr: Translate = untranslated) -> str:
    """Return a day such as "Monday 22 September 2025"."""
    return tr("{weekday} {day}").format(weekday=tr(WEEKDAYS[day.weekday()]), day=long_day(day, tr))


def month_words(day: date, tr: Translate = untranslated) -> str:
    """Return a month such as "Aug 2025"."""
    return tr("{month} {year}").format(month=tr(SHORT_MONTHS[day.month - 1]), year=day.year)


def span_words(days: int, tr: Translate = untranslated) -> str:
    """Return how long something lasts, from days to years, as people say it."""
    if days < 1:
        return tr("today")
    if days == 1:
        return tr("1 day")
    if days < 90:
        return tr("{count} days").format(count=days)
    if days < 730:
        return tr("{count} months").format(count=round(days / 30.44))
    return tr("{count} years").format(count=days * 100 // 36525)


def number_words(value: float) -> str:
    """Return a number without needless decimals, with a true minus sign."""
    return f"{value:.1f}".removesuffix(".0").replace("-", "−")


def count_words(count: int, one: str, many: str) -> str:
    """Return the sentence for one or for many with its `{count}` filled in."""
    return (one if count == 1 else many).format(count=count)


def side_words(side: Side, tr: Translate = untranslated) -> str:
    """Return a side in words, "" where there is none."""
    words = {Side.LEFT: tr("left"), Side.RIGHT: tr("right"), Side.BOTH: tr("both sides"), Side.MIDDLE: tr("middle")}
    return words.get(side, "")


def with_side(title: str, side: Side, tr: Translate = untranslated) -> str:
    """Return a title with its side, such as "Hip pain, left"."""
    return joined([title, side_words(side, tr)])


def dose_words(period: DosePeriod, tr: Translate = untranslated) -> str:
    """Return dose and how often: "500 mg, up to four a day, when needed"; empty where nothing was said."""
    needed = tr("when needed") if period.as_needed else ""
    return joined([period.dose.strip(), period.frequency.strip(), needed])


def joined(parts: list[str] | tuple[str, ...], between: str = ", ") -> str:
    """Return the parts that are not empty, joined."""
    return between.join(part for part in parts if part)


def sentences(*parts: str) -> str:
    """Return the parts as sentences, each with its full stop."""
    return " ".join(part if part[-1:] in ".?!…" else f"{part}." for part in parts if part.strip())


def capital(words: str) -> str:
    """Return the words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def clipped(words: str, most: int) -> str:
    """Return the words on one line, cut at a word with an ellipsis when they are longer than `most` characters."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0][: most - 1].rstrip(" ,;.") + "…"
