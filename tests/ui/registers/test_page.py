"""The register with real key presses on a real, encrypted centre."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.attendance.values import Mark, MarkRequest, SessionState, Status
from app.errors import UserError
from app.language import N_
from app.people.values import PersonDraft
from app.sheets.values import SheetOptions, SheetRequest
from ui.page import Place
from ui.registers.model import FIRST_DAY, Field
from ui.registers.page import RegistersPage
from ui.registers.place import RegisterPlace, Span
from ui.workbench import Workbench

FRIDAY = dt.date(2026, 11, 6)
MONDAY = dt.date(2026, 11, 2)
SATURDAY = dt.date(2026, 11, 7)
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
Desk = Any
Daycare = Any


def dialog_of(desk: Desk) -> Any:
    """The dialog that is open."""
    (shown,) = (dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible())
    return shown


def cursor(desk: Desk) -> tuple[int, int]:
    """Row number on the sheet and day of the month where the cursor is."""
    view = desk.page.view
    row = view.model.row(view.grid.days.currentIndex().row())
    return row.number, view.column.date.day


def test_thirty_children_with_four_absent_take_twelve_presses(desk: Desk, daycare: Daycare) -> None:
    desk.window.go(Place("registers", FRIDAY))
    desk._settled()
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Space)
    desk.type("07121923a")
    desk.press(Key.Key_Return)
    assert desk.presses <= 12
    stored = daycare.letters()
    assert [at for at, letter in enumerate(stored, 1) if letter == "A"] == [7, 12, 19, 23]
    assert stored.count("P") == 26


def test_the_same_goes_from_the_today_page(desk: Desk, daycare: Daycare) -> None:
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Space)
    desk.type("07121923a")
    desk.press(Key.Key_Return)
    assert desk.presses <= 12
    assert (daycare.letters().count("A"), daycare.letters().count("P")) == (4, 26)


def test_the_live_count_is_right_at_once(friday: Desk) -> None:
    friday.press(Key.Key_Space)
    friday.type("7A 12A 19L 23E")
    friday.press(Key.Key_Enter)
    pills = friday.page.view.bar.pills
    shown = [pills[tone].text() for tone in ("present", "absent", "late", "excused", "plain")]
    assert shown == ["26 present", "2 absent", "1 late", "1 excused", "0 to enter"]


def test_all_present_leaves_an_excuse_alone(friday: Desk, daycare: Daycare) -> None:
    excuse = MarkRequest(daycare.session(), daycare.children[4], Mark(Status.EXCUSED, note="fever"))
    daycare.centre.attendance.mark([excuse])
    friday.press(Key.Key_F5)
    stored = daycare.centre.attendance.register(daycare.group, FRIDAY, FRIDAY)
    marks = {row.person: row.cells[0].mark for row in stored.rows}
    assert marks.pop(daycare.children[4]) == Mark(Status.EXCUSED, note="fever")
    assert set(marks.values()) == {Mark(Status.PRESENT)}


def test_letters_mark_and_go_down(friday: Desk, daycare: Daycare) -> None:
    friday.type("pale")
    assert daycare.letters()[:5] == "PALE-"
    assert cursor(friday) == (5, 6)


def test_the_khmer_keyboard_marks_with_the_same_keys(friday: Desk, daycare: Daycare) -> None:
    for character in ("ផ", "ា", "ល", "េ", "\u200b"):
        friday.press(character)
    assert daycare.letters() == "PALE" + "P" * 26


def test_khmer_digits_start_the_typed_line_too(friday: Desk, daycare: Daycare) -> None:
    friday.press("៣")
    for character in "០ា":
        friday.press(character)
    friday.press(Key.Key_Return)
    assert daycare.letters()[29] == "A"


def test_backspace_takes_a_mark_away(friday: Desk, daycare: Daycare) -> None:
    friday.type("pa")
    friday.press(Key.Key_Up)
    friday.press(Key.Key_Backspace)
    assert daycare.letters()[:3] == "P--"


def test_arrows_home_and_end_move_through_the_people(friday: Desk) -> None:
    friday.press(Key.Key_End)
    assert cursor(friday) == (30, 6)
    friday.press(Key.Key_Down)
    assert cursor(friday) == (30, 6)
    friday.press(Key.Key_Home)
    assert cursor(friday) == (1, 6)
    friday.press(Key.Key_PageDown)
    assert cursor(friday)[0] > 5


def test_undo_and_redo_follow_each_press(friday: Desk, daycare: Daycare) -> None:
    friday.type("pa")
    friday.press(Key.Key_Space)
    friday.press(Key.Key_Z, CTRL)
    assert daycare.letters() == "PA" + "-" * 28
    assert cursor(friday) == (3, 6)
    friday.press(Key.Key_Z, CTRL)
    assert daycare.letters()[:2] == "P-"
    assert cursor(friday) == (2, 6)
    friday.press(Key.Key_Y, CTRL)
    friday.press(Key.Key_Y, CTRL)
    assert daycare.letters() == "PA" + "P" * 28


def test_an_undo_pressed_before_the_mark_is_saved_takes_back_that_mark(
    friday: Desk, daycare: Daycare, settled: Callable[[], None]
) -> None:
    friday.type("p")
    view = friday.page.view
    view.grid.days.status_typed.emit(Status.ABSENT)
    view.marking.undo()
    settled()
    assert daycare.letters()[:2] == "P-"


def test_what_cannot_be_read_stays_typed_with_the_reason(friday: Desk, daycare: Daycare) -> None:
    friday.type("7a 31a")
    friday.press(Key.Key_Return)
    foot = friday.page.view.foot
    assert foot.line.text() == "7a 31a"
    assert foot.message.text() == "There is no row 31 on this sheet."
    assert foot.understood.text() == ""  # it is said once
    assert daycare.letters() == "-" * 30
    friday.press(Key.Key_Escape)
    assert friday.page.view.grid.days.hasFocus()


def test_a_mark_that_cannot_be_saved_goes_back_and_the_typed_text_stays(
    friday: Desk, daycare: Daycare, monkeypatch: pytest.MonkeyPatch
) -> None:
    friday.type("l")

    def refuse(_requests: object) -> None:
        raise UserError(N_("The disk is full."))

    monkeypatch.setattr(daycare.centre.attendance, "mark", refuse)
    friday.type("1a 2a")
    friday.press(Key.Key_Return)
    view = friday.page.view
    assert [view.model.index(row, FIRST_DAY).data() for row in range(3)] == ["L", "", ""]
    assert view.foot.message.text() == "The disk is full."
    assert view.foot.message.isVisible()
    assert view.foot.line.text() == "1a 2a"
    assert view.foot.line.hasFocus()


def test_the_paper_total_turns_red_while_the_two_differ(friday: Desk, daycare: Daycare) -> None:
    bar = friday.page.view.bar
    friday.press(Key.Key_Space)
    friday.press(Key.Key_F6)
    friday.type("26")
    assert bar.differs
    friday.press(Key.Key_Return)
    stored = daycare.centre.attendance.register(daycare.group, FRIDAY, FRIDAY)
    assert stored.columns[0].paper_total == 26
    assert friday.page.view.grid.days.hasFocus()
    friday.type("07121923a")
    friday.press(Key.Key_Return)
    assert not bar.differs
    assert "≠" not in bar.paper_words.text()


def test_a_register_finished_opens_the_next_one_not_entered(friday: Desk, daycare: Daycare) -> None:
    friday.press(Key.Key_Space)
    friday.press(Key.Key_Return, CTRL)
    assert friday.page.view.place == RegisterPlace(daycare.other_group, FRIDAY, FRIDAY)
    assert friday.page.view.grid.days.hasFocus()
    stored = daycare.centre.attendance.register(daycare.group, FRIDAY, FRIDAY)
    assert stored.columns[0].finished


def test_finishing_enters_what_is_still_typed(friday: Desk, daycare: Daycare) -> None:
    friday.press(Key.Key_Space)
    friday.type("07121923a")
    friday.press(Key.Key_Return, CTRL)
    assert daycare.letters().count("A") == 4
    assert friday.page.view.place.group == daycare.other_group


def test_a_session_not_held_takes_a_reason_and_can_be_held_after_all(friday: Desk, daycare: Daycare) -> None:
    friday.press("n")
    dialog = dialog_of(friday)
    dialog.reason.setCurrentText("Flood")
    dialog.confirm_button.click()
    friday._settled()
    (column,) = friday.page.view.register.columns
    assert (column.state, column.reason) == (SessionState.NOT_HELD, "Flood")
    friday.type("p")
    assert "not held" in friday.page.view.foot.message.text()
    friday.press("n")
    dialog_of(friday).confirm_button.click()
    friday._settled()
    friday.type("p")
    assert daycare.letters()[0] == "P"


def test_a_walk_in_is_added_by_name_and_undone(friday: Desk, daycare: Daycare) -> None:
    daycare.centre.people.add(PersonDraft(given_name_latin="Ratanak"))
    friday.press("w")
    friday.type("ratan")
    friday.press(Key.Key_Return)
    register = friday.page.view.register
    assert [row.name_latin for row in register.rows if row.cells[0].mark] == ["Ratanak"]
    assert friday.page.view.grid.days.hasFocus()
    friday.press(Key.Key_Z, CTRL)
    assert len(friday.page.view.register.rows) == 30


def test_a_stranger_is_written_down_after_a_second_enter(friday: Desk, daycare: Daycare) -> None:
    friday.press("w")
    friday.type("Vanna")
    friday.press(Key.Key_Return)
    assert len(daycare.centre.attendance.register(daycare.group, FRIDAY, FRIDAY).rows) == 30
    friday.press(Key.Key_Return)
    rows = daycare.centre.attendance.register(daycare.group, FRIDAY, FRIDAY).rows
    assert [row.name_latin for row in rows if row.cells[0].mark] == ["Vanna"]


def test_times_are_kept_beside_the_mark(friday: Desk, daycare: Daycare) -> None:
    friday.press("t")
    dialog = dialog_of(friday)
    dialog.arrived.setText("745")
    dialog.left.setText("7")
    dialog.confirm_button.click()
    assert dialog.form["left"].error.text() == "The departure is before the arrival."
    dialog.left.setText("10.30")
    dialog.confirm_button.click()
    friday._settled()
    stored = daycare.centre.attendance.register(daycare.group, FRIDAY, FRIDAY)
    assert stored.rows[0].cells[0].mark == Mark(Status.PRESENT, dt.time(7, 45), dt.time(10, 30))


def test_a_past_day_is_corrected_and_shown_as_stored(friday: Desk, daycare: Daycare) -> None:
    friday.press(Key.Key_Left, CTRL)
    assert friday.page.view.place.first == dt.date(2026, 11, 5)
    friday.type("p")
    friday.press(Key.Key_Up)
    friday.type("a")
    friday.press(Key.Key_Right, CTRL)
    friday.press(Key.Key_Left, CTRL)
    assert friday.page.view.model.index(0, FIRST_DAY).data() == "A"
    corrected = daycare.centre.attendance.corrections(daycare.session(dt.date(2026, 11, 5)), daycare.children[0])
    assert corrected[-1].after == "A"


def test_days_without_a_session_are_passed_over(friday: Desk) -> None:
    friday.press(Key.Key_Right, CTRL)
    assert friday.page.view.place.first == SATURDAY
    friday.press(Key.Key_Right, CTRL)
    assert friday.page.view.place.first == dt.date(2026, 11, 10)  # Sunday, and a holiday on Monday


def test_a_week_is_entered_along_the_row_as_it_is_read(friday: Desk, daycare: Daycare) -> None:
    friday.press(Key.Key_F3)
    assert friday.page.view.place.span == Span.WEEK
    friday.page.act.across.trigger()
    friday.page.view.grid.go(0, FIRST_DAY)
    friday.type("papl")
    assert [daycare.letters(MONDAY + dt.timedelta(days=day))[0] for day in range(4)] == list("PAPL")
    assert cursor(friday) == (1, 6)


def test_space_marks_the_day_the_cursor_is_on(friday: Desk, daycare: Daycare) -> None:
    friday.press(Key.Key_F4)
    assert friday.page.view.place.span == Span.MONTH
    friday.press(Key.Key_Left, CTRL)
    assert cursor(friday)[1] == 5
    friday.press(Key.Key_Space)
    assert daycare.letters(dt.date(2026, 11, 5)) == "P" * 30
    assert daycare.letters(FRIDAY) == "-" * 30


def test_escape_returns_to_the_list_of_the_day(friday: Desk) -> None:
    friday.press(Key.Key_Escape)
    assert not friday.page.is_open
    assert friday.page.list.table.hasFocus()
    assert friday.page.list.model.rowCount() == 2


def test_the_page_opens_where_it_was(
    friday: Desk, daycare: Daycare, bench: Workbench, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    place = RegisterPlace(daycare.group, MONDAY, MONDAY)
    friday.open(place)
    after_a_restart = RegistersPage(bench)
    qtbot.add_widget(after_a_restart)
    after_a_restart.reload()
    settled()
    assert after_a_restart.view.place == place


def test_a_sheet_code_opens_the_grid_in_its_frozen_order(friday: Desk, daycare: Daycare) -> None:
    sheets = daycare.centre.sheets
    wanted = SheetRequest(daycare.group, MONDAY, SATURDAY, SheetOptions())
    sheet = sheets.issue(sheets.proposed(wanted)).value
    newcomer = daycare.centre.people.add(PersonDraft(family_name_latin="Aa", given_name_latin="First")).value
    daycare.centre.groups.enrol(daycare.group, [newcomer], MONDAY)
    friday.press(Key.Key_F8)
    for character in sheet.code.lower():
        friday.press(character)
    friday.press(Key.Key_Return)
    view = friday.page.view
    assert view.register.sheet == sheet.code
    assert view.place == RegisterPlace(daycare.group, MONDAY, SATURDAY, sheet.code)
    assert (view.register.rows[-1].number, view.register.rows[-1].person) == (31, newcomer)
    assert view.grid.days.hasFocus()


def test_an_unknown_sheet_code_is_told_and_stays_typed(friday: Desk) -> None:
    friday.press(Key.Key_F8)
    friday.type("zzzzzz")
    friday.press(Key.Key_Return)
    assert friday.page.view.foot.message.text() == "There is no sheet with the code zzzzzz."
    assert friday.page.view.bar.code.text() == "zzzzzz"


def test_another_code_is_typed_over_the_one_that_is_shown_and_escape_leaves_it(friday: Desk, daycare: Daycare) -> None:
    wanted = SheetRequest(daycare.group, MONDAY, SATURDAY, SheetOptions())
    code = daycare.centre.sheets.issue(daycare.centre.sheets.proposed(wanted)).value.code
    friday.press(Key.Key_F3)
    box = friday.page.view.bar.code
    assert box.text() == code
    friday.press(Key.Key_F8)
    friday.type("abc")
    assert box.text() == "abc"
    QTest.keyClick(box, Key.Key_Escape)
    assert box.text() == code
    assert friday.page.view.grid.days.hasFocus()


def test_enter_typed_faster_than_the_search_answers_still_adds_the_walk_in(
    friday: Desk, daycare: Daycare, settled: Callable[[], None]
) -> None:
    daycare.centre.people.add(PersonDraft(given_name_latin="Ratanak"))
    friday.press("w")
    QTest.keyClicks(friday.page.view.walk_in.name, "Ratanak")
    QTest.keyClick(friday.page.view.walk_in.name, Key.Key_Return)
    settled()
    assert len(friday.page.view.register.rows) == 31


def test_escape_puts_the_walk_in_away(friday: Desk) -> None:
    friday.press("w")
    friday.type("ra")
    friday.press(Key.Key_Escape)
    assert friday.page.view.walk_in.isHidden()
    assert friday.page.view.grid.days.hasFocus()


def test_a_walk_in_that_is_asked_for_goes_with_its_register(friday: Desk, daycare: Daycare) -> None:
    friday.press("w")
    friday.open(RegisterPlace(daycare.group, MONDAY, MONDAY))
    assert friday.page.view.walk_in.isHidden()


def test_what_was_half_typed_for_one_register_is_never_entered_in_another(friday: Desk, daycare: Daycare) -> None:
    friday.type("1a 2")
    friday.open(RegisterPlace(daycare.other_group, FRIDAY, FRIDAY))
    foot = friday.page.view.foot
    assert (foot.is_typing, foot.line.text()) == (False, "")
    friday.type("1l")
    friday.press(Key.Key_Return)
    stored = daycare.centre.attendance.register(daycare.other_group, FRIDAY, FRIDAY)
    assert [row.cells[0].mark and row.cells[0].mark.status.value for row in stored.rows] == ["L", None]


def test_everything_can_be_reached_without_knowing_a_key(friday: Desk) -> None:
    offered = [action.text() for action in friday.page.page_actions()]
    assert {"All unmarked present", "Not held, or held after all", "Add a walk-in", "Undo"} <= set(offered)
    assert all(action.toolTip() for action in friday.page.page_actions())


@pytest.mark.parametrize("code", ["km", "fr", "pseudo"])
@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_F3, Key.Key_F4])
def test_every_span_is_shown_in_every_language(friday: Desk, bench: Workbench, code: str, key: Qt.Key) -> None:
    friday.press(key)
    bench.tongue.use(code)
    friday._settled()
    view = friday.page.view
    assert not view.grab().isNull()
    assert view.model.headerData(FIRST_DAY, Qt.Orientation.Horizontal)
    assert friday.page.title().startswith("Small stars")


def test_several_days_chosen_with_shift_are_marked_and_undone_in_one_go(friday: Desk, daycare: Daycare) -> None:
    friday.press(Key.Key_F3)
    friday.page.view.grid.go(2, FIRST_DAY)
    for _ in range(2):
        friday.press(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    friday.press("e")
    three_days = [MONDAY + dt.timedelta(days=at) for at in range(3)]
    assert [daycare.letters(day)[2] for day in three_days] == ["E", "E", "E"]
    friday.press(Key.Key_Z, CTRL)
    assert [daycare.letters(day)[2] for day in three_days] == ["-", "-", "-"]


def test_what_is_chosen_is_copied_as_cells(friday: Desk) -> None:
    friday.type("pa")
    friday.press(Key.Key_Home)
    friday.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    friday.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "P\nA"


def test_a_register_that_is_gone_gives_way_to_the_list(friday: Desk) -> None:
    friday.open(RegisterPlace(9999, FRIDAY, FRIDAY))
    assert not friday.page.is_open
    assert friday.page.list.model.rowCount() == 2


def test_a_photo_is_shown_beside_the_name(friday: Desk, daycare: Daycare, settled: Callable[[], None]) -> None:
    picture, content = QImage(64, 64, QImage.Format.Format_RGB32), QBuffer()
    picture.fill(Qt.GlobalColor.darkGreen)
    content.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(content, "PNG")
    daycare.centre.people.set_photo(daycare.children[0], content.data().data())
    friday.page.reload()
    settled()
    photo = friday.page.view.model.index(0, Field.PHOTO).data(Qt.ItemDataRole.DecorationRole)
    assert not photo.isNull()


def test_a_key_press_does_not_read_the_whole_register_again(
    friday: Desk, daycare: Daycare, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    ask = daycare.centre.attendance.register
    monkeypatch.setattr(daycare.centre.attendance, "register", lambda *what: read.append(what) or ask(*what))
    friday.type("pal")
    friday.press(Key.Key_Z, CTRL)
    assert read == []
    daycare.centre.people.add(PersonDraft(given_name_latin="Ratanak"))
    friday.press("w")
    friday.type("ratan")
    friday.press(Key.Key_Return)
    assert len(read) == 1
