"""The shipped files of a start, read from their compiled copy only where that says the same."""

import json
import shutil
from pathlib import Path

import pytest

from followup.services.shipped import load_shipped
from followup.signs import shipped_files
from followup.signs.shipped_files import COMPILED, ShippedFiles, compiled, read_toml, sources


@pytest.fixture
def copy(resources: Path, tmp_path: Path) -> Path:
    """Return a folder of shipped files that a test may change."""
    folder = tmp_path / "resources"
    (folder / "signs").mkdir(parents=True)
    for path in (*sources(resources), resources / COMPILED):
        shutil.copyfile(path, folder / path.relative_to(resources))
    return folder


def test_the_compiled_copy_is_up_to_date(resources: Path) -> None:
    """After a change of any shipped TOML, `python tools/compile_shipped.py` has to be run."""
    kept = json.loads((resources / COMPILED).read_text(encoding="utf-8"))
    assert kept == compiled(resources), "run python tools/compile_shipped.py"
    assert list(kept["medicines.toml"]["content"]) == list(read_toml(resources / "medicines.toml"))


def test_a_start_parses_no_toml(resources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that the program brings along for the first page comes out of the copy."""
    parsed: list[Path] = []

    def counted(path: Path) -> dict[str, object]:
        parsed.append(path)
        return read_toml(path)

    monkeypatch.setattr(shipped_files, "read_toml", counted)
    load_shipped(resources)
    assert parsed == []


@pytest.mark.parametrize("damage", ["stale", "missing", "broken", "a list", "emptied", "deep"])
def test_a_copy_that_does_not_fit_is_not_used(copy: Path, damage: str) -> None:
    """A changed file counts at once, and a lost or damaged copy costs time, nothing else."""
    path = copy / "questions.toml"
    path.write_text(path.read_text("utf-8").replace("questions]]\n", "questions]]\n# changed\nextra = 1\n"), "utf-8")
    if damage == "missing":
        (copy / COMPILED).unlink()
    if damage in {"broken", "a list", "emptied", "deep"}:
        texts = {
            "broken": "{",
            "a list": "[]",
            "deep": "[" * 9_000,
            "emptied": json.dumps({"questions.toml": {}, "places.toml": None}),
        }
        (copy / COMPILED).write_text(texts[damage], encoding="utf-8")
    files = ShippedFiles(copy)
    assert files.read(path)["questions"][0]["extra"] == 1
    assert files.read(copy / "places.toml") == read_toml(copy / "places.toml")


def test_other_line_ends_are_the_same_file(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout with the line ends of Windows still starts from the copy."""
    path = copy / "questions.toml"
    wanted = read_toml(path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.delattr("tomllib.loads")
    assert ShippedFiles(copy).read(path) == wanted


def test_what_one_reader_takes_apart_another_reads_whole(resources: Path) -> None:
    """A content is handed out once; the next reader gets one of its own."""
    files = ShippedFiles(resources)
    path = resources / "questions.toml"
    files.read(path).clear()
    assert files.read(path) == read_toml(path)


def test_a_missing_file_is_missing_even_with_a_copy(copy: Path) -> None:
    """An incomplete installation is said, not guessed around."""
    (copy / "places.toml").unlink()
    with pytest.raises(FileNotFoundError):
        ShippedFiles(copy).read(copy / "places.toml")
