"""Meetings with the keyboard: planned, invited to, entered from the sheet, seen in the matrix."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.centre import Centre
from app.demo.names.given import GIRLS
from app.families.values import FamilyDraft
from app.language import Language
from app.meetings.values import Entry, MeetingDraft, Who
from app.people.values import PersonDraft
from app.sheets.sign_in import SignInOptions
from models.groups import Enrolment, Group
from ui.kit.pick import PickDialog
from ui.meetings.dialogs import MinutesDialog, NotHeldDialog, PlanDialog, ThemesDialog
from ui.meetings.inviting import InviteDialog
from ui.meetings.model import Column
from ui.meetings.page import MeetingsPage
from ui.meetings.place import MATRIX, SignInPlace
from ui.printing.paper_dialog import PaperDialog
from ui.workbench import Workbench

Settled = Callable[[], None]
Key, Modifier = Qt.Key, Qt.KeyboardModifier
Ctrl = Modifier.ControlModifier


def press(qtbot: QtBot, key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    qtbot.keyClick(widget, key, modifier)


def type_text(qtbot: QtBot, text: str) -> None:
    for letter in text:
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        if letter.isascii():
            qtbot.keyClicks(widget, letter)
        else:  # a key of a Khmer keyboard: its character without the code of a Latin key
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, Modifier.NoModifier, letter))


def dialog(page: MeetingsPage, kind: type[QDialog]) -> Any:
    return next(one for one in reversed(page.findChildren(kind)) if one.isVisible())


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def came(centre: Centre, meeting: int) -> list[str]:
    rows = centre.meetings.sign_in(meeting).rows
    return [f"{row.family.label.name_latin}:{''.join(one.who for one in row.came)}" for row in rows]


@pytest.fixture
def entry(page: MeetingsPage, meeting: int, settled: Settled) -> MeetingsPage:
    """The page with the sign-in of the meeting open."""
    page.show_record(SignInPlace(meeting))
    settled()
    page.first_focus().setFocus()
    return page


@pytest.fixture
def chosen(meeting: int, page: MeetingsPage, settled: Settled) -> int:
    """The meeting, shown at the right of the list."""
    page.show_record(meeting)
    settled()
    return meeting


def test_an_empty_page_offers_the_first_meeting(page: MeetingsPage, settled: Settled) -> None:
    assert page.list.empty.isVisible()
    page.act.plan.trigger()
    settled()
    assert dialog(page, PlanDialog).isVisible()


@pytest.mark.usefixtures("families")
def test_a_meeting_is_planned_without_the_mouse(
    page: MeetingsPage, centre: Centre, qtbot: QtBot, settled: Settled
) -> None:
    page.act.plan.trigger()
    settled()
    type_text(qtbot, "12/11/2026")
    for text in ("14:30", "16:00", "Pagoda", "Sok Dara"):
        press(qtbot, Key.Key_Tab)
        type_text(qtbot, text)
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Space)
    press(qtbot, Key.Key_Return)
    settled()
    (line,) = centre.meetings.meetings()
    assert (line.date, line.starts, line.ends) == (dt.date(2026, 11, 12), dt.time(14, 30), dt.time(16))
    assert (line.place, line.facilitator, line.theme_names(Language("en"))) == ("Pagoda", "Sok Dara", "Hygiene")
    assert page.details is not None
    assert "Nobody is invited yet." in words(page.view)


def test_a_plan_without_a_theme_says_so_beside_the_field(page: MeetingsPage, qtbot: QtBot, settled: Settled) -> None:
    page.act.plan.trigger()
    settled()
    type_text(qtbot, "12/11/2026")
    press(qtbot, Key.Key_Return)
    settled()
    assert dialog(page, PlanDialog).form["themes"].error.text() == "Choose at least one theme."


def test_families_are_invited_by_conditions_and_by_hand(
    page: MeetingsPage, centre: Centre, families: list[int], chosen: int, qtbot: QtBot, settled: Settled
) -> None:
    page.act.invite.trigger()
    settled()
    invite = dialog(page, InviteDialog)
    assert "3 families" in invite.counts.text()
    invite.tabs.setCurrentWidget(invite.villages)
    invite.villages.setFocus()
    press(qtbot, Key.Key_Space)  # Damnak: Keo and Sok
    settled()
    assert "4 families" in invite.counts.text()
    invite.families.setFocus()
    press(qtbot, Key.Key_Space)  # the first family is left out
    settled()
    invite.confirm_button.click()
    settled()
    assert [one.id for one in centre.meetings.invited(chosen)] == families[1:]


def test_typing_from_paper_enters_rows_and_who_came(
    entry: MeetingsPage, centre: Centre, meeting: int, qtbot: QtBot, settled: Settled
) -> None:
    type_text(qtbot, "1M 2MF")
    assert "Keo" in entry.sign_in.foot.understood.text()
    press(qtbot, Key.Key_Return)
    settled()
    assert came(centre, meeting) == ["Chan:M", "Keo:MF", "Prak:"]
    assert entry.sign_in.bar.came.text() == "2 families came"
    assert entry.sign_in.bar.adults.text() == "3 adults"


@pytest.mark.usefixtures("entry")
def test_letters_enter_and_go_down_and_shift_adds(centre: Centre, meeting: int, qtbot: QtBot, settled: Settled) -> None:
    type_text(qtbot, "m")
    qtbot.keyClick(QApplication.focusWidget(), "F", Modifier.ShiftModifier)
    qtbot.keyClick(QApplication.focusWidget(), "M", Modifier.ShiftModifier)
    press(qtbot, Key.Key_Down)
    type_text(qtbot, "p")
    settled()
    assert came(centre, meeting) == ["Chan:M", "Keo:MF", "Prak:M"]
    press(qtbot, Key.Key_Backspace)
    settled()
    assert came(centre, meeting)[2] == "Prak:"


@pytest.mark.usefixtures("entry")
def test_the_khmer_keyboard_means_the_same(centre: Centre, meeting: int, qtbot: QtBot, settled: Settled) -> None:
    type_text(qtbot, "ម២ថ")
    press(qtbot, Key.Key_Return)
    settled()
    assert came(centre, meeting) == ["Chan:M", "Keo:F", "Prak:"]


@pytest.mark.usefixtures("entry")
def test_space_enters_the_usual_adult_of_the_others_only(
    centre: Centre, meeting: int, qtbot: QtBot, settled: Settled
) -> None:
    type_text(qtbot, "f")
    press(qtbot, Key.Key_Space)
    settled()
    assert came(centre, meeting) == ["Chan:F", "Keo:M", "Prak:M"]


def test_undo_and_redo(entry: MeetingsPage, centre: Centre, meeting: int, qtbot: QtBot, settled: Settled) -> None:
    type_text(qtbot, "mf")
    press(qtbot, Key.Key_Z, Ctrl)
    settled()
    assert came(centre, meeting) == ["Chan:M", "Keo:", "Prak:"]
    press(qtbot, Key.Key_Z, Ctrl)
    settled()
    assert came(centre, meeting)[0] == "Chan:"
    press(qtbot, Key.Key_Y, Ctrl)
    settled()
    assert came(centre, meeting)[0] == "Chan:M"
    assert entry.sign_in.bar.came.text() == "1 family came"


def test_what_cannot_be_read_is_told_and_stays(
    entry: MeetingsPage, centre: Centre, meeting: int, qtbot: QtBot, settled: Settled
) -> None:
    type_text(qtbot, "9M")
    press(qtbot, Key.Key_Return)
    settled()
    assert "no row 9" in entry.sign_in.foot.message.text()
    assert entry.sign_in.foot.line.text() == "9M"
    assert came(centre, meeting) == ["Chan:", "Keo:", "Prak:"]


def test_a_family_that_was_not_invited_and_one_nobody_knows_are_added(
    entry: MeetingsPage, centre: Centre, meeting: int, qtbot: QtBot, settled: Settled
) -> None:
    for typed, expected in (("sok", "Sok:M"), ("Meas Thida", "Meas Thida:O")):
        qtbot.keyClicks(entry.sign_in.table, "w")
        asked = dialog(entry, PickDialog)
        qtbot.keyClicks(asked.edit, typed)
        settled()
        qtbot.keyClick(asked.edit, Key.Key_Return)
        settled()
        assert expected in came(centre, meeting)


def test_the_paper_total_turns_red_while_it_differs(
    entry: MeetingsPage, centre: Centre, meeting: int, qtbot: QtBot, settled: Settled
) -> None:
    type_text(qtbot, "m")
    entry.act.total.trigger()
    type_text(qtbot, "2")
    press(qtbot, Key.Key_Return)
    settled()
    assert entry.sign_in.paper.property("wrong") is True
    type_text(qtbot, "m")
    settled()
    assert entry.sign_in.paper.property("wrong") is False
    assert centre.meetings.meeting(meeting).paper_total == 2


def test_finishing_leads_back_to_the_list(
    entry: MeetingsPage, centre: Centre, meeting: int, qtbot: QtBot, settled: Settled
) -> None:
    type_text(qtbot, "1M")
    press(qtbot, Key.Key_Return, Ctrl)
    settled()
    assert centre.meetings.meeting(meeting).line.finished
    assert came(centre, meeting)[0] == "Chan:M"
    assert not entry.is_signing_in
    assert entry.list.table.hasFocus()


def test_a_sheet_code_opens_its_own_order(
    entry: MeetingsPage, centre: Centre, meeting: int, families: list[int], qtbot: QtBot, settled: Settled
) -> None:
    sheet = centre.sheets.issue_sign_in(centre.sheets.proposed_sign_in(meeting, SignInOptions())).value
    centre.meetings.invite(meeting, [families[3], *families[1:3]])
    entry.act.code.trigger()
    type_text(qtbot, sheet.code.lower())
    press(qtbot, Key.Key_Return)
    settled()
    sign_in = entry.sign_in.sign_in
    assert sign_in is not None
    assert [row.family.label.name_latin for row in sign_in.rows] == ["Chan", "Keo", "Prak", "Sok"]
    assert entry.sign_in.table.hasFocus()


def test_a_meeting_that_was_not_held_says_why(
    page: MeetingsPage, centre: Centre, chosen: int, settled: Settled
) -> None:
    page.act.held.trigger()
    dialog(page, NotHeldDialog).reason.setCurrentText("Flood")
    dialog(page, NotHeldDialog).confirm_button.click()
    settled()
    assert not centre.meetings.meeting(chosen).line.held
    assert "not held" in words(page.view)
    assert not page.act.enter.isEnabled()


def test_minutes_are_written_and_shown(
    page: MeetingsPage, chosen: int, centre: Centre, qtbot: QtBot, settled: Settled
) -> None:
    page.act.minutes.trigger()
    qtbot.keyClicks(dialog(page, MinutesDialog).text, "Boil water.")
    dialog(page, MinutesDialog).confirm_button.click()
    settled()
    assert centre.meetings.meeting(chosen).minutes == "Boil water."
    assert "Boil water." in words(page.view)


def test_a_photo_of_the_signed_sheet_is_kept_shown_and_taken_away(
    page: MeetingsPage, chosen: int, centre: Centre, tmp_path: Path, settled: Settled
) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(stream, "JPEG")
    file = tmp_path / "sheet.jpg"
    file.write_bytes(stream.getvalue())
    page.deeds.keep_pictures(chosen, [file])
    settled()
    (picture,) = centre.meetings.meeting(chosen).pictures
    page.deeds.show_picture(picture, may_remove=True)
    settled()
    shown = dialog(page, QDialog)
    assert shown.windowTitle() == "Signed sheet"
    shown.foot.itemAt(0).widget().click()
    settled()
    assert centre.meetings.meeting(chosen).pictures == ()
    page.act.undo.trigger()
    settled()
    assert len(centre.meetings.meeting(chosen).pictures) == 1


def test_themes_are_added_and_archived(page: MeetingsPage, centre: Centre, settled: Settled) -> None:
    page.act.themes.trigger()
    settled()
    catalogue = dialog(page, ThemesDialog)
    catalogue.new_button.click()
    catalogue.confirm_button.click()
    settled()
    assert catalogue.form["name_km"].error.text()
    catalogue.name_en.setText("Malaria")
    catalogue.confirm_button.click()
    settled()
    assert centre.meetings.themes()[-1].name_en == "Malaria"
    catalogue.archive_button.click()
    settled()
    assert [theme.name_en for theme in centre.meetings.themes(archived=True)] == ["Malaria"]


def test_the_matrix_shows_whom_a_theme_never_reached(
    page: MeetingsPage, centre: Centre, meeting: int, families: list[int], qtbot: QtBot, settled: Settled
) -> None:
    first = centre.meetings.sign_in(meeting).rows[0]
    centre.meetings.enter(meeting, [Entry(first.family.id, (first.usual,))])
    page.show_record(MATRIX)
    settled()
    assert page.matrix.model.rowCount() == 4
    assert "Hygiene: 1 of 4" in page.matrix.chart.words()
    page.matrix.never.setCurrentIndex(page.matrix.never.findData(2))
    settled()
    assert page.matrix.model.rowCount() == 3
    asked: list[Any] = []
    page.go_requested.connect(asked.append)
    page.first_focus().setFocus()
    press(qtbot, Key.Key_Return)
    assert asked[-1].reference == families[1]


def test_a_sign_in_sheet_is_shown_and_its_code_kept_when_it_leaves(
    page: MeetingsPage, centre: Centre, chosen: int, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    page.act.sheet.trigger()
    settled()
    paper = dialog(page, PaperDialog)
    qtbot.wait_until(lambda: bool(paper.pdf))
    assert centre.meetings.meeting(chosen).sheet == ""
    paper.save_to(tmp_path / "sheet.pdf")
    qtbot.wait_until((tmp_path / "sheet.pdf").exists)
    assert (tmp_path / "sheet.pdf").read_bytes() == paper.pdf
    assert centre.meetings.meeting(chosen).sheet != ""


@pytest.fixture
def many(centre: Centre) -> None:
    """A daycare group with the children of 120 families."""
    group = Group.create(programme="daycare", name_en="Small stars")
    for at in range(120):
        family = centre.families.add(FamilyDraft(name_latin=f"Family {at:03}")).value
        centre.people.add(PersonDraft(given_name_latin=GIRLS[at % len(GIRLS)].latin, role="mother", family=family))
        child = centre.people.add(PersonDraft(given_name_latin=f"Child {at:03}", family=family)).value
        Enrolment.create(person=child, group=group, starts=dt.date(2026, 1, 5))


def save_paper(page: MeetingsPage, file: Path, qtbot: QtBot, settled: Settled) -> None:
    """Save the paper that is shown, by keys."""
    paper = dialog(page, PaperDialog)
    qtbot.wait_until(lambda: bool(paper.pdf), timeout=60_000)
    press(qtbot, Key.Key_S, Ctrl)
    asked = paper.findChild(QFileDialog)  # the desktop's own dialog takes it from here
    asked.selectFile(str(file))
    asked.accept()
    qtbot.wait_until(file.exists, timeout=60_000)
    settled()
    qtbot.keyClick(paper, Key.Key_Escape)
    settled()
    assert not paper.isVisible()
    come_back(page, qtbot)


def come_back(page: MeetingsPage, qtbot: QtBot) -> None:
    """The keyboard is in the page again after a dialog: a desktop sees to that, the platform of tests does not."""
    page.activateWindow()
    qtbot.wait_until(page.isActiveWindow)
    page.first_focus().setFocus()


@pytest.mark.usefixtures("many")
def test_120_families_are_planned_invited_printed_entered_and_seen_in_the_matrix_without_the_mouse(
    page: MeetingsPage, centre: Centre, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    page.setFocus()
    press(qtbot, Key.Key_N, Ctrl)
    settled()
    type_text(qtbot, "06/11/2026")
    for text in ("08:00", "10:00", "Pagoda", "Sok Dara"):
        press(qtbot, Key.Key_Tab)
        type_text(qtbot, text)
    for key in (Key.Key_Tab, Key.Key_Down, Key.Key_Down, Key.Key_Space, Key.Key_Return):
        press(qtbot, key)
    settled()
    come_back(page, qtbot)
    press(qtbot, Key.Key_J, Ctrl)
    settled()
    press(qtbot, Key.Key_Space)  # the group under the cursor
    settled()
    assert "120 families" in dialog(page, InviteDialog).counts.text()
    press(qtbot, Key.Key_Return)
    settled()
    come_back(page, qtbot)
    (line,) = centre.meetings.meetings()
    assert (line.theme_names(Language("en")), line.place, line.invited) == ("Children’s rights", "Pagoda", 120)
    press(qtbot, Key.Key_P, Ctrl | Modifier.ShiftModifier)
    settled()
    save_paper(page, tmp_path / "slips.pdf", qtbot, settled)
    press(qtbot, Key.Key_P, Ctrl)
    settled()
    save_paper(page, tmp_path / "sheet.pdf", qtbot, settled)
    assert centre.meetings.meeting(line.id).sheet != ""
    press(qtbot, Key.Key_Return)
    settled()
    page.first_focus().setFocus()
    press(qtbot, Key.Key_Space)  # everybody came, but
    type_text(qtbot, "7 12 60A 61MF 120G")
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_Return, Ctrl)
    settled()
    line = centre.meetings.meeting(line.id).line
    assert (line.invited, line.came, line.adults, line.finished) == (120, 117, 118, True)
    who = {row.number: [one.who for one in row.came] for row in centre.meetings.sign_in(line.id).rows}
    assert (who[7], who[61], who[120]) == ([], [Who.MOTHER, Who.FATHER], [Who.GRANDMOTHER])
    press(qtbot, Key.Key_M, Ctrl)
    settled()
    assert page.is_matrix
    assert "Children’s rights: 117 of 120" in page.matrix.chart.words()


@pytest.mark.parametrize("code", ["km", "fr", "pseudo"])
def test_the_list_needs_no_scrolling_to_the_side(
    page: MeetingsPage, centre: Centre, bench: Workbench, code: str, settled: Settled
) -> None:
    for hour in range(23):  # more than the page has room for
        draft = MeetingDraft(dt.date(2026, 11, 6), dt.time(hour), dt.time(hour + 1), (1, 2), "Pagoda", "Sok Dara")
        centre.meetings.plan(draft)
    bench.tongue.use(code)
    page.reload()
    for width in (831, 1173, 1727):  # the page in windows of 1024, 1366 and 1920
        page.resize(width, 640)
        settled()
        assert page.list.table.horizontalScrollBar().maximum() == 0


def test_a_narrow_list_says_below_the_themes_how_many_are_invited_and_where(
    page: MeetingsPage, meeting: int, settled: Settled
) -> None:
    page.show_record(meeting)
    page.reload()
    settled()
    table = page.list.table
    index = table.model().index(0, Column.THEMES)
    for width, below in ((900, True), (1500, False)):
        page.resize(width, 640)
        option = QStyleOptionViewItem()
        delegate = table.itemDelegateForColumn(Column.THEMES)
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, index)
        assert ("invited" in option.text) is below


@pytest.mark.usefixtures("meeting")
def test_every_word_searched_is_found_in_themes_days_places_or_names(page: MeetingsPage, qtbot: QtBot) -> None:
    shown = page.list.table.model()
    assert shown.rowCount() == 1
    press(qtbot, Key.Key_F, Modifier.ControlModifier)
    for text, count in (("06/11 HALL", 1), ("sok dara", 1), ("hall Keo", 0), (" ", 1)):
        page.list.search.clear()
        qtbot.keyClicks(page.list.search, text)
        assert shown.rowCount() == count, text
