"""Step 7: confidential notes on people and families, sealed; what was written stays when a note is corrected."""

from __future__ import annotations

from peewee import AutoField, BlobField, CharField, CompositeKey, DateTimeField, ForeignKeyField, IntegerField, Model
from playhouse.sqlcipher_ext import SqlCipherDatabase


class Table(Model):
    class Meta:
        legacy_table_names = False


class Family(Table):
    id = AutoField()


class Person(Table):
    id = AutoField()


class ConfidentialNote(Table):
    id = AutoField()
    person = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    family = ForeignKeyField(Family, null=True, on_delete="RESTRICT")
    archived_at = DateTimeField(null=True)


class ConfidentialVersion(Table):
    note = ForeignKeyField(ConfidentialNote, on_delete="RESTRICT")
    number = IntegerField()
    written_at = DateTimeField()
    written_by = CharField()
    sealed = BlobField()

    class Meta:
        primary_key = CompositeKey("note", "number")


_TABLES = (ConfidentialNote, ConfidentialVersion)
_ONLY_ADDED = """
CREATE TRIGGER confidential_version_is_never_{deed}d BEFORE {deed} ON confidential_version
BEGIN SELECT RAISE(ABORT, 'confidential notes are corrected by a new version'); END
"""


def apply(database: SqlCipherDatabase) -> None:
    """Make the tables, and close what was written to being changed or deleted."""
    with database.bind_ctx(_TABLES, bind_refs=False):
        database.create_tables(_TABLES, safe=False)
    for deed in ("update", "delete"):
        database.execute_sql(_ONLY_ADDED.format(deed=deed))
