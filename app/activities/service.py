"""The catalogue of activities."""

from __future__ import annotations

from typing import Any

from app.activities.reading import activity_columns, all_activities
from app.activities.values import Activity, ActivityDraft
from app.errors import NotFound
from app.use_case import Change, Right, Service, command, query
from models import attendance as tables


class ActivitiesService(Service):
    """What can be done at an after-school session."""

    @query(Right.SEE_GROUPS)
    def activities(self, archived: bool = False) -> tuple[Activity, ...]:
        """The activities in use; with `archived` the others too."""
        return tuple(one for one in all_activities().values() if archived or not one.archived)

    @command(Right.EDIT_GROUPS, Change.ACTIVITIES)
    def add(self, draft: ActivityDraft) -> int:
        """Write down an activity; its id. Raises FieldError without a name."""
        row: Any = tables.Activity.create(**activity_columns(draft))
        self._about(f"activity {row.id}", f"add {row.name_km or row.name_en or row.name_fr}")
        return int(row.id)

    @command(Right.EDIT_GROUPS, Change.ACTIVITIES)
    def change(self, activity: int, draft: ActivityDraft) -> None:
        """Other names. Raises FieldError, NotFound."""
        self._update(activity, **activity_columns(draft))
        self._about(f"activity {activity}", f"change {draft.name_km or draft.name_en or draft.name_fr}")

    @command(Right.EDIT_GROUPS, Change.ACTIVITIES)
    def archive(self, activity: int) -> None:
        """Offer an activity no longer; sessions at which it was done keep it."""
        self._update(activity, archived_at=self._desk.clock.now())
        self._about(f"activity {activity}", "archive")

    @command(Right.EDIT_GROUPS, Change.ACTIVITIES)
    def bring_back(self, activity: int) -> None:
        """Undo `archive`."""
        self._update(activity, archived_at=None)
        self._about(f"activity {activity}", "bring back")

    def _update(self, activity: int, **columns: object) -> None:
        if not tables.Activity.update(**columns).where(tables.Activity.id == activity).execute():
            raise NotFound
