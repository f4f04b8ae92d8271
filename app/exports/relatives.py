"""Who answers for a child and who must be kept from it, as columns: mother and father apart, the others in one cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.exports.writing import name_cell, names_cell, texts_cell
from app.families.guardians import Collects, Guardian
from app.imports.kinship import KINSHIP
from app.imports.meanings import Meaning
from app.imports.quoting import quoted_names
from app.language import Language

Guardians = tuple[Guardian, ...]
GuardianCell = Callable[[Guardians, Language], str]


def _collecting(guardians: Guardians) -> list[Guardian]:
    return [one for one in guardians if one.collects is not Collects.MUST_NOT]


def _kept_away(guardians: Guardians) -> list[Guardian]:
    return [one for one in guardians if one.collects is Collects.MUST_NOT]


def _first(guardians: Guardians, relation: str) -> Guardian | None:
    return next((one for one in _collecting(guardians) if one.relation == relation), None)


def _others(guardians: Guardians) -> list[Guardian]:
    parents = {one.id for one in (_first(guardians, "mother"), _first(guardians, "father")) if one}
    return [one for one in _collecting(guardians) if one.id not in parents]


def _parent(relation: str) -> GuardianCell:
    def name(guardians: Guardians, _language: Language) -> str:
        parent = _first(guardians, relation)
        if parent is None:
            return ""
        known = name_cell(parent.name_km, parent.name_latin)
        return known or ("" if parent.phone else quoted_names("", ""))

    return name


def _parent_phone(relation: str) -> GuardianCell:
    def phone(guardians: Guardians, _language: Language) -> str:
        parent = _first(guardians, relation)
        return parent.phone if parent else ""

    return phone


def _names(guardians: Iterable[Guardian]) -> str:
    return names_cell((one.name_km, one.name_latin) for one in guardians)


def _relations(guardians: Iterable[Guardian], language: Language) -> str:
    return texts_cell(language.text(KINSHIP[one.relation]) if one.relation in KINSHIP else "" for one in guardians)


def _phones(guardians: Iterable[Guardian]) -> str:
    return texts_cell(one.phone for one in guardians)


GUARDIAN_COLUMNS: dict[Meaning, GuardianCell] = {
    Meaning.MOTHER: _parent("mother"),
    Meaning.MOTHER_PHONE: _parent_phone("mother"),
    Meaning.FATHER: _parent("father"),
    Meaning.FATHER_PHONE: _parent_phone("father"),
    Meaning.GUARDIAN: lambda all_, _language: _names(_others(all_)),
    Meaning.GUARDIAN_RELATION: lambda all_, language: _relations(_others(all_), language),
    Meaning.GUARDIAN_PHONE: lambda all_, _language: _phones(_others(all_)),
    Meaning.NOT_SAID: lambda all_, _language: _names(one for one in all_ if one.collects is Collects.NOT_SAID),
    Meaning.OF_CHILD: lambda all_, _language: _names(one for one in _collecting(all_) if one.child is not None),
    Meaning.MUST_NOT_COLLECT: lambda all_, _language: _names(_kept_away(all_)),
    Meaning.MUST_NOT_REASON: lambda all_, _language: texts_cell(one.reason for one in _kept_away(all_)),
    Meaning.MUST_NOT_RELATION: lambda all_, language: _relations(_kept_away(all_), language),
    Meaning.MUST_NOT_PHONE: lambda all_, _language: _phones(_kept_away(all_)),
    Meaning.MUST_NOT_OF_FAMILY: lambda all_, _language: _names(one for one in _kept_away(all_) if one.child is None),
}
