"""The audit book: who did what and when, each line chained to the one before."""

from __future__ import annotations

from peewee import AutoField, BlobField, CharField, DateTimeField, IntegerField, TextField

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


class AuditHead(Table):
    """The one row that says how far the book goes: without it, nobody would miss lines cut off at the end."""

    id = AutoField()  # always 1
    number = IntegerField()  # of the last line, 0 in an empty book
    seal = BlobField()  # of the last line, 32 zero bytes in an empty book
    key = BlobField()  # what seals the lines; it stays when the data key is changed. Empty before the first line
