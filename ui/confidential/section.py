"""The section of a card that holds the confidential notes: closed, or open for as long as somebody reads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.confidential.values import Note, Presence, Record
from app.language import N_, Language
from ui.confidential.note import NoteView
from ui.kit.flow import FlowLayout
from ui.kit.sections import Section, emptied, link
from ui.kit.words import Pill, label
from ui.theme import SPACE

OPEN_FOR = 60_000
"""After so many milliseconds without a deed the notes are closed again."""


class ConfidentialSection(Section):
    """Out of sight until it is told that there is something.

    Signals:
        correct_requested(Note), keep_requested(Note): one is to be corrected; to be archived or brought back.
        family_requested(int): the family, which has notes of its own, is to be shown.
        closed(): notes that were open are closed.
    """

    correct_requested = Signal(object)
    keep_requested = Signal(object)
    family_requested = Signal(int)
    closed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(N_("Confidential")))
        self._language = language
        self.record: Record | None = None
        self._arriving = False  # opened, and not laid out yet
        self.notes: list[NoteView] = []
        self._inside = QVBoxLayout()
        self._inside.setSpacing(2 * SPACE)
        self.body.addLayout(self._inside)
        self._minute = QTimer(self, singleShot=True, interval=OPEN_FOR)
        self._minute.timeout.connect(self.close_notes)
        self.hide()

    def show_presence(self, presence: Presence, actions: Sequence[QAction]) -> None:
        """Show that there are notes, and no more; `actions`: what can be done, none without the social right."""
        self._empty()
        self.setVisible(presence.anything or bool(actions))
        if not actions:
            self._inside.addWidget(Pill("excused", self._language.text(N_("Ask the social worker"))))
            return
        self._inside.addWidget(label("quiet", text=self._told(presence), wrap=True))
        if presence.family is not None:
            words = self._language.text(N_("The family has confidential notes, too."))
            self._inside.addWidget(link(words, partial(self.family_requested.emit, presence.family)))
        self._inside.addWidget(_links(actions))

    def show_record(self, record: Record, actions: Sequence[QAction]) -> None:
        """Show open notes; those that are archived below the others."""
        arriving = self.record is None
        self._empty()
        self.record = record
        for note in sorted(record.notes, key=lambda note: note.archived_at is not None):
            self._show_note(note)
        if not record.notes:
            self._inside.addWidget(label("quiet", text=self._language.text(N_("Nothing is written.")), wrap=True))
        self._inside.addWidget(_links(actions))
        self.linger()
        if arriving:
            self._arriving = True
            self._follow_layout()

    def linger(self) -> None:
        """Somebody is at it: stay open for another minute."""
        self._arriving = False
        if self.record is not None:
            self._minute.start()

    def close_notes(self) -> None:
        """Keep no text of a note."""
        if self.record is not None:
            self._empty()
            self.closed.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.close_notes()
        super().hideEvent(event)

    def _show_note(self, note: Note) -> None:
        shown = NoteView(note, self._language)
        shown.correct_requested.connect(partial(self.correct_requested.emit, note))
        shown.keep_requested.connect(partial(self.keep_requested.emit, note))
        shown.history_toggled.connect(self.linger)
        self.notes.append(shown)
        self._inside.addWidget(shown)

    def _told(self, presence: Presence) -> str:
        language = self._language
        if not presence.current and not presence.archived:
            return language.text(N_("Nothing is written."))
        told = language.plural("{count} note, closed.", "{count} notes, closed.", presence.current)
        archived = language.plural("{count} archived.", "{count} archived.", presence.archived)
        opening = language.text(N_("Who opens them is written into the audit book."))
        return " ".join([told, *([archived] if presence.archived else []), opening])

    def _empty(self) -> None:
        self._minute.stop()
        self.record, self._arriving = None, False
        for note in self.notes:
            note.forget()
        self.notes.clear()
        emptied(self._inside)

    def _follow_layout(self) -> None:
        """Until something is done with the notes, scroll the card so that they are read from their first line."""
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        content = above.widget() if above is not None else None
        if above is None or content is None:
            return
        bar = above.verticalScrollBar()

        def scroll() -> None:
            if self._arriving:
                bar.setValue(self.mapTo(content, QPoint(0, 0)).y() - 2 * SPACE)

        # The length of the card is known only when all its sentences are laid out.
        bar.rangeChanged.connect(scroll)
        scroll()


def _links(actions: Sequence[QAction]) -> QWidget:
    made = QWidget()
    row = FlowLayout(made)
    for action in actions:
        button = link(action.text(), action.trigger)
        button.setProperty("flush", True)  # in line with what is written
        button.setToolTip(action.toolTip())
        row.addWidget(button)
    return made
