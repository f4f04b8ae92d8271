"""Step 4: schools and shifts, activities, drop-in groups, head-counts, children who start school, merged persons."""

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
)
from playhouse.sqlcipher_ext import SqlCipherDatabase


class Table(Model):
    class Meta:
        legacy_table_names = False


class Person(Table):
    """Only its key: the other columns are those of step 1."""

    id = AutoField()


class Activity(Table):
    id = AutoField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    archived_at = DateTimeField(null=True)


class School(Table):
    id = AutoField()
    name_km = CharField(default="")
    name_latin = CharField(default="")
    archived_at = DateTimeField(null=True)


class SchoolPlace(Table):
    person = ForeignKeyField(Person, on_delete="RESTRICT", index=False)
    starts = DateField()
    ends = DateField(null=True)
    school = ForeignKeyField(School, null=True, on_delete="RESTRICT")
    grade = IntegerField(null=True)
    shift = CharField(default="")

    class Meta:
        primary_key = CompositeKey("person", "starts")


class SchoolEntry(Table):
    person = ForeignKeyField(Person, primary_key=True, on_delete="RESTRICT")
    birth_certificate = BooleanField(default=False)
    registered = BooleanField(default=False)
    school = ForeignKeyField(School, null=True, on_delete="RESTRICT")
    shift = CharField(default="")


class Merge(Table):
    id = AutoField()
    person = ForeignKeyField(Person, on_delete="RESTRICT")
    into = ForeignKeyField(Person, on_delete="RESTRICT")
    moved = TextField()
    by = CharField()
    at = DateTimeField()
    undone_at = DateTimeField(null=True)


_NEW = (Activity, School, SchoolPlace, SchoolEntry, Merge)
_COLUMNS = (
    'ALTER TABLE "group" ADD COLUMN drop_in INTEGER NOT NULL DEFAULT FALSE',
    "ALTER TABLE slot ADD COLUMN any_shift INTEGER NOT NULL DEFAULT FALSE",
    "ALTER TABLE session ADD COLUMN activity_id INTEGER REFERENCES activity (id) ON DELETE RESTRICT",
    "ALTER TABLE session ADD COLUMN leader VARCHAR(255) NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN head_count INTEGER",
    "CREATE INDEX session_activity_id ON session (activity_id)",
)
_ACTIVITIES = (
    ("ល្បែងកម្សាន្ត", "Games", "Jeux"),
    ("អំណាន", "Reading", "Lecture"),
    ("កីឡា", "Sport", "Sport"),
    ("បង្រៀនបន្ថែម", "Tutoring", "Soutien scolaire"),
)


def apply(database: SqlCipherDatabase) -> None:
    """Make the tables, add the columns, and write down the activities with which a centre begins."""
    with database.bind_ctx([Person, *_NEW]):
        database.create_tables(_NEW, safe=False)
        Activity.insert_many(_ACTIVITIES, [Activity.name_km, Activity.name_en, Activity.name_fr]).execute()
    for statement in _COLUMNS:
        database.execute_sql(statement)
