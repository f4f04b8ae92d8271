"""Notes read from and written to their tables. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from typing import Any

from peewee import fn

from app.confidential.rules import sealed, unsealed
from app.confidential.values import Holder, Note, NoteDraft, Presence, Subject, Version
from app.errors import NotFound
from app.merging.reading import everybody_merged_into, everything_merged_into
from app.people.records import label_of, selection
from app.vault.compartment import Compartment, SealedDamaged
from models.confidential import ConfidentialNote, ConfidentialVersion
from models.people import Family, Person


def require_subject(subject: Subject) -> None:
    """Raise NotFound unless there is such a person or family."""
    table: Any = Person if subject.holder is Holder.PERSON else Family
    if not table.select().where(table.id == subject.id).exists():
        raise NotFound


def name_of(subject: Subject) -> tuple[str, str, str]:
    """Code, Khmer and Latin name of a person or family that exists."""
    if subject.holder is Holder.FAMILY:
        family = Family.get_by_id(subject.id)
        return family.code, family.name_km, family.name_latin
    person = label_of(selection().where(Person.id == subject.id).get())
    return person.code, person.name_km, person.name_latin


def presence_of(subject: Subject) -> Presence:
    """How many notes there are on a person or family, and whether a person's family has any."""
    current, archived = _counted(subject)
    family = _family_of(subject.id) if subject.holder is Holder.PERSON else None
    if family is not None and not _counted(Subject(Holder.FAMILY, family))[0]:
        family = None
    return Presence(bool(current) or family is not None, current, archived, family)


def notes_of(subject: Subject, compartment: Compartment) -> tuple[Note, ...]:
    """Every note on a person or family, opened, the newest first. Raises SealedDamaged."""
    return _opened(_of(subject), compartment)


def note_of(note: int, compartment: Compartment) -> tuple[Subject, Note]:
    """One note, opened, and whose it is. Raises NotFound, SealedDamaged."""
    subject = subject_of(note)
    (opened,) = _opened(ConfidentialNote.id == note, compartment)
    return subject, opened


def subject_of(note: int) -> Subject:
    """Whose note it is. Raises NotFound."""
    row: Any = ConfidentialNote.get_or_none(ConfidentialNote.id == note)
    if row is None:
        raise NotFound
    return _subject(row.person_id, row.family_id)


def write_version(
    note: int, subject: Subject, draft: NoteDraft, compartment: Compartment, at: dt.datetime, by: str
) -> None:
    """Let a note say `draft` from now on."""
    number = ConfidentialVersion.select().where(ConfidentialVersion.note == note).count() + 1
    content = sealed(draft, compartment, subject, note, number)
    ConfidentialVersion.insert(note=note, number=number, written_at=at, written_by=by, sealed=content).execute()


def new_note(subject: Subject) -> int:
    """A note that says nothing yet."""
    return int(ConfidentialNote.create(**{str(subject.holder): subject.id}).id)


def set_archived(note: int, at: dt.datetime | None) -> None:
    """Put a note away, or bring it back."""
    ConfidentialNote.update(archived_at=at).where(ConfidentialNote.id == note).execute()


def _of(subject: Subject) -> Any:
    """Also the notes on who was found to be the same: they stay where their seals are bound to."""
    if subject.holder is Holder.FAMILY:
        return ConfidentialNote.family.in_(everything_merged_into(subject.id))
    return ConfidentialNote.person.in_(everybody_merged_into(subject.id))


def _counted(subject: Subject) -> tuple[int, int]:
    """How many notes are current, and how many archived."""
    row: Any = ConfidentialNote.select(fn.COUNT(ConfidentialNote.id), fn.COUNT(ConfidentialNote.archived_at))
    ((all_of_them, archived),) = row.where(_of(subject)).tuples()
    return all_of_them - archived, archived


def _family_of(person: int) -> int | None:
    family: int | None = Person.select(Person.family).where(Person.id == person).scalar()
    return family


def _subject(person: Any, family: Any) -> Subject:
    holder = Holder.FAMILY if person is None else Holder.PERSON
    return Subject(holder, int(family if person is None else person))


def damaged_versions(compartment: Compartment) -> list[tuple[int, int]]:
    """Note and number of every version that does not open."""
    found = []
    for note, person, family, _, number, _, _, content in _versions():
        try:
            unsealed(bytes(content), compartment, _subject(person, family), note, number)
        except SealedDamaged:
            found.append((note, number))
    return found


def _opened(condition: Any, compartment: Compartment) -> tuple[Note, ...]:
    found: dict[int, Note] = {}
    for note, person, family, archived_at, number, at, by, content in _versions().where(condition):
        draft = unsealed(bytes(content), compartment, _subject(person, family), note, number)
        before = found[note].versions if note in found else ()
        found[note] = Note(note, (*before, Version(number, at, by, draft)), archived_at)
    return tuple(found.values())


def _versions() -> Any:
    """Every version with its note, the newest notes first, each from its first version on."""
    columns = (
        ConfidentialVersion.note,
        ConfidentialNote.person,
        ConfidentialNote.family,
        ConfidentialNote.archived_at,
        ConfidentialVersion.number,
        ConfidentialVersion.written_at,
        ConfidentialVersion.written_by,
        ConfidentialVersion.sealed,
    )
    order = ConfidentialVersion.note.desc(), ConfidentialVersion.number
    return ConfidentialVersion.select(*columns).join(ConfidentialNote).order_by(*order).tuples()
