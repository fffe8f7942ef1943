"""Whom a sign or a rule is for, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from followup.signs.person import PersonTest


def who_words(test: PersonTest) -> tuple[str, ...]:
    """Return a sentence for each thing a rule asks of the person; none when it is for everybody."""
    return tuple(words for words in (*_body(test), *_medicines(test), *_radiotherapy(test)) if words)


def _tr(words: str) -> str:
    return QCoreApplication.translate("help", words)


def _body(test: PersonTest) -> list[str]:
    breasts = {
        "kept": _tr("For a breast that was kept."),
        "surely_removed": _tr("For a side where the breast was removed or rebuilt."),
        "removed": _tr("For a side where the breast was removed, or may have been."),
    }
    words = [breasts.get(test.breast, "")]
    if test.sex:
        words.append(_tr("Not for men.") if "male" not in test.sex else _tr("For men."))
    if test.menopause:
        before = test.menopause == {"before"}
        words.append(_tr("Before the menopause.") if before else _tr("During or after the menopause."))
    if "lobular" in test.histology:
        words.append(_tr("For lobular breast cancer."))
    if test.age_from is not None:
        words.append(_tr("From the age of {years}.").format(years=test.age_from))
    return words


def _medicines(test: PersonTest) -> list[str]:
    words = []
    if test.taking:
        words.append(_tr("While you take {medicines}.").format(medicines=_named(test.taking)))
    if test.ever:
        words.append(_tr("If you have ever had {medicines}.").format(medicines=_named(test.ever)))
    return words


def _named(names: frozenset[str]) -> str:
    """Name a group of medicines by those that most people know; `resources/medicines.toml` lists every brand."""
    if "@tamoxifen" in names:
        return _tr("tamoxifen or one like it")
    if "@aromatase" in names:
        return _tr("letrozole, anastrozole or exemestane")
    if "@heart_strain" in names:
        return _tr("drugs that can strain the heart, such as doxorubicin, epirubicin or trastuzumab")
    return ", ".join(sorted(names))


def _radiotherapy(test: PersonTest) -> list[str]:
    words = []
    if test.radiotherapy_days is not None:
        first, last = test.radiotherapy_days
        words.append(_tr("From {first} to {last} days after radiotherapy ended.").format(first=first, last=last))
    if test.radiotherapy_over is not None:
        words.append(_tr("More than {days} days after radiotherapy ended.").format(days=test.radiotherapy_over))
    return words
