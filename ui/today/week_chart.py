"""This week, present of expected: a picture of the days, and the same as numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from app.language import N_, Language
from app.today.values import WeekDay
from ui import theme
from ui.theme import SPACE, scaled


class WeekChart(QWidget):
    """A bar a day: who came, in front of who was expected. The numbers are written at the bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Sequence[WeekDay] = ()
        self._language = Language("en")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, days: Sequence[WeekDay], language: Language) -> None:
        """Show another week; the words for screen readers are the numbers."""
        self._days, self._language = days, language
        self.setAccessibleName(language.text(N_("This week, present of expected")))
        self.setAccessibleDescription("; ".join(day_words(day, language) for day in days))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, scaled(132))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((day.count.expected for day in self._days), default=0)
        width = self.width() / len(self._days)
        for at, day in enumerate(self._days):
            self._day(painter, QRectF(at * width, 0, width, self.height()), day, most)

    def _day(self, painter: QPainter, room: QRectF, day: WeekDay, most: int) -> None:
        words = scaled(24)
        bar = QRectF(0, scaled(22), min(scaled(54), room.width() * 0.6), room.height() - words - scaled(24))
        bar.moveLeft(room.center().x() - bar.width() / 2)
        below = QRectF(room.left(), room.bottom() - words, room.width(), words)
        _write(painter, below, self._language.weekday(day.date, short=True), "quiet")
        if day.closed is not None and not day.closed.worked:
            _write(
                painter, QRectF(room.left(), bar.top(), room.width(), bar.height()), _closed(self._language), "quiet"
            )
            return
        if most:
            expected = _part(bar, day.count.expected / most)
            _fill(painter, expected, "line")
            _fill(painter, _part(bar, day.count.came / most), "main")
            if day.count.marked:
                above = QRectF(room.left(), expected.top() - scaled(22), room.width(), scaled(20))
                _write(painter, above, self._language.number(day.count.came), "text")


def day_words(day: WeekDay, language: Language) -> str:
    """One day in words: Friday, 37 of 63."""
    name = language.weekday(day.date)
    if day.closed is not None and not day.closed.worked:
        return f"{name}: {_closed(language)}"
    came, expected = language.number(day.count.came), language.number(day.count.expected)
    return language.text(N_("{day}: {came} of {expected}")).format(day=name, came=came, expected=expected)


def _closed(language: Language) -> str:
    return language.text(N_("closed"))


def _part(bar: QRectF, share: float) -> QRectF:
    part = QRectF(bar)
    part.setTop(bar.bottom() - bar.height() * share)
    return part


def _fill(painter: QPainter, bar: QRectF, role: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(theme.colours(), role)))
    painter.drawRoundedRect(bar, min(SPACE, bar.height() / 2), min(SPACE, bar.height() / 2))


def _write(painter: QPainter, rect: QRectF, words: str, role: str) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(round(font.pixelSize() * 0.88))
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
