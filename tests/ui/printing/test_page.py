from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.groups.values import GroupDraft, Programme, SlotDraft
from app.people.values import PersonDraft
from app.sheets.values import SheetKind, SheetOptions, SheetProfile
from ui.page import Page
from ui.printing.making import OF_COHORTS, PaperKind
from ui.printing.page import FILE_WORDS, PrintPage
from ui.printing.temporary import clear_temporary, temporary_file
from ui.registers.place import RegisterPlace
from ui.workbench import SaveState, Workbench

MONDAY, SUNDAY = dt.date(2026, 11, 9), dt.date(2026, 11, 15)
Settled = Callable[[], None]


@pytest.fixture
def groups(bench: Workbench) -> list[int]:
    """Three groups that meet every day of the week, with two children each."""
    centre = bench.centre
    slots = tuple(SlotDraft(day, dt.time(7), dt.time(11)) for day in range(5))
    made = []
    for name in ("Small stars", "Big stars", "Readers"):
        programme = Programme.AFTER_SCHOOL if name == "Readers" else Programme.DAYCARE
        group = centre.groups.add(GroupDraft(programme, name_en=name), slots).value
        children = [centre.people.add(PersonDraft(given_name_latin=f"{name} {i}")).value for i in range(2)]
        centre.groups.enrol(group, children, dt.date(2026, 1, 1))
        made.append(group)
    return made


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, groups: list[int]) -> PrintPage:
    assert len(groups) == 3
    made = PrintPage(bench)
    qtbot.add_widget(made)
    made.resize(1200, 700)
    made.show()
    made.reload()
    qtbot.wait_until(lambda: bool(made.pdf))
    return made


def choose(page: PrintPage, qtbot: QtBot, **data: str) -> None:
    """Choose in the lists at the left as the person does, and wait for the new pages."""
    for name, code in data.items():
        box = getattr(page.choices, name)
        box.setCurrentIndex(box.findData(code))
        box.activated.emit(box.currentIndex())
    qtbot.wait_until(lambda: bool(page.pdf))


def test_the_page_opens_on_the_sheet_of_the_coming_week(page: PrintPage) -> None:
    assert page.material is not None
    assert [sheet.first for sheet in page.material.to_issue] == [MONDAY]
    assert page.preview.pages() == 1
    assert page.print_action.isEnabled()
    assert page.subtitle() == "Attendance sheet to tick · 1 page"


