"""The symptom finder on the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Run


def test_a_phrase_is_answered_in_one_line(run: Run) -> None:
    """Best first, each with its confidence and whether the words say it is there."""
    found = run("find", "can't", "catch", "my", "breath", "--json").one
    assert found["phrase"] == "can't catch my breath"
    assert found["matches"][0]["symptom"] == "shortness_of_breath"
    assert set(found["matches"][0]) == {"symptom", "confidence", "present"}
    confidences = [match["confidence"] for match in found["matches"]]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)


def test_what_is_denied_is_not_present(run: Run) -> None:
    """Words that say it is not there are found, and marked."""
    assert run("find", "--json", "no headache").one["matches"][0] == {
        "symptom": "headache",
        "confidence": run("find", "--json", "no headache").one["matches"][0]["confidence"],
        "present": False,
    }
    assert "not there" in run("find", "no headache").out


def test_each_line_of_stdin_gets_a_line(run: Run) -> None:
    """An empty line and one that is no UTF-8 too, so that answers and phrases can be laid side by side."""
    done = run("find", "-", "--json", stdin=b"\xef\xbb\xbfcough\n\nxqzzt\r\n\xff\xfe\nno end of line")
    assert [line["phrase"] for line in done.lines] == ["cough", "", "xqzzt", "��", "no end of line"]
    assert [bool(line["matches"]) for line in done.lines][:3] == [True, False, False]


def test_nothing_on_stdin_is_answered_by_nothing(run: Run) -> None:
    """No phrase, no line."""
    done = run("find", "-", "--json", stdin=b"")
    assert (done.code, done.out) == (0, "")


def test_words_that_nothing_fits_are_no_failure(run: Run) -> None:
    """A person reads that the words can be noted as they are."""
    done = run("find", "xqzzt")
    assert done.code == 0
    assert "You can note them as they are." in done.out


def test_words_with_control_codes_and_great_length_are_answered(run: Run) -> None:
    """Neither stops the finder."""
    assert "\x1b" not in run("find", "cough \x1b[31m").out
    assert run("find", "cough " * 50_000, "--json").one["matches"]


def test_no_log_is_needed_and_no_storage_is_imported(tmp_path: Path) -> None:
    """The command starts quickly: neither the database nor Qt nor the report is brought in, and no folder is made."""
    program = (
        "import sys; from followup.cli import main; code = main(sys.argv[1:]);"
        "heavy = {'sqlalchemy', 'sqlcipher3', 'alembic', 'cryptography', 'reportlab', 'PySide6', 'followup.storage'};"
        "print(sorted(heavy & set(sys.modules)), code)"
    )
    command = [sys.executable, "-c", program, "--log", str(tmp_path / "none"), "find", "--json", "sore hip"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.splitlines()[-1] == "[] 0"
    assert not (tmp_path / "none").exists()
