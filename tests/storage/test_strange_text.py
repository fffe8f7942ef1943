import json
from datetime import date
from pathlib import Path

import pytest

from followup.domain.records import Episode, Medicine, Note, Observation
from followup.storage.arriving import restore
from followup.storage.backup import make_backup
from followup.storage.database import Database

STRANGE = [
    "",
    " ",
    "\x00",
    "before\x00after",
    "\x00" * 100,
    "'; DROP TABLE note; --",
    "quote \" and ' and `",
    "line\r\nbreak\n\ttab\x0b\x0c\x1b[31m",
    "%s %d {0} {name} %(x)s ? :name",
    "<img src=x onerror=alert(1)> &amp;",
    "\u202eright to left\u202c \u200b\ufeff",
    "e\u0301 é ﬁ ß İ ı",
    "👩‍⚕️🏳️‍🌈 \U0001f600 𝔘𝔫𝔦",
    "العربية עברית 한국어 ไทย हिन्दी",
    "\uffff\ufffe\U0010ffff",
    "null",
    "NaN",
    "true",
    "1e400",
    "x" * 10_000,
    "ö" * 10_000,
    "\x00😀" * 5_000,
]


def _round_trip(database: Database, texts: list[str]) -> None:
    with database.transaction() as store:
        notes = [store.add(Note(noted_on=date(2026, 1, 1), words=text)) for text in texts]
        episode = store.add(Episode(words="e", began_on=date(2026, 1, 1)))
        seen = [store.add(Observation(episode_id=episode.id, observed_on=date(2026, 1, 1), note=t)) for t in texts]
    with database.reading() as store:
        assert [note.words for note in store.all(Note)] == texts
        assert store.all(Note) == tuple(notes)
        assert store.episode_views()[0].observations == tuple(seen)
        written = [entry.after["words"] for entry in reversed(store.history("note")) if entry.after]
        assert written == texts


def test_any_text_comes_back_exactly(database: Database) -> None:
    """From the tables, from the quick way and from the history, to the last sign."""
    _round_trip(database, STRANGE)


def test_the_list_of_naughty_strings_comes_back_exactly(database: Database, shared: Path) -> None:
    """Hundreds of strings that broke other programs."""
    texts = json.loads((shared / "data" / "strings" / "blns.json").read_text(encoding="utf-8"))
    assert len(texts) > 400
    _round_trip(database, texts)


def test_any_text_can_be_looked_for(database: Database) -> None:
    """No sign breaks a search, and a word that is there is found."""
    with database.transaction() as store:
        for text in STRANGE:
            store.add(Medicine(name=f"name{text}end"))
        for text in STRANGE:
            found = store.page(Medicine, offset=0, limit=99, words=text)
            assert len(found) == store.count(Medicine, words=text) >= 1


def test_a_backup_holds_any_text(database: Database, tmp_path: Path) -> None:
    """And gives it back in another folder."""
    with database.transaction() as store:
        for text in STRANGE:
            store.add(Note(noted_on=date(2026, 1, 1), words=text))
    restored = Database.open(restore(make_backup(database), tmp_path / "restored"))
    with restored.reading() as store:
        assert [note.words for note in store.all(Note)] == STRANGE
    restored.close()


@pytest.mark.parametrize("name", ["log of Zoë", "журнал", "50% off?", "a#b;c", "日本", " leading", "it's"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    """Also names that mean something to SQL, to links or to settings."""
    database, _ = Database.create(tmp_path / name)
    with database.transaction() as store:
        store.add(Note(noted_on=date(2026, 1, 1), words="w"))
    make_backup(database)
    database.close()
    Database.open(tmp_path / name).close()
    assert {path.name for path in tmp_path.iterdir()} == {name}
