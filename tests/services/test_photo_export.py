"""Pictures in an export of everything."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from followup.domain.records import Episode, Photo
from followup.services.damage import export_unopened
from followup.services.log import OpenLog
from followup.services.photos import PhotoWords
from followup.storage.errors import InUse
from followup.storage.photos import Photos

from .test_photos import clean


def _photos(log: OpenLog, days: tuple[int, ...] = (11, 12)) -> list[Photo]:
    rash = log.entries.add(Episode(words="rash", began_on=date(2026, 3, 1)))
    return [
        log.photos.add(clean(day), PhotoWords(episode_id=rash.id, taken_on=date(2026, 3, day), words="secret words"))
        for day in days
    ]


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_pictures_are_files_with_neutral_names(log: OpenLog, tmp_path: Path) -> None:
    """The number and the day; photo.json says which file is whose."""
    _photos(log)
    written = log.exchange.export_all(tmp_path / "all")
    names = ["photos/photo-1_2026-03-11.jpg", "photos/photo-2_2026-03-12.jpg"]
    assert [one["file"] for one in _json(tmp_path / "all" / "photo.json")] == names
    assert [(tmp_path / "all" / name).read_bytes() for name in names] == [b"picture 11", b"picture 12"]
    assert {tmp_path / "all" / name for name in names} <= set(written)
    assert "photos/" in (tmp_path / "all" / "README.txt").read_text(encoding="utf-8")


def test_pictures_in_the_trash_are_written_too(log: OpenLog, tmp_path: Path) -> None:
    """They can be brought back, so they are part of everything."""
    photos = _photos(log)
    log.entries.remove("photo", photos[0].id)
    log.exchange.export_all(tmp_path / "all")
    assert [one["file"] for one in _json(tmp_path / "all" / "trash.json")] == ["photos/photo-1_2026-03-11.jpg"]
    assert (tmp_path / "all" / "photos" / "photo-1_2026-03-11.jpg").exists()


def test_a_picture_that_is_lost_is_named(log: OpenLog, tmp_path: Path) -> None:
    """The export goes on, with a page of what is missing."""
    photos = _photos(log)
    Photos(log.database).file.remove([photos[1].sha256])
    written = log.exchange.export_all(tmp_path / "all")
    missing = tmp_path / "all" / "photos" / "missing.txt"
    assert missing in written
    assert "photo-2_2026-03-12" in missing.read_text(encoding="utf-8")
    assert [one["file"] for one in _json(tmp_path / "all" / "photo.json")] == ["photos/photo-1_2026-03-11.jpg", None]


def test_a_log_without_photos_gets_no_folder_of_them(log: OpenLog, tmp_path: Path) -> None:
    """Nothing empty lies about."""
    log.exchange.export_all(tmp_path / "all")
    assert not (tmp_path / "all" / "photos").exists()


def test_the_reader_lists_the_pictures(log: OpenLog, tmp_path: Path) -> None:
    """With Python alone: each photo with its file, and whether that is there."""
    photos = _photos(log)
    Photos(log.database).file.remove([photos[1].sha256])
    log.exchange.export_all(tmp_path / "all")
    command = [sys.executable, "-I", str(tmp_path / "all" / "read_export.py")]
    listed = subprocess.run([*command, "photo"], capture_output=True, text=True, check=True).stdout
    assert "photos/photo-1_2026-03-11.jpg" in listed
    checked = subprocess.run([*command, "--check"], capture_output=True, text=True, check=True).stdout
    assert "pictures: 1" in checked
    assert "pictures missing: 1" in checked
    (tmp_path / "all" / "photos" / "photo-1_2026-03-11.jpg").unlink()
    gone = subprocess.run([*command, "--check"], capture_output=True, text=True, check=False)
    assert "pictures missing: 2" in gone.stdout


def test_a_log_that_is_not_opened_gives_its_pictures(log: OpenLog, tmp_path: Path) -> None:
    """In safe mode; of a damaged file, those that can be read."""
    _photos(log, tuple(range(1, 9)))
    folder = log.database.folder
    log.close()
    file = folder / "photos.db"
    content = bytearray(file.read_bytes())
    content[-2000] ^= 1
    file.write_bytes(content)
    export_unopened(folder, tmp_path / "all")
    files = [one["file"] for one in _json(tmp_path / "all" / "photo.json")]
    assert len(files) == 8
    written = sorted(path.name for path in (tmp_path / "all" / "photos").iterdir() if path.suffix == ".jpg")
    assert written == sorted(Path(name).name for name in files if name)
    assert file.read_bytes() == content
    assert [path for path in (tmp_path / "all").iterdir() if path.name.startswith(".")] == []


def test_a_picture_that_only_cannot_be_read_now_is_not_called_lost(
    log: OpenLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who relies on that export would believe that it held all there was."""
    _photos(log)

    def busy(*_what: object) -> None:
        raise InUse

    monkeypatch.setattr(Photos, "get", busy)
    with pytest.raises(InUse):
        log.exchange.export_all(tmp_path / "all")
    assert not (tmp_path / "all").exists()
