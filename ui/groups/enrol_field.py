"""Type a name, Enter: somebody is enrolled. The field keeps the cursor for the next name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem
from typing_extensions import override

from app.groups.values import Candidate
from app.language import N_
from ui.groups import wording
from ui.icons import icon
from ui.theme import row_height
from ui.workbench import Workbench

_MOST_ROWS = 8


class EnrolField(QLineEdit):
    """Finds people as their name is typed; arrows choose, Enter enrols, Escape puts the list away.

    Signals:
        chosen(Candidate): enrol this person.
    """

    chosen = Signal(object)

    def __init__(
        self,
        bench: Workbench,
        hint: str = N_("Type a name to enrol somebody, then Enter"),
        name: str = N_("Enrol somebody"),
    ) -> None:
        """`hint` and `name` are marked words: what stands in the empty field, and what it is called."""
        super().__init__()
        self._bench = bench
        self.group: int | None = None
        self._answered = ""  # the text whose answer is in the list
        self._enter_waits = False  # Enter was pressed before the answer came
        self.addAction(icon("user-plus", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        bench.tongue.say(self.setPlaceholderText, hint)
        bench.tongue.say(self.setAccessibleName, name)
        self.found = QListWidget(self)
        self.found.hide()
        self.destroyed.connect(self.found.deleteLater)  # it lies on the window: no name may stay behind
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.itemClicked.connect(lambda _item: self._choose())
        self.textEdited.connect(self._look)

    def put_away(self) -> None:
        """Close the list and empty the field."""
        self.found.hide()
        self.found.clear()
        self.setText("")  # unlike clear(), it leaves nothing here that Ctrl+Z could bring back
        self._answered = ""

    @override
    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back typing; where there is none, it belongs to the page."""
        is_undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if is_undo and event.type() == QEvent.Type.ShortcutOverride and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and (self.text() or self.found.isVisible()):
            self.put_away()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.found.count():
            step = 1 if key == Qt.Key.Key_Down else -1
            self.found.setCurrentRow(min(max(self.found.currentRow() + step, 0), self.found.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.found.hide()

    def _look(self, text: str) -> None:
        group, groups = self.group, self._bench.centre.groups
        self._enter_waits = False
        if group is not None:
            job, then = lambda: groups.candidates(group, text), lambda found: self._show(text, found)
            self._bench.ask(self, job, then, replaces="enrol")

    def _show(self, text: str, candidates: Sequence[Candidate]) -> None:
        self._answered = text
        self.found.clear()
        for candidate in candidates:
            item = QListWidgetItem(wording.candidate(candidate, self._bench.tongue.language), self.found)
            item.setData(Qt.ItemDataRole.UserRole, candidate)
        if not candidates and self.text().strip():
            nobody = QListWidgetItem(self._bench.tongue.language.text(N_("Nobody found")), self.found)
            nobody.setFlags(Qt.ItemFlag.NoItemFlags)
        self.found.setCurrentRow(0 if candidates else -1)
        self._place()
        if self._enter_waits:
            self._choose()

    def _place(self) -> None:
        rows = min(self.found.count(), _MOST_ROWS)
        if not rows or not self.hasFocus():
            self.found.hide()
            return
        # Inside the window, above everything in it: a window of its own would take the keyboard on some desktops.
        self.found.setParent(self.window())
        self.found.setFixedSize(self.width(), rows * row_height() + 4)
        self.found.move(self.mapTo(self.window(), QPoint(0, self.height() + 2)))
        self.found.show()
        self.found.raise_()

    def _choose(self) -> None:
        self._enter_waits = self._answered != self.text()
        if self._enter_waits:
            return
        item = self.found.currentItem()
        candidate = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(candidate, Candidate):
            self.put_away()
            self.chosen.emit(candidate)
