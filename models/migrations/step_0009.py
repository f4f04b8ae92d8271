"""Step 9: holiday camps."""

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
    Model,
    TextField,
    TimeField,
)
from playhouse.sqlcipher_ext import SqlCipherDatabase


class Table(Model):
    class Meta:
        legacy_table_names = False


class Account(Table):
    id = AutoField()


class Group(Table):
    id = AutoField()


class Person(Table):
    id = AutoField()


class Camp(Table):
    id = AutoField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    starts = DateField()
    ends = DateField()
    place = CharField(default="")
    transport = TextField(default="")
    note = TextField(default="")
    children_per_staff = IntegerField(null=True)
    archived_at = DateTimeField(null=True)
    archived_reason = CharField(default="")


class CampHours(Table):
    camp = ForeignKeyField(Camp, on_delete="RESTRICT")
    weekday = IntegerField()
    starts_at = TimeField()
    ends_at = TimeField()

    class Meta:
        primary_key = CompositeKey("camp", "weekday", "starts_at")


class CampGroup(Table):
    group = ForeignKeyField(Group, primary_key=True, on_delete="RESTRICT")
    camp = ForeignKeyField(Camp, on_delete="RESTRICT")
    number = IntegerField()


class CampChild(Table):
    camp = ForeignKeyField(Camp, on_delete="RESTRICT")
    person = ForeignKeyField(Person, on_delete="RESTRICT")
    rides = BooleanField(default=False)
    pick_up = CharField(default="")

    class Meta:
        primary_key = CompositeKey("camp", "person")


class CampStaff(Table):
    id = AutoField()
    camp = ForeignKeyField(Camp, on_delete="RESTRICT")
    group = ForeignKeyField(Group, null=True, on_delete="RESTRICT")
    account = ForeignKeyField(Account, null=True, on_delete="RESTRICT")
    name = CharField(default="")
    role = CharField(default="monitor")
    phone = CharField(default="")


_TABLES = (Camp, CampHours, CampGroup, CampChild, CampStaff)


def apply(database: SqlCipherDatabase) -> None:
    """Make the tables; no camp is known yet."""
    with database.bind_ctx((*_TABLES, Account, Group, Person)):
        database.create_tables(_TABLES, safe=False)
