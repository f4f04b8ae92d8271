"""People and the families they belong to."""

from __future__ import annotations

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    TextField,
)

from models.base import Table


class Family(Table):
    """A household."""

    id = AutoField()
    code = CharField(unique=True)
    name_km = CharField(default="")
    name_latin = CharField(default="")
    village = CharField(default="", index=True)
    address = TextField(default="")
    phone = CharField(default="")
    id_poor = CharField(default="")  # "", "1", "2", "risk": level of the national ID Poor card
    note = TextField(default="")
    search_key = TextField(default="")
    sort_km = CharField(default="")
    sort_latin = CharField(default="")
    archived_at = DateTimeField(null=True)
    archived_reason = CharField(default="")


class Person(Table):
    """A child or an adult the centre knows."""

    id = AutoField()
    code = CharField(unique=True)
    family = ForeignKeyField(Family, null=True, backref="members", on_delete="RESTRICT")
    role = CharField(default="child")  # place in the family: child, mother, father, grandparent, other
    family_name_km = CharField(default="")
    given_name_km = CharField(default="")
    family_name_latin = CharField(default="")
    given_name_latin = CharField(default="")
    nickname = CharField(default="")
    sex = CharField(default="")  # "F", "M" or "" when not known
    birth_date = DateField(null=True, index=True)  # first day of the month or year when less precise
    birth_precision = CharField(default="")  # "day", "month", "year" or "" when not known
    village = CharField(default="", index=True)
    phone = CharField(default="")
    id_poor = CharField(default="")
    note = TextField(default="")
    provisional = BooleanField(default=False)  # typed in a register, not yet a full record
    search_key = TextField(default="")  # every name, the nickname and the code, normalised
    sort_km = CharField(default="", index=True)
    sort_latin = CharField(default="", index=True)
    archived_at = DateTimeField(null=True)
    archived_reason = CharField(default="")


class Guardian(Table):
    """Somebody who answers for a family's children, or must be kept from them."""

    id = AutoField()
    family = ForeignKeyField(Family, backref="guardians", on_delete="RESTRICT")
    child = ForeignKeyField(Person, null=True, backref="own_guardians", on_delete="RESTRICT")  # NULL: all of them
    name_km = CharField(default="")
    name_latin = CharField(default="")
    relation = CharField(default="")  # mother, father, grandmother, grandfather, aunt, uncle, sibling, neighbour, other
    phone = CharField(default="")
    collects = CharField(default="may")  # "may", "must_not", "" (nothing said)
    reason = CharField(default="")  # why somebody must not collect
    archived_at = DateTimeField(null=True)


class HealthNote(Table):
    """An allergy or a health matter, and on which printed lists it may stand."""

    id = AutoField()
    person = ForeignKeyField(Person, backref="health_notes", on_delete="RESTRICT")
    kind = CharField(default="health")  # allergy, health, diet, medicine
    text = TextField()
    on_attendance_sheet = BooleanField(default=False)
    on_roster = BooleanField(default=False)
    on_pickup_list = BooleanField(default=True)
    archived_at = DateTimeField(null=True)


class Photo(Table):
    """A person's picture, in two sizes, without the camera's metadata."""

    person = ForeignKeyField(Person, primary_key=True, backref="photos", on_delete="RESTRICT")
    picture = BlobField()  # JPEG, at most 600 px
    thumb = BlobField()  # JPEG, 96 px
