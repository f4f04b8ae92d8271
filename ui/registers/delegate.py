"""How a register is painted: marks told apart by letter and shape as well as by colour."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.attendance.values import Flag, Mark, Status
from ui import icons, theme
from ui.kit.tables import paint_avatar
from ui.registers.model import FIRST_DAY, LOOK_ROLE, Field, Look, RegisterModel
from ui.registers.wording import flags_in_order

Index = QModelIndex | QPersistentModelIndex

_COLOURS = {
    Status.PRESENT: "present",
    Status.ABSENT: "absent",
    Status.LATE: "late",
    Status.EXCUSED: "excused",
}
FLAG_ICONS = {
    Flag.MUST_NOT_COLLECT: ("prohibit-bold", "absent"),
    Flag.ALLERGY: ("warning-bold", "accent"),
    Flag.BIRTHDAY: ("cake", "main"),
    Flag.NEW: ("sparkle", "excused"),
    Flag.WALK_IN: ("person-simple-walk", "quiet"),
    Flag.PROVISIONAL: ("question", "accent"),
}
NARROW = 44
"""Pixels at 100 % below which a day is a month's narrow cell."""
WIDE = 190
"""Pixels at 100 % from which there is room for words beside the letter."""


class RowDelegate(QStyledItemDelegate):
    """What both halves of the grid share: the ground of a cell and the line under it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current_row = -1

    def paint_ground(self, painter: QPainter, rect: QRect, index: Index, colour: str = "") -> theme.Colours:
        """Fill the cell and draw the line under it; answers the colours now worn."""
        worn = theme.colours()
        ground = colour or (worn.main_faint if index.row() == self.current_row else worn.surface)
        painter.fillRect(rect, QColor(ground))
        painter.setFont(QApplication.font())
        painter.setPen(QColor(worn.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        return worn


class PersonDelegate(RowDelegate):
    """Number, photo, names, age and flags of a person."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        worn = self.paint_ground(painter, rect, index)
        model = index.model()
        row = model.row(index.row()) if isinstance(model, RegisterModel) else None
        if row is None:
            return
        if index.column() == Field.PHOTO:
            letter = (row.name_latin or row.name_km)[:1]
            paint_avatar(painter, rect, letter, index.data(Qt.ItemDataRole.DecorationRole))
        elif index.column() == Field.FLAGS:
            _paint_flags(painter, rect, [FLAG_ICONS[flag] for flag in flags_in_order(row)])
        else:
            self._paint_text(painter, rect, index, worn)

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index, worn: theme.Colours) -> None:
        quiet = index.column() in (Field.NUMBER, Field.AGE)
        painter.setPen(QColor(worn.quiet if quiet else worn.text))
        inner = rect.adjusted(theme.SPACE, 0, -theme.SPACE, 0)
        alignment = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignRight if quiet else Qt.AlignmentFlag.AlignLeft
        )
        text = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, alignment, text)


