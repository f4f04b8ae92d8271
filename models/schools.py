"""The public schools children go to, each child's place there, and who is to start school."""

from __future__ import annotations

from peewee import (
    AutoField,
    BooleanField,
    CharField,
    CompositeKey,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
)

from models.base import Table
from models.people import Person


class School(Table):
    """A public school."""

    id = AutoField()
    name_km = CharField(default="")
    name_latin = CharField(default="")
    archived_at = DateTimeField(null=True)


class SchoolPlace(Table):
    """Where a child goes to school from `starts` to `ends`, both inclusive; `ends` NULL is open."""

    person = ForeignKeyField(Person, backref="school_places", on_delete="RESTRICT", index=False)
    starts = DateField()
    ends = DateField(null=True)
    school = ForeignKeyField(School, null=True, on_delete="RESTRICT")
    grade = IntegerField(null=True)  # 1-12
    shift = CharField(default="")  # "morning", "afternoon" or "" when not known

    class Meta:
        primary_key = CompositeKey("person", "starts")


class SchoolEntry(Table):
    """What is done so that a child can start school."""

    person = ForeignKeyField(Person, primary_key=True, on_delete="RESTRICT")
    birth_certificate = BooleanField(default=False)
    registered = BooleanField(default=False)
    school = ForeignKeyField(School, null=True, on_delete="RESTRICT")
    shift = CharField(default="")
