"""People read from their tables: one query for all, never one a row."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from peewee import JOIN, Expression

from app.dates import BirthDate, Precision
from app.errors import NotFound
from app.families.guardian_rows import guardians_of, kept_away
from app.groups.values import GroupName, Programme
from app.merging.reading import last_merge
from app.people.rules import running, search_words, status_of
from app.people.values import (
    EnrolmentLine,
    FamilyLabel,
    HealthNote,
    PersonCard,
    PersonDraft,
    PersonLabel,
    PersonRow,
    PrintedList,
)
from app.schools.reading import lines_of, pupils, schools_by_name
from models.groups import Enrolment, Group
from models.people import Family, Person, Photo
from models.people import HealthNote as HealthNoteTable
from models.rows import as_date, plain_rows, rows_among

_LABEL = (
    Person.id,
    Person.code,
    Person.family_name_km,
    Person.given_name_km,
    Person.family_name_latin,
    Person.given_name_latin,
    Person.nickname,
    Person.sex,
    Person.birth_date,
    Person.birth_precision,
    Person.village,
    Family.village,
    Person.family,
    Person.role,
    Person.archived_at,
)
_PRECISIONS = {precision.value: precision for precision in Precision}  # to look one up is quicker than to make it
_NOWHERE: tuple[tuple[GroupName, ...], list[bool]] = ((), [])
_LISTS = {
    PrintedList.ATTENDANCE_SHEET: "on_attendance_sheet",
    PrintedList.ROSTER: "on_roster",
    PrintedList.PICKUP_LIST: "on_pickup_list",
}


def selection(*extra: Any) -> Any:
    """A query of people with their families, to be narrowed; rows come as `label_of` wants them, then `extra`."""
    return Person.select(*_LABEL, *extra).join(Family, JOIN.LEFT_OUTER).tuples()


def in_order(query: Any, khmer_first: bool) -> Any:
    """The query in the order of a list."""
    return query.order_by(Person.sort_km if khmer_first else Person.sort_latin, Person.id)


def holding(text: str) -> list[Expression]:
    """The conditions that every word typed is somewhere in a person's names, code or phone."""
    return [Person.search_key.contains(word) for word in search_words(text)]


def holding_also_schools(text: str, today: date) -> list[Expression]:
    """As `holding`, or in the name of the school to which the person goes."""
    schools = schools_by_name()
    return [_holds(word, [id_ for key, id_ in schools if word in key], today) for word in search_words(text)]


def _holds(word: str, schools: list[int], today: date) -> Expression:
    named: Expression = Person.search_key.contains(word)
    return named | Person.id.in_(pupils(schools, today)) if schools else named


def label_of(row: tuple[Any, ...]) -> PersonLabel:
    """The label of one row of `selection`, converted or not."""
    id_, code, family_km, given_km, family_latin, given_latin, nickname, sex, born, precision, *others = row
    own_village, family_village, family, role, archived, *_ = others
    return PersonLabel(
        id_,
        code,
        f"{family_km} {given_km}".strip(),
        f"{family_latin} {given_latin}".strip(),
        nickname,
        sex,
        BirthDate(as_date(born), _PRECISIONS[precision]) if born else None,
        own_village or family_village or "",
        family,
        role,
        archived is not None,
    )


def rows_of(query: Any, today: date) -> list[PersonRow]:
    """The lines of a list; `query` is a `selection` with id_poor, the family's id_poor and provisional."""
    found = [(label_of(row), row[len(_LABEL) :]) for row in plain_rows(query)]
    enrolments, allergies, photos = _running(today), _allergic(), _photographed()
    kept = kept_away((label.id, label.family) for label, _ in found)
    rows = []
    for label, (own_level, family_level, provisional) in found:
        groups, waiting = enrolments.get(label.id, _NOWHERE)
        status = status_of(label.archived, provisional, waiting)
        flags = label.id in allergies, label.id in kept, label.id in photos
        rows.append(PersonRow(label, status, groups, own_level or family_level or "", *flags))
    return rows


def list_query() -> Any:
    """The `selection` that `rows_of` reads."""
    return selection(Person.id_poor, Family.id_poor, Person.provisional)


def group_names(wanted: Collection[int] | None = None) -> dict[int, GroupName]:
    """These groups, or every group, by id, archived ones too."""
    names: Any = Group.select(Group.id, Group.name_km, Group.name_en, Group.name_fr, Group.programme)
    rows = plain_rows(rows_among(names, Group.id, wanted).order_by(Group.programme, Group.id))
    return {id_: GroupName(id_, km, en, fr, Programme(programme)) for id_, km, en, fr, programme in rows}


def enrolments_of(person: int) -> tuple[EnrolmentLine, ...]:
    """Every enrolment of a person, the newest first."""
    query: Any = Enrolment.select().where(Enrolment.person == person)
    rows = list(query.order_by(Enrolment.starts.desc(), Enrolment.id.desc()))
    groups = group_names({row.group_id for row in rows})
    return tuple(
        EnrolmentLine(row.id, groups[row.group_id], row.starts, row.ends, row.reason, row.waiting) for row in rows
    )


