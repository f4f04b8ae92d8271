"""The sign-in of one meeting: typed from the sheet with the keys of a register."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.errors import UserError
from app.language import N_
from app.meetings.values import SignIn, Who
from ui.kit.cards import EmptyState
from ui.meetings.adding import ask_family
from ui.meetings.entering import Entering
from ui.meetings.letters import Said
from ui.meetings.place import SignInPlace
from ui.meetings.sign_in_bar import SignInBar
from ui.meetings.sign_in_foot import SignInFoot
from ui.meetings.sign_in_model import LETTER_COLUMNS, Column, SignInModel
from ui.meetings.sign_in_table import SignInTable
from ui.theme import SPACE, scaled
from ui.workbench import Workbench


class SignInView(QWidget):
    """One open sign-in.

    Signals:
        shown(): another sign-in, or other numbers of it, are on screen.
        lost(): there is no such meeting (any more).
        finished(): everything of the sheet is entered.
        left(): back to the list.
        not_held_requested(): the meeting was not held, or was after all.
    """

    shown = Signal()
    lost = Signal()
    finished = Signal()
    left = Signal()
    not_held_requested = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.place: SignInPlace | None = None
        self._fresh = False
        self.model = SignInModel(bench.tongue.language, self)
        self.entering = Entering(bench, self.model, self)
        self.table = SignInTable()
        self.foot = SignInFoot(bench.tongue)
        self.bar = SignInBar(bench.tongue)
        self.code, self.paper = self.bar.code, self.bar.paper
        self.nobody = EmptyState("users-three")
        self.middle = QStackedWidget(self)
        self._lay_out()
        self._connect()

    @property
    def sign_in(self) -> SignIn | None:
        """What is on screen."""
        return self.model.sign_in

    def open(self, place: SignInPlace) -> None:
        """Show the sign-in of a meeting, with the cursor where the work is."""
        self.entering.open(place.meeting)
        self.foot.clear_message()
        self.place, self._fresh = place, True
        self.reload()

    def reload(self) -> None:
        """Read the sign-in again; the cursor stays where it is."""
        if self.place is None:
            return
        meetings, place = self._bench.centre.meetings, self.place
        self._bench.ask(
            self,
            lambda: meetings.sign_in(place.meeting, place.sheet),
            self._show,
            self._not_read,
            replaces="sign-in",
        )

    def speak(self) -> None:
        """Say everything in the language now."""
        if self.model.language != self._bench.tongue.language:
            self.model.speak(self._bench.tongue.language)
            self._show_counts()

    def finish(self) -> None:
        """Apply what is typed and say that everything is entered."""
        if self.foot.is_typing and self.foot.line.text().strip() and not self._enter(self.foot.line.text()):
            return
        if self.place is not None:
            meetings, meeting = self._bench.centre.meetings, self.place.meeting
            self._bench.do(self, lambda: meetings.finish(meeting), lambda _value: self.finished.emit(), self._refuse)

    def add_family(self) -> None:
        """Ask which family came that is not on the sheet."""
        if self.place is not None:
            ask_family(self._bench, self, self.place.meeting, self.entering, self.table.setFocus)

    def open_code(self, code: str) -> None:
        """Show the sign-in of a printed sheet in its own order."""
        if not code.strip():
            return
        sheets = self._bench.centre.sheets

        def place() -> SignInPlace:
            sheet = sheets.sign_in_sheet(code)
            return SignInPlace(sheet.meeting, sheet.code)

        def show(found: SignInPlace) -> None:
            self.table.setFocus()
            self.open(found)

        self._bench.ask(self, place, show, lambda error: self.foot.show_refusal(error, ""))

    def _lay_out(self) -> None:
        self._bench.tongue.say(
            self.nobody.set_words, N_("Nobody is invited. Invite families, or press W for who came.")
        )
        self.table.setModel(self.model)
        header = self.table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setStretchLastSection(True)
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, 0, 6 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.bar)
        column.addWidget(self.middle, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self._bench.tongue.say(self.table.setAccessibleName, N_("Families and who came"))
        self.table.said.connect(self._say)
        self.table.digit_typed.connect(self.foot.start)
        self.table.rest_requested.connect(self.entering.enter_rest)
        self.table.command_typed.connect(self._command)
        self.table.left.connect(self.left)
        self.foot.typed.connect(self._enter)
        self.foot.left.connect(self.table.setFocus)
        self.entering.refused.connect(self.foot.show_refusal)
        self.entering.outdated.connect(self.reload)
        self.model.counts_changed.connect(self._show_counts)
        self.code.returnPressed.connect(lambda: self.open_code(self.code.text()))
        self.paper.left.connect(self.table.setFocus)
        self.paper.entered.connect(self._keep_total)

    def _command(self, letter: str) -> None:
        if letter == "W":
            self.add_family()
        else:
            self.not_held_requested.emit()

    def _say(self, said: Who | Said, adding: bool) -> None:
        self.foot.clear_message()
        row = self.model.row(self.table.current_row())
        if row is None:
            return
        if adding and isinstance(said, Who):
            self.entering.add(row, said)
            return
        self.entering.say(row, [said])
        self.table.step(1)

    def _enter(self, text: str) -> bool:
        if not self.entering.enter(text):
            return False
        self.foot.leave()
        return True

    def _show(self, sign_in: SignIn) -> None:
        rows = [row.family.id for row in self.sign_in.rows] if self.sign_in else []
        kept = self.model.row(self.table.current_row())
        self.model.show(sign_in)
        self.foot.sign_in = sign_in
        self.middle.setCurrentIndex(0 if sign_in.rows else 1)
        if not self.code.hasFocus():
            self.code.setText(sign_in.sheet)
        self.paper.show_number(sign_in.paper_total, self._bench.tongue.language)
        self._place_cursor(kept.family.id if kept else None, rows)
        self._show_counts()
        self.shown.emit()

    def _place_cursor(self, family: int | None, before: list[int]) -> None:
        if not self.model.rowCount():
            return
        fresh, self._fresh = self._fresh, False
        newcomers = [row.family.id for row in self.sign_in.rows if row.family.id not in before] if self.sign_in else []
        if fresh:
            self.table.go_to_row(self.model.first_open())
        elif before and len(newcomers) == 1:
            self.table.go_to_row(self.model.row_of(newcomers[0]))
        elif family is not None and self.table.current_row() < 0:
            self.table.go_to_row(max(0, self.model.row_of(family)))

    def _show_counts(self) -> None:
        if self.sign_in is not None:
            self.foot.sign_in = self.sign_in
            self.bar.show_counts(self.sign_in)

    def _keep_total(self, total: int | None) -> None:
        if self.place is not None:
            meetings, meeting = self._bench.centre.meetings, self.place.meeting
            self._bench.do(self, lambda: meetings.set_paper_total(meeting, total), None, self._refuse)

    def _refuse(self, error: UserError) -> None:
        self.foot.show_refusal(error, "")
        self.reload()

    def _not_read(self, error: UserError) -> None:
        self.place = None
        self.model.show(None)
        self._bench.refused.emit(error)
        self.lost.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The letters are as narrow as on paper; the names share the rest."""
        letter = scaled(40)
        free = self.width() - 12 * SPACE - len(LETTER_COLUMNS) * letter - scaled(56)
        self.table.setColumnWidth(Column.NUMBER, scaled(48))
        for column in LETTER_COLUMNS:
            self.table.setColumnWidth(column, letter)
        self.table.setColumnWidth(Column.FAMILY, round(free * 0.4))
        self.table.setColumnWidth(Column.CHILDREN, round(free * 0.27))
