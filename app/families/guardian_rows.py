"""Guardians read from their table."""

from collections.abc import Iterable
from typing import Any

from app.families.guardians import Collects, Guardian
from models.people import Guardian as GuardianTable
from models.rows import plain_rows


def guardians_of(family: int | None, child: int | None = None) -> tuple[Guardian, ...]:
    """The guardians of a family, or of one child: its own and those of all its family's children.

    Who must not collect stands first: it is the line nobody may overlook.
    """
    if family is None:
        return ()
    query = GuardianTable.select().where(GuardianTable.family == family, GuardianTable.archived_at.is_null())
    if child is not None:
        query = query.where(GuardianTable.child.is_null() | (GuardianTable.child == child))
    guardians = [guardian_of(row) for row in query.order_by(GuardianTable.id)]
    return tuple(sorted(guardians, key=lambda guardian: guardian.collects is not Collects.MUST_NOT))


def plain_guardians(condition: Any) -> list[Guardian]:
    """The guardians for whom a condition holds, many at once, in the order in which they were written down."""
    table: Any = GuardianTable
    rows = table.select(
        table.id, table.family, table.name_km, table.name_latin, table.relation, table.phone, table.collects,
        table.reason, table.child,
    )  # fmt: skip
    rows = rows.where(condition, table.archived_at.is_null()).order_by(table.id)
    return [
        Guardian(id_, family, km, latin, relation, phone, Collects(collects), reason, child)
        for id_, family, km, latin, relation, phone, collects, reason, child in plain_rows(rows)
    ]


def guardian_of(row: Any) -> Guardian:
    """The value of one row of the table."""
    return Guardian(
        id=row.id,
        family=row.family_id,
        name_km=row.name_km,
        name_latin=row.name_latin,
        relation=row.relation,
        phone=row.phone,
        collects=Collects(row.collects),
        reason=row.reason,
        child=row.child_id,
    )


def kept_away(people: Iterable[tuple[int, int | None]]) -> set[int]:
    """Of (person, family) pairs, the persons whom somebody must not collect."""
    query = GuardianTable.select(GuardianTable.family, GuardianTable.child).where(
        GuardianTable.collects == Collects.MUST_NOT.value, GuardianTable.archived_at.is_null()
    )
    told = set(query.tuples())
    return {person for person, family in people if (family, None) in told or (family, person) in told}
