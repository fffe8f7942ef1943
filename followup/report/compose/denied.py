"""What was asked about and not there, and what nobody has asked: a "no" and a silence are two things.

A short question counts where it names something of its own, such as a fever beside a headache. A "no" to how a symptom
is ("Is it worse in the morning?") is an answer about that symptom: it stands with it in the log, and denies nothing.
"""

from __future__ import annotations

from datetime import date

from followup.domain.log_view import EpisodeView
from followup.domain.words import Answer
from followup.report.compose.reading import Reading
from followup.report.document import Column, ColumnKind, Row, Section, Table, Text
from followup.report.wording import joined, sentences
from followup.signs.sign import ShortQuestion

ASKED_ABOUT = (
    "breast_lump",
    "breast_skin_change",
    "breast_redness_swelling",
    "nipple_discharge",
    "chest_wall_lump",
    "armpit_lump",
    "swollen_lymph_nodes",
    "bone_pain",
    "back_pain",
    "hip_pain",
    "chest_pain",
    "cough",
    "shortness_of_breath",
    "loss_of_appetite",
    "weight_loss",
    "headache",
    "seizure",
)
"""Catalogue ids of the signs that the Mayo Clinic article on recurrent breast cancer (2024) names."""


def _denials(reading: Reading) -> dict[str, tuple[EpisodeView, date]]:
    """The latest denial of each symptom in the period: an episode whose every observation says that it is not there."""
    found: dict[str, tuple[EpisodeView, date]] = {}
    for view in reading.view.log.episodes:
        key = view.episode.symptom or view.episode.words
        days = [seen.observed_on for seen in view.observations if reading.in_period(seen.observed_on)]
        if days and not any(seen.present for seen in view.observations):
            earlier = found.get(key)
            if earlier is None or earlier[1] < days[-1]:
                found[key] = (view, days[-1])
    return found


def denied_on(reading: Reading, symptom: str) -> date | None:
    """Return the day a symptom was asked about and not there, or None where nobody asked or it was there."""
    denial = _denials(reading).get(symptom)
    return None if denial is None or symptom in _noted(reading) else denial[1]


def _answered_no(reading: Reading) -> dict[str, tuple[ShortQuestion, date]]:
    """The latest "no" in the period to each question that names something of its own, unless it was there as well."""
    there, found = set[str](), dict[str, tuple[ShortQuestion, date]]()
    for view in reading.view.log.episodes:
        for seen in view.observations:
            for asked, answer in seen.answers if reading.in_period(seen.observed_on) else ():
                question = reading.view.short_questions.get(asked)
                if question is None or not question.is_of_its_own(view.episode.symptom):
                    continue
                if answer is Answer.YES:
                    there.add(asked)
                elif answer is Answer.NO and (asked not in found or found[asked][1] < seen.observed_on):
                    found[asked] = question, seen.observed_on
    noted = _noted(reading)
    return {key: no for key, no in found.items() if key not in there and not no[0].of & noted}


def _noted(reading: Reading) -> set[str]:
    return {course.episode.symptom for course in reading.courses if course.episode.symptom}


def _not_recorded(reading: Reading) -> list[str]:
    known = _noted(reading) | set(_denials(reading))
    known |= {symptom for question, _ in _answered_no(reading).values() for symptom in question.denies}
    titles = (reading.view.symptom_title(symptom) for symptom in ASKED_ABOUT if symptom not in known)
    return [title for title in titles if title]


def _denied(reading: Reading) -> list[tuple[str, date]]:
    noted = _noted(reading)
    denials = {key: denial for key, denial in _denials(reading).items() if key not in noted}
    rows = [(reading.title(view.episode), day) for view, day in denials.values()]
    for question, day in _answered_no(reading).values():
        # Denied by a press of its own as well: that says it in the words of the list.
        if not question.denies or not question.denies <= denials.keys():
            rows.append((reading.tr(question.names), day))
    return sorted(rows, key=lambda row: (-row[1].toordinal(), row[0]))


def denied_words(reading: Reading) -> str:
    """Return what was asked about and not there, by day, for page 1."""
    tr, days = reading.tr, dict[date, list[str]]()
    for title, day in _denied(reading):
        days.setdefault(day, []).append(title)
    if not days:
        return tr("Nothing noted as not there. Not recorded is not a no.")
    found = [
        tr("{day}: {names}").format(day=reading.near(day), names=joined(names, "; ")) for day, names in days.items()
    ]
    return sentences(tr("Not listed means not recorded"), *found)


def section(reading: Reading) -> Section:
    """Return what was asked about and not there, then what nobody has asked."""
    tr = reading.tr
    columns = (
        Column(tr("Asked about"), ColumnKind.WORDS),
        Column(tr("Answer"), ColumnKind.SHORT),
        Column(tr("Asked"), ColumnKind.DAY),
    )
    rows = tuple(Row((title, tr("no"), reading.day(day))) for title, day in _denied(reading))
    table = Table("denied", columns, rows, tr("Nothing is noted as not there in this time."))
    missing = _not_recorded(reading)
    silence = tr("Not recorded in this time (nobody asked, or nobody wrote it down): {names}")
    words = sentences(silence.format(names=joined(missing))) if missing else ""
    blocks = (table, Text(words, quiet=True)) if words else (table,)
    return Section("denied", tr("Asked, and not there"), blocks)