def test_a_sheet_is_kept_only_when_it_leaves_the_program(
    page: PrintPage, bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    assert bench.centre.sheets.sheets() == ()
    file = tmp_path / "sheet.pdf"
    pdf = page.pdf
    told: list[SaveState] = []
    bench.save_state_changed.connect(told.append)
    page._leave(lambda content: page.save_to(file, content))
    qtbot.wait_until(lambda: bool(told) and told[-1].file == file)
    assert file.read_bytes() == pdf
    assert page.material is not None
    assert [line.code for line in bench.centre.sheets.sheets()] == [page.material.to_issue[0].code]


def test_the_page_shows_the_sheet_of_an_open_register(page: PrintPage, groups: list[int], qtbot: QtBot) -> None:
    page.show_record(RegisterPlace(groups[1], dt.date(2026, 11, 4), dt.date(2026, 11, 4)))
    qtbot.wait_until(lambda: bool(page.pdf))
    assert page.material is not None
    (sheet,) = page.material.to_issue
    assert (sheet.group.name_en, sheet.first) == ("Big stars", dt.date(2026, 11, 2))


def test_all_groups_are_printed_in_one_go(page: PrintPage, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    page._show_progress = lambda done, total: told.append((done, total))
    choose(page, qtbot, group="")
    assert page.preview.pages() == 3
    assert told == [(1, 3), (2, 3), (3, 3)]
    choose(page, qtbot, group="daycare")
    assert page.preview.pages() == 2


def test_drawing_many_groups_can_be_stopped(page: PrintPage, bench: Workbench, qtbot: QtBot) -> None:
    page._show_progress = lambda *_: page._stop()
    page.choices.group.setCurrentIndex(page.choices.group.findData(""))
    real = bench.paper.progress

    def stopped_at_once(owner: object, told: Callable[[int, int], None]) -> object:
        progress = real(owner, told)
        progress.stop()
        return progress

    bench.paper.progress = stopped_at_once
    page.refresh()
    qtbot.wait_until(lambda: "Stopped" in page.nothing.words.text())
    assert page.pdf == b""
    assert not page.print_action.isEnabled()
    assert bench.centre.sheets.sheets() == ()


@pytest.mark.parametrize("kind", [k for k in PaperKind if k not in (*OF_COHORTS, PaperKind.TRANSPORT_LIST)])
def test_every_paper_can_be_looked_at(page: PrintPage, qtbot: QtBot, kind: PaperKind) -> None:
    choose(page, qtbot, paper=kind)
    assert page.preview.pages() >= 1
    assert page.material is not None
    assert bool(page.material.to_issue) is (kind is PaperKind.SHEET)


def test_every_paper_can_be_saved_under_a_name_of_its_own() -> None:
    assert set(FILE_WORDS) == set(PaperKind)
    assert len(set(FILE_WORDS.values())) == len(PaperKind)


def test_a_month_lies_and_the_arrows_go_to_the_next_one(page: PrintPage, qtbot: QtBot) -> None:
    page.choices.span.button("month").click()
    qtbot.wait_until(lambda: bool(page.pdf))
    page.choices.after.click()
    qtbot.wait_until(lambda: bool(page.pdf))
    assert page.material is not None
    (sheet,) = page.material.to_issue
    assert (sheet.first, sheet.last) == (dt.date(2026, 12, 1), dt.date(2026, 12, 31))
    assert sheet.layout.width > sheet.layout.height


def test_a_list_is_of_today_and_the_arrows_go_day_by_day(page: PrintPage, bench: Workbench, qtbot: QtBot) -> None:
    choose(page, qtbot, paper=PaperKind.ROSTER)
    assert page.choices.wanted().first == bench.clock.today()
    page.choices.before.click()
    assert page.choices.wanted().first == dt.date(2026, 11, 5)
    assert not page.choices.span.isVisible()
    qtbot.wait_until(lambda: bool(page.pdf))


def test_days_without_a_session_are_explained(page: PrintPage, bench: Workbench, qtbot: QtBot) -> None:
    bench.centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Never"), ())
    page.reload()
    qtbot.wait_until(lambda: page.choices.group.findText("Never") >= 0 and bool(page.pdf))
    page.choices.group.setCurrentIndex(page.choices.group.findText("Never"))
    page.choices.group.activated.emit(page.choices.group.currentIndex())
    qtbot.wait_until(lambda: "does not meet" in page.nothing.words.text())


def test_options_are_kept_under_a_name_and_used_again(
    page: PrintPage, bench: Workbench, qtbot: QtBot, settled: Settled
) -> None:
    options = SheetOptions(SheetKind.MONTH, blank_rows=6, extra_columns=("Soap",), languages=("fr",))
    bench.centre.sheets.keep_profile(SheetProfile("Soap month", options))
    page.reload()
    qtbot.wait_until(lambda: page.choices.profiles.list.findData("Soap month") == 1)
    bar = page.choices.profiles
    bar.list.setCurrentIndex(1)
    bar.list.activated.emit(1)
    assert page.choices.options() == options
    settled()


def test_small_groups_share_a_page_when_the_box_is_ticked(page: PrintPage, qtbot: QtBot) -> None:
    choose(page, qtbot, group="")
    share = page.choices.form.share
    QTest.mouseClick(share.findChild(QLabel), Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: bool(page.pdf))
    assert share.is_checked()
    assert page.preview.pages() == 1
    assert page.material is not None
    assert len(page.material.to_issue) == 3


def test_the_last_options_are_remembered(page: PrintPage, bench: Workbench, qtbot: QtBot) -> None:
    page.choices.form.photos.box.click()
    again = PrintPage(bench)
    qtbot.add_widget(again)
    assert again.choices.options().photos


def test_the_pages_go_to_a_printer_at_their_true_size(
    page: PrintPage, bench: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(page, qtbot, group="")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    file = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(file))
    page._leave(lambda pdf: page._send(pdf, printer))
    qtbot.wait_until(lambda: file.exists() and bench.paper.is_idle())
    document = pypdfium2.PdfDocument(file)
    sizes = [tuple(round(side) for side in document.get_page_size(index)) for index in range(len(document))]
    document.close()
    assert sizes == [(595, 842)] * 3


def test_what_was_opened_is_removed(tmp_path: Path) -> None:
    file = temporary_file(tmp_path, "roster.pdf", b"%PDF")
    clear_temporary(tmp_path)
    assert not file.exists()


@pytest.mark.parametrize("code", ["km", "en", "fr", "pseudo"])
def test_the_page_speaks_every_language(page: PrintPage, bench: Workbench, code: str) -> None:
    bench.tongue.use(code)
    assert isinstance(page, Page)
    assert page.title()
    assert all(action.text() for action in page.page_actions())
