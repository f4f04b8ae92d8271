"""The catalogue of activities in its table. Inside a use case only."""

from __future__ import annotations

from typing import Any

from app.activities.values import Activity, ActivityDraft
from app.errors import FieldError
from app.text import clean
from app.words import N_
from models.attendance import Activity as ActivityTable


def all_activities() -> dict[int, Activity]:
    """Every activity by id, in the order in which they were written down; archived ones too."""
    rows: Any = ActivityTable.select().order_by(ActivityTable.id)
    return {
        row.id: Activity(row.id, row.name_km, row.name_en, row.name_fr, row.archived_at is not None) for row in rows
    }


def activity_columns(draft: ActivityDraft) -> dict[str, str]:
    """The columns of a draft. Raises FieldError without a name."""
    columns = {
        "name_km": clean(draft.name_km),
        "name_en": clean(draft.name_en),
        "name_fr": clean(draft.name_fr),
    }
    if not any(columns.values()):
        raise FieldError("name_km", N_("Write the activity's name, in one language at least."))
    return columns
