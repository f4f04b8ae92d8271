"""Exports from the pages that show people and registers."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from app.groups.values import GroupDraft, Programme, SlotDraft
from app.people.values import PersonDraft
from ui.exports.spreadsheets import export_people
from ui.page import Page, Place
from ui.registers.place import RegisterPlace
from ui.window import Window

Settled = Callable[[], None]
PICTURES = Path(__file__).parents[3] / "resources/pictures"
TODAY = dt.date(2026, 11, 6)


@pytest.fixture
def group(window: Window) -> int:
    centre = window.bench.centre
    slot = SlotDraft(TODAY.weekday(), dt.time(7, 30), dt.time(11))
    group = centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Little stars"), [slot]).value
    person = centre.people.add(PersonDraft(given_name_latin="Dara")).value
    centre.groups.enrol(group, [person], TODAY)
    return group


def choose(page: Page, path: Path, settled: Settled) -> None:
    dialog = page.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    settled()


def test_the_question_for_a_file_is_asked_in_the_reader_s_language(window: Window) -> None:
    assert window.page is not None
    window.bench.tongue.use("km")
    export_people(window.page, None)
    dialog = window.page.findChild(QFileDialog)
    assert {dialog.labelText(place) for place in QFileDialog.DialogLabel} == {
        window.bench.tongue.language.text(words) for words in ("Folder", "File name", "Kind of file", "Save", "Cancel")
    }
    dialog.reject()


@pytest.mark.usefixtures("group")
def test_people_are_exported_to_the_file_that_was_chosen(window: Window, settled: Settled, tmp_path: Path) -> None:
    told: list[str] = []
    assert window.page is not None
    export_people(window.page, None, told.append)
    choose(window.page, tmp_path / "people.xlsx", settled)
    assert told == ["1 row was written to people.xlsx."]
    assert (tmp_path / "people.xlsx").is_file()


def test_people_are_exported_with_their_photos_beside(window: Window, settled: Settled, tmp_path: Path) -> None:
    person = window.bench.centre.people.add(PersonDraft(given_name_latin="Dara")).value
    window.bench.centre.people.set_photo(person, (PICTURES / "today-km.png").read_bytes())
    assert window.page is not None
    export_people(window.page, None)
    dialog = window.page.findChild(QFileDialog)
    dialog.selectNameFilter("Excel, the photos in a folder beside (*.xlsx)")
    choose(window.page, tmp_path / "people.xlsx", settled)
    assert len(list((tmp_path / "people photos").iterdir())) == 1


def test_the_open_register_is_exported(window: Window, settled: Settled, group: int, tmp_path: Path) -> None:
    window.go(Place("registers", RegisterPlace(group, TODAY, TODAY)))
    settled()
    page = window.page
    assert page is not None
    next(action for action in page.page_actions() if action.text() == "Export").trigger()
    choose(page, tmp_path / "register.xlsx", settled)
    sheet = load_workbook(tmp_path / "register.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[2]][2] == "Dara"
    assert "06/11/2026 07:30" in [cell.value for cell in sheet[1]]
