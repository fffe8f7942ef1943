"""Checking the form of the sheets: what is said where veraPDF cannot be had, and how its words are read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.check_pdf import __main__ as check_pdf
from tools.check_pdf import verapdf

ENGINE = """
print("a warning of the engine")
print("@\\tfile\\tua1\\tone.pdf\\ttrue\\t12")
print("@\\tfile\\t3a\\tone.pdf\\tfalse\\t20")
print("@\\tbroken\\t3\\t6.2.4\\tColours are defined")
"""


def test_without_java_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is fetched when it could not run anyway."""
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(verapdf.Missing, match="no java on this computer"):
        verapdf.prepare(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("arguments", "code"), [([], 0), (["--strict"], 1)])
def test_what_cannot_be_checked_is_no_success_when_strict(
    arguments: list[str], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Skipping is said, and fails where that was asked for."""
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr(sys, "argv", ["check_pdf", *arguments])
    assert check_pdf.main() == code
    assert "Nothing was checked" in capsys.readouterr().out


def test_what_the_engine_says_is_read(tmp_path: Path) -> None:
    """A verdict for each file and standard, and under it the clauses that are broken."""
    file = tmp_path / "one.pdf"
    good, bad = verapdf.validate([sys.executable, "-c", ENGINE], [("ua1", file), ("3a", file)])
    assert (good.standard, good.compliant, good.assertions, good.broken) == ("ua1", True, 12, [])
    assert (bad.compliant, bad.broken) == (False, ["3 x 6.2.4: Colours are defined"])


def test_an_engine_that_ends_early_is_no_success(tmp_path: Path) -> None:
    """Fewer verdicts than files are not taken for good news."""
    with pytest.raises(verapdf.Missing, match="ended before"):
        verapdf.validate([sys.executable, "-c", "pass"], [("ua1", tmp_path / "one.pdf")])
