"""What can be typed, and what is answered when it is no command."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from followup.cli.arguments import UsageError, build_parser, parse
from followup.cli.typed import EntryId
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    "argv",
    [
        ["--json", "--log", "L", "--on", "2026-03-12", "--passphrase-fd", "3", "flags"],
        ["flags", "--json", "--log", "L", "--on", "2026-03-12", "--passphrase-fd", "3"],
        ["--json", "--log", "L", "flags", "--on", "2026-03-12", "--passphrase-fd=3"],
    ],
)
def test_global_options_stand_before_or_after_the_command(argv: list[str]) -> None:
    """An option given before the command is not undone by its absence after it."""
    found = parse(build_parser(), argv)
    assert (found.json, found.log, found.on, found.passphrase_fd) == (True, Path("L"), date(2026, 3, 12), 3)


def test_left_out_options_have_their_defaults() -> None:
    """No option leaves an attribute missing."""
    found = parse(build_parser(), ["flags"])
    assert (found.json, found.on, found.passphrase_fd) == (False, None, None)
    assert found.log.name == "log"


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["--json"],
        ["nothing"],
        ["flags", "--frob"],
        ["flags", "extra"],
        ["flags", "--jso"],
        ["add"],
        ["add", "banana"],
        ["add", "sheet"],
        ["edit"],
        ["show", "observation"],
        ["show", "observation-x"],
        ["show", "banana-3"],
        ["show", "observation-99999999999999999999"],
        ["remove", "observation--1"],
        ["--on", "2026-03", "flags"],
        ["--on", "2026-02-30", "flags"],
        ["--on", "soon", "flags"],
        ["--on", "0001-01-01", "flags"],
        ["--on", "1900-12-31", "flags"],
        ["--on", "9999-12-31", "flags"],
        ["--log", "", "flags"],
        ["--log", "a\0b", "flags"],
        ["--passphrase-fd", "x", "flags"],
        ["--passphrase-fd", "-1", "flags"],
        ["sheet"],
        ["sheet", "--out", "f.pdf", "--paper", "a3"],
        ["sheet", "--out", "f.pdf", "--for", "me"],
        ["sheet", "--out", "f.pdf", "--visit", "question-3"],
        ["export"],
        ["export", "--diary", "d.csv", "--all", "x"],
        ["import"],
        ["restore", "x"],
        ["demo"],
    ],
)
def test_what_is_no_command_is_answered_in_one_line(run: Run, argv: list[str]) -> None:
    """Usage ends with 2 and one line that says where to look."""
    done = run(*argv)
    assert done.code == 2
    assert done.out == ""
    assert "--help" in done.err


@pytest.mark.parametrize("argv", [["--help"], ["add", "--help"], ["sheet", "-h"], ["--version"]])
def test_help_is_printed_and_is_no_failure(run: Run, argv: list[str]) -> None:
    """Help and version go to stdout and end with 0."""
    done = run(*argv)
    assert done.code == 0
    assert done.out
    assert done.err == ""


def test_an_id_names_a_kind_and_a_number() -> None:
    """A kind of two words may be written with a hyphen, in any case."""
    for text in ("dose_period-7", "dose-period-7", "DOSE-PERIOD-7"):
        assert parse(build_parser(), ["show", text]).id == EntryId("dose_period", 7)
    assert str(EntryId("dose_period", 7)) == "dose_period-7"


def test_a_visit_may_be_named_by_its_number() -> None:
    """The sheet takes visit-3 and 3."""
    for text in ("visit-3", "3"):
        assert parse(build_parser(), ["sheet", "--out", "f.pdf", "--visit", text]).visit == 3


def test_a_usage_error_is_one_line_whatever_was_typed() -> None:
    """A line break in an argument does not break the message."""
    with pytest.raises(UsageError) as raised:
        parse(build_parser(), ["show", "a\nb"])
    assert "\n" not in str(raised.value)


def test_help_of_add_names_the_fields_of_each_kind(run: Run) -> None:
    """And after a kind, what each of its fields takes."""
    every = run("add", "--help").out
    assert "weight: measured_on*" in every
    assert "symptom: what, symptom, words" in every
    one = run("add", "exam", "--help").out
    assert "weight:" not in one
    assert "due_on" in one
    assert "a day such as 2026-03-14" in one
    assert "one of: left, right, both, middle" in one
    assert "entered_at" not in one
