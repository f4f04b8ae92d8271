"""Step 2: the audit book knows its last line, so that lines cut off at the end are missed."""

from __future__ import annotations

from peewee import AutoField, BlobField, IntegerField, Model
from playhouse.sqlcipher_ext import SqlCipherDatabase


class AuditHead(Model):
    id = AutoField()
    number = IntegerField()
    seal = BlobField()
    key = BlobField()

    class Meta:
        legacy_table_names = False


_LAST_LINE = "SELECT id, seal FROM audit_line ORDER BY id DESC LIMIT 1"
_FILL = "INSERT INTO audit_head (id, number, seal, key) VALUES (1, ?, ?, x'')"
_GUARDS = (
    """
    CREATE TRIGGER audit_head_is_never_deleted BEFORE DELETE ON audit_head
    BEGIN SELECT RAISE(ABORT, 'the audit book is append-only'); END
    """,
    """
    CREATE TRIGGER audit_head_only_goes_on BEFORE UPDATE ON audit_head WHEN NEW.id <> OLD.id OR NEW.number <= OLD.number
    BEGIN SELECT RAISE(ABORT, 'the audit book is append-only'); END
    """,
)


def apply(database: SqlCipherDatabase) -> None:
    """Make the table, take over the last line of the book as it stands, and close the row to going back."""
    with database.bind_ctx([AuditHead]):
        database.create_tables([AuditHead], safe=False)
    database.execute_sql(_FILL, database.execute_sql(_LAST_LINE).fetchone() or (0, bytes(32)))
    for guard in _GUARDS:
        database.execute_sql(guard)
