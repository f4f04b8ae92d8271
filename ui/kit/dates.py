"""Fields for dates: typed as people write them, with a calendar beside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QMenu, QWidget, QWidgetAction
from typing_extensions import override

from app.clock import Clock
from app.dates import BirthDate, read_birth_date, read_date
from app.errors import UserError
from app.language import N_, Language
from ui.icons import icon
from ui.kit.words import label, restyle
from ui.theme import SPACE
from ui.tongue import Tongue

T = TypeVar("T")


class _TypedField(QWidget, Generic[T]):
    """A line edit that reads its text, with a calendar (F4) and a quiet word on what was understood."""

    textEdited = Signal(str)  # noqa: N815 - the name every field of a form has
    changed = Signal()

    def __init__(
        self, tongue: Tongue, clock: Clock, read: Callable[[str, dt.date], T], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tongue, self._clock, self._read = tongue, clock, read
        self.edit = QLineEdit()
        self.understood = label("small")
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * SPACE)
        row.addWidget(self.edit, 1)
        row.addWidget(self.understood)
        self._calendar = self._calendar_action()
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._tidy)
        tongue.follow(self.understood.setText, lambda _language: self._explained())
        tongue.changed.connect(self._tidy)

    def value(self) -> T | None:
        """What is typed; None when nothing is. Raises UserError with a sentence when it cannot be read."""
        text = self.edit.text().strip()
        return self._read(text, self._clock.today()) if text else None

    def text(self) -> str:
        """The text as typed."""
        return self.edit.text()

    def setProperty(self, name: str, value: object) -> bool:  # noqa: N802
        """Marked as wrong together with its edit."""
        self.edit.setProperty(name, value)
        restyle(self.edit)
        return super().setProperty(name, value)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def _calendar_action(self) -> QAction:
        action = self.edit.addAction(icon("calendar-blank", "quiet"), QLineEdit.ActionPosition.TrailingPosition)
        action.setShortcut(QKeySequence("F4"))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: self._open_calendar())
        self._tongue.follow(action.setToolTip, _calendar_tip)
        return action

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self._shown_day() or self._clock.today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.activated.connect(lambda day: self._chosen(menu, day))
        calendar.clicked.connect(lambda day: self._chosen(menu, day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()

    def _chosen(self, menu: QMenu, day: QDate) -> None:
        menu.close()
        self.edit.setText(f"{day.day():02}/{day.month():02}/{day.year()}")
        self._tidy()
        self._typed(self.edit.text())
        self.edit.setFocus()

    def _typed(self, text: str) -> None:
        self.textEdited.emit(text)
        self.understood.setText(self._explained())
        self.changed.emit()

    def _explained(self) -> str:
        try:
            value = self.value()
        except UserError:
            return ""
        return self._said(value) if value is not None else ""

    def _tidy(self) -> None:
        """Write what was understood the usual way; what cannot be read stays as it was typed."""
        try:
            value = self.value()
        except UserError:
            return
        self.edit.setText("" if value is None else self._written(value))
        self.understood.setText("" if value is None else self._said(value))

    def _shown_day(self) -> dt.date | None:
        raise NotImplementedError

    def _said(self, value: T) -> str:
        raise NotImplementedError

    def _written(self, value: T) -> str:
        raise NotImplementedError


class DateField(_TypedField[dt.date]):
    """A whole date: 3/5/2026, 03052026, ៣/៥/២០២៦, 3 May. The weekday appears beside it.

    Signals:
        changed(): another date or another text.
    """

    def __init__(self, tongue: Tongue, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(tongue, clock, read_date, parent)

    def set_value(self, day: dt.date | None) -> None:
        """Show `day`; None empties the field."""
        self.edit.setText("" if day is None else self._written(day))
        self.understood.setText("" if day is None else self._said(day))

    @override
    def _shown_day(self) -> dt.date | None:
        try:
            return self.value()
        except UserError:
            return None

    @override
    def _said(self, value: dt.date) -> str:
        return self._tongue.language.weekday(value)

    @override
    def _written(self, value: dt.date) -> str:
        return self._tongue.language.date(value)


class AgeOrBirthField(_TypedField[BirthDate]):
    """A birth date as far as it is known (3/5/2019, 5/2019, 2019) or an age (4, 8 months).

    Signals:
        changed(): another date or another text.
    """

    def __init__(self, tongue: Tongue, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(tongue, clock, read_birth_date, parent)

    def set_value(self, birth: BirthDate | None) -> None:
        """Show the birth date; None empties the field."""
        self.edit.setText("" if birth is None else self._written(birth))
        self.understood.setText("" if birth is None else self._said(birth))

    @override
    def _shown_day(self) -> dt.date | None:
        try:
            birth = self.value()
        except UserError:
            return None
        return birth.value if birth else None

    @override
    def _said(self, value: BirthDate) -> str:
        from app.dates import age_text

        return age_text(value, self._clock.today(), self._tongue.language)

    @override
    def _written(self, value: BirthDate) -> str:
        return self._tongue.language.digits(value.typed())


def _calendar_tip(language: Language) -> str:
    choose = language.text(N_("Choose in the calendar"))
    return f"{choose} (F4)"
