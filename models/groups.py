"""Groups, when they meet, who belongs to them and when the centre is closed."""

from __future__ import annotations

from peewee import (
    SQL,
    AutoField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    TextField,
    TimeField,
)

from models.base import Table
from models.people import Person


class Group(Table):
    """A daycare group, a club, a meeting series, a cohort or a camp."""

    id = AutoField()
    programme = CharField(index=True)  # daycare, after_school, meeting, course, camp
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    leader = CharField(default="")
    room = CharField(default="")
    capacity = IntegerField(null=True)
    age_from = IntegerField(null=True)
    age_to = IntegerField(null=True)
    children_per_staff = IntegerField(null=True)  # NULL: the centre's own threshold
    starts = DateField(null=True)
    ends = DateField(null=True)
    note = TextField(default="")
    archived_at = DateTimeField(null=True)
    archived_reason = CharField(default="")
    drop_in = BooleanField(default=False, constraints=[SQL("DEFAULT FALSE")])  # nobody is expected, whoever likes comes


class Slot(Table):
    """A weekly time at which a group meets, between two dates. An extra session is a slot valid for one day."""

    id = AutoField()
    group = ForeignKeyField(Group, backref="slots", on_delete="RESTRICT")
    weekday = IntegerField()  # 0 = Monday
    starts_at = TimeField()
    ends_at = TimeField()
    valid_from = DateField()
    valid_until = DateField(null=True)  # last day, inclusive
    any_shift = BooleanField(default=False, constraints=[SQL("DEFAULT FALSE")])  # school shifts do not matter here


class Enrolment(Table):
    """A person belongs to a group from `starts` to `ends`, both inclusive; `ends` NULL is open."""

    id = AutoField()
    person = ForeignKeyField(Person, backref="enrolments", on_delete="RESTRICT")
    group = ForeignKeyField(Group, backref="enrolments", on_delete="RESTRICT")
    starts = DateField()
    ends = DateField(null=True)
    reason = CharField(default="")  # why it ended
    waiting = BooleanField(default=False)

    class Meta:
        indexes = ((("group", "starts"), False),)


class Closure(Table):
    """A day on which the centre is closed, unless it was decided to work."""

    id = AutoField()
    date = DateField(unique=True)
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    public = BooleanField(default=False)  # a public holiday of the country
    worked = BooleanField(default=False)  # the centre is open all the same


class ChangedHours(Table):
    """Other hours for a range of dates: for one group, or for all of a programme's groups."""

    id = AutoField()
    group = ForeignKeyField(Group, null=True, on_delete="RESTRICT")  # NULL: every group
    first = DateField()
    last = DateField()
    minutes_earlier = IntegerField(default=0)  # the whole session moves by so many minutes, negative: later
    starts_at = TimeField(null=True)  # or these hours instead
    ends_at = TimeField(null=True)
    reason = CharField(default="")
