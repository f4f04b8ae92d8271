"""Step 8: certificates, and what became of trainees."""

from __future__ import annotations

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    CharField,
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
    id = AutoField()


class Cohort(Table):
    id = AutoField()


class CertificateLogo(Table):
    id = AutoField()
    digest = CharField(unique=True)
    picture = BlobField()


class Certificate(Table):
    id = AutoField()
    series = CharField()
    year = IntegerField()
    sequence = IntegerField()
    number = CharField(unique=True)
    cohort = ForeignKeyField(Cohort, backref="certificates", on_delete="RESTRICT")
    person = ForeignKeyField(Person, backref="certificates", on_delete="RESTRICT")
    name_km = CharField(default="")
    name_latin = CharField(default="")
    text = TextField()
    code = CharField(unique=True)
    logo = ForeignKeyField(CertificateLogo, null=True, on_delete="RESTRICT")
    issued_on = DateField()
    issued_by = CharField()
    issued_at = DateTimeField()
    voided_at = DateTimeField(null=True)
    voided_by = CharField(default="")
    void_reason = CharField(default="")

    class Meta:
        indexes = ((("series", "year", "sequence"), True),)


class CertificatePrint(Table):
    id = AutoField()
    certificate = ForeignKeyField(Certificate, backref="prints", on_delete="RESTRICT")
    duplicate = BooleanField()
    at = DateTimeField()
    by = CharField()


class Employer(Table):
    id = AutoField()
    name_km = CharField(default="")
    name_latin = CharField(default="")
    own = BooleanField(default=False)
    village = CharField(default="")
    phone = CharField(default="")
    search_key = TextField(default="")
    archived_at = DateTimeField(null=True)
    merged_into = ForeignKeyField("self", null=True, on_delete="RESTRICT")


class Outcome(Table):
    id = AutoField()
    cohort = ForeignKeyField(Cohort, backref="outcomes", on_delete="RESTRICT", index=False)
    person = ForeignKeyField(Person, backref="outcomes", on_delete="RESTRICT")
    month = IntegerField()
    state = CharField()
    employer = ForeignKeyField(Employer, null=True, backref="outcomes", on_delete="RESTRICT")
    in_trade = BooleanField(null=True)
    contract = CharField(default="")
    income_band = CharField(default="")
    support = CharField(default="")
    note = CharField(default="")
    asked_on = DateField()
    entered_by = CharField()
    entered_at = DateTimeField()

    class Meta:
        indexes = ((("cohort", "person", "month"), True),)


TABLES = (CertificateLogo, Certificate, CertificatePrint, Employer, Outcome)
# Whose certificate it is may change when two records turn out to be one person; that it is void is said once.
_FROZEN = (
    "id", "series", "year", "sequence", "number", "cohort_id", "name_km", "name_latin", "text", "code", "logo_id",
    "issued_on", "issued_by", "issued_at",
)  # fmt: skip
_GUARDS = (
    """
    CREATE TRIGGER certificate_is_never_deleted BEFORE DELETE ON certificate
    BEGIN SELECT RAISE(ABORT, 'a certificate keeps its number'); END
    """,
    f"""
    CREATE TRIGGER certificate_stays_as_issued BEFORE UPDATE ON certificate
    WHEN OLD.voided_at IS NOT NULL AND NEW.voided_at IS NOT OLD.voided_at
    OR {" OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _FROZEN)}
    BEGIN SELECT RAISE(ABORT, 'a certificate stays as it was issued'); END
    """,
)


def apply(database: SqlCipherDatabase) -> None:
    """Make the tables, and guard what was issued."""
    with database.bind_ctx((*TABLES, Person, Cohort)):
        database.create_tables(TABLES, safe=False)
    for guard in _GUARDS:
        database.execute_sql(guard)
