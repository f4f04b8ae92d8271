"""Attendance sheets that left the printer: their code, rows and geometry stay as they were printed."""

from __future__ import annotations

from peewee import (
    AutoField,
    BlobField,
    CharField,
    CompositeKey,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
)

from models.base import Table
from models.groups import Group
from models.people import Person


class Sheet(Table):
    """One printed attendance sheet. Never changed."""

    id = AutoField()
    code = CharField(unique=True)
    group = ForeignKeyField(Group, backref="sheets", on_delete="RESTRICT")
    kind = CharField()  # week, month
    first = DateField()
    last = DateField()
    layout = BlobField()  # the SheetLayout as compressed JSON
    printed_at = DateTimeField()
    printed_by = CharField()

    class Meta:
        indexes = ((("group", "first"), False),)


class SheetRow(Table):
    """Which person stands in which numbered row of a sheet."""

    sheet = ForeignKeyField(Sheet, backref="rows", on_delete="RESTRICT")
    number = IntegerField()
    person = ForeignKeyField(Person, on_delete="RESTRICT")

    class Meta:
        primary_key = CompositeKey("sheet", "number")
