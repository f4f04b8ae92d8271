"""Tables as they were sent to somebody: written once, read as often as wanted. Inside a use case only."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from app.errors import FieldError, NotFound
from app.figures.values import Figures, FrozenFigures, FrozenLine
from app.sheets.stored import plain, valued
from app.text import clean
from app.words import N_
from models import frozen as tables

_COURSES = "courses"


def freeze(title: str, figures: Figures, by: str, now: dt.datetime) -> FrozenLine:
    """Keep a table with the people behind each figure, for good. Raises FieldError without a title."""
    title = clean(title)
    if not title:
        raise FieldError("title", N_("Say for whom or for what the figures are."))
    content = json.dumps(plain(figures), ensure_ascii=False, separators=(",", ":"))
    row = tables.FrozenFigures.create(title=title, subject=_COURSES, content=content, frozen_at=now, frozen_by=by)
    return _line(row)


def listing() -> tuple[FrozenLine, ...]:
    """Everything that was frozen, the latest first."""
    table = tables.FrozenFigures
    rows: Any = table.select(table.id, table.title, table.frozen_at, table.frozen_by)
    return tuple(_line(row) for row in rows.order_by(table.id.desc()))


def opened(frozen: int) -> FrozenFigures:
    """A table as it was. Raises NotFound."""
    row: Any = tables.FrozenFigures.get_or_none(tables.FrozenFigures.id == frozen)
    if row is None:
        raise NotFound
    return FrozenFigures(_line(row), valued(Figures, json.loads(row.content)))


def _line(row: Any) -> FrozenLine:
    return FrozenLine(row.id, row.title, row.frozen_at, row.frozen_by)
