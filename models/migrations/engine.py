"""Bringing a database file up to date, or leaving it exactly as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from playhouse.sqlcipher_ext import SqlCipherDatabase

from models.database import UnreadableDatabase

Step = Callable[[SqlCipherDatabase], None]


def _step_1(database: SqlCipherDatabase) -> None:
    # Loaded only for a file that lacks the step: defining its frozen tables would slow down every start.
    from models.migrations import step_0001

    step_0001.apply(database)


def _step_2(database: SqlCipherDatabase) -> None:
    from models.migrations import step_0002

    step_0002.apply(database)


def _step_3(database: SqlCipherDatabase) -> None:
    from models.migrations import step_0003

    step_0003.apply(database)


def _step_4(database: SqlCipherDatabase) -> None:
    from models.migrations import step_0004

    step_0004.apply(database)


def _step_5(database: SqlCipherDatabase) -> None:
    from models.migrations import step_0005

    step_0005.apply(database)


def _step_6(database: SqlCipherDatabase) -> None:
    from models.migrations import step_0006

    step_0006.apply(database)


def _step_7(database: SqlCipherDatabase) -> None:
    from models.migrations import step_0007

    step_0007.apply(database)


def _step_8(database: SqlCipherDatabase) -> None:
    from models.migrations import step_0008

    step_0008.apply(database)


def _step_9(database: SqlCipherDatabase) -> None:
    from models.migrations import step_0009

    step_0009.apply(database)


def _step_10(database: SqlCipherDatabase) -> None:
    from models.migrations import step_0010

    step_0010.apply(database)


def _step_11(database: SqlCipherDatabase) -> None:
    from models.migrations import step_0011

    step_0011.apply(database)


STEPS: tuple[Step, ...] = (
    _step_1, _step_2, _step_3, _step_4, _step_5, _step_6, _step_7, _step_8, _step_9, _step_10,
    _step_11,
)  # fmt: skip


class NewerFile(Exception):
    """The file was made by a newer program; this one must not touch it."""


def migrate(
    database: SqlCipherDatabase, steps: Sequence[Step] = STEPS, keep: Callable[[], object] = lambda: None
) -> int:
    """Apply the pending `steps` in one transaction and return how many there were.

    A file that holds data is kept first by `keep`, which makes a backup of it: what that raises stops the migration.
    References and integrity are checked before the commit. Raises NewerFile, or UnreadableDatabase when a check fails:
    nothing has changed.
    """
    done = steps_done(database)
    if done > len(steps):
        raise NewerFile(str(database.database))
    pending = steps[done:]
    if pending and done:
        keep()
    if pending:
        _apply(database, pending, done)
    return len(pending)


def steps_done(database: SqlCipherDatabase) -> int:
    """How many steps this file has behind it; 0 for an empty file."""
    if "schema_step" not in database.get_tables():
        return 0
    return int(database.execute_sql("SELECT MAX(number) FROM schema_step").fetchone()[0])


def _apply(database: SqlCipherDatabase, pending: Sequence[Step], done: int) -> None:
    # Tables are rebuilt under their old name by some steps: references are checked at the end instead of row by row.
    database.execute_sql("PRAGMA foreign_keys = OFF")
    try:
        with database.atomic("EXCLUSIVE"):
            if not done:
                database.execute_sql("CREATE TABLE schema_step (number INTEGER PRIMARY KEY, at TEXT NOT NULL)")
            for number, step in enumerate(pending, done + 1):
                step(database)
                now = dt.datetime.now().isoformat(timespec="seconds")
                database.execute_sql("INSERT INTO schema_step VALUES (?, ?)", (number, now))
            _verify(database)
    finally:
        database.execute_sql("PRAGMA foreign_keys = ON")


def _verify(database: SqlCipherDatabase) -> None:
    broken = database.execute_sql("PRAGMA foreign_key_check").fetchall()
    integrity = database.execute_sql("PRAGMA integrity_check").fetchone()[0]
    if broken or integrity != "ok":
        raise UnreadableDatabase(f"after the migration: {integrity}, {len(broken)} broken references")
