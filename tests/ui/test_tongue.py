import gc

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.language import Language
from ui.kit.buttons import key_cap
from ui.tongue import Tongue


def test_everything_said_is_said_again_in_the_new_language(qtbot: QtBot) -> None:
    tongue, label = Tongue(Language("en")), QLabel()
    qtbot.add_widget(label)
    tongue.say(label.setText, "Save {count}", count=3)
    assert label.text() == "Save 3"
    with qtbot.wait_signal(tongue.changed):
        tongue.use("pseudo")
    assert label.text() == "Save 3 Save 3"


def test_a_setter_says_only_its_last_sentence(qtbot: QtBot) -> None:
    tongue, label = Tongue(Language("en")), QLabel()
    qtbot.add_widget(label)
    tongue.say(label.setText, "Open")
    tongue.say(label.setText, "Opening")
    tongue.use("pseudo")
    assert label.text() == "Opening Opening"


@pytest.mark.usefixtures("qapp")
def test_a_closed_widget_is_forgotten() -> None:
    tongue, label = Tongue(Language("en")), QLabel()
    tongue.say(label.setText, "Save")
    del label
    gc.collect()
    tongue.use("pseudo")
    assert not tongue._said


def test_a_name_shown_instead_of_a_sentence_is_left_alone(qtbot: QtBot) -> None:
    tongue, label = Tongue(Language("en")), QLabel()
    qtbot.add_widget(label)
    tongue.say(label.setText, "Nobody")
    tongue.silence(label.setText)
    label.setText("Sok")
    tongue.use("pseudo")
    assert label.text() == "Sok"


def test_dialogs_and_menus_of_qt_are_in_french_too_and_not_for_the_next_reader(qapp: QApplication) -> None:
    tongue = Tongue(Language("fr"))
    assert qapp.translate("QPrintDialog", "Print") == "Imprimer"
    tongue.use("en")
    assert qapp.translate("QPrintDialog", "Print") == "Print"
    tongue.use("fr")
    Tongue(Language("km"))
    assert qapp.translate("QPrintDialog", "Print") == "Print"


def test_keys_are_called_alike_in_every_language(qtbot: QtBot) -> None:
    tongue = Tongue(Language("fr"))
    key = key_cap(QKeySequence("Ctrl+Return"))
    qtbot.add_widget(key)
    assert (key.text(), tongue.language.code) == ("Ctrl Enter", "fr")
