import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.attendance.values import Mark, Marked, MarkRequest, Register, SessionKey, Status
from app.language import Language
from ui.registers.model import FIRST_DAY, Field, MarksAsked, RegisterModel

FRIDAY = dt.date(2026, 11, 6)
SUNDAY = dt.date(2026, 11, 8)
MakeRegister = Callable[..., Register]


@pytest.fixture
def model() -> RegisterModel:
    return RegisterModel(FRIDAY, Language("en"))


def mark_of(model: RegisterModel, row: int, day: int = 0) -> str:
    return str(model.index(row, FIRST_DAY + day).data())


def is_pending(model: RegisterModel) -> bool:
    look = model.look(model.index(0, FIRST_DAY))
    assert look is not None
    return look.pending


def typed(model: RegisterModel, row: int, status: Status | None, day: int = 0) -> MarksAsked:
    asked: list[MarksAsked] = []
    model.marks_requested.connect(asked.append)
    assert model.setData(model.index(row, FIRST_DAY + day), status)
    model.marks_requested.disconnect(asked.append)
    (only,) = asked
    return only


def test_the_model_keeps_the_rules_of_qt(
    qtmodeltester: ModelTester, model: RegisterModel, make_register: MakeRegister
) -> None:
    model.show(make_register(days=7, r1="PPALE"))
    qtmodeltester.check(model)
    model.show(make_register(days=31, people=30))
    qtmodeltester.check(model)
    model.show(None)
    qtmodeltester.check(model)


def test_people_stand_down_and_days_across(model: RegisterModel, make_register: MakeRegister) -> None:
    model.show(make_register(days=3, r2="PA"))
    assert (model.rowCount(), model.columnCount()) == (4, FIRST_DAY + 3)
    assert model.index(1, Field.NAME_LATIN).data() == "Name 2"
    assert [mark_of(model, 1, day) for day in range(3)] == ["P", "A", ""]
    assert model.headerData(FIRST_DAY, Qt.Orientation.Horizontal) == "សុ Fri\n6"


def test_a_typed_mark_is_shown_at_once_as_pending(model: RegisterModel, make_register: MakeRegister) -> None:
    model.show(make_register())
    asked = typed(model, 0, Status.ABSENT)
    assert asked.requests == (MarkRequest(SessionKey(1, FRIDAY), 101, Mark(Status.ABSENT)),)
    assert mark_of(model, 0) == "A"
    assert is_pending(model)
    count = model.count(0)
    assert count is not None
    assert (count.absent, count.to_enter) == (1, 3)


def test_a_mark_is_durable_when_the_use_case_has_returned(model: RegisterModel, make_register: MakeRegister) -> None:
    model.show(make_register())
    asked = typed(model, 0, Status.ABSENT)
    model.settle(asked, Marked((), asked.requests))
    assert mark_of(model, 0) == "A"
    assert not is_pending(model)
    assert not model.is_pending


def test_a_refused_mark_goes_back_to_what_is_stored(model: RegisterModel, make_register: MakeRegister) -> None:
    model.show(make_register(r1="E"))
    asked = typed(model, 0, Status.ABSENT)
    model.give_back(asked)
    assert mark_of(model, 0) == "E"
    assert not is_pending(model)


def test_a_later_mark_stays_when_an_earlier_one_is_refused(model: RegisterModel, make_register: MakeRegister) -> None:
    model.show(make_register())
    first = typed(model, 0, Status.ABSENT)
    typed(model, 0, Status.LATE)
    model.give_back(first)
    assert mark_of(model, 0) == "L"


def test_a_register_read_meanwhile_does_not_hide_a_mark_on_its_way(
    model: RegisterModel, make_register: MakeRegister
) -> None:
    model.show(make_register())
    typed(model, 0, Status.ABSENT)
    model.show(make_register(r2="P"))
    assert (mark_of(model, 0), mark_of(model, 1)) == ("A", "P")


def test_reading_other_marks_of_the_same_people_keeps_the_table(
    qtbot: QtBot, model: RegisterModel, make_register: MakeRegister
) -> None:
    model.show(make_register())
    with qtbot.assertNotEmitted(model.modelReset):
        model.show(make_register(r1="P"))
    with qtbot.waitSignal(model.modelReset):
        model.show(make_register(people=5))


def test_closed_days_cannot_be_marked(model: RegisterModel, make_register: MakeRegister) -> None:
    model.show(make_register(first=SUNDAY))
    index = model.index(0, FIRST_DAY)
    assert model.flags(index) & (Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable) == Qt.ItemFlag(0)
    assert not model.setData(index, Status.PRESENT)


def test_names_cannot_be_marked(model: RegisterModel, make_register: MakeRegister) -> None:
    model.show(make_register())
    assert not model.setData(model.index(0, Field.NAME_KM), Status.PRESENT)
    assert not model.setData(QModelIndex(), Status.PRESENT)


def test_another_letter_keeps_a_walk_in_and_drops_times_of_who_was_not_there(
    model: RegisterModel, make_register: MakeRegister
) -> None:
    model.show(make_register())
    mark = Mark(Status.PRESENT, arrived=dt.time(7, 45), walk_in=True)
    assert model.setData(model.index(0, FIRST_DAY), mark)
    late = typed(model, 0, Status.LATE).requests[0].mark
    assert late == Mark(Status.LATE, arrived=dt.time(7, 45), walk_in=True)
    absent = typed(model, 0, Status.ABSENT).requests[0].mark
    assert absent == Mark(Status.ABSENT, walk_in=True)


def test_a_screen_reader_hears_who_when_and_what(model: RegisterModel, make_register: MakeRegister) -> None:
    model.show(make_register(r2="L"))
    heard = model.index(1, FIRST_DAY).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "2, Name 2, Friday 6 November 2026, late"
    assert model.index(1, Field.FLAGS).data(Qt.ItemDataRole.AccessibleTextRole) == "Allergy"
