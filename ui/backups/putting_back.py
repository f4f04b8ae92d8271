"""Putting a backup back once the centre is closed, and saying what came of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.faults import as_user_error
from app.language import N_, Language
from ui.kit.dialogs import Dialog
from ui.kit.words import label

if TYPE_CHECKING:
    from app.backups.restoring import Restored


def put_back(file: Path, folder: Path, secret: str, now: dt.datetime) -> Restored:
    """Restore `file` into a data folder that no centre is open in. Raises as `app.backups.restoring.restore`."""
    from app.backups.restoring import restore
    from app.instance import occupy

    with occupy(folder):
        return restore(file, folder, secret, now)


def tell_restored(parent: QWidget, language: Language, restored: Restored) -> None:
    """Say that it is done and how to go on."""
    made_at = restored.backup.made_at
    sentence = language.text(
        N_("The records are as they were on {day} at {time}. Sign in with a password of that time.")
    )
    words = sentence.format(day=language.long_date(made_at.date()), time=language.time(made_at.time()))
    _tell(parent, language, language.text(N_("The backup was put back")), words)


def tell_not_restored(parent: QWidget, language: Language, error: Exception) -> None:
    """Say why not, and that nothing is lost. A bug is raised again."""
    known = as_user_error(error)
    if known is None:
        raise error
    unharmed = language.text(N_("The records are as they were before."))
    _tell(parent, language, language.text(N_("The backup was not put back")), f"{known.sentence(language)} {unharmed}")


def _tell(parent: QWidget, language: Language, title: str, words: str) -> None:
    dialog = Dialog(parent, language, title, language.text(N_("Continue")))
    dialog.cancel_button.hide()
    dialog.body.addWidget(label(text=words, wrap=True))
    dialog.confirm_button.clicked.connect(dialog.accept)
    dialog.open()
