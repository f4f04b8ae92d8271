"""The list of people as a table."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPixmap
from typing_extensions import override

from app.language import N_, Language
from app.people.values import PersonRow
from app.people.words import ID_POOR_WORDS, SEX_WORDS, STATUS_WORDS
from app.text import khmer_sort_key, latin_sort_key
from ui.kit.sorted_model import SortedModel
from ui.people import wording

Role = Qt.ItemDataRole
FLAGS_ROLE = Role.UserRole + 1


class Column(IntEnum):
    """The columns of the list."""

    PHOTO, NAME, OTHER_NAME, AGE, SEX, FLAGS, GROUPS, VILLAGE, ID_POOR, STATUS, CODE = range(11)


HEADINGS: dict[int, str] = {
    Column.PHOTO: "",
    Column.NAME: N_("Name"),
    Column.OTHER_NAME: N_("In the other script"),
    Column.AGE: N_("Age"),
    Column.SEX: N_("Sex"),
    Column.FLAGS: N_("To know"),
    Column.GROUPS: N_("Groups"),
    Column.VILLAGE: N_("Village"),
    Column.ID_POOR: N_("ID Poor"),
    Column.STATUS: N_("Status"),
    Column.CODE: N_("Code"),
}
ALLERGY, KEPT_AWAY = N_("allergy"), N_("somebody must not collect")


class PeopleModel(SortedModel[PersonRow]):
    """People in the order of the service, or sorted by a column. Photos are handed in when they have come."""

    def __init__(self, today: dt.date, language: Language, parent: QObject | None = None) -> None:
        super().__init__(HEADINGS, language, parent)
        self._today = today
        self._thumbs: dict[int, bytes] = {}
        self._pixmaps: dict[int, QPixmap] = {}

    def missing_thumbs(self) -> tuple[int, ...]:
        """Who has a photo that has not been handed in yet."""
        return tuple(row.id for row in self._rows if row.has_photo and row.id not in self._thumbs)

    def add_thumbs(self, thumbs: dict[int, bytes]) -> None:
        """Show these small photos."""
        self._thumbs |= thumbs
        if self._rows:
            last = self.index(len(self._rows) - 1, Column.PHOTO)
            self.dataChanged.emit(self.index(0, Column.PHOTO), last, [Role.DecorationRole])

    def forget_thumb(self, person: int) -> None:
        """The photo of somebody is another one now."""
        self._thumbs.pop(person, None)
        self._pixmaps.pop(person, None)

    @override
    def told(self, row: PersonRow, column: int, role: int) -> Any:
        if role == Role.DecorationRole:
            return self._pixmap(row.id) if column == Column.PHOTO else None
        if role == FLAGS_ROLE:
            return tuple(said for _, said in flags_of(row))
        if column == Column.PHOTO and role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return wording.short_who(row.label, self._today, self._language)
        return super().told(row, column, role)

    @override
    def sort_key(self, row: PersonRow, column: int) -> Any:
        if column == Column.AGE:
            # Youngest first; who has no birth date stands at the end.
            return -(row.label.birth.value if row.label.birth else dt.date.min).toordinal()
        if column == Column.NAME:
            return self.place(row)
        if column == Column.OTHER_NAME:
            key = latin_sort_key if self._language.khmer_first else khmer_sort_key
            return key(self.text(row, column))
        return super().sort_key(row, column)

    @override
    def text(self, row: PersonRow, column: int) -> str:
        label, language = row.label, self._language
        first, other = wording.both_names(label, language)
        match column:
            case Column.PHOTO:
                return wording.initial(label, language)
            case Column.NAME:
                return first
            case Column.OTHER_NAME:
                return other
            case Column.AGE:
                return wording.age_column(label, self._today, language)
            case Column.GROUPS:
                return ", ".join(group.name(language) for group in row.groups)
            case _:
                return self._plain(row, column)

    def _plain(self, row: PersonRow, column: int) -> str:
        match column:
            case Column.SEX:
                return self._language.text(SEX_WORDS[row.label.sex]) if row.label.sex else ""
            case Column.FLAGS:
                return ", ".join(self._language.text(words) for words, said in flags_of(row) if said)
            case Column.VILLAGE:
                return row.label.village
            case Column.ID_POOR:
                return self._language.text(ID_POOR_WORDS[row.id_poor]) if row.id_poor else ""
            case Column.STATUS:
                return self._language.text(STATUS_WORDS[row.status])
            case _:
                return row.label.code

    def _pixmap(self, person: int) -> QPixmap | None:
        if person not in self._pixmaps and person in self._thumbs:
            self._pixmaps[person] = QPixmap()
            self._pixmaps[person].loadFromData(self._thumbs[person])
        return self._pixmaps.get(person)


def flags_of(row: PersonRow) -> tuple[tuple[str, bool], ...]:
    """What whoever meets this person should know, and whether it is so."""
    return ((KEPT_AWAY, row.must_not_collect), (ALLERGY, row.allergy))
