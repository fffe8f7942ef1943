"""Pictures as the storage sees them: bytes. It never looks into them."""

import random
from datetime import date

from followup.domain.records import Episode, Photo
from followup.storage.database import Database
from followup.storage.photos import Photos


def picture(number: int, size: int = 40_000) -> bytes:
    """Return the bytes of a made-up picture, the same for the same number."""
    return random.Random(number).randbytes(size)


def keep(database: Database, number: int, episode: Episode, day: int = 1) -> Photo:
    """Keep a picture and the entry that names it."""
    name = Photos(database).keep(picture(number), b"small %d" % number)
    with database.transaction(wish="add photo") as store:
        return store.add(
            Photo(episode_id=episode.id, taken_on=date(2026, 11, day), sha256=name, size=len(picture(number)))
        )
