"""The warning that somebody may be written down already. It warns, it never decides."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language import N_, Language
from app.people.values import PossibleDuplicate
from ui.kit.cards import Card
from ui.kit.sections import Line, emptied, link
from ui.kit.words import Pill, label
from ui.people import wording
from ui.theme import SPACE


class AlikeCard(QWidget):
    """Hidden while nobody is alike.

    Signals:
        person_requested(int): one of them is to be shown.
    """

    person_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(3 * SPACE)
        self._inside = QVBoxLayout()
        card.body.addLayout(self._inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.hide()

    def show_alike(self, alike: tuple[PossibleDuplicate, ...], today: dt.date, language: Language) -> None:
        """Name these people and what speaks for each."""
        emptied(self._inside)
        self._inside.addWidget(label("strong", text=language.text(N_("Perhaps already written down:")), wrap=True))
        for one in alike:
            self._inside.addWidget(self._line(one, today, language))
        self.setVisible(bool(alike))

    def _line(self, one: PossibleDuplicate, today: dt.date, language: Language) -> Line:
        name = link(wording.both_names(one.person, language)[0], partial(self.person_requested.emit, one.person.id))
        likely = language.text(N_("probably") if one.probably else N_("perhaps"))
        details = (wording.besides_name(one.person, today, language), wording.why_alike(one, language))
        return Line(name, "\n".join(filter(None, details)), Pill("late" if one.probably else "plain", likely))
