"""One line of the search's answer, whatever it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from ui.page import Place


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the answer: an icon, a name, quiet words, and where it leads."""

    icon: str
    name: str
    detail: str
    place: Place | None = None
    action: int = -1
    keys: str = ""
