"""Asking for a file or a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.language import N_, Language


class FileDialog(QFileDialog):
    """Asks for one that is there, or with a name to `save` under for a new one.

    It speaks the language of the program: Qt knows no Khmer.
    """

    def __init__(
        self, parent: QWidget, language: Language, title: str, kinds: str = "", *, folder: str = "", save: str = ""
    ) -> None:
        """`title` and `kinds`, as `Pictures (*.png)`, are translated."""
        super().__init__(parent, title, folder, kinds)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if save:
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self.setDefaultSuffix(Path(save).suffix.removeprefix("."))
            self.selectFile(save)
        else:
            self.setFileMode(QFileDialog.FileMode.ExistingFile)
        label = QFileDialog.DialogLabel
        for place, words in (
            (label.LookIn, N_("Folder")),
            (label.FileName, N_("File name")),
            (label.FileType, N_("Kind of file")),
            (label.Accept, N_("Save") if save else N_("Choose")),
            (label.Reject, N_("Cancel")),
        ):
            self.setLabelText(place, language.text(words))
