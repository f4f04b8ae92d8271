"""The centre itself, its settings and the people who sign in."""

from __future__ import annotations

from peewee import AutoField, BlobField, BooleanField, CharField, DateTimeField, TextField

from models.base import Table


class CentreRecord(Table):
    """The one centre of this database."""

    id = AutoField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    address = TextField(default="")
    phone = CharField(default="")
    logo = BlobField(null=True)  # PNG
    school_days = CharField(default="012345")  # weekdays the centre works, 0 = Monday
    language = CharField(default="km")
    created_at = DateTimeField()

    class Meta:
        table_name = "centre"


class Setting(Table):
    """One named setting, as JSON."""

    key = CharField(primary_key=True)
    value = TextField()


class Account(Table):
    """Somebody who signs in. The password lives in the key file only."""

    id = AutoField()
    slot = CharField(unique=True)  # which slot of the key file opens for this person
    name = CharField()
    role = CharField()
    language = CharField(default="")
    active = BooleanField(default=True)
    created_at = DateTimeField()
    photo = BlobField(null=True)  # JPEG, a square of 96 px
