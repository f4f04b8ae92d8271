"""What stands above the groups: groups or calendar, which programme, archived or not."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.groups.values import Programme
from app.language import N_
from app.people.words import PROGRAMME_WORDS
from ui.groups.place import CALENDAR
from ui.kit.buttons import Segments
from ui.kit.choice import Choice
from ui.theme import SPACE, scaled
from ui.tongue import Tongue

GROUPS = "groups"


class Bar(QWidget):
    """Two views, and the filters of the groups, which are hidden beside the calendar."""

    def __init__(self, tongue: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views = Segments((GROUPS, CALENDAR))
        self.programmes = Choice(tongue, PROGRAMME_WORDS, N_("all programmes"))
        self.programmes.setMinimumWidth(scaled(120))
        self.archived = QCheckBox()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * SPACE)
        for part in (self.views, self.programmes, self.archived):
            row.addWidget(part)
        row.addStretch()
        tongue.say(self.views.button(GROUPS).setText, N_("Groups"))
        tongue.say(self.views.button(CALENDAR).setText, N_("Calendar"))
        tongue.say(self.archived.setText, N_("Archived groups"))
        tongue.say(self.programmes.setAccessibleName, N_("Programme"))

    def programme(self) -> Programme | None:
        """The programme whose groups are wanted; None for all."""
        return Programme(self.programmes.value()) if self.programmes.value() else None

    def show_view(self, view: str) -> None:
        """Show which view is open."""
        self.views.choose(view)
        for part in (self.programmes, self.archived):
            part.setVisible(view == GROUPS)
