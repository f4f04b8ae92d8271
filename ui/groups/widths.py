"""How the columns of a table share its width."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QHeaderView, QTableView


def give_room(table: QTableView, wide: Iterable[int], widths: Mapping[int, int]) -> None:
    """The columns `wide` share what the others leave; `widths` are pixels, and can be changed by the person."""
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    for column in wide:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    for column, width in widths.items():
        header.resizeSection(column, width)
