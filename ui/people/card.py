"""Everything about one person, to read and to start from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.attendance.values import PersonYear
from app.courses.values.trainees import PersonCourse
from app.language import N_, Language
from app.meetings.values import FamilyMeeting
from app.people.values import EnrolmentLine, HealthNote, PersonCard, Status
from app.people.words import ID_POOR_WORDS, NOTE_WORDS, ROLE_WORDS, STATUS_WORDS
from ui.confidential.section import ConfidentialSection
from ui.families.guardian_lines import guardian_lines
from ui.kit.dialogs import scrolled
from ui.kit.flow import FlowLayout
from ui.kit.sections import Avatar, Line, Section, emptied, facts, link
from ui.kit.words import Pill, label
from ui.meetings.section import meetings_section
from ui.people import wording
from ui.people.courses_section import courses_section
from ui.people.relatives import relative_line
from ui.people.schooling import place_words
from ui.people.year_section import YearSection
from ui.theme import SPACE

_TONES = {Status.ENROLLED: "present", Status.WAITING: "excused", Status.PROVISIONAL: "late"}


@dataclass(frozen=True, slots=True)
class CardActions:
    """The actions of the page that have their button on the card."""

    edit: QAction
    photo: QAction
    guardian: QAction
    note: QAction
    enrol: QAction
    relative: QAction
    join: QAction
    archive: QAction
    bring_back: QAction
    school: QAction
    merge: QAction


class PersonView(QWidget):
    """The card of a person, built anew whenever it is shown.

    Signals:
        person_requested(int), family_requested(int): somebody else is to be shown.
        guardian_requested(Guardian), note_requested(HealthNote): one is to be changed.
        enrolment_requested(EnrolmentLine): an enrolment is to be ended.
        year_requested(int): the marks of another year are to be shown.
        cohort_requested(int), meeting_requested(int): a cohort or a meeting is to be shown.
    """

    person_requested = Signal(int)
    family_requested = Signal(int)
    guardian_requested = Signal(object)
    note_requested = Signal(object)
    enrolment_requested = Signal(object)
    year_requested = Signal(int)
    cohort_requested = Signal(int)
    meeting_requested = Signal(int)

    def __init__(self, actions: CardActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._person = 0
        self._shown: tuple[PersonCard, dt.date, str] | None = None
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 2 * SPACE, 4 * SPACE)
        self._column.setSpacing(3 * SPACE)
        self._area = scrolled(content, self)
        self.confidential: ConfidentialSection | None = None
        self.year: YearSection | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def show_card(self, card: PersonCard, today: dt.date, language: Language) -> None:
        """Show this person; the place scrolled to is kept while it is the same one."""
        if (card, today, language.code) == self._shown:
            return
        self._shown = (card, today, language.code)
        kept = self._area.verticalScrollBar().value() if card.id == self._person else 0
        self._person = card.id
        emptied(self._column)
        self._column.addWidget(self._head(card, today, language))
        parts: list[Callable[[PersonCard, dt.date, Language], QWidget | None]] = [
            self._warning,
            self._facts,
            self._guardians,
            self._health,
            self._school,
            self._groups,
            self._family,
        ]
        for part in parts:
            made = part(card, today, language)
            if made is not None:
                self._column.addWidget(made)
        self.confidential = ConfidentialSection(language)
        self._column.addWidget(self.confidential)
        self.year = YearSection(today, language)
        self.year.year_requested.connect(self.year_requested)
        self._column.addWidget(self.year)
        self._column.addStretch()
        self._area.verticalScrollBar().setValue(kept)

    def show_year(self, year: PersonYear) -> None:
        """Show these marks below the card, if it is still the card of that person."""
        if self.year is not None and year.person == self._person:
            self.year.show_year(year)

    def show_courses(self, courses: Sequence[PersonCourse], language: Language) -> None:
        """Show the courses above the marks; nobody without a course has such a card."""
        if courses and self.year is not None:
            section = courses_section(courses, language, self.cohort_requested.emit)
            self._column.insertWidget(self._column.indexOf(self.year), section)

    def show_meetings(self, meetings: Sequence[FamilyMeeting], language: Language) -> None:
        """Show the meetings the person came to above the marks; who came to none has no such card."""
        if meetings and self.year is not None:
            words = language.plural("came to {count} meeting", "came to {count} meetings", len(meetings))
            section = meetings_section(meetings, words, language, self.meeting_requested.emit)
            self._column.insertWidget(self._column.indexOf(self.year), section)

    def _head(self, card: PersonCard, today: dt.date, language: Language) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * SPACE)
        row.addWidget(Avatar(wording.initial(card.label, language), card.picture))
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        first, other = wording.both_names(card.label, language)
        words.addWidget(label("title", text=first, wrap=True))
        nickname = f"“{card.label.nickname}”" if card.label.nickname else ""
        second = " · ".join(part for part in (other, nickname) if part)
        if second:
            words.addWidget(label(text=second, wrap=True))
        words.addWidget(label("small", text=wording.who(card.label, today, language), wrap=True))
        words.addLayout(self._buttons(card, language))
        row.addLayout(words, 1)
        return head

    def _buttons(self, card: PersonCard, language: Language) -> FlowLayout:
        row = FlowLayout()
        row.addWidget(Pill(_TONES.get(card.status, "plain"), language.text(STATUS_WORDS[card.status])))
        keep = self._actions.bring_back if card.archived_at else self._actions.archive
        merge = [self._actions.merge] if card.status is Status.PROVISIONAL else []
        for action in (self._actions.edit, *merge, self._actions.photo, keep):
            button = link(action.text(), action.trigger)
            button.setToolTip(action.toolTip())
            row.addWidget(button)
        return row

    def _warning(self, card: PersonCard, _today: dt.date, language: Language) -> QWidget | None:
        _ = language.text
        if card.archived_at is not None:
            words = _("Archived on {date}: {reason}").format(
                date=language.date(card.archived_at.date()), reason=language.text(card.archived_reason)
            )
            pill = Pill("plain", words if card.merge is None else _("Turned out to be somebody known."))
            pill.setWordWrap(True)
            return pill
        if card.status is Status.PROVISIONAL:
            pill = Pill("late", _("Added while a register was taken. Change and save to complete the record."))
            pill.setWordWrap(True)
            return pill
        return None

    def _facts(self, card: PersonCard, _today: dt.date, language: Language) -> QWidget | None:
        _ = language.text
        draft = card.draft
        known = [
            (_("Place in the family"), language.text(ROLE_WORDS[draft.role]) if draft.role != "child" else ""),
            (_("Village"), card.label.village),
            (_("Telephone"), draft.phone),
            (_("ID Poor"), language.text(ID_POOR_WORDS[draft.id_poor]) if draft.id_poor else ""),
            (_("Note"), draft.note),
        ]
        return facts(_("About"), known)

    def _guardians(self, card: PersonCard, _today: dt.date, language: Language) -> QWidget:
        section = Section(language.text(N_("Guardians")), self._actions.guardian)
        for line in guardian_lines(card.guardians, language, self.guardian_requested.emit):
            section.add(line)
        if not card.guardians:
            section.add_quiet(language.text(N_("Nobody is written down yet. Who may collect the child?")))
        return section

    def _health(self, card: PersonCard, _today: dt.date, language: Language) -> QWidget:
        section = Section(language.text(N_("Allergies and health")), self._actions.note)
        for note in card.health:
            section.add(self._note_line(note, language))
        if not card.health:
            section.add_quiet(language.text(N_("Nothing is known.")))
        return section

    def _note_line(self, note: HealthNote, language: Language) -> Line:
        _ = language.text
        pill = Pill("late" if note.kind == "allergy" else "excused", language.text(NOTE_WORDS[note.kind]))
        line = Line(note.text, wording.lists_of(note, language), pill)
        change = _("Change")
        line.add_link(change, lambda: self.note_requested.emit(note), f"{change}: {note.text}")
        return line

    def _groups(self, card: PersonCard, _today: dt.date, language: Language) -> QWidget:
        section = Section(language.text(N_("Groups")), self._actions.enrol)
        for enrolment in card.enrolments:
            section.add(self._enrolment_line(enrolment, language))
        if not card.enrolments:
            section.add_quiet(language.text(N_("Not in a group yet.")))
        return section

    def _enrolment_line(self, enrolment: EnrolmentLine, language: Language) -> Line:
        name = enrolment.group.name(language)
        line = Line(name, wording.enrolment_span(enrolment, language))
        if enrolment.ends is None:
            end = language.text(N_("End"))
            line.add_link(end, lambda: self.enrolment_requested.emit(enrolment), f"{end}: {name}")
        return line

    def _school(self, card: PersonCard, _today: dt.date, language: Language) -> QWidget | None:
        if card.draft.role != "child":
            return None
        section = Section(language.text(N_("School")), self._actions.school)
        for line in card.schooling:
            section.add(Line(*place_words(line, language)))
        if not card.schooling:
            section.add_quiet(language.text(N_("No school is written down: the child is always expected.")))
        return section

    def _family(self, card: PersonCard, today: dt.date, language: Language) -> QWidget:
        _, family = language.text, card.family
        section = Section(_("Family"), self._actions.relative)
        if family is None:
            section.add_quiet(_("Not in a family yet."))
            section.add(Line(link(self._actions.join.text(), self._actions.join.trigger)))
            return section
        name = family.name(language.khmer_first)
        words = _("Family {name} ({code})").format(name=name, code=family.code)
        section.add(Line(link(words, lambda: self.family_requested.emit(family.id))))
        for relative in card.relatives:
            section.add(relative_line(relative, today, language, self.person_requested.emit))
        return section
