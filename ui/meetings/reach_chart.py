"""Who is reached by theme: a bar for each theme, with its numbers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.language import N_, Language
from app.meetings.values import ThemeMatrix
from ui import theme
from ui.theme import SPACE, scaled

_LINE = 34


class ReachChart(QWidget):
    """Families reached, in front of all families listed. The numbers stand at the bars, and are read to who listens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix: ThemeMatrix | None = None
        self._language = Language("en")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_matrix(self, matrix: ThemeMatrix, language: Language) -> None:
        """Show another answer."""
        self._matrix, self._language = matrix, language
        self.setAccessibleName(language.text(N_("Families reached by theme")))
        self.setAccessibleDescription("; ".join(self.words()))
        self.updateGeometry()
        self.update()

    def words(self) -> list[str]:
        """The chart as sentences: "Hygiene: 26 of 30"."""
        if self._matrix is None:
            return []
        pairs = zip(self._matrix.themes, self._matrix.reached, strict=True)
        return [f"{shown.name(self._language)}: {self._numbers(reached)}" for shown, reached in pairs]

    @override
    def sizeHint(self) -> QSize:
        count = len(self._matrix.themes) if self._matrix else 0
        return QSize(scaled(280), max(1, count) * scaled(_LINE) + SPACE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._matrix is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (shown, reached) in enumerate(zip(self._matrix.themes, self._matrix.reached, strict=True)):
            room = QRectF(0, at * scaled(_LINE), self.width(), scaled(_LINE))
            self._paint(painter, room, shown.name(self._language), reached)

    def _paint(self, painter: QPainter, room: QRectF, name: str, reached: int) -> None:
        worn = theme.colours()
        numbers = self._numbers(reached)
        painter.setFont(theme.font(scaled(12)))
        metrics = QFontMetricsF(painter.font())
        upper = QRectF(room.left(), room.top(), room.width(), room.height() - scaled(9))
        painter.setPen(QColor(worn.quiet))
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, numbers)
        painter.setPen(QColor(worn.text))
        width = room.width() - metrics.horizontalAdvance(numbers) - 3 * SPACE
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        bar = QRectF(room.left(), room.bottom() - scaled(8), room.width(), scaled(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.line))
        painter.drawRoundedRect(bar, 3, 3)
        families = len(self._matrix.rows) if self._matrix else 0
        if families and reached:
            bar.setWidth(max(6.0, bar.width() * reached / families))
            painter.setBrush(QColor(worn.main))
            painter.drawRoundedRect(bar, 3, 3)

    def _numbers(self, reached: int) -> str:
        families = len(self._matrix.rows) if self._matrix else 0
        words = self._language.text(N_("{reached} of {families}"))
        return words.format(reached=self._language.number(reached), families=self._language.number(families))
