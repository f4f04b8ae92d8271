"""How questions to the database are put into words."""

from __future__ import annotations

from typing import Any

from peewee import SCOPE_VALUES, Context, Field


class Wording(Context):
    """Writes the columns of a table at once: every question names dozens, and peewee takes eight calls for each."""

    __slots__ = ()

    def sql(self, node: Any) -> Any:
        """Add a part of a question."""
        table = node.model._meta.table if isinstance(node, Field) and type(node).__sql__ is Field.__sql__ else None
        if table is None or table._alias or self.scope == SCOPE_VALUES:
            return super().sql(node)  # type: ignore[no-untyped-call]
        return self.literal(f'"{self.alias_manager[table]}"."{node.column_name}"')
