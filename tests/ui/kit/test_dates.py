"""Fields for dates, with real key presses."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.dates import BirthDate, Precision
from app.language import Language
from ui.kit.dates import AgeOrBirthField, DateField
from ui.tongue import Tongue

CLOCK = FixedClock(dt.date(2026, 11, 6))


@pytest.mark.parametrize("typed", ["3/5/2026", "៣/៥/២០២៦", "03052026"])
@pytest.mark.parametrize(("language", "written"), [("km", "០៣/០៥/២០២៦"), ("fr", "03/05/2026")])
def test_a_date_is_read_in_either_digits_and_written_in_those_of_the_language(
    qtbot: QtBot, typed: str, language: str, written: str
) -> None:
    field = DateField(Tongue(Language(language)), CLOCK)
    qtbot.add_widget(field)
    field.edit.insert(typed)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert (field.text(), field.value()) == (written, dt.date(2026, 5, 3))
    field.set_value(dt.date(2026, 5, 3))
    assert field.text() == written


def test_a_birth_date_is_written_as_far_as_it_is_known(qtbot: QtBot) -> None:
    field = AgeOrBirthField(Tongue(Language("km")), CLOCK)
    qtbot.add_widget(field)
    field.set_value(BirthDate(dt.date(2019, 5, 1), Precision.MONTH))
    assert field.text() == "០៥/២០១៩"
    assert field.value() == BirthDate(dt.date(2019, 5, 1), Precision.MONTH)


def test_another_language_writes_the_date_anew_and_leaves_what_cannot_be_read(qtbot: QtBot) -> None:
    tongue = Tongue(Language("en"))
    field, unread = DateField(tongue, CLOCK), DateField(tongue, CLOCK)
    for one in (field, unread):
        qtbot.add_widget(one)
    field.set_value(dt.date(2026, 5, 3))
    unread.edit.setText("soon")
    tongue.use("km")
    assert (field.text(), unread.text()) == ("០៣/០៥/២០២៦", "soon")
