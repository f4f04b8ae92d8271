"""The foot of a sign-in: the line in which a sheet is typed, and what it is read as."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.language import N_
from app.meetings.values import SignIn, Who
from ui.meetings import wording
from ui.meetings.letters import LETTERS, Said
from ui.registers.foot import Hints, TypedFoot
from ui.registers.typed_entry import read_letters
from ui.tongue import Tongue

_HINTS: Hints = (
    (("7M 12MF",), N_("row and who came")),
    (("M", "F", "G", "D", "O"), N_("who came, next")),
    (("P",), N_("who usually comes")),
    (("A",), N_("nobody")),
    (("Space",), N_("all others came")),
    (("W",), N_("add a family")),
    (("Ctrl Z",), N_("undo")),
    (("F1",), N_("all keys")),
)


class SignInFoot(TypedFoot):
    """The foot of a sign-in."""

    def __init__(self, tongue: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(tongue, _HINTS, (), parent)
        self.sign_in: SignIn | None = None

    @override
    def explanation(self, text: str) -> tuple[str, bool]:
        language = self._tongue.language
        rows = {row.number: row for row in self.sign_in.rows} if self.sign_in else {}
        reading = read_letters(text, rows, LETTERS)
        if reading.fault is not None:
            return reading.fault.sentence(language), False
        said: dict[int, list[str]] = {}
        for mark in reading.marks:
            said.setdefault(mark.number, []).append(_words(mark.status, self._tongue))
        for number in reading.waiting:
            said[number] = ["…"]
        parts = [
            f"{number} {wording.first_adult(rows[number].family, language)}: {', '.join(words)}"
            for number, words in said.items()
        ]
        return "  ·  ".join(parts[-3:]), True


def _words(said: Who | Said, tongue: Tongue) -> str:
    text = tongue.language.text
    if said is Said.NOBODY:
        return text(N_("nobody"))
    if said is Said.USUAL:
        return text(N_("who usually comes"))
    return wording.whos((said,), tongue.language) if isinstance(said, Who) else ""