def groups_on(people: Iterable[int], today: date) -> dict[int, tuple[GroupName, ...]]:
    """By person, the groups in which these people are on a day, or will be; the newest first."""
    query: Any = Enrolment.select(Enrolment.person, Enrolment.group).where(
        Enrolment.person.in_(sorted(people)), ~Enrolment.waiting, Enrolment.ends.is_null() | (Enrolment.ends >= today)
    )
    rows = plain_rows(query.order_by(Enrolment.starts.desc(), Enrolment.id.desc()))
    names = group_names({group for _, group in rows})
    found: defaultdict[int, tuple[GroupName, ...]] = defaultdict(tuple)
    for person, group in rows:
        found[person] += (names[group],)
    return dict(found)


def card_of(person: int, today: date) -> PersonCard:
    """Everything about one person. Raises NotFound."""
    row: Any = Person.get_or_none(Person.id == person)
    if row is None:
        raise NotFound
    label = label_of(next(iter(selection().where(Person.id == person))))
    enrolments = enrolments_of(person)
    waiting = (line.waiting for line in running(enrolments, today))
    merge = last_merge(person)
    return PersonCard(
        label=label,
        draft=draft_of(row),
        status=status_of(label.archived, row.provisional, waiting),
        family=family_label(row.family) if row.family_id else None,
        relatives=tuple(one for one in members_of(row.family_id) if one.id != person),
        guardians=guardians_of(row.family_id, person),
        health=health_notes_of(person),
        enrolments=enrolments,
        picture=_picture(person),
        archived_at=row.archived_at,
        archived_reason=row.archived_reason,
        schooling=lines_of(person),
        merge=merge.id if merge is not None else None,
    )


def draft_of(row: Any) -> PersonDraft:
    """A row of the table as a form fills it in."""
    return PersonDraft(
        family_name_km=row.family_name_km,
        given_name_km=row.given_name_km,
        family_name_latin=row.family_name_latin,
        given_name_latin=row.given_name_latin,
        nickname=row.nickname,
        sex=row.sex,
        birth=BirthDate(row.birth_date, Precision(row.birth_precision)) if row.birth_date else None,
        role=row.role,
        village=row.village,
        phone=row.phone,
        id_poor=row.id_poor,
        note=row.note,
        family=row.family_id,
        code=row.code,
    )


def family_label(row: Family) -> FamilyLabel:
    """Enough of the row to name the family."""
    return FamilyLabel(row.id, row.code, row.name_km, row.name_latin, row.village)


def members_of(family: int | None) -> tuple[PersonLabel, ...]:
    """The people of a family, oldest first; those without a birth date first of all, for they are adults."""
    if family is None:
        return ()
    labels = [label_of(row) for row in selection().where(Person.family == family).order_by(Person.id)]
    return tuple(sorted(labels, key=lambda one: one.birth.value if one.birth else date.min))


def health_notes_of(person: int) -> tuple[HealthNote, ...]:
    """The health notes that stand, allergies first."""
    query = HealthNoteTable.select().where(HealthNoteTable.person == person, HealthNoteTable.archived_at.is_null())
    notes = [health_note_of(row) for row in query.order_by(HealthNoteTable.id)]
    return tuple(sorted(notes, key=lambda note: note.kind != "allergy"))


def health_note_of(row: HealthNoteTable) -> HealthNote:
    """The value of one row."""
    lists = frozenset(printed for printed, column in _LISTS.items() if getattr(row, column))
    return HealthNote(row.id, row.kind, row.text, lists)


def list_columns(lists: frozenset[PrintedList]) -> dict[str, bool]:
    """The columns of a health note that say on which lists it may stand."""
    return {column: printed in lists for printed, column in _LISTS.items()}


def _running(today: date) -> dict[int, tuple[tuple[GroupName, ...], list[bool]]]:
    """By person, the groups of the enrolments that have not ended, the newest first, and which of these only wait."""
    names, table = group_names(), Enrolment
    rows: Any = table.select(table.starts, table.id, table.person, table.group, table.waiting)
    found: defaultdict[int, list[tuple[int, bool]]] = defaultdict(list)
    for _, _, person, group, waits in sorted(plain_rows(rows.where(table.ends.is_null() | (table.ends >= today))))[
        ::-1
    ]:
        found[person].append((group, bool(waits)))
    return {
        person: (tuple(names[group] for group in dict(lines)), [waits for _, waits in lines])
        for person, lines in found.items()
    }


def _allergic() -> set[int]:
    query: Any = HealthNoteTable.select(HealthNoteTable.person).where(
        HealthNoteTable.kind == "allergy", HealthNoteTable.archived_at.is_null()
    )
    return {person for (person,) in plain_rows(query)}


def _photographed() -> set[int]:
    query: Any = Photo.select(Photo.person)
    return {person for (person,) in plain_rows(query)}


def _picture(person: int) -> bytes | None:
    row = Photo.get_or_none(Photo.person == person)
    return bytes(row.picture) if row else None
