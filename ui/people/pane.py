"""The right side of the page: the card of one person, the form, or a hint what belongs here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.language import N_
from app.people.values import PersonCard
from ui.kit.cards import EmptyState
from ui.people.card import CardActions, PersonView
from ui.people.form import PersonForm
from ui.workbench import Workbench

if TYPE_CHECKING:
    from app.attendance.values import PersonYear

PANE_WIDTH = 400
"""Pixels at any text size: on a small screen larger words wrap rather than push the list away."""


class PersonPane(QStackedWidget):
    """Shows one of three; a form stays until it is closed, whatever else is asked for."""

    def __init__(self, bench: Workbench, actions: CardActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.card: PersonCard | None = None
        self.form: PersonForm | None = None
        self.year = bench.clock.today().year
        self.nobody = EmptyState("user")
        bench.tongue.say(self.nobody.set_words, N_("Choose somebody in the list to see the record."))
        self.view = PersonView(actions)
        self.addWidget(self.nobody)
        self.addWidget(self.view)
        self.setMinimumWidth(PANE_WIDTH)

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self.card = None
        self._show(self.nobody)

    def show_card(self, card: PersonCard) -> None:
        """Show this person."""
        self.card = card
        self.view.show_card(card, self._bench.clock.today(), self._bench.tongue.language)
        self._show(self.view)

    def show_year(self, year: PersonYear) -> None:
        """Show the marks of a year on the card."""
        self.year = year.year
        self.view.show_year(year)

    def show_form(self, form: PersonForm) -> None:
        """Show a form in place of the card, with the cursor in its first field."""
        self.close_form()
        self.form = form
        self.addWidget(form)
        self.setCurrentWidget(form)
        form.start()

    def has_form(self) -> bool:
        """Whether a form is open."""
        return self.form is not None

    def close_form(self) -> None:
        """Put the form away, saved or not."""
        if self.form is not None:
            form, self.form = self.form, None
            self.removeWidget(form)
            form.deleteLater()
            self.setCurrentWidget(self.view if self.card is not None else self.nobody)

    def _show(self, part: QWidget) -> None:
        if self.form is None:
            self.setCurrentWidget(part)
