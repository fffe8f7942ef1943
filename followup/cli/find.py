"""`find`: which symptom words describe. Needs no log, and starts quickly: nothing but the catalogue is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from followup import paths
from followup.cli.call import Call
from followup.signs.catalogue import Catalogue, load_catalogue
from followup.signs.finder import Finder, Match


def run(call: Call) -> int:
    """Answer each phrase: one JSON object a line, or a few lines for a person."""
    catalogue = load_catalogue(paths.resource())
    finder = Finder(catalogue)
    for phrase in _phrases(call.arguments.words):
        matches = finder.offer(phrase)
        if call.as_json:
            call.terminal.record({"phrase": phrase, "matches": [_plain(match) for match in matches]})
        else:
            _print(call, catalogue, phrase, matches)
    return 0


def _phrases(words: list[str]) -> Iterator[str]:
    if words != ["-"]:
        yield " ".join(words)
        return
    if sys.stdin is None:
        return
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8-sig", errors="replace")
    for line in sys.stdin:
        yield line.rstrip("\r\n")


def _plain(match: Match) -> dict[str, object]:
    return {"symptom": match.symptom, "confidence": round(match.confidence, 3), "present": match.present}


def _print(call: Call, catalogue: Catalogue, phrase: str, matches: tuple[Match, ...]) -> None:
    tr, terminal = call.tr, call.terminal
    terminal.line(phrase)
    if not matches:
        terminal.text(tr("Nothing in the list fits these words. You can note them as they are."), indent=2)
        return
    for match in matches:
        title = tr(catalogue.symptom(match.symptom).title)
        said = title if match.present else tr("{symptom} (you say it is not there)").format(symptom=title)
        terminal.text(f"{match.confidence:.2f}  {said}  [{match.symptom}]", indent=2, hanging=8)
