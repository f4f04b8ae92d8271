"""Leaving the desk and coming back: nothing can be read meanwhile, and nothing half typed is lost."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.accounts.leaving import Leaving
from app.accounts.values import AccountDraft
from app.centre import Centre
from app.families.values import FamilyDraft
from app.groups.values import GroupDraft, Programme
from app.people.values import PersonDraft
from app.rights import Role
from models.audit import AuditLine
from tests.conftest import PASSWORD
from ui.groups.dialogs import GroupDialog
from ui.kit.dialogs import LeaveDialog
from ui.page import Place
from ui.people.page import PeoplePage
from ui.settings.page import SettingsPage
from ui.window import Window
from ui.workbench import Workbench

Key, Mod = Qt.Key, Qt.KeyboardModifier
THY = "mango tree 7"
PLANTED = ("Zavapla", "Quixorn", "Wembusk")


@pytest.fixture
def child(centre: Centre) -> int:
    """A child, a family and a group with names nobody else has; Thy may sign in, too."""
    centre.accounts.add(AccountDraft("Thy", Role.DAYCARE), THY)
    group = centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Wembusk")).value
    person = centre.people.add(PersonDraft(given_name_latin="Zavapla", village="Zavapla", phone="012 345 678")).value
    centre.families.add(FamilyDraft("", "Quixorn"), (person,))
    centre.groups.enrol(group, [person], centre.clock.today())
    return person


@pytest.fixture
def gone(qtbot: QtBot, bench: Workbench) -> Callable[[], None]:
    """Waits for both lanes, and until what is to be deleted is deleted."""

    def wait() -> None:
        qtbot.wait_until(lambda: bench.data.is_idle() and bench.paper.is_idle())
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()

    return wait


def sign_in(window: Window, gone: Callable[[], None], row: int = 0, password: str = PASSWORD) -> None:
    window.sign_in.names.setCurrentRow(row)
    window.sign_in.password.setText(password)
    window.sign_in.try_password()
    gone()
    gone()


def open_form(window: Window, child: int, gone: Callable[[], None]) -> PeoplePage:
    """The page People with the form of a child open in it."""
    window.go(Place("people", child))
    gone()
    page = window.page
    assert isinstance(page, PeoplePage)
    page.do_deed("Change")
    gone()
    return page


def told() -> Iterator[str]:
    """Every text that any widget, action or model of the program holds."""
    for one in [each for each in gc.get_objects() if isinstance(each, QObject) and isValid(each)]:
        if isinstance(one, QWidget):
            yield from (one.windowTitle(), one.toolTip(), one.accessibleName(), one.accessibleDescription())
        if isinstance(one, QPlainTextEdit):
            yield one.toPlainText()
        elif isinstance(one, QWidget | QAction) and callable(getattr(one, "text", None)):
            yield one.text()
        if isinstance(one, QLineEdit):
            yield one.placeholderText()
        if isinstance(one, QAbstractItemModel):
            rows = range(one.rowCount(QModelIndex()))
            columns = range(1 if isinstance(one, QAbstractListModel) else one.columnCount(QModelIndex()))
            yield from (str(one.index(row, column).data() or "") for row in rows for column in columns)


def readable() -> set[str]:
    return {name for text in told() for name in PLANTED if name in text}


def test_while_locked_no_widget_action_or_model_holds_a_name_and_the_database_is_closed(
    window: Window, centre: Centre, child: int, gone: Callable[[], None]
) -> None:
    window.bench.changed.emit(window.page.depends)
    for page in window.pages():
        window.go(Place(page, child if page in ("people", "families", "groups") else None))
        gone()
    window.go(Place("people", child))
    gone()
    assert readable() >= {"Zavapla", "Quixorn"}
    window.page.do_deed("Add a guardian")
    window.desk.search.setText("Zavapla")
    gone()
    window.lock()
    gone()
    assert readable() == set()
    assert centre._desk.database.is_closed()


def test_the_same_person_returns_to_the_form_as_it_was(
    qtbot: QtBot, window: Window, child: int, gone: Callable[[], None]
) -> None:
    page = open_form(window, child, gone)
    qtbot.keyClicks(page.pane.form.field("nickname"), "Quixorn the small")
    page.pane.form.birth.edit.setText("3/5/20")
    window.lock()
    gone()
    assert readable() == set()
    sign_in(window, gone)
    page = window.page
    assert isinstance(page, PeoplePage)
    form = page.pane.form
    assert form is not None
    assert (page.person, form.field("given_name_latin").text()) == (child, "Zavapla")
    assert (form.field("nickname").text(), form.birth.edit.text()) == ("Quixorn the small", "3/5/20")


def test_the_window_asks_before_what_is_half_typed_is_lost(
    qtbot: QtBot, window: Window, child: int, gone: Callable[[], None]
) -> None:
    field = open_form(window, child, gone).pane.form.field("nickname")
    qtbot.keyClicks(field, "Quixorn the small")
    window.close()
    (asked,) = window.findChildren(LeaveDialog)
    assert window.isVisible()
    asked.activateWindow()
    qtbot.keyClick(asked.focusWidget(), Key.Key_Return)  # it goes back, and nothing is lost
    gone()
    assert (window.isVisible(), field.text()) == (True, "Quixorn the small")
    window.close()
    (asked,) = window.findChildren(LeaveDialog)
    with qtbot.wait_signal(window.closed):
        asked.confirm_button.click()
    assert not window.isVisible()


def test_a_form_that_was_only_opened_does_not_keep_the_window(
    qtbot: QtBot, window: Window, child: int, gone: Callable[[], None]
) -> None:
    open_form(window, child, gone)
    with qtbot.wait_signal(window.closed):
        window.close()


def test_a_dialog_is_opened_again_and_filled(
    qtbot: QtBot, window: Window, child: int, gone: Callable[[], None]
) -> None:
    assert child
    window.go(Place("groups"))
    gone()
    window.page.do_deed("New group")
    (dialog,) = window.findChildren(GroupDialog)
    qtbot.keyClicks(dialog.name_en, "Wembusk again")
    window.lock(Leaving.IDLE)
    gone()
    assert window.findChildren(GroupDialog) == []
    sign_in(window, gone)
    (dialog,) = window.findChildren(GroupDialog)
    assert dialog.name_en.text() == "Wembusk again"
    dialog.close()


def test_somebody_else_gets_neither_the_page_nor_the_form_and_the_first_one_still_does(
    qtbot: QtBot, window: Window, child: int, gone: Callable[[], None]
) -> None:
    window.go(Place("people", child))
    gone()
    assert isinstance(window.page, PeoplePage)
    window.page.do_deed("New person")
    qtbot.keyClicks(window.page.pane.form.field("given_name_latin"), "Wembusk")
    qtbot.keyClick(window, Key.Key_L, Mod.ControlModifier | Mod.ShiftModifier)
    gone()
    assert (window.sign_in.names.name(), QApplication.focusWidget()) == ("Thy", window.sign_in.names)
    sign_in(window, gone, 1, THY)
    assert (window.desk.side.person.text(), window.desk.pages.name) == ("Thy", "today")
    window.go(Place("people", child))
    gone()
    window.page.do_deed("New person")
    assert window.page.pane.form.field("given_name_latin").text() == ""
    qtbot.mouseClick(window.desk.side.person, Qt.MouseButton.LeftButton)
    gone()
    sign_in(window, gone)
    assert window.page.pane.form.field("given_name_latin").text() == "Wembusk"


def test_settings_that_were_not_saved_are_there_again(window: Window, child: int, gone: Callable[[], None]) -> None:
    assert child
    window.go(Place("settings"))
    gone()
    assert isinstance(window.page, SettingsPage)
    window.page.centre.address.setPlainText("Street 7")
    window.lock()
    gone()
    sign_in(window, gone)
    assert isinstance(window.page, SettingsPage)
    assert window.page.centre.address.toPlainText() == "Street 7"
    assert window.page.centre.name_en.text() == "Steung Meanchey centre"


def test_why_the_desk_was_left_stands_in_the_book(window: Window, child: int, gone: Callable[[], None]) -> None:
    assert child
    window.watch.idle.timeout.emit()
    gone()
    sign_in(window, gone)
    window.watch.pc_locks()
    gone()
    sign_in(window, gone)
    centre = window.bench.centre
    with centre._desk.database.atomic():
        lines = AuditLine.select().where(AuditLine.action.in_(["accounts.sign_out", "centre.sign_in"]))
        kept = [(line.action.split(".")[1], line.detail) for line in lines.order_by(AuditLine.id)]
    assert kept[-4:] == [("sign_out", "idle"), ("sign_in", ""), ("sign_out", "pc_locked"), ("sign_in", "")]


def test_a_long_job_is_seen_to_its_end_before_the_idle_desk_is_locked(
    window: Window, child: int, gone: Callable[[], None]
) -> None:
    assert child
    gone()
    ends = Event()
    window.bench.paper.run(window, ends.wait)
    window.watch.idle.timeout.emit()
    assert not window.bench.is_locked()
    assert window.watch.idle.isActive()
    ends.set()
    gone()
    window.watch.idle.timeout.emit()
    assert window.bench.is_locked()
    gone()


def test_the_minutes_of_the_settings_count_at_once(window: Window, child: int, gone: Callable[[], None]) -> None:
    assert child
    assert window.watch.idle.interval() == 300_000
    window.go(Place("settings"))
    gone()
    assert isinstance(window.page, SettingsPage)
    window.page.safety.minutes.setValue(2)
    window.page.save()
    gone()
    gone()
    assert window.watch.idle.interval() == 120_000


def test_an_answer_that_comes_after_the_lock_is_dropped(
    window: Window, bench: Workbench, centre: Centre, gone: Callable[[], None]
) -> None:
    told: list[object] = []
    may_answer = Event()
    page = window.page
    assert page is not None
    bench.ask(page, lambda: may_answer.wait(60), told.append)
    bench.run_long(page, lambda: may_answer.wait(60), told.append, told.append)
    bench.do(page, lambda: centre.people.add(PersonDraft(given_name_latin="Dara")), told.append)
    owner = QObject()  # outlives the pages
    bench.ask(owner, lambda: 1, told.append)
    window.lock()
    may_answer.set()
    gone()
    assert told == []
