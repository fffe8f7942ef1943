"""What somebody noted, as short sentences: "Hip pain, left. 6 of 10, was 3. Wakes you at night."."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from followup.domain.log_view import EpisodeView
from followup.domain.records import Observation, Weight
from followup.domain.wording import Translate
from followup.domain.words import Answer, Change, Side
from followup.report.wording import near_day
from followup.signs.catalogue import Catalogue


def answer_sentences(tr: Translate) -> Mapping[str, str]:
    """Return what a "yes" to each short question says, by the id of the question."""
    return {
        "sudden": tr("It came on suddenly."),
        "at_rest": tr("It is there when you sit still."),
        "on_effort": tr("It comes when you walk or climb stairs."),
        "lying_worse": tr("Worse when you lie flat."),
        "morning_worse": tr("Worse in the morning."),
        "straining_worse": tr("Worse when you cough, sneeze or strain."),
        "breathing_worse": tr("It hurts more when you breathe in."),
        "wakes_at_night": tr("Wakes you at night."),
        "constant": tr("There all the time."),
        "not_eased": tr("Ordinary painkillers do not ease it."),
        "stops_movement": tr("It stops you moving normally."),
        "after_injury": tr("It followed a fall, knock or strain."),
        "after_vaccine": tr("You had a vaccine in that arm."),
        "after_cold": tr("It started with a cold or chest infection."),
        "clear_cause": tr("You know what caused it."),
        "long_standing": tr("You have had it for years, from before the cancer."),
        "pattern_changed": tr("It is different from how it usually is for you."),
        "like_first_time": tr("It feels like it did when the cancer was first found."),
        "single_lump": tr("One lump with an edge you can feel."),
        "hard": tr("It is hard."),
        "growing": tr("It is getting bigger or spreading."),
        "one_sided": tr("On one side only."),
        "both_sides": tr("On both sides alike."),
        "red_hot": tr("The skin is red or hot."),
        "fever": tr("You have a fever or feel shivery."),
        "unwell": tr("You feel very unwell with it."),
        "drowsy_confused": tr("You are drowsy or muddled."),
        "blood": tr("There is blood."),
        "unprompted": tr("It comes without squeezing."),
        "dimpled": tr("The skin is dimpled or like orange peel."),
        "pulled_in": tr("The nipple is newly pulled in."),
        "antibiotics_tried": tr("You have finished antibiotics for it."),
        "cream_tried": tr("You have used a steroid cream for two weeks."),
        "fluids_stick": tr("Even drinks are hard to swallow."),
        "noisy_breathing": tr("Your breathing is noisy or hard."),
        "legs_weak_numb": tr("Your legs are weak, numb or giving way."),
        "bladder_bowel": tr("You have new trouble with your bladder or bowels."),
        "fell": tr("You have fallen more than once."),
        "vomiting": tr("You are being sick."),
        "no_stool": tr("Your bowels have stopped."),
        "very_thirsty": tr("You are unusually thirsty."),
        "trying_to_lose": tr("You have been trying to lose weight."),
        "no_reason": tr("There is no reason you can think of."),
        "passed": tr("It has passed."),
        "painful": tr("It hurts."),
        "breathless": tr("You are short of breath with it."),
    }


def noted(view: EpisodeView, catalogue: Catalogue, tr: Translate) -> str:
    """Return what the log holds of an episode: what and where, the number now and at first, what was answered yes."""
    parts = [f"{_what_and_where(view, catalogue, tr)}."]
    last = view.last
    if last is not None:
        parts += [text for text in (_number(view.observations, tr), _changed(last, tr)) if text]
        parts += _answers(last, tr)
    return " ".join(parts)


def entry_line(seen: Observation, today: date, tr: Translate, *, by: str = "") -> str:
    """Return one entry with its day, its number, how it changed and the words it was noted in.

    by: the name of who noted it, where that was not the person.
    """
    number = tr("{number} of 10.").format(number=seen.severity) if seen.severity is not None else ""
    own = [words for words in dict.fromkeys((seen.words.strip(), seen.note.strip())) if words]
    parts = [number, _changed(seen, tr), *(tr("“{words}”").format(words=words) for words in own)]
    said = " ".join(part for part in parts if part) or tr("Noted.")
    day = near_day(seen.observed_on, today, tr, about=seen.about)
    if by:
        return tr("{day}, seen by {name}: {said}").format(day=day, name=by, said=said)
    return tr("{day}: {said}").format(day=day, said=said)


def weight_line(weight: Weight, today: date, tr: Translate) -> str:
    """Return one weighing with its day, in kilograms."""
    day = near_day(weight.measured_on, today, tr, about=weight.about)
    return tr("{day}: {kilograms} kg").format(day=day, kilograms=f"{weight.grams / 1000:.1f}")


def _what_and_where(view: EpisodeView, catalogue: Catalogue, tr: Translate) -> str:
    episode = view.episode
    symptom = catalogue.symptom_by_id.get(episode.symptom)
    parts = [tr(symptom.title) if symptom else episode.words.strip() or tr("Something noted")]
    place = catalogue.place_by_id.get(episode.place)
    if place is not None and not _names(parts[0], tr(place.title)):
        parts.append(tr(place.title).casefold())
    if episode.side:
        parts.append(_side(episode.side, tr))
    return ", ".join(parts)


def _names(title: str, place: str) -> bool:
    """Whether a title says the place already: "neck, front or side" adds nothing to a lump in the neck."""
    return place.partition(",")[0].casefold() in title.casefold()


def _side(side: Side, tr: Translate) -> str:
    return {
        Side.LEFT: tr("left"),
        Side.RIGHT: tr("right"),
        Side.BOTH: tr("both sides"),
        Side.MIDDLE: tr("middle"),
    }[side]


def _number(observations: Iterable[Observation], tr: Translate) -> str:
    numbers = [seen.severity for seen in observations if seen.present and seen.severity is not None]
    if not numbers:
        return ""
    if numbers[0] == numbers[-1]:
        return tr("{number} of 10.").format(number=numbers[-1])
    return tr("{number} of 10, was {first}.").format(number=numbers[-1], first=numbers[0])


def _changed(last: Observation, tr: Translate) -> str:
    if not last.present:
        return tr("Gone.")
    return {
        Change.BETTER: tr("Better."),
        Change.SAME: tr("The same."),
        Change.WORSE: tr("Worse."),
    }.get(last.change, "")


def _answers(last: Observation, tr: Translate) -> list[str]:
    sentences = answer_sentences(tr)
    return [sentences[key] for key, answer in last.answers if answer is Answer.YES and key in sentences]
