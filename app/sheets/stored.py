"""A sheet as bytes: compressed JSON that names every field, so that later programs can read old sheets."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from app.sheets.sign_in import SignInSheet
from app.sheets.values import Sheet

T = TypeVar("T")
_TIMES = (dt.datetime, dt.date, dt.time)


def sheet_bytes(sheet: Sheet | SignInSheet) -> bytes:
    """Write a sheet."""
    text = json.dumps(plain(sheet), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8"))


def sheet_from(data: bytes) -> Sheet:
    """Read what `sheet_bytes` wrote of an attendance sheet."""
    return valued(Sheet, json.loads(zlib.decompress(data)))


def sign_in_from(data: bytes) -> SignInSheet:
    """Read what `sheet_bytes` wrote of a sign-in sheet."""
    return valued(SignInSheet, json.loads(zlib.decompress(data)))


def plain(value: Any) -> Any:
    """A value of dataclasses, dates, enums, tuples and sets as JSON can hold it."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, _TIMES):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted((plain(item) for item in value), key=repr)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def valued(kind: type[T], data: Any) -> T:
    """The opposite of `plain`: read a value of a dataclass. Fields that are missing have their defaults."""
    value: T = _value(kind, data)
    return value


def _value(kind: Any, data: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        return None if data is None else _value(get_args(kind)[0], data)
    if get_origin(kind) in (tuple, frozenset):
        return get_origin(kind)(_value(get_args(kind)[0], item) for item in data)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _value(hints[name], item) for name, item in data.items() if name in hints})
    if kind in _TIMES:
        return kind.fromisoformat(data)
    return kind(data) if isinstance(kind, type) and issubclass(kind, Enum | float) else data


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
