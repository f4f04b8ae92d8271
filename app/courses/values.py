"""Courses, cohorts and their people, as screens, papers and scripts see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.attendance.values import Count
from app.dates import age_at
from app.groups.values import GroupName
from app.language import Language
from app.people.values import PersonLabel
from app.words import N_


class CohortState(StrEnum):
    """Planned until it starts; then it runs, until it is finished. Called off, it is cancelled."""

    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class AssessedBy(StrEnum):
    """How a module is assessed: competent or not yet, or a mark from 0 to 100."""

    COMPETENCE = "competence"
    MARKS = "marks"


class Source(StrEnum):
    """Who sent an applicant; NONE for a trainee who was enrolled without having applied."""

    NONE = ""
    SOCIAL_TEAM = "social_team"
    DROP_OUT = "drop_out"
    OTHER = "other"


class IncomeBand(StrEnum):
    """What a family earns in a month, in US dollars; UNKNOWN when nobody asked."""

    UNKNOWN = ""
    UNDER_50 = "under_50"
    UNDER_100 = "under_100"
    UNDER_200 = "under_200"
    FROM_200 = "from_200"


class Decision(StrEnum):
    """What became of somebody's wish for a place."""

    OPEN = "open"
    SELECTED = "selected"
    WAITING = "waiting"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class LeavingReason(StrEnum):
    """Why a trainee left before the end; NOT_SAID when the enrolment was ended elsewhere."""

    NOT_SAID = ""
    JOB = "job"
    MOVED = "moved"
    FAMILY = "family"
    PREGNANCY = "pregnancy"
    ILLNESS = "illness"
    NOT_INTERESTED = "not_interested"
    DISTANCE = "distance"
    OTHER = "other"


STATE_WORDS = {
    CohortState.PLANNED: N_("planned"),
    CohortState.RUNNING: N_("running"),
    CohortState.FINISHED: N_("finished"),
    CohortState.CANCELLED: N_("cancelled"),
}
ASSESSED_WORDS = {
    AssessedBy.COMPETENCE: N_("Competent or not yet"),
    AssessedBy.MARKS: N_("Marks from 0 to 100"),
}
SOURCE_WORDS = {
    Source.NONE: N_("did not apply"),
    Source.SOCIAL_TEAM: N_("social team"),
    Source.DROP_OUT: N_("dropped out of school"),
    Source.OTHER: N_("other source"),
}
INCOME_WORDS = {
    IncomeBand.UNKNOWN: N_("not known"),
    IncomeBand.UNDER_50: N_("under 50 $"),
    IncomeBand.UNDER_100: N_("50 to 99 $"),
    IncomeBand.UNDER_200: N_("100 to 199 $"),
    IncomeBand.FROM_200: N_("200 $ and more"),
}
DECISION_WORDS = {
    Decision.OPEN: N_("to be decided"),
    Decision.SELECTED: N_("selected"),
    Decision.WAITING: N_("on the waiting list"),
    Decision.REFUSED: N_("refused"),
    Decision.WITHDRAWN: N_("withdrew"),
}
LEAVING_WORDS = {
    LeavingReason.NOT_SAID: N_("reason not said"),
    LeavingReason.JOB: N_("found work"),
    LeavingReason.MOVED: N_("moved away"),
    LeavingReason.FAMILY: N_("family"),
    LeavingReason.PREGNANCY: N_("pregnancy"),
    LeavingReason.ILLNESS: N_("illness"),
    LeavingReason.NOT_INTERESTED: N_("not interested"),
    LeavingReason.DISTANCE: N_("too far"),
    LeavingReason.OTHER: N_("other reason"),
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
class ModuleLine:
    """A module of a cohort; `taught` counts the minutes of all its sessions."""

    id: int
    position: int
    names: Names
    hours: int
    taught: int = 0


@dataclass(frozen=True, slots=True)
class CohortLine:
    """A cohort in a list; numbers of people are those of today."""

    id: int
    group: GroupName
    number: int
    state: CohortState
    course: int
    course_names: Names
    trade: Trade
    starts: dt.date | None
    ends: dt.date | None
    place: str
    trainer: str
    capacity: int | None
    rules: PassRules
    reason: str = ""  # why it was cancelled
    trainees: int = 0
    to_decide: int = 0
    waiting: int = 0

    @property
    def free(self) -> int | None:
        """Places left, never below 0; None without a capacity."""
        return None if self.capacity is None else max(self.capacity - self.trainees, 0)


@dataclass(frozen=True, slots=True)
class Result:
    """How a trainee did in a module: what was assessed is `competent` or `mark`, both None when nothing was."""

    competent: bool | None = None
    mark: int | None = None

    def passed(self, rules: PassRules) -> bool:
        """Whether the module counts as passed."""
        if rules.assessed_by is AssessedBy.COMPETENCE:
            return self.competent is True
        return self.mark is not None and self.mark >= rules.mark


@dataclass(frozen=True, slots=True)
class TraineeModule:
    """One module for one trainee: the minutes attended, whether it is done, and the assessment."""

    module: int
    attended: int
    done: bool
    result: Result


@dataclass(frozen=True, slots=True)
class Trainee:
    """Somebody who is or was enrolled in a cohort, with everything a certificate asks for.

    `ends` is the last day; `left` the reason of who left before the end, None of who stayed.
    """

    label: PersonLabel
    starts: dt.date
    ends: dt.date | None
    left: LeavingReason | None
    note: str
    source: Source
    income_band: IncomeBand
    count: Count  # the marks at the cohort's sessions that were held; `count.rate` is the attendance
    modules: tuple[TraineeModule, ...]  # in the order of the cohort's modules

    @property
    def person(self) -> int:
        """The person's id."""
        return self.label.id

    @property
    def modules_done(self) -> int:
        """How many modules are done."""
        return sum(module.done for module in self.modules)

    @property
    def minutes(self) -> int:
        """The minutes attended in all modules."""
        return sum(module.attended for module in self.modules)

    def age(self, on: dt.date) -> int | None:
        """Full years on a day; None when the birth date is not known."""
        return None if self.label.birth is None else age_at(self.label.birth, on)

    def passes(self, rules: PassRules) -> int:
        """How many modules are passed."""
        return sum(module.result.passed(rules) for module in self.modules)


@dataclass(frozen=True, slots=True)
class Completion:
    """A cohort with its modules and all who were ever trainees of it, in Khmer order."""

    cohort: CohortLine
    modules: tuple[ModuleLine, ...]
    trainees: tuple[Trainee, ...]

    @property
    def finished(self) -> tuple[Trainee, ...]:
        """Who stayed to the end; nobody before the cohort is finished."""
        if self.cohort.state is not CohortState.FINISHED:
            return ()
        return tuple(trainee for trainee in self.trainees if trainee.left is None)