class MarkDelegate(RowDelegate):
    """One mark: a bare P, an A in a square, an L in a circle, an E in a dashed pill; closed days are hatched."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        look = index.data(LOOK_ROLE)
        if not isinstance(look, Look):
            return
        worn = self.paint_ground(painter, rect, index, self._ground(look, index.row()))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = letter_place(rect)
        if look.mark is not None:
            _paint_mark(painter, box, look.mark, worn, pending=look.pending)
            if box.width() < rect.width():
                self._paint_words(painter, rect.adjusted(box.width(), 0, -theme.SPACE, 0), index, worn)
        elif look.markable:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn.quiet))
            painter.drawEllipse(QRectF(box).center(), 1.3, 1.3)
        elif look.held:
            painter.setPen(QColor(worn.line))
            painter.drawLine(box.center() - _SHORT, box.center() + _SHORT)
        if option.state & QStyle.StateFlag.State_HasFocus:
            _paint_focus(painter, rect, worn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index, worn: theme.Colours) -> None:
        painter.setFont(theme.font(theme.scaled(13)))
        painter.setPen(QColor(worn.quiet))
        words = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _ground(self, look: Look, row: int) -> str:
        worn = theme.colours()
        if not look.held:
            return worn.shade
        if look.mark is not None and look.mark.status != Status.PRESENT:
            return str(getattr(worn, f"{_COLOURS[look.mark.status]}_soft"))
        return worn.main_faint if look.today or row == self.current_row else worn.surface


_SHORT = QPointF(4, 0).toPoint()


def letter_place(rect: QRect) -> QRect:
    """Where in a day the letter stands: in the middle, or at the left of a wide one."""
    wide = rect.width() >= theme.scaled(WIDE)
    return rect.adjusted(0, 0, theme.scaled(WIDE // 2) - rect.width(), 0) if wide else rect


def _paint_mark(painter: QPainter, rect: QRect, mark: Mark, worn: theme.Colours, *, pending: bool) -> None:
    colour = QColor(getattr(worn, _COLOURS[mark.status]))
    side = min(theme.scaled(24), rect.width() - 4, rect.height() - 6)
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(rect).center())
    painter.setBrush(QColor(worn.surface))
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.DotLine if pending else Qt.PenStyle.SolidLine))
    _paint_shape(painter, box, mark.status, pending=pending)
    font = painter.font()
    font.setBold(True)
    font.setPixelSize(min(theme.scaled(15), max(11, round(side * 0.66))))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, mark.status.value)
    if (mark.arrived or mark.left or mark.note) and rect.width() > theme.scaled(18):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.quiet))
        painter.drawEllipse(QPointF(rect.right() - 5, rect.top() + 6), 2, 2)


def _paint_shape(painter: QPainter, box: QRectF, status: Status, *, pending: bool) -> None:
    if status == Status.ABSENT:
        painter.drawRoundedRect(box, 4, 4)
    elif status == Status.LATE:
        painter.drawEllipse(box)
    elif status == Status.EXCUSED:
        painter.drawPolygon(_diamond(box))
    elif pending:
        painter.drawLine(box.bottomLeft(), box.bottomRight())


def _diamond(box: QRectF) -> list[QPointF]:
    # A diamond holds less than a square: grow it where the cell is wide enough.
    grown = box.adjusted(-2, -2, 2, 2) if box.width() > 22 else box
    middle = grown.center()
    return [
        QPointF(middle.x(), grown.top()),
        QPointF(grown.right(), middle.y()),
        QPointF(middle.x(), grown.bottom()),
        QPointF(grown.left(), middle.y()),
    ]


def _paint_focus(painter: QPainter, rect: QRect, worn: theme.Colours) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(worn.main), 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -2, -2), 3, 3)


def _paint_flags(painter: QPainter, rect: QRect, shown: list[tuple[str, str]]) -> None:
    side, step = theme.scaled(17), theme.scaled(20)
    for at, (name, role) in enumerate(shown[: max(1, rect.width() // step)]):
        box = QRectF(rect.left() + 2 + at * step, rect.center().y() - side / 2, side, side)
        icons.paint(painter, box, name, role)


class DayHeader(QHeaderView):
    """Heads of the days in two lines; today stands out, days without a session stand back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(16)
        self.current_section = -1

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.scaled(48))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        model = self.model()
        if not isinstance(model, RegisterModel) or not rect.isValid():
            return
        worn = theme.colours()
        painter.save()
        today, held = model.day_state(logical_index)
        painter.fillRect(rect, QColor(worn.main_soft if today else worn.surface if held else worn.shade))
        painter.setPen(QColor(worn.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if logical_index < FIRST_DAY:
            self._paint_field(painter, rect, logical_index, worn)
        else:
            painter.drawLine(rect.topRight(), rect.bottomRight())
            painter.setPen(QColor(worn.main if today else worn.quiet))
            self._paint_day(painter, rect, logical_index, strong=today or logical_index == self.current_section)
        painter.restore()

    def _paint_field(self, painter: QPainter, rect: QRect, section: int, worn: theme.Colours) -> None:
        right = section in (Field.NUMBER, Field.AGE)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font(theme.scaled(12)))
        painter.setPen(QColor(worn.quiet))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        inner = rect.adjusted(theme.SPACE, 0, -theme.SPACE, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | side, words)

    def _paint_day(self, painter: QPainter, rect: QRect, section: int, *, strong: bool) -> None:
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        weekday, _, number = words.partition("\n")
        if rect.width() < theme.scaled(NARROW):
            weekday = weekday.partition(" ")[0]
        half = rect.height() // 2
        for at, (text, bold) in enumerate(((weekday, True), (number, strong))):
            painter.setFont(theme.font(theme.scaled(12), bold=bold))
            line = letter_place(QRect(rect.left(), rect.top() + at * half, rect.width() - 1, half))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
