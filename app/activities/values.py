"""Activities, as registers and screens are told of them."""

from __future__ import annotations

from dataclasses import dataclass

from app.language import Language


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """An activity as typed, at least in one language."""

    name_km: str = ""
    name_en: str = ""
    name_fr: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """What is done at a session: games, reading, sport."""

    id: int
    name_km: str
    name_en: str
    name_fr: str
    archived: bool = False

    def name(self, language: Language) -> str:
        """The name for this reader."""
        return language.pick(km=self.name_km, en=self.name_en, fr=self.name_fr)
