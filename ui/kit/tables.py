"""Tables as they are everywhere: rows of one height, copied as cells, remembered sorting and columns."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import nlargest

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ui import theme
from ui.memory import Memory

_MEASURED = 4
"""So many of the widest words of a column are measured with all that is around them: some may be bold."""


class PlainTable(QTableView):
    """A read-only table: whole rows are chosen, Enter or a double click opens one.

    Signals:
        opened(QModelIndex): a row was asked for with Enter or a double click.
    """

    opened = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory: tuple[Memory, str] | None = None
        self._widths: dict[int, int] = {}  # of the columns' words, as long as they are the same
        self._usual: dict[int, int] = {}
        self._spared: tuple[int, ...] = ()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Tab leaves the table: moving inside it is what the arrows are for.
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.doubleClicked.connect(self.opened)
        self._set_heights()

    def remember(self, memory: Memory, name: str) -> None:
        """Bring back the columns and sorting kept under `name`, and keep them from now on.

        Call it after the model is set; the indicator tells the page how to sort.
        """
        header = self.horizontalHeader()
        state = memory.state(f"table/{name}")
        if not state.isEmpty():
            header.restoreState(state)
        self._memory = (memory, name)
        for changed in (header.sectionResized, header.sectionMoved, header.sortIndicatorChanged):
            changed.connect(self._keep)

    def set_widths(self, widths: Mapping[int, int]) -> None:
        """How wide the columns are at first, in pixels at 100 %."""
        self._usual = {column: theme.scaled(width) for column, width in widths.items()}
        for column, width in self._usual.items():
            self.setColumnWidth(column, width)

    def spare(self, *columns: int) -> None:
        """Show of these only as many as there is room for, the first ones first: what they tell is on the card, too."""
        self._spared = columns
        self._fit_columns()

    def current_row(self) -> int:
        """The row with the cursor, -1 when there is none."""
        return self.currentIndex().row()

    def go_to_row(self, row: int) -> None:
        """Put cursor and selection on `row` and show it."""
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollTo(index)

    def copy(self) -> None:
        """Copy the selection so that it pastes into a spreadsheet as cells."""
        QGuiApplication.clipboard().setText(selection_as_cells(self))

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        self._forget_widths()
        if model is not None:  # before Qt's own listeners, which ask for the new widths
            for changed in (model.modelReset, model.dataChanged, model.rowsInserted, model.rowsRemoved):
                changed.connect(self._forget_widths)
        super().setModel(model)

    @override
    def sizeHintForColumn(self, column: int) -> int:
        """As Qt's, which measures every cell again whenever the table is shown."""
        if column not in self._widths:
            self._widths[column] = self._measured(column)
        return self._widths[column] + self.showGrid()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange):
            self._forget_widths()
            self._set_heights()

    def _fit_columns(self) -> None:
        if not self._spared:
            return
        usual = self.horizontalHeader().defaultSectionSize()
        widths = [self._usual.get(column, usual) for column in range(self.model().columnCount())]
        room = self.viewport().width() - sum(widths) + sum(widths[column] for column in self._spared)
        for column in self._spared:
            room -= widths[column]
            self.setColumnHidden(column, room < 0)

    def _measured(self, column: int) -> int:
        # Of each cell Qt would ask the model for seven things: the widest words will do.
        model = self.model()
        cells = [model.index(row, column) for row in range(model.rowCount())] if model is not None else []
        advance = self.fontMetrics().horizontalAdvance
        widest = nlargest(_MEASURED, cells, key=lambda cell: advance(str(cell.data() or "")))
        return max((self.sizeHintForIndex(cell).width() for cell in widest), default=0)

    def _forget_widths(self) -> None:
        self._widths.clear()

    def _set_heights(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.horizontalHeader().setMinimumHeight(theme.row_height())

    def _keep(self) -> None:
        if self._memory is not None:
            memory, name = self._memory
            memory.put(f"table/{name}", self.horizontalHeader().saveState())


def rows_led(key: int, rows: int) -> int | None:
    """How far down (or up) a key leads where paper is typed in: Enter to the next row, Home and End past every row."""
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return 1
    ends: dict[int, int] = {Qt.Key.Key_Home: -rows, Qt.Key.Key_End: rows}
    return ends.get(key)


def selection_as_cells(view: QTableView) -> str:
    """The selected cells as tab-separated lines, in the order on screen; empty when nothing is selected."""
    header = view.horizontalHeader()
    indexes = view.selectionModel().selectedIndexes()
    rows = sorted({index.row() for index in indexes})
    columns = sorted({index.column() for index in indexes if not view.isColumnHidden(index.column())})
    columns.sort(key=header.visualIndex)
    chosen = {(index.row(), index.column()) for index in indexes}

    def text(row: int, column: int) -> str:
        value = view.model().index(row, column).data() if (row, column) in chosen else None
        return " ".join(str(value).split()) if value is not None else ""

    return "\n".join("\t".join(text(row, column) for column in columns) for row in rows)


class AvatarDelegate(QStyledItemDelegate):
    """A round photo, or the first letter of the name.

    The model gives the letter as DisplayRole and a square QPixmap or None as DecorationRole.
    """

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        ground.icon = QIcon()
        ground.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        paint_avatar(painter, option.rect, str(index.data() or ""), picture)


def paint_avatar(painter: QPainter, rect: QRect, letter: str, picture: QPixmap | None) -> None:
    """Draw a round photo or letter into the middle of `rect`."""
    side = min(rect.width(), rect.height()) - 2 * theme.SPACE
    circle = QRectF(0, 0, side, side)
    circle.moveCenter(QRectF(rect).center())
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addEllipse(circle)
    if isinstance(picture, QPixmap) and not picture.isNull():
        painter.setClipPath(path)
        painter.drawPixmap(circle, picture, QRectF(picture.rect()))
    else:
        painter.fillPath(path, QColor(theme.colours().line))
        font = theme.font(side * 0.42)
        painter.setFont(font)
        painter.setPen(theme.colour("quiet"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, letter[:1])
    painter.restore()
