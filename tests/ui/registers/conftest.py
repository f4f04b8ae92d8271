import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.attendance.values import (
    Cell,
    Column,
    Flag,
    GroupLabel,
    Mark,
    Register,
    Row,
    SessionKey,
    SessionState,
    Status,
)
from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.founding import create_centre
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.people.values import PersonDraft
from app.settings.values import CentreDetails
from tests.conftest import CHEAP, PASSWORD
from ui.page import Place
from ui.registers.page import RegistersPage
from ui.registers.place import RegisterPlace
from ui.window import Window
from ui.workbench import Workbench

FRIDAY = dt.date(2026, 11, 6)
CLOCK = FixedClock(FRIDAY, dt.time(8, 12))


def register(first: dt.date = FRIDAY, days: int = 1, people: int = 4, **marks: str) -> Register:
    """A register read from nowhere: `r2="P-A"` are the marks of row 2, a dash for none; Sundays are closed."""
    dates = [first + dt.timedelta(days=at) for at in range(days)]
    columns = tuple(_column(date) for date in dates)
    rows = tuple(_row(number, columns, marks.get(f"r{number}", "").ljust(days, "-")) for number in range(1, people + 1))
    label = GroupLabel(1, "កូនផ្កាយ", "Small stars", "", Programme.DAYCARE)
    return Register(label, dates[0], dates[-1], columns, rows)


@pytest.fixture
def make_register() -> Callable[..., Register]:
    return register


def _column(date: dt.date) -> Column:
    if date.weekday() == 6:
        return Column(date)
    return Column(date, SessionKey(1, date), starts=dt.time(7, 30), ends=dt.time(11), state=SessionState.HELD)


def _row(number: int, columns: tuple[Column, ...], marks: str) -> Row:
    cells = tuple(
        Cell(column.session is not None, None if letter == "-" else Mark(Status(letter)))
        for column, letter in zip(columns, marks, strict=True)
    )
    flags = frozenset({Flag.ALLERGY}) if number == 2 else frozenset[Flag]()
    return Row(number, 100 + number, f"ឈ្មោះ {number}", f"Name {number}", 4, "f", flags, cells)


@dataclass(frozen=True)
class Daycare:
    """Two groups that meet Monday to Saturday at 7:30 and at 8:00, with 30 and 2 children."""

    centre: Centre
    group: int
    other_group: int
    children: tuple[int, ...]

    def letters(self, day: dt.date = FRIDAY) -> str:
        """What is stored for the first group's children that day, a dash where nothing is."""
        stored = self.centre.attendance.register(self.group, day, day)
        marks = [row.cells[0].mark for row in stored.rows]
        return "".join(mark.status.value if mark else "-" for mark in marks)

    def session(self, day: dt.date = FRIDAY) -> SessionKey:
        """The first group's session of that day."""
        session = self.centre.attendance.register(self.group, day, day).columns[0].session
        assert session is not None
        return session


@pytest.fixture(scope="session")
def daycare_template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Daycare]:
    """A centre with thirty children in one group and two in another, nothing entered; made once and copied."""
    folder = tmp_path_factory.mktemp("daycare")
    details = CentreDetails("មជ្ឈមណ្ឌល ស្ទឹងមានជ័យ", "Stung Meanchey", language="en")
    with create_centre(folder, details, "Sokunthea", PASSWORD, clock=CLOCK, cost=CHEAP) as centre:
        group, other = (_group(centre, name, at) for name, at in (("Small stars", 7), ("Butterflies", 8)))
        drafts = [PersonDraft(family_name_latin="Sok", given_name_latin=f"Child {at:02}") for at in range(1, 33)]
        children = tuple(centre.people.add(draft).value for draft in drafts)
        centre.groups.enrol(group, children[:30], dt.date(2026, 9, 1))
        centre.groups.enrol(other, children[30:], dt.date(2026, 9, 1))
        return folder, Daycare(centre, group, other, children[:30])


@pytest.fixture
def centre(daycare_template: tuple[Path, Daycare], tmp_path: Path) -> Iterator[Centre]:
    """A copy of that centre, open."""
    folder = Path(shutil.copytree(daycare_template[0], tmp_path / "centre"))
    with open_centre(folder, PASSWORD, clock=CLOCK) as opened:
        yield opened


@pytest.fixture
def daycare(daycare_template: tuple[Path, Daycare], centre: Centre) -> Daycare:
    """What is in the open centre."""
    return replace(daycare_template[1], centre=centre)


def _group(centre: Centre, name: str, hour: int) -> int:
    slots = [SlotDraft(weekday, dt.time(hour, 30), dt.time(11)) for weekday in range(6)]
    return centre.groups.add(GroupDraft(Programme.DAYCARE, name_en=name, starts=dt.date(2026, 9, 1)), slots).value


class Desk:
    """A person at the keyboard of the window: every press goes to whatever has the focus, and is counted."""

    def __init__(self, window: Window, settled: Callable[[], None]) -> None:
        self.window = window
        self._settled = settled
        self.presses = 0

    @property
    def page(self) -> RegistersPage:
        page = self.window.page
        assert isinstance(page, RegistersPage)
        return page

    def open(self, place: RegisterPlace) -> None:
        """Open a register, as a line of the Today page does."""
        self.window.go(Place("registers", place))
        self._settled()

    def press(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key press, and wait until what it asked for is saved."""
        self.presses += 1
        target = self.window.focusWidget() or self.window
        if isinstance(key, str) and not key.isascii():
            press_character(target, key)
        else:
            QTest.keyClick(target, key, modifier)
        self._settled()

    def type(self, text: str) -> None:
        """One press a character."""
        for character in text:
            self.press(character)


def press_character(target: object, character: str) -> None:
    """A key of a Khmer keyboard: its character without the code of a Latin key."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QWidget

    assert isinstance(target, QWidget)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))


@pytest.fixture
def desk(qtbot: QtBot, bench: Workbench, daycare: Daycare, window: Window, settled: Callable[[], None]) -> Desk:
    """The window on Today, in front, with the daycare's groups in it."""
    del bench, daycare
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    return Desk(window, settled)


@pytest.fixture
def friday(desk: Desk, daycare: Daycare) -> Desk:
    """The first group's register of today is open, the cursor on the first child."""
    desk.open(RegisterPlace(daycare.group, FRIDAY, FRIDAY))
    return desk
