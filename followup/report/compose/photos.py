"""The photos that the person chose for this sheet, by symptom and day."""

from __future__ import annotations

from itertools import groupby

from followup.domain.records import Photo
from followup.report.compose.reading import Reading
from followup.report.document import Block, Heading, PhotoRow, Photos, Section, Text
from followup.report.inputs import SheetPhoto
from followup.report.wording import capital, joined, side_words


def section(reading: Reading) -> Section:
    """Return the photos under the name of each symptom; oldest day first, so that they read as it went."""
    tr = reading.tr
    blocks: list[Block] = []
    ordered = sorted(reading.view.photos, key=lambda one: (one.photo.episode_id, one.photo.taken_on, one.photo.id))
    for episode_id, photos in groupby(ordered, key=lambda one: one.photo.episode_id):
        title = _title(reading, episode_id)
        blocks += [Heading(title), Photos(tuple(_row(reading, one, title) for one in photos))]
    blocks.append(
        Text(tr("Chosen by the person. Colours differ from screen to screen and from printer to printer."), quiet=True)
    )
    return Section("photos", tr("Photos"), tuple(blocks))


def _title(reading: Reading, episode_id: int) -> str:
    for view in reading.view.log.episodes:
        if view.episode.id == episode_id:
            return reading.title(view.episode)
    return reading.tr("A symptom of before")


def _row(reading: Reading, one: SheetPhoto, title: str) -> PhotoRow:
    tr, photo = reading.tr, one.photo
    day = reading.day(photo.taken_on, about=photo.about)
    taken_by = "" if reading.is_own(photo) else tr("by {who}").format(who=reading.author(photo))
    head = joined([day, _where(reading, photo), taken_by])
    spoken = tr("Photo of {symptom}: {said}").format(symptom=title, said=joined([head, photo.words.strip()]))
    missing = tr("The picture of this photo could not be read.")
    return PhotoRow(head, photo.words.strip(), spoken, one.picture, one.width, one.height, missing)


def _where(reading: Reading, photo: Photo) -> str:
    place = reading.view.place_title(photo.place) if photo.place else ""
    return capital(joined([place, side_words(photo.side, reading.tr)]))
