"""One family: its members together, who answers for the children, and where they live."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.families.values import FamilyCard
from app.language import N_, Language
from app.meetings.values import FamilyMeeting
from app.people.values import PersonLabel
from app.people.words import ID_POOR_WORDS
from ui.confidential.section import ConfidentialSection
from ui.families.guardian_lines import guardian_lines
from ui.kit.dialogs import scrolled
from ui.kit.flow import FlowLayout
from ui.kit.sections import Line, Section, emptied, facts, link
from ui.kit.words import Pill, label
from ui.meetings.section import meetings_section
from ui.people import wording
from ui.people.relatives import relative_line
from ui.theme import SPACE


@dataclass(frozen=True, slots=True)
class CardActions:
    """The actions of the page that have their button on the card."""

    edit: QAction
    member: QAction
    guardian: QAction
    archive: QAction
    bring_back: QAction


class FamilyView(QWidget):
    """The card of a family, built anew whenever it is shown.

    Signals:
        person_requested(int): a member is to be shown.
        guardian_requested(Guardian): one is to be changed.
        leaving_requested(PersonLabel): a member is to be taken out.
        meeting_requested(int): a meeting is to be shown.
    """

    person_requested = Signal(int)
    guardian_requested = Signal(object)
    leaving_requested = Signal(object)
    meeting_requested = Signal(int)

    def __init__(self, actions: CardActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._shown: tuple[FamilyCard, dt.date, str] | None = None
        self.confidential: ConfidentialSection | None = None
        self._meetings = Section("")
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 2 * SPACE, 4 * SPACE)
        self._column.setSpacing(3 * SPACE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content, self))

    def show_card(self, card: FamilyCard, today: dt.date, language: Language) -> None:
        """Show this family."""
        if (card, today, language.code) == self._shown:
            return
        self._shown = (card, today, language.code)
        emptied(self._column)
        self._column.addWidget(self._head(card, language))
        self._column.addWidget(self._members(card, today, language))
        self._column.addWidget(self._guardians(card, language))
        self._meetings = Section("")  # until it is told
        self._meetings.hide()
        self._column.addWidget(self._meetings)
        about = self._facts(card, language)
        if about is not None:
            self._column.addWidget(about)
        self.confidential = ConfidentialSection(language)
        self._column.addWidget(self.confidential)
        self._column.addStretch()

    def show_meetings(self, meetings: Sequence[FamilyMeeting], language: Language) -> None:
        """Fill in the meetings of the family that is shown, the newest first."""
        came = sum(bool(one.who) for one in meetings)
        told = language.text(N_("came to {came} of {meetings}"))
        words = told.format(came=language.number(came), meetings=language.number(len(meetings)))
        section = meetings_section(meetings, words, language, self.meeting_requested.emit)
        self._column.replaceWidget(self._meetings, section)
        self._meetings.hide()
        self._meetings.deleteLater()
        self._meetings = section

    def _head(self, card: FamilyCard, language: Language) -> QWidget:
        first = language.khmer_first
        head = QWidget()
        words = QVBoxLayout(head)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(SPACE // 2)
        name, other = card.label.name(first), card.label.name(not first)
        words.addWidget(label("title", text=name, wrap=True))
        parts = [other if other not in (name, card.label.code) else "", card.label.code, card.label.village]
        words.addWidget(label("small", text=" · ".join(filter(None, parts)), wrap=True))
        words.addLayout(self._buttons(card, language))
        if card.archived_at is not None:
            archived = language.text(N_("Archived on {date}: {reason}"))
            date = language.date(card.archived_at.date())
            words.addWidget(Pill("plain", archived.format(date=date, reason=language.text(card.archived_reason))))
        return head

    def _buttons(self, card: FamilyCard, language: Language) -> FlowLayout:
        row = FlowLayout()
        count = len(card.children)
        row.addWidget(Pill("main", language.plural("{count} child", "{count} children", count)))
        keep = self._actions.bring_back if card.archived_at else self._actions.archive
        for action in (self._actions.edit, keep):
            button = link(action.text(), action.trigger)
            button.setToolTip(action.toolTip())
            row.addWidget(button)
        return row

    def _members(self, card: FamilyCard, today: dt.date, language: Language) -> QWidget:
        section = Section(language.text(N_("Members")), self._actions.member)
        for member in card.members:
            section.add(self._member(member, card, today, language))
        if not card.members:
            section.add_quiet(language.text(N_("Nobody belongs to this family yet.")))
        return section

    def _member(self, member: PersonLabel, card: FamilyCard, today: dt.date, language: Language) -> Line:
        school, groups = card.schooling.get(member.id), card.groups.get(member.id, ())
        line = relative_line(member, today, language, self.person_requested.emit, school, groups)
        words = language.text(N_("Take out"))
        name = wording.both_names(member, language)[0]
        line.add_link(words, partial(self.leaving_requested.emit, member), f"{words}: {name}")
        return line

    def _guardians(self, card: FamilyCard, language: Language) -> QWidget:
        section = Section(language.text(N_("Guardians")), self._actions.guardian)
        for line in guardian_lines(card.guardians, language, self.guardian_requested.emit):
            section.add(line)
        if not card.guardians:
            section.add_quiet(language.text(N_("Nobody is written down yet. Who may collect the children?")))
        return section

    def _facts(self, card: FamilyCard, language: Language) -> QWidget | None:
        _ = language.text
        draft = card.draft
        known = [
            (_("Village"), draft.village),
            (_("Address"), draft.address),
            (_("Telephone"), draft.phone),
            (_("ID Poor"), language.text(ID_POOR_WORDS[draft.id_poor]) if draft.id_poor else ""),
            (_("Note"), draft.note),
        ]
        return facts(_("About"), known)
