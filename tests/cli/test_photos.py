"""Photos on the command line."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from .conftest import Run


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A small picture file with a day in it."""
    exif = Image.Exif()
    exif[306] = "2026:03:12 21:05:00"
    Image.new("RGB", (40, 30), (226, 190, 170)).save(tmp_path / "IMG_0001.jpg", exif=exif)
    return tmp_path / "IMG_0001.jpg"


@pytest.fixture
def rash(run: Run, log: Path) -> Path:
    """A log with one symptom, episode-1."""
    run("--log", log, "add", "symptom", stdin={"what": "rash", "observed_on": "2026-03-01"})
    return log


def test_a_photo_is_added_listed_shown_and_removed(run: Run, rash: Path, picture: Path) -> None:
    """With its words; the file it came from stays."""
    added = run("--log", rash, "add", "photo", "--file", picture, stdin={"episode_id": 1, "words": "after a shower"})
    assert added.code == 0
    assert added.out.splitlines()[0] == "photo-1"
    assert "still there" in added.out
    assert picture.exists()
    listed = run("--log", rash, "list", "photo", "--json").one
    assert (listed["taken_on"], listed["words"], listed["episode_id"]) == ("2026-03-12", "after a shower", 1)
    assert "after a shower" in run("--log", rash, "show", "photo-1").out
    assert "photo-1" in run("--log", rash, "show", "episode-1").out
    assert run("--log", rash, "remove", "photo-1").code == 0
    assert run("--log", rash, "list", "photo", "--json").lines == []


def test_the_file_may_stand_in_the_object(run: Run, rash: Path, picture: Path) -> None:
    """With a day of one's own, and somebody who took it."""
    given = {"episode_id": 1, "file": str(picture), "taken_on": "2026-03-02", "author": "Ben"}
    assert run("--log", rash, "add", "photo", "--json", stdin=given).one["id"] == "photo-1"
    listed = run("--log", rash, "list", "photo", "--json").one
    assert listed["taken_on"] == "2026-03-02"
    assert listed["author_id"] == 2


def test_a_photo_without_a_day_is_todays(run: Run, rash: Path, tmp_path: Path) -> None:
    """Where no camera wrote one into it."""
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    run("--log", rash, "--on", "2026-04-01", "add", "photo", "--file", tmp_path / "a.png", stdin={"episode_id": 1})
    assert run("--log", rash, "list", "photo", "--json").one["taken_on"] == "2026-04-01"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"episode_id": 1}, "Name the picture with --file"),
        ({"episode_id": 1, "file": 7}, "Name the picture with --file"),
        ({"episode_id": 1, "file": "/nowhere/at/all.jpg"}, "no picture file"),
        ({"file": "x.jpg"}, "episode_id is needed"),
        ({"episode_id": 1, "file": "x.jpg", "sha256": "0" * 64}, "leave it out"),
        ({"episode_id": 1, "file": "x.jpg", "author": 3}, "must be text"),
        ({"episode_id": 1, "file": "x.jpg", "taken_on": "soon"}, "date"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(run: Run, rash: Path, given: object, says: str) -> None:
    """And nothing is kept."""
    refused = run("--log", rash, "add", "photo", stdin=given)
    assert refused.code == 1
    assert says in " ".join(refused.err.split())
    assert "Traceback" not in refused.err
    assert not (rash / "photos.db").exists()


def test_only_a_photo_comes_with_a_file(run: Run, rash: Path, picture: Path) -> None:
    """Other kinds refuse it, and only a photo can be written out."""
    assert (
        run("--log", rash, "add", "note", "--file", picture, stdin={"noted_on": "2026-03-01", "words": "x"}).code == 1
    )
    assert run("--log", rash, "show", "episode-1", "--out", picture.with_name("out.jpg")).code == 1


def test_a_picture_is_written_out(run: Run, rash: Path, picture: Path, tmp_path: Path) -> None:
    """Over nothing that is there."""
    run("--log", rash, "add", "photo", "--file", picture, stdin={"episode_id": 1})
    out = tmp_path / "out.jpg"
    assert run("--log", rash, "show", "photo-1", "--out", out).out.strip() == str(out)
    with Image.open(out) as written:
        assert written.size == (40, 30)
    assert run("--log", rash, "show", "photo-1", "--out", out).code == 1


def test_the_help_names_the_fields_of_a_photo(run: Run, rash: Path) -> None:
    """The file is needed; the hash is none of the person's business."""
    said = run("add", "photo", "--help").out
    assert "file*" in said
    assert "sha256" not in said
    assert "taken_on*" not in said


def test_backup_check_and_salvage_speak_of_photos(run: Run, rash: Path, picture: Path, tmp_path: Path) -> None:
    """How many are in a copy, whether all are whole, and how many could be read."""
    run("--log", rash, "add", "photo", "--file", picture, stdin={"episode_id": 1})
    assert "Photos in it: 1." in run("--log", rash, "backup", "--to", tmp_path / "stick").out
    assert run("--log", rash, "check", "--json").one["photos_whole"] is True
    found = run("--log", rash, "salvage", "--to", tmp_path / "new", "--json").one
    assert (found["pictures"], found["pictures_missing"]) == (1, 0)
    assert "Photos that could be read: 1." in run("--log", rash, "salvage", "--to", tmp_path / "two").out
    content = bytearray((rash / "photos.db").read_bytes())
    content[-100] ^= 1
    (rash / "photos.db").write_bytes(content)
    damaged = run("--log", rash, "check")
    assert damaged.code == 4
    assert "entries are safe" in " ".join(damaged.err.split())
    assert run("--log", rash, "list", "photo").code == 0
    (rash / "photos.db").unlink()
    shutil.rmtree(rash / "backups")
    missing = run("--log", rash, "check")
    assert missing.code == 4
    assert "missing: 1" in " ".join(missing.err.split())


def test_the_program_can_decode_a_picture_by_itself(picture: Path) -> None:
    """As it does where it is packed into one file."""
    command = [sys.executable, "-m", "followup", "--decode-picture"]
    done = subprocess.run(command, input=picture.read_bytes(), capture_output=True, check=True)
    head, _, pixels = done.stdout.partition(b"\n")
    assert head == b'{"width": 40, "height": 30, "taken": "2026-03-12"}'
    assert len(pixels) == 40 * 30 * 3
