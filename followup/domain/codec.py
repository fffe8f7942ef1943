"""Records to plain values and back: for the history, the command line and exports."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from followup.domain.days import parse_day
from followup.domain.errors import Refused
from followup.domain.records import KINDS, Record

Plain = dict[str, Any]
"""A record as JSON knows it; days are ISO dates, moments ISO with offset, answers an object."""


@cache
def _hints(kind: str) -> dict[str, Any]:
    hints = get_type_hints(KINDS[kind])
    return {field.name: hints[field.name] for field in fields(KINDS[kind])}


def to_plain(record: Record) -> Plain:
    """Return the record's fields as JSON values, without its kind."""
    return {name: _plain(hint, getattr(record, name)) for name, hint in _hints(record.kind).items()}


def _plain(hint: Any, value: Any) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple):
        pairs = get_origin(get_args(hint)[0]) is tuple
        return {str(key): str(answer) for key, answer in value} if pairs else [_plain(None, item) for item in value]
    return str(value) if isinstance(value, StrEnum) else value


@cache
def unsaid(kind: str) -> Plain:
    """Return what the fields of a kind hold where nothing was said: what an older form of the log did not have."""
    hints = _hints(kind)
    return {
        field.name: _plain(hints[field.name], field.default)
        for field in fields(KINDS[kind])
        if field.default is not MISSING
    }


def from_plain(kind: str, plain: Plain) -> Record:
    """Return the record of a kind; raises `Refused` for an unknown kind or field, a wrong type or a missing value."""
    record_type = KINDS.get(kind)
    if record_type is None:
        raise Refused("There is no such kind of entry. The kinds are: {kinds}.", kinds=", ".join(sorted(KINDS)))
    hints = _hints(kind)
    for name in plain:
        if name not in hints:
            raise Refused("This kind of entry has no field called {name}.", field=name, name=repr(name)[:40])
    values: dict[str, Any] = {name: _value(name, hints[name], value) for name, value in plain.items()}
    required = {field.name for field in fields(record_type) if field.default is field.default_factory}
    for name in sorted(required - values.keys()):
        raise Refused("The field {name} is needed.", field=name, name=name)
    return record_type(**values)


def _value(name: str, hint: Any, value: object) -> object:
    if isinstance(hint, UnionType):
        if value is None:
            return None
        hint = next(option for option in get_args(hint) if option is not NoneType)
    if get_origin(hint) is tuple:
        return _tuple(name, hint, value)
    if hint is datetime:
        return _moment(name, value)
    if hint is date:
        return parse_day(_text(name, value), field=name).on
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _word(name, hint, value)
    if hint is str:
        return _text(name, value)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise Refused("The field {name} cannot hold this kind of value.", field=name, name=name)
    return value


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise Refused("The field {name} must be text.", field=name, name=name)
    return value


def _word(name: str, words: type[StrEnum], value: object) -> StrEnum:
    try:
        return words(_text(name, value))
    except ValueError:
        choices = ", ".join(word or "(empty)" for word in words)
        raise Refused("{name} is one of: {choices}.", field=name, name=name, choices=choices) from None


def _moment(name: str, value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(name, value))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Refused("{name} must be a moment with its time zone.", field=name, name=name)
    return moment


def _tuple(name: str, hint: Any, value: object) -> tuple[object, ...]:
    inner = get_args(hint)[0]
    if get_origin(inner) is tuple:
        if not isinstance(value, dict):
            raise Refused("{name} must be an object of questions and answers.", field=name, name=name)
        answer = get_args(inner)[1]
        return tuple(sorted((str(key), _word(name, answer, item)) for key, item in value.items()))
    if not isinstance(value, list | tuple):
        raise Refused("{name} must be a list.", field=name, name=name)
    return tuple(_value(name, inner, item) for item in value)
