"""Who answers for a child, who must be kept from it and what is known of the family, as one line tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from app.families.guardians import Collects, GuardianDraft
from app.families.rules import tidy_family
from app.families.values import FamilyDraft
from app.imports import cells
from app.imports.meanings import FAMILY_MEANINGS, Meaning
from app.imports.row_cells import RowCells, aligned
from app.imports.spreadsheet import CellValue

_PARENTS = {
    "mother": (Meaning.MOTHER, Meaning.MOTHER_PHONE),
    "father": (Meaning.FATHER, Meaning.FATHER_PHONE),
}
_REASON = 300  # characters


@dataclass(frozen=True, slots=True)
class ReadGuardian:
    """A guardian as a line tells of one: for the line's child alone, or for all children of the family."""

    draft: GuardianDraft
    of_child: bool = False


def guardians_of(row: RowCells, source: str) -> tuple[ReadGuardian, ...]:
    """Everybody named; of who must not collect, the list `source` itself is the reason that it does not give."""
    found = _named(row, Meaning.GUARDIAN, Meaning.GUARDIAN_RELATION, Meaning.GUARDIAN_PHONE)
    for relation, (name, number) in _PARENTS.items():
        phone = row.phones(row.one(number))
        if phone or cells.names_somebody(row.one(name)):
            found.append(_guardian(row, row.one(name), relation, phone))
    unsaid, of_child = _all_names(row, Meaning.NOT_SAID), _all_names(row, Meaning.OF_CHILD)
    caring = [
        ReadGuardian(
            replace(one, collects=Collects.NOT_SAID if _names(one) in unsaid else Collects.MAY),
            _names(one) in of_child,
        )
        for one in found
    ]
    everybody = (*caring, *_kept_away(row, source))
    return tuple(one for one in everybody if any(_names(one.draft)) or one.draft.relation)


def _kept_away(row: RowCells, source: str) -> list[ReadGuardian]:
    """Who must not collect; a ban holds for the child it is written beside unless the line says otherwise."""
    named = _named(row, Meaning.MUST_NOT_COLLECT, Meaning.MUST_NOT_RELATION, Meaning.MUST_NOT_PHONE)
    reasons = row.several(Meaning.MUST_NOT_REASON, _REASON)
    of_family = _all_names(row, Meaning.MUST_NOT_OF_FAMILY)
    return [
        ReadGuardian(
            replace(one, collects=Collects.MUST_NOT, reason=reason or source[:_REASON]), _names(one) not in of_family
        )
        for one, reason in aligned(named, reasons)
    ]


def _named(row: RowCells, name: Meaning, relation: Meaning, phone: Meaning) -> list[GuardianDraft]:
    """Those named in one column, with the relation and the phone that stand for each in two others."""
    phones = aligned(row.several_raw(name), row.several(phone))
    return [
        _guardian(row, called, row.relation(word), row.phones(number))
        for (called, number), word in aligned(phones, row.several(relation))
    ]


def _guardian(row: RowCells, name: CellValue, relation: str, phone: str) -> GuardianDraft:
    khmer, latin = row.lenient(lambda: cells.name_of(name), ("", ""))
    return GuardianDraft(khmer, latin, relation, phone)  # tidy: each part has been cleaned


def _all_names(row: RowCells, meaning: Meaning) -> set[tuple[str, str]]:
    return {row.lenient(partial(cells.scripts, name), ("", "")) for name in row.several_raw(meaning)}


def _names(guardian: GuardianDraft) -> tuple[str, str]:
    return guardian.name_km, guardian.name_latin


def family_of(row: RowCells) -> FamilyDraft | None:
    """What the line says of the whole family; None for a list that has no column for it."""
    if not any(meaning in row.places for meaning in FAMILY_MEANINGS.values()):
        return None
    khmer, latin = row.lenient(lambda: row.names(Meaning.FAMILY_CALLED), ("", ""))
    draft = FamilyDraft(
        khmer,
        latin,
        village=row.text(Meaning.FAMILY_VILLAGE),
        address=row.text(Meaning.FAMILY_ADDRESS, 300),
        phone=row.phones(row.one(Meaning.FAMILY_PHONE)),
        id_poor=row.lenient(lambda: cells.id_poor_of(row.one(Meaning.FAMILY_ID_POOR)), ""),
        note=row.joined(Meaning.FAMILY_NOTE),
    )
    return row.lenient(lambda: tidy_family(draft), None)
