"""Light or dark, and the size of the text; both show at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.language import N_
from app.settings.values import Appearance
from ui.frame.foot import LanguageChoice
from ui.kit.buttons import Segments
from ui.kit.forms import FieldRow
from ui.theme import SPACE, TEXT_SIZES
from ui.tongue import Tongue

_THEMES = {"system": N_("As the PC"), "light": N_("Light"), "dark": N_("Dark")}


class AppearanceForm(QWidget):
    """Theme, text size and language.

    Signals:
        changed(Appearance): the person chose something else.
    """

    changed = Signal(object)

    def __init__(self, tongue: Tongue) -> None:
        super().__init__()
        self.theme = Segments(list(_THEMES))
        for word, name in _THEMES.items():
            tongue.say(self.theme.button(word).setText, name)
        self.text_size = QComboBox()
        for percent in TEXT_SIZES:
            self.text_size.addItem(f"{percent} %", percent)
        self.theme.chosen.connect(lambda _word: self._tell())
        self.text_size.activated.connect(lambda _at: self._tell())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * SPACE)
        for field, words in (
            (self.theme, N_("Light or dark")),
            (self.text_size, N_("Text size")),
            (_at_the_left(LanguageChoice(tongue)), N_("Language of the screen")),
        ):
            row = FieldRow(field)
            tongue.say(row.set_label, words)
            column.addWidget(row)

    def show_appearance(self, appearance: Appearance) -> None:
        """Show what is chosen."""
        self.theme.choose(appearance.theme)
        self.text_size.setCurrentIndex(max(0, self.text_size.findData(appearance.text_size)))

    def _tell(self) -> None:
        self.changed.emit(Appearance(self.theme.current(), self.text_size.currentData()))


def _at_the_left(choice: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(choice)
    row.addStretch()
    return holder
