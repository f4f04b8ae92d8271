"""Step 5: a small photo of who signs in."""

from __future__ import annotations

from playhouse.sqlcipher_ext import SqlCipherDatabase


def apply(database: SqlCipherDatabase) -> None:
    """Add the column; nobody has a photo yet."""
    database.execute_sql("ALTER TABLE account ADD COLUMN photo BLOB")
