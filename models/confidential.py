"""Confidential notes on people and families. What they say is sealed under the second key (`app.vault.compartment`).

Nothing here that can be read with the data key alone tells more than that somebody wrote something on a day.
"""

from __future__ import annotations

from peewee import AutoField, BlobField, CharField, CompositeKey, DateTimeField, ForeignKeyField, IntegerField

from models.base import Table
from models.people import Family, Person


class ConfidentialNote(Table):
    """A note on one person or on one family. The seals of its versions are bound to whose note it is."""

    id = AutoField()
    person = ForeignKeyField(Person, null=True, backref="confidential_notes", on_delete="RESTRICT")
    family = ForeignKeyField(Family, null=True, backref="confidential_notes", on_delete="RESTRICT")
    archived_at = DateTimeField(null=True)


class ConfidentialVersion(Table):
    """What a note said from one moment to the next correction: kind and text, sealed together. Only ever added."""

    note = ForeignKeyField(ConfidentialNote, backref="versions", on_delete="RESTRICT")
    number = IntegerField()  # from 1
    written_at = DateTimeField()
    written_by = CharField()
    sealed = BlobField()

    class Meta:
        primary_key = CompositeKey("note", "number")
