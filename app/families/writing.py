"""Families and guardians written to their tables. For use inside a command."""

from typing import Any

from app.errors import FieldError
from app.families.guardian_rows import guardians_of
from app.families.guardians import Guardian, GuardianDraft
from app.families.records import draft_of, existing_family, existing_guardian
from app.families.rules import family_search_key, tidy_family, tidy_guardian
from app.families.values import FamilyDraft
from app.people.rules import sort_keys
from app.people.writing import existing_person, move_own_guardians
from app.words import N_
from models.people import Family, Person
from models.people import Guardian as GuardianTable


def write_new_family(draft: FamilyDraft) -> int:
    """Store a new family and return the id. Raises FieldError."""
    tidy = tidy_family(draft)
    code = _free_code()
    return int(Family.create(code=code, **family_columns(tidy, code, ())).id)


def write_family(family: int, draft: FamilyDraft) -> list[str]:
    """Store the changed draft and return the names of the fields that changed. Raises FieldError, NotFound."""
    row = existing_family(family)
    before, tidy = draft_of(row), tidy_family(draft)
    Family.update(family_columns(tidy, row.code, guardians_of(family))).where(Family.id == family).execute()
    return [name for name in FamilyDraft.__dataclass_fields__ if getattr(before, name) != getattr(tidy, name)]


def family_of(person: int) -> int:
    """The family of a person; one is made, with the person's family name and village, for who has none."""
    row = existing_person(person)
    if row.family_id is not None:
        return int(row.family_id)
    draft = FamilyDraft(row.family_name_km, row.family_name_latin, row.village, id_poor=row.id_poor)
    family = write_new_family(draft)
    write_membership(person, family)
    return family


def write_membership(person: int, family: int | None) -> None:
    """Make a person a member of a family, or of none. Raises NotFound, and what `move_own_guardians` raises."""
    existing_person(person)
    if family is not None:
        existing_family(family)
    move_own_guardians(person, family)
    Person.update(family=family).where(Person.id == person).execute()


def write_new_guardian(family: int, draft: GuardianDraft) -> int:
    """Store a guardian of a family and return the id. Raises FieldError, NotFound."""
    existing_family(family)
    tidy = _tidy_guardian(family, draft)
    row = GuardianTable.create(family=family, **guardian_columns(tidy))
    refresh_search_key(family)
    return int(row.id)


def write_guardian(guardian: int, draft: GuardianDraft) -> int:
    """Store the changed draft and return the family. Raises FieldError, NotFound."""
    family = int(existing_guardian(guardian).family_id)
    columns = guardian_columns(_tidy_guardian(family, draft))
    GuardianTable.update(columns).where(GuardianTable.id == guardian).execute()
    refresh_search_key(family)
    return family


def refresh_search_key(family: int) -> None:
    """Let the family be found by the names and phones its guardians have now."""
    Family.update(search_key=search_key_of(family)).where(Family.id == family).execute()


def search_key_of(family: int) -> str:
    """By what a family is found as it stands now. Raises NotFound."""
    row = existing_family(family)
    return family_search_key(draft_of(row), row.code, guardians_of(family))


def _tidy_guardian(family: int, draft: GuardianDraft) -> GuardianDraft:
    tidy = tidy_guardian(draft)
    if tidy.child is not None and existing_person(tidy.child).family_id != family:
        raise FieldError("child", N_("This child does not belong to the family."))
    return tidy


def guardian_columns(draft: GuardianDraft) -> dict[str, Any]:
    """The columns of a tidy draft."""
    values = {name: getattr(draft, name) for name in GuardianDraft.__dataclass_fields__}
    return values | {"collects": draft.collects.value}


def family_columns(draft: FamilyDraft, code: str, guardians: tuple[Guardian, ...]) -> dict[str, Any]:
    """The columns of a tidy draft, with what the family is found by."""
    khmer, latin = sort_keys(draft.name_km, draft.name_latin)
    values = {name: getattr(draft, name) for name in FamilyDraft.__dataclass_fields__}
    key = family_search_key(draft, code, guardians)
    return values | {"search_key": key, "sort_km": khmer, "sort_latin": latin}


def _free_code() -> str:
    last: Any = Family.select(Family.id).order_by(Family.id.desc()).limit(1).scalar()
    number = (last or 0) + 1
    while Family.select().where(Family.code == f"F{number:04d}").exists():
        number += 1
    return f"F{number:04d}"
