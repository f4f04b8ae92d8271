"""A cohort from the first applicant to its last day, with the keys a person presses and nothing else."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.attendance.values import Status
from app.clock import FixedClock
from app.courses.values.applicants import Decision
from app.courses.values.cohorts import CohortState
from app.courses.values.trainees import LeavingReason
from app.figures.values import Asked, Figure, FiguresFilter, asked_at
from app.outcomes.values import MONTHS
from ui.certificates.page import CertificatesPage
from ui.courses.applicant_dialog import ApplicantDialog
from ui.courses.dialogs import CohortDialog, FinishDialog, LeaveDialog
from ui.outcomes.page import OutcomesPage
from ui.registers.page import RegistersPage

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
STARTS, TODAY = dt.date(2026, 11, 2), dt.date(2026, 11, 6)


@pytest.fixture
def registers(bench, qtbot):
    """The page Registers, in which the people of the centre can be marked."""
    return shown(qtbot, RegistersPage(bench))


class Typist:
    """Presses keys where the keyboard is, and waits until everything is answered."""

    def __init__(self, page, settled):
        self.page, self._settled, self.gone = page, settled, []
        page.go_requested.connect(self.gone.append)

    @property
    def focus(self):
        """Where the keyboard is: in the dialog that is open, else on the page."""
        window = QApplication.activeModalWidget() or self.page
        if QApplication.activeWindow() is not window:
            window.activateWindow()  # no window manager gives it back after a dialog
            QApplication.processEvents()
        return window.focusWidget() or window

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.focus, key, modifier)
        self.settle()

    def type(self, text):
        QTest.keyClicks(self.focus, text)
        self.settle()

    def fill(self, *texts):
        """Type into one field after the other, with Tab between them."""
        for at, text in enumerate(texts):
            if at:
                self.press(Key.Key_Tab)
            if text:
                self.type(text)

    def settle(self):
        for _ in range(3):  # an answer may ask again
            self._settled()


def plan(typist, dialog):
    """Ctrl+N: two places from Monday 2 November 2026 to January, on weekday mornings."""
    typist.press(Key.Key_N, CTRL)
    asked = dialog(CohortDialog)
    typist.fill("", "", "2/11/2026", "29/1/2027", "Chanthy", "Kitchen", "2")
    asked.slots.lines[0].days[0].setFocus()
    for _ in range(5):
        typist.press(Key.Key_Space)
        typist.press(Key.Key_Tab)
    asked.slots.lines[0].starts.setFocus()
    typist.fill("7:30", "11:30")
    typist.press(Key.Key_Return)


def apply(typist, dialog, name):
    """Type a name, Enter; the source is offered first, Enter again."""
    typist.page.cohorts.card.applicants.field.setFocus()
    typist.type(name)
    typist.press(Key.Key_Return)
    assert dialog(ApplicantDialog).source.hasFocus() or typist.focus is dialog(ApplicantDialog).source
    typist.press(Key.Key_Return)


def to_first_row(typist):
    """The applicants' table, on its first line: the one to be decided next."""
    typist.page.cohorts.card.applicants.table.setFocus()
    for _ in range(3):
        typist.press(Key.Key_Up)


def take_registers(typist, registers, centre, group):
    """Ctrl+Enter leads to the register of Friday; the days of the week before it with Ctrl+Left, Bopha on each."""
    typist.press(Key.Key_Return, CTRL)
    (place,) = typist.gone
    registers.show_record(place.reference)
    registers.reload()
    typist.settle()
    courses, typist.page = typist.page, registers
    registers.view.grid.days.setFocus()
    for _ in range(5):
        typist.press(Key.Key_Home, CTRL)
        typist.press(Key.Key_P)
        typist.press(Key.Key_Left, CTRL)
    typist.page = courses
    register = centre.attendance.register(group, STARTS, TODAY)
    assert [[cell.mark and cell.mark.status for cell in row.cells] for row in register.rows] == [
        [Status.PRESENT] * 5,
        [None] * 5,
    ]


def select(typist, dialog, centre, cohort):
    """Three ask for two places: two get them, the third waits."""
    typist.press(Key.Key_2, CTRL)
    for name in ("boph", "dara", "visal"):
        apply(typist, dialog, name)
    to_first_row(typist)
    for key in (Key.Key_G, Key.Key_G, Key.Key_H):  # the next one moves up
        typist.press(key, CTRL)
    decisions = [(a.label.name_latin, a.decision) for a in centre.courses.applicants(cohort)]
    assert decisions == [
        ("Ly Visal", Decision.WAITING),
        ("Chan Bopha", Decision.SELECTED),
        ("Kim Dara", Decision.SELECTED),
    ]


def start(typist):
    """Ctrl+Shift+S, and Enter to the question."""
    typist.press(Key.Key_S, CTRL | SHIFT)
    typist.press(Key.Key_Return)


def leave(typist, dialog, centre, cohort):
    """Dara leaves for work on Thursday; Visal is offered the place and gets it."""
    typist.press(Key.Key_1, CTRL)
    typist.press(Key.Key_Down)
    typist.press(Key.Key_Delete, CTRL)
    asked = dialog(LeaveDialog)
    typist.press(Key.Key_Down)  # the first reason: found work
    asked.last.setFocus()
    asked.last.edit.selectAll()
    typist.type("5/11/2026")
    typist.press(Key.Key_Return)
    assert "Ly Visal is next on the waiting list" in typist.page.undo.words.text()
    typist.press(Key.Key_2, CTRL)
    to_first_row(typist)
    typist.press(Key.Key_G, CTRL)
    reasons = {t.label.name_latin: t.left for t in centre.courses.completion(cohort).trainees}
    assert reasons == {"Chan Bopha": None, "Kim Dara": LeavingReason.JOB, "Ly Visal": None}


