"""Running the command line inside this process, with streams of its own."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from followup.cli import main


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


@pytest.fixture
def log(tmp_path: Path, run: Run) -> Path:
    """The folder of a new log without a passphrase."""
    folder = tmp_path / "log"
    assert run("init", "--log", folder).code == 0
    return folder
