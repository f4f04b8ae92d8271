"""Writing or correcting a confidential note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.confidential.values import Note, NoteDraft, NoteKind, Subject
from app.confidential.words import KIND_WORDS
from ui.kit.choice import Choice
from ui.kit.dialogs import FormDialog
from ui.kit.words import label
from ui.theme import scaled
from ui.workbench import Workbench


class NoteDialog(FormDialog):
    """What a note is about and what it says."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        subject: Subject,
        note: Note | None,
        saved: Callable[[Note], object],
    ) -> None:
        """Without a `note` a new one is written; else what that one said before is kept."""
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Correct the note") if note else _("Confidential note"))
        self._subject, self._note, self._then = subject, note, saved
        before = note.now.draft if note else NoteDraft(NoteKind.PROTECTION, "")
        closed = _("Read by those with the social right alone; in no list, search, export or other paper.")
        kept = _("What the note said before is kept.")
        self.body.addWidget(label("quiet", text=f"{closed} {kept}" if note else closed, wrap=True))
        self.kind = Choice(bench.tongue, KIND_WORDS)
        self.kind.set_value(before.kind)
        self.text = QPlainTextEdit(before.text)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumSize(scaled(480), scaled(200))
        self.body.addWidget(self.form.row("kind", self.kind, _("Kind")))
        self.body.addWidget(self.form.row("text", self.text, _("What must be known")), 1)
        self.confirm_button.setToolTip("Ctrl+S")
        self.confirm_button.clicked.connect(self._save)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.confirm_button.click)
        self.text.setFocus()

    def _save(self) -> None:
        confidential, subject, note = self.bench.centre.confidential, self._subject, self._note
        draft = NoteDraft(NoteKind(self.kind.value()), self.text.toPlainText())
        if note is None:
            self.save(lambda: confidential.write(subject, draft), self._then)
        else:
            self.save(lambda: confidential.correct(note.id, draft), self._then)
