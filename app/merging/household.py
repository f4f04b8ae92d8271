"""A family of which nobody is left but a provisional person goes along into the known one's. Inside a use case only."""

from __future__ import annotations

import datetime as dt

from app.families.writing import search_key_of
from app.merging.record import Record, Row, rows_of
from app.merging.rules import joined_note
from models.meetings import Invitation
from models.people import Family, Guardian, Person

_FILLED = ("village", "address", "phone", "id_poor")


def move_household(record: Record, person: int, into: int, now: dt.datetime) -> None:
    """Join the two families when the provisional person was alone: invitations, guardians and what is written of it.

    Its confidential notes stay where their seals are bound to; who reads those of the known family reads them too.
    """
    (own,), (known,) = rows_of(Person, Person.id == person), rows_of(Person, Person.id == into)
    family, home = own["family_id"], known["family_id"]
    if family is not None and family != home and not _others(family, person):
        _move_invitations(record, family, home)
        for row in rows_of(Guardian, Guardian.family == family):
            record.change(Guardian, row, family_id=home)
        _join(record, family, home, now)
    elif family != home:
        _refresh(record, family)
    _refresh(record, home)


def _others(family: int, person: int) -> bool:
    rest = (Person.family == family) & (Person.id != person) & Person.archived_at.is_null()
    return bool(Person.select().where(rest).exists())


def _move_invitations(record: Record, family: int, home: int) -> None:
    invited = {row["meeting_id"] for row in rows_of(Invitation, Invitation.family == home)}
    for row in rows_of(Invitation, Invitation.family == family):
        if row["meeting_id"] in invited:
            record.drop(Invitation, row)
        else:
            record.change(Invitation, row, family_id=home)


def _join(record: Record, family: int, home: int, now: dt.datetime) -> None:
    (own,), (known,) = rows_of(Family, Family.id == family), rows_of(Family, Family.id == home)
    filled: Row = {name: known[name] or own[name] for name in _FILLED}
    record.change(Family, known, note=joined_note(known["note"], own["note"]), **filled)
    record.change(Family, own, archived_at=now)


def _refresh(record: Record, family: int | None) -> None:
    """Let a family be found by the names and phones its guardians have now."""
    for row in rows_of(Family, Family.id == family):
        record.change(Family, row, search_key=search_key_of(row["id"]))
