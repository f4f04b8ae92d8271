"""Typing a week: days and hours, a line for each time of the day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.errors import FieldError
from app.groups.values import SlotDraft
from app.language import N_, Language
from ui.groups import wording
from ui.kit.buttons import IconButton
from ui.kit.check import Check
from ui.kit.typed import needed_time
from ui.kit.words import label
from ui.theme import SPACE, scaled

FIELD = "slots"


class SlotLineField(QWidget):
    """The days of the week as buttons, from when to when, and below whether school shifts matter at these times."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = [QPushButton(wording.weekday(day, language, short=True)) for day in range(7)]
        self.starts, self.ends = QLineEdit(), QLineEdit()
        self.remove = IconButton("x", "quiet")
        self.remove.set_words(language.text(N_("Take this time away")))
        self.any_shift = Check()
        self.any_shift.set_text(language.text(N_("Expected whatever their school shift is")))
        self.any_shift.hide()
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for day, button in enumerate(self.days):
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(wording.weekday(day, language))
            button.setToolTip(wording.weekday(day, language))
            button.setProperty("kind", "day")
            button.setMinimumWidth(scaled(40))
            row.addWidget(button, 1)
        for field, words in ((self.starts, N_("Starts at")), (self.ends, N_("Ends at"))):
            field.setAccessibleName(language.text(words))
            field.setToolTip(language.text(words))
            field.setFixedWidth(scaled(68))
        row.addSpacing(2 * SPACE)
        row.addWidget(self.starts)
        row.addWidget(label(text="–"))
        row.addWidget(self.ends)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self.any_shift)

    def show_time(self, days: Iterable[int], starts: dt.time, ends: dt.time, any_shift: bool) -> None:
        """Show a time on some days of the week."""
        self.any_shift.set_checked(any_shift)
        for day in days:
            self.days[day].setChecked(True)
        self.starts.setText(f"{starts:%H:%M}")
        self.ends.setText(f"{ends:%H:%M}")

    def is_empty(self) -> bool:
        """Whether no day is chosen and no hour is typed."""
        chosen = any(button.isChecked() for button in self.days)
        return not chosen and not self.starts.text().strip() and not self.ends.text().strip()

    def slots(self) -> list[SlotDraft]:
        """The slots of this line. Raises FieldError when a day or an hour is missing."""
        starts, ends = needed_time(FIELD, self.starts), needed_time(FIELD, self.ends)
        chosen = [day for day, button in enumerate(self.days) if button.isChecked()]
        if not chosen:
            raise FieldError(FIELD, N_("Choose the days of the week for these hours."))
        # What is not asked is not said: only after school do school shifts matter.
        any_shift = self.any_shift.is_checked() and not self.any_shift.isHidden()
        return [SlotDraft(day, starts, ends, any_shift) for day in chosen]


class SlotsField(QWidget):
    """Lines of days and hours.

    Signals:
        textEdited(str): something was changed (the name every field of a form has).
    """

    textEdited = Signal(str)  # noqa: N815

    def __init__(self, language: Language, slots: Iterable[SlotDraft] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.lines: list[SlotLineField] = []
        self._shifts_matter = False
        self.more = QPushButton("+ " + language.text(N_("Another time of the day")))
        self.more.setProperty("kind", "link")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(lambda _checked: self.add_line().starts.setFocus())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addWidget(self.more)
        alike: defaultdict[tuple[dt.time, dt.time, bool], list[int]] = defaultdict(list)
        for slot in slots:
            alike[slot.starts, slot.ends, slot.any_shift].append(slot.weekday)
        for (starts, ends, any_shift), days in sorted(alike.items()):
            self.add_line().show_time(days, starts, ends, any_shift)
        if not self.lines:
            self.add_line()

    def add_line(self) -> SlotLineField:
        """One more line, empty."""
        line = SlotLineField(self._language)
        line.remove.clicked.connect(lambda _checked=False: self._remove(line))
        for button in line.days:
            button.toggled.connect(lambda _on: self.textEdited.emit(""))
        for field in (line.starts, line.ends):
            field.textEdited.connect(self.textEdited)
        line.any_shift.toggled.connect(lambda _on: self.textEdited.emit(""))
        line.any_shift.setVisible(self._shifts_matter)
        self.lines.append(line)
        self._column.insertWidget(len(self.lines) - 1, line)
        return line

    def slots(self) -> list[SlotDraft]:
        """Everything that is typed; empty lines count for nothing. Raises FieldError."""
        return [slot for line in self.lines if not line.is_empty() for slot in line.slots()]

    def offer_any_shift(self, offered: bool) -> None:
        """Ask at each time whether the school shift decides who is expected: only after school it does."""
        self._shifts_matter = offered
        for line in self.lines:
            line.any_shift.setVisible(offered)

    def _remove(self, line: SlotLineField) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.deleteLater()
        self.textEdited.emit("")
