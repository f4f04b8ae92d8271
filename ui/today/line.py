"""One line of the Today page: what it says and where Enter leads."""

from __future__ import annotations

from dataclasses import dataclass

from ui.page import Place


@dataclass(frozen=True, slots=True)
class Line:
    """What a list of the Today page shows in one row. `tone` is one of the pill tones of `ui.kit`."""

    title: str
    strong: str = ""  # words of the title that are drawn in bold
    detail: str = ""
    lead: str = ""  # time or day, in bold before the title
    state: str = ""  # at the right; in a pill when there is a `tone`
    tone: str = ""
    icon: str = ""
    icon_role: str = "quiet"
    place: Place | None = None

    @property
    def spoken(self) -> str:
        """Everything in one sentence, for screen readers and for copying."""
        return ", ".join(part for part in (self.lead, self.title, self.detail, self.state) if part)
