"""The stations of the Tab key, in the order in which a page is read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QWidget


def order_stations(page: QWidget) -> None:
    """Let Tab go through `page` as its layouts place what is in it; Qt goes in the order in which it was made."""
    for before, after in pairwise((page, *_stations(page))):
        QWidget.setTabOrder(before, after)


def _stations(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget  # what a field is made of is its own affair
        return
    for part in _parts(widget):
        yield from _stations(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if isinstance(widget, QSplitter):
        yield from filter(None, map(widget.widget, range(widget.count())))
    elif isinstance(widget, QScrollArea):
        yield from filter(None, (widget.widget(),))
    elif layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda at: cast("tuple[int, int, int, int]", layout.getItemPosition(at)))
    for item in filter(None, map(layout.itemAt, places)):
        if (inner := item.layout()) is not None:
            yield from _laid_out(inner)
        elif (widget := item.widget()) is not None:
            yield widget
