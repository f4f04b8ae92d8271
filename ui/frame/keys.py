"""F1: the keys of the page, made from its actions."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.language import N_, Language
from ui.kit.dialogs import Dialog, scrolled
from ui.kit.words import label, quiet
from ui.page import Page
from ui.theme import SPACE

Keys = list[tuple[str, str]]


def keys_of(actions: Iterable[QAction]) -> Keys:
    """Key and words of every action that has a shortcut."""
    native = QKeySequence.SequenceFormat.NativeText
    return [(a.shortcut().toString(native), a.text()) for a in actions if not a.shortcut().isEmpty()]


def show_keys(parent: QWidget, page: Page, everywhere: Keys, language: Language) -> Dialog:
    """Open the list of keys: first those of the page, then those that work everywhere."""
    dialog = Dialog(parent, language, language.text(N_("Keys of this page")), language.text(N_("Close")))
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(4 * SPACE)
    grid.setVerticalSpacing(2 * SPACE)
    grid.setColumnStretch(1, 1)
    of_page = [*page.keys(), *keys_of(page.page_actions())]
    for key, words in of_page:
        _line(grid, key, words)
    grid.addWidget(quiet(language.text(N_("Everywhere"))), grid.rowCount(), 0, 1, 2)
    for key, words in everywhere:
        _line(grid, key, words)
    inner = QWidget()
    inner.setLayout(grid)
    area = scrolled(inner)
    area.setMinimumHeight(min(480, inner.sizeHint().height() + 2 * SPACE))
    area.setMinimumWidth(inner.sizeHint().width() + 6 * SPACE)
    dialog.body.addWidget(area)
    dialog.cancel_button.hide()
    dialog.confirm_button.clicked.connect(dialog.accept)
    dialog.open()
    return dialog


def _line(grid: QGridLayout, key: str, words: str) -> None:
    row = grid.rowCount()
    caps = QWidget()
    box = QHBoxLayout(caps)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(SPACE)
    for cap in key.replace("Return", "Enter").split(" / "):
        box.addWidget(label("key", text=cap), 0, Qt.AlignmentFlag.AlignVCenter)
    box.addStretch()
    grid.addWidget(caps, row, 0)
    grid.addWidget(label(text=words, wrap=True), row, 1)
