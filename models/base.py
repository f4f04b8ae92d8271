"""What every table has in common."""

from __future__ import annotations

from peewee import Model


class Table(Model):
    """A row of the centre's database. Singular, snake_case table names; bound when the database is opened."""

    class Meta:
        legacy_table_names = False
