"""Step 10: figures that were sent to somebody."""

from __future__ import annotations

from peewee import AutoField, CharField, DateTimeField, Model, TextField
from playhouse.sqlcipher_ext import SqlCipherDatabase


class Table(Model):
    class Meta:
        legacy_table_names = False


class FrozenFigures(Table):
    id = AutoField()
    title = CharField()
    subject = CharField()
    content = TextField()
    frozen_at = DateTimeField()
    frozen_by = CharField()


_GUARDS = (
    """
    CREATE TRIGGER frozen_figures_are_never_deleted BEFORE DELETE ON frozen_figures
    BEGIN SELECT RAISE(ABORT, 'frozen figures are kept'); END
    """,
    """
    CREATE TRIGGER frozen_figures_stay_as_they_are BEFORE UPDATE ON frozen_figures
    BEGIN SELECT RAISE(ABORT, 'frozen figures are not changed'); END
    """,
)


def apply(database: SqlCipherDatabase) -> None:
    """Make the table, and guard what is kept in it."""
    with database.bind_ctx((FrozenFigures,)):
        database.create_tables((FrozenFigures,), safe=False)
    for guard in _GUARDS:
        database.execute_sql(guard)
