"""Parent meetings: what hangs beside the slot on which a meeting takes place."""

from __future__ import annotations

from peewee import (
    AutoField,
    BlobField,
    CharField,
    CompositeKey,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from models.base import Table
from models.groups import Slot
from models.people import Family
from models.sheets import Sheet


class Theme(Table):
    """What meetings are about: the role of parents, hygiene, children's rights."""

    id = AutoField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    archived_at = DateTimeField(null=True)


class Meeting(Table):
    """A parent meeting; its day and hours are those of its slot, which is valid for that one day."""

    id = AutoField()
    slot = ForeignKeyField(Slot, unique=True, backref="meetings", on_delete="RESTRICT")
    place = CharField(default="")
    facilitator = CharField(default="")
    minutes = TextField(default="")


class MeetingTheme(Table):
    """A theme of a meeting."""

    meeting = ForeignKeyField(Meeting, backref="themes", on_delete="RESTRICT")
    theme = ForeignKeyField(Theme, backref="meetings", on_delete="RESTRICT")

    class Meta:
        primary_key = CompositeKey("meeting", "theme")


class Invitation(Table):
    """A family that is invited to a meeting."""

    meeting = ForeignKeyField(Meeting, backref="invitations", on_delete="RESTRICT")
    family = ForeignKeyField(Family, backref="invitations", on_delete="RESTRICT")

    class Meta:
        primary_key = CompositeKey("meeting", "family")


class MeetingPicture(Table):
    """A photo of a page of the signed sheet, without the camera's metadata."""

    id = AutoField()
    meeting = ForeignKeyField(Meeting, backref="pictures", on_delete="RESTRICT")
    picture = BlobField()  # JPEG, at most 2,000 px
    added_by = CharField()
    added_at = DateTimeField()


class MeetingSheet(Table):
    """The meeting of which a sign-in sheet was printed."""

    sheet = ForeignKeyField(Sheet, primary_key=True, on_delete="RESTRICT")
    meeting = ForeignKeyField(Meeting, backref="sheets", on_delete="RESTRICT")


class SheetFamily(Table):
    """Which family stands in which numbered row of a sign-in sheet."""

    sheet = ForeignKeyField(Sheet, backref="families", on_delete="RESTRICT")
    number = IntegerField()
    family = ForeignKeyField(Family, on_delete="RESTRICT")

    class Meta:
        primary_key = CompositeKey("sheet", "number")
