"""What is printed for people."""

from __future__ import annotations

import io
import json

from followup.cli.terminal import Terminal, visible


def _terminal(width: int = 40, encoding: str = "utf-8") -> Terminal:
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
    return Terminal(out, io.StringIO(), width)


def _printed(terminal: Terminal) -> str:
    terminal.out.flush()
    return terminal.out.buffer.getvalue().decode(terminal.out.encoding)  # type: ignore[attr-defined, no-any-return]


def test_no_control_code_reaches_the_terminal() -> None:
    """A note with an escape sequence is shown, not obeyed."""
    assert visible("a\x1b[2Jb\x07\x9b") == "a·[2Jb··"
    assert visible("line\nbreak\ttab") == "line\nbreak\ttab"


def test_text_is_wrapped_with_its_indent() -> None:
    """A paragraph stays within the width; its later lines hang."""
    terminal = _terminal(30)
    terminal.text("Why: pain in a bone that lasts over two weeks", indent=2, hanging=7)
    lines = _printed(terminal).splitlines()
    assert all(len(line) <= 30 for line in lines)
    assert lines[0].startswith("  Why")
    assert lines[1].startswith("       ")


def test_a_table_cuts_only_its_last_column() -> None:
    """Ids are never shortened; the words are, with three dots."""
    terminal = _terminal(40)
    terminal.table(("id", "words"), [("observation-12", "a very long note that\ndoes not fit here at all")])
    line = _printed(terminal).splitlines()[1]
    assert line.startswith("observation-12  a very long")
    assert line.endswith("...")
    assert len(line) <= 40


def test_wide_signs_count_twice() -> None:
    """Chinese words keep the columns straight."""
    terminal = _terminal(60)
    terminal.table(("a", "b"), [("髋部疼痛", "x"), ("hip", "y")])
    lines = _printed(terminal).splitlines()
    assert lines[1] == "髋部疼痛  x"
    assert lines[2] == "hip       y"


def test_json_survives_a_terminal_that_cannot_show_it() -> None:
    """Where the terminal knows ASCII alone, the object still comes back whole."""
    terminal = _terminal(encoding="ascii")
    terminal.record({"phrase": "żółć \udc80"})
    assert json.loads(_printed(terminal)) == {"phrase": "żółć \udc80"}


def test_a_lone_surrogate_does_not_stop_a_line() -> None:
    """An argument that was no UTF-8 can be answered all the same."""
    terminal = _terminal()
    terminal.record({"phrase": "\udc80"})
    assert json.loads(_printed(terminal)) == {"phrase": "\udc80"}


def test_a_complaint_is_one_line() -> None:
    """Whatever an error holds, one line reaches stderr."""
    terminal = _terminal()
    terminal.complain("one\ntwo\x1b[0m")
    assert terminal.err.getvalue() == "one two·[0m\n"  # type: ignore[attr-defined]
