"""The audit book: who did what and when, each line chained to the one before."""

from __future__ import annotations

from peewee import AutoField, BlobField, CharField, DateTimeField, TextField

from models.base import Table


class AuditLine(Table):
    """One deed. Lines are only ever added: triggers refuse to change or delete them."""

    id = AutoField()
    at = DateTimeField()
    account = CharField()
    action = CharField()
    subject = CharField()
    detail = TextField()
    seal = BlobField()  # HMAC-SHA256 over the seal before and this line
