"""What became of trainees after a course, and who employs them."""

from __future__ import annotations

from peewee import (
    AutoField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from models.base import Table
from models.courses import Cohort
from models.people import Person


class Employer(Table):
    """Somebody who employs former trainees; a workshop of the centre is one like others."""

    id = AutoField()
    name_km = CharField(default="")
    name_latin = CharField(default="")
    own = BooleanField(default=False)  # a workshop of the centre
    village = CharField(default="")
    phone = CharField(default="")
    search_key = TextField(default="")
    archived_at = DateTimeField(null=True)
    merged_into = ForeignKeyField("self", null=True, on_delete="RESTRICT")  # found to be another one


class Outcome(Table):
    """What somebody who finished a course did at one of the times at which the centre asks."""

    id = AutoField()
    cohort = ForeignKeyField(Cohort, backref="outcomes", on_delete="RESTRICT", index=False)
    person = ForeignKeyField(Person, backref="outcomes", on_delete="RESTRICT")
    month = IntegerField()  # 1, 3, 6 or 12 after the end
    state = CharField()  # job_search, employed, self_employed, studying, not_working, unreachable
    employer = ForeignKeyField(Employer, null=True, backref="outcomes", on_delete="RESTRICT")
    in_trade = BooleanField(null=True)  # the work is that of the course; NULL: not said, or no work
    contract = CharField(default="")  # written, spoken, day_labour
    income_band = CharField(default="")
    support = CharField(default="")  # kit, loan, both: what the centre gave to begin with
    note = CharField(default="")
    asked_on = DateField()
    entered_by = CharField()
    entered_at = DateTimeField()

    class Meta:
        indexes = ((("cohort", "person", "month"), True),)
