"""Figures as they were sent to somebody.

Triggers keep them so: what was frozen is never changed and never deleted.
"""

from __future__ import annotations

from peewee import AutoField, CharField, DateTimeField, TextField

from models.base import Table


class FrozenFigures(Table):
    """A table of figures with the people behind each."""

    id = AutoField()
    title = CharField()  # for whom or what it was made
    subject = CharField()  # courses
    content = TextField()  # the table and the people, as JSON
    frozen_at = DateTimeField()
    frozen_by = CharField()
