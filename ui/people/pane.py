"""The right side of the page: the card of one person, the form, or a hint what belongs here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.language import N_
from app.people.values import PersonCard
from ui.kit.buttons import ActionButton
from ui.kit.cards import EmptyState
from ui.people.card import CardActions, PersonView
from ui.people.form import PersonForm
from ui.theme import SPACE
from ui.workbench import Workbench

if TYPE_CHECKING:
    from app.attendance.values import PersonYear


class PersonPane(QWidget):
    """Shows one of three. A form stays until it is closed; it can be set aside to look at somebody else."""

    def __init__(self, bench: Workbench, actions: CardActions, resume: QAction, parent: QWidget | None = None) -> None:
        """`resume` returns to a form that is set aside; it has its button above the card."""
        super().__init__(parent)
        self._bench = bench
        self._aside = False
        self._resume = resume
        self.card: PersonCard | None = None
        self.form: PersonForm | None = None
        self.year = bench.clock.today().year
        self.nobody = EmptyState("user")
        bench.tongue.say(self.nobody.set_words, N_("Choose somebody in the list to see the record."))
        self.view = PersonView(actions)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.nobody)
        self.stack.addWidget(self.view)
        self.back = ActionButton(resume, primary=True)
        self.back.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.back)
        column.addWidget(self.stack, 1)
        self._tell_back()

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
        self.stack.addWidget(form)
        self.resume()

    def fills_in(self) -> bool:
        """Whether a form is in front."""
        return self.form is not None and not self._aside

    def set_aside(self) -> None:
        """Keep the form with everything typed, and show the card in front."""
        if self.form is not None:
            self._aside = True
            self.stack.setCurrentWidget(self.view if self.card is not None else self.nobody)
            self._tell_back()

    def resume(self) -> None:
        """Put the form in front again."""
        if self.form is not None:
            self._aside = False
            self.stack.setCurrentWidget(self.form)
            self._tell_back()
            self.form.start()

    def close_form(self) -> None:
        """Put the form away, saved or not."""
        if self.form is not None:
            form, self.form, self._aside = self.form, None, False
            self.stack.removeWidget(form)
            form.deleteLater()
            self.stack.setCurrentWidget(self.view if self.card is not None else self.nobody)
            self._tell_back()

    def _show(self, part: QWidget) -> None:
        if not self.fills_in():
            self.stack.setCurrentWidget(part)

    def _tell_back(self) -> None:
        self._resume.setEnabled(self._aside)
        self.back.setVisible(self._aside)
