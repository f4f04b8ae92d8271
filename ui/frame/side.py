"""The navigation at the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.language import N_
from ui.doors import Door
from ui.icons import icon
from ui.kit.buttons import key_cap
from ui.kit.words import label
from ui.page import tooltip
from ui.theme import SPACE, scaled
from ui.tongue import Tongue


class Side(QFrame):
    """Brand, one button a page, and at the foot settings, the signed-in person (who makes room for another) and Lock.

    Signals:
        chosen(str): the person wants this page.
    """

    chosen = Signal(str)

    def __init__(self, tongue: Tongue, doors: Sequence[Door], settings: Door, lock: QAction, switch: QAction) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self._tongue = tongue
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.centre = label("small", wrap=True)
        # On a part of it and not on the whole, which must still grow with its widest words.
        self.centre.setMinimumWidth(scaled(158))
        self.person = self._plain("user-circle")
        tongue.follow(self.person.setToolTip, lambda language: tooltip(language.text(N_("Switch person")), switch))
        self.person.clicked.connect(lambda _checked: switch.trigger())
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 4 * SPACE, 3 * SPACE, 3 * SPACE)
        column.setSpacing(SPACE)
        column.addLayout(self._brand())
        for door in doors:
            column.addWidget(self._button(door))
        column.addStretch()
        column.addWidget(self._button(settings))
        column.addWidget(self.person)
        column.addWidget(self._lock_button(lock))

    def offer(self, page: str, offered: bool) -> None:
        """Show the button of a page only to who may open it."""
        if page in self._buttons:
            self._buttons[page].setVisible(offered)

    def show_page(self, page: str) -> None:
        """Mark the button of the page that is open."""
        if page in self._buttons:
            self._buttons[page].setChecked(True)

    def _brand(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(2 * SPACE + 2, 0, 0, 3 * SPACE)
        column.setSpacing(0)
        column.addWidget(label("brand", text="Paillote"))
        column.addWidget(self.centre)
        return column

    def _button(self, door: Door) -> QPushButton:
        button = self._plain(door.icon)
        button.setCheckable(True)
        self._tongue.say(button.setText, door.name)
        self._tongue.say(button.setAccessibleName, door.name)
        self._tongue.follow(button.setToolTip, lambda language: f"{language.text(door.name)} ({door.shortcut})")
        button.clicked.connect(lambda _checked: self.chosen.emit(door.page))
        self._group.addButton(button)
        self._buttons[door.page] = button
        return button

    def _plain(self, name: str) -> QPushButton:
        button = _NavigationButton()
        button.setProperty("kind", "nav")
        button.setIcon(icon(name, "text", checked="on_main"))
        button.setIconSize(QSize(26, 20))
        return button

    def _lock_button(self, lock: QAction) -> QWidget:
        button = self._plain("lock")
        self._tongue.say(button.setText, N_("Lock"))
        self._tongue.follow(button.setToolTip, lambda language: tooltip(language.text(N_("Lock")), lock))
        button.clicked.connect(lambda _checked: lock.trigger())
        row = QHBoxLayout(button)
        row.setContentsMargins(SPACE, 0, 2 * SPACE, 0)
        row.addStretch()
        row.addWidget(key_cap(lock.shortcut()), 0, Qt.AlignmentFlag.AlignVCenter)
        return button


class _NavigationButton(QPushButton):
    """Wide enough for bold words from the beginning: they are bold once the page is open."""

    @override
    def sizeHint(self) -> QSize:
        size, bold = super().sizeHint(), self.font()
        bold.setBold(True)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        key = layout.sizeHint().width() if (layout := self.layout()) is not None else 0
        return QSize(size.width() + more + key, size.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
