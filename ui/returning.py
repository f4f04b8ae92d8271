"""Where somebody was when the window locked, and the forms that were half filled in: kept for the same person only.

Not one letter of a form stays in a widget while the window is locked: what was typed is sealed (`app.vault.resting`).
It is not stored in the database either, so a draft nobody comes back to ends with the program, as any unsaved form.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from shiboken6 import isValid

from ui.page import Page, Place
from ui.workbench import Workbench

Value = str | int | bool | None


@dataclass(slots=True)
class _Open:
    """A form in sight: its name, the action of the page that opened it ("" for none), and how it stood then."""

    form: QWidget
    name: str
    deed: str
    before: list[Value] | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    place: Place
    sealed: bytes


class Returning(QObject):
    """Hears of every form that is opened (`Workbench.form_opened`)."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._open: list[_Open] = []
        self._kept: dict[int, _Kept] = {}
        self._again: dict[str, list[Value]] = {}
        bench.form_opened.connect(self._note)

    def is_half_typed(self) -> bool:
        """Whether something is typed in a form that would be lost with it; fields of a page itself are left aside."""
        return any(_is_half_typed(entry) and not isinstance(entry.form, Page) for entry in self._open)

    def leave(self, place: Place | None) -> None:
        """The window is about to lock: keep the place and seal what is half typed."""
        centre, forms = self._bench.centre, [entry for entry in self._open if _is_half_typed(entry)]
        self._open, self._again = [], {}
        if place is not None:
            typed = [(entry.name, entry.deed, values(entry.form)) for entry in forms]
            self._kept[centre.account.id] = _Kept(place, centre.seal(json.dumps(typed)))

    def place(self) -> Place | None:
        """Where who has just signed in was, if that was in this window."""
        kept = self._kept.get(self._bench.centre.account.id)
        return kept.place if kept is not None else None

    def come_back(self, page: Page) -> None:
        """Open the forms of who has just signed in again, and fill them as they were."""
        kept = self._kept.pop(self._bench.centre.account.id, None)
        typed = self._bench.centre.unseal(kept.sealed) if kept is not None else None
        forms = json.loads(typed) if typed else []
        self._again = {name: half_typed for name, _deed, half_typed in forms}
        for entry in self._open:  # a form that is part of the page is open already
            self._fill_later(entry)
        self._when_idle(page, lambda: _open_again(page, [deed for _name, deed, _values in forms if deed]))

    def _note(self, form: QWidget, name: str) -> None:
        entry = _Open(form, name, self._bench.deed)
        self._open = [other for other in self._open if isValid(other.form) and other.form is not form]
        self._open.append(entry)
        self._fill_later(entry)

    def _fill_later(self, entry: _Open) -> None:
        """Once the form has got what it asks for; then it is also known how it stands before anything is typed."""

        def fill() -> None:
            entry.before = entry.before or values(entry.form)
            half_typed = self._again.pop(entry.name, None)
            if half_typed is not None:
                type_again(entry.form, half_typed)

        self._when_idle(entry.form, fill)

    def _when_idle(self, owner: QObject, job: Callable[[], object]) -> None:
        lane = self._bench.data
        if lane.is_idle():
            job()
            return

        def once() -> None:
            lane.became_idle.disconnect(once)
            if isValid(owner):
                job()

        lane.became_idle.connect(once)


def _open_again(page: Page, deeds: list[str]) -> None:
    for deed in deeds:
        page.do_deed(deed)


def values(form: QWidget) -> list[Value]:
    """What stands in the fields of a form, in the order in which they were made."""
    return [_value(field) for field in _fields(form)]


def type_again(form: QWidget, typed: list[Value]) -> None:
    """Fill the fields of a form that was built anew."""
    for field, value in zip(_fields(form), typed, strict=False):
        if value is not None:
            _set(field, value)


def _is_half_typed(entry: _Open) -> bool:
    return isValid(entry.form) and entry.before not in (None, values(entry.form))


def _fields(form: QWidget) -> list[QWidget]:
    kinds = QLineEdit | QPlainTextEdit | QComboBox | QSpinBox | QAbstractButton
    return [one for one in form.findChildren(QWidget) if isinstance(one, kinds) and _is_field(one)]


def _is_field(one: QWidget) -> bool:
    """Whether it is a field, and neither a part of one nor a button."""
    if isinstance(one, QAbstractButton):
        return one.isCheckable()
    return not isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox)


def _value(field: QWidget) -> Value:
    match field:
        case QLineEdit():
            # A password is typed anew: it is kept nowhere, sealed or not.
            return field.text() if field.echoMode() is QLineEdit.EchoMode.Normal else None
        case QPlainTextEdit():
            return field.toPlainText()
        case QComboBox():
            return field.currentIndex()
        case QSpinBox():
            return field.value()
        case QAbstractButton():
            return field.isChecked()
    return None


def _set(field: QWidget, value: Value) -> None:
    match field, value:
        case QAbstractButton(), bool():
            field.setChecked(value)
        case QLineEdit(), str():
            field.setText(value)
        case QPlainTextEdit(), str():
            field.setPlainText(value)
        case QComboBox(), int() if value < field.count():
            field.setCurrentIndex(value)
        case QSpinBox(), int():
            field.setValue(value)
