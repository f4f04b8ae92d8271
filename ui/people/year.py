"""A person's year of marks: twelve rows of days, each with the letter of its mark on the mark's colour."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections import defaultdict

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from app.attendance.values import STATUS_WORDS, DayMark, PersonYear, Status
from app.language import Language
from ui import theme
from ui.people.wording import counted

_DAYS = 31
_HEAVIEST = (Status.ABSENT, Status.EXCUSED, Status.LATE, Status.PRESENT)


class YearCalendar(QWidget):
    """Months down, days across. Arrow keys move a frame; the day under it is told in words.

    Every mark is told apart by its letter as well as by its colour. On a day with two groups the heavier mark
    gives the letter and each its colour.

    Signals:
        day_told(str): the frame is on a day now; what happened on it, in words.
    """

    day_told = Signal(str)

    def __init__(self, year: PersonYear, today: dt.date, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year, self._today, self._language = year.year, today, language
        self._marks: dict[dt.date, list[DayMark]] = defaultdict(list)
        for mark in year.marks:
            self._marks[mark.date].append(mark)
        self._cursor = min(today, dt.date(year.year, 12, 31)) if year.year <= today.year else dt.date(year.year, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        _ = language.text
        self.setAccessibleName(_("Marks of the year {year}").format(year=language.digits(str(year.year))))
        self.setAccessibleDescription(counted(year.count, language))

    def told(self, day: dt.date) -> str:
        """One day in words: the date, and each group with its mark."""
        marks = self._marks.get(day, [])
        parts = [
            f"{mark.group.name(self._language)}: {self._language.text(STATUS_WORDS[mark.status])}" for mark in marks
        ]
        return "\n".join([self._language.long_date(day), *parts])

    def letter(self, day: dt.date) -> str:
        """The letter in a day's square; empty without a mark."""
        statuses = {mark.status for mark in self._marks.get(day, [])}
        return next((status.value for status in _HEAVIEST if status in statuses), "")

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(360), self._head() + 12 * self._row())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter)
        for month in range(1, 13):
            for number in range(1, monthrange(self._year, month)[1] + 1):
                self._paint_day(painter, dt.date(self._year, month, number))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._square(self._cursor))
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        months, days = steps[Qt.Key(event.key())]
        self._go(months, days)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(event.pos())
            QToolTip.showText(event.globalPos(), self.told(day) if day else "", self)
            return True
        return super().event(event)

    def _go(self, months: int, days: int) -> None:
        month = min(12, max(1, self._cursor.month + months))
        number = min(self._cursor.day, monthrange(self._year, month)[1])
        day = dt.date(self._year, month, number) + dt.timedelta(days=days)
        if day.year == self._year:
            self._cursor = day
        self.setAccessibleDescription(self.told(self._cursor))
        self.day_told.emit(self.told(self._cursor))
        self.update()

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(theme.colour("quiet"))
        painter.setFont(theme.font(10, percent=self._percent()))
        for number in (1, 5, 10, 15, 20, 25, 30):
            square = self._square(dt.date(self._year, 1, number))
            box = QRectF(square.center().x() - 15, 0, 30, self._head())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._language.number(number))
        painter.setFont(theme.font(11, percent=self._percent()))
        for month in range(1, 13):
            box = QRectF(0, self._head() + (month - 1) * self._row(), self._margin() - 4, self._row())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._month_name(month))

    def _paint_day(self, painter: QPainter, day: dt.date) -> None:
        square = self._square(day)
        marks = self._marks.get(day, [])
        if not marks:
            painter.fillRect(square, theme.colour("shade" if day.weekday() < 6 else "ground"))
            return
        names = [mark.status.name.lower() for mark in marks[:2]]
        width = square.width() / len(names)
        for at, name in enumerate(names):
            half = QRectF(square.left() + at * width, square.top(), width, square.height())
            painter.fillRect(half, theme.colour(f"{name}_soft"))
        letter = self.letter(day)
        painter.setPen(QColor(theme.colour(Status(letter).name.lower())))
        pixels = min(11.0, square.width() * 0.95)
        painter.setFont(theme.font(pixels, bold=letter != Status.PRESENT.value))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, letter)

    def _square(self, day: dt.date) -> QRectF:
        side = (self.width() - self._margin()) / _DAYS
        left = self._margin() + (day.day - 1) * side
        return QRectF(left + 0.5, self._head() + (day.month - 1) * self._row() + 1, side - 1, self._row() - 2)

    def _day_at(self, point: QPoint) -> dt.date | None:
        side = (self.width() - self._margin()) / _DAYS
        number = int((point.x() - self._margin()) // side) + 1
        month = (point.y() - self._head()) // self._row() + 1
        if not 1 <= month <= 12 or not 1 <= number <= monthrange(self._year, month)[1]:
            return None
        return dt.date(self._year, month, number)

    def _month_name(self, month: int) -> str:
        return self._language.month_name(month)

    def _percent(self) -> int:
        return round(theme.scaled(1000) / 10)

    def _margin(self) -> int:
        return theme.scaled(52 if self._language.code == "km" else 36)

    def _head(self) -> int:
        return theme.scaled(20)

    def _row(self) -> int:
        return theme.scaled(20)
