"""Step 1: the tables of the first release, as they were then."""

from __future__ import annotations

from peewee import (
    AutoField,
    BlobField,
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


class CentreRecord(Table):
    id = AutoField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    address = TextField(default="")
    phone = CharField(default="")
    logo = BlobField(null=True)
    school_days = CharField(default="012345")
    language = CharField(default="km")
    created_at = DateTimeField()

    class Meta:
        table_name = "centre"


class Setting(Table):
    key = CharField(primary_key=True)
    value = TextField()


class Account(Table):
    id = AutoField()
    slot = CharField(unique=True)
    name = CharField()
    role = CharField()
    language = CharField(default="")
    active = BooleanField(default=True)
    created_at = DateTimeField()


class AuditLine(Table):
    id = AutoField()
    at = DateTimeField()
    account = CharField()
    action = CharField()
    subject = CharField()
    detail = TextField()
    seal = BlobField()


class Family(Table):
    id = AutoField()
    code = CharField(unique=True)
    name_km = CharField(default="")
    name_latin = CharField(default="")
    village = CharField(default="", index=True)
    address = TextField(default="")
    phone = CharField(default="")
    id_poor = CharField(default="")
    note = TextField(default="")
    search_key = TextField(default="")
    sort_km = CharField(default="")
    sort_latin = CharField(default="")
    archived_at = DateTimeField(null=True)
    archived_reason = CharField(default="")


class Person(Table):
    id = AutoField()
    code = CharField(unique=True)
    family = ForeignKeyField(Family, null=True, backref="members", on_delete="RESTRICT")
    role = CharField(default="child")
    family_name_km = CharField(default="")
    given_name_km = CharField(default="")
    family_name_latin = CharField(default="")
    given_name_latin = CharField(default="")
    nickname = CharField(default="")
    sex = CharField(default="")
    birth_date = DateField(null=True, index=True)
    birth_precision = CharField(default="")
    village = CharField(default="", index=True)
    phone = CharField(default="")
    id_poor = CharField(default="")
    note = TextField(default="")
    provisional = BooleanField(default=False)
    search_key = TextField(default="")
    sort_km = CharField(default="", index=True)
    sort_latin = CharField(default="", index=True)
    archived_at = DateTimeField(null=True)
    archived_reason = CharField(default="")


class Guardian(Table):
    id = AutoField()
    family = ForeignKeyField(Family, backref="guardians", on_delete="RESTRICT")
    child = ForeignKeyField(Person, null=True, backref="own_guardians", on_delete="RESTRICT")
    name_km = CharField(default="")
    name_latin = CharField(default="")
    relation = CharField(default="")
    phone = CharField(default="")
    collects = CharField(default="may")
    reason = CharField(default="")
    archived_at = DateTimeField(null=True)


class HealthNote(Table):
    id = AutoField()
    person = ForeignKeyField(Person, backref="health_notes", on_delete="RESTRICT")
    kind = CharField(default="health")
    text = TextField()
    on_attendance_sheet = BooleanField(default=False)
    on_roster = BooleanField(default=False)
    on_pickup_list = BooleanField(default=True)
    archived_at = DateTimeField(null=True)


class Photo(Table):
    person = ForeignKeyField(Person, primary_key=True, backref="photos", on_delete="RESTRICT")
    picture = BlobField()
    thumb = BlobField()


class Group(Table):
    id = AutoField()
    programme = CharField(index=True)
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    leader = CharField(default="")
    room = CharField(default="")
    capacity = IntegerField(null=True)
    age_from = IntegerField(null=True)
    age_to = IntegerField(null=True)
    children_per_staff = IntegerField(null=True)
    starts = DateField(null=True)
    ends = DateField(null=True)
    note = TextField(default="")
    archived_at = DateTimeField(null=True)
    archived_reason = CharField(default="")


class Slot(Table):
    id = AutoField()
    group = ForeignKeyField(Group, backref="slots", on_delete="RESTRICT")
    weekday = IntegerField()
    starts_at = TimeField()
    ends_at = TimeField()
    valid_from = DateField()
    valid_until = DateField(null=True)


class Enrolment(Table):
    id = AutoField()
    person = ForeignKeyField(Person, backref="enrolments", on_delete="RESTRICT")
    group = ForeignKeyField(Group, backref="enrolments", on_delete="RESTRICT")
    starts = DateField()
    ends = DateField(null=True)
    reason = CharField(default="")
    waiting = BooleanField(default=False)

    class Meta:
        indexes = ((("group", "starts"), False),)


class Closure(Table):
    id = AutoField()
    date = DateField(unique=True)
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    public = BooleanField(default=False)
    worked = BooleanField(default=False)


class ChangedHours(Table):
    id = AutoField()
    group = ForeignKeyField(Group, null=True, on_delete="RESTRICT")
    first = DateField()
    last = DateField()
    minutes_earlier = IntegerField(default=0)
    starts_at = TimeField(null=True)
    ends_at = TimeField(null=True)
    reason = CharField(default="")


class Session(Table):
    id = AutoField()
    group = ForeignKeyField(Group, backref="sessions", on_delete="RESTRICT")
    slot = ForeignKeyField(Slot, backref="sessions", on_delete="RESTRICT")
    date = DateField()
    starts_at = TimeField()
    ends_at = TimeField()
    state = CharField(default="planned")
    reason = CharField(default="")
    paper_total = IntegerField(null=True)
    staff = IntegerField(null=True)
    finished_at = DateTimeField(null=True)
    finished_by = CharField(default="")

    class Meta:
        indexes = (
            (("slot", "date"), True),
            (("group", "date"), False),
            (("date",), False),
        )


class Mark(Table):
    id = AutoField()
    session = ForeignKeyField(Session, backref="marks", on_delete="RESTRICT", index=False)
    person = ForeignKeyField(Person, backref="marks", on_delete="RESTRICT")
    status = CharField()
    arrived = TimeField(null=True)
    left = TimeField(null=True)
    note = CharField(default="")
    walk_in = BooleanField(default=False)
    entered_by = CharField()
    entered_at = DateTimeField()

    class Meta:
        indexes = ((("session", "person"), True),)


class MarkChange(Table):
    id = AutoField()
    session = ForeignKeyField(Session, on_delete="RESTRICT")
    person = ForeignKeyField(Person, on_delete="RESTRICT")
    before = CharField()
    after = CharField()
    by = CharField()
    at = DateTimeField()


class Sheet(Table):
    id = AutoField()
    code = CharField(unique=True)
    group = ForeignKeyField(Group, backref="sheets", on_delete="RESTRICT")
    kind = CharField()
    first = DateField()
    last = DateField()
    layout = BlobField()
    printed_at = DateTimeField()
    printed_by = CharField()

    class Meta:
        indexes = ((("group", "first"), False),)


class SheetRow(Table):
    sheet = ForeignKeyField(Sheet, backref="rows", on_delete="RESTRICT")
    number = IntegerField()
    person = ForeignKeyField(Person, on_delete="RESTRICT")

    class Meta:
        primary_key = CompositeKey("sheet", "number")


TABLES = (
    CentreRecord,
    Setting,
    Account,
    AuditLine,
    Family,
    Person,
    Guardian,
    HealthNote,
    Photo,
    Group,
    Slot,
    Enrolment,
    Closure,
    ChangedHours,
    Session,
    Mark,
    MarkChange,
    Sheet,
    SheetRow,
)

APPEND_ONLY = """
CREATE TRIGGER {table}_is_never_{deed}d BEFORE {deed} ON {table}
BEGIN SELECT RAISE(ABORT, 'the audit book is append-only'); END
"""


def apply(database: SqlCipherDatabase) -> None:
    """Make the tables and close the audit book to changes."""
    with database.bind_ctx(TABLES):
        database.create_tables(TABLES, safe=False)
    for deed in ("update", "delete"):
        database.execute_sql(APPEND_ONLY.format(table="audit_line", deed=deed))
