import datetime as dt

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.dates import Precision
from app.errors import FieldError, UserError
from app.language import Language
from ui.kit.buttons import Segments
from ui.kit.dates import AgeOrBirthField, DateField
from ui.kit.forms import FieldRow, Form
from ui.tongue import Tongue

CLOCK = FixedClock(dt.date(2026, 11, 6))


@pytest.fixture
def tongue() -> Tongue:
    return Tongue(Language("en"))


def test_an_error_finds_its_field_and_goes_when_it_is_typed_over(qtbot: QtBot) -> None:
    form, field = Form(Language("en")), QLineEdit()
    row = form.row("name", field, "Name")
    qtbot.add_widget(row)
    assert form.place_error(FieldError("name", "The name is empty."))
    assert row.error.text() == "The name is empty."
    assert field.property("wrong")
    qtbot.keyClicks(field, "S")
    assert row.error.isHidden()
    assert not field.property("wrong")


def test_an_error_of_no_field_is_left_to_the_caller(qtbot: QtBot) -> None:
    form = Form(Language("en"))
    qtbot.add_widget(form.row("name", QLineEdit()))
    assert not form.place_error(FieldError("phone", "No phone."))
    assert not form.place_error(UserError("The group is full."))


def test_a_label_names_its_field_for_screen_readers(qtbot: QtBot) -> None:
    row = FieldRow(QLineEdit(), "Family name")
    qtbot.add_widget(row)
    assert row.field.accessibleName() == "Family name"
    assert row.label.buddy() is row.field


@pytest.mark.parametrize("typed", ["3/5/2026", "03052026", "3.5.26", "2026-05-03"])
def test_a_date_is_read_as_people_write_it(qtbot: QtBot, tongue: Tongue, typed: str) -> None:
    field = DateField(tongue, CLOCK)
    qtbot.add_widget(field)
    qtbot.keyClicks(field.edit, typed)
    assert field.value() == dt.date(2026, 5, 3)
    assert field.understood.text() == "Sunday"
    field.edit.editingFinished.emit()
    assert field.text() == "03/05/2026"


def test_khmer_digits_are_digits(qtbot: QtBot, tongue: Tongue) -> None:
    field = DateField(tongue, CLOCK)
    qtbot.add_widget(field)
    field.edit.setText("៣/៥/២០២៦")
    assert field.value() == dt.date(2026, 5, 3)


def test_what_is_no_date_stays_as_it_was_typed(qtbot: QtBot, tongue: Tongue) -> None:
    field = DateField(tongue, CLOCK)
    qtbot.add_widget(field)
    qtbot.keyClicks(field.edit, "31/2/2026")
    field.edit.editingFinished.emit()
    assert field.text() == "31/2/2026"
    with pytest.raises(UserError):
        field.value()


def test_an_age_can_stand_for_a_birth_date(qtbot: QtBot, tongue: Tongue) -> None:
    field = AgeOrBirthField(tongue, CLOCK)
    qtbot.add_widget(field)
    qtbot.keyClicks(field.edit, "4")
    birth = field.value()
    assert birth is not None
    assert (birth.value.year, birth.precision) == (2022, Precision.YEAR)
    assert field.understood.text() == "about 4 years"


def test_the_weekday_follows_the_language(qtbot: QtBot, tongue: Tongue) -> None:
    field = DateField(tongue, CLOCK)
    qtbot.add_widget(field)
    field.set_value(dt.date(2026, 11, 6))
    tongue.use("fr")
    assert field.understood.text() == "vendredi"


def test_a_date_field_that_is_gone_hears_of_no_language(qtbot: QtBot, tongue: Tongue) -> None:
    field = DateField(tongue, CLOCK)
    with qtbot.wait_signal(field.destroyed):
        field.deleteLater()
    tongue.use("fr")


def test_a_chosen_word_has_the_room_its_bold_letters_need(qtbot: QtBot) -> None:
    segments = Segments(["Groups", "Calendrier"])
    qtbot.add_widget(segments)
    segments.show()
    button = segments.button("Calendrier")
    before = button.sizeHint()
    segments.choose("Calendrier")
    bold = QFont(button.font())
    bold.setBold(True)
    frame = 2 * (12 + 1)  # padding and border of the style sheet
    assert button.sizeHint().width() >= QFontMetrics(bold).horizontalAdvance("Calendrier") + frame
    assert abs(button.sizeHint().width() - before.width()) <= 1
