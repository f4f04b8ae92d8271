"""How a sheet is printed: names, languages, rows and columns."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.language import LANGUAGE_NAMES, N_
from app.sheets.values import NameScript, SheetKind, SheetOptions
from ui.kit.check import Check
from ui.kit.choice import Choice
from ui.kit.forms import FieldRow, number_field
from ui.theme import SPACE
from ui.tongue import Tongue

_NAMES: dict[str, str] = {
    NameScript.BOTH: N_("Khmer and Latin"),
    NameScript.KHMER: N_("Khmer only"),
    NameScript.LATIN: N_("Latin only"),
}
_POSITIONS = {"": N_("Normal"), "upright": N_("Upright"), "lying": N_("Lying")}
_ROWS = {"": N_("Normal"), "8": N_("Tall (8 mm)"), "10": N_("Very tall (10 mm)")}
_MOST_EXTRA_COLUMNS = 3


class OptionsForm(QWidget):
    """The options of a sheet. Week or month is chosen elsewhere; it is passed through.

    Signals:
        changed(): the person chose something else.
    """

    changed = Signal()

    def __init__(self, tongue: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tongue = tongue
        self._kind = SheetKind.WEEK
        self._quiet = False
        self.first = Choice(tongue, LANGUAGE_NAMES)
        self.second = Choice(tongue, LANGUAGE_NAMES, nothing=N_("One language only"))
        self.names = Choice(tongue, _NAMES)
        self.position = Choice(tongue, _POSITIONS)
        self.row_height = Choice(tongue, _ROWS)
        self.blank_rows = number_field(0, 10)
        self.drop_in_rows = number_field(0, 30)
        self.extra_columns = QLineEdit()
        self.photos = Check()
        self.share = Check()
        self._lay_out()
        self._listen()
        self.set_options(SheetOptions())

    def options(self) -> SheetOptions:
        """What is chosen."""
        second = self.second.value()
        languages = tuple(dict.fromkeys(code for code in (self.first.value(), second) if code))
        extra = [words.strip() for words in self.extra_columns.text().split(",")]
        position = self.position.value()
        return SheetOptions(
            kind=self._kind,
            upright=None if not position else position == "upright",
            row_height=float(self.row_height.value() or 0),
            blank_rows=self.blank_rows.value(),
            drop_in_rows=self.drop_in_rows.value(),
            names=NameScript(self.names.value()),
            photos=self.photos.is_checked(),
            extra_columns=tuple(words for words in extra if words)[:_MOST_EXTRA_COLUMNS],
            languages=languages,
            share_pages=self.share.is_checked(),
        )

    def set_options(self, options: SheetOptions) -> None:
        """Show these options, without a signal."""
        self._quiet = True
        self._kind = options.kind
        languages = (*options.languages, "")
        self.first.set_value(languages[0])
        self.second.set_value(languages[1])
        self.names.set_value(options.names)
        position = "" if options.upright is None else "upright" if options.upright else "lying"
        self.position.set_value(position)
        self.row_height.set_value(f"{options.row_height:g}" if options.row_height else "")
        self.blank_rows.setValue(options.blank_rows)
        self.drop_in_rows.setValue(options.drop_in_rows)
        self.extra_columns.setText(", ".join(options.extra_columns))
        self.photos.set_checked(options.photos)
        self.share.set_checked(options.share_pages)
        self._quiet = False

    def set_kind(self, kind: SheetKind) -> None:
        """Week or month."""
        self._kind = kind

    def show_for(self, *, sheet: bool, ticked: bool) -> None:
        """Offer only what matters: for a `sheet` its names and position, for one to be `ticked` everything."""
        self._rows["names"].setVisible(sheet)
        self._rows["position"].setVisible(sheet)
        for name in ("row_height", "blank_rows", "extra_columns", "drop_in_rows"):
            self._rows[name].setVisible(ticked)
        self.photos.setVisible(ticked)
        self.share.setVisible(ticked)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        fields = (
            (("first", self.first, N_("Language")), ("second", self.second, N_("Second language"))),
            (("names", self.names, N_("Names")), ("position", self.position, N_("Paper"))),
            (("row_height", self.row_height, N_("Rows")), ("blank_rows", self.blank_rows, N_("Empty rows"))),
            (
                ("extra_columns", self.extra_columns, N_("More columns, separated by commas")),
                ("drop_in_rows", self.drop_in_rows, N_("Empty rows of open groups")),
            ),
        )
        self._rows: dict[str, FieldRow] = {}
        for line in fields:
            row = QHBoxLayout()
            row.setSpacing(3 * SPACE)
            for name, field, words in line:
                self._rows[name] = FieldRow(field)
                self._tongue.say(self._rows[name].set_label, words)
                row.addWidget(self._rows[name], 3 if name == "names" else 2)  # the longest words
            column.addLayout(row)
        self._tongue.say(self.drop_in_rows.setSpecialValueText, N_("Whole page"))
        self._tongue.say(self.photos.set_text, N_("With photos"))
        column.addWidget(self.photos)
        self._tongue.say(self.share.set_text, N_("Several small groups on one page"))
        column.addWidget(self.share)

    def _listen(self) -> None:
        for choice in (self.first, self.second, self.names, self.position, self.row_height):
            choice.activated.connect(lambda _index: self._tell())
        for rows in (self.blank_rows, self.drop_in_rows):
            rows.valueChanged.connect(lambda _number: self._tell())
        self.extra_columns.editingFinished.connect(self._tell)
        for box in (self.photos, self.share):
            box.toggled.connect(lambda _checked: self._tell())

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()
