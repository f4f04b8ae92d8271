"""People written to their table. For use inside a command: of people, of families, of imports, of registers."""

from dataclasses import asdict
from datetime import date
from typing import Any

from app.errors import FieldError, NotFound
from app.groups.values import Programme
from app.people.records import draft_of
from app.people.rules import person_search_key, sort_keys, tidy_person
from app.people.values import PersonDraft
from app.words import N_
from models.groups import Enrolment, Group
from models.people import Family, Guardian, Person


def write_new_person(draft: PersonDraft, today: date, *, provisional: bool = False) -> int:
    """Store a new person and return the id. Raises FieldError for a draft that cannot be stored."""
    tidy = tidy_person(draft, today)
    code = tidy.code or _free_code()
    _check(tidy, code, None)
    return int(Person.create(provisional=provisional, **person_columns(tidy, code)).id)


def write_person(person: int, draft: PersonDraft, today: date) -> list[str]:
    """Store the changed draft and return the names of the fields that changed; a provisional person is complete now.

    Raises FieldError for a draft that cannot be stored, NotFound.
    """
    row = existing_person(person)
    before = draft_of(row)
    tidy = tidy_person(draft, today)
    code = tidy.code or before.code
    _check(tidy, code, person)
    Person.update(provisional=False, **person_columns(tidy, code)).where(Person.id == person).execute()
    if tidy.family != before.family:
        move_own_guardians(person, tidy.family)
    return [name for name, value in asdict(before).items() if asdict(tidy)[name] != value and name != "code"]


def move_own_guardians(person: int, family: int | None) -> None:
    """Take the guardians written down for this child alone along into another family.

    Raises FieldError when there are some and no family.
    """
    own = (Guardian.child == person) & Guardian.archived_at.is_null()
    if family is None and Guardian.select().where(own).exists():
        raise FieldError("family", N_("A guardian is written down for this child alone. Change that first."))
    if family is not None:
        Guardian.update(family=family).where(Guardian.child == person).execute()


def end_enrolments(person: int, on: date, reason: str) -> None:
    """End the open enrolments of somebody who is archived on a day, and those in camps that go on longer.

    One that has not begun lasts its first day.
    """
    open_ = Enrolment.ends.is_null() | ((Group.programme == Programme.CAMP) & (Enrolment.ends > on))
    for row in Enrolment.select().join(Group).where(Enrolment.person == person, open_):
        ends = max(on, row.starts)
        Enrolment.update(ends=ends, reason=reason).where(Enrolment.id == row.id).execute()


def reopen_enrolments(person: int, on: date, reason: str) -> None:
    """Undo `end_enrolments` of that day and reason."""
    ended = (Enrolment.person == person) & (Enrolment.reason == reason) & (Enrolment.ends >= on)
    for row in Enrolment.select(Enrolment, Group).join(Group).where(ended):
        row.ends = row.group.ends if row.group.programme == Programme.CAMP else None
        row.reason = ""
        row.save()


def existing_person(person: int) -> Any:
    """The row of a person. Raises NotFound."""
    row = Person.get_or_none(Person.id == person)
    if row is None:
        raise NotFound
    return row


def person_columns(draft: PersonDraft, code: str) -> dict[str, Any]:
    """The columns of a tidy draft; an import writes thousands of them at once."""
    values = {name: getattr(draft, name) for name in PersonDraft.__dataclass_fields__ if name != "birth"}
    khmer, latin = sort_keys(draft.name_km, draft.name_latin)
    return values | {
        "code": code,
        "birth_date": draft.birth.value if draft.birth else None,
        "birth_precision": draft.birth.precision.value if draft.birth else "",
        "search_key": person_search_key(draft, code),
        "sort_km": khmer,
        "sort_latin": latin,
    }


def _check(draft: PersonDraft, code: str, person: int | None) -> None:
    taken = Person.select().where(Person.code == code, Person.id != (person or 0)).exists()
    if taken:
        raise FieldError("code", N_("Somebody else already has the code {code}."), code=code)
    if draft.family is not None and not Family.select().where(Family.id == draft.family).exists():
        raise FieldError("family", N_("This family no longer exists."))


def _free_code() -> str:
    """P and the next number; a code that was typed in or imported is stepped over."""
    last: Any = Person.select(Person.id).order_by(Person.id.desc()).limit(1).scalar()
    number = (last or 0) + 1
    while Person.select().where(Person.code == f"P{number:04d}").exists():
        number += 1
    return f"P{number:04d}"
