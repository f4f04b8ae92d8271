"""Putting a backup back: what it holds, and the password of that time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.backups.values import Preview, Reason
from app.errors import UserError
from app.language import N_
from ui.backups.wording import held
from ui.kit.dialogs import Dialog
from ui.kit.forms import FieldRow
from ui.kit.words import label, quiet
from ui.workbench import Workbench

_OPEN = N_(
    "It takes the place of everything that is recorded now. A backup of the present state is made "
    "first, so that this can be undone in the same way."
)
_CLOSED = N_("What lies on this PC now is kept in a folder beside it.")


class RestoreDialog(Dialog):
    """Shows a preview, asks for a password or the recovery code, and keeps a backup of the present state first.

    Signals:
        decided(Path, str): the password is right and the present state is kept: the file may be put back.
    """

    decided = Signal(object, str)

    def __init__(self, bench: Workbench, parent: QWidget, preview: Preview, folder: Path) -> None:
        """`folder` is the data folder; while no centre is open there, no backup of the present state can be made."""
        language = bench.tongue.language
        _ = language.text
        super().__init__(parent, language, _("Put back this backup?"), _("Put back"))
        self._bench, self._preview, self._folder = bench, preview, folder
        lines = held(preview, bench.clock.now(), language)
        self.body.addWidget(label("strong", wrap=True, text=lines[0]))
        for line in lines[1:]:
            self.body.addWidget(label(wrap=True, text=line))
        self.body.addWidget(quiet(language.text(_CLOSED if bench.is_locked() else _OPEN), wrap=True))
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.row = FieldRow(self.secret, _("Password of that time, or the recovery code"))
        self.body.addWidget(self.row)
        self.confirm_button.setProperty("kind", "danger")
        self.confirm_button.clicked.connect(lambda _checked: self._confirm())
        self.secret.setFocus()

    def _confirm(self) -> None:
        file, secret, folder = self._preview.backup.file, self.secret.text(), self._folder
        centre = None if self._bench.is_locked() else self._bench.centre
        self.row.set_error("")
        self.confirm_button.setEnabled(False)

        def ready() -> None:
            from app.backups.restoring import check_secret

            folder.mkdir(parents=True, exist_ok=True)
            check_secret(file, folder, secret)
            if centre is not None:
                centre.back_up(Reason.RESTORE)

        self._bench.run_long(self, ready, lambda _none: self._ready(file, secret), self._refused)

    def _ready(self, file: Path, secret: str) -> None:
        self.accept()
        self.decided.emit(file, secret)

    def _refused(self, error: UserError) -> None:
        self.confirm_button.setEnabled(True)
        self.row.set_error(error.sentence(self._bench.tongue.language))
        self.secret.setFocus()
