import errno
import os
import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from followup.domain.records import Note
from followup.storage.database import Database
from followup.storage.errors import SyncedFolder
from followup.storage.folder import RESERVE_BYTES, LogFolder
from followup.storage.synced import service_of

from .conftest import Clock


def test_the_names_in_a_log(tmp_path: Path) -> None:
    """Fixed for ever: other programs and people's backups rely on them."""
    folder = LogFolder(tmp_path)
    names = [path.name for path in (folder.database, folder.photos, folder.keys, folder.reserve, folder.backups)]
    assert names == ["log.db", "photos.db", "keys.json", "reserve", "backups"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")
def test_a_new_log_is_its_owners_alone(tmp_path: Path) -> None:
    """Folder 0700, each file 0600, the journal too, under the usual umask."""
    before = os.umask(0o022)
    try:
        database, _ = Database.create(tmp_path / "log", clock=Clock())
        with database.transaction() as store:
            store.wish_id  # noqa: B018 - the journal is there while the wish is open
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "log").iterdir()}
        database.close()
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("keys.json", "lock", "log.db", "log.db-journal", "reserve"), 0o600)
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")
def test_a_log_copied_from_a_stick_is_closed_to_others(folder: Path) -> None:
    """Sticks know no modes; opening the log sets them right."""
    for name in ("log.db", "keys.json"):
        (folder / name).chmod(0o644)
    folder.chmod(0o755)
    Database.open(folder).close()
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / "log.db", folder / "keys.json")]
    assert modes == [0o700, 0o600, 0o600]


def test_the_reserve_holds_16_mb_until_it_is_freed(folder: Path) -> None:
    """Room to clean up on a full disk: even deleting needs some."""
    place = LogFolder(folder)
    place.keep_reserve()
    assert place.reserve.stat().st_size == RESERVE_BYTES == 16 * 1024 * 1024
    if sys.platform != "win32":
        assert place.reserve.stat().st_blocks * 512 >= RESERVE_BYTES
    assert place.free_reserve()
    assert not place.free_reserve()
    assert place.reserve.stat().st_size == 0
    place.keep_reserve()
    assert place.reserve.stat().st_size == RESERVE_BYTES


def test_a_disk_without_room_has_no_reserve(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is no reason to refuse a log."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "posix_fallocate", full, raising=False)
    place = LogFolder(folder)
    place.keep_reserve()
    assert place.reserve.stat().st_size == 0
    assert not place.free_reserve()


@pytest.mark.parametrize(
    ("parts", "service"),
    [
        (("OneDrive",), "OneDrive"),
        (("OneDrive - Hospital", "Mum"), "OneDrive"),
        (("Dropbox (Personal)",), "Dropbox"),
        (("Library", "Mobile Documents", "com~apple~CloudDocs"), "iCloud"),
        (("iCloudDrive",), "iCloud"),
        (("Google Drive", "My Drive"), "Google Drive"),
        (("Library", "CloudStorage", "GoogleDrive-ann@example.org"), "Google Drive"),
        (("Nextcloud", "Health"), "Nextcloud"),
        (("ownCloud",), "Nextcloud"),
        (("pCloudDrive",), "a cloud service"),
        (("Documents", "Followup"), ""),
        (("one drive away",), ""),
        (("dropboxes",), ""),
    ],
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, parts: tuple[str, ...], service: str) -> None:
    """The names that the services give their folders, in any letters."""
    found = service_of(tmp_path.joinpath(*parts), {})
    assert found in ({service} if service != "Google Drive" else {service, "a cloud service"})
    assert service_of(Path(str(tmp_path.joinpath(*parts)).upper()), {}) == found


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".dropbox", "Dropbox"),
        (".sync_0123456789ab.db", "Nextcloud"),
        ("._sync_0123456789ab.db", "Nextcloud"),
        (".owncloudsync.log", "Nextcloud"),
        (".stfolder", "Syncthing"),
        (".tmp.driveupload", "Google Drive"),
        ("stfolder", ""),
    ],
)
def test_a_synced_folder_is_known_by_its_markers(tmp_path: Path, marker: str, service: str) -> None:
    """Also where the person gave the folder another name, and for the folders in it."""
    (tmp_path / marker).write_bytes(b"")
    assert service_of(tmp_path / "Health" / "log", {}) == service


def test_the_settings_of_dropbox_do_not_make_a_home_folder_synced(tmp_path: Path) -> None:
    """In the home folder `.dropbox` is a folder; in a copied one it is a file."""
    (tmp_path / ".dropbox").mkdir()
    assert service_of(tmp_path / "log", {}) == ""


def test_onedrive_says_itself_what_it_copies(tmp_path: Path) -> None:
    """On Windows in a variable, whatever the folder is called."""
    assert service_of(tmp_path / "cloud" / "log", {"OneDriveCommercial": str(tmp_path / "cloud")}) == "OneDrive"
    assert service_of(tmp_path / "clouds" / "log", {"OneDriveCommercial": str(tmp_path / "cloud")}) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    """What counts is where the log really lies."""
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "Dropbox")
    assert service_of(tmp_path / "mine", {}) == "Dropbox"


def test_no_live_log_in_a_synced_folder(folder: Path, tmp_path: Path) -> None:
    """Neither made nor opened there; the sentence names the service, and nothing is written."""
    with pytest.raises(SyncedFolder, match="Nextcloud"):
        Database.create(tmp_path / "Nextcloud" / "log")
    assert not (tmp_path / "Nextcloud").exists()
    folder.rename(tmp_path / "OneDrive")
    before = sorted(path.name for path in (tmp_path / "OneDrive").iterdir())
    with pytest.raises(SyncedFolder, match=r"OneDrive.*Please move the folder of the log"):
        Database.open(tmp_path / "OneDrive")
    assert sorted(path.name for path in (tmp_path / "OneDrive").iterdir()) == before


def test_a_reserve_that_is_gone_is_set_aside_again(database: Database) -> None:
    """A cleaning program may take it away, or a folder be copied without it; the day it is needed is too late."""
    reserve = database.log_folder.reserve
    reserve.unlink(missing_ok=True)
    with database.transaction() as store:
        store.add(Note(noted_on=date(2026, 1, 1), words="a save"))
    assert reserve.stat().st_size == RESERVE_BYTES
