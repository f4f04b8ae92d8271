"""The people behind a figure: which figure of a row, and who is counted in it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from app.figures.values import CountedPerson, Figures, FiguresRow
from app.figures.words import all_figures, figure_name, in_name_order
from app.language import N_, Language
from app.people.words import SEX_WORDS
from ui.courses.table import Column, ValueTable
from ui.kit.dialogs import Dialog
from ui.kit.tables import PlainTable
from ui.kit.widths import give_room
from ui.theme import scaled

_PEOPLE: tuple[Column[CountedPerson], ...] = (
    Column(N_("Code"), lambda one, _language: one.code),
    Column(N_("Name"), lambda one, language: language.names(one.name_km, one.name_latin)[0]),
    Column(N_("Other script"), lambda one, language: language.names(one.name_km, one.name_latin)[1]),
    Column(N_("Sex"), lambda one, language: language.text(SEX_WORDS[one.sex]) if one.sex else ""),
)


class BehindDialog(Dialog):
    """Shows who is counted; nothing can be changed here."""

    def __init__(self, parent: QWidget, language: Language, title: str, figures: Figures, row: FiguresRow) -> None:
        """`title` names the row."""
        super().__init__(parent, language, title, language.text(N_("Close")))
        self._language, self._row = language, row
        self._people = in_name_order(figures.people, language)
        self.cancel_button.hide()
        self.confirm_button.clicked.connect(self.accept)
        self.figure = QComboBox()
        self.figure.setAccessibleName(language.text(N_("Figure")))
        for figure in all_figures():
            if count := row.count(figure):
                self.figure.addItem(f"{figure_name(figure, language)}{language.colon} {language.number(count)}", figure)
        self.model, self.table = ValueTable(_PEOPLE, language, self), PlainTable()
        self.table.setAccessibleName(language.text(N_("People behind the figure")))
        self.table.setModel(self.model)
        give_room(self.table, (1, 2))
        self.body.addWidget(self.figure)
        self.body.addWidget(self.table, 1)
        self.figure.currentIndexChanged.connect(lambda _at: self._show())
        self._show()
        self.resize(scaled(620), scaled(520))

    def _show(self) -> None:
        behind = frozenset(self._row.people(str(self.figure.currentData())))
        self.model.show([one for one in self._people if one.id in behind], self._language)
