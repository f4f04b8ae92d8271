"""One open register: shows it, and turns keys into use cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPersistentModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.attendance.values import Column, MarkRequest, Register, SessionKey, Status
from app.errors import UserError
from app.language import N_
from ui.kit.cards import EmptyState
from ui.memory import Memory
from ui.registers.bar import RegisterBar
from ui.registers.cards import CardReader
from ui.registers.club import Club
from ui.registers.dialogs import TimesDialog
from ui.registers.foot import RegisterFoot
from ui.registers.grid import RegisterGrid
from ui.registers.marking import Marking
from ui.registers.model import FIRST_DAY, RegisterModel
from ui.registers.moving import after_marking, day_beside, first_day, first_row
from ui.registers.opening import Opening
from ui.registers.photos import Photos
from ui.registers.place import RegisterPlace, Span
from ui.registers.sessions import SessionDesk
from ui.registers.walk_in import WalkInPanel
from ui.registers.wording import days_shown, ratio_of
from ui.theme import SPACE
from ui.workbench import Workbench


class RegisterView(QWidget):
    """A group's register between two days, with the keyboard in the grid.

    Signals:
        shown(): another register, or another day of it, is on screen.
        lost(): there is no such register (any more).
        finished(SessionKey or None): the current register is complete; the next one is wanted.
    """

    shown = Signal()
    lost = Signal()
    finished = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.opening = Opening(bench, self)
        self._at = 0
        self.model = RegisterModel(bench.clock.today(), bench.tongue.language, self)
        self.marking = Marking(bench, self.model, self)
        self.sessions = SessionDesk(bench, self)
        self.photos = Photos(bench, self.model, self)
        self.bar, self.foot = RegisterBar(bench.tongue, self), RegisterFoot(bench.tongue, self)
        self.middle = QStackedWidget(self)
        self.grid, self.walk_in = RegisterGrid(self.model, self.middle), WalkInPanel(bench, self)
        self.cards = CardReader(bench, self.marking, self.grid, self.foot)
        self.club = Club(bench, self.marking, self.sessions, self)
        self.nobody = EmptyState("users-three")
        self._lay_out()
        self._connect()

    @property
    def place(self) -> RegisterPlace | None:
        """Which register is open, on which days."""
        return self.opening.place

    @property
    def register(self) -> Register | None:
        """What is on screen."""
        return self.model.register

    @property
    def column(self) -> Column | None:
        """The day the cursor is on."""
        return self.model.column(FIRST_DAY + self._current())

    @property
    def session(self) -> SessionKey | None:
        """The session the cursor is on."""
        return self.column.session if self.column is not None else None

    @property
    def across(self) -> bool:
        """Whether marks go on along the row, as on a week's sheet."""
        return goes_across(self._bench.memory)

    @property
    def first_focus(self) -> QWidget:
        """Where entries are made: at the door of a drop-in session, else in the grid."""
        return self.club.arrivals.line if self.club.is_open_to_all else self.grid.days

    def take_keyboard(self) -> None:
        """Be ready for the next entry."""
        self.first_focus.setFocus()

    def set_across(self, across: bool) -> None:
        """Type along the row, or down the column."""
        self._bench.memory.put("registers/across", "yes" if across else "no")

    def open(self, place: RegisterPlace, day: dt.date | None = None) -> None:
        """Show a register with the cursor on `day`, or where the work is."""
        self.opening.open(place, day)

    def reload(self) -> None:
        """Read the register again; the cursor stays where it is."""
        self.opening.reload()

    def speak(self) -> None:
        """Say everything in the language now, if it is another one."""
        if self.model.language == self._bench.tongue.language:
            return
        self.model.speak(self._bench.tongue.language)
        self._show_days()
        self._show_current()

    def show_span(self, span: Span) -> None:
        """Show the day, week or month around the day the cursor is on."""
        self.opening.stretch(span, self.column.date if self.column is not None else None)

    def step(self, steps: int) -> None:
        """Go to the next or previous day on which the group meets."""
        register = self.register
        if self.place is None or register is None:
            return
        here = self.grid.days.currentIndex().column() - FIRST_DAY
        beside = day_beside(register.columns, here, steps) if self.place.span != Span.DAY else None
        if beside is not None:
            self.grid.go(max(0, self.grid.days.currentIndex().row()), FIRST_DAY + beside)
        else:
            self.opening.turn(steps)

    def mark_present(self) -> None:
        """Everybody without a mark on the current day is present."""
        self.foot.clear_message()
        self.cards.forget()
        if self.session is not None:
            self.marking.mark_rest_present(self.session)

    def start_walk_in(self) -> None:
        """Ask who came without being enrolled."""
        if self.session is not None:
            self.walk_in.start(self.session)

    def ask_times(self) -> None:
        """Ask when the current person arrived and left."""
        index = self.grid.days.currentIndex()
        row, cell = self.model.row(index.row()), self.model.cell(index)
        if row is None or cell is None or not self.model.markable(index):
            self.marking.tell_why_not(index)
            return
        name = self._bench.tongue.language.pick(km=row.name_km, en=row.name_latin)
        kept = QPersistentModelIndex(index)
        TimesDialog(self._bench, self, name, cell.mark, lambda mark: self.marking.mark(kept, mark)).open()

    def ask_not_held(self) -> None:
        """Ask why the session was not held, or whether it was held after all."""
        if self.column is not None:
            self.sessions.ask_not_held(self, self.column)

    def finish(self) -> None:
        """Apply what is typed, mark the register as complete and ask for the next one."""
        if self.foot.is_typing and self.foot.line.text().strip() and not self._enter(self.foot.line.text()):
            return
        self.sessions.finish(self.column)

    def _lay_out(self) -> None:
        self.middle.addWidget(self.grid)
        self.middle.addWidget(self.nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, 0, 6 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        for part in (self.bar, self.club.strip, self.club.arrivals, self.middle, self.walk_in, self.foot):
            column.addWidget(part, 1 if part is self.middle else 0)

    def _connect(self) -> None:
        self._connect_opening()
        days, say = self.grid.days, self._bench.tongue.say
        say(days.setAccessibleName, N_("Marks"))
        say(self.grid.people.setAccessibleName, N_("People of this register"))
        days.status_typed.connect(self._mark)
        days.clear_requested.connect(self._clear)
        days.rest_present_requested.connect(self.mark_present)
        days.digit_typed.connect(self._start_line)
        self.cards.refuted.connect(self._enter_marks)
        self.grid.day_changed.connect(self._show_current)
        self.model.counts_changed.connect(self._show_current)
        self.foot.typed.connect(self._enter)
        self.foot.left.connect(self.take_keyboard)
        self.marking.refused.connect(self.foot.show_refusal)
        self.marking.went_to.connect(self._go_to)
        self.walk_in.person_chosen.connect(self._add_person)
        self.walk_in.stranger_chosen.connect(self._add_stranger)
        self.walk_in.left.connect(self.take_keyboard)
        self.bar.span_chosen.connect(self.show_span)
        self.bar.step_requested.connect(self.opening.turn)
        self.bar.code_entered.connect(self.opening.open_code)
        for box in (self.bar.paper, self.bar.staff, self.bar.code):
            box.left.connect(self.take_keyboard)
        self.bar.paper.entered.connect(lambda total: self._keep(self.sessions.set_paper_total, total))
        self.bar.staff.entered.connect(lambda staff: self._keep(self.sessions.set_staff, staff))
        self.club.step_requested.connect(self._step_session)
        self.club.left.connect(self.take_keyboard)
        self.sessions.refused.connect(self._refuse)
        self.sessions.finished.connect(self.finished)

    def _connect_opening(self) -> None:
        self.opening.moved.connect(self._leave)
        self.opening.read.connect(self._show)
        self.opening.lost.connect(self._lose)
        self.opening.refused.connect(lambda error: self.foot.show_refusal(error, ""))
        self.opening.found.connect(self.grid.days.setFocus)

    def _leave(self, before: RegisterPlace | None) -> None:
        if not self.walk_in.isHidden():
            self.walk_in.leave()  # it asks about a session that is no longer on screen
        if before is None or self.place is None or before.group != self.place.group:
            self.marking.forget()
            self.foot.forget()

    def _show(self, register: Register) -> None:
        opened = self.opening.is_fresh
        row, day = self._kept_cell()
        self.model.show(register)
        self.foot.show_register(register)
        self.club.show_register(register)
        self._say_nobody(register)
        self.middle.setCurrentIndex(0 if register.rows else 1)
        self._show_days()
        self._restore(register, row, day)
        self._show_current()
        self.photos.ask(register)
        if opened and self.club.is_open_to_all:
            self.take_keyboard()
        self.shown.emit()

    def _lose(self, error: UserError) -> None:
        self.model.show(None)
        self._bench.refused.emit(error)
        self.lost.emit()

    def _kept_cell(self) -> tuple[int, dt.date | None]:
        index = self.grid.days.currentIndex()
        row = self.model.row(index.row())
        if self.opening.is_fresh or row is None or self.column is None:
            return -1, self.opening.wanted
        return row.person, self.column.date

    def _restore(self, register: Register, person: int, day: dt.date | None) -> None:
        fresh, self.opening.is_fresh = self.opening.is_fresh, False
        if not fresh and self.grid.days.currentIndex().isValid():
            return
        at = first_day(register, day, self._bench.clock.today(), self.place.slot if self.place is not None else 0)
        self._at = at or 0
        if at is None or not register.rows:
            return
        kept = next((row for row, one in enumerate(register.rows) if one.person == person), None)
        self.grid.go(first_row(register, at) if kept is None else kept, FIRST_DAY + at)

    def _show_days(self) -> None:
        if self.place is not None and self.register is not None:
            shown = self.register
            words = days_shown(shown.first, shown.last, self.place.span, self._bench.tongue.language)
            self.bar.show_days(self.place.span, words, shown.sheet)

    def _show_current(self) -> None:
        at, register = self._current(), self.register
        language = self._bench.tongue.language
        if register is None or not 0 <= at < len(register.columns):
            self.bar.show_count(None, language)
            self.bar.show_column(None, None, language)
            return
        self.bar.show_count(self.model.count(at), language)
        self.bar.show_column(register.columns[at], ratio_of(register, at), language)
        self.club.show_column(register, at)

    def _current(self) -> int:
        """The place of the session the cursor is on; without anybody in the register, of the one to begin with."""
        register, at = self.register, self.grid.days.currentIndex().column() - FIRST_DAY
        return self._at if register is not None and not register.rows else at

    def _step_session(self, step: int) -> None:
        register = self.register
        beside = day_beside(register.columns, self._current(), step) if register is not None else None
        if register is None or beside is None:
            return
        self._at = beside
        if register.rows:
            self.grid.go(max(0, self.grid.days.currentIndex().row()), FIRST_DAY + beside)
        else:
            self._show_current()

    def _say_nobody(self, register: Register) -> None:
        words = N_("Nobody has come yet.") if register.group.drop_in else N_("Nobody is expected on these days.")
        self._bench.tongue.say(self.nobody.set_words, words)

    def _mark(self, status: Status) -> None:
        self.foot.clear_message()
        index, register = self.grid.days.currentIndex(), self.register
        chosen = self.grid.days.selectedIndexes()
        if len(chosen) > 1:
            self.marking.mark_all(chosen, status)
            return
        before = self.model.cell(index)
        if register is not None and self.marking.mark(index, status):
            across = self.across and len(register.columns) > 1
            row, day = after_marking(register, index.row(), index.column() - FIRST_DAY, across=across)
            self.grid.go(row, FIRST_DAY + day)
        self.cards.letter_typed(status, index, before)

    def _clear(self) -> None:
        self.cards.forget()
        chosen = self.grid.days.selectedIndexes() or [self.grid.days.currentIndex()]
        marked = [index for index in chosen if self.model.has_mark(index)]
        self.marking.mark_all(marked, None)

    def _start_line(self, digit: str) -> None:
        self.cards.digits_begin()
        self.foot.start(digit)

    def _enter(self, text: str) -> bool:
        return self.cards.take(text) or self._enter_marks(text)

    def _enter_marks(self, text: str) -> bool:
        if not self.marking.enter(text, self.grid.days.currentIndex().column()):
            return False
        self.foot.leave()
        return True

    def _go_to(self, requests: tuple[MarkRequest, ...]) -> None:
        register = self.register
        if register is None:
            return
        sessions, people = ({one.session for one in requests}, {one.person for one in requests})
        days = [at for at, column in enumerate(register.columns) if column.session in sessions]
        rows = [at for at, row in enumerate(register.rows) if row.person in people]
        if days and rows:
            self.grid.go(rows[0], FIRST_DAY + days[0])

    def _add_person(self, session: SessionKey, person: int) -> None:
        self.grid.days.setFocus()
        self.marking.add_walk_in(session, person)

    def _add_stranger(self, session: SessionKey, name: str) -> None:
        self.grid.days.setFocus()
        self.marking.add_stranger(session, name)

    def _keep(self, command: Callable[[SessionKey, int | None], None], number: int | None) -> None:
        if self.session is not None:
            command(self.session, number)

    def _refuse(self, error: UserError) -> None:
        self.foot.show_refusal(error, "")
        self.reload()


def goes_across(memory: Memory) -> bool:
    """Whether this person wants marks to go on along the row."""
    return memory.word("registers/across") == "yes"
