"""Step 6: parent meetings, their themes, invitations and sign-in sheets."""

from __future__ import annotations

from peewee import (
    AutoField,
    BlobField,
    CharField,
    CompositeKey,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)
from playhouse.sqlcipher_ext import SqlCipherDatabase


class Table(Model):
    class Meta:
        legacy_table_names = False


class Family(Table):
    id = AutoField()


class Sheet(Table):
    id = AutoField()


class Slot(Table):
    id = AutoField()


class Theme(Table):
    id = AutoField()
    name_km = CharField(default="")
    name_en = CharField(default="")
    name_fr = CharField(default="")
    archived_at = DateTimeField(null=True)


class Meeting(Table):
    id = AutoField()
    slot = ForeignKeyField(Slot, unique=True, backref="meetings", on_delete="RESTRICT")
    place = CharField(default="")
    facilitator = CharField(default="")
    minutes = TextField(default="")


class MeetingTheme(Table):
    meeting = ForeignKeyField(Meeting, backref="themes", on_delete="RESTRICT")
    theme = ForeignKeyField(Theme, backref="meetings", on_delete="RESTRICT")

    class Meta:
        primary_key = CompositeKey("meeting", "theme")


class Invitation(Table):
    meeting = ForeignKeyField(Meeting, backref="invitations", on_delete="RESTRICT")
    family = ForeignKeyField(Family, backref="invitations", on_delete="RESTRICT")

    class Meta:
        primary_key = CompositeKey("meeting", "family")


class MeetingPicture(Table):
    id = AutoField()
    meeting = ForeignKeyField(Meeting, backref="pictures", on_delete="RESTRICT")
    picture = BlobField()
    added_by = CharField()
    added_at = DateTimeField()


class MeetingSheet(Table):
    sheet = ForeignKeyField(Sheet, primary_key=True, on_delete="RESTRICT")
    meeting = ForeignKeyField(Meeting, backref="sheets", on_delete="RESTRICT")


class SheetFamily(Table):
    sheet = ForeignKeyField(Sheet, backref="families", on_delete="RESTRICT")
    number = IntegerField()
    family = ForeignKeyField(Family, on_delete="RESTRICT")

    class Meta:
        primary_key = CompositeKey("sheet", "number")


TABLES = (Theme, Meeting, MeetingTheme, Invitation, MeetingPicture, MeetingSheet, SheetFamily)

# The catalogue every centre begins with; whoever uses it may change, add to and archive it.
THEMES = (
    ("តួនាទីរបស់មាតាបិតា", "The role of parents", "Le rôle des parents"),
    ("អនាម័យ", "Hygiene", "L’hygiène"),
    ("សិទ្ធិកុមារ", "Children’s rights", "Les droits de l’enfant"),
    ("សិទ្ធិស្ត្រី", "Women’s rights", "Les droits des femmes"),
    ("អាហារូបត្ថម្ភ", "Nutrition", "La nutrition"),
    ("ការសន្សំប្រាក់", "Savings", "L’épargne"),
    ("អំពើហិង្សាក្នុងគ្រួសារ", "Violence in the family", "La violence dans la famille"),
    ("ការអប់រំកូនដោយវិជ្ជមាន", "Positive discipline", "L’éducation sans violence"),
    ("ការចុះឈ្មោះចូលរៀន", "School registration", "L’inscription à l’école"),
    ("ជំងឺគ្រុនឈាម និងទឹកស្អាត", "Dengue and clean water", "La dengue et l’eau potable"),
    ("សុវត្ថិភាពចរាចរណ៍", "Road safety", "La sécurité routière"),
    ("សំបុត្រកំណើត និងឯកសារ", "Birth certificates and papers", "L’état civil et les papiers"),
)


def apply(database: SqlCipherDatabase) -> None:
    """Make the tables of meetings and fill in the first themes; families, sheets and slots are there."""
    with database.bind_ctx((*TABLES, Family, Sheet, Slot)):
        database.create_tables(TABLES, safe=False)
        Theme.insert_many(THEMES, fields=[Theme.name_km, Theme.name_en, Theme.name_fr]).execute()
