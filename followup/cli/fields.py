"""The fields that each kind of entry takes, in words for whoever types one by hand."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from textwrap import wrap
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from followup.domain.records import KINDS
from followup.domain.wording import Translate

_KEPT_BY_THE_LOG = frozenset({"id", "rev", "author_id", "entered_at"})
_OF_A_PICTURE = frozenset({"sha256", "size"})


class FieldsHelp(argparse.Action):
    """`--help` of a command that takes a kind: with a kind typed before it, the fields of that kind alone."""

    def __init__(self, option_strings: list[str], dest: str, tr: Translate, **options: Any) -> None:
        super().__init__(option_strings, dest=dest, nargs=0, default=argparse.SUPPRESS, **options)
        self._tr = tr

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, *_what_was_typed: Any) -> None:
        """Print what was asked for and leave."""
        kind = getattr(namespace, "kind", None)
        parser.epilog = fields_of(kind, self._tr) if kind else fields_of_all(self._tr)
        parser.print_help()
        parser.exit()


def fields_of(kind: str, tr: Translate) -> str:
    """Return the fields of one kind, a line each: its name, what it takes, and whether it is needed."""
    lines = [f"  {name:<{_WIDEST}}  {what}" for name, what in _fields(kind, tr)]
    return "\n".join([tr("The fields of {kind}:").format(kind=kind), *lines])


def fields_of_all(tr: Translate) -> str:
    """Return the names of the fields of every kind; those that are needed carry a star."""
    lines = [tr("Fields of each kind (* is needed). For more: followup add KIND --help")]
    for kind in sorted({"symptom", *KINDS} - {"sheet"}):
        names = ", ".join(name for name, _ in _fields(kind, tr))
        lines += wrap(f"{kind}: {names}", _LINE, initial_indent="  ", subsequent_indent="      ")
    return "\n".join(lines)


_WIDEST = 20
"""Letters kept for the name of a field, so that what it takes stands in a column."""

_LINE = 100
"""Letters of a line in the list of all kinds."""


def _fields(kind: str, tr: Translate) -> Iterator[tuple[str, str]]:
    if kind == "symptom":
        yield from _of_a_symptom(tr).items()
        return
    if kind == "photo":
        yield "file*", tr("the picture file; --file does the same")
    hints = get_type_hints(KINDS[kind])
    for field in fields(KINDS[kind]):
        if field.name in _KEPT_BY_THE_LOG or (kind == "photo" and field.name in _OF_A_PICTURE):
            continue
        needed = field.default is field.default_factory and (kind, field.name) != ("photo", "taken_on")
        said = _taken(hints[field.name], tr)
        yield field.name + "*" * needed, said
    yield "author", tr("the name of who entered it, where it is not the person")


def _of_a_symptom(tr: Translate) -> dict[str, str]:
    """The fields of a symptom, which are those of a diary."""
    return {
        "what": tr("what it is: any words, such as sore left hip, or an id of the list"),
        "symptom": tr("the id that list and show give, such as hip_pain; one of what, symptom and words is needed"),
        "words": tr("the person's own words, kept as they are"),
        "where": tr("the place: any words, or an id of the list"),
        "side": tr("left, right, both or middle"),
        "observed_on": tr("the day it was felt, such as 2026-03-14; without it, today"),
        "began_on": tr("the day it began"),
        "about": tr("yes or no: whether the days are a guess"),
        "present": tr("yes or no: whether it was there"),
        "change": tr("new, better, same, worse or gone"),
        "all_along": tr("since the last entry: yes, came_and_went or had_gone"),
        "severity": tr("0 to 10, where 10 is the worst"),
        "answers": tr("short questions answered: wakes_at_night=yes;after_injury=no"),
        "note": tr("text"),
        "author": tr("the name of who entered it, where it is not the person"),
    }


def _taken(hint: Any, tr: Translate) -> str:
    """Return what a field of this type takes."""
    if isinstance(hint, UnionType):
        hint = next(option for option in get_args(hint) if option is not NoneType)
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return tr("questions with their answers") if get_origin(inner) is tuple else tr("a list")
    if issubclass(hint, StrEnum):
        return tr("one of: {words}").format(words=", ".join(word for word in hint if word))
    said = {
        date: tr("a day such as 2026-03-14"),
        datetime: tr("a moment with its time zone"),
        bool: tr("true or false"),
        int: tr("a whole number"),
        float: tr("a number"),
    }
    return said.get(hint, tr("text"))
