"""How the columns of a table share its width."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QHeaderView, QTableView


def give_room(table: QTableView, wide: Collection[int]) -> None:
    """The columns `wide` share what the others leave; those are as wide as their words, at every text size."""
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    for column in range(table.model().columnCount()):
        stretch = column in wide
        mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, mode)
