"""Step 11: the marks of a person are found in one place, whatever the day on which they were made."""

from __future__ import annotations

from playhouse.sqlcipher_ext import SqlCipherDatabase


def apply(database: SqlCipherDatabase) -> None:
    """Put an index that holds the session and the mark in the place of the one that holds only the person."""
    database.execute_sql(
        'CREATE INDEX "mark_person_id_session_id_status" ON "mark" ("person_id", "session_id", "status")'
    )
    database.execute_sql('DROP INDEX "mark_person_id"')
