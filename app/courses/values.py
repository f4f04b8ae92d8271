"""Courses, cohorts and their people, as screens, papers and scripts see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.attendance.values import Count, SessionKey, SessionState
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


class Caution(StrEnum):
    """What speaks against giving an applicant a place."""

    AGE_NOT_KNOWN = "age_not_known"
    AGE_OF_DROP_OUT = "age_of_drop_out"
    NOT_ADULT = "not_adult"
    IN_ANOTHER_COHORT = "in_another_cohort"
    COMPLETED_BEFORE = "completed_before"


STATE_WORDS: dict[str, str] = {
    CohortState.PLANNED: N_("planned"),
    CohortState.RUNNING: N_("running"),
    CohortState.FINISHED: N_("finished"),
    CohortState.CANCELLED: N_("cancelled"),
}
ASSESSED_WORDS: dict[str, str] = {
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


CAUTION_WORDS = {
    Caution.AGE_NOT_KNOWN: N_("age not known"),
    Caution.AGE_OF_DROP_OUT: N_("who dropped out of school must be 14 to 30 years old"),
    Caution.NOT_ADULT: N_("younger than 18 years"),
    Caution.IN_ANOTHER_COHORT: N_("in another cohort already"),
    Caution.COMPLETED_BEFORE: N_("completed a course of this trade before"),
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


@dataclass(frozen=True, slots=True)
class CohortDraft:
    """A cohort as typed; without a number it gets the next one of its course."""

    course: int
    starts: dt.date
    ends: dt.date
    number: int | None = None
    trainer: str = ""
    place: str = ""
    capacity: int | None = None


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
class ApplicantDraft:
    """Somebody's wish for a place as typed; `criteria` are those met."""

    person: int
    source: Source = Source.SOCIAL_TEAM
    reason: str = ""
    income_band: IncomeBand = IncomeBand.UNKNOWN
    criteria: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who asked for a place; `age` is that on the day the cohort starts."""

    id: int
    cohort: int
    label: PersonLabel
    age: int | None
    draft: ApplicantDraft
    applied: dt.date
    decision: Decision
    decided: dt.date | None
    decided_by: str
    decision_reason: str
    despite: str  # why a caution was set aside
    place: int | None  # on the waiting list
    cautions: tuple[Caution, ...]


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


@dataclass(frozen=True, slots=True)
class CohortPaper:
    """What the papers of a cohort tell; applicants, and how many criteria there are, only where they are asked for."""

    completion: Completion
    printed_at: dt.datetime
    printed_by: str
    applicants: tuple[Applicant, ...] = ()
    criteria: int = 0


@dataclass(frozen=True, slots=True)
class AssessmentRequest:
    """Set the result of one trainee in one module; an empty result clears it."""

    module: int
    person: int
    result: Result


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a command changed. Assessing `before` again undoes it, assessing `after` redoes it."""

    before: tuple[AssessmentRequest, ...]
    after: tuple[AssessmentRequest, ...]


@dataclass(frozen=True, slots=True)
class TaughtSession:
    """A session of a cohort and the modules it was given to: minutes by module."""

    session: SessionKey
    starts: dt.time
    ends: dt.time
    state: SessionState
    came: int  # trainees present or late
    minutes: Mapping[int, int]

    @property
    def length(self) -> int:
        """The minutes of the whole session."""
        return (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute


@dataclass(frozen=True, slots=True)
class TeachingRequest:
    """Give one session to these modules, in equal shares; to none: take back what was noted."""

    session: SessionKey
    modules: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Taught:
    """What a command changed. Noting `before` again undoes it, noting `after` redoes it."""

    before: tuple[TeachingRequest, ...]
    after: tuple[TeachingRequest, ...]


@dataclass(frozen=True, slots=True)
class PlaceFree:
    """What came of a place that was given up: who is next on the waiting list, if there is room and anybody waits."""

    offered: PersonLabel | None = None
    applicant: int = 0


@dataclass(frozen=True, slots=True)
class PersonCourse:
    """One cohort in the life of a person: as an applicant, a trainee or both."""

    cohort: CohortLine
    decision: Decision | None
    trainee: bool
    starts: dt.date | None
    ends: dt.date | None
    left: LeavingReason | None


@dataclass(frozen=True, slots=True)
class Due:
    """What of the courses wants attention: cohorts that start or finish soon or should have, and who waits to hear."""

    starting: tuple[CohortLine, ...] = ()
    finishing: tuple[CohortLine, ...] = ()
    to_decide: tuple[CohortLine, ...] = ()
    free_places: tuple[CohortLine, ...] = ()


class FiguresBy(StrEnum):
    """What the figures are told apart by."""

    COHORT = "cohort"
    COURSE = "course"
    TRADE = "trade"
    SEX = "sex"
    AGE = "age"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class FiguresFilter:
    """Which cohorts are counted: those that started in a year, those of a trade; None: all that were not cancelled."""

    by: FiguresBy = FiguresBy.COHORT
    year: int | None = None
    trade: int | None = None


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """Numbers of people, each counted once in this row. `key` names it; `names` those of a trade, course or cohort.

    `at_start` and `completed_from_start` count only finished cohorts: before the end nobody can have completed.
    """

    key: str
    names: Names | None
    enrolled: int
    completed: int
    at_start: int
    completed_from_start: int
    leavers: int
    reasons: Mapping[LeavingReason, int]

    @property
    def drop_out(self) -> float | None:
        """Leavers / enrolled."""
        return self.leavers / self.enrolled if self.enrolled else None

    @property
    def completion(self) -> float | None:
        """Completers who were there at the start / enrolled at the start."""
        return self.completed_from_start / self.at_start if self.at_start else None


@dataclass(frozen=True, slots=True)
class Figures:
    """The rows, and all people together: their own count, not the sum of the rows."""

    wanted: FiguresFilter
    rows: tuple[FiguresRow, ...]
    total: FiguresRow
    years: tuple[int, ...]  # in which cohorts started
    trades: tuple[Trade, ...]
