"""The list of families as a table."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from app.families.values import FamilyRow
from app.language import N_, Language
from app.people.words import ID_POOR_WORDS
from ui.kit.sorted_model import SortedModel

FLAGS_ROLE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """The columns of the list."""

    NAME, CHILDREN, ADULTS, FLAGS, GUARDIANS, PHONE, VILLAGE, ID_POOR, CODE = range(9)


HEADINGS: dict[int, str] = {
    Column.NAME: N_("Family"),
    Column.CHILDREN: N_("Children"),
    Column.ADULTS: N_("Adults"),
    Column.FLAGS: N_("To know"),
    Column.GUARDIANS: N_("Guardians"),
    Column.PHONE: N_("Telephone"),
    Column.VILLAGE: N_("Village"),
    Column.ID_POOR: N_("ID Poor"),
    Column.CODE: N_("Code"),
}


class FamilyModel(SortedModel[FamilyRow]):
    """Families in the order of the service, or sorted by a column."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(HEADINGS, language, parent)

    @override
    def told(self, row: FamilyRow, column: int, role: int) -> Any:
        return (row.must_not_collect,) if role == FLAGS_ROLE else super().told(row, column, role)

    @override
    def sort_key(self, row: FamilyRow, column: int) -> Any:
        match column:
            case Column.NAME:
                return self.place(row)
            case Column.CHILDREN:
                return row.children
            case Column.ADULTS:
                return row.adults
        return super().sort_key(row, column)

    @override
    def text(self, row: FamilyRow, column: int) -> str:
        language = self._language
        match column:
            case Column.NAME:
                return both_names(row, language)
            case Column.CHILDREN:
                return language.number(row.children)
            case Column.ADULTS:
                return language.number(row.adults)
            case Column.FLAGS:
                return language.text(N_("somebody must not collect")) if row.must_not_collect else ""
            case Column.GUARDIANS:
                return ", ".join(row.guardians)
            case _:
                return self._plain(row, column)

    def _plain(self, row: FamilyRow, column: int) -> str:
        match column:
            case Column.PHONE:
                return row.phone
            case Column.VILLAGE:
                return row.label.village
            case Column.ID_POOR:
                return self._language.text(ID_POOR_WORDS[row.id_poor]) if row.id_poor else ""
            case _:
                return row.label.code


def both_names(row: FamilyRow, language: Language) -> str:
    """The name in the reader's script, and behind a dot the one in the other."""
    first = language.khmer_first
    names = (row.label.name(first), row.label.name(not first))
    return " · ".join(dict.fromkeys(name for name in names if name))
