"""The two halves of a register: people that stay in place, and days that scroll beside them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from app.attendance.values import Status
from ui import theme
from ui.kit.tables import rows_led, selection_as_cells
from ui.registers import letters
from ui.registers.delegate import DayHeader, KeptDelegate, MarkDelegate, PersonDelegate
from ui.registers.model import FIRST_DAY, Field, RegisterModel

_NARROWEST = 24
"""Pixels at 100 % of a day in a month: a letter of 12 pixels with air around it."""
_WIDE_ENOUGH = 92
"""Pixels at 100 % of a day beyond which the names are given room first."""
_ENOUGH_ALONE = 280
"""The same for a single day, where the mark stands in words too."""
_LONGEST_NAME = 240
_BAR_EVENTS = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize)
_SPARED = (Field.PHOTO, Field.NAME_LATIN, Field.AGE)
"""What is left out, in this order, when a month does not fit beside the people."""


class HalfView(QTableView):
    """One half of the grid."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        delegate = self.itemDelegate()
        if isinstance(delegate, KeptDelegate):
            delegate.begin(self)
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("surface"))
        painter.end()
        super().paintEvent(event)


class DaysView(HalfView):
    """The days. Has the keyboard, and says what a key means in a register.

    Signals:
        status_typed(Status): P, A, L or E for the current row, in any keyboard layout.
        command_typed(str): N, W or T.
        digit_typed(str): a digit, which begins the typed entry.
        rest_present_requested(): the space bar.
        clear_requested(): Backspace or Delete.
        left(): Escape.
    """

    status_typed = Signal(Status)
    command_typed = Signal(str)
    digit_typed = Signal(str)
    rest_present_requested = Signal()
    clear_requested = Signal()
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if plain == Qt.KeyboardModifier.NoModifier and (self._typed(event.text()) or self._pressed(event.key())):
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(selection_as_cells(self))
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def step(self, rows: int) -> None:
        """Go down (or up) so many people, staying in the same day."""
        here = self.currentIndex()
        row = max(0, min(self.model().rowCount() - 1, here.row() + rows))
        self.setCurrentIndex(self.model().index(row, here.column()))

    def _typed(self, text: str) -> bool:
        if (status := letters.status_typed(text)) is not None:
            self.status_typed.emit(status)
        elif (command := letters.command_typed(text)) is not None:
            self.command_typed.emit(command)
        elif letters.starts_typed_entry(text):
            self.digit_typed.emit(text)
        elif letters.is_space(text):
            self.rest_present_requested.emit()
        else:
            return False
        return True

    def _pressed(self, key: int) -> bool:
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.clear_requested.emit()
        elif (rows := rows_led(key, self.model().rowCount())) is not None:
            self.step(rows)
        elif key == Qt.Key.Key_Space:
            self.rest_present_requested.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True


