"""One paper before it leaves: its preview, and Print, Save and Open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from app.changes import Done
from app.errors import UserError
from app.faults import as_user_error
from app.files import write_whole
from app.language import N_
from ui.kit.cards import ProgressStrip
from ui.kit.dialogs import Dialog
from ui.kit.files import FileDialog
from ui.kit.words import label
from ui.lanes import Progress, Stopped
from ui.printing.output import print_pdf
from ui.printing.preview import Preview
from ui.printing.temporary import temporary_file
from ui.theme import SPACE, scaled
from ui.workbench import Unexpected, Workbench

Draw = Callable[[Callable[[int, int], None]], bytes]


class PaperDialog(Dialog):
    """Draws on the paper lane, with progress; before the PDF leaves the program, `leaving` is carried out."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        title: str,
        file_name: str,
        draw: Draw,
        leaving: Callable[[], Done[Any]],
    ) -> None:
        """`title` is translated; `draw` is told where to report (done, total); `leaving` is a command."""
        language = bench.tongue.language
        super().__init__(parent, language, title, language.text(N_("Print")))
        self._bench, self._file_name, self._leaving = bench, file_name, leaving
        self.pdf = b""
        self._gone = False  # what was carried out when the PDF left first is not carried out again
        self.preview, self.strip = Preview(self), ProgressStrip()
        self.preview.setAccessibleName(language.text(N_("Preview of the pages")))
        self.strip.words.setText(language.text(N_("Drawing the pages")))
        self.strip.stop.setText(language.text(N_("Stop")))
        self.save_button = self._button(language.text(N_("Save as PDF")), "Ctrl+S", self._save)
        self.open_button = self._button(language.text(N_("Open")), "Ctrl+O", self._open)
        self.written = label("good", wrap=True)
        self.written.hide()
        self.confirm_button.clicked.connect(self._print)
        QShortcut(QKeySequence("Ctrl+P"), self, self._print)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.preview, 1)
        self.body.addWidget(self.written)
        self.preview.setMinimumHeight(scaled(300))
        room = parent.window().size()
        self.resize(min(scaled(980), room.width() - 12 * SPACE), min(scaled(760), room.height() - 8 * SPACE))
        self._allow(False)
        self._draw(draw)

    def _button(self, words: str, shortcut: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.setToolTip(f"{words} ({shortcut})")
        button.clicked.connect(lambda _checked=False: slot())
        QShortcut(QKeySequence(shortcut), self, slot)
        self.foot.insertWidget(self.foot.count() - 1, button)
        return button

    def _allow(self, allowed: bool) -> None:
        for button in (self.save_button, self.open_button, self.confirm_button):
            button.setEnabled(allowed)

    def _draw(self, draw: Draw) -> None:
        progress: Progress = self._bench.paper.progress(self, self._show_progress)
        self.strip.stop_requested.connect(progress.stop)
        self.rejected.connect(progress.stop)
        self._bench.paper.run(self, lambda: draw(progress), self._drawn, self._not_drawn)

    def _show_progress(self, done: int, total: int) -> None:
        if total > 1 and not self.pdf:
            self.strip.show_progress(done, total)

    def _drawn(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.strip.hide()
        self.preview.show_pdf(pdf)
        self._allow(True)
        self.confirm_button.setFocus()

    def _not_drawn(self, error: Exception) -> None:
        self.strip.hide()
        if isinstance(error, Stopped):
            self.show_error(self._bench.tongue.language.text(N_("Stopped. Nothing was printed.")))
        else:
            self._refuse(error)

    def _leave(self, then: Callable[[], object]) -> None:
        """Write down that the paper leaves; then let it go."""
        if not self.pdf:
            return
        if self._gone:
            then()
            return

        def left(_value: object) -> None:
            self._gone = True
            then()

        self._bench.do(self, self._leaving, left, self._refuse)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, max(1, self.preview.pages()))
        dialog.accepted.connect(lambda: self._leave(lambda: self._away(lambda: print_pdf(self.pdf, printer))))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _save(self) -> None:
        language = self._bench.tongue.language
        dialog = FileDialog(self, language, language.text(N_("Save as PDF")), "PDF (*.pdf)", save=self._file_name)
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def save_to(self, file: Path) -> None:
        """Write the PDF, and say where it lies."""
        self._leave(lambda: self._away(lambda: write_whole(file, self.pdf), lambda _none: self._written(file)))

    def _written(self, file: Path) -> None:
        words = self._bench.tongue.language.text(N_("Saved: {name} in {folder}"))
        self.written.setText(words.format(name=file.name, folder=file.parent))
        self.written.show()
        self._bench.tell_written(file)

    def _open(self) -> None:
        folder, name, pdf = self._bench.centre.folder, self._file_name, self.pdf
        show = self._show_elsewhere
        self._leave(lambda: self._away(lambda: temporary_file(folder, name, pdf), show))

    def _show_elsewhere(self, file: object) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))

    def _away(self, job: Callable[[], object], then: Callable[[object], object] | None = None) -> None:
        self._bench.paper.run(self, job, then, self._refuse)

    def _refuse(self, error: Exception) -> None:
        known = error if isinstance(error, UserError) else as_user_error(error)
        if known is None:
            self._bench.broken.emit(error)
        self.show_error((known or Unexpected()).sentence(self._bench.tongue.language))
