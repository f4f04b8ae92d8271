"""Trades, courses and what speaks for applicants, as screens, papers and scripts see them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.language import Language
from app.words import N_


class AssessedBy(StrEnum):
    """How a module is assessed: competent or not yet, or a mark from 0 to 100."""

    COMPETENCE = "competence"
    MARKS = "marks"


ASSESSED_WORDS: dict[str, str] = {
    AssessedBy.COMPETENCE: N_("Competent or not yet"),
    AssessedBy.MARKS: N_("Marks from 0 to 100"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """A name in the three languages; at least one is there."""

    km: str = ""
    en: str = ""
    fr: str = ""

    def name(self, language: Language) -> str:
        """The name for this reader."""
        return language.pick(km=self.km, en=self.en, fr=self.fr)


@dataclass(frozen=True, slots=True)
class Trade:
    """What one can learn."""

    id: int
    names: Names
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something that speaks for giving an applicant a place."""

    id: int
    names: Names
    archived: bool = False


@dataclass(frozen=True, slots=True)
class PassRules:
    """What must be reached to pass; percentages of 100.

    `modules` of the modules must be done, `passes` of them passed: competent, or with at least `mark`.
    """

    assessed_by: AssessedBy = AssessedBy.COMPETENCE
    attendance: int = 80
    modules: int = 100
    passes: int = 100
    mark: int = 50


@dataclass(frozen=True, slots=True)
class ModuleDraft:
    """A module as typed."""

    names: Names
    hours: int


@dataclass(frozen=True, slots=True)
class CourseDraft:
    """A course as typed: its modules in the order in which they are taught."""

    trade: int
    names: Names
    months: int
    rules: PassRules
    modules: tuple[ModuleDraft, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A course of the catalogue; `draft` is how it would be typed."""

    id: int
    draft: CourseDraft
    archived: bool

    @property
    def hours(self) -> int:
        """The hours of all modules."""
        return sum(module.hours for module in self.draft.modules)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that can be taught and what speaks for an applicant, archived ones last."""

    trades: tuple[Trade, ...]
    courses: tuple[Course, ...]
    criteria: tuple[Criterion, ...]

    def trade_of(self, course: Course) -> Trade:
        """The trade a course belongs to."""
        return next(trade for trade in self.trades if trade.id == course.draft.trade)
