"""How a register is painted: marks told apart by letter and shape as well as by colour."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.attendance.values import Flag, Status
from ui import icons, theme
from ui.kit.tables import paint_avatar
from ui.registers.model import FIRST_DAY, Field, Look, RegisterModel
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
_MOST_PICTURES = 2000
NARROW = 44
"""Pixels at 100 % below which a day is a month's narrow cell."""
WIDE = 190
"""Pixels at 100 % from which there is room for words beside the letter."""


class KeptDelegate(QStyledItemDelegate):
    """What both halves of the grid share: each different cell is painted once and kept as a picture.

    A month has 900 cells and a dozen looks; text is shaped once. The view calls `begin` before it paints.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current_row = -1
        self.worn = theme.LIGHT
        self._ratio = 1.0
        self._dress: object = None
        self._kept: dict[Hashable, QPixmap] = {}

    def begin(self, widget: QWidget) -> None:
        """Take up the colours, text size and screen of this moment; other ones make the pictures worthless."""
        self.worn, self._ratio = theme.colours(), widget.devicePixelRatio()
        dress = (self.worn.surface, self._ratio, theme.scaled(100))
        if dress != self._dress or len(self._kept) > _MOST_PICTURES:
            self._kept.clear()
            self._dress = dress

    def put(self, painter: QPainter, rect: QRect, what: Hashable, draw: Callable[[QPainter, QRect], None]) -> None:
        """Show the picture of `what`; `draw` paints it when there is none of this size."""
        key = (what, rect.width(), rect.height())
        picture = self._kept.get(key)
        if picture is None:
            picture = self._kept[key] = self._drawn(rect, draw)
        painter.drawPixmap(rect.topLeft(), picture)

    def _drawn(self, rect: QRect, draw: Callable[[QPainter, QRect], None]) -> QPixmap:
        picture = QPixmap(round(rect.width() * self._ratio), round(rect.height() * self._ratio))
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(QColor(self.worn.surface))
        painter = QPainter(picture)
        painter.setFont(QApplication.font())
        draw(painter, QRect(0, 0, rect.width(), rect.height()))
        painter.end()
        return picture


class PersonDelegate(KeptDelegate):
    """Number, photo, names, age and flags of a person."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index.row()) if isinstance(model, RegisterModel) else None
        if row is None:
            return
        field, in_row = Field(index.column()), index.row() == self.current_row
        photo = index.data(Qt.ItemDataRole.DecorationRole) if field == Field.PHOTO else None
        letter = (row.name_latin or row.name_km)[:1]
        text = letter if field == Field.PHOTO else str(index.data() or "")
        flags = tuple(flags_in_order(row)) if field == Field.FLAGS else ()
        seen = photo.cacheKey() if isinstance(photo, QPixmap) else 0

        def draw(on: QPainter, rect: QRect) -> None:
            on.fillRect(rect, QColor(self.worn.main_faint if in_row else self.worn.surface))
            on.setPen(QColor(self.worn.line))
            on.drawLine(rect.bottomLeft(), rect.bottomRight())
            if field == Field.PHOTO:
                paint_avatar(on, rect, letter, photo)
            elif field == Field.FLAGS:
                _paint_flags(on, rect, [FLAG_ICONS[flag] for flag in flags])
            else:
                self._draw_text(on, rect, text, quiet=field in (Field.NUMBER, Field.AGE))

        self.put(painter, option.rect, (field, text, flags, seen, in_row), draw)

    def _draw_text(self, painter: QPainter, rect: QRect, text: str, *, quiet: bool) -> None:
        painter.setPen(QColor(self.worn.quiet if quiet else self.worn.text))
        inner = rect.adjusted(theme.SPACE, 0, -theme.SPACE, 0)
        side = Qt.AlignmentFlag.AlignRight if quiet else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | side, shown)


class MarkDelegate(KeptDelegate):
    """One mark: a bare P, an A in a square, an L in a circle, an E in a diamond; days without session are shaded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current_section = -1

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        model = index.model()
        look = model.look(index) if isinstance(model, RegisterModel) else None
        if look is None:
            return
        in_row = index.row() == self.current_row
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        wide = look.status is not None and letter_place(rect).width() < rect.width()
        words = str(index.data(Qt.ItemDataRole.ToolTipRole) or "") if wide else ""
        self.put(
            painter,
            rect,
            (look, in_row, words),
            lambda on, cell: _paint_cell(on, cell, look, words, self.worn, in_row=in_row),
        )
        here = in_row and index.column() == self.current_section
        if chosen and not here:
            painter.fillRect(rect, _veil(self.worn))
        if here:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            _paint_focus(painter, rect, self.worn.main if focused else self.worn.quiet)


def _paint_cell(painter: QPainter, cell: QRect, look: Look, words: str, worn: theme.Colours, *, in_row: bool) -> None:
    painter.fillRect(cell, QColor(_ground(look, worn, in_row=in_row)))
    painter.setPen(QColor(worn.line))
    painter.drawLine(cell.bottomLeft(), cell.bottomRight())
    painter.drawLine(cell.topRight(), cell.bottomRight())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = letter_place(cell)
    if words:
        _paint_words(painter, cell.adjusted(box.width(), 0, -theme.SPACE, 0), words, worn)
    if look.status is not None:
        _paint_mark(painter, box, look, look.status, worn)
    elif look.markable:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.quiet))
        painter.drawEllipse(QRectF(box).center(), 1.3, 1.3)
    elif look.held:
        painter.setPen(QColor(worn.line))
        painter.drawLine(box.center() - _SHORT, box.center() + _SHORT)


def _veil(worn: theme.Colours) -> QColor:
    """What lies over the cells chosen beside the current one."""
    veil = QColor(worn.main)
    veil.setAlpha(40)
    return veil


def _paint_words(painter: QPainter, rect: QRect, words: str, worn: theme.Colours) -> None:
    painter.setFont(theme.font(theme.scaled(13)))
    painter.setPen(QColor(worn.quiet))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _ground(look: Look, worn: theme.Colours, *, in_row: bool) -> str:
    if not look.held:
        return worn.shade
    if look.status is not None and look.status != Status.PRESENT:
        return str(getattr(worn, f"{_COLOURS[look.status]}_soft"))
    return worn.main_faint if look.today or in_row else worn.surface


_SHORT = QPointF(4, 0).toPoint()


def letter_place(rect: QRect) -> QRect:
    """Where in a day the letter stands: in the middle, or at the left of a wide one."""
    wide = rect.width() >= theme.scaled(WIDE)
    return rect.adjusted(0, 0, theme.scaled(WIDE // 2) - rect.width(), 0) if wide else rect


def _paint_mark(painter: QPainter, rect: QRect, look: Look, status: Status, worn: theme.Colours) -> None:
    colour = QColor(getattr(worn, _COLOURS[status]))
    side = min(theme.scaled(24), rect.width() - 4, rect.height() - 6)
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(rect).center())
    painter.setBrush(QColor(worn.surface))
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.DotLine if look.pending else Qt.PenStyle.SolidLine))
    _paint_shape(painter, box, status, pending=look.pending)
    painter.setFont(theme.font(min(theme.scaled(15), max(11, round(side * 0.66))), bold=True))
    painter.setPen(colour)
    painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, status.value)
    if look.more:
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


def _paint_focus(painter: QPainter, rect: QRect, colour: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -2, -2), 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


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
