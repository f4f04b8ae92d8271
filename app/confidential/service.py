"""Reading, writing and correcting confidential notes. Whoever reads one is in the audit book before it is shown."""

from __future__ import annotations

from app.compartment import compartment
from app.confidential.records import (
    name_of,
    new_note,
    note_of,
    notes_of,
    presence_of,
    require_subject,
    set_archived,
    subject_of,
    write_version,
)
from app.confidential.rules import tidy
from app.confidential.values import Note, NoteDraft, Presence, Record, RecordPaper, Subject
from app.use_case import Change, Right, Service, command, query


class ConfidentialService(Service):
    """The confidential notes. Raises NotAllowed also for who has the right and not the key."""

    @query(Right.SEE_PEOPLE)
    def presence(self, subject: Subject) -> Presence:
        """What a card tells of notes without opening any; to those without the social right next to nothing."""
        found = presence_of(subject)
        return found if self._desk.may(Right.SEE_CONFIDENTIAL) else Presence(found.anything)

    @command(Right.SEE_CONFIDENTIAL, Change.NOTHING)
    def open(self, subject: Subject) -> Record:
        """The notes on a person or family. Raises NotFound, SealedDamaged."""
        return self._opened(subject)

    @command(Right.PRINT_CONFIDENTIAL, Change.NOTHING)
    def open_for_paper(self, subject: Subject) -> RecordPaper:
        """The notes that are to be printed; the desk asks for the password first. Raises NotFound, SealedDamaged."""
        desk, notes = self._desk, tuple(note for note in self._opened(subject).notes if note.archived_at is None)
        return RecordPaper(subject, *name_of(subject), notes, desk.clock.now(), desk.account.name)

    @command(Right.EDIT_CONFIDENTIAL, Change.CONFIDENTIAL)
    def write(self, subject: Subject, draft: NoteDraft) -> Note:
        """Write a new note. Raises FieldError, NotFound."""
        require_subject(subject)
        draft = tidy(draft)
        note = new_note(subject)
        self._write(note, subject, draft)
        return self._touched(note)

    @command(Right.EDIT_CONFIDENTIAL, Change.CONFIDENTIAL)
    def correct(self, note: int, draft: NoteDraft) -> Note:
        """Let a note say something else; what it said before is kept. Raises FieldError, NotFound."""
        self._write(note, subject_of(note), tidy(draft))
        return self._touched(note)

    @command(Right.EDIT_CONFIDENTIAL, Change.CONFIDENTIAL)
    def archive(self, note: int) -> Note:
        """Put a note away that no longer holds. Raises NotFound."""
        subject_of(note)
        set_archived(note, self._desk.clock.now())
        return self._touched(note)

    @command(Right.EDIT_CONFIDENTIAL, Change.CONFIDENTIAL)
    def bring_back(self, note: int) -> Note:
        """Let an archived note hold again. Raises NotFound."""
        subject_of(note)
        set_archived(note, None)
        return self._touched(note)

    def _opened(self, subject: Subject) -> Record:
        require_subject(subject)
        record = Record(subject, notes_of(subject, compartment(self._desk)))
        self._about(str(subject), ", ".join(f"note {note.id}" for note in record.notes))
        return record

    def _write(self, note: int, subject: Subject, draft: NoteDraft) -> None:
        desk = self._desk
        write_version(note, subject, draft, compartment(desk), desk.clock.now(), desk.account.name)

    def _touched(self, note: int) -> Note:
        """The note as it is now; the running command is about it."""
        subject, opened = note_of(note, compartment(self._desk))
        self._about(str(subject), f"note {note}")
        return opened
