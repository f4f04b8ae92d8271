"""What may be written down about a person, and what follows from it. No clock, no database."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from app.errors import FieldError, UserError
from app.people.values import (
    ID_POOR_LEVELS,
    NOTE_KINDS,
    ROLES,
    EnrolmentLine,
    HealthNoteDraft,
    PersonDraft,
    Status,
)
from app.phones import phone_digits, read_phones
from app.text import clean, khmer_sort_key, latin_sort_key, search_key
from app.words import N_

_NAMES = (
    "family_name_km",
    "given_name_km",
    "family_name_latin",
    "given_name_latin",
    "nickname",
    "village",
    "code",
)
_NAME_LIMIT = 80
_NOTE_LIMIT = 2000
# A name in Latin letters only stands after all Khmer ones in a Khmer list, as in the other direction.
_AFTER_KHMER = "\u17ff"


def tidy_person(draft: PersonDraft, today: date) -> PersonDraft:
    """The draft made fit to store. Raises FieldError, named after the draft's field, for what cannot be."""
    texts: dict[str, Any] = {name: field_text(name, getattr(draft, name), _NAME_LIMIT) for name in _NAMES}
    tidy = replace(
        draft,
        **texts,
        phone=field_phone("phone", draft.phone),
        note=field_text("note", draft.note, _NOTE_LIMIT, lines=True),
    )
    if not tidy.name_km and not tidy.name_latin:
        raise FieldError("given_name_km", N_("Write a name, in Khmer or in Latin letters."))
    if tidy.birth is not None and tidy.birth.value > today:
        raise FieldError("birth", N_("A birth date cannot be in the future."))
    check_choice("sex", tidy.sex, ("F", "M"))
    check_choice("role", tidy.role, ROLES)
    check_choice("id_poor", tidy.id_poor, ID_POOR_LEVELS)
    return tidy


def tidy_health_note(draft: HealthNoteDraft) -> HealthNoteDraft:
    """The note made fit to store. Raises FieldError when it says nothing or is too long."""
    text = field_text("text", draft.text, 300)
    if not text:
        raise FieldError("text", N_("Write what must be known, such as “peanuts” or “asthma spray in the bag”."))
    if draft.kind not in NOTE_KINDS:
        raise FieldError("kind", N_("Choose one of the list."))
    return replace(draft, text=text)


def tidy_reason(reason: str) -> str:
    """Why something was archived; required, so that somebody later understands."""
    tidy = field_text("reason", reason, 200)
    if not tidy:
        raise FieldError("reason", N_("Write the reason in a few words."))
    return tidy


def field_text(field: str, text: str, limit: int, *, lines: bool = False) -> str:
    """`clean` for one field of a form."""
    try:
        return clean(text, limit, lines=lines)
    except UserError as error:
        raise FieldError(field, error.message, **error.values) from None


def field_phone(field: str, text: str) -> str:
    """`read_phones` for one field of a form."""
    try:
        return read_phones(text)
    except UserError as error:
        raise FieldError(field, error.message, **error.values) from None


def check_choice(field: str, value: str, choices: Iterable[str]) -> None:
    """Raise FieldError unless the value is empty or one of the choices."""
    if value and value not in choices:
        raise FieldError(field, N_("Choose one of the list."))


def person_search_key(draft: PersonDraft, code: str) -> str:
    """Every name, the code and the phones as `search_words` finds them."""
    parts = (draft.name_km, draft.name_latin, draft.nickname, code, phone_digits(draft.phone))
    return " ".join(key for key in map(search_key, parts) if key)


def search_words(text: str) -> list[str]:
    """What is typed into a search field, word by word; a record is found when it holds all of them."""
    return [key for key in map(search_key, text.split()) if key]


def sort_keys(name_km: str, name_latin: str) -> tuple[str, str]:
    """Keys for lists in Khmer and in Latin order; who has no name in the script stands at the end."""
    khmer = khmer_sort_key(name_km) if name_km else _AFTER_KHMER + latin_sort_key(name_latin)
    return khmer[:250], (latin_sort_key(name_latin) if name_latin else khmer_sort_key(name_km))[:250]


def status_of(archived: bool, provisional: bool, waiting: Iterable[bool]) -> Status:
    """How somebody stands to the centre; `waiting` tells of each running enrolment whether it only waits."""
    if archived:
        return Status.ARCHIVED
    if provisional:
        return Status.PROVISIONAL
    flags = tuple(waiting)
    if not all(flags):
        return Status.ENROLLED
    return Status.WAITING if flags else Status.NOT_ENROLLED


def running(enrolments: Iterable[EnrolmentLine], today: date) -> list[EnrolmentLine]:
    """The enrolments that have not ended; one that begins later runs already."""
    return [line for line in enrolments if line.ends is None or line.ends >= today]
