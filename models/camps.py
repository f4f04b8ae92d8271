"""Holiday camps: what hangs beside the groups of a camp. Its sessions, enrolments and marks are those of its groups."""

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
    TextField,
    TimeField,
)

from models.base import Table
from models.centre import Account
from models.groups import Group
from models.people import Person


class Camp(Table):
    """Some days of the holidays; its dates are also those of its groups."""

    id = AutoField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    starts = DateField()
    ends = DateField()
    place = CharField(default="")
    transport = TextField(default="")
    note = TextField(default="")
    children_per_staff = IntegerField(null=True)  # NULL: the centre's own threshold
    archived_at = DateTimeField(null=True)  # it does not take place
    archived_reason = CharField(default="")


class CampHours(Table):
    """A weekly time at which the groups of a camp meet."""

    camp = ForeignKeyField(Camp, backref="hours", on_delete="RESTRICT")
    weekday = IntegerField()  # 0 = Monday
    starts_at = TimeField()
    ends_at = TimeField()

    class Meta:
        primary_key = CompositeKey("camp", "weekday", "starts_at")


class CampGroup(Table):
    """A group of a camp, and its number there."""

    group = ForeignKeyField(Group, primary_key=True, backref="camps", on_delete="RESTRICT")
    camp = ForeignKeyField(Camp, backref="groups", on_delete="RESTRICT")
    number = IntegerField()


class CampChild(Table):
    """A child chosen for a camp, with or without a group yet, and how it comes there."""

    camp = ForeignKeyField(Camp, backref="children", on_delete="RESTRICT")
    person = ForeignKeyField(Person, backref="camps", on_delete="RESTRICT")
    rides = BooleanField(default=False)
    pick_up = CharField(default="")  # where it gets on; "": in its village

    class Meta:
        primary_key = CompositeKey("camp", "person")


class CampStaff(Table):
    """A monitor, volunteer or other adult of a camp: somebody who signs in, or a name."""

    id = AutoField()
    camp = ForeignKeyField(Camp, backref="staff", on_delete="RESTRICT")
    group = ForeignKeyField(Group, null=True, backref="camp_staff", on_delete="RESTRICT")  # NULL: of the whole camp
    account = ForeignKeyField(Account, null=True, on_delete="RESTRICT")
    name = CharField(default="")
    role = CharField(default="monitor")  # leader, monitor, volunteer, first_aid, driver, other
    phone = CharField(default="")
