"""Another key for the whole database file, all or nothing.

Tried with SQLCipher 4: inside a transaction, `PRAGMA rekey` writes every page under the new key and ends in the same
commit as everything before it. After a failure (a full disk) SQLCipher goes on writing under the new key into a file
under the old one, so the connection must be given up before anything else is written; hence `reopen`.
"""

from __future__ import annotations

from collections.abc import Sequence

from playhouse.sqlcipher_ext import SqlCipherDatabase

from models.database import UnreadableDatabase


def rekey(database: SqlCipherDatabase, key: bytes) -> None:
    """Write every page under `key`, as the last thing of the running transaction: only its commit may follow.

    Raises DatabaseError. Whatever fails from here on, call `reopen`.
    """
    database.execute_sql(f'PRAGMA rekey = "{_phrase(key)}"')


def rekeyed(database: SqlCipherDatabase, key: bytes) -> None:
    """After the commit: connect with `key` from now on, and leave no page under the old one in the file."""
    database.connect_params["passphrase"] = _phrase(key)
    database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def reopen(database: SqlCipherDatabase, keys: Sequence[bytes]) -> bytes:
    """Give up the connection and connect with the first of `keys` that opens the file; returns that key.

    Raises UnreadableDatabase when none does.
    """
    database.close()
    for key in keys:
        database.connect_params["passphrase"] = _phrase(key)
        try:
            database.connect()
            database.execute_sql("SELECT COUNT(*) FROM sqlite_master")
        except Exception:
            database.close()
        else:
            return key
    raise UnreadableDatabase(str(database.database))


def _phrase(key: bytes) -> str:
    return f"x'{key.hex()}'"
