"""What may be written down about a family and its guardians, and what follows from it. No clock, no database."""

from collections.abc import Iterable
from dataclasses import replace

from app.errors import FieldError
from app.families.guardians import RELATIONS, Collects, Guardian, GuardianDraft
from app.families.values import FamilyDraft
from app.people.rules import check_choice, field_phone, field_text
from app.people.values import ID_POOR_LEVELS
from app.phones import phone_digits
from app.text import search_key
from app.words import N_


def tidy_family(draft: FamilyDraft) -> FamilyDraft:
    """The draft made fit to store. Raises FieldError, named after the draft's field, for what cannot be."""
    check_choice("id_poor", draft.id_poor, ID_POOR_LEVELS)
    return replace(
        draft,
        name_km=field_text("name_km", draft.name_km, 80),
        name_latin=field_text("name_latin", draft.name_latin, 80),
        village=field_text("village", draft.village, 80),
        address=field_text("address", draft.address, 300),
        phone=field_phone("phone", draft.phone),
        note=field_text("note", draft.note, 2000, lines=True),
    )


def tidy_guardian(draft: GuardianDraft) -> GuardianDraft:
    """The draft made fit to store. Raises FieldError; who must not collect needs the reason."""
    tidy = replace(
        draft,
        name_km=field_text("name_km", draft.name_km, 80),
        name_latin=field_text("name_latin", draft.name_latin, 80),
        phone=field_phone("phone", draft.phone),
        reason=field_text("reason", draft.reason, 300),
    )
    check_choice("relation", tidy.relation, RELATIONS)
    if not tidy.name_km and not tidy.name_latin and not tidy.relation:
        raise FieldError("name_km", N_("Write a name, in Khmer or in Latin letters."))
    if tidy.collects is Collects.MUST_NOT and not tidy.reason:
        raise FieldError("reason", N_("Write why this person must not collect: whoever opens the door must know."))
    return tidy


def family_search_key(draft: FamilyDraft, code: str, guardians: Iterable[Guardian]) -> str:
    """The family's and its guardians' names and phones and the code; members are searched by their own keys."""
    parts = [draft.name_km, draft.name_latin, code, draft.village, phone_digits(draft.phone)]
    for guardian in guardians:
        parts += [guardian.name_km, guardian.name_latin, phone_digits(guardian.phone)]
    return " ".join(key for key in map(search_key, parts) if key)
