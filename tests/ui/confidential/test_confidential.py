"""Confidential notes on the cards, in the whole window, with real key presses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.centre import Centre
from app.confidential.values import Holder, NoteDraft, NoteKind, Subject
from app.families.values import FamilyDraft
from app.people.values import PersonDraft
from app.rights import Role
from models.audit import AuditLine
from tests.conftest import PASSWORD
from ui.confidential.deeds import ConfidentialDeeds
from ui.confidential.dialog import NoteDialog
from ui.confidential.section import OPEN_FOR, ConfidentialSection
from ui.families.page import FamiliesPage
from ui.kit.ask_password import AskPassword
from ui.page import Place
from ui.sign_in.gate import Gate
from ui.window import Window
from ui.workbench import Workbench

Settled = Callable[[], None]
Key, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SECRET = "The father beats the mother"
CHILD, HOME = Subject(Holder.PERSON, 1), Subject(Holder.FAMILY, 1)


@pytest.fixture
def noted(centre: Centre) -> Centre:
    """A child in a family, each with a note."""
    home = centre.families.add(FamilyDraft(name_latin="Chan")).value
    centre.people.add(PersonDraft(given_name_latin="Sreymom", family=home))
    centre.confidential.write(CHILD, NoteDraft(NoteKind.VIOLENCE, SECRET))
    centre.confidential.write(HOME, NoteDraft(NoteKind.REFERRAL, "A foster family is looked for"))
    return centre


@pytest.fixture
def at_child(noted: Centre, window: Window, settled: Settled) -> Window:
    """The window on the card of the child."""
    assert noted
    window.activateWindow()
    window.go(Place("people", CHILD.id))
    settled()
    return window


def section(window: Window) -> ConfidentialSection:
    return next(one for one in window.page.findChildren(ConfidentialSection) if one.isVisible())  # type: ignore[union-attr]


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def press(qtbot: QtBot, window: Window, key: Key, modifier: Qt.KeyboardModifier, settled: Settled) -> None:
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)
    settled()


def opened(qtbot: QtBot, window: Window, settled: Settled) -> ConfidentialSection:
    press(qtbot, window, Key.Key_O, Ctrl, settled)
    return section(window)


def actions(centre: Centre) -> list[str]:
    with centre._desk.database.atomic():
        return [line.action for line in AuditLine.select().order_by(AuditLine.id)]


def click(qtbot: QtBot, widget: QWidget, words: str, settled: Settled) -> None:
    button = next(one for one in widget.findChildren(QPushButton) if not one.isHidden() and one.text() == words)
    qtbot.wait_until(button.isVisible)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()


def note_dialog(window: Window) -> NoteDialog:
    return next(one for one in window.findChildren(NoteDialog) if one.isVisible())


def save(qtbot: QtBot, window: Window, text: str, settled: Settled) -> None:
    made = note_dialog(window)
    made.activateWindow()
    qtbot.wait_until(made.isActiveWindow)
    made.text.selectAll()
    qtbot.keyClicks(made.text, text)
    qtbot.keyClick(made.text, Key.Key_S, Ctrl)
    settled()


def test_a_card_tells_that_there_are_notes_and_opens_them_with_a_key(
    qtbot: QtBot, at_child: Window, settled: Settled, centre: Centre
) -> None:
    assert "1 note, closed." in words(section(at_child))
    assert SECRET not in words(at_child)
    assert SECRET in words(opened(qtbot, at_child, settled))
    assert actions(centre)[-1] == "confidential.open"
    press(qtbot, at_child, Key.Key_O, Ctrl | Shift, settled)
    assert SECRET not in words(at_child)
    assert "1 note, closed." in words(section(at_child))


def test_the_notes_of_the_family_are_one_link_away(qtbot: QtBot, at_child: Window, settled: Settled) -> None:
    click(qtbot, section(at_child), "The family has confidential notes, too.", settled)
    assert isinstance(at_child.page, FamiliesPage)
    assert at_child.page.place() == HOME.id
    assert "foster family" in words(opened(qtbot, at_child, settled))


def test_open_notes_are_closed_when_the_page_is_left(qtbot: QtBot, at_child: Window, settled: Settled) -> None:
    opened(qtbot, at_child, settled)
    at_child.go(Place("today"))
    settled()
    assert SECRET not in words(at_child)
    at_child.back()
    settled()
    assert SECRET not in words(at_child)
    assert "1 note, closed." in words(section(at_child))


def test_open_notes_are_closed_after_a_minute_without_a_deed(qtbot: QtBot, at_child: Window, settled: Settled) -> None:
    shown = opened(qtbot, at_child, settled)
    assert (shown._minute.isActive(), shown._minute.interval(), OPEN_FOR) == (True, 60_000, 60_000)
    shown._minute.timeout.emit()
    settled()
    assert SECRET not in words(at_child)
    assert not shown._minute.isActive()


def test_after_a_lock_no_widget_holds_a_word_of_a_note(qtbot: QtBot, at_child: Window, settled: Settled) -> None:
    opened(qtbot, at_child, settled)
    qtbot.keyClick(at_child, Key.Key_H, Ctrl | Shift)
    qtbot.keyClicks(note_dialog(at_child).text, "half a note")
    at_child.lock()
    settled()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert SECRET not in words(at_child)
    assert not at_child.findChildren(QPlainTextEdit)


def test_notes_that_come_when_the_page_was_left_are_not_shown(qtbot: QtBot, at_child: Window, settled: Settled) -> None:
    qtbot.keyClick(at_child, Key.Key_O, Ctrl)
    at_child.go(Place("today"))
    settled()
    at_child.back()
    settled()
    assert SECRET not in words(at_child)


def test_a_note_is_written_by_keyboard_alone(qtbot: QtBot, at_child: Window, settled: Settled) -> None:
    press(qtbot, at_child, Key.Key_H, Ctrl | Shift, settled)
    save(qtbot, at_child, "", settled)
    assert "Write what those who care" in words(note_dialog(at_child))
    save(qtbot, at_child, "Sleeps at her aunt", settled)
    assert "2 notes, closed." in words(section(at_child))
    opened(qtbot, at_child, settled)
    press(qtbot, at_child, Key.Key_H, Ctrl | Shift, settled)
    save(qtbot, at_child, "Came back", settled)
    texts = [note.texts[0].text() for note in section(at_child).notes]
    assert texts == ["Came back", "Sleeps at her aunt", SECRET]


def test_a_note_is_corrected_and_what_it_said_before_unfolds(qtbot: QtBot, at_child: Window, settled: Settled) -> None:
    click(qtbot, opened(qtbot, at_child, settled), "Correct", settled)
    assert note_dialog(at_child).text.toPlainText() == SECRET
    save(qtbot, at_child, "It was an accident", settled)
    (note,) = section(at_child).notes
    assert note.history.isHidden()
    click(qtbot, note, "1 earlier version", settled)
    assert [text.text() for text in note.texts if text.isVisible()] == ["It was an accident", SECRET]


def test_a_card_that_is_read_again_as_it_was_keeps_the_notes_open_and_opens_one_dialog(
    qtbot: QtBot, at_child: Window, settled: Settled
) -> None:
    opened(qtbot, at_child, settled)
    assert at_child.page is not None
    at_child.page.reload()
    settled()
    assert SECRET in words(section(at_child))
    click(qtbot, section(at_child), "Correct", settled)
    assert len([one for one in at_child.findChildren(NoteDialog) if one.isVisible()]) == 1


def test_a_note_is_archived_and_brought_back(qtbot: QtBot, at_child: Window, settled: Settled) -> None:
    click(qtbot, opened(qtbot, at_child, settled), "Archive", settled)
    assert "archived on 06/11/2026" in words(section(at_child))
    press(qtbot, at_child, Key.Key_O, Ctrl | Shift, settled)
    assert "0 notes, closed. 1 archived." in words(section(at_child))
    click(qtbot, opened(qtbot, at_child, settled), "Bring back", settled)
    qtbot.wait_until(lambda: "archived" not in words(section(at_child)))


def test_others_see_whom_to_ask_and_nothing_to_press(
    qtbot: QtBot, noted: Centre, bench: Workbench, settled: Settled
) -> None:
    noted.people.add(PersonDraft(given_name_latin="Other"))
    desk = noted._desk
    desk.account = noted.account = replace(desk.account, role=Role.DAYCARE)
    window = Window(bench, Gate(noted.folder, noted.clock))
    qtbot.add_widget(window)
    window.show()
    window.go(Place("people", CHILD.id))
    settled()
    assert "Ask the social worker" in words(section(window))
    assert not section(window).findChildren(QPushButton)
    offered = {action.text() for action in window.page.page_actions() if action.isVisible()}  # type: ignore[union-attr]
    assert not [text for text in offered if "confidential" in text]
    window.go(Place("people", 2))
    settled()
    assert not [one for one in window.page.findChildren(ConfidentialSection) if one.isVisible()]  # type: ignore[union-attr]


def test_when_the_book_cannot_be_written_the_sentence_is_shown_and_not_the_note(
    qtbot: QtBot, at_child: Window, settled: Settled, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(centre._desk.book, "add", full)
    qtbot.keyClick(at_child, Key.Key_O, Ctrl)
    settled()
    assert SECRET not in words(at_child)
    assert "The disk is full" in words(at_child)
    monkeypatch.undo()
    assert SECRET in words(opened(qtbot, at_child, settled))


def test_a_print_asks_for_the_password_and_is_in_the_book_before_it_leaves(
    qtbot: QtBot, at_child: Window, settled: Settled, centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[str] = []
    monkeypatch.setattr(ConfidentialDeeds, "_choose_printer", lambda _self: chosen.append("asked"))
    opened(qtbot, at_child, settled)
    press(qtbot, at_child, Key.Key_P, Ctrl, settled)
    dialog = next(one for one in at_child.findChildren(AskPassword) if one.isVisible())
    qtbot.keyClicks(dialog.password.edit, "not the one")
    qtbot.keyClick(dialog.password.edit, Key.Key_Return)
    settled()
    assert chosen == []
    assert dialog.isVisible()
    dialog.password.edit.selectAll()
    qtbot.keyClicks(dialog.password.edit, PASSWORD)
    qtbot.keyClick(dialog.password.edit, Key.Key_Return)
    settled()
    assert chosen == ["asked"]
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "record.pdf"))
    at_child.page.confidential.print_on(printer)  # type: ignore[union-attr]
    settled()
    assert actions(centre)[-1] == "confidential.open_for_paper"
    qtbot.wait_until(at_child.bench.paper.is_idle)  # the first paper loads what draws it
    assert (tmp_path / "record.pdf").stat().st_size > 1000
