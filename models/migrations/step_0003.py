"""Step 3: vocational courses."""

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


class Group(Table):
    id = AutoField()


class Person(Table):
    id = AutoField()


class Session(Table):
    id = AutoField()


class Trade(Table):
    id = AutoField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    archived_at = DateTimeField(null=True)


class Course(Table):
    id = AutoField()
    trade = ForeignKeyField(Trade, backref="courses", on_delete="RESTRICT")
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    months = IntegerField(default=3)
    assessed_by = CharField(default="competence")
    attendance_needed = IntegerField(default=80)
    modules_needed = IntegerField(default=100)
    passes_needed = IntegerField(default=100)
    mark_needed = IntegerField(default=50)
    archived_at = DateTimeField(null=True)


class Module(Table):
    id = AutoField()
    course = ForeignKeyField(Course, backref="modules", on_delete="RESTRICT")
    position = IntegerField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    hours = IntegerField()


class Cohort(Table):
    id = AutoField()
    group = ForeignKeyField(Group, unique=True, backref="cohorts", on_delete="RESTRICT")
    course = ForeignKeyField(Course, backref="cohorts", on_delete="RESTRICT")
    number = IntegerField()
    state = CharField(default="planned", index=True)
    reason = CharField(default="")
    assessed_by = CharField(default="competence")
    attendance_needed = IntegerField(default=80)
    modules_needed = IntegerField(default=100)
    passes_needed = IntegerField(default=100)
    mark_needed = IntegerField(default=50)

    class Meta:
        indexes = ((("course", "number"), True),)


class CohortModule(Table):
    id = AutoField()
    cohort = ForeignKeyField(Cohort, backref="modules", on_delete="RESTRICT")
    position = IntegerField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    hours = IntegerField()


class Criterion(Table):
    id = AutoField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    archived_at = DateTimeField(null=True)


class Applicant(Table):
    id = AutoField()
    cohort = ForeignKeyField(Cohort, backref="applicants", on_delete="RESTRICT", index=False)
    person = ForeignKeyField(Person, backref="applications", on_delete="RESTRICT")
    applied = DateField()
    source = CharField()
    reason = TextField(default="")
    income_band = CharField(default="")
    decision = CharField(default="open")
    decided = DateField(null=True)
    decided_by = CharField(default="")
    decision_reason = CharField(default="")
    despite = CharField(default="")
    place = IntegerField(null=True)

    class Meta:
        indexes = ((("cohort", "person"), True),)


class ApplicantCriterion(Table):
    applicant = ForeignKeyField(Applicant, backref="criteria", on_delete="RESTRICT")
    criterion = ForeignKeyField(Criterion, on_delete="RESTRICT")

    class Meta:
        primary_key = CompositeKey("applicant", "criterion")


class ModuleHours(Table):
    session = ForeignKeyField(Session, backref="module_hours", on_delete="RESTRICT")
    module = ForeignKeyField(CohortModule, backref="module_hours", on_delete="RESTRICT")
    minutes = IntegerField()

    class Meta:
        primary_key = CompositeKey("session", "module")


class Assessment(Table):
    module = ForeignKeyField(CohortModule, backref="assessments", on_delete="RESTRICT")
    person = ForeignKeyField(Person, backref="assessments", on_delete="RESTRICT")
    competent = BooleanField(null=True)
    mark = IntegerField(null=True)
    entered_by = CharField()
    entered_at = DateTimeField()

    class Meta:
        primary_key = CompositeKey("module", "person")


class Leaving(Table):
    cohort = ForeignKeyField(Cohort, backref="leavings", on_delete="RESTRICT")
    person = ForeignKeyField(Person, on_delete="RESTRICT")
    reason = CharField()
    note = CharField(default="")

    class Meta:
        primary_key = CompositeKey("cohort", "person")


TABLES = (
    Trade,
    Course,
    Module,
    Cohort,
    CohortModule,
    Criterion,
    Applicant,
    ApplicantCriterion,
    ModuleHours,
    Assessment,
    Leaving,
)


def apply(database: SqlCipherDatabase) -> None:
    """Make the tables of courses; those of groups, people and sessions are there."""
    with database.bind_ctx((*TABLES, Group, Person, Session)):
        database.create_tables(TABLES, safe=False)
