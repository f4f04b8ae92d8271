"""Small named values kept as JSON, for any feature that has something to remember. Inside a use case only."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeVar

from models.centre import Setting
from models.rows import plain_rows

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def stored(key: str, default: Any = None) -> Any:
    """The JSON value kept under `key`, or `default`."""
    rows = plain_rows(Setting.select(Setting.value).where(Setting.key == key))
    return json.loads(rows[0][0]) if rows else default


def store(key: str, value: Any) -> None:
    """Keep a JSON value under `key`."""
    text = json.dumps(value, ensure_ascii=False)
    if not Setting.update(value=text).where(Setting.key == key).execute():
        Setting.insert(key=key, value=text).execute()


def stored_value(key: str, kind: type[T]) -> T:
    """The frozen dataclass kept under `key`; fields that were not stored have their defaults."""
    known = kind.__dataclass_fields__
    return kind(**{name: value for name, value in stored(key, {}).items() if name in known})


def store_value(key: str, value: DataclassInstance) -> None:
    """Keep a dataclass of JSON values under `key`."""
    store(key, asdict(value))
