"""The share of each cohort that completed the course, as bars with their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from app.figures.values import Figure, FiguresRow
from app.language import N_, Language
from ui import theme
from ui.theme import SPACE, scaled

_MOST = 14  # the newest cohorts that have room


class CompletionChart(QWidget):
    """A bar for each finished cohort: the completed share in front of the whole. The table holds the same numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FiguresRow, ...] = ()
        self._language = Language("en")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[FiguresRow], language: Language) -> None:
        """Show the newest finished cohorts, the oldest of them at the left; the words are for screen readers."""
        finished = [row for row in rows if row.completion is not None and row.names is not None]
        self._rows, self._language = tuple(reversed(finished[:_MOST])), language
        self.setAccessibleName(language.text(N_("Completion by cohort")))
        self.setAccessibleDescription("; ".join(self._words(row) for row in self._rows))
        self.setToolTip("\n".join(self._words(row) for row in self._rows))
        self.setVisible(bool(self._rows))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, scaled(150))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / max(1, len(self._rows))
        for at, row in enumerate(self._rows):
            self._bar(painter, QRectF(at * width, 0, width, self.height()), row)

    def _bar(self, painter: QPainter, room: QRectF, row: FiguresRow) -> None:
        words = scaled(44)
        whole = QRectF(0, scaled(24), min(scaled(44), room.width() * 0.6), room.height() - words - scaled(28))
        whole.moveLeft(room.center().x() - whole.width() / 2)
        part = QRectF(whole)
        part.setTop(whole.bottom() - whole.height() * (row.completion or 0))
        painter.setPen(Qt.PenStyle.NoPen)
        for bar, colour in ((whole, "line"), (part, "main")):
            painter.setBrush(theme.colour(colour))
            painter.drawRoundedRect(bar, min(SPACE, bar.height() / 2), min(SPACE, bar.height() / 2))
        font = QFont(QApplication.font())
        font.setPixelSize(round(font.pixelSize() * 0.85))
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        above = QRectF(room.left(), 0, room.width(), scaled(22))
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self._language.percent(row.completion))
        painter.setPen(theme.colour("quiet"))
        below = QRectF(room.left() + 2, room.bottom() - words, room.width() - 4, words)
        name = row.names.name(self._language) if row.names else ""
        metrics = painter.fontMetrics()
        first, _, rest = name.partition(",") if "," in name else name.partition(" ជំនាន់")
        lines = [metrics.elidedText(line.strip(), Qt.TextElideMode.ElideRight, round(below.width()))
                 for line in (first, rest)]  # fmt: skip
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, "\n".join(lines))

    def _words(self, row: FiguresRow) -> str:
        name = row.names.name(self._language) if row.names else ""
        completed, started = (
            self._language.number(row.count(Figure.COMPLETED_FROM_START)),
            self._language.number(row.count(Figure.AT_START)),
        )
        share = self._language.percent(row.completion)
        sentence = self._language.text(N_("{cohort}: {completed} of {started}, {share}"))
        return sentence.format(cohort=name, completed=completed, started=started, share=share)
