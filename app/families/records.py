"""Families read from their tables: a few queries for a whole list."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from app.errors import NotFound
from app.families.guardian_rows import guardian_of, guardians_of
from app.families.guardians import Collects, Guardian
from app.families.values import FamilyCard, FamilyDraft, FamilyFilter, FamilyRow
from app.people.records import family_label, members_of
from app.people.rules import search_words
from app.people.values import FamilyLabel
from models.people import Family, Person
from models.people import Guardian as GuardianTable


def rows_of(wanted: FamilyFilter) -> tuple[FamilyRow, ...]:
    """The lines a filter lets through, in the order of the reader's script."""
    members, guardians = _members(), _guardians()
    rows: Any = Family.select().where(Family.archived_at.is_null(not wanted.archived))
    rows = rows.order_by(Family.sort_km if wanted.khmer_first else Family.sort_latin, Family.id)
    words = search_words(wanted.text)
    return tuple(
        _row(family, members[family.id], guardians[family.id], wanted.khmer_first)
        for family in rows
        if _holds(family.search_key, (key for _, key in members[family.id]), words)
        and (not wanted.village or family.village == wanted.village)
        and (not wanted.id_poor or family.id_poor == wanted.id_poor)
    )


def labels_holding(text: str, khmer_first: bool) -> list[FamilyLabel]:
    """The families not archived in which every word typed is found, in list order."""
    words = search_words(text)
    members: defaultdict[int, list[str]] = defaultdict(list)
    people: Any = Person.select(Person.family, Person.search_key)
    for family, key in people.where(Person.family.is_null(False), Person.archived_at.is_null()).tuples():
        members[family].append(key)
    rows: Any = Family.select(
        Family.id, Family.code, Family.name_km, Family.name_latin, Family.village, Family.search_key
    ).where(Family.archived_at.is_null())
    rows = rows.order_by(Family.sort_km if khmer_first else Family.sort_latin, Family.id)
    return [FamilyLabel(*row[:5]) for row in rows.tuples() if _holds(row[5], members[row[0]], words)]


def card_of(family: int) -> FamilyCard:
    """Everything about one family. Raises NotFound."""
    row = existing_family(family)
    return FamilyCard(
        label=family_label(row),
        draft=draft_of(row),
        members=members_of(family),
        guardians=guardians_of(family),
        archived_at=row.archived_at,
        archived_reason=row.archived_reason,
    )


def draft_of(row: Any) -> FamilyDraft:
    """A row of the table as a form fills it in."""
    return FamilyDraft(**{name: getattr(row, name) for name in FamilyDraft.__dataclass_fields__})


def existing_family(family: int) -> Any:
    """The row of a family. Raises NotFound."""
    row = Family.get_or_none(Family.id == family)
    if row is None:
        raise NotFound
    return row


def existing_guardian(guardian: int) -> Any:
    """The row of a guardian, removed ones too. Raises NotFound."""
    row = GuardianTable.get_or_none(GuardianTable.id == guardian)
    if row is None:
        raise NotFound
    return row


def _members() -> defaultdict[int, list[tuple[str, str]]]:
    """By family, the role and search key of every member who is not archived."""
    query: Any = Person.select(Person.family, Person.role, Person.search_key).where(
        Person.family.is_null(False), Person.archived_at.is_null()
    )
    members: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for family, role, key in query.tuples():
        members[family].append((role, key))
    return members


def _guardians() -> defaultdict[int, list[Guardian]]:
    guardians: defaultdict[int, list[Guardian]] = defaultdict(list)
    for row in GuardianTable.select().where(GuardianTable.archived_at.is_null()).order_by(GuardianTable.id):
        guardian = guardian_of(row)
        guardians[guardian.family].append(guardian)
    return guardians


def _holds(key: str, members: Iterable[str], words: list[str]) -> bool:
    if not words:
        return True
    keys = " ".join([key, *members])
    return all(word in keys for word in words)


def _row(family: Any, members: list[tuple[str, str]], guardians: list[Guardian], khmer_first: bool) -> FamilyRow:
    children = sum(role == "child" for role, _ in members)
    kept_away = [one for one in guardians if one.collects is Collects.MUST_NOT]
    named = [one.name(khmer_first) for one in guardians if one not in kept_away]
    phones = [family.phone, *(one.phone for one in guardians if one not in kept_away)]
    return FamilyRow(
        label=family_label(family),
        phone=next(filter(None, phones), ""),
        id_poor=family.id_poor,
        children=children,
        adults=len(members) - children,
        guardians=tuple(filter(None, named)),
        must_not_collect=bool(kept_away),
    )
