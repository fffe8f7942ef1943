"""The photos that go on a sheet, with their pictures read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup.domain.records import Photo
from followup.report.inputs import SheetPhoto

if TYPE_CHECKING:
    from followup.storage.database import Database
    from followup.storage.store import Store


def sheet_photos(store: Store, database: Database) -> tuple[SheetPhoto, ...]:
    """Return the photos that were chosen for the sheet; one whose picture is nowhere comes without it."""
    chosen = store.all(Photo, on_sheet=True)
    return tuple(_with_picture(photo, database) for photo in chosen)


def _with_picture(photo: Photo, database: Database) -> SheetPhoto:
    from followup.storage.errors import StorageError
    from followup.storage.photos import Photos

    try:
        picture = Photos(database).get(photo.sha256).picture
    except StorageError:
        return SheetPhoto(photo, b"", 0, 0)
    width, height = _size(picture)
    return SheetPhoto(photo, picture, width, height)


def _size(picture: bytes) -> tuple[int, int]:
    """Return how many points a picture of ours has; its head alone is read."""
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(picture), formats=("JPEG",)) as image:
        return image.size
