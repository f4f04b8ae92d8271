"""Families read from their tables: a few queries for a whole list."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from peewee import Value

from app.errors import NotFound
from app.families.guardian_rows import guardians_of
from app.families.guardians import Collects
from app.families.values import FamilyCard, FamilyDraft, FamilyFilter, FamilyRow
from app.people.records import family_label, groups_on, members_of
from app.people.rules import search_words
from app.people.values import FamilyLabel
from app.schools.reading import lines_on
from models.people import Family, Person
from models.people import Guardian as GuardianTable
from models.rows import plain_rows

_LABEL = (Family.id, Family.code, Family.name_km, Family.name_latin, Family.village)
_VILLAGE = 4


def rows_of(wanted: FamilyFilter) -> tuple[FamilyRow, ...]:
    """The lines a filter lets through, in the order of the reader's script."""
    words = search_words(wanted.text)
    members, guardians = _members(bool(words)), _guardians(wanted.khmer_first)
    order = Family.sort_km if wanted.khmer_first else Family.sort_latin
    rows: Any = Family.select(order, *_LABEL, Family.phone, Family.id_poor, Family.search_key)
    found = sorted(plain_rows(rows.where(Family.archived_at.is_null(not wanted.archived))))
    return tuple(
        _row(FamilyLabel(*label), phone, id_poor, members[label[0]], guardians[label[0]])
        for _, *label, phone, id_poor, key in found
        if _holds(key, (key for _, key in members[label[0]]), words)
        and (not wanted.village or label[_VILLAGE] == wanted.village)
        and (not wanted.id_poor or id_poor == wanted.id_poor)
    )


def labels_holding(text: str, khmer_first: bool) -> list[FamilyLabel]:
    """The families not archived in which every word typed is found, in list order."""
    words = search_words(text)
    members: defaultdict[int, list[str]] = defaultdict(list)
    people: Any = Person.select(Person.family, Person.search_key)
    for family, key in plain_rows(people.where(Person.family.is_null(False), Person.archived_at.is_null())):
        members[family].append(key)
    rows: Any = Family.select(*_LABEL, Family.search_key).where(Family.archived_at.is_null())
    rows = rows.order_by(Family.sort_km if khmer_first else Family.sort_latin, Family.id)
    return [FamilyLabel(*row[:5]) for row in plain_rows(rows) if _holds(row[5], members[row[0]], words)]


def card_of(family: int, today: date) -> FamilyCard:
    """Everything about one family. Raises NotFound."""
    row, members = existing_family(family), members_of(family)
    return FamilyCard(
        label=family_label(row),
        draft=draft_of(row),
        members=members,
        guardians=guardians_of(family),
        archived_at=row.archived_at,
        archived_reason=row.archived_reason,
        schooling=lines_on(today, [one.id for one in members]),
        groups=groups_on([one.id for one in members], today),
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


def _members(searched: bool) -> defaultdict[int, list[tuple[str, str]]]:
    """By family, the role and, if it is `searched`, the search key of every member who is not archived."""
    key = Person.search_key if searched else Value("")
    query: Any = Person.select(Person.family, Person.role, key).where(
        Person.family.is_null(False), Person.archived_at.is_null()
    )
    members: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for family, role, key in plain_rows(query):
        members[family].append((role, key))
    return members


def _guardians(khmer_first: bool) -> defaultdict[int, list[tuple[str, str, bool]]]:
    """By family, name, phone and ban of every guardian."""
    table: Any = GuardianTable
    query = table.select(table.family, table.name_km, table.name_latin, table.phone, table.collects)
    guardians: defaultdict[int, list[tuple[str, str, bool]]] = defaultdict(list)
    for family, khmer, latin, phone, collects in plain_rows(
        query.where(table.archived_at.is_null()).order_by(table.id)
    ):
        name = (khmer or latin) if khmer_first else (latin or khmer)
        guardians[family].append((name, phone, collects == Collects.MUST_NOT))
    return guardians


def _holds(key: str, members: Iterable[str], words: list[str]) -> bool:
    if not words:
        return True
    keys = " ".join([key, *members])
    return all(word in keys for word in words)


def _row(
    label: FamilyLabel,
    phone: str,
    id_poor: str,
    members: list[tuple[str, str]],
    guardians: list[tuple[str, str, bool]],
) -> FamilyRow:
    children = sum(role == "child" for role, _ in members)
    named = [(name, phone) for name, phone, kept_away in guardians if not kept_away]
    return FamilyRow(
        label=label,
        phone=next(filter(None, (phone, *(phone for _, phone in named))), ""),
        id_poor=id_poor,
        children=children,
        adults=len(members) - children,
        guardians=tuple(name for name, _ in named if name),
        must_not_collect=len(named) < len(guardians),
    )
