"""Importing a list of people: first a plan that is looked at, then one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.imports.rows import read_rows
from app.imports.values import Decision, ImportPlan, ImportResult, Progress, no_progress
from app.settings.storing import store, stored
from app.use_case import Change, Right, Service, command, query

if TYPE_CHECKING:
    from app.imports.columns import ColumnMap
    from app.imports.spreadsheet import Spreadsheet

# What people decided about rows that looked like somebody: so that the same list asks only once.
_ALIASES = "imports.aliases"


class ImportService(Service):
    """Lists of people. The file is read before, by `app.imports.reading` and `app.imports.recognising`."""

    @query(Right.IMPORT)
    def plan(
        self, spreadsheet: Spreadsheet, maps: tuple[ColumnMap, ...], progress: Progress = no_progress
    ) -> ImportPlan:
        """The fate of every row; nothing is written. What `progress` raises ends it."""
        # Comparing names loads rapidfuzz, which is not needed at the start.
        from app.imports.known import known
        from app.imports.planning import plan_rows

        today = self._desk.clock.today()
        rows = read_rows(spreadsheet, maps, today)
        return plan_rows(spreadsheet, maps, rows, known(), stored(_ALIASES, {}), today, progress)

    @command(Right.IMPORT, Change.PEOPLE | Change.FAMILIES | Change.GROUPS | Change.SCHOOLS)
    def apply(
        self,
        plan: ImportPlan,
        decisions: Mapping[int, Decision],
        create_groups: bool = False,
        progress: Progress = no_progress,
    ) -> ImportResult:
        """Write a plan. `decisions` by the row's place in it; a possible duplicate without one is left out.

        Groups that are not known are made for daycare when `create_groups`. Raises UserError when a record of
        the plan has changed so that it no longer fits; what `progress` raises takes everything back.
        """
        from app.imports.known import known
        from app.imports.storing import Writer

        writer = Writer(known(), self._desk.clock.today(), stored(_ALIASES, {}))
        result = writer.write(plan, decisions, create_groups, progress)
        store(_ALIASES, writer.aliases)
        self._about(f"import {plan.source}", f"{result.new} new, {result.updated} updated")
        return result
