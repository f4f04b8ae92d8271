"""Certificates and attestations as they were issued.

Triggers keep them so: none is ever deleted, renumbered or reworded.
"""

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
    TextField,
)

from models.base import Table
from models.courses import Cohort
from models.people import Person


class CertificateLogo(Table):
    """A logo that stands on certificates, kept once however many carry it."""

    id = AutoField()
    digest = CharField(unique=True)  # SHA-256 of the picture
    picture = BlobField()  # PNG


class Certificate(Table):
    """One number of the certificate book."""

    id = AutoField()
    series = CharField()  # certificate, attestation
    year = IntegerField()
    sequence = IntegerField()  # 1, 2, 3 ... in each series and year, without a gap
    number = CharField(unique=True)  # as it is printed
    cohort = ForeignKeyField(Cohort, backref="certificates", on_delete="RESTRICT")
    person = ForeignKeyField(Person, backref="certificates", on_delete="RESTRICT")
    name_km = CharField(default="")
    name_latin = CharField(default="")
    text = TextField()  # everything that stands on it, as JSON
    code = CharField(unique=True)  # proves on paper that it is genuine
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
    """A certificate left the program on paper; all but the first time it said DUPLICATE."""

    id = AutoField()
    certificate = ForeignKeyField(Certificate, backref="prints", on_delete="RESTRICT")
    duplicate = BooleanField()
    at = DateTimeField()
    by = CharField()
