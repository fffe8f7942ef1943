"""Running the command line inside this process, with streams of its own."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from followup.cli import main
from followup.services import log as services_log
from followup.storage.database import Database


@dataclass(frozen=True)
class Done:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The JSON objects it printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def one(self) -> dict[str, Any]:
        """The only JSON object it printed."""
        (found,) = self.lines
        return found


Run = Callable[..., Done]


class _Input(io.TextIOWrapper):
    """Standard input that is no terminal."""

    def isatty(self) -> bool:
        return False


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command: `run("find", "sore hip", stdin=...)`; stdin is text, bytes, or an object for JSON."""

    def runner(*argv: str | Path, stdin: object = b"") -> Done:
        content = stdin if isinstance(stdin, bytes) else stdin.encode() if isinstance(stdin, str) else None
        given = json.dumps(stdin).encode() if content is None else content
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", _Input(io.BytesIO(given), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = main([str(argument) for argument in argv])
        texts = []
        for stream in (out, err):
            stream.flush()
            texts.append(stream.buffer.getvalue().decode())  # type: ignore[attr-defined]
        assert "Traceback" not in texts[1]
        assert code == 0 or texts[1].count("\n") == 1, f"not one sentence: {texts[1]!r}"
        return Done(code, *texts)

    return runner


@pytest.fixture(scope="session", autouse=True)
def _shipped_files_read_once() -> Iterator[None]:
    """Read the catalogue, the signs and the finder's words once for all tests: they never change."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(services_log, "load_shipped", lru_cache(services_log.load_shipped))
        yield


@pytest.fixture(scope="session")
def new_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an empty log, to be copied and never opened."""
    folder = tmp_path_factory.mktemp("new") / "log"
    database, _ = Database.create(folder)
    database.close()
    (folder / "reserve").unlink()
    return folder


@pytest.fixture
def log(tmp_path: Path, new_log: Path) -> Path:
    """The folder of a new log without a passphrase."""
    return Path(shutil.copytree(new_log, tmp_path / "log"))
