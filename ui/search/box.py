"""The search box at the top and the list below it, both worked from the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.language import N_
from app.text import search_key
from ui.icons import icon
from ui.kit.buttons import key_cap
from ui.kit.words import quiet
from ui.search.hit import Hit
from ui.search.hits import HitDelegate, HitModel
from ui.theme import SPACE, row_height, scaled
from ui.workbench import Workbench

_OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)


class SearchBox(QLineEdit):
    """Type, choose with the arrows, Enter opens, Escape puts it away.

    Signals:
        left(): the keyboard belongs to the page again.
        go_requested(Place): a record was chosen.
        action_chosen(QAction): an action was chosen.
    """

    left = Signal()
    go_requested = Signal(object)
    action_chosen = Signal(object)

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._short = False
        self._key = self._key_hint()
        self.actions_of: Callable[[], list[QAction]] = list
        self._actions: list[QAction] = []
        self._found_for: str | None = None  # the text for which the list is
        self._hurried = False  # Enter was pressed before anything was found
        self.addAction(icon("magnifying-glass", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(scaled(230))
        self.setMaximumWidth(scaled(300))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        bench.tongue.say(self.setPlaceholderText, N_("Search people, groups, actions"))
        bench.tongue.say(self.setAccessibleName, N_("Search"))
        bench.tongue.follow(self.setToolTip, lambda language: language.text(N_("Search everything")) + " (Ctrl+K)")
        self.model = HitModel(self)
        self.popup = _Popup(self.model)
        self.popup.list.clicked.connect(self._choose)
        bench.tongue.say(self.popup.nothing.setText, N_("Nothing found. Try part of a name, or a code."))
        self.textEdited.connect(lambda _text: self._look())
        bench.tongue.changed.connect(self.put_away)

    def set_short(self, short: bool) -> None:
        """Take less room in a narrow window."""
        if short != self._short:
            self._short = short
            self.setMinimumWidth(scaled(140 if short else 230))
            self.updateGeometry()

    def start(self) -> None:
        """Put the cursor here and show what can be done."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._look()

    def put_away(self) -> None:
        """Close the list and empty the box."""
        self.popup.hide()
        self.setText("")

    @override
    def clear(self) -> None:
        """Forget what was typed and found."""
        self.put_away()
        self.model.show_hits(())
        self._found_for, self._actions = None, []

    @override
    def event(self, event: QEvent) -> bool:
        # Enter is the main action of some pages; while somebody searches, it belongs to what is found.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(140 if self._short else 300), super().sizeHint().height())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.popup.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_key()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # of which a change of the text size is one
            self.setMaximumWidth(scaled(300))
            self.setMinimumWidth(scaled(140 if self._short else 230))
            self._place_key()

    def _place_key(self) -> None:
        self._key.adjustSize()
        self.setTextMargins(0, 0, self._key.width() + SPACE, 0)
        self._key.move(self.width() - self._key.width() - 2 * SPACE, (self.height() - self._key.height()) // 2)

    def _key_hint(self) -> QWidget:
        key = key_cap(QKeySequence("Ctrl+K"))
        key.setParent(self)
        self.textChanged.connect(lambda text: key.setVisible(not text))
        return key

    def _look(self) -> None:
        text, language, bench = self.text(), self._bench.tongue.language, self._bench
        if bench.is_locked():
            return
        from ui.search.finding import find  # knows people, families, groups and sheets: not before they are open

        centre = bench.centre
        self._hurried = False
        bench.ask(self, lambda: find(centre, text, language), partial(self._show, text), replaces="search")

    def _enter(self) -> None:
        """Choose; what was found for fewer letters is no choice, then what comes first is taken when it is found."""
        self._hurried = self._found_for != self.text()
        if not self._hurried:
            self._choose(self.popup.list.currentIndex())

    def _show(self, text: str, found: tuple[Hit, ...]) -> None:
        if not self.hasFocus():
            return
        self._found_for = text
        hits = (*found, *self._action_hits())
        self.model.show_hits(hits)
        self.popup.show_below(self, len(hits))
        if hits:
            self.popup.list.setCurrentIndex(self.model.index(0))
        if self._hurried:
            self._hurried = False
            self._choose(self.popup.list.currentIndex())

    def _action_hits(self) -> list[Hit]:
        key = search_key(self.text())
        self._actions = [action for action in self.actions_of() if action.isEnabled() and action.isVisible()]
        portable = QKeySequence.SequenceFormat.PortableText
        return [
            Hit("lightning", action.text(), "", action=at, keys=action.shortcut().toString(portable))
            for at, action in enumerate(self._actions)
            if key in search_key(action.text())
        ]

    def _move(self, steps: int) -> None:
        count = self.model.rowCount()
        if count:
            row = (self.popup.list.currentIndex().row() + steps) % count
            self.popup.list.setCurrentIndex(self.model.index(row))

    def _choose(self, index: QModelIndex) -> None:
        hit = self.model.hit(index)
        if hit is None:
            return
        action = self._actions[hit.action] if hit.action >= 0 else None
        self.put_away()
        self.left.emit()
        if action is not None:
            self.action_chosen.emit(action)
        elif hit.place is not None:
            self.go_requested.emit(hit.place)


class _Popup(QFrame):
    """The list below the box. It lies on the window and never takes the keyboard."""

    def __init__(self, model: HitModel) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.list = QListView()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("kind", "bare")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setModel(model)
        self.nothing = quiet(wrap=True)
        self.nothing.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        self.hide()

    def show_below(self, box: QWidget, lines: int) -> None:
        """Show so many lines below the box, right edges aligned."""
        window = box.window()
        if self.parent() is not window:
            self.setParent(window)
        self.list.setVisible(lines > 0)
        self.nothing.setVisible(lines == 0)
        width = max(box.width(), scaled(460))
        height = min(lines, 12) * row_height() + 4 * SPACE if lines else row_height() + 6 * SPACE
        corner = box.mapTo(window, QPoint(box.width() - width, box.height() + SPACE))
        self.setGeometry(max(2 * SPACE, corner.x()), corner.y(), width, height)
        self.raise_()
        self.show()
