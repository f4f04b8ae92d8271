"""Vocational courses: the catalogue, cohorts, who applied, what was taught and how it was assessed.

A cohort is a group: its dates, trainer, place, timetable, trainees and marks are those of the group.
"""

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
)

from models.attendance import Session
from models.base import Table
from models.groups import Group
from models.people import Person


class Trade(Table):
    """What one can learn: cooking, cleaning, sewing."""

    id = AutoField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    archived_at = DateTimeField(null=True)


class Course(Table):
    """What is taught in a trade, and what must be reached to pass."""

    id = AutoField()
    trade = ForeignKeyField(Trade, backref="courses", on_delete="RESTRICT")
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    months = IntegerField(default=3)
    assessed_by = CharField(default="competence")  # competence, marks
    attendance_needed = IntegerField(default=80)  # percent
    modules_needed = IntegerField(default=100)  # percent of the modules that must be done
    passes_needed = IntegerField(default=100)  # percent of the modules that must be passed
    mark_needed = IntegerField(default=50)  # of 100, from which a module is passed
    archived_at = DateTimeField(null=True)


class Module(Table):
    """A part of a course as it is taught from now on."""

    id = AutoField()
    course = ForeignKeyField(Course, backref="modules", on_delete="RESTRICT")
    position = IntegerField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    hours = IntegerField()


class Cohort(Table):
    """One run of a course. The rules are the course's as they were when it started."""

    id = AutoField()
    group = ForeignKeyField(Group, unique=True, backref="cohorts", on_delete="RESTRICT")
    course = ForeignKeyField(Course, backref="cohorts", on_delete="RESTRICT")
    number = IntegerField()
    state = CharField(default="planned", index=True)  # planned, running, finished, cancelled
    reason = CharField(default="")  # why it was cancelled
    assessed_by = CharField(default="competence")
    attendance_needed = IntegerField(default=80)
    modules_needed = IntegerField(default=100)
    passes_needed = IntegerField(default=100)
    mark_needed = IntegerField(default=50)

    class Meta:
        indexes = ((("course", "number"), True),)


class CohortModule(Table):
    """A module as it stood in the course when the cohort started."""

    id = AutoField()
    cohort = ForeignKeyField(Cohort, backref="modules", on_delete="RESTRICT")
    position = IntegerField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    hours = IntegerField()


class Criterion(Table):
    """Something that speaks for giving an applicant a place."""

    id = AutoField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    archived_at = DateTimeField(null=True)


class Applicant(Table):
    """Somebody who asked for a place in a cohort, and what was decided."""

    id = AutoField()
    cohort = ForeignKeyField(Cohort, backref="applicants", on_delete="RESTRICT", index=False)
    person = ForeignKeyField(Person, backref="applications", on_delete="RESTRICT")
    applied = DateField()
    source = CharField()  # social_team, drop_out, other
    reason = TextField(default="")  # why a place is asked for
    income_band = CharField(default="")  # of the family; "" when not known
    decision = CharField(default="open")  # open, selected, waiting, refused, withdrawn
    decided = DateField(null=True)
    decided_by = CharField(default="")
    decision_reason = CharField(default="")
    despite = CharField(default="")  # why a warning was set aside
    place = IntegerField(null=True)  # on the waiting list

    class Meta:
        indexes = ((("cohort", "person"), True),)


class ApplicantCriterion(Table):
    """A criterion that an applicant meets."""

    applicant = ForeignKeyField(Applicant, backref="criteria", on_delete="RESTRICT")
    criterion = ForeignKeyField(Criterion, on_delete="RESTRICT")

    class Meta:
        primary_key = CompositeKey("applicant", "criterion")


class ModuleHours(Table):
    """How long a session was given to a module."""

    session = ForeignKeyField(Session, backref="module_hours", on_delete="RESTRICT")
    module = ForeignKeyField(CohortModule, backref="module_hours", on_delete="RESTRICT")
    minutes = IntegerField()

    class Meta:
        primary_key = CompositeKey("session", "module")


class Assessment(Table):
    """How a trainee did in a module: competent or not yet, or a mark, as the cohort is assessed."""

    module = ForeignKeyField(CohortModule, backref="assessments", on_delete="RESTRICT")
    person = ForeignKeyField(Person, backref="assessments", on_delete="RESTRICT")
    competent = BooleanField(null=True)
    mark = IntegerField(null=True)  # 0 to 100
    entered_by = CharField()
    entered_at = DateTimeField()

    class Meta:
        primary_key = CompositeKey("module", "person")


class Leaving(Table):
    """Why a trainee left before the end; the day is the last one of the enrolment."""

    cohort = ForeignKeyField(Cohort, backref="leavings", on_delete="RESTRICT")
    person = ForeignKeyField(Person, on_delete="RESTRICT")
    reason = CharField()  # job, moved, family, pregnancy, illness, not_interested, distance, other
    note = CharField(default="")

    class Meta:
        primary_key = CompositeKey("cohort", "person")
