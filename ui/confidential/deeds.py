"""What a page does with the confidential notes of the person or family it shows."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from app.confidential.values import Note, Presence, Record, RecordPaper, Subject
from app.language import N_, Language
from app.rights import Right
from app.settings.values import CentreDetails
from ui.confidential.dialog import NoteDialog
from ui.confidential.section import ConfidentialSection
from ui.kit.ask_password import ask_password
from ui.page import Page, Place

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class ConfidentialDeeds:
    """The actions of a page on confidential notes, and the section of the card that is in front."""

    def __init__(self, page: Page) -> None:
        self._page, self._bench = page, page.bench
        self._section: ConfidentialSection | None = None
        self._subject: Subject | None = None
        self._shown = False
        self.open_action = page.add(
            N_("Open the confidential notes"), self._open, "Ctrl+O", right=Right.SEE_CONFIDENTIAL
        )
        self.close_action = page.add(
            N_("Close the confidential notes"), self._close, "Ctrl+Shift+O", right=Right.SEE_CONFIDENTIAL
        )
        self.write_action = page.add(
            N_("Write a confidential note"), self._write, "Ctrl+Shift+H", right=Right.EDIT_CONFIDENTIAL
        )
        self.print_action = page.add(
            N_("Print the confidential notes"), self._ask_to_print, "Ctrl+P", right=Right.PRINT_CONFIDENTIAL
        )
        self.allow(shown=False)

    def attach(self, section: ConfidentialSection, subject: Subject) -> None:
        """The card of `subject` is in front, with this section for its notes."""
        if section is not self._section:  # a card that is shown again as it was keeps its section
            self._section, self._subject = section, subject
            section.closed.connect(lambda: self._closed(section))
            section.correct_requested.connect(self._correct)
            section.keep_requested.connect(self._keep)
            section.family_requested.connect(lambda family: self._page.go_requested.emit(Place("families", family)))
        if section.record is None:
            self._ask_presence(section)

    def allow(self, *, shown: bool) -> None:
        """Whether a card is in front, so that something can be done."""
        self._shown = shown
        is_open = self._section is not None and self._section.record is not None
        self.write_action.setEnabled(shown)
        self.open_action.setEnabled(shown and not is_open)
        for action in (self.close_action, self.print_action):
            action.setEnabled(shown and is_open)

    def _ask_presence(self, section: ConfidentialSection) -> None:
        subject, may = self._subject, self._bench.centre.may(Right.SEE_CONFIDENTIAL)
        actions: list[QAction] = [self.open_action, self.write_action] if may else []

        def show(presence: Presence) -> None:
            if section.record is None:
                section.show_presence(presence, actions if presence.current or presence.archived else actions[1:])
            self.allow(shown=self._shown)

        if subject is not None:
            confidential = self._bench.centre.confidential
            self._bench.ask(section, lambda: confidential.presence(subject), show)

    def _open(self) -> None:
        section, subject = self._section, self._subject
        if section is not None and subject is not None:
            confidential = self._bench.centre.confidential
            self._bench.do(section, lambda: confidential.open(subject), partial(self._show, section))

    def _show(self, section: ConfidentialSection, record: Record) -> None:
        if section is self._section and section.isVisible():  # nobody has gone away in between
            section.show_record(record, [self.close_action, self.write_action, self.print_action])
            self.allow(shown=self._shown)

    def _close(self) -> None:
        if self._section is not None:
            self._section.close_notes()

    def _closed(self, section: ConfidentialSection) -> None:
        if section is self._section and not self._bench.is_locked():
            self._ask_presence(section)

    def _write(self) -> None:
        self._open_dialog(None)

    def _correct(self, note: Note) -> None:
        self._open_dialog(note)

    def _open_dialog(self, note: Note | None) -> None:
        section, subject = self._section, self._subject
        if section is not None and subject is not None:
            NoteDialog(self._bench, self._page, subject, note, partial(self._changed, section)).open()

    def _keep(self, note: Note) -> None:
        section, confidential = self._section, self._bench.centre.confidential
        if section is not None:
            job = confidential.archive if note.archived_at is None else confidential.bring_back
            self._bench.do(section, lambda: job(note.id), partial(self._changed, section))

    def _changed(self, section: ConfidentialSection, note: Note) -> None:
        """A note is as it is now: shown where notes are open, counted where they are closed."""
        if section is not self._section:
            return
        if section.record is None:
            self._ask_presence(section)
            return
        others = [other for other in section.record.notes if other.id != note.id]
        notes = sorted([*others, note], key=lambda one: -one.id)
        self._show(section, replace(section.record, notes=tuple(notes)))

    def _ask_to_print(self) -> None:
        why = N_("Confidential notes are to leave this PC on paper. Type your password once more.")
        ask_password(self._bench, self._page, self._page.language.text(why), self._choose_printer)

    def _choose_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # printed rarely

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._page)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Print the notes; the book has the line before the first of them is read."""
        subject, centre, page = self._subject, self._bench.centre, self._page
        if subject is None:
            return

        def send(details: CentreDetails, paper: RecordPaper) -> None:
            job = partial(_print, paper, details, page.language, printer)
            self._bench.run_long(page, job, lambda _none: None, self._bench.refused.emit)

        def read(details: CentreDetails) -> None:
            self._bench.do(page, lambda: centre.confidential.open_for_paper(subject), partial(send, details))

        self._bench.ask(page, centre.settings.centre, read)


def _print(paper: RecordPaper, centre: CentreDetails, language: Language, printer: QPrinter) -> None:
    # What draws paper is heavy; it is loaded on the paper lane.
    from reports import confidential_record
    from ui.printing.output import print_pdf

    print_pdf(confidential_record.draw(paper, centre, [language]), printer)
