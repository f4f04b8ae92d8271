"""Sessions and marks: what happened on a day, for whom."""

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
    TimeField,
)

from models.base import Table
from models.groups import Group, Slot
from models.people import Person


class Activity(Table):
    """What is done at an after-school session: games, reading, sport."""

    id = AutoField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    archived_at = DateTimeField(null=True)


class Session(Table):
    """One meeting of a group on one day. Exists once something was entered; planned ones follow from the slots."""

    id = AutoField()
    group = ForeignKeyField(Group, backref="sessions", on_delete="RESTRICT")
    slot = ForeignKeyField(Slot, backref="sessions", on_delete="RESTRICT")
    date = DateField()
    starts_at = TimeField()
    ends_at = TimeField()
    state = CharField(default="planned")  # planned, held, not_held
    reason = CharField(default="")
    paper_total = IntegerField(null=True)  # children present, as the teacher wrote at the foot of the sheet
    staff = IntegerField(null=True)  # staff with the children
    finished_at = DateTimeField(null=True)
    finished_by = CharField(default="")
    activity = ForeignKeyField(Activity, null=True, on_delete="RESTRICT")
    leader = CharField(default="", constraints=[SQL("DEFAULT ''")])  # who led it, when it was not the group's leader
    head_count = IntegerField(null=True)  # people who came and are not named

    class Meta:
        indexes = (
            (("slot", "date"), True),
            (("group", "date"), False),
            (("date",), False),
        )


class Mark(Table):
    """One person at one session: present, absent, late or excused."""

    id = AutoField()
    session = ForeignKeyField(Session, backref="marks", on_delete="RESTRICT", index=False)
    person = ForeignKeyField(Person, backref="marks", on_delete="RESTRICT", index=False)
    status = CharField()  # P, A, L, E
    arrived = TimeField(null=True)
    left = TimeField(null=True)
    note = CharField(default="")
    walk_in = BooleanField(default=False)
    entered_by = CharField()
    entered_at = DateTimeField()

    class Meta:
        indexes = (
            (("session", "person"), True),
            (("person", "session", "status"), False),  # a person's years, without reading the marks themselves
        )


class MarkChange(Table):
    """What a mark was before it was changed or cleared, by whom and when."""

    id = AutoField()
    session = ForeignKeyField(Session, on_delete="RESTRICT")
    person = ForeignKeyField(Person, on_delete="RESTRICT")
    before = CharField()  # status letter and what stood beside it; "" when there was no mark
    after = CharField()
    by = CharField()
    at = DateTimeField()
