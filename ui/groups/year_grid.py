"""A year on one page: twelve months, closed days marked by shape and colour, a cursor moved by arrows."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from app.calendar.values import ClosedDay
from app.language import Language
from ui import theme
from ui.theme import SPACE, scaled

_ACROSS = 3  # months side by side
_ROWS = 7  # a line for the name, six for the weeks
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class YearGrid(QWidget):
    """A round mark is a public holiday, a square one the centre's own closure, a ring a holiday that is worked.

    Signals:
        day_changed(date): the cursor stands on another day, perhaps of another year.
        day_opened(date): Enter or a click on a day.
    """

    day_changed = Signal(object)
    day_opened = Signal(object)

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = today
        self._today = today
        self._closed: Mapping[dt.date, ClosedDay] = {}
        self._language = Language("en")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_days(self, closed: Mapping[dt.date, ClosedDay], language: Language) -> None:
        """Show the closed days of the year of the cursor."""
        self._closed, self._language = closed, language
        self._describe()
        self.update()

    def go_to(self, day: dt.date) -> None:
        """Put the cursor on a day."""
        self.day = day
        self._describe()
        self.update()
        self.day_changed.emit(day)

    def words_of(self, day: dt.date) -> str:
        """A day and why it is closed."""
        closed, language = self._closed.get(day), self._language
        name = language.pick(km=closed.name_km, en=closed.name_en, fr=closed.name_fr) if closed else ""
        return f"{language.long_date(day)} · {name}" if name else language.long_date(day)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(480), scaled(520))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(380), scaled(380))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go_to(self.day + dt.timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_to(_month_from(self.day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None:
            self.go_to(day)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None:
            self.day_opened.emit(day)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.words_of(day) if day else "", self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            first = dt.date(self.day.year, month, 1)
            name = self._language.month(first).rsplit(" ", 1)[0]
            _write(painter, self._name_room(month), name, "text", bold=True, left=True)
            for number in range(1, calendar.monthrange(self.day.year, month)[1] + 1):
                self._paint_day(painter, first.replace(day=number))

    def _paint_day(self, painter: QPainter, day: dt.date) -> None:
        room, closed = self._room(day), self._closed.get(day)
        role = "quiet" if day.weekday() == 6 else "text"
        if closed is not None:
            role = _paint_closed(painter, room, closed)
        if day == self.day:
            painter.setPen(QPen(theme.colour("main"), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 4, 4)
        _write(painter, room, self._language.number(day.day), role, bold=day == self._today)

    def _month_room(self, month: int) -> QRectF:
        across, down = (month - 1) % _ACROSS, (month - 1) // _ACROSS
        width, height = self.width() / _ACROSS, self.height() / (12 // _ACROSS)
        room = QRectF(across * width, down * height, width, height)
        return room.adjusted(SPACE, SPACE, -2 * SPACE, -SPACE)

    def _name_room(self, month: int) -> QRectF:
        room = self._month_room(month)
        room.setHeight(room.height() / _ROWS)
        return room

    def _room(self, day: dt.date) -> QRectF:
        month, before = self._month_room(day.month), day.replace(day=1).weekday()
        at = day.day - 1 + before
        width, height = month.width() / 7, month.height() / _ROWS
        return QRectF(month.left() + at % 7 * width, month.top() + (1 + at // 7) * height, width, height)

    def _day_at(self, point: QPointF) -> dt.date | None:
        for month in range(1, 13):
            if self._month_room(month).contains(point):
                for number in range(1, calendar.monthrange(self.day.year, month)[1] + 1):
                    day = dt.date(self.day.year, month, number)
                    if self._room(day).contains(point):
                        return day
        return None

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words_of(self.day))


def _paint_closed(painter: QPainter, room: QRectF, closed: ClosedDay) -> str:
    """Draw the mark of a closed day; the colour of its number."""
    side = min(room.width(), room.height()) - 2
    mark = QRectF(0, 0, side, side)
    mark.moveCenter(room.center())
    role = "present" if closed.worked else "absent" if closed.public else "late"
    painter.setPen(QPen(theme.colour(role), 1) if closed.worked else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if closed.worked else theme.colour(f"{role}_soft"))
    if closed.public:
        painter.drawEllipse(mark)
    else:
        painter.drawRoundedRect(mark, 3, 3)
    return role


def _write(painter: QPainter, rect: QRectF, words: str, role: str, *, bold: bool = False, left: bool = False) -> None:
    font = QFont(QApplication.font())
    room = rect.height() * 0.8 if left else min(rect.height() * 0.8, rect.width() * 0.58)
    font.setPixelSize(round(min(font.pixelSize() * 0.85, room)))
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, words)


def _month_from(day: dt.date, step: int) -> dt.date:
    """The same day of the next or previous month, or its last one."""
    years, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    return dt.date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))
