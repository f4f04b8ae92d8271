"""A group's week as a picture: a column a day, a box a session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from app.groups.values import SlotLine
from app.language import Language
from ui import theme
from ui.groups import wording
from ui.theme import SPACE, scaled


class WeekPlan(QWidget):
    """The slots valid on a day, in their week; extra sessions and later slots with their dates below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slots: Sequence[SlotLine] = ()
        self._language = Language("en")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_slots(self, slots: Sequence[SlotLine], on: dt.date, language: Language) -> None:
        """Show the week as it is on a day."""
        self._slots = [slot for slot in slots if slot.meets(on) and not slot.once]
        self._language = language
        words = (
            f"{wording.weekday(slot.weekday, language)} {wording.hours(slot.starts, slot.ends, language)}"
            for slot in self._slots
        )
        self.setAccessibleName("; ".join(words))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        most = max((len(self._of(day)) for day in range(7)), default=0)
        return QSize(280, scaled(26) + max(most, 1) * scaled(44))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / 7
        for day in range(7):
            name = wording.weekday(day, self._language, short=True)
            role = "text" if self._of(day) else "quiet"
            _write(painter, QRectF(day * width, 0, width, scaled(24)), name, role)
            for at, slot in enumerate(self._of(day) or [None]):
                top = scaled(26) + at * scaled(44)
                self._box(painter, QRectF(day * width, top, width - SPACE, scaled(42)), slot)

    def _of(self, day: int) -> list[SlotLine]:
        return [slot for slot in self._slots if slot.weekday == day]

    def _box(self, painter: QPainter, box: QRectF, slot: SlotLine | None) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("shade" if slot is None else "main_soft"))
        painter.drawRoundedRect(box, 6, 6)
        if slot is not None:
            half = box.height() / 2
            _write(painter, box.adjusted(0, 2, 0, -half), self._language.time(slot.starts), "main", bold=True)
            _write(painter, box.adjusted(0, half - 2, 0, -2), self._language.time(slot.ends), "quiet")


def _write(painter: QPainter, rect: QRectF, words: str, role: str, *, bold: bool = False) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(round(font.pixelSize() * 0.9))
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
