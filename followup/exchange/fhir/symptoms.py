"""Symptoms as the person reports them: one observation for each entry, grouped by episode."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode, Observation, SideEffect
from followup.domain.words import AllAlong, Answer, Change
from followup.exchange.fhir.codes import Plain, absent, category, concept
from followup.exchange.fhir.draft import Draft, Section, component, entered, located, texts
from followup.exchange.fhir.narrative import heading, paragraph, table
from followup.exchange.fhir.times import dated, spanned

_LONGEST_TITLE = 200


def symptoms_section(draft: Draft) -> Section:
    """Return every episode with every entry, also what somebody was asked about and did not have."""
    tr = draft.tr
    section = Section(tr("Symptoms I noted"), "10187-3")
    blamed = defaultdict[int, list[SideEffect]](list)
    medicines = {view.medicine.id for view in draft.given.medicines}
    for link in draft.given.side_effects:
        if link.medicine_id in medicines:
            blamed[link.episode_id].append(link)
    if draft.given.episodes:
        section.blocks.append(paragraph(tr("Numbers go from 0 to 10. Higher is worse.")))
    for view in draft.given.episodes:
        section.entries.append(_episode(draft, view, blamed[view.episode.id]))
        section.blocks += _told(draft, view, blamed[view.episode.id])
    return section


def _title(draft: Draft, episode: Episode) -> str:
    """Return what a symptom is called. It stands at each entry, so that own words of a page are cut here."""
    words = episode.words.strip()
    if len(words) > _LONGEST_TITLE:
        words = words[: _LONGEST_TITLE - 1].rstrip() + "…"
    return draft.words.symptom(episode.symptom) or words or draft.tr("Symptom without a name")


def _common(draft: Draft, episode: Episode) -> Plain:
    return {
        "category": category("survey", draft.tr("Reported by the person")),
        "code": concept(_title(draft, episode)),
        "subject": draft.person,
        **located(draft.words.place(episode.place) if episode.place else "", draft.words.side(episode.side)),
    }


def _episode(draft: Draft, view: EpisodeView, blamed: Iterable[SideEffect]) -> Plain:
    episode, common = view.episode, _common(draft, view.episode)
    members = [_observation(draft, common, seen) for seen in view.observations]
    last = view.last
    gone = last if last is not None and not last.present else None
    about_end = gone is not None and gone.about
    ended = gone.observed_on if gone is not None and gone.observed_on >= episode.began_on else None
    notes = draft.note(episode, _own_words(draft, episode), episode.note).get("note", [])
    for link in blamed:
        notes += draft.note(link, _blame(draft, link)).get("note", [])
    body: Plain = {
        "status": "final",
        **common,
        **spanned("effective", episode.began_on, ended, about=episode.began_about, about_last=about_end),
        **entered("issued", episode),
        "performer": [draft.who(episode)],
        **({"note": notes} if notes else {}),
        **({"hasMember": members} if members else {"dataAbsentReason": absent()}),
    }
    return draft.add("Observation", f"episode/{episode.id}", body)


def _observation(draft: Draft, common: Plain, seen: Observation) -> Plain:
    parts = list(_components(draft, seen))
    body: Plain = {
        "status": "final",
        **common,
        **dated("effectiveDateTime", seen.observed_on, about=seen.about),
        **entered("issued", seen),
        "performer": [draft.who(seen)],
        "valueBoolean": seen.present,
        **draft.note(seen, seen.words, seen.note),
        **({"component": parts} if parts else {}),
    }
    return draft.add("Observation", f"observation/{seen.id}", body)


def _components(draft: Draft, seen: Observation) -> Iterator[Plain]:
    """A number nobody gave is unknown while the symptom is there, and does not arise when it is not."""
    tr = draft.tr
    if seen.severity is not None or seen.present:
        number = None if seen.severity is None else {"valueInteger": seen.severity}
        yield component(tr("How bad it is: 0 to 10, higher is worse"), number)
    if seen.change is not Change.NONE:
        yield component(tr("Compared with the time before"), {"valueString": draft.words.change[seen.change]})
    if seen.all_along is not AllAlong.UNKNOWN:
        yield component(tr("Since the entry before"), {"valueString": draft.words.all_along[seen.all_along]})
    for question, answer in seen.answers:
        value = None if answer is Answer.NOT_SURE else {"valueBoolean": answer is Answer.YES}
        asked = component(draft.words.question(question), value)
        yield asked if value is not None else {**asked, "dataAbsentReason": absent("asked-unknown")}


def _own_words(draft: Draft, episode: Episode) -> str:
    words = episode.words.strip()
    is_said = not episode.symptom and len(words) <= _LONGEST_TITLE
    return "" if is_said or not words else draft.tr("In own words: {words}").format(words=episode.words)


def _blame(draft: Draft, link: SideEffect) -> str:
    names = {view.medicine.id: view.medicine.name for view in draft.given.medicines}
    said = draft.tr("Thought to come from {medicine}").format(medicine=names.get(link.medicine_id, ""))
    return texts(said, link.note, between=". ")


def _told(draft: Draft, view: EpisodeView, blamed: Iterable[SideEffect]) -> Iterator[str]:
    tr, episode = draft.tr, view.episode
    place = draft.words.place(episode.place) if episode.place else ""
    yield heading(texts(_title(draft, episode), place, draft.words.side(episode.side)))
    began = tr("Began {day}.").format(day=draft.words.day(episode.began_on, episode.began_about))
    more = texts(_own_words(draft, episode), episode.note, *(_blame(draft, link) for link in blamed), between=". ")
    yield paragraph(texts(began, more, between=" "))
    heads = (tr("Day"), tr("Is it there"), tr("0 to 10"), tr("Words, answers, notes"), tr("Entered by"))
    yield table(heads, (_row(draft, seen) for seen in view.observations))


def _row(draft: Draft, seen: Observation) -> tuple[str, ...]:
    words, tr = draft.words, draft.tr
    there = tr("yes") if seen.present else tr("no")
    number = "" if seen.severity is None else str(seen.severity)
    if seen.severity is None and seen.present:
        number = tr("unknown")
    answers = [texts(words.question(asked), words.answer[answer], between=" ") for asked, answer in seen.answers]
    said = (words.change[seen.change], words.all_along[seen.all_along], *answers, seen.words, seen.note)
    return draft.day(seen, "observed_on"), there, number, texts(*said, between=". "), draft.author_name(seen)
