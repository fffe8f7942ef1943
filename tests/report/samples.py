"""Made-up people whose sheets the tests write: one in the middle of it, one with nothing, one with a single entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

from PIL import Image

from followup.domain.log_view import EpisodeView, LogView
from followup.domain.records import (
    Author,
    Episode,
    ExamPlan,
    Fact,
    Note,
    Photo,
    Visit,
)
from followup.domain.words import (
    Change,
    Clinician,
    ExamKind,
    Role,
    Side,
)
from followup.report.inputs import ExamDue, SheetInput, SheetPhoto
from tests.report.history import exams, facts, flags, medicines, overalls, questions, treatments, weights
from tests.report.records import (
    ANNA,
    LAST_VISIT,
    PLACES,
    QUESTIONS,
    TITLES,
    TODAY,
    USUAL,
    cough,
    denied,
    flushes,
    headache_gone,
    hip,
    seen,
    stiff_hands,
    tired,
)


def maria() -> SheetInput:
    """The sample person, the day before the visit is prepared."""
    episodes = (hip(), cough(), flushes(), stiff_hands(), tired(), headache_gone(), *denied())
    return SheetInput(
        today=TODAY,
        from_on=LAST_VISIT,
        to_on=TODAY,
        since_visit=Visit(
            id=3, visit_on=LAST_VISIT, clinician="Dr Ngozi Okafor", role=Clinician.ONCOLOGIST, happened=True
        ),
        visit=Visit(
            id=4,
            visit_on=date(2025, 9, 22),
            at="10:30",
            clinician="Dr Ngozi Okafor",
            role=Clinician.ONCOLOGIST,
            companion="Anna",
        ),
        log=LogView(episodes=episodes, medicines=medicines(), treatments=treatments(), weights=weights()),
        flags=flags(),
        facts=facts(),
        overalls=overalls(),
        exams=exams(),
        plans=(
            ExamPlan(id=1, exam=ExamKind.MAMMOGRAM, name="Mammogram", every_months=12, starts_on=date(2023, 1, 10)),
            ExamPlan(
                id=2, exam=ExamKind.BONE_DENSITY, name="Bone density", every_months=24, starts_on=date(2023, 11, 1)
            ),
        ),
        due=(
            ExamDue("Bone density", date(2025, 11, 8), source="agreed with the clinic"),
            ExamDue("Mammogram", date(2026, 1, 14), booked_on=date(2026, 1, 19)),
        ),
        questions=questions(),
        notes=(Note(id=1, noted_on=date(2025, 7, 20), words="Two weeks by the sea, no entries."),),
        authors={
            1: Author(id=1, name="Maria Keller", role=Role.PERSON),
            ANNA: Author(id=ANNA, name="Anna", relation="daughter"),
        },
        symptom_title=lambda symptom: TITLES.get(symptom, ""),
        place_title=lambda place: PLACES.get(place, ""),
        usual_place=lambda symptom: USUAL.get(symptom, ""),
        question_title=lambda question: QUESTIONS.get(question, question.replace("_", " ")),
        signs_version="2025.3",
    )


def empty() -> SheetInput:
    """A log with nothing in it."""
    return SheetInput(today=TODAY, from_on=TODAY - timedelta(days=180), to_on=TODAY, log=LogView())


def one_entry() -> SheetInput:
    """A log with a single entry."""
    episode = EpisodeView(
        Episode(id=1, symptom="cough", words="cough", began_on=TODAY), (seen(1, TODAY, 2, change=Change.NEW),)
    )
    return replace(
        empty(),
        log=LogView(episodes=(episode,)),
        facts=(Fact(id=1, name="name", value="Jo Lee"),),
        symptom_title=lambda symptom: TITLES.get(symptom, ""),
    )


def with_photos(view: SheetInput, days: int = 3) -> SheetInput:
    """The same person with photos of their first symptom: upright and level ones, one of them missing."""
    episode = view.log.episodes[0].episode
    photos = []
    for number in range(days):
        size = (120, 80) if number % 2 else (80, 120)
        picture = drawn(size, number) if number != 1 else b""
        photo = Photo(
            id=number + 1,
            episode_id=episode.id,
            taken_on=TODAY - timedelta(days=days - number),
            words=f"day {number}, by the <window>",
            place="breast",
            side=Side.LEFT,
            on_sheet=True,
            sha256="0" * 64,
            size=max(len(picture), 1),
        )
        photos.append(SheetPhoto(photo, picture, *(size if picture else (0, 0))))
    return replace(view, photos=tuple(photos))


def drawn(size: tuple[int, int], number: int) -> bytes:
    """Return a small drawn picture as a kept one is: a JPEG in colour."""
    stream = BytesIO()
    Image.new("RGB", size, (200 - 20 * number, 120, 110)).save(stream, "JPEG")
    return stream.getvalue()
