"""The Print page: choices at the left, the real PDF at the right; Print, Save and Open above."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.camps.values import CampLine
from app.changes import Change, Done
from app.errors import UserError
from app.faults import as_user_error
from app.files import write_whole
from app.groups.values import GroupLine
from app.language import N_
from app.sheets.stored import plain, valued
from app.sheets.values import SheetOptions, SheetProfile
from ui.kit.cards import Card, EmptyState, ProgressStrip
from ui.kit.dialogs import scrolled
from ui.kit.files import FileDialog
from ui.lanes import Progress, Stopped
from ui.page import Page
from ui.printing.choices import Choices
from ui.printing.making import PAPER_WORDS, CampPaper, Material, PaperKind, PaperPlace, drawn, gathered, groups_offered
from ui.printing.output import print_pdf
from ui.printing.preview import Preview
from ui.printing.profiles import NameDialog
from ui.printing.temporary import temporary_file
from ui.registers.place import RegisterPlace
from ui.theme import SPACE, scaled
from ui.workbench import Unexpected, Workbench

_OPTIONS = "print_options"
FILE_WORDS: dict[str, str] = {
    PaperKind.SHEET: "attendance-sheet",
    PaperKind.FILLED: "attendance",
    PaperKind.ROSTER: "roster",
    PaperKind.PICKUP_LIST: "pickup-list",
    PaperKind.TRAINEES: "trainees-list",
    PaperKind.ASSESSMENT: "assessment-sheet",
    PaperKind.APPLICANTS: "applicants-list",
    PaperKind.CARDS: "cards",
    PaperKind.SIGN_OUT_LIST: "sign-out-list",
    PaperKind.MEDICAL_LIST: "medical-list",
    PaperKind.TRANSPORT_LIST: "transport-list",
}


class PrintPage(Page):
    """Shows at once what would be printed. A sheet's code is kept only when the sheet leaves the program."""

    depends = Change.PEOPLE | Change.FAMILIES | Change.GROUPS | Change.CALENDAR | Change.SETTINGS

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.pdf = b""
        self.material: Material | None = None
        self._progress: Progress | None = None
        self._make_actions()
        self.choices = Choices(bench)
        self.preview = Preview(self)
        self.nothing = EmptyState("printer")
        self.strip = ProgressStrip()
        self._lay_out()
        self.choices.changed.connect(self._choices_changed)
        self.choices.profiles.keep_requested.connect(self._keep)
        self.choices.profiles.rename_requested.connect(self._rename)
        self.choices.profiles.drop_requested.connect(self._drop)
        self.strip.stop_requested.connect(self._stop)
        self.choices.set_options(self._last_options())

    @override
    def title(self) -> str:
        return self.language.text(N_("Print"))

    @override
    def subtitle(self) -> str:
        words = self.language.text(PAPER_WORDS[self.choices.wanted().kind])
        if not self.preview.pages():
            return words
        pages = self.language.plural("{count} page", "{count} pages", self.preview.pages())
        return f"{words} · {pages}"

    @override
    def primary_action(self) -> QAction | None:
        return self.print_action

    @override
    def top_actions(self) -> list[QAction]:
        return [self.save_action, self.open_action]

    @override
    def first_focus(self) -> QWidget | None:
        return self.choices.paper

    @override
    def show_record(self, reference: object) -> None:
        if isinstance(reference, RegisterPlace):
            self.choices.show_place(reference)
        elif isinstance(reference, PaperPlace):
            self.choices.show_paper(reference)
        elif isinstance(reference, CampPaper):
            self.choices.show_camp(reference)
        else:
            return
        # A group that is put away, or a camp that is over, is offered only where it is asked for.
        if self.choices.group.currentText():
            self.refresh()
        else:
            self.reload()

    @override
    def reload(self) -> None:
        centre, chosen = self.bench.centre, self.choices.chosen()
        self.ask(
            lambda: (groups_offered(centre, chosen), centre.camps.camps(), centre.sheets.profiles()),
            self._show_choices,
            replaces="choices",
        )

    def refresh(self) -> None:
        """Draw what is chosen; the answer to an earlier choice is dropped."""
        self._stop()
        self._show_pdf(None, b"")
        wanted, centre = self.choices.wanted(), self.bench.centre
        if not wanted.groups:
            self._explain(self.language.text(N_("There is no group to print. Make one on the Groups page.")))
            return
        self._explain(self.language.text(N_("The pages are being drawn.")))
        self.bench.ask(self, lambda: gathered(centre, wanted), self._draw, self._explain_error, replaces="paper")

    def _make_actions(self) -> None:
        self.print_action = self.add(N_("Print"), self._print, "Ctrl+P", "printer")
        self.save_action = self.add(N_("Save as PDF"), self._save, "Ctrl+S", "floppy-disk")
        self.open_action = self.add(N_("Open"), self._open, "Ctrl+O", "arrow-square-out")
        for action in (self.print_action, self.save_action, self.open_action):
            action.setEnabled(False)

    def _lay_out(self) -> None:
        card = Card(parent=self)
        card.body.addWidget(scrolled(self.choices, card))
        card.setFixedWidth(scaled(350))
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.preview)
        right = QVBoxLayout()
        right.setSpacing(2 * SPACE)
        right.addWidget(self.strip)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(5 * SPACE, 3 * SPACE, 5 * SPACE, 4 * SPACE)
        row.setSpacing(4 * SPACE)
        row.addWidget(card)
        row.addLayout(right, 1)
        self.say(self.strip.stop.setText, N_("Stop"))
        self.say(self.strip.words.setText, N_("Drawing the pages"))
        self.say(self.preview.setAccessibleName, N_("Preview of the pages"))

    def _show_choices(
        self, answer: tuple[tuple[GroupLine, ...], tuple[CampLine, ...], tuple[SheetProfile, ...]]
    ) -> None:
        groups, camps, profiles = answer
        self.choices.show_groups(groups, camps)
        self.choices.profiles.show_profiles(profiles)
        self.refresh()

    def _choices_changed(self) -> None:
        self.bench.memory.put(_OPTIONS, json.dumps(plain(self.choices.options())))
        self.refresh()

    def _last_options(self) -> SheetOptions:
        """The options used last; the usual ones when nothing sensible is remembered."""
        try:
            return valued(SheetOptions, json.loads(self.bench.memory.word(_OPTIONS, "{}")))
        except (ValueError, TypeError):
            return SheetOptions()

    # Drawing, on the paper lane.

    def _draw(self, material: Material) -> None:
        progress = self.bench.paper.progress(self, self._show_progress)
        self._progress = progress
        self.bench.paper.run(
            self,
            lambda: drawn(material, progress),
            lambda pdf: self._drawn(material, pdf),
            self._not_drawn,
            replaces="paper",
        )

    def _show_progress(self, done: int, total: int) -> None:
        if total > 1 and self._progress is not None:
            self.strip.show_progress(done, total)

    def _drawn(self, material: Material, pdf: bytes) -> None:
        self._progress = None
        self.strip.hide()
        self._show_pdf(material, pdf)
        self.stack.setCurrentWidget(self.preview)

    def _not_drawn(self, error: Exception) -> None:
        self._progress = None
        self.strip.hide()
        if isinstance(error, Stopped):
            self._explain(self.language.text(N_("Stopped. Nothing was printed.")))
        else:
            self._explain_error(self._told(error))

    def _stop(self) -> None:
        if self._progress is not None:
            self._progress.stop()

    def _show_pdf(self, material: Material | None, pdf: bytes) -> None:
        self.material, self.pdf = material, pdf
        self.preview.show_pdf(pdf)
        for action in (self.print_action, self.save_action, self.open_action):
            action.setEnabled(bool(pdf))
        self.title_changed.emit()

    def _explain(self, words: str) -> None:
        self.nothing.set_words(words)
        self.stack.setCurrentWidget(self.nothing)

    def _explain_error(self, error: UserError) -> None:
        self._explain(error.sentence(self.language))

    def _told(self, error: Exception) -> UserError:
        known = as_user_error(error)
        if known is None:
            self.bench.broken.emit(error)
        return known or Unexpected()

    # What leaves the program.

    def _leave(self, then: Callable[[bytes], object]) -> None:
        """Keep the codes of the sheets, or write down that a list leaves; then let the PDF go."""
        material, pdf = self.material, self.pdf
        if material is None:
            return
        sheets, wanted = self.bench.centre.sheets, material.wanted
        if material.to_issue:
            self.do(lambda: sheets.issue_all(material.to_issue), lambda _none: then(pdf))
            return
        self.do(
            lambda: sheets.record_print(wanted.kind, wanted.groups, wanted.first, wanted.last),
            lambda _none: then(pdf),
        )

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, max(1, self.preview.pages()))
        dialog.accepted.connect(lambda: self._leave(lambda pdf: self._send(pdf, printer)))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _send(self, pdf: bytes, printer: QPrinter) -> None:
        self._away(lambda: print_pdf(pdf, printer))

    def _save(self) -> None:
        language = self.language
        dialog = FileDialog(self, language, language.text(N_("Save as PDF")), "PDF (*.pdf)", save=self._file_name())
        dialog.fileSelected.connect(lambda name: self._leave(lambda pdf: self.save_to(Path(name), pdf)))
        dialog.open()

    def save_to(self, file: Path, pdf: bytes) -> None:
        """Write the PDF, and say where it lies."""
        self._away(lambda: write_whole(file, pdf), lambda _none: self.bench.tell_written(file))

    def _open(self) -> None:
        folder, name = self.bench.centre.folder, self._file_name()
        self._leave(
            lambda pdf: self._away(
                lambda: temporary_file(folder, name, pdf),
                lambda file: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))),
            )
        )

    def _away(self, job: Callable[[], object], then: Callable[[object], object] | None = None) -> None:
        self.bench.paper.run(self, job, then, lambda error: self.bench.refused.emit(self._told(error)))

    def _file_name(self) -> str:
        wanted = self.choices.wanted()
        return f"{FILE_WORDS[wanted.kind]}-{wanted.first.isoformat()}.pdf"

    # Kept options.

    def _keep(self) -> None:
        _, sheets, options = self.language.text, self.bench.centre.sheets, self.choices.options()
        self._ask_name(
            (_("Keep these options"), _("Keep")),
            self.choices.profiles.current(),
            lambda name: sheets.keep_profile(SheetProfile(name, options)),
        )

    def _rename(self, before: str) -> None:
        _, sheets = self.language.text, self.bench.centre.sheets
        self._ask_name(
            (_("Rename these options"), _("Rename")), before, lambda name: sheets.rename_profile(before, name)
        )

    def _ask_name(self, words: tuple[str, str], name: str, keep: Callable[[str], Done[SheetProfile]]) -> None:
        dialog = NameDialog(self.bench, self, words, name, keep)
        dialog.kept.connect(self._kept)
        dialog.open()

    def _kept(self, name: str) -> None:
        bar, sheets = self.choices.profiles, self.bench.centre.sheets
        self.ask(sheets.profiles, lambda profiles: bar.show_profiles(profiles, name), replaces="profiles")

    def _drop(self, name: str) -> None:
        sheets = self.bench.centre.sheets
        if name:
            self.do(lambda: sheets.drop_profile(name))
