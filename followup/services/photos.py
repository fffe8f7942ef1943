"""Photos beside symptoms: taking one in, looking at it, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from followup.domain.errors import Refused
from followup.domain.photos import Photo
from followup.domain.records import THE_PERSON, Episode
from followup.domain.words import Side
from followup.services.files import write_file
from followup.services.wishes import Wishes

if TYPE_CHECKING:
    from followup.exchange.picture_file import CleanPicture
    from followup.storage.photos import Photos


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoWords:
    """What a person says of a new photo. Without a place and a side, it has those of its symptom."""

    episode_id: int
    taken_on: date
    about: bool = False
    words: str = ""
    place: str = ""
    side: Side = Side.NONE
    on_sheet: bool = False
    author_id: int = THE_PERSON


class PhotoAlbum:
    """The photos of one log. Pictures are decrypted in memory alone."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    @property
    def _pictures(self) -> Photos:
        from followup.storage.photos import Photos

        return Photos(self._wishes.database)

    def read(self, file: Path | bytes) -> CleanPicture:
        """Return a picture file cleaned of all that is not to be seen; raises `Refused`. It takes a second or two."""
        from followup.exchange.picture_file import clean_picture, read_picture

        return clean_picture(file) if isinstance(file, bytes) else read_picture(file)

    def day_offered(self, clean: CleanPicture) -> date | None:
        """Return the day the camera wrote into a picture, where it can be right."""
        day = clean.taken_on
        return day if day is not None and date(1990, 1, 1) <= day <= self._wishes.today() else None

    def add(self, clean: CleanPicture, said: PhotoWords, cause: object | None = None) -> Photo:
        """Keep a photo and return it; raises `Refused` where this symptom has the same picture already.

        The picture is on the disk before the entry that names it.
        """
        from followup.storage.photo_file import name_of

        wishes = self._wishes
        name = name_of(clean.picture)
        with wishes.database.reading() as store:
            episode = store.get(Episode, said.episode_id)
            if store.count(Photo, episode_id=episode.id, sha256=name):
                raise Refused("This picture is with this symptom already.", field="file")
        self._pictures.keep(clean.picture, clean.preview)
        photo = Photo(
            episode_id=episode.id,
            taken_on=said.taken_on,
            about=said.about,
            words=said.words.strip(),
            place=said.place or episode.place,
            side=said.side or episode.side,
            on_sheet=said.on_sheet,
            sha256=name,
            size=len(clean.picture),
            author_id=said.author_id,
        )
        with wishes.wish("add photo", author_id=said.author_id, cause=cause) as wish:
            kept = wish.add(photo)
            wish.words = wishes.tr("Photo added. The picture it came from is still where it was.")
        return kept

    def of(self, episode_id: int) -> tuple[Photo, ...]:
        """Return the photos of a symptom, oldest day first."""
        with self._wishes.database.reading() as store:
            return store.all(Photo, episode_id=episode_id)

    def preview(self, photo: Photo) -> bytes:
        """Return the small picture (JPEG); raises `PhotoMissing` or `PhotosDamaged`."""
        return self._pictures.preview(photo.sha256)

    def picture(self, photo: Photo) -> bytes:
        """Return the picture (JPEG); raises `PhotoMissing` or `PhotosDamaged`."""
        return self._pictures.get(photo.sha256).picture

    def write(self, photo: Photo, path: Path) -> None:
        """Write the picture into a file that the person asked for."""
        if path.exists():
            raise Refused("There is a file of this name already. Please choose another name.")
        write_file(path, self.picture(photo))

    def missing(self) -> tuple[Photo, ...]:
        """Return the photos whose picture is nowhere."""
        lost = self._pictures.missing()
        with self._wishes.database.reading() as store:
            return tuple(photo for photo in store.all(Photo) if photo.sha256 in lost)
