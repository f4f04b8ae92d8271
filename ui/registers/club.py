"""What an after-school register has beside others: its strip, and the field at the door of a drop-in session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.attendance.arriving import Arrival, Comer
from app.attendance.values import Column, Register, SessionKey, Status
from app.changes import Done
from app.errors import UserError
from app.groups.values import Programme
from app.language import N_
from app.rights import Right
from app.text import search_key
from ui.registers.arrivals import Arrivals
from ui.registers.club_strip import ClubStrip
from ui.registers.marking import Marking
from ui.registers.sessions import SessionDesk
from ui.workbench import Workbench


class Club(QObject):
    """Fills both and carries out what is asked there.

    Signals:
        step_requested(int): the session before (-1) or after (1) is wanted.
        left(): the keyboard belongs to the grid.
    """

    step_requested = Signal(int)
    left = Signal()

    def __init__(
        self, bench: Workbench, marking: Marking, sessions: SessionDesk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._marking, self._sessions = bench, marking, sessions
        self._session: SessionKey | None = None
        self._asked_for: SessionKey | None = None
        self.strip, self.arrivals = ClubStrip(bench.tongue), Arrivals(bench.tongue)
        self._connect()

    @property
    def is_open_to_all(self) -> bool:
        """Whether the register is one of a drop-in group in which something may be entered."""
        return not self.arrivals.isHidden()

    def show_register(self, register: Register) -> None:
        """Another register, or the same one read again."""
        after_school = register.group.programme is Programme.AFTER_SCHOOL
        self.strip.setVisible(after_school)
        self.arrivals.setVisible(register.group.drop_in and self._bench.centre.may(Right.MARK))
        if after_school:
            activities, language = self._bench.centre.activities, self._bench.tongue.language
            self._bench.ask(
                self, activities.activities, lambda found: self.strip.offer(found, language), replaces="activities"
            )

    def show_column(self, register: Register, at: int) -> None:
        """The session the cursor is on."""
        column = register.columns[at] if 0 <= at < len(register.columns) else None
        self.strip.show_column(column, register.group.leader, self._bench.tongue.language)
        self._session = column.session if column is not None else None
        if self.is_open_to_all:
            self._show_arrivals(register, at, column)

    def _show_arrivals(self, register: Register, at: int, column: Column | None) -> None:
        here = frozenset(
            row.person
            for row in register.rows
            if column is not None and (mark := row.cells[at].mark) and mark.status in (Status.PRESENT, Status.LATE)
        )
        self.arrivals.show_here(here)
        if self._session is None or self._session == self._asked_for:
            return
        session = self._asked_for = self._session
        attendance = self._bench.centre.attendance
        self.arrivals.begin()
        self._bench.ask(
            self,
            lambda: attendance.comers(session),
            lambda pool: self.arrivals.show_pool(pool, here),
            replaces="comers",
        )

    def _connect(self) -> None:
        strip, arrivals, sessions = self.strip, self.arrivals, self._sessions
        strip.activity_chosen.connect(lambda activity: self._with_session(lambda s: sessions.set_activity(s, activity)))
        strip.leader_typed.connect(lambda leader: self._with_session(lambda s: sessions.set_leader(s, leader)))
        strip.counted.connect(lambda people: self._with_session(lambda s: sessions.set_head_count(s, people)))
        strip.left.connect(self.left)
        arrivals.person_chosen.connect(self._let_in)
        arrivals.code_read.connect(self._read_card)
        arrivals.others_wanted.connect(self._find_others)
        arrivals.stranger_chosen.connect(self._add_stranger)
        arrivals.line.stepped.connect(self.step_requested)
        arrivals.line.left.connect(self.left)
        self._marking.went_to.connect(lambda _requests: arrivals.invite())

    def _let_in(self, person: int) -> None:
        attendance = self._bench.centre.attendance
        self._arrive(lambda session: attendance.let_in(session, person), self.arrivals.line.text())

    def _read_card(self, code: str) -> None:
        attendance = self._bench.centre.attendance
        self._arrive(lambda session: attendance.scan(session, code), code)

    def _arrive(self, job: Callable[[SessionKey], Done[Arrival]], text: str) -> None:
        session = self._session
        if session is None:
            self.arrivals.say("error", N_("Choose a day on which the group meets."))
            return
        self.arrivals.line.clear()  # the next card may be read while this one is saved
        self._marking.arrive(lambda: job(session), self._came, lambda error: self._refuse(error, text))

    def _came(self, arrival: Arrival) -> None:
        name = self._bench.tongue.language.names(arrival.name_km, arrival.name_latin)[0]
        self.arrivals.came(arrival.person)
        if arrival.already:
            self.arrivals.say("late", N_("{name} is here already."), name=name)
        else:
            self.arrivals.say("good", N_("{name} is here."), name=name)

    def _refuse(self, error: UserError, text: str) -> None:
        self.arrivals.refuse(error.sentence, text)

    def _find_others(self, text: str) -> None:
        session, attendance = self._session, self._bench.centre.attendance
        if session is None:
            return

        def found() -> tuple[Comer, ...]:
            return tuple(
                Comer(one.person, one.code, one.name_km, one.name_latin, (search_key(one.name_latin),))
                for one in attendance.walk_in_candidates(session, text)
            )

        self._bench.ask(self, found, lambda others: self.arrivals.show_others(text, others), replaces="others")

    def _add_stranger(self, name: str) -> None:
        if self._session is not None:
            self.arrivals.line.clear()
            self._marking.add_stranger(self._session, name)
            self.arrivals.say("good", N_("{name} is written down as new and is here."), name=name)

    def _with_session(self, deed: Callable[[SessionKey], object]) -> None:
        if self._session is not None:
            deed(self._session)
