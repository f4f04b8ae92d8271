"""Putting a backup back while no centre is open: on a fresh PC, or when the records here are damaged."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.backups.values import Preview
from app.language import N_
from ui.backups.putting_back import put_back, tell_not_restored
from ui.backups.restore_dialog import RestoreDialog
from ui.kit.files import FileDialog
from ui.workbench import Workbench


class FromOutside(QObject):
    """Asks for the file and its password, and puts it back. Nothing that lay here is thrown away.

    Signals:
        restored(Restored): done; sign in with a password of that time.
    """

    restored = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget, folder: Path) -> None:
        super().__init__(parent)
        self._bench, self._window, self._folder = bench, parent, folder

    def choose(self) -> None:
        """Ask for the file."""
        language = self._bench.tongue.language
        title, kinds = language.text(N_("Choose the backup to put back")), language.text(N_("Backups")) + " (*.backup)"
        dialog = FileDialog(self._window, language, title, kinds, folder=str(self._folder / "backups"))
        dialog.fileSelected.connect(lambda name: self.preview(Path(name)))
        dialog.open()

    def preview(self, file: Path) -> None:
        """Check the file and show what it holds."""

        def job() -> Preview:
            from app.backups.restoring import preview

            return preview(file)

        self._bench.run_long(self, job, self._ask, self._refused)

    def _ask(self, found: Preview) -> None:
        dialog = RestoreDialog(self._bench, self._window, found, self._folder)
        dialog.decided.connect(self._put_back)
        dialog.open()

    def _put_back(self, file: Path, secret: str) -> None:
        folder, now = self._folder, self._bench.clock.now()
        self._bench.data.run(self, lambda: put_back(file, folder, secret, now), self._done, self._refused)

    def _done(self, restored: object) -> None:
        self.restored.emit(restored)

    def _refused(self, error: Exception) -> None:
        tell_not_restored(self._window, self._bench.tongue.language, error)
