"""What belongs to one session after school: what is done, who leads it, and how many came who are not named."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from app.activities.values import Activity
from app.attendance.values import Column
from app.language import N_, Language
from ui.kit.flow import FlowLayout
from ui.kit.words import label
from ui.registers.boxes import NumberBox
from ui.theme import SPACE, scaled
from ui.tongue import Tongue


class ActivityBox(QComboBox):
    """The activities; Enter and Escape give the keyboard back.

    Signals:
        left(): the keyboard belongs to the register again.
    """

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.accept()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class LeaderLine(QLineEdit):
    """Who led the session.

    Signals:
        left(): Enter or Escape was pressed.
    """

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.accept()
            self.left.emit()


class ClubStrip(QWidget):
    """Below the bar of an after-school register; always of the session the cursor is on.

    Signals:
        activity_chosen(object): the id of an activity, or None.
        leader_typed(str): another leader.
        counted(object): people who are not named (int), or None.
        left(): the keyboard belongs to the register again.
    """

    activity_chosen = Signal(object)
    leader_typed = Signal(str)
    counted = Signal(object)
    left = Signal()

    def __init__(self, tongue: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tongue = tongue
        self._leader = ""
        self.when = label("strong")
        self.activity, self.leader, self.others = ActivityBox(), LeaderLine(), NumberBox()
        self.activity_words, self.leader_words, self.others_words = QLabel(), QLabel(), QLabel()
        self.leader.setFixedWidth(scaled(150))
        self.activity.setMinimumWidth(scaled(150))
        row = FlowLayout(self)
        row.setSpacing(3 * SPACE)
        row.addWidget(_together(self.when, self.activity_words, self.activity))
        row.addWidget(_together(self.leader_words, self.leader))
        row.addWidget(_together(self.others_words, self.others))
        self._say()
        self.activity.activated.connect(lambda _at: self.activity_chosen.emit(self.activity.currentData()))
        self.leader.editingFinished.connect(self._finish_leader)
        self.others.entered.connect(self.counted)
        for box in (self.activity, self.leader, self.others):
            box.left.connect(self.left)
        self.hide()

    def offer(self, activities: Sequence[Activity], language: Language) -> None:
        """The activities to choose from; one that is no longer offered is shown where it was done."""
        chosen = self.activity.currentData()
        self.activity.clear()
        self.activity.addItem("–", None)
        for one in activities:
            self.activity.addItem(one.name(language), one.id)
        self._choose(chosen)

    def show_column(self, column: Column | None, group_leader: str, language: Language) -> None:
        """What is stored for a session."""
        usable = column is not None and column.session is not None
        for box in (self.activity, self.leader, self.others):
            box.setEnabled(usable)
        self.leader.setPlaceholderText(group_leader)
        self.when.setText(_hours(column, language))
        self.others.show_number(column.head_count if column is not None else None, language)
        if not self.activity.hasFocus():
            self._choose(column.activity if column is not None else None)
        self._leader = column.leader if column is not None else ""
        if not self.leader.hasFocus():
            self.leader.setText(self._leader)

    def _choose(self, activity: int | None) -> None:
        self.activity.setCurrentIndex(max(0, self.activity.findData(activity)))

    def _finish_leader(self) -> None:
        if self.leader.text().strip() != self._leader:
            self._leader = self.leader.text().strip()
            self.leader_typed.emit(self._leader)

    def _say(self) -> None:
        say = self._tongue.say
        say(self.activity_words.setText, N_("Activity"))
        say(self.activity.setAccessibleName, N_("Activity"))
        say(self.activity.setToolTip, N_("What is done at this session (F9)"))
        say(self.leader_words.setText, N_("Leader"))
        say(self.leader.setAccessibleName, N_("Leader of this session"))
        say(self.leader.setToolTip, N_("Who leads this session, if not the leader of the group (F11)"))
        say(self.others_words.setText, N_("others counted"))
        say(self.others.setAccessibleName, N_("People who came and are not named"))
        say(self.others.setToolTip, N_("How many came beside those who are named (F10)"))


def _together(*widgets: QWidget) -> QWidget:
    """Words with their field, which stay in one line."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * SPACE)
    for widget in widgets:
        row.addWidget(widget)
    return both


def _hours(column: Column | None, language: Language) -> str:
    if column is None or column.starts is None or column.ends is None:
        return ""
    day = f"{language.weekday(column.date, short=True)} {language.number(column.date.day)}"
    return f"{day} · {language.time(column.starts)}–{language.time(column.ends)}"
