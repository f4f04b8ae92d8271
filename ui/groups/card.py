"""One group: who it is for, its week, its people, and a field to enrol somebody."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.groups.values import GroupDetails, Member, SlotLine
from app.language import N_, Language
from ui.groups import wording
from ui.groups.enrol_field import EnrolField
from ui.groups.model import MemberColumn, MemberModel
from ui.groups.week_plan import WeekPlan
from ui.icons import icon
from ui.kit.buttons import ActionButton
from ui.kit.cards import Card
from ui.kit.flow import FlowLayout
from ui.kit.tables import PlainTable
from ui.kit.widths import give_room
from ui.kit.words import heading, label, quiet
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_WIDE = 460  # pixels at 100 % from which both names of a person stand side by side


@dataclass(frozen=True, slots=True)
class CardActions:
    """The actions of the page that have their button on the card."""

    register: QAction
    change: QAction
    place: QAction
    more: tuple[QAction, ...]


class GroupCard(QWidget):
    """Shows a group; the page carries out what its actions say."""

    def __init__(self, bench: Workbench, actions: CardActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.details: GroupDetails | None = None
        self.name, self.particulars = heading(), quiet(wrap=True)
        self.name.setWordWrap(True)
        self.week, self.dated = WeekPlan(), label("small", wrap=True)
        self.enrol = EnrolField(bench)
        self.members = MemberModel(bench.tongue.language, self)
        self.table = PlainTable()
        self.offered = label(wrap=True)
        self._offer = self._offer_card(actions.place)
        self._more = QPushButton()
        self._make_table(bench)
        self._lay_out(bench, actions)

    def show_details(self, details: GroupDetails, language: Language) -> None:
        """Show a group, with the cursor on the person where it was."""
        kept = self.chosen()
        self.details, self.enrol.group = details, details.line.id
        self.name.setText(details.line.both_names(language))
        self.particulars.setText(wording.particulars(details, language))
        self.week.show_slots(details.slots, details.on, language)
        self.dated.setText(_dated(details, language))
        self.dated.setVisible(bool(self.dated.text()))
        self.enrol.setVisible(not details.line.archived)
        self._show_offer(details, language)
        self.members.show(details, language)
        row = self.members.row_of(kept[0].enrolment) if kept else -1
        if row >= 0:
            self.table.go_to_row(row)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A whole name is worth more than two cut ones; the other one is in the tooltip and on the person's page.
        self.table.setColumnHidden(MemberColumn.OTHER_NAME, self.width() < scaled(_WIDE))

    def chosen(self) -> list[Member]:
        """The people chosen in the table, from top to bottom."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.members.rows[row] for row in rows]

    def _show_offer(self, details: GroupDetails, language: Language) -> None:
        offered = details.offered
        self._offer.setVisible(offered is not None)
        if offered is not None:
            words = language.text(N_("A place is free. {name} has waited longest."))
            self.offered.setText(words.format(name=wording.names(offered, language)[0]))

    def _offer_card(self, place: QAction) -> Card:
        card = Card(2 * SPACE)
        row = QHBoxLayout()
        row.addWidget(self.offered, 1)
        row.addWidget(ActionButton(place))
        card.body.addLayout(row)
        card.hide()
        return card

    def _make_table(self, bench: Workbench) -> None:
        self.table.setModel(self.members)
        bench.tongue.say(self.table.setAccessibleName, N_("People of the group"))
        give_room(self.table, (MemberColumn.NAME, MemberColumn.OTHER_NAME))
        self.table.remember(bench.memory, "group-members")

    def _lay_out(self, bench: Workbench, actions: CardActions) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.name)
        column.addWidget(self.particulars)
        column.addLayout(self._buttons(bench, actions))
        for part in (self.week, self.dated, self._offer, self.enrol):
            column.addWidget(part)
        column.addWidget(self.table, 1)

    def _buttons(self, bench: Workbench, actions: CardActions) -> FlowLayout:
        menu = QMenu(self)
        menu.addActions(list(actions.more))
        self._more.setMenu(menu)
        self._more.setAutoDefault(False)
        bench.tongue.say(self._more.setText, N_("More"))
        row = FlowLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(ActionButton(actions.register))
        row.addWidget(ActionButton(actions.change))
        row.addWidget(self._more)
        return row


class NothingChosen(QWidget):
    """What stands in the pane before a group is chosen."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture, self.words = QLabel(), quiet(wrap=True)
        picture.setPixmap(icon("squares-four", "quiet").pixmap(scaled(32), scaled(32)))
        bench.tongue.say(self.words.setText, N_("Choose a group to see its people and its week."))
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(picture)
        column.addWidget(self.words)
        column.addStretch()


def _dated(details: GroupDetails, language: Language) -> str:
    """Extra sessions to come, when a new timetable begins, and times at which school shifts do not matter."""
    lines = [_dated_slot(slot, language) for slot in details.slots if slot.once or slot.valid_from > details.on]
    return "\n".join([*_any_shift(details, language), *lines])


def _any_shift(details: GroupDetails, language: Language) -> list[str]:
    now = [slot for slot in details.slots if slot.any_shift and slot.meets(details.on) and not slot.once]
    times = (
        f"{wording.weekday(slot.weekday, language)} {wording.hours(slot.starts, slot.ends, language)}" for slot in now
    )
    words = language.text(N_("Whatever their school shift is: {times}"))
    return [words.format(times=", ".join(times))] if now else []


def _dated_slot(slot: SlotLine, language: Language) -> str:
    _ = language.text
    times = wording.hours(slot.starts, slot.ends, language)
    if slot.once:
        day = f"{language.weekday(slot.valid_from)} {language.date(slot.valid_from)}"
        return _("Extra session: {day}, {hours}").format(day=day, hours=times)
    return _("From {date} on: {day} {hours}").format(
        date=language.date(slot.valid_from), day=wording.weekday(slot.weekday, language), hours=times
    )
