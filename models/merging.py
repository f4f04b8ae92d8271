"""Provisional persons who turned out to be somebody known."""

from __future__ import annotations

from peewee import AutoField, CharField, DateTimeField, ForeignKeyField, TextField

from models.base import Table
from models.people import Person


class Merge(Table):
    """`person` was found to be `into`. `moved` says exactly what was done, so that it can be undone."""

    id = AutoField()
    person = ForeignKeyField(Person, on_delete="RESTRICT")
    into = ForeignKeyField(Person, on_delete="RESTRICT")
    moved = TextField()  # JSON
    by = CharField()
    at = DateTimeField()
    undone_at = DateTimeField(null=True)
