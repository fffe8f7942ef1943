"""The rig of foreign files counts what it did not get to, goes on where it stopped, and reaches behind the cipher."""

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from followup.domain.errors import FollowupError
from followup.storage.check import check_log
from followup.storage.database import Database
from followup.storage.errors import Damaged

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are set as on Linux")


@pytest.fixture
def rig(root: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The rig itself."""
    monkeypatch.syspath_prepend(str(root))
    from tools.trust import fuzz

    return fuzz


def _outcome(rig: Any, inputs: int, *, whole: bool) -> Any:
    found = rig.Outcome("diary", "atheris", inputs=inputs, refused=2, slowest=0.5, whole=whole)
    found.bad["diary: KeyError"] = 1
    return found


def test_a_share_that_dies_counts_as_bad(rig: Any, tmp_path: Path) -> None:
    """Whatever ended it, it tried fewer inputs than it should have."""
    found = rig.guided_share("no_such_reader", 10, 0, tmp_path / "found")
    assert not found.whole
    assert found.inputs == 0
    assert dict(found.bad) == {"no_such_reader: the share ended after 0 of 10 inputs": 1}


def test_a_share_that_falls_silent_is_ended_and_counts_as_bad(
    rig: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that never comes back hears no signal; here nothing at all is said."""
    from tools.trust import guided

    monkeypatch.setattr(guided.sys, "executable", "/bin/sh")
    monkeypatch.setattr(guided, "ROOT", tmp_path)
    (tmp_path / "-m").write_text("sleep 600\n")
    found = rig.guided_share("diary", 10, 0, tmp_path / "found", silent=0.5)
    assert found.bad["diary: the share ended after 0 of 10 inputs"] == 1


def test_what_was_tried_is_not_tried_again(rig: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even what went wrong in it is lost; a share that ended early is begun again."""
    asked: list[int] = []

    def share(name: str, count: int, number: int, found: Path) -> Any:
        asked.append(number)
        return _outcome(rig, count if number else 7, whole=number > 0)

    monkeypatch.setattr(rig, "guided_share", share)
    for _ in range(2):
        found = rig._reader("diary", 120_000, led=True, kept=tmp_path)
        assert (found.inputs, found.bad["diary: KeyError"], found.whole) == (70_007, 3, False)
    assert asked == [0, 1, 2, 0]
    assert "70007 inputs (atheris), 6 refused" in found.line()
    assert "3 diary: KeyError" in found.line()


def test_the_sentence_names_the_range_that_is_pinned(rig: Any, root: Path) -> None:
    """Whoever follows it gets what pyproject.toml holds."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    (wanted,) = project["dependency-groups"]["fuzz"]
    assert f"'{wanted.partition(';')[0]}'" in rig.HOW_TO_LEAD
    assert wanted not in project["dependency-groups"]["dev"]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where a new log lies."""
    return tmp_path / "log"


@pytest.fixture
def spoilt(rig: Any, log: Path) -> Any:
    """A log whose pages can be spoilt."""
    from tools.trust.fuzz_logs import SpoiltLog

    made, _ = Database.create(log)
    made.close()
    return SpoiltLog(log, made.key)


def test_every_seed_leaves_the_log_good(spoilt: Any, log: Path) -> None:
    """Else all inputs would stop at the first door."""
    good = (log / "log.db").read_bytes()
    for seed in spoilt.seeds():
        spoilt.spoil(seed)
        database = Database.open(log)
        assert check_log(database).is_whole
        database.close()
        spoilt.mend()
        assert (log / "log.db").read_bytes() == good


def test_what_is_spoilt_behind_the_cipher_gets_past_it(spoilt: Any, log: Path) -> None:
    """The key proves these pages, so that SQLite and our own checks are what is tried; both ways end in damage."""
    from followup.storage import copying, driver

    for how, proved in ((1, True), (0, False)):
        spoilt.spoil(bytes((how, 1)) + b"\x0d\xff\xff\xff\xff" * 40)
        connection = driver.connect(log / "log.db", spoilt.key)
        assert (copying.broken_pages(connection) == []) is proved
        connection.close()
        with pytest.raises(Damaged):
            _look_over(log)
        spoilt.mend()


def _look_over(log: Path) -> None:
    database = Database.open(log)
    try:
        if not check_log(database).is_whole:
            raise Damaged
    finally:
        database.close()


@pytest.mark.parametrize("deed", ["write", "cut", "beside"])
def test_a_reader_that_writes_into_what_it_refuses_is_caught(spoilt: Any, log: Path, deed: str) -> None:
    """The control of the rule that nothing is stored after an error."""
    spoilt.spoil(b"\0\0" + bytes(5000))
    spoilt.require_untouched()
    with (log / "log.db").open("r+b") as file:
        if deed == "write":
            file.seek(9000)
            file.write(b"\0")
        elif deed == "cut":
            file.truncate(8192)
    if deed == "beside":
        (log / "more").touch()
    with pytest.raises(AssertionError):
        spoilt.require_untouched()
    spoilt.mend()
    Database.open(log).close()


@pytest.mark.parametrize(
    "name", ["entry", "settings", "key_file", "filled_page", "locked_page", "picture", "log_reader"]
)
def test_the_seeds_of_a_reader_are_read(rig: Any, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made of inputs that were refused themselves would try the door alone."""
    from followup.storage import folder, slots

    for room, lowered in ((slots, "ITERATIONS"), (slots, "LANES"), (slots, "MEMORY_KIB"), (folder, "RESERVE_BYTES")):
        monkeypatch.setattr(room, lowered, getattr(room, lowered))
    target = rig.target_of(name, tmp_path)
    refused = 0
    for seed in target.seeds:
        try:
            target.act(seed)
        except FollowupError:
            refused += 1
    assert refused <= 1


def test_careless_readers_are_caught_where_coverage_leads(rig: Any, tmp_path: Path) -> None:
    """The control, as libFuzzer runs it."""
    if not rig.can_guide():
        pytest.skip(rig.HOW_TO_LEAD)
    found = rig.guided_share("careless", 300, 1, tmp_path / "found")
    assert found.whole
    assert {"careless: KeyError", "careless: slower than 5 s", "careless: MemoryError"} == set(found.bad)
    assert len(list((tmp_path / "kept").iterdir())) == 3, "an input of each kind, for whoever mends it"
