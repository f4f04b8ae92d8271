"""Asking which family came to a meeting that is not on its sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.language import N_, Language
from app.meetings.values import FamilyCandidate
from ui.kit.pick import Pickable, PickDialog
from ui.meetings import wording
from ui.meetings.entering import Entering
from ui.workbench import Workbench

_STRANGER = 0


def ask_family(
    bench: Workbench, parent: QWidget, meeting: int, entering: Entering, chosen: Callable[[], object]
) -> None:
    """Enter the family that is picked, or a new one of the name that was typed; `chosen` is called before."""
    meetings, language = bench.centre.meetings, bench.tongue.language
    typed = [""]

    def find(words: str) -> list[Pickable]:
        typed[0] = words.strip()
        found = [_pickable(one, language) for one in meetings.candidates(meeting, words)]
        if typed[0]:
            stranger = language.text(N_("Somebody else: write down “{name}” as new")).format(name=typed[0])
            found.append(Pickable(_STRANGER, stranger))
        return found

    def picked(family: int) -> None:
        chosen()
        if family == _STRANGER:
            entering.add_stranger(typed[0])
        else:
            entering.add_family(family)

    PickDialog(bench, parent, language.text(N_("Add a family")), language.text(N_("Add")), find, picked).open()


def _pickable(one: FamilyCandidate, language: Language) -> Pickable:
    adults = ", ".join(wording.adult_name(adult, language) for adult in one.adults)
    parts = (adults, wording.family_names(one.label, language), one.label.village)
    return Pickable(one.label.id, "  ·  ".join(filter(None, parts)))
