"""Groups and their members as the screens are told of them. For use cases: call inside a transaction."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.dates import BirthDate, Precision, age_at
from app.groups.values import Candidate, GroupDetails, GroupDraft, GroupLine, Member, Programme, SlotLine
from app.text import search_key
from models import groups, people
from models.rows import as_date, plain_rows

_CANDIDATES = 12  # as many lines as fit below the field


def lines(on: dt.date, programme: Programme | None, archived: bool) -> tuple[GroupLine, ...]:
    """Groups in the order of the programmes, then of their names, with their counts on a day."""
    table = groups.Group
    rows = table.select().where(put_away(on) if archived else ~put_away(on))
    if programme is not None:
        rows = rows.where(table.programme == programme)
    members, waiting = _counts(on)
    found = [_line(row, members[row.id], waiting[row.id]) for row in rows]
    order = list(Programme)
    return tuple(sorted(found, key=lambda g: (order.index(g.programme), g.name_km or g.name_en, g.id)))


def put_away(on: dt.date) -> Any:
    """The condition that a group is archived, or one of a camp that is over on a day."""
    table = groups.Group
    over = (table.programme == Programme.CAMP) & table.ends.is_null(False) & (table.ends < on)
    return table.archived_at.is_null(False) | over


def details(group: Any, on: dt.date, *, named: bool = True) -> GroupDetails:
    """One group with its timetable and its people on a day; unless `named`, their numbers and nothing typed freely."""
    everybody = members_of(group.id, on)
    present = tuple(m for m in everybody if not m.waiting and m.starts <= on)
    waiting = sorted((m for m in everybody if m.waiting), key=lambda m: (m.starts, m.enrolment))
    if not named:
        line = _line(group, len(present), len(waiting))
        return GroupDetails(line, replace(_draft(group), note=""), on, slots_of(group.id, on), (), (), ())
    return GroupDetails(
        _line(group, len(present), len(waiting)),
        _draft(group),
        on,
        slots_of(group.id, on),
        present,
        tuple(m for m in everybody if not m.waiting and m.starts > on),
        tuple(waiting),
        group.archived_reason,
    )


def members_of(group: int, on: dt.date) -> tuple[Member, ...]:
    """Who is enrolled on a day, will be later, or waits; in Khmer order."""
    table, person = groups.Enrolment, people.Person
    rows = (
        table.select(table, person)
        .join(person)
        .where(table.group == group, table.ends.is_null() | (table.ends >= on))
        .order_by(person.sort_km, person.sort_latin, person.id)
    )
    return tuple(_member(row, on) for row in rows)


def slots_of(group: int, since: dt.date) -> tuple[SlotLine, ...]:
    """The slots of a group that are valid on a day or later, in the order of the week."""
    table = groups.Slot
    rows = table.select().where(table.group == group, table.valid_until.is_null() | (table.valid_until >= since))
    found = (
        SlotLine(r.id, r.weekday, r.starts_at, r.ends_at, r.valid_from, r.valid_until, bool(r.any_shift))
        for r in rows.order_by(table.weekday, table.starts_at, table.valid_from)
    )
    return tuple(found)


def candidates(group: int, text: str, on: dt.date) -> tuple[Candidate, ...]:
    """People whose name holds `text` and who are not in the group yet; names that begin with it first."""
    key = search_key(text)
    person, enrolment = people.Person, groups.Enrolment
    inside = enrolment.select(enrolment.person).where(
        enrolment.group == group, enrolment.ends.is_null() | (enrolment.ends >= on)
    )
    rows = (
        person.select()
        .where(person.search_key.contains(key), person.archived_at.is_null(), person.id.not_in(inside))
        .order_by(person.sort_km, person.sort_latin)
        .limit(10 * _CANDIDATES)
    )
    best = sorted(rows, key=lambda row: not row.search_key.startswith(key))[:_CANDIDATES] if key else []
    elsewhere = _group_names([row.id for row in best], on)
    return tuple(_candidate(row, elsewhere[row.id], on) for row in best)


def age_of(person: Any, on: dt.date) -> int | None:
    """Full years on a day; None when the birth date is not known."""
    if person.birth_date is None:
        return None
    return age_at(BirthDate(person.birth_date, Precision(person.birth_precision or "day")), on)


def names_of(person: Any) -> tuple[str, str]:
    """The name in Khmer and in Latin script, family name first."""
    khmer = f"{person.family_name_km} {person.given_name_km}".strip()
    return khmer, f"{person.family_name_latin} {person.given_name_latin}".strip()


def _counts(on: dt.date) -> tuple[Counter[int], Counter[int]]:
    """Members and people waiting on a day, by group."""
    table = groups.Enrolment
    rows: Any = table.select(table.group, table.waiting, table.starts).where(table.ends.is_null() | (table.ends >= on))
    members: Counter[int] = Counter()
    waiting: Counter[int] = Counter()
    for group, waits, starts in plain_rows(rows):
        if waits:
            waiting[group] += 1
        elif as_date(starts) <= on:
            members[group] += 1
    return members, waiting


def _line(row: Any, members: int, waiting: int) -> GroupLine:
    return GroupLine(
        row.id,
        row.name_km,
        row.name_en,
        row.name_fr,
        Programme(row.programme),
        row.leader,
        row.room,
        members,
        waiting,
        row.capacity,
        row.archived_at is not None,
        bool(row.drop_in),
    )


def _draft(row: Any) -> GroupDraft:
    return GroupDraft(
        Programme(row.programme),
        row.name_km,
        row.name_en,
        row.name_fr,
        row.leader,
        row.room,
        row.capacity,
        row.age_from,
        row.age_to,
        row.children_per_staff,
        row.starts,
        row.ends,
        row.note,
        bool(row.drop_in),
    )


def _member(row: Any, on: dt.date) -> Member:
    person = row.person
    khmer, latin = names_of(person)
    age = age_of(person, on)
    return Member(row.id, person.id, khmer, latin, person.sex, age, row.starts, row.ends, row.reason, row.waiting)


def _candidate(person: Any, elsewhere: list[str], on: dt.date) -> Candidate:
    khmer, latin = names_of(person)
    return Candidate(person.id, person.code, khmer, latin, person.sex, age_of(person, on), tuple(elsewhere))


def _group_names(persons: Iterable[int], on: dt.date) -> dict[int, list[str]]:
    """The groups people are in on a day, by person."""
    table, group = groups.Enrolment, groups.Group
    rows: Any = (
        table.select(table.person, group.name_km, group.name_en, group.name_fr)
        .join(group)
        .where(
            table.person.in_(list(persons)),
            ~table.waiting,
            table.starts <= on,
            table.ends.is_null() | (table.ends >= on),
        )
        .order_by(table.starts)
    )
    names: dict[int, list[str]] = defaultdict(list)
    for person, km, en, fr in rows.tuples():
        names[person].append(km or en or fr)
    return names
