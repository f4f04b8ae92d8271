"""One open note: what it says, who wrote it and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.confidential.values import Note, Version
from app.confidential.words import KIND_WORDS
from app.language import Language
from ui.kit.flow import FlowLayout
from ui.kit.sections import link
from ui.kit.words import Pill, label
from ui.theme import SPACE


class NoteView(QWidget):
    """A note with its links; earlier versions unfold below it.

    Signals:
        correct_requested(), keep_requested(): it is to be corrected; to be archived or brought back.
        history_toggled(): the earlier versions were unfolded or folded.
    """

    correct_requested = Signal()
    keep_requested = Signal()
    history_toggled = Signal()

    def __init__(self, note: Note, language: Language) -> None:
        super().__init__()
        self._language = language
        self.texts: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(self._head(note))
        column.addWidget(self._text(note.now))
        column.addLayout(self._links(note))
        self.history = self._earlier(note)
        column.addWidget(self.history)

    def forget(self) -> None:
        """Keep no text."""
        for text in self.texts:
            text.clear()

    def _head(self, note: Note) -> QHBoxLayout:
        _ = self._language.text
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        kind = Pill("plain" if note.archived_at else "excused", self._language.text(KIND_WORDS[note.now.draft.kind]))
        row.addWidget(kind, 0, Qt.AlignmentFlag.AlignTop)
        told = self._when(note.now)
        if note.archived_at is not None:
            told += " · " + _("archived on {date}").format(date=self._language.date(note.archived_at.date()))
        row.addWidget(label("small", text=told, wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _links(self, note: Note) -> FlowLayout:
        _ = self._language.text
        row = FlowLayout()
        keep = _("Bring back") if note.archived_at is not None else _("Archive")
        for words, slot in ((_("Correct"), self.correct_requested.emit), (keep, self.keep_requested.emit)):
            row.addWidget(self._link(words, note, slot))
        earlier = len(note.versions) - 1
        if earlier:
            words = self._language.plural("{count} earlier version", "{count} earlier versions", earlier)
            row.addWidget(self._link(words, note, self._toggle))
        return row

    def _link(self, words: str, note: Note, slot: Callable[[], object]) -> QPushButton:
        button = link(words, slot)
        button.setProperty("flush", True)  # in line with what is written
        button.setAccessibleName(f"{words}: {self._when(note.now)}")
        return button

    def _earlier(self, note: Note) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(4 * SPACE, 0, 0, 0)
        for version in reversed(note.versions[:-1]):
            kind = self._language.text(KIND_WORDS[version.draft.kind])
            column.addWidget(label("small", text=f"{kind} · {self._when(version)}", wrap=True))
            column.addWidget(self._text(version, "quiet"))
        made.hide()
        return made

    def _text(self, version: Version, kind: str = "") -> QLabel:
        made = label(kind, text=version.draft.text, wrap=True)
        self.texts.append(made)
        return made

    def _when(self, version: Version) -> str:
        at = version.written_at
        return f"{self._language.date(at.date())} {self._language.time(at)} · {version.written_by}"

    def _toggle(self) -> None:
        self.history.setVisible(self.history.isHidden())
        self.history_toggled.emit()