def teach(typist, centre, cohort):
    """Module 1 on Monday and Tuesday, module 2 until Friday: one figure a session, the last one by Enter."""
    typist.press(Key.Key_3, CTRL)
    typist.type("1122")
    typist.press(Key.Key_Return)
    assert [module.taught for module in centre.courses.completion(cohort).modules] == [480, 720]


def assess(typist, centre, cohort):
    """Space for the first module; for the second what stands on paper."""
    typist.press(Key.Key_4, CTRL)
    typist.press(Key.Key_Space)
    typist.press(Key.Key_Right)
    typist.type("1C2N")
    typist.press(Key.Key_Return)
    trainees = centre.courses.completion(cohort).trainees
    results = {t.label.name_latin: [m.result.competent for m in t.modules] for t in trainees if t.left is None}
    assert results == {"Chan Bopha": [True, True], "Ly Visal": [True, False]}


def finish(typist, dialog):
    """Ctrl+Shift+F, on Friday, earlier than planned."""
    typist.press(Key.Key_F, CTRL | SHIFT)
    assert dialog(FinishDialog).last.value() == TODAY
    typist.press(Key.Key_Return)


def run_cohort(typist, dialog, centre, registers):
    """From planning to the last day; the id of the finished cohort."""
    plan(typist, dialog)
    (line,) = centre.courses.listing()
    assert (line.state, line.capacity, line.trainer) == (CohortState.PLANNED, 2, "Chanthy")
    select(typist, dialog, centre, line.id)
    start(typist)
    take_registers(typist, registers, centre, line.group.id)
    leave(typist, dialog, centre, line.id)
    teach(typist, centre, line.id)
    assess(typist, centre, line.id)
    finish(typist, dialog)
    return line.id


@pytest.mark.usefixtures("people")
def test_a_cohort_goes_from_the_first_applicant_to_its_last_day(page, dialog, settled, centre, registers):
    cohort = run_cohort(Typist(page, settled), dialog, centre, registers)
    completion = centre.courses.completion(cohort)
    assert completion.cohort.state is CohortState.FINISHED
    assert [t.label.name_latin for t in completion.finished] == ["Chan Bopha", "Ly Visal"]
    (bopha, *_) = completion.trainees
    assert (bopha.count.rate, bopha.modules_done, bopha.passes(completion.cohort.rules)) == (1.0, 2, 2)
    assert "finished" in page.cohorts.card.particulars.text()


def certify(typist, page):
    """Who passed gets a certificate: Ctrl+Enter, and Enter to the question."""
    typist.page = page
    typist.press(Key.Key_Return, CTRL)
    typist.press(Key.Key_Return)


def call(typist, page, month, letters):
    """The calls of a month: Enter on the first one opens the list, a letter for each."""
    typist.page = page
    page.show_record("calls")
    page.reload()
    typist.settle()
    assert {one.month for one in page.calls.rows} == {month}
    page.calls_table.setFocus()
    typist.press(Key.Key_Home)
    typist.press(Key.Key_Return)
    typist.press(Key.Key_Home, CTRL)
    typist.type(letters)


@pytest.mark.usefixtures("people")
def test_a_cohort_goes_from_the_first_applicant_to_the_call_after_a_year(
    page, dialog, settled, centre, registers, bench, qtbot
):
    typist = Typist(page, settled)
    cohort = run_cohort(typist, dialog, centre, registers)
    certificates, outcomes = shown(qtbot, CertificatesPage(bench)), shown(qtbot, OutcomesPage(bench))
    certificates.show_record(cohort)
    certificates.reload()
    typist.settle()
    certify(typist, certificates)
    lines = centre.certificates.book().lines
    numbers = [(line.number, line.name_latin) for line in lines]
    assert numbers == [("2026-0001", "Chan Bopha")]
    for month, day, letters in (
        (1, dt.date(2026, 12, 7), "JN"),
        (3, dt.date(2027, 2, 8), "E-U"),
        (6, dt.date(2027, 5, 10), "E+S+"),
        (12, dt.date(2027, 11, 8), "E+E+"),
    ):
        centre.outcomes._desk.clock = FixedClock(day)
        outcomes.grid._today = day
        call(typist, outcomes, month, letters)
    total = centre.figures.figures(FiguresFilter()).total
    assert (total.count(Figure.COMPLETED), total.count(Figure.CERTIFIED)) == (2, 1)
    counted = (Asked.REACHED, Asked.WORKING, Asked.IN_TRADE)
    working = {month: tuple(total.count(asked_at(asked, month)) for asked in counted) for month in MONTHS}
    assert working == {1: (2, 0, 0), 3: (1, 1, 0), 6: (2, 2, 2), 12: (2, 2, 2)}
    assert centre.outcomes.calls() == ()


def shown(qtbot, page):
    """A page beside the one of courses, which reloads as the window would make it."""
    qtbot.add_widget(page)
    page.resize(1200, 720)
    with qtbot.wait_exposed(page):
        page.show()
    page.bench.changed.connect(lambda _change: page.reload())
    return page
