"""Words for how things changed, and for numbers then and now."""

from __future__ import annotations

from followup.domain.words import Change
from followup.report.compose.course import Course
from followup.report.compose.reading import Reading
from followup.report.front import ChangeWord
from followup.report.wording import joined, number_words


def change_word(change: Change, reading: Reading) -> ChangeWord:
    """Return the word for a change as it prints beside its shape."""
    tr = reading.tr
    words = {
        Change.WORSE: tr("worse"),
        Change.SAME: tr("same"),
        Change.BETTER: tr("better"),
        Change.GONE: tr("gone"),
        Change.NEW: tr("new"),
    }
    return ChangeWord(change, words.get(change, tr("not compared")))


def shown_change(course: Course) -> Change:
    """Return the change to print: where nothing can be compared yet, that it is new."""
    return Change.NEW if course.change is Change.NONE and course.is_new else course.change


def value_words(course: Course, reading: Reading) -> str:
    """Return the number now, or when it was gone."""
    tr = reading.tr
    if not course.is_open:
        day = reading.near(course.last.observed_on, about=course.last.about)
        return tr("gone on {day}").format(day=day)
    return tr("no number given") if course.now is None else tr("{now} of 10").format(now=course.now.value)


def was_words(course: Course, reading: Reading) -> str:
    """Return the number that the present one is compared with, or ""."""
    tr = reading.tr
    if not course.is_open:
        return "" if course.now is None else tr("was {was}").format(was=course.now.value)
    if course.was is None:
        return ""
    if course.means is not None:
        first, last = (number_words(round(mean, 1)) for mean in course.means)
        return tr("mean {last} lately, {first} at first").format(last=last, first=first)
    if course.was.day == course.episode.began_on:
        return tr("was {was} at the start").format(was=course.was.value)
    return tr("was {was} on {day}").format(was=course.was.value, day=reading.near(course.was.day))


def then_and_now(course: Course, reading: Reading) -> str:
    """Return the number now with the one it is compared with."""
    return joined([value_words(course, reading), was_words(course, reading)])


def since_words(course: Course, reading: Reading) -> str:
    """Return since when it is there and for how long."""
    tr, episode = reading.tr, course.episode
    day = reading.near(episode.began_on, about=episode.began_about)
    if not course.is_open:
        return tr("began {day}").format(day=day)
    return tr("since {day} ({span})").format(day=day, span=reading.span(episode.began_on))


def began_words(course: Course, reading: Reading) -> str:
    """Return the day it began with its year, and for how long it is there."""
    day = reading.day(course.episode.began_on, about=course.episode.began_about)
    if not course.is_open:
        return day
    return reading.tr("{day} ({span})").format(day=day, span=reading.span(course.episode.began_on))


def own_word(course: Course, reading: Reading) -> str:
    """Return the person's own last word where it says something else than the numbers, or ""."""
    tr = reading.tr
    if course.word in {Change.NONE, Change.NEW, Change.GONE} or course.word == course.change or not course.is_open:
        return ""
    return tr("last entry says: {word}").format(word=change_word(course.word, reading).word)
