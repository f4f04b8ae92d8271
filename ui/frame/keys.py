"""F1: the keys of the page, made from its actions."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.language import N_, Language
from ui.kit.dialogs import Dialog, scrolled
from ui.kit.words import label, quiet
from ui.page import Page
from ui.theme import SPACE, scaled

Keys = list[tuple[str, str]]
_MOST_ROWS = 480  # pixels at 100 % before the list scrolls


def keys_of(actions: Iterable[QAction]) -> Keys:
    """Key and words of every action that has a shortcut."""
    portable = QKeySequence.SequenceFormat.PortableText
    return [(a.shortcut().toString(portable), a.text()) for a in actions if not a.shortcut().isEmpty()]


def show_keys(parent: QWidget, page: Page, everywhere: Keys, language: Language) -> Dialog:
    """Open the list of keys: at the left those of the page, at the right those that work everywhere."""
    dialog = Dialog(parent, language, language.text(N_("Keys")), language.text(N_("Close")))
    inner = QWidget()
    row = QHBoxLayout(inner)
    row.setContentsMargins(0, 0, 2 * SPACE, 0)
    row.setSpacing(8 * SPACE)
    of_page = [*page.keys(), *keys_of(page.page_actions())]
    if of_page:
        row.addLayout(_list(language.text(N_("On this page")), of_page), 1)
    row.addLayout(_list(language.text(N_("Everywhere")), everywhere), 1)
    area = scrolled(inner)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows and PgDn scroll; nothing in it takes the keyboard
    area.setAccessibleName(dialog.windowTitle())
    area.setMinimumWidth(scaled(720 if of_page else 420))
    area.setMinimumHeight(min(scaled(_MOST_ROWS), inner.sizeHint().height() + 2 * SPACE))
    dialog.body.addWidget(area)
    dialog.cancel_button.hide()
    dialog.confirm_button.clicked.connect(dialog.accept)
    area.setFocus()
    dialog.open()
    return dialog


def _list(title: str, keys: Keys) -> QVBoxLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(4 * SPACE)
    grid.setVerticalSpacing(SPACE)
    grid.setColumnStretch(1, 1)
    for row, (key, words) in enumerate(keys):
        grid.addWidget(_caps(key), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(text=words, wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.addWidget(quiet(title))
    column.addLayout(grid)
    column.addStretch()
    return column


def _caps(key: str) -> QWidget:
    caps = QWidget()
    box = QHBoxLayout(caps)
    box.setContentsMargins(0, 2, 0, 0)
    box.setSpacing(SPACE)
    for cap in key.split(" / "):
        words = cap.replace("Return", "Enter")
        box.addWidget(label("key", text=words if len(cap) < 2 else words.replace("+", " ")))
    box.addStretch()
    return caps
