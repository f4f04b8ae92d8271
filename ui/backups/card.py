"""The backups on the Settings page: making, trying and putting back, and where copies go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.backups.values import Backup, Kept, Made, Preview, Reason
from app.changes import Change, Done
from app.errors import UserError
from app.language import N_
from app.rights import Right
from ui.backups import wording
from ui.backups.restore_dialog import RestoreDialog
from ui.kit.cards import ProgressStrip
from ui.kit.files import FileDialog
from ui.kit.words import label, quiet, restyle
from ui.lanes import Progress
from ui.theme import SPACE
from ui.workbench import Workbench

T = TypeVar("T")
_FOLDER = "backups"


class SafetyCard(QWidget):
    """How safe the records are, in two sentences, with what can be done about it.

    Signals:
        restore_requested(Path, str): put this file back with this password or code; the present state is kept.
    """

    restore_requested = Signal(object, str)

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.here, self.stick, self.result = label(wrap=True), label(wrap=True), label("good", wrap=True)
        self.result.hide()
        self.make = self._button(N_("Back up now"), N_("Make a backup, also on the stick if it is in"), self.back_up)
        self.choose = self._button(N_("Choose a stick"), N_("Choose the folder for copies off this PC"), self._choose)
        self.drill = self._button(N_("Try a backup"), N_("Open a backup beside the records, and count"), self._try)
        self.restore = self._button(
            N_("Put back a backup"), N_("Replace all records by those of a backup"), self._restore
        )
        self._is_busy = False
        self.strip = ProgressStrip()
        self.strip.stop.hide()
        self._lay_out()

    def reload(self) -> None:
        """Ask how safe the records are."""
        centre = self._bench.centre
        self.make.setVisible(centre.may(Right.BACK_UP))
        self.drill.setVisible(centre.may(Right.BACK_UP))
        self.choose.setVisible(centre.may(Right.EDIT_SETTINGS))
        self.restore.setVisible(centre.may(Right.RESTORE))
        if centre.may(Right.BACK_UP):
            self._bench.ask(self, centre.backups.kept, self.show_kept)

    def show_kept(self, kept: Kept) -> None:
        """Say it in words."""
        tongue, now = self._bench.tongue, self._bench.clock.now()
        tongue.follow(self.here.setText, lambda language: wording.on_this_pc(kept, now, language), self)
        tongue.follow(self.stick.setText, lambda language: wording.on_the_stick(kept, now, language), self)
        self.stick.setProperty("kind", "error" if kept.off_pc_days is not None or kept.stick is None else "")
        restyle(self.stick)

    def back_up(self) -> None:
        """Make a backup now."""
        centre = self._bench.centre
        self._run(lambda progress: centre.back_up(Reason.ASKED, progress=progress), self._made)

    def use_stick(self, folder: Path) -> None:
        """Copy every backup into this folder from now on, the first one at once."""
        service = self._bench.centre.backups
        self._bench.do(self, lambda: service.choose_stick(folder), lambda _none: self.back_up(), self._refused)

    def try_file(self, file: Path) -> None:
        """Open a backup beside the records, check and count it."""
        centre = self._bench.centre
        self._run(lambda progress: centre.try_backup(file, progress), self._tried)

    def preview_file(self, file: Path) -> None:
        """Check a backup and show what it holds before it is put back."""

        def job(progress: Progress) -> Preview:
            from app.backups.restoring import preview

            return preview(file, progress)

        self._run(job, self._ask_restore)

    def _run(self, job: Callable[[Progress], T], then: Callable[[T], object]) -> None:
        if self._is_busy:
            return
        progress = self._bench.paper.progress(self, self.strip.show_progress)
        self._set_busy(True)
        self.result.hide()

        def done(answer: T) -> None:
            self._set_busy(False)
            then(answer)

        self._bench.run_long(self, lambda: job(progress), done, self._refused)

    def _made(self, done: Done[Made]) -> None:
        made = done.value
        if made.copy_error is not None:
            self._refused(made.copy_error)
        else:
            self._tell(N_("The backup is made and on the stick.") if made.copy else N_("The backup is made."), "good")
        self._bench.changed.emit(Change.BACKUPS)

    def _tried(self, backup: Backup) -> None:
        counts = backup.manifest.counts
        language = self._bench.tongue.language
        people = language.plural("{count} person", "{count} people", counts.people)
        marks = language.plural("{count} mark", "{count} marks", counts.marks)
        self._tell(N_("The backup opens and is whole: {people}, {marks}."), "good", people=people, marks=marks)

    def _ask_restore(self, preview: Preview) -> None:
        dialog = RestoreDialog(self._bench, self, preview, self._bench.centre.folder)
        dialog.decided.connect(self.restore_requested)
        dialog.open()

    def _refused(self, error: UserError) -> None:
        self._set_busy(False)
        self._bench.tongue.follow(self.result.setText, error.sentence, self)
        self._show_result("error")

    def _tell(self, message: str, kind: str, **values: object) -> None:
        self._bench.tongue.follow(self.result.setText, lambda language: language.text(message).format(**values), self)
        self._show_result(kind)

    def _show_result(self, kind: str) -> None:
        self.result.setProperty("kind", kind)
        restyle(self.result)
        self.result.show()

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        for button in (self.make, self.choose, self.drill, self.restore):
            # A disabled button would give the keyboard to some field of the page.
            button.setEnabled(not busy or button.hasFocus())
        if busy:
            self.strip.show_progress(0, 0)
        else:
            self.strip.hide()

    def _choose(self) -> None:
        language = self._bench.tongue.language
        dialog = FileDialog(self, language, language.text(N_("Choose the folder on the stick")))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open(dialog, self.use_stick)

    def _try(self) -> None:
        self._open(self._files(N_("Choose the backup to try")), self.try_file)

    def _restore(self) -> None:
        self._open(self._files(N_("Choose the backup to put back")), self.preview_file)

    def _files(self, title: str) -> QFileDialog:
        language = self._bench.tongue.language
        folder = str(self._bench.centre.folder / _FOLDER)
        kinds = language.text(N_("Backups")) + " (*.backup)"
        return FileDialog(self, language, language.text(title), kinds, folder=folder)

    @staticmethod
    def _open(dialog: QFileDialog, then: Callable[[Path], None]) -> None:
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def _button(self, words: str, tip: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        self._bench.tongue.say(button.setText, words)
        self._bench.tongue.say(button.setToolTip, tip)
        button.clicked.connect(lambda _checked: slot())
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        about = quiet(wrap=True)
        self._bench.tongue.say(
            about.setText,
            N_("Backups hold everything and can be read with a password or the recovery sheet only."),
        )
        for part in (about, self.here, _row(self.make, self.drill), self.stick, _row(self.choose, self.restore)):
            column.addWidget(part)
        column.addWidget(self.strip)
        column.addWidget(self.result)


def _row(*buttons: QPushButton) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * SPACE)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return holder
