"""The small photos of the people of a register, read after the register is on screen."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap

from app.attendance.values import Register
from ui.registers.model import RegisterModel
from ui.workbench import Workbench


class Photos(QObject):
    """Asks for the photos that are not here yet."""

    def __init__(self, bench: Workbench, model: RegisterModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._model = model

    def ask(self, register: Register) -> None:
        """Read the photos of these people, if any is missing."""
        wanted = tuple(row.person for row in register.rows if row.has_photo)
        people = self._bench.centre.people
        if wanted and not self._model.has_photos(wanted):
            self._bench.ask(self, lambda: people.thumbs(wanted), self._show, replaces="photos")

    def _show(self, thumbs: dict[int, bytes]) -> None:
        pictures = {person: QPixmap() for person in thumbs}
        for person, content in thumbs.items():
            pictures[person].loadFromData(content)
        self._model.show_photos(pictures)