class RegisterGrid(QFrame):
    """People frozen at the left, days at the right, one current cell.

    Signals:
        day_changed(): the cursor is on another day.
        day_menu_requested(int, QPoint): the head of a day (table column) was asked for its menu.
    """

    day_changed = Signal()
    day_menu_requested = Signal(int, QPoint)

    def __init__(self, model: RegisterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._model = model
        self.people, self.days, self._below = HalfView(), DaysView(), QWidget()
        self._persons, self._marks = PersonDelegate(self), MarkDelegate(self)
        _set_up(self.people, model, self._persons)
        _set_up(self.days, model, self._marks)
        self._set_up_people()
        self._set_up_days()
        row = QHBoxLayout(self)
        row.setContentsMargins(1, theme.SPACE, 1, theme.SPACE)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.people, 1)
        left.addWidget(self._below)
        row.addLayout(left)
        row.addWidget(self.days, 1)
        self.setFocusProxy(self.days)
        model.modelReset.connect(self._build)

    def go(self, row: int, section: int) -> None:
        """Make a cell the current one and bring it into view."""
        index = self._model.index(row, section)
        if index.isValid():
            self.days.setCurrentIndex(index)
            self.days.scrollTo(index)

    def fit(self) -> None:
        """Give the names what they need and share the rest among the days."""
        days = self._model.columnCount() - FIRST_DAY
        if days < 1:
            return
        widths = self._person_widths(days)
        room = self.width() - sum(widths.values()) - self.days.verticalScrollBar().sizeHint().width() - 4
        enough = _ENOUGH_ALONE if days == 1 else _WIDE_ENOUGH
        _share(max(0, room - days * theme.scaled(enough)), widths)
        room = self.width() - sum(widths.values()) - self.days.verticalScrollBar().sizeHint().width() - 4
        width = max(theme.scaled(_NARROWEST), room // days)
        for field, wanted in widths.items():
            self.people.setColumnHidden(field, wanted == 0)
            self.people.setColumnWidth(field, wanted)
        self.people.setFixedWidth(sum(widths.values()))
        for section in range(FIRST_DAY, self._model.columnCount()):
            self.days.setColumnWidth(section, width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.days.horizontalScrollBar() and event.type() in _BAR_EVENTS:
            self._level()
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for view in (self.people, self.days):
                view.verticalHeader().setDefaultSectionSize(theme.row_height())
            self.fit()

    def _set_up_people(self) -> None:
        self.people.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.people.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.people.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.clicked.connect(lambda index: self.go(index.row(), self.days.currentIndex().column()))
        self.people.verticalScrollBar().valueChanged.connect(self.days.verticalScrollBar().setValue)

    def _set_up_days(self) -> None:
        self.days.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.days.setTabKeyNavigation(False)
        self.days.verticalScrollBar().valueChanged.connect(self.people.verticalScrollBar().setValue)
        self.days.horizontalScrollBar().installEventFilter(self)
        self.days.selectionModel().currentChanged.connect(self._moved)
        header = self.days.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: self.day_menu_requested.emit(header.logicalIndexAt(at), header.mapToGlobal(at))
        )
        header.sectionClicked.connect(lambda section: self.go(self.days.currentIndex().row(), section))

    def _level(self) -> None:
        """Keep both halves equally tall while the days have a scroll bar below them."""
        bar = self.days.horizontalScrollBar()
        self._below.setFixedHeight(bar.height() if bar.isVisible() else 0)

    def _build(self) -> None:
        for section in range(self._model.columnCount()):
            person = section < FIRST_DAY
            self.people.setColumnHidden(section, not person)
            self.days.setColumnHidden(section, person)
        self.fit()

    def _person_widths(self, days: int) -> dict[Field, int]:
        widths = {
            Field.NUMBER: self._head_width(Field.NUMBER),
            Field.PHOTO: theme.scaled(36),
            Field.NAME_KM: self._name_width(Field.NAME_KM),
            Field.NAME_LATIN: self._name_width(Field.NAME_LATIN),
            Field.AGE: self._head_width(Field.AGE),
            Field.FLAGS: self._flags_width(),
        }
        for field in _SPARED:
            if sum(widths.values()) + days * theme.scaled(_NARROWEST + 1) > self.width():
                widths[field] = 0
        return widths

    def _name_width(self, field: Field) -> int:
        metrics = self.people.fontMetrics()
        names = (str(self._model.index(row, field).data() or "") for row in range(self._model.rowCount()))
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        return max(theme.scaled(70), min(theme.scaled(_LONGEST_NAME), widest + 4 * theme.SPACE))

    def _head_width(self, field: Field) -> int:
        words = str(self._model.headerData(field, Qt.Orientation.Horizontal) or "")
        return max(theme.scaled(40), self.people.fontMetrics().horizontalAdvance(words) + 2 * theme.SPACE)

    def _flags_width(self) -> int:
        rows = (self._model.row(at) for at in range(self._model.rowCount()))
        most = max((len(row.flags) for row in rows if row is not None), default=0)
        return theme.scaled(20) * max(1, min(3, most)) + 2 * theme.SPACE

    def _moved(self, current: QModelIndex, previous: QModelIndex) -> None:
        header = self.days.horizontalHeader()
        if isinstance(header, DayHeader):
            header.current_section = current.column()
        self._persons.current_row = self._marks.current_row = current.row()
        self._marks.current_section = current.column()
        for row in {current.row(), previous.row()}:
            self._repaint_row(row)
        if current.column() != previous.column():
            header.viewport().update()
            self.day_changed.emit()

    def _repaint_row(self, row: int) -> None:
        for view in (self.people, self.days):
            area = view.viewport().rect()
            area.setTop(view.rowViewportPosition(row))
            area.setHeight(theme.row_height())
            view.viewport().update(area)


def _share(spare: int, widths: dict[Field, int]) -> None:
    """Give what the days do not need to the names."""
    names = [field for field in (Field.NAME_KM, Field.NAME_LATIN) if widths[field]]
    for field in names:
        most = max(widths[field], theme.scaled(_LONGEST_NAME))
        widths[field] = min(most, widths[field] + spare // len(names))


def _set_up(view: QTableView, model: RegisterModel, delegate: KeptDelegate) -> None:
    view.setHorizontalHeader(DayHeader(view))
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setFrameShape(QFrame.Shape.NoFrame)
    # An opaque ground lets Qt move what is painted when it scrolls, and paint only what comes into view.
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    view.setShowGrid(False)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(theme.row_height())
    view.setProperty("kind", "half")
